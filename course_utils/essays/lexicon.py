"""Which classes of meaning a word belongs to; the classes themselves are data (`patterns/lexicon.toml`)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from . import shelf
from .sentences import Word, stem

_LONGEST_GAP = 3


class Lexicon:
    """The classes of words, ready to be looked up.

    Parameters
    ----------
    classes : mapping
        Name of a class -> its entries, parted by commas (the form is told at the head of lexicon.toml).
    """

    def __init__(self, classes: Mapping[str, str]) -> None:
        self._stems: dict[str, set[str]] = defaultdict(set)
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._beginnings: dict[str, set[str]] = defaultdict(set)
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._known: dict[str, frozenset[str]] = {}
        self.words: set[str] = set()  # whole words, for the speller
        for name, entries in classes.items():
            for entry in filter(None, map(str.strip, entries.replace("-", " ").split(","))):
                self._add(name, entry)

    def _add(self, name: str, entry: str) -> None:
        parts = entry.split()
        self.words |= {part.strip("=") for part in parts if part.isalpha() or part[0] == "="}
        if len(parts) > 1:
            self._phrases[_key(parts[0])].append((tuple(parts), name))
        elif entry.endswith("*"):
            self._beginnings[entry[:-1]].add(name)
        elif entry.startswith("="):
            self._exact[entry[1:]].add(name)
        else:
            self._stems[stem(entry)].add(name)

    def of(self, word: str) -> frozenset[str]:
        """Return the classes of one word by itself."""
        if word not in self._known:
            found = self._stems.get(stem(word), set()) | self._exact.get(word, set())
            for size in range(3, min(len(word), 16) + 1):
                found |= self._beginnings.get(word[:size], set())
            self._known[word] = frozenset(found)
            if len(self._known) > 20_000:
                self._known.clear()
                return frozenset(found)
        return self._known[word]

    def label(self, words: Sequence[Word]) -> None:
        """Give each word its classes; a phrase gives its class to its first word."""
        extra: dict[int, set[str]] = defaultdict(set)
        for place, word in enumerate(words):
            for parts, name in self._phrases.get(word.text[:3], ()):
                if name not in extra[place] and _meets(parts, words, place):
                    extra[place].add(name)
        for place, word in enumerate(words):
            word.labels = self.of(word.text) | extra[place] if extra.get(place) else self.of(word.text)


def _key(part: str) -> str:
    return part.strip("=*")[:3]


def _meets(parts: tuple[str, ...], words: Sequence[Word], place: int) -> bool:
    """Whether the phrase stands in the words from this place on; "~" leaves out up to three words."""
    for i, part in enumerate(parts):
        if part == "~":
            return any(_meets(parts[i + 1 :], words, place + skip) for skip in range(_LONGEST_GAP + 1))
        if place >= len(words) or not _is(part, words[place].text):
            return False
        place += 1
    return True


def _is(part: str, word: str) -> bool:
    if part.endswith("*"):
        return word.startswith(part[:-1])
    return word == part or stem(word) == stem(part)


@cache
def lexicon() -> Lexicon:
    """The lexicon of the course, read once."""
    return Lexicon(shelf.read("patterns", "lexicon.toml"))
