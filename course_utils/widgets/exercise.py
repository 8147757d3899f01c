"""One question of homework in the page: its fields, whether the answer is saved, and whether its form is in order."""

from typing import Any

import traitlets

from ..figures import theme
from ..homework.form import is_empty
from ..questions.check import LONGEST_TEXT
from .display import show
from .homework_session import Session, session
from .panel import Panel
from .record import changed, watch
from .sentence import Sentence
from .static import read


class ExercisePanel(Panel):
    """A question of homework, drawn with the fields of the lessons' questions.

    Whatever is chosen or typed is saved at once. Neither page nor kernel knows what is right.

    Parameters
    ----------
    homework : Session
        The homework that the question belongs to.
    id : str
        The question.

    Raises
    ------
    ValueError
        If the homework has no such question.
    """

    _esm = read("common.js", "fields.js", "exercise.js")
    _css = theme.css() + read("theme.css", "question.css", "homework.css")

    question = traitlets.Dict().tag(sync=True)

    def __init__(self, homework: Session, id: str) -> None:
        self._homework, self._id = homework, id
        self._refused = ""  # why the last answer was not even kept in memory
        super().__init__(question=homework.page(id))
        self.refresh(whole=True)
        watch(self)

    def refresh(self, whole: bool) -> None:
        """Show the answer, and the student's own figures, as they are now."""
        homework, answers = self._homework, self._homework.answers
        exercise = homework.assignment.question(self._id)
        standing, problem = homework.stands(exercise)
        self.question = homework.page(self._id)
        self.state = {
            "answer": answers.get(self._id),
            "at": answers.at(self._id),
            "standing": standing,
            "problem": problem,
            "unsaved": answers.notice if self._id in answers.unsaved else "",
            "refused": self._refused,
            "closed": homework.closed,
            "nameless": bool(exercise.draws) and not homework.named(),
        }

    def act(self, action: dict[str, Any]) -> None:
        """Carry out "save" (its value is the answer), "clear" or "again"."""
        name, answers = action["name"], self._homework.answers
        if name == "again":
            answers.refresh()
        elif name in ("save", "clear"):
            self._refused = self._problem(action.get("value"))
            if not self._refused and (name == "clear" or is_empty(action.get("value"))):
                answers.clear(self._id)
            elif not self._refused:
                answers.set(self._id, action.get("value"))
        else:
            raise ValueError("That button is no longer there; run this cell again.")
        changed()

    def _problem(self, answer: Any) -> str:
        if self._homework.closed:
            return "Not saved: the deadline has passed. The top of this page says how to change an answer all the same."
        if isinstance(answer, str) and len(answer) > LONGEST_TEXT:
            return f"Not saved: the answer is too long. Shorten it to {LONGEST_TEXT:,} characters or fewer."
        return ""


def exercise(id: str) -> None:
    """Ask one question of the homework beside this notebook; an unknown id is said in a sentence."""
    try:
        panel: Panel = ExercisePanel(session(), id)
    except ValueError as problem:
        panel = Sentence(str(problem))
    show(panel, "This question")
