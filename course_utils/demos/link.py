"""A state as the part of an address behind the #: the settings that lead to it from the start, in order."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from ..widgets.controls import Button, Check, Facts, Field, Search, Text
from .scene import Scene

_FIXED = Button | Text | Facts | Search


def to_link(scene: Scene, start: Any, target: Any) -> tuple[list[tuple[str, str]], bool]:
    """Return the settings that turn `start` into `target`, and whether they do so exactly.

    Parameters
    ----------
    scene : Scene
        Whose controls are set.
    start, target : State

    Returns
    -------
    pairs : list of (str, str)
        Name and value of each control, in the order to set them.
    exact : bool
        False where something can be done that no control sets, such as taking a state off a table.
    """
    pairs: list[tuple[str, str]] = []
    wanted, state, done = scene.settings(target), start, set()
    # A control that was set may bring others with it: look at the controls again after each.
    while found := _next(scene, state, wanted, done):
        name, state = found
        done.add(name)
        pairs.append((name, _text(wanted[name])))
    return pairs, state == target


def _next(scene: Scene, state: Any, wanted: dict[str, Any], done: set[str]) -> tuple[str, Any] | None:
    shown = scene.settings(state)
    for name, field in scene.layout_of(state).fields().items():
        if isinstance(field, _FIXED) or name in done or name not in wanted or wanted[name] == shown.get(name):
            continue
        try:
            moved = scene.change(state, name, field.read(wanted[name]))
        except ValueError:
            continue
        if moved != state:
            return name, moved
    return None


def from_link(scene: Scene, start: Any, link: str) -> Any:
    """Return the state that a link leads to.

    Parameters
    ----------
    scene : Scene
    start : State
        Where it leads from.
    link : str
        As `write` makes it, without the demo's name.

    Returns
    -------
    State

    Raises
    ------
    ValueError
        If a control is unknown or a value cannot be set.
    """
    state = start
    for name, text in parse_qsl(link, keep_blank_values=True):
        field = scene.layout_of(state).fields().get(name)
        if field is None or isinstance(field, _FIXED):
            raise ValueError(f"It sets '{name}', which is not there to be set.")
        state = scene.change(state, name, field.read(_value(field, text)))
    return state


def write(pairs: list[tuple[str, str]]) -> str:
    """Return pairs of name and value as the part of an address behind the #."""
    return urlencode(pairs)


def _text(value: Any) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


def _value(field: Field, text: str) -> Any:
    if not isinstance(field, Check):
        return text
    if text not in ("0", "1"):
        raise ValueError(f"{field.label} takes 0 or 1, not '{text}'.")
    return text == "1"
