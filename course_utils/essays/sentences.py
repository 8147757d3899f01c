"""Sentences and words of a plain text, with their places; a light stemmer."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from .text import JOINT

MOST_SENTENCES = 80
_WORD = re.compile(rf"[^\W\d_][^\W\d_{JOINT}]*(?:[{JOINT}'][^\W_]+)*|\d+", re.UNICODE)
_END = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)|[.!?]+(?=[a-z]{2})|\n\s*\n|\n(?=\s*(?:[-•+]|\d+[.)])\s)")
_SHORT_LINE = re.compile(r"(?:^|\n)[^\n]{0,45}(?=\n)")
_SHORTENED = {"n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'d": "would", "'m": "am"}
_BARE = {
    "dont": "do", "doesnt": "does", "didnt": "did", "cant": "can", "wont": "will", "isnt": "is", "arent": "are",
    "wasnt": "was", "couldnt": "could", "wouldnt": "would", "shouldnt": "should", "havent": "have", "hasnt": "has",
}  # fmt: skip


@dataclass
class Word:
    """One word of a sentence.

    `text` is in small letters, with its spelling mended; `start` and `end` are its place in the learner's text; `gap`
    is the punctuation before it; `labels` are the classes it belongs to; `negated` is 1 in the scope of an odd number
    of negations, and None where the writer only reports, weighs or rejects a view.
    """

    text: str
    start: int
    end: int
    gap: str = ""
    labels: frozenset[str] = frozenset()
    negated: int | None = 0


@dataclass
class Sentence:
    """One sentence: its words, its place in the learner's text, and whether it ends as a question."""

    words: list[Word]
    start: int
    end: int
    asks: bool = False
    dropped: str = field(default="")

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two sentences the same."""
        return tuple(word.text for word in self.words)


def split(plain: str) -> list[Sentence]:
    """Split a plain text into sentences of words; the same sentence is kept once, however often it is repeated."""
    found: dict[tuple[str, ...], Sentence] = {}
    start = 0
    ends = [(end.start(), end.end(), "?" in end.group()) for end in _END.finditer(plain)]
    ends += [(line.end(), line.end(), False) for line in _SHORT_LINE.finditer(plain)]
    for stop, after, asks in [*sorted(ends), (len(plain), len(plain), False)]:
        if stop < start:
            continue
        words = _words(plain, start, stop)
        if words:
            sentence = Sentence(_once(words), words[0].start, words[-1].end, asks)
            found.setdefault(sentence.key, sentence)
            if len(found) >= MOST_SENTENCES:
                break
        start = after
    return list(found.values())


def _words(plain: str, start: int, stop: int) -> list[Word]:
    words: list[Word] = []
    last = start
    for match in _WORD.finditer(plain, start, stop):
        text, gap = match.group().replace(JOINT, ""), "".join(plain[last : match.start()].split())
        last = match.end()
        if text.endswith("'s"):
            text = text[:-2]
        if text in ("can't", "won't", "cannot") or text.endswith("n't"):
            stem = {"can't": "can", "won't": "will", "cannot": "can"}.get(text, text[:-3])
            words.append(Word(stem, match.start(), match.end(), gap))
            words.append(Word("not", match.start(), match.end()))
        elif text in _BARE:
            words.append(Word(_BARE[text], match.start(), match.end(), gap))
            words.append(Word("not", match.start(), match.end()))
        elif "'" in text:
            head, _, tail = text.partition("'")
            words.append(Word(head, match.start(), match.end(), gap))
            if "'" + tail in _SHORTENED:
                words.append(Word(_SHORTENED["'" + tail], match.start(), match.end()))
        else:
            words.append(Word(text, match.start(), match.end(), gap))
    return words


def _once(words: list[Word]) -> list[Word]:
    """Drop what only repeats the beginning again and again: "deter deter deter", or a whole answer typed twice."""
    texts = [word.text for word in words]
    border, length = [0] * len(texts), 0
    for i in range(1, len(texts)):  # Knuth, Morris and Pratt: the longest beginning that is also an end
        while length and texts[i] != texts[length]:
            length = border[length - 1]
        length += texts[i] == texts[length]
        border[i] = length
    period = len(texts) - border[-1]
    return words[:period] if period * 2 <= len(texts) else words


@lru_cache(20_000)
def stem(word: str) -> str:
    """Return a word without its inflection: "alliances", "alliance" and "allied" are near, "combined" is "combin"."""
    if len(word) <= 3:
        return word
    for ending, put in (("sses", "ss"), ("ies", "y"), ("ied", "y")):
        if word.endswith(ending) and len(word) > 4:
            word = word[: -len(ending)] + put
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
        for ending in ("ing", "ed"):
            if word.endswith(ending) and len(word) - len(ending) >= 3 and re.search("[aeiouy]", word[: -len(ending)]):
                word = word[: -len(ending)]
                if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                    word = word[:-1]
                break
    if word.endswith("e") and len(word) > 4:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word
