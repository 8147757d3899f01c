"""``alliances export NAME``: the marks for a school's own system, as plugins of nbgrader's export."""

import argparse
import csv
from abc import abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.apps import ExportApp
from nbgrader.plugins import ExportPlugin
from traitlets import Unicode

from course_teaching.course import Course
from course_teaching.marked import markings
from course_utils.wording import some

_NAMED = 10  # students in one sentence
_FORMS = ("canvas", "moodle")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this step takes."""
    parser.add_argument("name", help="the assignment")
    parser.add_argument("--column", default="", help="the column's name in your system; else the assignment's title")


def run(given: argparse.Namespace) -> None:
    """Write a file for Canvas and one for Moodle; who has no final mark yet gets an empty cell."""
    course = Course()
    assignment = course.assignment(given.name)
    markings(course, given.name)
    home = course.root / "teacher" / given.name
    home.mkdir(parents=True, exist_ok=True)
    for form in _FORMS:
        path = home / f"marks_{form}.csv"
        course.run(
            ExportApp,
            f"--exporter=course_teaching.export.{form.title()}Marks",
            f"--to={path}",
            f"--{form.title()}Marks.assignment=['{given.name}']",
            f"--{form.title()}Marks.column={given.column or assignment.title}",
        )
        print(f"For {form.title()}: {path.relative_to(course.root)}")
    with course.gradebook() as gradebook:
        empty = [student.id for student in gradebook.students if final_mark(gradebook, given.name, student.id) is None]
    if empty:
        print(f"No final mark yet, so an empty cell: {some(empty, _NAMED)}.")


def final_mark(gradebook: Any, name: str, student: str) -> float | None:
    """Return a student's mark, penalties taken off; None if nothing was handed in or an essay still is to be marked."""
    try:
        submission = gradebook.find_submission(name, student)
    except MissingEntry:
        return None
    if submission.needs_manual_grade:
        return None
    return round(max(0.0, submission.score - submission.late_submission_penalty), 2)


class _Marks(ExportPlugin):
    """One row a student, one column for the assignment."""

    column = Unicode("", help="name of the column that holds the marks").tag(config=True)

    def export(self, gradebook: Any) -> None:
        """Write the file."""
        (name,) = self.assignment
        with Path(self.to).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            for row in self.rows(gradebook, name):
                writer.writerow(row)

    @abstractmethod
    def rows(self, gradebook: Any, name: str) -> Iterator[list[str]]:
        """Yield the heading and a row a student."""

    def marks(self, gradebook: Any, name: str) -> Iterator[tuple[Any, str]]:
        """Yield each student of the class list with their mark as text, "" if there is none yet."""
        for student in gradebook.students:
            mark = final_mark(gradebook, name, student.id)
            yield student, "" if mark is None else f"{mark:g}"


class CanvasMarks(_Marks):
    """Canvas: Grades ▸ Import. It knows students by ID, its own number, or by SIS Login ID."""

    def rows(self, gradebook: Any, name: str) -> Iterator[list[str]]:
        """Yield the heading, the possible points and a row a student."""
        yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", self.column]
        yield ["    Points Possible", "", "", "", "", f"{gradebook.find_assignment(name).max_score:g}"]
        for student, mark in self.marks(gradebook, name):
            named = ", ".join(filter(None, (student.last_name, student.first_name))) or student.id
            yield [named, student.lms_user_id or "", "", student.id, "", mark]


class MoodleMarks(_Marks):
    """Moodle: Grades ▸ Import ▸ CSV file. Map from "Email address" or "ID number", and the last column to the item."""

    def rows(self, gradebook: Any, name: str) -> Iterator[list[str]]:
        """Yield the heading and a row a student."""
        yield ["First name", "Last name", "ID number", "Email address", self.column]
        for student, mark in self.marks(gradebook, name):
            yield [student.first_name or "", student.last_name or "", student.id, student.email or "", mark]
