"""Who was late, by the times in the answers and by what Canvas calls late uploads. It takes no mark off."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from course_teaching.course import Course
from course_teaching.submission import find
from course_utils.homework import Assignment
from course_utils.homework.answers_file import write
from course_utils.wording import counted

_FILE = "late.json"  # beside the uploads
_LEAST = timedelta(minutes=1)  # clocks differ


def late(course: Course, assignment: Assignment) -> dict[str, str]:
    """Say of each late student how late they were, by id; nobody is late where nothing is due.

    The time is that of the last saved answer, by the clock of the student's computer; an extension that nbgrader's
    gradebook holds counts. What Canvas called late among the uploads that were taken is named too.
    """
    name = assignment.name
    students, dues = course.submitted(name), _dues(course, name)
    by_canvas = called_late(course.root / "downloaded" / name)
    found = {}
    for student in students:
        said = []
        saved = find(course.folder("submitted", name, student), assignment).saved
        due = dues.get(student, dues.get(""))
        if saved and due and saved - due >= _LEAST:
            said.append(f"Late by {_span(saved - due)}: last saved {saved:%d %B %Y, %H:%M %Z} by the student's clock.")
        if student in by_canvas:
            said.append("Canvas calls the upload late.")
        if said:
            found[student] = " ".join(said)
    return found


def _dues(course: Course, name: str) -> dict[str, datetime]:
    """Return when the assignment is due, by student; under "" for those without an extension."""
    with course.gradebook() as gradebook:
        due = next((one.duedate for one in gradebook.assignments if one.name == name), None)
        if due is None:
            return {}
        extended = {
            submission.student.id: due + submission.extension
            for submission in gradebook.assignment_submissions(name)
            if submission.extension
        }
    return {id: time.replace(tzinfo=UTC) for id, time in {**extended, "": due}.items()}


def called_late(home: Path) -> set[str]:
    """Return whose work was called late when it was collected, as an assignment's folder in `downloaded` has it."""
    try:
        return set(json.loads((home / _FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return set()


def call_late(home: Path, taken: Mapping[str, bool]) -> None:
    """Keep of some students whether the work that counts now was called late; what is known of others stays."""
    before = called_late(home)
    after = (before - taken.keys()) | {student for student, is_late in taken.items() if is_late}
    if after != before:
        write(home / _FILE, json.dumps(sorted(after)).encode())


def _span(time: timedelta) -> str:
    """Say a span of time in its two largest units."""
    minutes = int(time.total_seconds() // 60)
    units = {"day": minutes // 1440, "hour": minutes // 60 % 24, "minute": minutes % 60}
    said = [counted(count, unit) for unit, count in units.items() if count]
    return " ".join(said[:2])
