"""Real treaties to read: say first what one is, then compare."""

import random
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from .. import data
from ..widgets.activity import REDO, RESET, UNDO, Activity
from ..widgets.controls import (
    Badge,
    Button,
    Card,
    Check,
    Facts,
    Field,
    Layout,
    Menu,
    Options,
    Search,
    Text,
)
from ..widgets.display import show
from ..wording import listing
from . import treaty_reading
from .treaty_reading import NONE, QUESTIONS

START = "dual-alliance-1879"
_NOTHING = frozenset[str]()


@dataclass(frozen=True)
class Reading:
    """The treaty on the table, what the learner says of it, and how they did so far.

    Attributes
    ----------
    treaty : str
        Its id.
    answers : tuple of frozenset of str
        The options chosen, one set for each of `QUESTIONS`.
    compared : bool
    tally : tuple of tuple of str and int
        For each treaty compared, how many parts were right at the first comparison.
    """

    treaty: str
    answers: tuple[frozenset[str], ...] = (_NOTHING,) * len(QUESTIONS)
    compared: bool = False
    tally: tuple[tuple[str, int], ...] = ()

    @property
    def by_part(self) -> treaty_reading.Reading:
        """The answers by the name of the part."""
        return dict(zip(QUESTIONS, self.answers, strict=True))

    @property
    def open_parts(self) -> list[str]:
        """The parts nothing was said about."""
        return [QUESTIONS[part][0].lower() for part, chosen in self.by_part.items() if not chosen]


class TreatyExplorer(Activity[Reading]):
    """A treaty, four questions about it, and the comparison once all four have an answer.

    Parameters
    ----------
    treaty : str
        Id or name of the treaty to begin with.
    seed : int
        Settles the order in which *Another one* goes through the treaties.

    Raises
    ------
    ValueError
        If there is no such treaty.
    """

    def __init__(self, treaty: str = START, seed: int = 1) -> None:
        self.order = [one.id for one in data.treaties()]
        random.Random(seed).shuffle(self.order)
        super().__init__(Reading(data.treaty(treaty).id))

    def layout_of(self, state: Reading) -> Layout:
        return _layout()

    def values(self, state: Reading) -> dict[str, Any]:
        treaty = data.treaty(state.treaty)
        marks = treaty_reading.compare(treaty, state.by_part) if state.compared else {}
        shown: dict[str, Any] = {"treaty": state.treaty, "find": state.treaty, "title": treaty_reading.title(treaty)}
        for part, chosen in state.by_part.items():
            shown[f"name-{part}"] = QUESTIONS[part][0]
            shown[f"why-{part}"] = marks[part].why if marks else ""
            if part == "promises":
                shown |= {f"promises-{key}": key in chosen for key, _ in QUESTIONS[part][1]}
            else:
                shown[part] = next(iter(chosen), "")
        shown["verdict"] = self._verdict(state, marks)
        shown["facts"] = treaty_reading.facts(treaty) if state.compared else []
        shown["source"] = data.source_line("treaties")
        return shown

    def badges(self, state: Reading) -> list[Badge]:
        if not state.compared:
            return [Badge(text="answered" if chosen else "not answered yet") for chosen in state.answers]
        marks = treaty_reading.compare(data.treaty(state.treaty), state.by_part)
        return [
            Badge(strong="✓ right", side="right") if mark.right else Badge(strong="✗ look again", side="wrong")
            for mark in marks.values()
        ]

    def change(self, state: Reading, name: str, value: Any) -> Reading:
        if name in ("treaty", "find"):
            return self._take(state, data.treaty(value).id)
        part, _, key = name.partition("-")
        answers = state.by_part
        answers[part] = _toggled(answers[part], key, value) if key else frozenset([value])
        return replace(state, answers=tuple(answers.values()), compared=False)

    def press(self, state: Reading, name: str) -> Reading:
        if name == "another":
            return self._another(state)
        if state.open_parts:
            self.message = f"Say something about the {listing(state.open_parts)} first; a guess costs nothing."
            return state
        right = sum(mark.right for mark in treaty_reading.compare(data.treaty(state.treaty), state.by_part).values())
        first = state.treaty not in dict(state.tally)
        tally = (*state.tally, (state.treaty, right)) if first else state.tally
        return replace(state, compared=True, tally=tally)

    def draw(self, state: Reading) -> None:
        """There is no figure here."""

    def _take(self, state: Reading, treaty: str) -> Reading:
        return state if treaty == state.treaty else Reading(treaty, tally=state.tally)

    def _another(self, state: Reading) -> Reading:
        read, place = dict(state.tally), self.order.index(state.treaty)
        following = self.order[place + 1 :] + self.order[:place]
        fresh = [treaty for treaty in following if treaty not in read]
        if not fresh:
            self.message = "You have compared every treaty of the collection; here is one of them again."
        return self._take(state, (fresh or following)[0])

    def _verdict(self, state: Reading, marks: dict[str, treaty_reading.Mark]) -> str:
        if not marks:
            return ""
        now = f"{sum(mark.right for mark in marks.values())} of {len(marks)} right."
        if len(state.tally) < 2:
            return now
        right, parts = sum(right for _, right in state.tally), len(QUESTIONS) * len(state.tally)
        return f"{now} At the first comparison {right} of {parts} so far, in {len(state.tally)} treaties."


def treaty_explorer(treaty: str = START, seed: int = 1) -> None:
    """Show real treaties to read and to compare with what they were.

    Parameters
    ----------
    treaty : str
        Id or name of the treaty to begin with.
    seed : int
        Settles the order in which *Another one* goes through the treaties.

    Raises
    ------
    ValueError
        If there is no such treaty.
    """
    show(TreatyExplorer(treaty, seed), "The treaty explorer")


def _toggled(chosen: frozenset[str], key: str, on: bool) -> frozenset[str]:
    """Put a promise on or off the list; "none of these" and a promise exclude each other."""
    if not on:
        return chosen - {key}
    return frozenset([NONE]) if key == NONE else chosen - {NONE} | {key}


@cache
def _layout() -> Layout:
    names = tuple((one.id, one.name) for one in data.treaties())
    years = tuple((one.id, f"{one.start}  {one.name}") for one in data.treaties())
    cards = []
    for part, (label, options) in QUESTIONS.items():
        fields: list[Field] = [Options(part, label, options)]
        if part == "promises":
            fields = [Check(f"{part}-{key}", text) for key, text in options]
        cards.append(Card(head=[Text(f"name-{part}", look="al-name")], fields=[*fields, Text(f"why-{part}")]))
    return Layout(
        toolbar=(
            Menu("treaty", "Treaty", years),
            Search("find", "Find by name", names),
            Text("title", look="al-title"),
        ),
        cards=cards,
        after=(
            Button("compare", "Compare", look="al-main"),
            Button("another", "Another one"),
            replace(UNDO, look="al-push"),
            REDO,
            RESET,
            Text("verdict", look="al-verdict", spoken=True),
            Facts("facts"),
            Text("source", look="al-source"),
        ),
    )
