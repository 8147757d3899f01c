"""The learner's dashboard: how far one is, which cards come back when, and what is worth another look."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import traitlets
from IPython.display import HTML, display

from ..cards import cards, lessons, statements
from ..cards.reviews import AGAIN, HARD, Review, reviews
from ..cards.schedule import calendar
from ..cards.weakest import Weak, weakest
from ..figures import theme
from ..progress import Event, open_progress
from ..questions import bank
from . import flashcards
from .display import show
from .flashcards_words import many
from .panel import Panel
from .past import Past, sum_up
from .record import watch
from .static import read

_DAYS = 14


class Dashboard(Panel):
    """Lessons done, first tries, the cards of two weeks, and the weakest statements with the way to their lesson."""

    _esm = read("common.js", "dashboard.js")
    _css = theme.css() + read("theme.css", "pages.css", "dashboard.css")

    #: The title and the notebook of each lesson that teaches a statement.
    doors = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(doors={one.id: {"title": one.title, "file": one.file} for one in lessons()})
        self.refresh(whole=True)
        watch(self)
        flashcards.follow_reviews(self)

    def refresh(self, whole: bool) -> None:
        """Show the record as it is now."""
        events = open_progress().events()
        pasts = pasts_of(events)
        histories = {card: history for card, history in reviews(events).items() if card in cards()}
        moment = flashcards.now()
        counts = calendar(histories.values(), moment, _DAYS)
        self.state = {
            "tiles": _tiles(pasts, counts[0]),
            "days": _days(counts, moment),
            "chart": chart_sentence(counts, moment, bool(histories)),
            "words": _in_words(counts, moment),
            "weak": [_row(weak) for weak in weakest(outcomes(pasts, histories), statements())],
            "none": _none(any(past.states for past in pasts.values()) or bool(histories)),
        }

    def act(self, action: dict[str, Any]) -> None:
        """Carry out "refresh"."""
        if action["name"] != "refresh":
            raise ValueError("That button is no longer there; run this cell again.")
        self.refresh(whole=True)


def pasts_of(events: Iterable[Event]) -> dict[str, Past]:
    """Sum up the events of every question of the bank."""
    of_question: dict[str, list[Event]] = {}
    for event in events:
        asked = bank().get(event.question)
        if asked and asked.lesson == event.lesson:
            of_question.setdefault(event.question, []).append(event)
    return {id: sum_up(found) for id, found in of_question.items()}


def at_first(past: Past) -> bool:
    """Whether a question was right at the first try, with nothing shown before."""
    return past.states[:1] == ("right",) and past.shown_after != 0


def outcomes(
    pasts: Mapping[str, Past], histories: Mapping[str, tuple[Review, ...]]
) -> list[tuple[tuple[str, ...], bool]]:
    """Return tags and success of each question that was tried and judged, and of each card as it was rated last."""
    asked = [
        (bank()[id].tags, at_first(past)) for id, past in pasts.items() if past.states and bank()[id].kind != "text"
    ]
    return asked + [(cards()[id].tags, history[-1].rating not in (AGAIN, HARD)) for id, history in histories.items()]


def chart_sentence(counts: Sequence[int], moment: datetime, any_card: bool) -> str:
    """Sum up in words what the chart shows."""
    if not any_card:
        return "You have met no card yet. They wait at the end of each lesson."
    if not (total := sum(counts)):
        return "No card comes back within the next two weeks."
    said = f"{many(total, 'card')} {'comes' if total == 1 else 'come'} back within two weeks, {counts[0]} today."
    most = max(counts)
    return said if most == counts[0] else f"{said} The fullest day is {_date(counts.index(most), moment)}, with {most}."


def _in_words(counts: Sequence[int], moment: datetime) -> str:
    """Say the chart day by day, for whoever cannot see it."""
    told = [f"{_date(ahead, moment)} {count}" for ahead, count in enumerate(counts) if count]
    return f"Cards by day: {', '.join(told)}; none on the other days." if told else "Cards by day: none."


def _date(ahead: int, moment: datetime) -> str:
    day = moment + timedelta(days=ahead)
    return "today" if ahead == 0 else f"{day:%A} {day.day} {day:%B}"


def _tiles(pasts: Mapping[str, Past], today: int) -> list[dict[str, str]]:
    finished = {id for id, past in pasts.items() if "right" in past.states or _kept(id, past)}
    by_lesson: dict[str, set[str]] = {}
    for question in bank().values():
        by_lesson.setdefault(question.lesson, set()).add(question.id)
    whole = sum(ids <= finished for ids in by_lesson.values())
    tried = [past for id, past in pasts.items() if past.states and bank()[id].kind != "text"]
    first = sum(map(at_first, tried))
    return [
        {"count": f"{whole} of {len(by_lesson)}", "label": "lessons done"},
        {"count": f"{first} of {len(tried)}" if tried else "none yet", "label": "questions right at the first try"},
        {"count": str(today), "label": "card due today" if today == 1 else "cards due today"},
    ]


def _kept(id: str, past: Past) -> bool:
    return bank()[id].kind == "text" and bool(past.states)


def _days(counts: Sequence[int], moment: datetime) -> list[dict[str, Any]]:
    days = []
    for ahead, count in enumerate(counts):
        day = moment + timedelta(days=ahead)
        days.append({"name": f"{day:%a}", "day": str(day.day), "count": count, "share": count / max(*counts, 1)})
    return days


def _row(weak: Weak) -> dict[str, str]:
    one = statements()[weak.statement]
    why = f"{weak.missed} of {weak.tried} questions and cards not right at once"
    if weak.tried == 1:
        why = "The one question or card that you tried was not right at once"
    return {"id": one.id, "text": one.statement, "why": why, "lesson": one.lesson}


def _none(begun: bool) -> str:
    if begun:
        return "Nothing stands out: whatever you tried was right at once."
    return "As soon as you have answered questions or rated cards, this is where you see what deserves another look."


def dashboard() -> None:
    """Show the learner's dashboard in the running cell."""
    show(Dashboard(), "Your dashboard")
    # JupyterLab makes links of an output lead to other notebooks, but not those that a widget draws: the widget presses
    # these instead. Elsewhere its own links work by themselves.
    links = "".join(f'<a href="{one.file}" tabindex="-1">{one.title}</a>' for one in lessons())
    display(HTML(f'<div class="al-doors" hidden>{links}</div>'))
