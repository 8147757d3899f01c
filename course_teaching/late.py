"""Who was late, by the times in the answers and by what Canvas calls late uploads. It takes no mark off."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

from course_teaching.course import Course, Student
from course_teaching.submission import find
from course_utils.homework import Assignment, normalised
from course_utils.wording import counted

_CANVAS_LATE = re.compile(r"([^_/\\]+)_LATE_([0-9]+)_[0-9]+_", re.I)
_LEAST = timedelta(minutes=1)  # clocks differ


def late(course: Course, assignment: Assignment) -> dict[str, str]:
    """Say of each late student how late they were, by id; nobody is late where nothing is due.

    The time is that of the last saved answer, by the clock of the student's computer; an extension that nbgrader's
    gradebook holds counts. What Canvas calls late in the names of collected uploads is named too.
    """
    name = assignment.name
    students, dues = course.submitted(name), _dues(course, name)
    by_canvas = set(_called_late(course.root / "downloaded" / name, course.students()))
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


def _called_late(uploads: Path, roster: Sequence[Student]) -> Iterator[str]:
    """Yield the students whose uploads Canvas has named ``lastfirst_LATE_user_attachment_name``."""
    for path in uploads.rglob("*"):
        names = [path.name]
        if path.suffix.lower() == ".zip" and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                names += [PurePosixPath(inside).name for inside in packed.namelist()]
        for match in filter(None, map(_CANVAS_LATE.match, names)):
            yield _owner(match[2], match[1], roster)


def _owner(user: str, name: str, roster: Sequence[Student]) -> str:
    """Return the id under which `uploads` collects a file of Canvas: by its number, else by name."""
    numbered = [student.id for student in roster if user in (student.lms_id, student.id)]
    named = [student.id for student in roster if _letters(student.last + student.first) == _letters(name)]
    return next(iter(numbered or (named if len(named) == 1 else [])), user)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", normalised(text))


def _span(time: timedelta) -> str:
    """Say a span of time in its two largest units."""
    minutes = int(time.total_seconds() // 60)
    units = {"day": minutes // 1440, "hour": minutes // 60 % 24, "minute": minutes % 60}
    said = [counted(count, unit) for unit, count in units.items() if count]
    return " ".join(said[:2])
