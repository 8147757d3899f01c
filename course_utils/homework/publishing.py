"""What may be released of an assignment: no part of the key is in it."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from course_utils.homework.assignment import FORMAT, Assignment, Draw


def publish(assignment: Assignment, due: datetime | None = None) -> dict[str, Any]:
    """Return what `questions.json` holds, in JSON-able pieces.

    Parameters
    ----------
    assignment : the assignment, read from its source.
    due : when it is due, with a time zone; None for what the source says.

    Returns
    -------
    dict
        Nothing of it tells what is right: no right flags, explanations, hints, model answers, sources of the key,
        categories of items, values, tolerances or hidden fields.

    Raises
    ------
    ValueError
        If `due` has no time zone.
    """
    due = due or assignment.due
    if due is not None and due.tzinfo is None:
        raise ValueError("Say the time zone of the deadline, such as 2026-12-01T18:00:00+01:00.")
    return {
        "format": FORMAT,
        "assignment": assignment.name,
        "title": assignment.title,
        "due": due.isoformat() if due else None,
        "draws": [_draw(draw) for draw in assignment.draws],
        "questions": [_plain(exercise.public) for exercise in assignment.questions],
    }


def _draw(draw: Draw) -> dict[str, Any]:
    rows = [{field: _plain(row[field]) for field in row if field not in draw.hidden} for row in draw.rows]
    return {
        "name": draw.name,
        "title": draw.title,
        "source": draw.source,
        "columns": [{"key": key, "label": label} for key, label in draw.columns],
        "table_label": draw.table_label,
        "decimals": draw.decimals,
        "rows": rows,
    }


def _plain(value: Any) -> Any:
    """Return the value as JSON can hold it."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return float(value) if isinstance(value, Decimal) else value
