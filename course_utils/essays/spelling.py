"""Slips of the pen, mended: a word that nobody knows becomes the known word one slip away, if there is one."""

from collections.abc import Sequence
from functools import cache, lru_cache

from .classifier import classifier
from .lexicon import lexicon
from .sentences import Word, stem

_SHORTEST, _LONGEST = 5, 18
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ENDINGS = ("s", "ed", "ing", "ly", "er", "al", "ment", "ness")


def mend(words: Sequence[Word]) -> None:
    """Mend the spelling of each word that is long enough and not known."""
    for word in words:
        if _SHORTEST <= len(word.text) <= _LONGEST and word.text.isascii() and word.text.isalpha():
            word.text = mended(word.text)


@lru_cache(20_000)
def mended(word: str) -> str:
    """Return the word itself if it is known, else the best known one that is one slip away, else the word itself.

    A slip leaves out, adds, changes or swaps a letter after the first. A word that belongs to a class of the lexicon
    is preferred, then the more frequent; vowels are mixed up more often than consonants.
    """
    if _known(word):
        return word
    found = [slip for slip in slips(word) if slip in _frequent()]
    if not found and len(word) >= 8:
        near = (again for slip in slips(word) if slip[:4] == word[:4] for again in _doubled(slip))
        found = [slip for slip in near if slip in _frequent()]
    return max(found, key=lambda slip: (bool(lexicon().of(slip)), _frequent()[slip], slip)) if found else word


@cache
def _frequent() -> dict[str, int]:
    """Whole words that may be meant, with how frequent they are."""
    words = dict.fromkeys(sorted(word for word in lexicon().words if len(word) >= _SHORTEST), 1)
    return words | {word: count for word, count in classifier().words.items() if len(word) >= _SHORTEST}


@cache
def _stems() -> frozenset[str]:
    return frozenset(map(stem, _frequent()))


def _known(word: str) -> bool:
    if word in _frequent() or stem(word) in _stems() or lexicon().of(word):
        return True
    return any(word.endswith(ending) and word[: -len(ending)] in _frequent() for ending in _ENDINGS)


def slips(word: str) -> set[str]:
    """Return every word that is one slip away: a letter left out, added, changed or swapped, but never the first."""
    parts = [(word[:i], word[i:]) for i in range(1, len(word) + 1)]
    left_out = {a + b[1:] for a, b in parts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1}
    changed = {a + letter + b[1:] for a, b in parts if b for letter in _LETTERS}
    added = {a + letter + b for a, b in parts for letter in _LETTERS}
    return left_out | swapped | changed | added


def _doubled(word: str) -> list[str]:
    """The word with one letter doubled or one double letter single: the slip that most often comes beside another."""
    single = [word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i] == word[i - 1]]
    return single + [word[:i] + word[i] + word[i:] for i in range(1, len(word))]
