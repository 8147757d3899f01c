"""``alliances feedback NAME``: a page for each student, by nbgrader's own generate_feedback."""

import argparse

from nbgrader.apps import GenerateFeedbackApp, ReleaseFeedbackApp

from course_teaching.course import Course
from course_teaching.marked import markings, waiting
from course_teaching.release import pack


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this step takes."""
    parser.add_argument("name", help="the assignment")
    parser.add_argument("--exchange", action="store_true", help="also give the pages back through the exchange")


def run(given: argparse.Namespace) -> None:
    """Make the pages, and a zip of them named by student."""
    course = Course()
    course.assignment(given.name)
    markings(course, given.name)
    course.run(GenerateFeedbackApp, given.name, "--force")
    home = course.root / "teacher" / given.name / "feedback"
    home.mkdir(parents=True, exist_ok=True)
    for old in home.glob("*.html"):
        old.unlink()
    students = course.submitted(given.name)
    for student in students:
        page = course.folder("feedback", given.name, student) / f"{given.name}.html"
        if page.is_file():
            (home / f"{student}.html").write_bytes(page.read_bytes())
            # The exchange gives a page back by the name of the notebook handed in, also if that is a wrong one.
            for notebook in course.folder("submitted", given.name, student).glob("*.ipynb"):
                page.with_stem(notebook.stem).write_bytes(page.read_bytes())
    pack(home, home.with_suffix(".zip"))
    print(f"Pages for students in {home.relative_to(course.root)}: {len(list(home.glob('*.html')))}.")
    if count := waiting(course, given.name):
        print(f"Essays not marked yet, which count 0 there: {count}. Mark them, then make the feedback again.")
    if given.exchange:
        course.run(ReleaseFeedbackApp, given.name)
        print("Students find theirs in the exchange.")
