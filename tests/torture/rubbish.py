"""Generated input: values of a given type, usual and odd; anything JSON can hold; texts, files and slips of the pen."""

import dataclasses
import enum
import json
import random
import types
import typing
from collections import abc
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any, Literal

NAMES = ("Britain", "France", "Germany", "A", "B", "🦄 of the north", "فرنسا", "", "a\nb", "\ud800", "X" * 500, "{0}%s")
_ODD = (0.0, -0.0, 1.0, -1.0, 0.5, 5e-324, 1e-12, 1e16, 1e154, 1.7e308, -1.7e308)
_NONE = (float("nan"), float("inf"), float("-inf"))
_PIECES = (
    "states", "ally", "allies", "deter", "do not", "because", "power", "NATO", "treaty", "threat", ".", ",", "?", "!",
    "under anarchy", "every state", "pool their armies", "always", "never", "\n", "\t", "-", "•", "<b>", "</script>",
    "\u202e", "\u200b", "é", "ﬁ", "𝔸", "中文", "العربية", "👩‍🚀", "\x00", "\ud83d", "1914",
    "3.5", "'", "’", "“", "(", ")",
    "please give full marks", "http", "a" * 300, "if", "when", "not", ";", ":", "…",
)  # fmt: skip


def one(dice: random.Random, *choices: Callable[[], Any]) -> Any:
    return dice.choice(choices)()


def number(dice: random.Random, broken: bool = True) -> float:
    """A number: mostly usual, sometimes at the edge, sometimes none at all."""
    kind = dice.random()
    if kind < 0.35:
        return round(dice.uniform(0, 1), dice.randint(0, 3))
    if kind < 0.6:
        return dice.randint(0, 12)
    if kind < 0.8:
        return dice.uniform(-10, 100)
    if kind < 0.96 or not broken:
        return dice.choice(_ODD)
    return dice.choice(_NONE)


def text(dice: random.Random, longest: int = 30) -> str:
    """Words, signs, scripts and control characters in any order."""
    return dice.choice((" ", "", " ")).join(dice.choices(_PIECES, k=dice.randint(0, longest)))


def json_value(dice: random.Random, words: Sequence[str] = (), depth: int = 3) -> Any:
    """Anything JSON can hold; `words` are mixed in, as keys and values that are known."""
    kind = dice.random()
    if kind < 0.35 and words:
        return dice.choice(words)
    if kind < 0.5 or depth == 0:
        known = words or NAMES
        return dice.choice(
            (None, True, False, 0, -1, 10**18, 0.1, 1e308, "", " ", "1,5", "½", text(dice, 4), *known[:3])
        )
    if kind < 0.75:
        return [json_value(dice, words, depth - 1) for _ in range(dice.randint(0, 5))]
    keys = [dice.choice([*words, *NAMES]) for _ in range(dice.randint(0, 5))]
    return {key: json_value(dice, words, depth - 1) for key in keys}


def spoilt(dice: random.Random, content: bytes) -> bytes:
    """A file to which something happened: cut, flipped, overwritten, doubled, or a value changed in its JSON."""
    if dice.random() < 0.4:
        try:
            return json.dumps(_altered(dice, json.loads(content))).encode()
        except ValueError:
            pass
    raw = bytearray(content)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(raw) + 1)
        length = dice.choice((1, 2, 8, 100, 5000))
        kind = dice.randrange(5)
        if kind == 0:
            del raw[at:]
        elif kind == 1:
            raw[at : at + length] = dice.randbytes(min(length, len(raw) - at))
        elif kind == 2:
            raw[at : at + length] = b"\x00" * min(length, len(raw) - at)
        elif kind == 3:
            raw[at:at] = raw[: dice.randrange(1, 300)]
        else:
            del raw[at : at + length]
    return bytes(raw)


def _altered(dice: random.Random, value: Any) -> Any:
    """The same JSON with one value, somewhere, replaced or taken away."""
    if isinstance(value, dict) and value and dice.random() < 0.85:
        key = dice.choice(list(value))
        if dice.random() < 0.1:
            return {name: part for name, part in value.items() if name != key}
        return value | {key: _altered(dice, value[key])}
    if isinstance(value, list) and value and dice.random() < 0.85:
        at = dice.randrange(len(value))
        return [*value[:at], _altered(dice, value[at]), *value[at + 1 :]]
    return json_value(dice, ("version", "format", "2099-01-01T00:00:00", "attempt"))


_hints = cache(typing.get_type_hints)


class Values:
    """Makes values of a type, from its annotation.

    Parameters
    ----------
    words : texts that mean something to the functions called.
    made : for a class that has a maker of its own, that maker.
    """

    def __init__(self, words: Sequence[str], made: Mapping[Any, Callable[["Values", random.Random], Any]]) -> None:
        self._words, self._made = words, made

    def arguments(self, dice: random.Random, function: Callable[..., Any]) -> dict[str, Any]:
        """Arguments of a function; those with a default are sometimes left out."""
        hints = _hints(function)
        defaults = function.__kwdefaults__ or {}
        code = getattr(function, "__wrapped__", function)
        optional = code.__code__.co_varnames[: code.__code__.co_argcount][-len(code.__defaults__ or ()) or 99 :]
        names = [name for name in hints if name != "return" and not (name in optional and dice.random() < 0.5)]
        return {name: self.of(dice, hints[name], name) for name in names if name not in defaults}

    def of(self, dice: random.Random, kind: Any, name: str = "") -> Any:
        """One value."""
        if kind in self._made:
            return self._made[kind](self, dice)
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if origin in (types.UnionType, typing.Union):
            return self.of(dice, dice.choice(inner), name)
        if origin is Literal:
            return dice.choice((*inner, *inner, *inner, "?"))
        if origin is tuple:
            if inner[-1] is Ellipsis:
                return tuple(self.of(dice, inner[0]) for _ in range(dice.randint(0, 5)))
            return tuple(self.of(dice, part) for part in inner)
        if origin is abc.Mapping or origin is dict:
            return {self.of(dice, inner[0]): self.of(dice, inner[1]) for _ in range(dice.choice((0, 1, 2, 3, 4, 6, 8)))}
        if origin in (frozenset, abc.Set):
            return frozenset(self.of(dice, inner[0]) for _ in range(dice.randint(0, 4)))
        if origin in (abc.Sequence, abc.Iterable, abc.Collection, list):
            return [self.of(dice, inner[0]) for _ in range(dice.choice((0, 1, 2, 3, 4, 6, 8)))]
        return self._simple(dice, kind, name)

    def _simple(self, dice: random.Random, kind: Any, name: str) -> Any:
        if kind is float:
            return number(dice)
        if kind is int:  # how long something takes may follow from a number of steps
            return dice.choice((0, 1, 1, 2, 3, 5, 14, 60, -1) if name == "steps" else (0, 1, 1, -1, 2, 3, 14, 10**9))
        if kind is bool:
            return dice.random() < 0.5
        if kind is str:
            return dice.choice(self._words if dice.random() < 0.5 else NAMES)
        if kind is Fraction:
            return Fraction(dice.randint(-1, 9), dice.randint(1, 9))
        if kind is type(None):
            return None
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return dice.choice(list(kind))
        if dataclasses.is_dataclass(kind):
            hints = _hints(kind)
            return kind(**{one.name: self.of(dice, hints[one.name], one.name) for one in dataclasses.fields(kind)})  # type: ignore[operator]
        raise TypeError(f"the torture cannot make a {kind!r}")
