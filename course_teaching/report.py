"""``alliances report NAME``: the report on the class, one page that needs no network."""

import argparse

from course_teaching.class_figures import misconceptions, questions
from course_teaching.course import Course
from course_teaching.late import late
from course_teaching.marked import grades_of, markings, waiting
from course_teaching.report_page import page
from course_utils.wording import counted


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this step takes."""
    parser.add_argument("name", help="the assignment")


def run(given: argparse.Namespace) -> None:
    """Write the page."""
    course = Course()
    assignment = course.assignment(given.name)
    marked = markings(course, given.name)
    scores = _scores(course, given.name)
    path = course.root / "teacher" / given.name / "report.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    totals = [sum(score or 0.0 for score in scores[marking.student].values()) for marking in marked]
    log = [f"{marking.student}: {sentence}" for marking in marked for sentence in marking.log]
    called, handed_in = course.called(), course.submitted(given.name)
    people = {
        "Handed in late, at no cost": [
            f"{called.get(student, student)}: {said}" for student, said in late(course, assignment).items()
        ],
        "Handed in nothing": [called[student] for student in called if student not in handed_in],
        "Handed in, but not marked yet": [
            called.get(student, student) for student in handed_in if student not in {one.student for one in marked}
        ],
    }
    count = waiting(course, given.name)
    text = page(assignment, questions(marked, scores), totals, misconceptions(marked), log, count, people)
    path.write_text(text, encoding="utf-8")
    print(f"The report on {counted(len(marked), 'submission')} is {path.relative_to(course.root)}.")


def _scores(course: Course, name: str) -> dict[str, dict[str, float | None]]:
    """Return each student's points by question, hand marks included; None where a person still has to mark."""
    with course.gradebook() as gradebook:
        return {
            submission.student.id: {
                grade.name: None if grade.needs_manual_grade else grade.score for grade in grades_of(submission)
            }
            for submission in gradebook.assignment_submissions(name)
        }
