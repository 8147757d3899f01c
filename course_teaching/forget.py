"""``alliances forget ID [NAME]``: take out an id that was wrongly collected, or a student who left; nothing is lost."""

import argparse

from course_teaching.course import Course
from course_teaching.places import put_aside
from course_utils.wording import listing, unknown


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this step takes."""
    parser.add_argument("id", help="the student's id")
    parser.add_argument("name", nargs="?", help="only this assignment; without it all, and the place on the class list")


def run(given: argparse.Namespace) -> None:
    """Put a student's work aside, out of folders and gradebook; raises ValueError if there is nobody of that id."""
    course = Course()
    with course.gradebook() as gradebook:
        known = {student.id for student in gradebook.students}
        graded = {one.name for one in gradebook.student_submissions(given.id)} if given.id in known else set()
    known.update(student for name in course.assignments() for student in course.submitted(name))
    if given.id not in known:
        raise ValueError(unknown("student", given.id, sorted(known)))
    names = [course.assignment(given.name).name] if given.name else sorted({*course.assignments(), *graded})
    had = [name for name in names if name in graded or given.id in course.submitted(name)]
    if given.name and not had:
        raise ValueError(f"{given.id} has no submission of {given.name}: nothing was changed.")
    aside = put_aside(course, given.id, had, leaves=not given.name)
    places = [*had, *([] if given.name else ["the class list"])]
    print(f"{given.id}: taken out of {listing(places)}; all of it is kept in {aside.relative_to(course.root)}.")
    if had:
        print(
            "Marks, report and pages made before still hold it: repeat autograde, essays, feedback, export and report."
        )
