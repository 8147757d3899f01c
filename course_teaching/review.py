"""What a teacher should know of a submitted notebook, read as data: it is never run, and no mark depends on it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from course_utils.wording import listing

LARGEST = 20_000_000  # bytes of a notebook that is looked at; ours have a thousandth of it
_SETTINGS = ("grade", "solution", "locked", "points")


def review(submitted: Path, released: Path) -> str:
    """Compare a submitted notebook with the released one.

    Returns
    -------
    str
        One sentence on cells that are missing, changed, copied or added, or on why it could not be read; else "".
    """
    if not submitted.is_file():
        return ""
    if submitted.stat().st_size > LARGEST:
        return f"The notebook is larger than {LARGEST // 1_000_000} MB: it was not opened, and it costs no marks."
    try:
        theirs = _cells(submitted)
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError, OSError):
        return "The notebook is damaged: it was not needed, and it costs no marks."
    ours = _cells(released)
    due = {id: cell for cell in ours if (id := _id(cell))}
    found: dict[str, list[Mapping[str, Any]]] = {id: [cell for cell in theirs if _id(cell) == id] for id in due}
    known = {_source(cell) for cell in ours}
    counts = {
        "missing": sum(not cells for cells in found.values()),
        "changed": sum(any(not _same(cell, due[id]) for cell in cells) for id, cells in found.items()),
        "copied": sum(len(cells) > 1 for cells in found.values()),
    }
    cells = [f"{count} {what}" for what, count in counts.items() if count]
    said = [f"of the questions' cells {listing(cells)}"] if cells else []
    if added := sum(cell.get("cell_type") == "code" and _source(cell) not in known | {""} for cell in theirs):
        said.append(f"{added} {'cell' if added == 1 else 'cells'} of the student's own code")
    return f"The notebook was changed ({'; '.join(said)}): none of it was run, and it costs no marks." if said else ""


def _cells(path: Path) -> list[Mapping[str, Any]]:
    cells = json.loads(path.read_bytes())["cells"]
    return [cell for cell in cells if (_source(cell), _id(cell))]  # a cell of another form raises: a damaged notebook


def _same(cell: Mapping[str, Any], due: Mapping[str, Any]) -> bool:
    theirs, ours = cell["metadata"]["nbgrader"], due["metadata"]["nbgrader"]
    return _source(cell) == _source(due) and all(theirs.get(name) == ours.get(name) for name in _SETTINGS)


def _source(cell: Mapping[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _id(cell: Mapping[str, Any]) -> str:
    told = cell.get("metadata", {}).get("nbgrader", {})
    return str(told.get("grade_id", "")) if told.get("grade") or told.get("solution") else ""
