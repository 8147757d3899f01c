"""Where a student's work lies, folders and gradebook alike: moved to the right id, or put aside whole."""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry

from course_teaching.course import Course, Student, class_list
from course_teaching.essay_table import Desk
from course_teaching.late import call_late, called_late
from course_teaching.marking import RECORD, read_marking
from course_teaching.owners import safe
from course_teaching.staging import dated

_STEPS = ("submitted", "autograded", "feedback")


def settle(course: Course) -> Iterator[str]:
    """Move what was collected under a name, before there was a class list, to the student who has that name.

    Only the forms of id that uploads without a class list get are looked at: a user name may look like a name, too.

    Yields
    ------
    str
        A sentence for each submission.
    """
    with course.gradebook() as gradebook:
        listed = class_list(gradebook)
    ids = {student.id for student in listed}
    for name in course.assignments() if listed else ():
        for old in [one for one in course.submitted(name) if one not in ids]:
            fits = [student.id for student in listed if old in _forms(student)]
            if len(fits) != 1:
                continue
            if course.folder("submitted", name, fits[0]).exists() or not _move(course, name, old, fits[0]):
                aside = put_aside(course, old, [name])
                yield (
                    f"{old}: is {fits[0]} on the class list, who has another submission of {name}; this one was put "
                    f"aside into {aside.relative_to(course.root)}."
                )
            else:
                yield f"{old}: is {fits[0]} on the class list; the work of {name} is now under {fits[0]}."


def _forms(student: Student) -> set[str]:
    names = (f"{student.first} {student.last}", f"{student.last} {student.first}")
    return {student.lms_id, *(safe(name).lower() for name in names if student.first and student.last)} - {""}


def _move(course: Course, name: str, old: str, new: str) -> bool:
    """Give a submission to another student, marks by hand and all; return False if they have one in the gradebook."""
    with course.gradebook() as gradebook, suppress(MissingEntry):
        gradebook.find_submission(name, new)
        return False
    Desk(course.root / "teacher" / name).rename(old, new)  # first: a table that is open in a spreadsheet stops it all
    with course.gradebook() as gradebook:
        with suppress(MissingEntry):
            gradebook.find_submission(name, old).student = gradebook.find_student(new)
            gradebook.db.commit()
        _drop_if_bare(gradebook, old)
    for step in _STEPS:
        source, target = course.folder(step, name, old), course.folder(step, name, new)
        if source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)
            _remove_empty(source.parent)
    uploads = course.root / "downloaded" / name
    call_late(uploads, {old: False, new: old in called_late(uploads)})
    record = course.folder("autograded", name, new) / RECORD
    if record.is_file():
        record.write_bytes(replace(read_marking(record), student=new).write())
    return True


def put_aside(course: Course, student: str, names: Sequence[str], leaves: bool = False) -> Path:
    """Take a student's submissions out of folders and gradebook, into a dated folder of their own; return that.

    Parameters
    ----------
    course : the course.
    student : the id.
    names : the assignments.
    leaves : whether the student is taken off the class list as well.
    """
    aside = course.root / "teacher" / "forgotten" / f"{dated()}_{safe(student)}"
    aside.mkdir(parents=True)
    with course.gradebook() as gradebook:
        text = json.dumps(_record(gradebook, student, names), indent=1, ensure_ascii=False)
        (aside / "gradebook.json").write_text(text, encoding="utf-8", errors="replace")
    for name in names:
        call_late(course.root / "downloaded" / name, {student: False})
        extracted = course.root / "downloaded" / name / "extracted" / student
        page = course.root / "teacher" / name / "feedback" / f"{student}.html"
        table = course.root / "teacher" / name / "essays.csv"  # what was typed there and not read yet
        if table.is_file():
            (aside / "teacher" / name).mkdir(parents=True)
            shutil.copy(table, aside / "teacher" / name)
        steps = {step: course.folder(step, name, student) for step in _STEPS}
        for place, source in {**steps, "extracted": extracted, "page": page}.items():
            if source.exists():
                target = aside / place / (name if source.is_dir() else f"{name}.html")
                target.parent.mkdir(exist_ok=True)
                shutil.move(source, target)
                if place in _STEPS:
                    _remove_empty(source.parent)
    with course.gradebook() as gradebook:
        for name in names:
            with suppress(MissingEntry):
                gradebook.remove_submission(name, student)
        if leaves:
            with suppress(MissingEntry):
                gradebook.remove_student(student)
        _drop_if_bare(gradebook, student)
    return aside


def _record(gradebook: Any, student: str, names: Sequence[str]) -> dict[str, Any]:
    """Return what the gradebook holds of a student, for people to read."""
    known = next((one for one in class_list(gradebook) if one.id == student), Student(student))
    marks: dict[str, Any] = {}
    for name in names:
        with suppress(MissingEntry):
            marks[name] = {
                grade.name: {"automatic": grade.auto_score, "by hand": grade.manual_score, "of": grade.max_score}
                | {"comments": [c.manual_comment for c in notebook.comments if c.name == grade.name]}
                for notebook in gradebook.find_submission(name, student).notebooks
                for grade in notebook.grades
            }
    return {**asdict(known), "marks": marks}


def _drop_if_bare(gradebook: Any, student: str) -> None:
    """Take out an id that nbgrader added by itself and that has nothing left."""
    if student in {one.id for one in class_list(gradebook)}:
        return
    with suppress(MissingEntry):
        if not gradebook.find_student(student).submissions:
            gradebook.remove_student(student)


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
