"""``alliances essays NAME``: the essays in a table to mark by hand, and the marks back into nbgrader's gradebook."""

import argparse
import csv
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry

from course_teaching.autograde import marking_of
from course_teaching.cells import concept_words
from course_teaching.course import Course
from course_teaching.tables import read_table
from course_utils.essays import rubrics

_COLUMNS = ("student", "question", "points", "mark", "comment", "answer", "suggestion of the checker (no mark)")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this step takes."""
    parser.add_argument("name", help="the assignment")
    parser.add_argument("--read", type=Path, help="the table, once the columns mark and comment are filled in")


def run(given: argparse.Namespace) -> None:
    """Write the table, or read it back; who marks in nbgrader's Formgrader needs neither."""
    course = Course()
    course.assignment(given.name)
    if given.read:
        print(f"Marks put into the gradebook: {read(course, given.name, given.read)}.")
        return
    path = course.root / "teacher" / given.name / "essays.csv"
    print(f"Essays in {path.relative_to(course.root)}: {write(course, given.name, path)}. Fill in mark and comment.")


def write(course: Course, name: str, path: Path) -> int:
    """Write the essays of an assignment, with marks and comments given so far; return how many there are.

    What was typed into an earlier table and not read back yet stays, as long as the answer is the same.
    """
    rows, typed = [], _typed(path)
    with course.gradebook() as gradebook:
        for student in course.submitted(name):
            record = marking_of(course, name, student)
            for mark in record.marks if record else ():
                if mark.kind != "text" or mark.score is not None:
                    continue
                grade = gradebook.find_grade(mark.id, name, name, student)
                comment = gradebook.find_comment(mark.id, name, name, student)
                given = "" if grade.manual_score is None else f"{grade.manual_score:g}"
                earlier = typed.get((student, mark.id, _plain(str(mark.answer))), {})
                said = concept_words(mark.id, str(mark.answer)) if mark.id in rubrics() else ""
                given = given or earlier.get("mark", "")
                words = comment.manual_comment or earlier.get("comment", "")
                rows.append([student, mark.id, f"{mark.points:g}", given, words, mark.answer, said])
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:  # the mark that Excel looks for
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        writer.writerows([_as_text(cell) for cell in row] for row in rows)
    return len(rows)


def read(course: Course, name: str, path: Path) -> int:
    """Put the marks and comments of a table into the gradebook; return how many marks.

    Raises
    ------
    ValueError
        If a row is not of this assignment, or a mark no number from 0 to its points: then nothing is taken over.
    """
    rows = read_table(path)
    with course.gradebook() as gradebook:
        taken = [
            _mark(gradebook, name, place, row) for place, row in enumerate(rows, 2) if (row.get("mark") or "").strip()
        ]
        for row, mark in taken:
            grade = gradebook.find_grade(row["question"], name, name, row["student"])
            grade.manual_score, grade.needs_manual_grade = mark, False
            comment = gradebook.find_comment(row["question"], name, name, row["student"])
            comment.manual_comment = (row.get("comment") or "").strip() or None
        gradebook.db.commit()
    return len(taken)


def _typed(path: Path) -> dict[tuple[str, str, str], dict[str, str]]:
    """Return the rows of an earlier table by student, question and answer."""
    rows = read_table(path) if path.is_file() else []
    return {(row.get("student", ""), row.get("question", ""), _plain(row.get("answer", ""))): row for row in rows}


def _plain(answer: str) -> str:
    """Return an answer without what a table may change in it."""
    return " ".join(answer.encode("utf-8", "replace").decode().split())


def _mark(gradebook: Any, name: str, place: int, row: dict[str, str]) -> tuple[dict[str, str], float]:
    try:
        most = gradebook.find_grade(row["question"], name, name, row["student"]).max_score
    except (MissingEntry, KeyError):
        raise ValueError(f"Row {place}: there is no such essay of '{name}'; nothing was taken over.") from None
    try:
        mark = float(row["mark"].strip().replace(",", "."))
    except ValueError:
        mark = -1.0
    if not 0 <= mark <= most:
        raise ValueError(
            f"Row {place}: the mark must be a number from 0 to {most:g}, not '{row['mark']}'; nothing was taken over."
        )
    return row, mark


def _as_text(cell: str) -> str:
    """Keep a spreadsheet from taking a student's words for a formula."""
    return f" {cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) and not cell[1:2].isdecimal() else cell
