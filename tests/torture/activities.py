"""Every activity and demo, worked by generated actions: what its controls can send, and what nothing of ours sends."""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from rubbish import json_value, one, text
from tally import COUNT, Row, try_all

import course_utils
from course_utils.demos.stage import SCENES
from course_utils.widgets import display
from course_utils.widgets.activity import Activity
from course_utils.widgets.controls import Button, Check, Choice, Facts, Name, Search, Slider, Text

_NEW = 250  # actions after which an activity is begun anew
_DRAWN = 25  # of so many actions one is drawn: a figure takes some hundred times as long as all the rest


def made() -> Iterator[tuple[str, Callable[[], Activity[Any]]]]:
    """Yield the name of each activity and what makes a fresh one: all that `course_utils` shows, and all demos."""
    for name in course_utils.__all__:
        function = getattr(course_utils, name)
        shown = _shown(function)
        if shown is not None:
            yield f"course.{name}: act", lambda function=function: _shown(function)  # type: ignore[misc]
    for scene in SCENES:
        yield f"course.demo('{scene.demo}'): act", scene


def _shown(function: Callable[[], Any]) -> Activity[Any] | None:
    """The activity that a call of the course shows; None if it shows none."""
    found: list[Any] = []
    module = __import__(function.__module__, fromlist=["show"])
    if getattr(module, "show", None) is not display.show:
        return None
    module.show = lambda widget, *rest, **more: found.append(widget)  # type: ignore[attr-defined]
    try:
        with suppress(TypeError):  # one that needs a name is no activity without it
            function()
    finally:
        module.show = display.show  # type: ignore[attr-defined]
    return next((widget for widget in found if isinstance(widget, Activity)), None)


def action(dice: random.Random, activity: Activity[Any]) -> Any:
    """Something to do: mostly what the page could send just now, sometimes what it could not."""
    fields = activity.layout_of(activity.history.now).fields()
    if dice.random() < 0.12 or not fields:
        known = ("set", "press", "kind", "name", "value", "done", *fields)
        return one(
            dice, lambda: json_value(dice, known), lambda: None, lambda: {"kind": "press", "name": text(dice, 2)}
        )
    field = fields[dice.choice(list(fields))]
    if isinstance(field, Button):
        return {"kind": "press", "name": field.name}
    value = json_value(dice, ("nan", "1e999", "-1", "0")) if dice.random() < 0.25 else _value(dice, field)
    return {"kind": "set", "name": field.name, "value": value, "done": dice.random() < 0.6}


def _value(dice: random.Random, field: Any) -> Any:
    if isinstance(field, Slider):
        ends = dice.choice((field.low, field.high, (field.low + field.high) / 2))
        steps = dice.randint(0, max(1, round((field.high - field.low) / field.step)))
        return dice.choice((ends, min(field.high, field.low + steps * field.step), str(ends)))
    if isinstance(field, Search):
        return dice.choice((text(dice, 3), *(option for option, _ in field.options)))
    if isinstance(field, Choice):
        return dice.choice(field.options)[0]
    if isinstance(field, Check):
        return dice.random() < 0.5
    return text(dice, 5) if isinstance(field, Name | Text | Facts) else None


def rows(seconds: float) -> list[Row]:
    """Work each activity; `seconds` is the longest that one of them may take."""
    return [_worked(name, make, seconds) for name, make in made()]


def _worked(name: str, make: Callable[[], Activity[Any]], seconds: float) -> Row:
    held: list[Activity[Any]] = []
    done = drawn = 0

    def call(dice: random.Random) -> str:
        nonlocal done, drawn
        if done % _NEW == 0:
            for old in held:
                display.close_all(old)
            held[:] = [make()]
        done += 1
        activity = held[0]
        if done % _DRAWN:
            activity.draw = _undrawn
        else:
            vars(activity).pop("draw", None)
            drawn += 1
        now, sent = activity.history.now, action(dice, activity)
        blocked = isinstance(sent, dict) and sent.get("name") in activity.controls.state["disabled"]
        try:
            activity.act(sent)
        except ValueError:
            if activity.history.now != now:
                return f"refused, and yet the state changed: {sent!r:.80}"
            raise
        if blocked and sent.get("kind") != "set" and activity.history.now != now:
            return f"a button that was off did something: {sent!r:.80}"
        return ""

    row = try_all(name, call, COUNT, seconds, sound=str)
    row.note = f"{drawn} drawn; {row.note}".removesuffix("; ")
    for old in held:
        display.close_all(old)
    return row


def _undrawn(state: Any) -> None:
    pass
