"""The homework that this kernel works on: its questions, its answers, and how each question stands."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..homework import Answers, Assignment, Exercise, form_problem, normalised, own, page_for, read
from ..homework.form import MISSING

#: How a question can stand, with a mark; nothing here knows what is right.
MARKS = {"answered": "✓", "look": "!", "open": "○"}


class Session:
    """The homework in one folder.

    Parameters
    ----------
    folder : where the notebook is.

    Raises
    ------
    ValueError
        If there is no readable homework in the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.assignment: Assignment = read(folder)
        self.answers = Answers(folder, self.assignment.name)
        self.late = False  # whether the student chose to change answers after the deadline

    @property
    def over(self) -> bool:
        """Whether the deadline has passed."""
        return self.assignment.due is not None and datetime.now(UTC) > self.assignment.due

    @property
    def closed(self) -> bool:
        """Whether answers may not be changed now."""
        return self.over and not self.late

    def named(self) -> bool:
        """Whether the student has given a name."""
        return bool(normalised(self.answers.student))

    def rows(self) -> dict[str, dict[str, Any]]:
        """Return the student's own row of each draw; raises ValueError as long as there is no name."""
        if not self.named():
            raise ValueError("Type your name at the top of this page first: your figures are drawn by it.")
        return own(self.assignment, self.answers.student)

    def page(self, id: str) -> dict[str, Any]:
        """Return what the page may know of a question, the student's own figures in it."""
        return page_for(self.assignment, id, self.answers.student)

    def stands(self, exercise: Exercise) -> tuple[str, str]:
        """Return how a question stands, a key of `MARKS`, and what is not yet in order with the answer's form."""
        problem = form_problem(exercise.public, self.answers.get(exercise.id))
        if problem == MISSING:
            return "open", ""
        return ("look", problem) if problem else ("answered", "")


_open: dict[Path, Session] = {}


def session(again: bool = False) -> Session:
    """Return the homework of the notebook's folder, which is the kernel's: the same object each time.

    Parameters
    ----------
    again : whether to read the questions again, should the teacher have sent new ones.

    Raises
    ------
    ValueError
        If there is no readable homework in the folder.
    """
    folder = Path.cwd()
    if folder not in _open:
        _open[folder] = Session(folder)
    elif again:
        _open[folder].assignment = read(folder)
        _open[folder].answers.refresh()
    return _open[folder]
