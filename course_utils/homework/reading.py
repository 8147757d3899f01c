"""The reading of an assignment's source: every defect is named by file, question and field, and all of them at once."""

import itertools
import re
import tomllib
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from course_utils.homework.assignment import RELEASED, SOURCE, Assignment, Draw, Exercise
from course_utils.homework.own import fill, places
from course_utils.homework.released import read_released
from course_utils.questions import Question, public
from course_utils.questions.reading import read_question
from course_utils.questions.table import Table
from course_utils.wording import unknown

TOTAL = 100  # points of an assignment
_FIELD = re.compile(r"[a-z][a-z0-9_-]*")
_Problems = list[str]


def read(folder: Path | str) -> Assignment:
    """Read the assignment of a folder.

    Parameters
    ----------
    folder : the folder. If it holds the source, `questions.toml`, the assignment has its key; else it is read from
        what was released, `questions.json`.

    Raises
    ------
    ValueError
        If neither file is there, or the one that is cannot be used: sentences that name file, question and field.
    """
    source, released = Path(folder) / SOURCE, Path(folder) / RELEASED
    path = source if source.is_file() else released
    try:
        content = path.read_bytes()
    except OSError:
        raise ValueError(
            f"The questions of this homework are not beside this notebook: put the file {RELEASED} back there, "
            "from the folder that your teacher gave you."
        ) from None
    return read_source(content) if path == source else read_released(content)


def read_source(content: bytes | str) -> Assignment:
    """Read the TOML text of an assignment's source; raises ValueError that lists every defect."""
    problems: _Problems = []
    try:
        text = content.decode("utf-8") if isinstance(content, bytes) else content
        top = Table(tomllib.loads(text, parse_float=Decimal), SOURCE, "", problems)
    except ValueError as error:
        raise ValueError(f"{SOURCE}: this is not TOML: {error}.") from None
    name = top.get("assignment")
    if not isinstance(name, str) or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", name):
        top.note("assignment", f"write the name of the assignment's folder, such as 'hw1_alliances', not {name!r}.")
        name = ""
    title, due = top.prose("title"), top.get("due")
    if due is not None and (not isinstance(due, datetime) or due.tzinfo is None):
        top.note("due", f"write day, time and time zone, such as 2026-12-01T18:00:00+01:00, not {due}.")
        due = None
    draws = [_draw(row, n) for n, row in enumerate(top.rows("draws", 0), 1)]
    top.distinct("draws", "name", (draw.name for draw in draws))
    exercises = [_exercise(row, n, name, draws) for n, row in enumerate(top.rows("questions", 1), 1)]
    top.distinct("questions", "id", (exercise.id for exercise in exercises))
    if (total := sum(exercise.points for exercise in exercises)) != TOTAL:
        top.note("points", f"the points of all questions must add up to {TOTAL}; they make {total}.")
    top.close()
    if problems:
        raise ValueError(f"{SOURCE} of '{name}' needs mending:\n" + "\n".join(f"- {line}" for line in problems))
    return Assignment(name, title, due, tuple(draws), tuple(exercises))


def _draw(table: Table, place: int) -> Draw:
    name = table.get("name")
    table.where = f"{SOURCE}, draw '{name}'" if isinstance(name, str) else f"{SOURCE}, draw {place} (no name)"
    table.path = ""
    if not isinstance(name, str) or not _FIELD.fullmatch(name):
        table.note("name", f"use small letters, digits and underscores, such as 'case', not {name!r}.")
        name = ""
    columns = []
    for column in table.rows("columns", 0):
        columns.append((str(column.get("key")), column.prose("label")))
        column.close()
    hidden = table.words("hidden") if table.fields.get("hidden") else ()
    table.asked.add("hidden")
    rows = [row.fields for row in table.rows("rows", 1)]
    decimals = table.get("decimals")
    if decimals is not None and (not isinstance(decimals, int) or not 0 <= decimals <= 9):
        table.note("decimals", f"write a whole number from 0 to 9, not {decimals!r}.")
        decimals = None
    fields = set(rows[0]) if rows else set()
    for n, row in enumerate(rows, 1):
        if row.keys() != fields:
            table.note(f"rows[{n}]", "every row must have the same fields as the first.")
        _small_table(table, n, row.get("table", []))
    for field in (*(key for key, _ in columns), *hidden):
        if field not in fields:
            table.note("rows", unknown("field", field, sorted(fields)))
    for field in {key for key, _ in columns} & set(hidden):
        table.note("columns", f"'{field}' is hidden, so it cannot be shown.")
    shown = table.prose("title"), table.prose("source")
    label = table.prose("table_label", needed=False)
    table.close()
    return Draw(name, *shown, tuple(columns), hidden, tuple(rows), label, decimals)


