"""The reading of what was released of an assignment: its public parts, as `publish` made them."""

import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from course_utils.homework.assignment import FORMAT, RELEASED, Assignment, Draw, Exercise
from course_utils.questions.schema import KINDS

_AGAIN = "Copy it again from the folder that your teacher gave you; your answers are in another file and stay."
# What a question must have beside id, prompt and form: field -> the kinds that have it.
_LISTS = {"options": ("single", "multiple"), "items": ("match", "order"), "categories": ("match",)}


def read_released(content: bytes | str) -> Assignment:
    """Read the text of a `questions.json`; raises ValueError with a sentence if it is not one, or not whole."""
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        whole = json.loads(text, parse_float=Decimal)
        version = whole["format"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ValueError(f"The file {RELEASED} beside this notebook is damaged. {_AGAIN}") from None
    if version != FORMAT:
        raise ValueError(f"The file {RELEASED} was made by another version of the course: update the course.")
    try:
        due = None if whole["due"] is None else datetime.fromisoformat(whole["due"])
        draws = tuple(_draw(row) for row in whole["draws"])
        names = {draw.name for draw in draws}
        exercises = tuple(Exercise(_public(row, names)) for row in whole["questions"])
        return Assignment(_text(whole["assignment"]), _text(whole["title"]), due, draws, exercises)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ValueError(f"The file {RELEASED} beside this notebook is not whole. {_AGAIN}") from None


def _draw(row: Mapping[str, Any]) -> Draw:
    return Draw(
        name=_text(row["name"]),
        title=_text(row["title"]),
        source=_text(row["source"]),
        columns=tuple((_text(column["key"]), _text(column["label"])) for column in row["columns"]),
        hidden=(),
        rows=tuple(_some(row["rows"])),
        table_label=_text(row["table_label"]),
        decimals=row["decimals"],
    )


def _public(row: dict[str, Any], draws: set[str]) -> dict[str, Any]:
    for field in ("id", "prompt", "form", "part"):
        _text(row[field])
    if row["kind"] not in KINDS or not isinstance(row["points"], int) or not set(row["draws"]) <= draws:
        raise ValueError(row["kind"])
    for field, kinds in _LISTS.items():
        if row["kind"] in kinds:
            for part in _some(row[field]):
                _text(part["key"])
                _text(part["text"])
    if row["kind"] == "numeric":
        _text(row["unit"])
        for bound in (row["minimum"], row["maximum"]):
            Decimal(bound or 0)
        if not isinstance(row["decimals"], int):
            raise TypeError(row["decimals"])
    return row


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _some(value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise TypeError(value)
    return value
