"""From a learner's text to what is judged: its counted sentences, and their clauses."""

from collections.abc import Sequence
from dataclasses import dataclass

from . import guards, polarity, spelling
from .lexicon import lexicon
from .sentences import Sentence, Word, split
from .text import plain

_LINKS = {"and", "but", "so", "because", "while", "whereas", "which", "since", "although", "though", "when", "if"}
_LONG, _SHORT = 11, 4


@dataclass(frozen=True)
class Unit:
    """A sentence or clause that is judged by itself: its words, and its place in the learner's text."""

    words: Sequence[Word]
    start: int
    end: int


def read(text: str, asked: Sequence[Sequence[str]]) -> list[Sentence]:
    """Return the sentences of an answer, labelled, marked for negation, and screened (`dropped` says why not to count).

    Parameters
    ----------
    text : str
        The answer.
    asked : sequence of sequence of str
        The stems of each wording of the question, so that a copy of it is known.
    """
    simple = plain(text)
    sentences = split(simple)
    for sentence in sentences:
        spelling.mend(sentence.words)
        lexicon().label(sentence.words)
    guards.screen(sentences, simple, asked)
    counted = [sentence for sentence in sentences if not sentence.dropped]
    polarity.mark(counted)
    return sentences


def units(sentences: Sequence[Sentence]) -> list[Unit]:
    """Return each counted sentence, and the clauses of the long ones."""
    found = []
    for sentence in sentences:
        if not sentence.dropped:
            found += [Unit(part, part[0].start, part[-1].end) for part in _parts(sentence.words)]
    return found


def _parts(words: list[Word]) -> list[list[Word]]:
    if len(words) <= _LONG:
        return [words]
    cuts = [0]
    for i, word in enumerate(words):
        parted = word.text in _LINKS or any(sign in word.gap for sign in ",;:—()")
        if parted and i - cuts[-1] >= _SHORT and len(words) - i >= _SHORT:
            cuts.append(i)
    clauses = [words[a:b] for a, b in zip(cuts, [*cuts[1:], len(words)], strict=True)]
    return [words, *clauses] if len(clauses) > 1 else [words]
