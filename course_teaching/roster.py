"""``alliances roster FILE``: the class list, from Canvas's or Moodle's own export or a table of one's own."""

import argparse
import re
from collections.abc import Mapping
from pathlib import Path

from course_teaching.course import Course, Student
from course_teaching.tables import read_table
from course_utils.wording import listing

# Column of the table -> field of a student; the first of several that is there and filled counts. In small letters.
_COLUMNS = {
    "id": ("id number", "student_id", "sis login id", "username", "id", "email address", "email"),
    "first": ("first_name", "first name", "firstname"),
    "last": ("last_name", "last name", "lastname", "surname"),
    "email": ("email address", "email"),
    "lms_id": ("lms_user_id",),
}
_ID = re.compile(r"[\w.@+-]{1,100}")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this step takes."""
    parser.add_argument(
        "file",
        type=Path,
        help="a CSV file: Canvas's gradebook export, Moodle's grade export, or with "
        "the columns id, first_name, last_name, email",
    )


def run(given: argparse.Namespace) -> None:
    """Put the students of a table into nbgrader's gradebook; those already there are updated."""
    course, students = Course(), read(given.file)
    with course.gradebook() as gradebook:
        for one in students:
            gradebook.update_or_create_student(
                one.id, first_name=one.first, last_name=one.last, email=one.email, lms_user_id=one.lms_id
            )
    print(f"Students put on the class list: {len(students)}.")


def read(path: Path) -> list[Student]:
    """Read a class list.

    Parameters
    ----------
    path : a CSV file with a heading, parted by commas, semicolons or tabs.

    Raises
    ------
    ValueError
        If a column or an id is missing or of no use, or two students have the same id.
    """
    rows = [{key.strip().casefold(): value.strip() for key, value in row.items()} for row in read_table(path)]
    columns = set(rows[0]) if rows else set()
    canvas = "student" in columns and "id" in columns
    students = [_canvas(row) if canvas else _student(row) for row in rows if not _is_no_student(row)]
    if not students:
        raise ValueError(f"{path.name} holds no students: it needs a heading and a row each.")
    for place, student in enumerate(students, 2):
        if not _ID.fullmatch(student.id):
            raise ValueError(
                f"{path.name}, row {place}: '{student.id}' cannot be an id; use letters, digits and . _ - + @ in one "
                f"of the columns {listing(_COLUMNS['id'])}."
            )
    ids = [student.id for student in students]
    if twice := sorted({id for id in ids if ids.count(id) > 1}):
        raise ValueError(f"{path.name}: {listing(twice)} stands in more than one row.")
    return students


def _student(row: Mapping[str, str]) -> Student:
    found = {field: next((row[name] for name in names if row.get(name)), "") for field, names in _COLUMNS.items()}
    return Student(**found)


def _canvas(row: Mapping[str, str]) -> Student:
    """Canvas gives one name, "Last, First" or "First Last", and its own number under "ID"."""
    last, comma, first = row["student"].partition(",")
    if not comma:
        first, _, last = row["student"].rpartition(" ")
    login = row.get("sis login id") or row.get("sis user id") or row["id"]
    return Student(login, first.strip(), last.strip(), login if "@" in login else "", row["id"])


def _is_no_student(row: Mapping[str, str]) -> bool:
    """Whether a row is empty, Canvas's test student, or one of its lines without a name, such as possible points."""
    name = row.get("student", "nobody").strip().casefold()
    return not any(row.values()) or name in ("", "points possible", "student, test")
