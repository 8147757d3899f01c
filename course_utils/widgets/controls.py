"""Controls described as data: what a slider, a choice or a button is called and may hold."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar


@dataclass(frozen=True)
class Slider:
    """A number between `low` and `high`, shown with `decimals` places and its `unit`.

    `title` is its full name where several sliders bear the same label.
    """

    name: str
    label: str
    low: float
    high: float
    step: float
    decimals: int = 1
    unit: str = ""
    title: str = ""
    kind: ClassVar[str] = "slider"

    def read(self, value: Any) -> float:
        """Return `value` as a number within the slider's range, or raise ValueError."""
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError):
            number = float("nan")
        if not self.low <= number <= self.high:
            given = "and none could be read" if value in ("", None) else f"not {value!r}"
            raise ValueError(f"{self.label} takes a number from {self.low:g} to {self.high:g}, {given}.")
        return number


@dataclass(frozen=True)
class Number(Slider):
    """A number to type."""

    kind: ClassVar[str] = "number"


@dataclass(frozen=True)
class Choice:
    """One of a few `options`, pairs of value and text, as a row of buttons."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    kind: ClassVar[str] = "choice"

    def read(self, value: Any) -> str:
        """Return `value` if it is one of the options, or raise ValueError."""
        if value not in [option for option, _ in self.options]:
            texts = ", ".join(text for _, text in self.options)
            raise ValueError(f"{self.label} has no option {value!r}; choose one of: {texts}.")
        return value


@dataclass(frozen=True)
class Options(Choice):
    """One of a few options, one below the other, where each needs more than a word."""

    kind: ClassVar[str] = "options"


@dataclass(frozen=True)
class Menu(Choice):
    """One of many options, as a menu."""

    kind: ClassVar[str] = "menu"


@dataclass(frozen=True)
class Search(Choice):
    """A field to type part of an option's text in; what was typed goes to the activity, which knows what it means."""

    kind: ClassVar[str] = "search"

    def read(self, value: Any) -> str:
        """Return the text on one line."""
        return _line(value)


@dataclass(frozen=True)
class Check:
    """Something on or off. `title` is its full name where several bear the same label."""

    name: str
    label: str
    title: str = ""
    kind: ClassVar[str] = "check"

    def read(self, value: Any) -> bool:
        """Return whether it is on."""
        return bool(value)


@dataclass(frozen=True)
class Name:
    """A short text that names something: the heading of a card."""

    name: str
    label: str
    kind: ClassVar[str] = "name"

    def read(self, value: Any) -> str:
        """Return the text on one line, at most 40 characters."""
        return _line(value)[:40]


@dataclass(frozen=True)
class Button:
    """Something to do. `title` is its full name where the label is only a sign."""

    name: str
    label: str
    title: str = ""
    look: str = ""
    copies: bool = False
    kind: ClassVar[str] = "button"


@dataclass(frozen=True)
class Text:
    """Something to read; takes no room while it is empty. `spoken` ones are read out when they change."""

    name: str
    look: str = ""
    spoken: bool = False
    kind: ClassVar[str] = "text"


@dataclass(frozen=True)
class Facts:
    """A list of facts to read, pairs of what and what about it."""

    name: str
    kind: ClassVar[str] = "facts"


Field = Slider | Choice | Check | Name | Button | Text | Facts


@dataclass(frozen=True)
class Card:
    """One state, or one group of settings: a head, a badge line, fields."""

    head: Sequence[Field] = ()
    fields: Sequence[Field] = ()


@dataclass(frozen=True)
class Badge:
    """What a card says about itself now; `side` ("A", "B", "right", "wrong" or "") marks its edge."""

    text: str = ""
    strong: str = ""
    side: str = ""


@dataclass(frozen=True)
class Layout:
    """Where the controls stand: above the figures, on cards below them, and last."""

    toolbar: Sequence[Field] = ()
    cards: Sequence[Card] = ()
    after: Sequence[Field] = field(default=())

    def fields(self) -> dict[str, Field]:
        """Return every field by its name."""
        on_cards = [one for card in self.cards for one in (*card.head, *card.fields)]
        return {one.name: one for one in (*self.toolbar, *on_cards, *self.after)}

    def to_json(self) -> dict[str, Any]:
        """Return the layout as the page's script reads it."""
        return {
            "toolbar": _plain(self.toolbar),
            "after": _plain(self.after),
            "cards": [{"head": _plain(card.head), "fields": _plain(card.fields)} for card in self.cards],
        }


def _line(value: Any) -> str:
    """The text on one line; half an emoji, which a page's limit of length can leave behind, becomes "?"."""
    return " ".join(str(value).split()).encode("utf-8", "replace").decode()


def _plain(fields: Sequence[Field]) -> list[dict[str, Any]]:
    return [{"kind": one.kind, **asdict(one)} for one in fields]
