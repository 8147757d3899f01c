"""What an assignment is: frozen pieces, read from its source (with the key) or from what was released (without)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from course_utils.questions import Question
from course_utils.wording import unknown

SOURCE, RELEASED = "questions.toml", "questions.json"  # the two files of questions; answers.json is the student's
FORMAT = 1  # of the released file


@dataclass(frozen=True)
class Draw:
    """A table of which each student is given one row, by their name.

    `columns` are (field, label) pairs in the order to show them; `hidden` names the fields that belong to the key. A
    row may hold a small table of [label, number] pairs in its field `table`; `table_label` says what the numbers are,
    `decimals` how many decimals they are shown with (None: as written).
    """

    name: str
    title: str
    source: str
    columns: tuple[tuple[str, str], ...]
    hidden: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]
    table_label: str = ""
    decimals: int | None = None


@dataclass(frozen=True)
class Exercise:
    """One question of an assignment.

    `public` is all that a page may know of it (`questions.public`, with points, part, bounds and the draws it uses; a
    place such as {case.year} waits in it for the student's own figure). `key` and `block`, the whole question with the
    first row's figures and the TOML block it was read from, are there only where the source is: to check an answer,
    take `question_for`.
    """

    public: Mapping[str, Any]
    key: Question | None = None
    block: Mapping[str, Any] | None = None

    @property
    def id(self) -> str:
        """The question's id."""
        return self.public["id"]

    @property
    def kind(self) -> str:
        """The question's kind, one of `questions.schema.KINDS`."""
        return self.public["kind"]

    @property
    def points(self) -> int:
        """What a full answer is worth."""
        return self.public["points"]

    @property
    def part(self) -> str:
        """The heading under which an overview lists the question."""
        return self.public["part"]

    @property
    def draws(self) -> tuple[str, ...]:
        """The names of the draws whose figures the question uses."""
        return tuple(self.public["draws"])


@dataclass(frozen=True)
class Assignment:
    """An assignment; `due` has a time zone, or is None."""

    name: str
    title: str
    due: datetime | None
    draws: tuple[Draw, ...]
    questions: tuple[Exercise, ...]

    def question(self, id: str) -> Exercise:
        """Return the question of this id; raises ValueError with a sentence that names the nearest."""
        for exercise in self.questions:
            if exercise.id == id:
                return exercise
        raise ValueError(unknown("question", id, (exercise.id for exercise in self.questions)))

    def draw(self, name: str) -> Draw:
        """Return the draw of this name; raises ValueError with a sentence that names the nearest."""
        for draw in self.draws:
            if draw.name == name:
                return draw
        raise ValueError(unknown("set of figures", name, (draw.name for draw in self.draws)))
