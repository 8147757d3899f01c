"""``alliances report NAME``: the report on the class, one page that needs no network."""

import argparse

from course_teaching.autograde import marking_of
from course_teaching.class_figures import misconceptions, questions
from course_teaching.course import Course
from course_teaching.report_page import page


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this step takes."""
    parser.add_argument("name", help="the assignment")


def run(given: argparse.Namespace) -> None:
    """Write the page."""
    course = Course()
    assignment = course.assignment(given.name)
    records = [marking_of(course, given.name, student) for student in course.submitted(given.name)]
    markings = [record for record in records if record]
    if not markings:
        raise ValueError(f"Nothing of '{given.name}' is marked yet: alliances autograde {given.name}")
    scores = _scores(course, given.name)
    path = course.root / "teacher" / given.name / "report.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    totals = [sum(score or 0.0 for score in scores[marking.student].values()) for marking in markings]
    log = [f"{marking.student}: {sentence}" for marking in markings for sentence in marking.log]
    waiting = sum(score is None for marking in markings for score in scores[marking.student].values())
    text = page(assignment, questions(markings, scores), totals, misconceptions(markings), log, waiting)
    path.write_text(text, encoding="utf-8")
    print(f"The report on {len(markings)} submissions is {path.relative_to(course.root)}.")


def _scores(course: Course, name: str) -> dict[str, dict[str, float | None]]:
    """Return each student's points by question, hand marks included; None where a person still has to mark."""
    with course.gradebook() as gradebook:
        return {
            submission.student.id: {
                grade.name: None if grade.needs_manual_grade and grade.manual_score is None else grade.score
                for notebook in submission.notebooks
                for grade in notebook.grades
            }
            for submission in gradebook.assignment_submissions(name)
        }
