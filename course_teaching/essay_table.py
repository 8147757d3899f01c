"""The files in which essays are marked by hand, in ``teacher/NAME``: the table, what was typed earlier, what was read.

A mark that was typed stands in at least one of them until the teacher takes it away.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from course_teaching.tables import read_table
from course_utils.homework.answers_file import write

COLUMNS = (
    "student",
    "name",
    "question",
    "points",
    "mark",
    "comment",
    "note",
    "prompt",
    "the student's own figures",
    "answer",
    "suggestion of the checker (no mark)",
)
_NUMBER = re.compile(r"[+-][0-9]+([.,][0-9]+)?")
_NEEDED = ("student", "question", "mark")
_TAKEN_BACK = "Taken back."
Row = Mapping[str, str]  # by column


class Given(NamedTuple):
    """What a teacher gave for an answer: a mark and a comment, "" where there is none."""

    mark: str = ""
    comment: str = ""


class Place(NamedTuple):
    """What a row is about."""

    student: str
    question: str


@dataclass(frozen=True)
class Desk:
    """The files of one assignment.

    `table` is filled in by the teacher; in `earlier` are filled rows that fit no answer any more, and they come back
    when the answer does. What the table and the gradebook last agreed on stands in a third file: what differs from it
    was typed since.
    """

    home: Path

    @property
    def table(self) -> Path:
        """The table to fill in."""
        return self.home / "essays.csv"

    @property
    def earlier(self) -> Path:
        """The filled rows whose answers are gone."""
        return self.home / "essays_earlier.csv"

    @property
    def _agreed(self) -> Path:
        return self.home / ".essays_read.json"

    def agreed(self) -> dict[Place, Given]:
        """Return what table and gradebook last agreed on."""
        try:
            rows = json.loads(self._agreed.read_text(encoding="utf-8"))
            return {Place(student, question): Given(mark, comment) for student, question, mark, comment in rows}
        except (OSError, ValueError, TypeError):
            return {}

    def agree(self, agreed: Mapping[Place, Given]) -> None:
        """Keep what table and gradebook agree on now."""
        write(self._agreed, json.dumps([[*place, *given] for place, given in agreed.items()]).encode())

    def put_aside(self, rows: Iterable[Row]) -> None:
        """Keep filled rows whose answers are gone; what is kept already stays, and of equal rows the last."""
        if new := list(rows):
            kept = rows_of(self.earlier) if self.earlier.is_file() else []
            known = {(answer_of(row), given_in(row)) for row in new}
            save(self.earlier, [*(row for row in kept if (answer_of(row), given_in(row)) not in known), *new])

    def rename(self, old: str, new: str) -> None:
        """Give what was typed for a student to the same student under another id."""
        for path in (self.table, self.earlier):
            rows = rows_of(path) if path.is_file() else []
            if any(place_of(row).student == old for row in rows):
                save(path, [{**row, "student": new} if place_of(row).student == old else row for row in rows])
        agreed = self.agreed()
        if any(place.student == old for place in agreed):
            self.agree({Place(new, at.question) if at.student == old else at: one for at, one in agreed.items()})


def rows_of(path: Path) -> list[Row]:
    """Read a table as a spreadsheet saved it; the names of columns may be in any case, rows may be empty.

    Raises
    ------
    ValueError
        If it cannot be read, or it is another table.
    """
    rows: list[Row] = [
        {" ".join(key.split()).casefold(): value for key, value in row.items()} for row in read_table(path)
    ]
    if rows and (missing := [column for column in _NEEDED if column not in rows[0]]):
        raise ValueError(
            f"{path.name} has no column '{missing[0]}': it is not the table that the step essays writes, or its "
            "heading was changed. Nothing was taken over or written."
        )
    return rows


def place_of(row: Row) -> Place:
    """Return what a row is about."""
    return Place(row["student"].strip(), row["question"].strip())


def answer_of(row: Row) -> tuple[Place, str]:
    """Return what a row is about and the answer that it marks."""
    return place_of(row), plain(row.get("answer", ""))


def given_in(row: Row) -> Given:
    """Return what was typed into a row."""
    comment = "\n".join(row.get("comment", "").splitlines()).strip()
    return Given(plain_mark(row["mark"]), comment)


def as_taken_back(row: Row) -> Row:
    """Return a row that is kept but does not come back: its mark was taken back."""
    return {**row, "note": _TAKEN_BACK}


def comes_back(row: Row) -> bool:
    """Whether what was put aside counts again when its answer is back."""
    return row.get("note", "").strip() != _TAKEN_BACK


def plain_mark(typed: str) -> str:
    """Return a mark in one form, "13,50" as "13.5"; what is no number stays as it is."""
    text = typed.strip().replace(",", ".")
    try:
        return f"{float(text):g}"
    except ValueError:
        return typed.strip()


def as_typed(mark: str, row: Row | None) -> str:
    """Return a mark as it stands in a row, with its decimal comma say, if it is the same mark."""
    return row["mark"].strip() if row and plain_mark(row["mark"]) == mark else mark


def plain(answer: str) -> str:
    """Return an answer without what a table may change in it."""
    return " ".join(answer.encode("utf-8", "replace").decode().split())


def save(path: Path, rows: Sequence[Row]) -> None:
    """Write a table whole or not at all, with the mark by which Excel knows UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([_as_text(row.get(column, "")) for column in COLUMNS] for row in rows)
    try:
        write(path, text.getvalue().encode("utf-8-sig", "replace"))
    except PermissionError:
        raise ValueError(f"{path.name} cannot be written: close it in your spreadsheet, then try again.") from None


def _as_text(cell: str) -> str:
    """Keep a spreadsheet from taking a student's words for a formula."""
    return f" {cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) and not _NUMBER.fullmatch(cell) else cell
