"""What a step of each control costs in the kernel: ``uv run --group dev python benchmarks/recompute.py``.

Opens every activity that a lesson opens, moves each slider, number, choice, menu and checkbox to and fro, and prints
the slowest control of each: from the message to the new picture and its words, without the page.
"""

import contextlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("ALLIANCES_DATA_DIR", tempfile.mkdtemp())

import nbformat
from pages import median, p95, table

import course_utils as course
from course_utils.widgets import display
from course_utils.widgets.activity import Activity
from course_utils.widgets.controls import Check, Choice, Slider

STEPS = 30
GOAL = {"landscape": 60}  # ms; every other control: 20


def activities() -> Iterator[tuple[str, str, Activity]]:
    """Yield lesson, call and activity for everything the lessons open."""
    opened: list[Activity] = []
    kept = display.display, display.DisplayHandle.display
    display.display = lambda shown: opened.append(shown) if isinstance(shown, Activity) else None
    display.DisplayHandle.display = lambda *_: None  # type: ignore[method-assign]  # the still pictures are not wanted
    try:
        for path in sorted(Path("notebooks").glob("*.ipynb")):
            for cell in nbformat.read(path, as_version=4).cells:
                if cell.cell_type != "code":
                    continue
                name = re.search(r"course\.(\w+)\(", cell.source)[1]  # type: ignore[index]
                if name != "cite":
                    exec(cell.source, {"course": course})
                yield from ((path.name[:2], name, one) for one in opened)
                opened.clear()
    finally:
        display.display, display.DisplayHandle.display = kept  # type: ignore[method-assign]


def steps(field, now) -> list:
    """Return the values to move a control through."""
    if isinstance(field, Slider):
        room = int((field.high - field.low) / field.step)
        return [field.low + field.step * (room * i // STEPS) for i in range(1, STEPS)]
    if isinstance(field, Check):
        return [not now, bool(now)] * 3
    return [value for value, _ in field.options if value] * 2


def milliseconds(activity: Activity, name: str, values: list) -> list[float]:
    """Return how long each step took; a step that the activity refuses counts as well."""
    times = []
    for value in values:
        start = time.perf_counter()
        with contextlib.suppress(ValueError):  # a sentence to the learner is an answer too
            activity.act({"kind": "set", "name": name, "value": value})
        times.append(1000 * (time.perf_counter() - start))
    return times


def slowest(activity: Activity) -> tuple[str, list[float]]:
    """Return the control whose median step is the slowest, and its times."""
    start = activity.history.now
    found = []
    for name, field in activity.layout_of(start).fields().items():
        if isinstance(field, Slider | Choice | Check) and field.kind != "search":
            values = steps(field, activity.values(start).get(name))
            if values:
                found.append((name, milliseconds(activity, name, values)))
            activity.act({"kind": "press", "name": "reset"})
    return max(found, key=lambda pair: median(pair[1]), default=("none", [0.0]))


if __name__ == "__main__":
    rows = []
    for lesson, call, activity in activities():
        name, times = slowest(activity)
        goal = GOAL.get(call, 20)
        rows.append([lesson, call, name, median(times), p95(times), f"{median(times) / goal:.2f}"])
    table(["lesson", "activity", "slowest control", "median ms", "p95 ms", "ratio to the goal"], rows)
