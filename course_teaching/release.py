"""``alliances release NAME``: what students receive, on nbgrader's own generate_assignment and release_assignment."""

import argparse
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.apps import GenerateAssignmentApp, ReleaseAssignmentApp

from course_teaching.check import problems
from course_teaching.course import Course
from course_utils.homework import Assignment
from course_utils.homework.assignment import SOURCE


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this step takes."""
    parser.add_argument("name", help="the assignment, such as hw1_what_is_an_alliance")
    due = 'day, time and time zone, such as "2026-12-01 18:00+01:00"; "none" takes it away; without it, it stays'
    parser.add_argument("--due", help=due)
    parser.add_argument("--exchange", action="store_true", help="also put it into nbgrader's exchange (JupyterHub)")


def run(given: argparse.Namespace) -> None:
    """Make the released folder and a zip of it; a released assignment may be released again."""
    course = Course()
    assignment = course.assignment(given.name)
    if found := problems(course, assignment):
        raise ValueError(f"Nothing was released. '{given.name}' needs mending:\n" + "\n".join(found))
    with course.gradebook() as gradebook:
        earlier = next((one.duedate for one in gradebook.assignments if one.name == given.name), None)
        due = _due(given.due, assignment, earlier)
        in_utc = due.astimezone(UTC).replace(tzinfo=None) if due else None  # as nbgrader keeps it
        gradebook.update_or_create_assignment(given.name, duedate=in_utc)
    course.run(GenerateAssignmentApp, given.name, "--force")
    released = course.folder("release", given.name)
    packed = course.root / "teacher" / given.name / f"{given.name}.zip"
    pack(released, packed)
    print(
        f"{given.name} is in {released.relative_to(course.root)} and, to upload, in {packed.relative_to(course.root)}."
    )
    print(f"It is due {due:%d %B %Y, %H:%M %Z}." if due else "It has no due date.")
    if due and earlier and not given.due:
        print("This is the due date of the last release: --due changes it, --due none takes it away.")
    if due and due < datetime.now(UTC):
        print("Mind that this time has passed already: everybody who answers now is late.")
    if given.exchange:
        course.run(ReleaseAssignmentApp, given.name, "--force")
        print("Students find it in the exchange.")


def pack(folder: Path, packed: Path) -> None:
    """Write a zip that holds a folder, with the folder's own name inside."""
    packed.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, Path(folder.name) / path.relative_to(folder))


def _due(given: str | None, assignment: Assignment, earlier: datetime | None) -> datetime | None:
    """Return when an assignment is due: as it is said now, else as at the last release, else as its file says."""
    if not given:
        return earlier.replace(tzinfo=UTC) if earlier else assignment.due
    if given.strip().casefold() != "none":
        return _time(given)
    if assignment.due:
        raise ValueError(f"The due date stands in {SOURCE} of '{assignment.name}': take its line 'due' out there.")
    return None


def _time(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(re.sub(r"\s+(?=[+-])", "", text.strip()))
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise ValueError(f'Write the due date with its time zone, such as "2026-12-01 18:00+01:00", not "{text}".')
    return found
