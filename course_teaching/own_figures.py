"""The figures that were drawn for a student, as a teacher reads them beside an answer: text for a table, or HTML."""

from collections.abc import Mapping
from html import escape
from typing import Any

from course_utils.homework import Assignment, Draw, normalised, own
from course_utils.homework.own import said

Drawn = tuple[Draw, Mapping[str, Any]]


def drawn(assignment: Assignment, id: str, student: str) -> list[Drawn]:
    """Return the draws that a question uses, each with a student's row; none as long as there is no name."""
    if not normalised(student):
        return []
    rows = own(assignment, student)
    return [(assignment.draw(name), rows[name]) for name in assignment.question(id).draws]


def as_text(draw: Draw, row: Mapping[str, Any]) -> str:
    """Return what a student sees of a row as two lines of text; nothing hidden is in it."""
    columns = "; ".join(f"{label}: {said(row[key])}" for key, label in draw.columns)
    lines = [f"{draw.title}. {columns}." if columns else f"{draw.title}:"]
    if table := _table(draw, row):
        shown = "; ".join(f"{label} {number}" for label, number in table)
        lines.append(f"{draw.table_label + ': ' if draw.table_label else ''}{shown}.")
    return "\n".join(lines)


def as_html(draw: Draw, row: Mapping[str, Any]) -> str:
    """Return what a student sees of a row as a small table; nothing hidden is in it."""
    columns = "; ".join(f"{label}: {said(row[key])}" for key, label in draw.columns)
    pairs = ((escape(label), escape(number)) for label, number in _table(draw, row))
    cells = "".join(f"<tr><td>{label}</td><td>{number}</td></tr>" for label, number in pairs)
    table = f"<br>{escape(draw.table_label)}<table>{cells}</table>" if cells else ""
    return f"<div><b>{escape(draw.title)}</b>{'. ' if columns else ''}{escape(columns)}{table}</div>"


def _table(draw: Draw, row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The small table that a row may hold, its numbers as they are shown."""
    decimals = draw.decimals
    return [
        (label, said(number) if decimals is None else f"{number:.{decimals}f}")
        for label, number in row.get("table") or ()
    ]
