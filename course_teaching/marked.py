"""What was marked so far: the records beside the notebooks, what still needs a person, and which step comes first."""

from typing import Any

from course_teaching.course import Course
from course_teaching.marking import RECORD, Marking, read_marking


def marking_of(course: Course, name: str, student: str) -> Marking | None:
    """Return how a submission was marked, or None if it was not."""
    path = course.folder("autograded", name, student) / RECORD
    return read_marking(path) if path.is_file() else None


def submissions(course: Course, name: str) -> list[str]:
    """Return the ids of those whose submissions were collected.

    Raises
    ------
    ValueError
        If an earlier step is to be done first; the sentence says which.
    """
    if not (course.folder("release", name) / f"{name}.ipynb").is_file():
        raise ValueError(f"Release it first: alliances release {name}")
    if found := course.submitted(name):
        return found
    raise ValueError(f"Nothing of '{name}' was collected yet. Do that first: alliances collect {name}")


def markings(course: Course, name: str) -> list[Marking]:
    """Return how the submissions were marked, in the order of ids.

    Raises
    ------
    ValueError
        If an earlier step is to be done first; the sentence says which.
    """
    with course.gradebook() as gradebook:
        known = {submission.student.id for submission in gradebook.assignment_submissions(name)}
    everybody = sorted(known.union(course.submitted(name)))
    found = [record for student in everybody if (record := marking_of(course, name, student))]
    if not found:
        submissions(course, name)
        raise ValueError(f"Nothing of '{name}' is marked yet. Do that first: alliances autograde {name}")
    if not {record.student for record in found} <= known:
        raise ValueError(f"The gradebook lacks some that were marked. Do this first: alliances autograde {name} --all")
    return found


def grades_of(submission: Any) -> list[Any]:
    """Return nbgrader's grades of one submission, a question each."""
    return [grade for notebook in submission.notebooks for grade in notebook.grades]


def waiting(course: Course, name: str) -> int:
    """Count the answers that still need a person."""
    with course.gradebook() as gradebook:
        return sum(
            grade.needs_manual_grade
            for submission in gradebook.assignment_submissions(name)
            for grade in grades_of(submission)
        )
