"""The course on the teacher's machine: its folders and gradebook, as nbgrader's own configuration says."""

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps.baseapp import NbGrader

from course_utils.homework import Assignment, read
from course_utils.homework.assignment import SOURCE
from course_utils.wording import listing


@dataclass(frozen=True)
class Student:
    """A student of the class list; `lms_id` is Canvas's own number, the texts are empty where unknown."""

    id: str
    first: str = ""
    last: str = ""
    email: str = ""
    lms_id: str = ""

    @property
    def name(self) -> str:
        """First and last name, or ""."""
        return f"{self.first} {self.last}".strip()

    @property
    def called(self) -> str:
        """Name and id for a sentence: "Ann Lee (ann)", or "ann"."""
        return f"{self.name} ({self.id})" if self.name else self.id


@dataclass(frozen=True)
class Course:
    """The course in the working folder.

    Raises
    ------
    ValueError
        If the working folder is not a course's.
    """

    root: Path = field(default_factory=Path.cwd)

    def __post_init__(self):
        if not (self.root / "nbgrader_config.py").is_file():
            raise ValueError("Go to the folder of the course first: there is no nbgrader_config.py in this one.")

    @cached_property
    def app(self) -> Any:
        """An application of nbgrader that has read the configuration and does nothing."""
        return _start(NbGrader)

    @contextmanager
    def gradebook(self) -> Iterator[Any]:
        """Open nbgrader's gradebook."""
        _find_tools()
        with Gradebook(self.app.coursedir.db_url, self.app.coursedir.course_id) as gradebook:
            yield gradebook

    def folder(self, step: str, assignment: str, student: str = ".") -> Path:
        """Return the folder of a step ("source", "release", "submitted", "autograded" or "feedback")."""
        directories = self.app.coursedir
        return Path(directories.format_path(getattr(directories, f"{step}_directory"), student, assignment))

    def assignment(self, name: str) -> Assignment:
        """Read an assignment with its key; raises ValueError that names the known ones."""
        home = self.folder("source", name)
        if not (home / SOURCE).is_file():
            raise ValueError(f"There is no assignment '{name}'; there is {listing(self.assignments()) or 'none'}.")
        return read(home)

    def assignments(self) -> list[str]:
        """Return the names of all assignments in the folder of sources."""
        return sorted(path.parent.name for path in self.folder("source", "any").parent.glob(f"*/{SOURCE}"))

    def students(self) -> list[Student]:
        """Return the class list, in the order of ids."""
        with self.gradebook() as gradebook:
            return students_of(gradebook)

    def called(self) -> dict[str, str]:
        """Return what to call each student of the class list in a sentence, by id."""
        return {student.id: student.called for student in self.students()}

    def submitted(self, assignment: str) -> list[str]:
        """Return the ids of those whose submissions were collected."""
        pattern = self.folder("submitted", assignment, "*")
        depth = len(pattern.parts) - 1 - pattern.parts[::-1].index("*")
        base = Path(*pattern.parts[:depth])
        return sorted(path.name for path in base.glob("*") if self.folder("submitted", assignment, path.name).is_dir())

    def run(self, app: type[NbGrader], *words: str) -> Any:
        """Run one of nbgrader's own applications and return it; raises ValueError if it gives up."""
        started = _start(app, *words)
        try:
            started.start()
        except SystemExit as end:
            if end.code:
                raise ValueError(f"nbgrader could not finish this step ({' '.join(words)}): see above.") from None
        return started


# nbgrader adds to its database in an order that SQLAlchemy warns of; teachers can do nothing about it.
warnings.filterwarnings("ignore", message="Object of type <Submitted")


def _start(app: type[NbGrader], *words: str) -> Any:
    _find_tools()
    started = app()
    started.log_level = logging.ERROR
    started.initialize([*words])
    return started


def _find_tools() -> None:
    """Let nbgrader find its tool alembic, also where the environment's programs are not on the path."""
    programs = str(Path(sys.executable).parent)
    if programs not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", "")])


def students_of(gradebook: Any) -> list[Student]:
    """Return the class list in nbgrader's gradebook, in the order of ids; without a class list, all whom it knows."""
    return class_list(gradebook) or sorted((_student(row) for row in gradebook.students), key=_by_id)


def class_list(gradebook: Any) -> list[Student]:
    """Return those whom a class list put into the gradebook, in the order of ids.

    nbgrader itself adds everybody whom it marks, with an id and nothing else. A class list writes every field, if only
    as an empty text, so the two are told apart, and an id that was wrongly collected is nobody's name.
    """
    listed = (row for row in gradebook.students if any(field is not None for field in _fields(row)[1:]))
    return sorted((_student(row) for row in listed), key=_by_id)


def _fields(row: Any) -> tuple[str | None, ...]:
    return row.id, row.first_name, row.last_name, row.email, row.lms_user_id


def _student(row: Any) -> Student:
    return Student(*(field or "" for field in _fields(row)))


def _by_id(student: Student) -> str:
    return student.id
