"""``alliances autograde NAME``: nbgrader's autograde over all that is new, and the teacher's log."""

import argparse
import logging
from collections.abc import Mapping
from typing import Any

from nbgrader.apps import AutogradeApp
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException

from course_teaching.course import Course
from course_teaching.late import late
from course_teaching.marked import grades_of, marking_of, submissions, waiting
from course_teaching.marking import RECORD, fingerprint, read_marking
from course_teaching.nbgrader_parts import class_identities
from course_teaching.submission import find, prepare
from course_utils.homework import Assignment
from course_utils.homework.assignment import SOURCE


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this step takes."""
    parser.add_argument("name", help="the assignment")
    parser.add_argument("--all", action="store_true", help="mark also what was marked already and has not changed")


def run(given: argparse.Namespace) -> None:
    """Mark what was handed in; one bad submission keeps no other from its marks."""
    course = Course()
    assignment = course.assignment(given.name)
    students = submissions(course, given.name)
    released = course.folder("release", given.name) / f"{given.name}.ipynb"
    for student in students:
        prepare(course.folder("submitted", given.name, student), released)
    new = [student for student in students if given.all or not _is_marked(course, assignment, student)]
    answered = {student: _answers(course, given.name, student) for student in new}
    try:
        failed = mark(course, given.name, new)
    finally:  # of a run that is broken off, too
        _keep_marks_by_hand(course, given.name, answered)
    tardy = late(course, assignment)
    log = [f"{student}: nbgrader could not finish; see above." for student in failed]
    for student in students:
        if record := marking_of(course, given.name, student):
            log += [f"{student}: {sentence}" for sentence in (*record.log, *filter(None, [tardy.get(student)]))]
    home = course.root / "teacher" / given.name
    home.mkdir(parents=True, exist_ok=True)
    (home / "log.txt").write_text("".join(f"{line}\n" for line in log), encoding="utf-8")
    for line in log:
        print(line)
    print(f"Marked now: {len(new) - len(failed)}; unchanged since they were marked: {len(students) - len(new)}.")
    print(f"The log is in {(home / 'log.txt').relative_to(course.root)}.")
    if count := waiting(course, given.name):
        print(f"Essays to mark by hand: {count}, in JupyterLab's Formgrader or by alliances essays {given.name}")


def mark(course: Course, name: str, students: list[str]) -> list[str]:
    """Run nbgrader's autograde for some students; return the ids of those it failed for."""
    app: Any = AutogradeApp()
    app.log_level = logging.ERROR  # the oddities of submissions stand in our own log
    app.initialize([name, "--force"])
    app.coursedir.assignment_id = name
    failed = []
    for student in students:
        app.coursedir.student_id = student
        try:
            Autograde(coursedir=app.coursedir, parent=app).start()
        except NbGraderException:
            failed.append(student)
    return failed


def _answers(course: Course, name: str, student: str) -> dict[str, Any]:
    """Return a student's answers by question, as they stood when they were last marked."""
    record = marking_of(course, name, student)
    return {mark.id: mark.answer for mark in record.marks} if record else {}


def _keep_marks_by_hand(course: Course, name: str, before: Mapping[str, Mapping[str, Any]]) -> None:
    """Hold marks by hand for final where the answer is the same; nbgrader's autograde asks for them once more."""
    with course.gradebook() as gradebook:
        for submission in gradebook.assignment_submissions(name):
            earlier = before.get(submission.student.id)
            now = _answers(course, name, submission.student.id) if earlier else {}
            for grade in grades_of(submission):
                if earlier and grade.name in earlier and earlier[grade.name] == now.get(grade.name):
                    grade.needs_manual_grade &= grade.manual_score is None
        gradebook.db.commit()


def _is_marked(course: Course, assignment: Assignment, student: str) -> bool:
    """Whether a submission was marked, and nothing that counts has changed since: answers, name, key."""
    record = course.folder("autograded", assignment.name, student) / RECORD
    if not record.is_file() or record.stat().st_mtime < _changed(course, assignment.name):
        return False
    found = find(course.folder("submitted", assignment.name, student), assignment)
    identity = class_identities(course.app.coursedir, assignment.name)[student]
    return read_marking(record).fingerprint == fingerprint(found, identity)


def _changed(course: Course, name: str) -> float:
    paths = (course.folder("source", name) / SOURCE, course.folder("release", name) / f"{name}.ipynb")
    return max(path.stat().st_mtime for path in paths)