def _small_table(table: Table, n: int, pairs: Any) -> None:
    sound = isinstance(pairs, list) and all(
        isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str) and isinstance(pair[1], int | Decimal)
        for pair in pairs
    )
    if not sound:
        table.note(f"rows[{n}].table", 'write pairs of a name and a number, such as [["Britain", 0.18]].')


def _exercise(table: Table, place: int, name: str, draws: list[Draw]) -> Exercise:
    id = table.fields.get("id")
    table.where = f"{SOURCE}, question '{id}'" if isinstance(id, str) and id else f"{SOURCE}, question {place} (no id)"
    table.path = ""
    points, part = table.get("points"), table.prose("part")
    if isinstance(points, bool) or not isinstance(points, int) or not 1 <= points <= TOTAL:
        table.note("points", f"write a whole number from 1 to {TOTAL}, not {points!r}.")
        points = 0
    block = {key: value for key, value in table.fields.items() if key not in ("points", "part")}
    used = _used(table, block, draws)
    before = len(table.problems)
    first = {draw.name: draw.rows[0] for draw in used if draw.rows}
    template = _read(fill(block, first, texts=False), place, name, SOURCE, [] if used else table.problems)
    key = template
    for numbers in itertools.product(*(range(len(draw.rows)) for draw in used)) if used else ():
        rows = {draw.name: draw.rows[n] for draw, n in zip(used, numbers, strict=True)}
        where = SOURCE + "".join(f", row {n + 1} of '{draw.name}'" for draw, n in zip(used, numbers, strict=True))
        found = _read(fill(block, rows), place, name, where, table.problems)
        key = found if not any(numbers) else key
    page: dict[str, Any] = {"id": template.id, "kind": template.kind, "draws": [draw.name for draw in used]}
    page |= {"points": points, "part": part}
    if len(table.problems) > before:  # only what has no defect can be shown
        return Exercise(page)
    page = public(template) | page
    if template.number:
        bounds = {"minimum": template.number.minimum, "maximum": template.number.maximum}
        page |= {name: None if bound is None else f"{bound:f}" for name, bound in bounds.items()}
    hidden = {(draw.name, field) for draw in used for field in draw.hidden}
    for draw, field in sorted(hidden & set(places(page))):
        table.note("prompt", f"{{{draw}.{field}}} is hidden: students may not see it, so take it out of what is shown.")
    return Exercise(page, key, block)


def _used(table: Table, block: Mapping[str, Any], draws: list[Draw]) -> list[Draw]:
    known = {draw.name: draw for draw in draws}
    used: dict[str, Draw] = {}
    for name, field in places(block):
        if name not in known:
            table.note("prompt", f"{{{name}.{field}}}: {unknown('draw', name, known)}")
        elif known[name].rows and field not in known[name].rows[0]:
            table.note("prompt", f"{{{name}.{field}}}: {unknown('field', field, sorted(known[name].rows[0]))}")
        else:
            used[name] = known[name]
    return [draw for draw in draws if draw.name in used]


def _read(block: Mapping[str, Any], place: int, name: str, where: str, problems: _Problems) -> Question:
    return read_question(Table(block, "", "", problems), place, name, where)
