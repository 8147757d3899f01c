"""Seconds a submission to autograde: ``uv run --group dev python benchmarks/autograde.py [submissions]``.

The same submissions to the same assignment are marked twice: by nbgrader as it comes, which runs each notebook with its
hidden tests, one after the other; and by the course's own autograde, which reads the answers. Both marks are compared.
Starting the program is part of the time.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from nbgrader.api import Gradebook
from pages import table

from course_teaching.solution import solution
from course_utils.homework import question_for, read

ROOT = Path(__file__).parents[1]
NAME = "hw1_what_is_an_alliance"
STOCK = """c = get_config()
from course_teaching.config import configure
configure(c)
for section, names in {"Autograde": ("exporter_class", "sanitize_preprocessors", "autograde_preprocessors")}.items():
    for name in names:
        del c[section][name]
"""


def hand_in(course: Path, count: int) -> None:
    """Make submissions of differing quality: each leaves out another part of the right answers."""
    assignment = read(course / "exercises" / NAME)
    for n in range(count):
        student = f"Student {n}"
        folder = course / "submitted" / f"student{n:02}" / NAME
        shutil.copytree(course / "release" / NAME, folder)
        entries = {
            exercise.id: {
                "answer": solution(question_for(assignment, exercise.id, student)),
                "at": "2026-11-20T10:00:00Z",
            }
            for place, exercise in enumerate(assignment.questions)
            if (place + n) % 4
        }
        whole = {"format": 1, "assignment": NAME, "student": student, "answers": entries}
        (folder / "answers.json").write_text(json.dumps(whole), encoding="utf-8")


def marks(course: Path) -> dict[str, dict[str, float | None]]:
    """Return the automatic points: student -> question -> points."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return {
            submission.student.id: {grade.name: grade.auto_score for grade in submission.notebooks[0].grades}
            for submission in gradebook.assignment_submissions(NAME)
        }


def run(course: Path, *words: str) -> tuple[float, float]:
    """Run a command in the course; return the seconds it took, and those of the processor."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    programs = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-m", *words], cwd=course, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, busy


def main(count: int) -> None:
    """Mark both ways and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "course"
        shutil.copytree(ROOT / "exercises" / NAME, course / "exercises" / NAME)
        shutil.copy(ROOT / "nbgrader_config.py", course)
        run(course, "course_teaching", "release", NAME)
        hand_in(course, count)
        ours = run(course, "course_teaching", "autograde", NAME)
        by_us = marks(course)
        shutil.rmtree(course / "autograded")
        (course / "nbgrader_config.py").write_text(STOCK)
        stock = run(course, "nbgrader", "autograde", NAME)
        essays = {question.id for question in read(course / "exercises" / NAME).questions if question.kind == "text"}
        apart = [
            (student, id)
            for student, given in marks(course).items()
            for id, mark in given.items()
            if id not in essays and mark != by_us[student][id]
        ]
    rows = [
        [name, *(f"{seconds / count:.2f}" for seconds in taken), f"{taken[0] / stock[0]:.3f}"]
        for name, taken in {"nbgrader as it comes": stock, "alliances autograde": ours}.items()
    ]
    table([f"{count} submissions", "seconds each", "of the processor", "ratio"], rows)
    print(f"\n{'Both gave the same marks.' if not apart else f'Marks differ: {apart}'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
