"""*Practise what I got wrong*: a quiz of the questions that were not right at the first try."""

from typing import Any

import ipywidgets

from ..figures import theme
from ..progress import Event, open_progress
from ..questions import Question, bank
from .display import close_all, show
from .panel import Panel
from .past import ATTEMPTS, Past, sum_up
from .question import QuestionPanel
from .record import keep, watch
from .static import read

MOST = 10


class PractisedQuestion(QuestionPanel):
    """A question asked afresh: what was done with it before the quiz counts for nothing, and does not show."""

    def __init__(self, asked: Question) -> None:
        self._before = {event.id for event in open_progress().events(asked.lesson, asked.id)}
        super().__init__(asked)

    def _past(self) -> Past:
        events = open_progress().events(self._asked.lesson, self._asked.id)
        return sum_up(event for event in events if event.id not in self._before)

    def _keep(self, kind: str, data: Any = None) -> None:
        if kind == "attempt":
            data = data | {"practised": True}
        self._unsaved = keep(self._asked.lesson, self._asked.id, kind, data)


class Practice(Panel):
    """The head of the quiz: how many questions wait, and a button that deals them into `box`.

    Attributes
    ----------
    box : ipywidgets.VBox
        The questions of the quiz, under the head.
    """

    _esm = read("common.js", "practise.js")
    _css = theme.css() + read("theme.css", "pages.css", "practise.css")

    def __init__(self) -> None:
        super().__init__()
        self.box = ipywidgets.VBox()
        self.box.add_class("al-quiz")
        self.refresh(whole=True)
        watch(self)

    def refresh(self, whole: bool) -> None:
        """Count again what there is to practise."""
        waiting, dealt = len(to_practise(open_progress().events())), len(self.box.children)
        some = "1 question" if waiting == 1 else f"{waiting} questions"
        if waiting:
            said = f"{some} that you did not get right at the first try {'waits' if waiting == 1 else 'wait'} for you."
        elif dealt:
            said = "All of them are right now: nothing is left to practise."
        else:
            said = "Nothing to practise: no question went wrong at the first try so far."
        if waiting > MOST:
            said += f" The {MOST} latest come first."
        self.state = {"said": said, "deal": ("Deal again" if dealt else "Begin the quiz") if waiting else ""}

    def act(self, action: dict[str, Any]) -> None:
        """Carry out "deal": ask what is to be practised now."""
        if action["name"] != "deal":
            raise ValueError("That button is no longer there; run this cell again.")
        old = self.box.children
        found = to_practise(open_progress().events())[:MOST]
        self.box.children = [PractisedQuestion(one) for one in found]
        for panel in old:
            close_all(panel)
        self.refresh(whole=True)


def to_practise(events: tuple[Event, ...]) -> list[Question]:
    """Return the questions to practise.

    Parameters
    ----------
    events : tuple of Event
        The learner's record.

    Returns
    -------
    list of Question
        Those whose first attempt was not right, or came after the answer was shown, the latest tried first. A right
        answer in a quiz takes a question off the list; one right after the explanation was read does not: that shows
        that the explanation was read. Free texts are not among them.
    """
    waiting: dict[str, bool] = {}  # question -> whether it waits; tried last comes last
    for event in events:
        asked, data = bank().get(event.question), event.data if isinstance(event.data, dict) else {}
        if not asked or asked.kind == "text" or asked.lesson != event.lesson:
            continue
        if event.kind == "reveal":
            waiting.setdefault(event.question, True)
        elif event.kind == "attempt" and (state := data.get("state")) in ATTEMPTS:
            right, known = state == "right", event.question in waiting
            waits = waiting.pop(event.question, not right)
            waiting[event.question] = waits and not (right and known and data.get("practised") is True)
    return [bank()[id] for id, waits in reversed(waiting.items()) if waits]


def practise() -> None:
    """Show, in the running cell, a quiz of what the learner did not get right at the first try."""
    head = Practice()
    show(ipywidgets.VBox([head, head.box]), "This quiz")
