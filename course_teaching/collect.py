"""``alliances collect NAME``: the submissions, from the exchange or from uploads, by nbgrader's own collectors."""

import argparse
import shutil
from pathlib import Path

from nbgrader.apps import CollectApp, ZipCollectApp

from course_teaching.course import Course
from course_teaching.submission import find, prepare


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
    """Fetch what was handed in, and say at once what was found in it."""
    course = Course()
    assignment = course.assignment(given.name)
    if given.uploads:
        _stage(given.uploads, course.root / "downloaded" / given.name / "archive")
        course.run(ZipCollectApp, given.name, "--force")
    else:
        course.run(CollectApp, given.name, "--update")
    students = course.submitted(given.name)
    for student in students:
        folder = course.folder("submitted", given.name, student)
        prepare(folder, course.folder("release", given.name) / f"{given.name}.ipynb")
        for remark in find(folder, assignment).remarks:
            print(f"{student}: {remark}")
    print(f"Submissions in {course.folder('submitted', given.name, '*').parents[1].name}: {len(students)}.")
    if missing := [student.id for student in course.students() if student.id not in students]:
        print(f"Of the class list, {len(missing)} handed in nothing: {', '.join(missing)}.")


def _stage(uploads: Path, archive: Path) -> None:
    """Put the uploads where nbgrader looks for them."""
    if not uploads.exists():
        raise ValueError(f"There is no file or folder {uploads}.")
    if archive.exists():
        shutil.rmtree(archive)
    if uploads.is_dir():
        shutil.copytree(uploads, archive, symlinks=True)
    else:
        archive.mkdir(parents=True)
        shutil.copy(uploads, archive)
