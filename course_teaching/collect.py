"""``alliances collect NAME``: the submissions, from the exchange or from uploads, by nbgrader's own collectors."""

import argparse
from pathlib import Path

from nbgrader.apps import CollectApp, ZipCollectApp

from course_teaching.course import Course
from course_teaching.places import settle
from course_teaching.staging import keep, stage
from course_teaching.submission import find, prepare
from course_utils.wording import some

_NAMED = 10  # students in one sentence


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this step takes."""
    parser.add_argument("name", help="the assignment")
    parser.add_argument(
        "--from",
        dest="uploads",
        type=Path,
        help="a zip or folder of uploads as Canvas or Moodle hands them out; without it, the exchange",
    )


def run(given: argparse.Namespace) -> None:
    """Fetch what was handed in, and say at once what was found in it.

    Raises
    ------
    ValueError
        If nothing of a student was found; then what was collected before is as it was.
    """
    course = Course()
    assignment = course.assignment(given.name)
    released = course.folder("release", given.name) / f"{given.name}.ipynb"
    if not released.is_file():
        raise ValueError(f"Release it first: alliances release {given.name}")
    for sentence in settle(course):
        print(sentence)
    before = {
        student: find(course.folder("submitted", given.name, student), assignment).fingerprint
        for student in course.submitted(given.name)
    }
    empty: set[str] = set()
    if given.uploads:
        staged = stage(given.uploads, course.root / "downloaded" / given.name)
        place = f"--ZipCollectApp.archive_directory={staged.name}"
        sorter = course.run(ZipCollectApp, given.name, "--force", place).extractor_plugin_inst
        if not sorter.found:
            raise ValueError(
                f"No student's work was found in '{given.uploads}', and nothing was collected: name the zip or folder "
                "that Canvas or Moodle hands out."
            )
        keep(staged)
        empty = sorter.empty
    else:
        course.run(CollectApp, given.name, "--update")
    students = course.submitted(given.name)
    new = 0
    for student in students:
        folder = course.folder("submitted", given.name, student)
        prepare(folder, released)
        found = find(folder, assignment)
        new += before.get(student) != found.fingerprint
        for remark in found.remarks:
            print(f"{student}: {remark}")
    place = course.folder("submitted", given.name, "*").parents[1].name
    print(f"Submissions in {place}: {len(students)}. New or changed: {new}.")
    if missing := [one.id for one in course.students() if one.id not in students and one.id not in empty]:
        print(f"Of the class list, {len(missing)} handed in nothing: {some(missing, _NAMED)}.")
