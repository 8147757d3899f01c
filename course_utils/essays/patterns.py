"""Patterns of who does what to whom, over classes of words, negation and direction; the patterns are data.

A pattern is a row of elements, parted by blanks, that must meet words of one sentence in this order. An element is a
class of the lexicon (``WEAK``) or a word (``stand``, ``balanc*``), or several parted by ``|``. ``-`` before it asks for
a negated word; ``?`` lets it be either. Up to four words may stand between two elements, up to ten where ``..`` stands.
Elements joined by ``&`` may come in any order, within sixteen words.
"""

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from . import shelf
from .sentences import Word, stem

_NEAR, _FAR, _WINDOW = 5, 11, 16


@dataclass(frozen=True)
class Element:
    """One part of a pattern: its classes, words and beginnings of words; the negation it asks for (None: any)."""

    classes: frozenset[str]
    stems: frozenset[str]
    beginnings: tuple[str, ...]
    negated: int | None
    key: str  # the same for elements that meet the same words


@dataclass(frozen=True)
class Pattern:
    """One pattern: its elements, the reach after each of them, and whether their order is free."""

    elements: tuple[Element, ...]
    reaches: tuple[int, ...]
    free: bool

    def match(self, words: Sequence[Word], met: "Met") -> str:
        """Return "says", "denies" (as the pattern but for its negation) or "" (does not match)."""
        places = []
        for element in self.elements:
            if not (found := met(element)):
                return ""
            places.append(found)
        verdict = ""
        for chosen in self._chains(places):
            marks = [words[i].negated for i in chosen]
            if None in marks:
                continue
            wrong = sum(
                element.negated is not None and element.negated != mark
                for element, mark in zip(self.elements, marks, strict=True)
            )
            if not wrong:
                return "says"
            verdict = "denies"
        return verdict

    def _chains(self, places: list[list[int]]) -> "itertools.chain | list":
        if self.free:
            combos = itertools.islice(itertools.product(*places), 400)
            return [c for c in combos if len(set(c)) == len(c) and max(c) - min(c) <= _WINDOW]
        chains = [[i] for i in places[0]]
        for step, choices in enumerate(places[1:]):
            chains = [[*c, i] for c in chains for i in choices if 0 < i - c[-1] <= self.reaches[step]][:200]
        return chains


class Met:
    """Where the elements met words of one sentence, looked up once for all patterns."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._found: dict[str, list[int]] = {}
        self._labels: dict[str, list[int]] = defaultdict(list)
        self._stems: dict[str, list[int]] = defaultdict(list)
        self._texts = [word.text for word in words]
        for place, word in enumerate(words):
            self._stems[stem(word.text)].append(place)
            for label in word.labels:
                self._labels[label].append(place)

    def __call__(self, element: Element) -> list[int]:
        """Return the places of the words that an element meets, negated or not."""
        if element.key not in self._found:
            found = {place for name in element.classes for place in self._labels.get(name, ())}
            found.update(place for root in element.stems for place in self._stems.get(root, ()))
            if element.beginnings:
                found.update(i for i, text in enumerate(self._texts) if text.startswith(element.beginnings))
            self._found[element.key] = sorted(found)
        return self._found[element.key]


def read(text: str) -> Pattern:
    """Read one pattern in the form that this module's docstring tells."""
    if "&" in text:
        return Pattern(tuple(_element(part.strip()) for part in text.split("&")), (), True)
    elements: list[Element] = []
    reaches: list[int] = []
    for part in text.split():
        if part == "..":
            reaches[-1] = _FAR
        elif part == "_":
            reaches[-1] = 1
        else:
            elements.append(_element(part))
            reaches.append(_NEAR)
    return Pattern(tuple(elements), tuple(reaches), False)


def _element(part: str) -> Element:
    negated: int | None = 0
    if part[0] in "-?":
        negated = 1 if part[0] == "-" else None
        part = part[1:]
    names = part.split("|")
    return Element(
        frozenset(name for name in names if name.isupper()),
        frozenset(stem(name) for name in names if not name.isupper() and not name.endswith("*")),
        tuple(name[:-1] for name in names if name.endswith("*")),
        negated,
        part,
    )


@dataclass(frozen=True)
class Detector:
    """The patterns of one concept or misconception: what says it, what says the opposite."""

    says: tuple[Pattern, ...]
    opposes: tuple[Pattern, ...]

    def look(self, words: Sequence[Word], met: Met) -> tuple[int, int]:
        """Return how many patterns the sentence asserts and how many it denies or meets the opposite of."""
        results = [pattern.match(words, met) for pattern in self.says]
        opposite = sum(pattern.match(words, met) == "says" for pattern in self.opposes)
        return results.count("says"), results.count("denies") + 2 * opposite


@cache
def detectors() -> Mapping[str, Detector]:
    """All detectors of `patterns/concepts.toml` and `patterns/misconceptions.toml` by id."""
    found: dict[str, Detector] = {}
    for name in ("concepts.toml", "misconceptions.toml"):
        for id, lists in shelf.read("patterns", name).items():
            found[id] = Detector(tuple(map(read, lists["says"])), tuple(map(read, lists.get("opposes", []))))
    return found
