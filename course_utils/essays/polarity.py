"""What a sentence denies: the scope of negations, double negations, and views told only in order to be rejected."""

import re

from . import shelf
from .sentences import Sentence, Word

_DATA = shelf.read("patterns", "polarity.toml")
_WORDS = {name: frozenset(text.split()) for name, text in _DATA.items() if isinstance(text, str)}
_NOT, _NOBODY, _AUXILIARY, _STOPS = (_WORDS[name] for name in ("not", "nobody", "auxiliary", "stops"))
_HEDGES, _PARTLY, _UNTRUE, _FAILING = (_WORDS[name] for name in ("hedges", "partly", "untrue", "failing"))
_DENYING, _SAYING, _OTHERS = (_WORDS[name] for name in ("denying", "saying", "others"))
_NO = {"no", "without", "zero"}
_INSTEAD, _IDIOMS = (tuple(tuple(phrase.split()) for phrase in _DATA[name]) for name in ("instead", "idioms"))
_BACKWARD = re.compile(r"\b(?:" + "|".join(_DATA["backward"]) + r")\b")
_RETURNS, _FOOLS, _ONCE, _ASIDE_VIEW = (
    re.compile(_DATA[name]) for name in ("returns", "fools", "once", "other_matter")
)
_ALLIES = frozenset({"ALLY", "ALLIANCE", "JOIN", "POOL"})
_ASIDE = {"however", "though", "indeed", "therefore", "too", "then", "moreover"}
_VIEW = {"idea", "view", "claim", "notion", "belief", "theory", "picture", "statement", "thesis", "that", "story"}
_WITHOUT = ("without", "unless", "alone")


def mark(sentences: list[Sentence]) -> None:
    """Set `negated` of every word: 0 or 1 after all negations, None where the writer only reports or weighs a view."""
    counts = [[0] * len(sentence.words) for sentence in sentences]
    voids = [[False] * len(sentence.words) for sentence in sentences]
    for place, sentence in enumerate(sentences):
        words = sentence.words
        _negations(words, counts[place], voids[place])
        _denied_at_the_end(words, counts[place])
        _with_and_without(words, counts[place])
        _held_by_fools(words, counts[place])
        _reported(sentence, sentences[place + 1] if place + 1 < len(sentences) else None, voids[place])
        texts = [word.text for word in words]
        if texts[0] == "if" and "would have" in " ".join(texts):  # "If threats made alliances, ... would have ..."
            voids[place][:] = [True] * len(words)
    _returns(sentences, counts)
    for sentence, count, void in zip(sentences, counts, voids, strict=True):
        for word, times, empty in zip(sentence.words, count, void, strict=True):
            word.negated = None if empty else times % 2


def _negations(words: list[Word], counts: list[int], void: list[bool]) -> None:
    texts = [word.text for word in words]
    skip = -1
    for i, text in enumerate(texts):
        if i <= skip:
            continue
        following = texts[i + 1] if i + 1 < len(texts) else ""
        if idiom := next((one for one in _IDIOMS if texts[i : i + len(one)] == list(one)), None):
            skip = i + len(idiom) - 1
        elif instead := next((one for one in _INSTEAD if texts[i : i + len(one)] == list(one)), None):
            stop = _scope(words, i + len(instead), noun=False)
            void[i:stop] = [True] * (stop - i)
        elif text == "nor" and "neither" in texts[:i]:
            continue  # "neither" has denied it already
        elif text in ("far", "anything") and following in ("from", "but"):
            _flip(counts, i + 2, _scope(words, i + 2, noun=False))
        elif text in _NOT:
            if following in _HEDGES or (following == "simply" and "but" in texts[i:]):
                continue
            stop = _scope(words, i + 1, noun=False)
            if following in _PARTLY or (i + 2 < len(texts) and texts[i + 2] in _PARTLY and following in _AUXILIARY):
                void[i:stop] = [True] * (stop - i)
            else:
                _flip(counts, i, stop)
        elif text in _NO and following != "truth":
            noun_subject = text == "no" and (i == 0 or words[i].gap or texts[i - 1] in _STOPS | {"that", "and"})
            stop = _scope(words, i + 1, noun=not noun_subject, pair=texts[i + 2 : i + 3] == ["and"])
            _flip(counts, i, stop)
        elif text in _NOBODY or (text == "few" and texts[i - 1 : i] not in (["a"], ["quite"])):
            _flip(counts, i, _scope(words, i + 1, noun=False, pair=text == "neither"))
        elif text in ("lack", "lacks", "lacking", "absence", "absent", "missing"):
            _flip(counts, i, _scope(words, i + 1, noun=True))
        elif text in _FAILING and (following in ("to", "at", "in", "for") or text in ("impossible", "powerless")):
            _flip(counts, i + 1, _scope(words, i + 1, noun=False))
        elif text == "too" and "to" in texts[i : i + 4]:
            to = texts.index("to", i)
            _flip(counts, to, _scope(words, to + 1, noun=False))
        elif text in _DENYING and i + 2 < len(texts):
            _flip(counts, i + 1, _until_but(words, i + 1, ";:"))
        elif (text in _UNTRUE and _says_untrue(words, i)) or (text == "no" and following == "truth"):
            _flip(counts, i + 1, _until_but(words, i + 1))


def _says_untrue(words: list[Word], i: int) -> bool:
    """Whether "wrong", "a myth" and the like open a clause that is being denied: "it is false that ..."."""
    for place in range(i + 1, min(i + 6, len(words))):
        if words[place].gap and not _aside(words, place):
            return False
        if words[place].text in ("that", "to"):
            return True
    return False


def _flip(counts: list[int], start: int, stop: int) -> None:
    for i in range(start, stop):
        counts[i] += 1


def _scope(words: list[Word], start: int, noun: bool, pair: bool = False) -> int:
    """Where the scope of a negation ends: with its noun phrase, or with its clause."""
    for i in range(start, len(words)):
        word = words[i]
        if any(sign in word.gap for sign in ";:—(") and i > start:
            return i
        if _aside(words, i):
            continue
        if "," in word.gap and i > start and not _list_goes_on(words, i):
            return i
        if word.text in _STOPS and i > start:
            return i
        if noun and (i - start >= 5 or (i > start and (word.text in _AUXILIARY or word.text == "that"))):
            return i
        if word.text == "and" and i > start + 1 and not noun and not pair:
            return i
    return len(words)


def _aside(words: list[Word], i: int) -> bool:
    """Whether a word only stands between two commas, or just after them: "it does not, however, end"."""
    here = words[i].text in _ASIDE and "," in words[i].gap
    return here or (i > 0 and words[i - 1].text in _ASIDE and "," in words[i - 1].gap and "," in words[i].gap)


def _list_goes_on(words: list[Word], i: int) -> bool:
    return any(word.text in ("or", "nor") for word in words[i : i + 5])


def _until_but(words: list[Word], start: int, signs: str = ";") -> int:
    for i in range(start, len(words)):
        if words[i].text in ("but", "because", "instead") or any(sign in words[i].gap for sign in signs):
            return i
    return len(words)


def _denied_at_the_end(words: list[Word], counts: list[int]) -> None:
    """Deny what stands before "... is a myth", "... has nothing to do with it": there the denial comes last."""
    said = " ".join(word.text for word in words)
    found = _BACKWARD.search(said)
    if not found:
        return
    place, after = len(said[: found.start()].split()), said[found.end() :].split()
    if place == 0 or words[place - 1].text in ("it", "this", "that") or after[:1] in (["that"], ["to"]):
        return  # "it is a myth that ..." denies what follows
    a_view = bool({word.text for word in words[:3]} & _VIEW)
    if a_view or not any(count % 2 for count in counts[:place]):
        _flip(counts, 0, place)
        counts[len(words) - len(after) :] = [1] * len(after)


def _returns(sentences: list[Sentence], marks: list[list[int]]) -> None:
    """Deny the sentence or clause before a short "they do not"."""
    for place, sentence in enumerate(sentences):
        texts = [word.text for word in sentence.words]
        if place and _RETURNS.search(" ".join(texts)):
            marks[place - 1][:] = [count + 1 for count in marks[place - 1]]
        for i, word in enumerate(sentence.words):
            if i and any(sign in word.gap for sign in ";:—") and _RETURNS.search(" ".join(texts[i:])):
                marks[place][:i] = [count + 1 for count in marks[place][:i]]


def _with_and_without(words: list[Word], counts: list[int]) -> None:
    """Cancel both negations of "without allies a state cannot resist": it says what allies are good for."""
    texts = [word.text for word in words]
    for cue in _WITHOUT:
        if cue not in texts or "anything" in texts:
            continue
        at = texts.index(cue)
        near = words[at + 1 : at + 6]
        if cue != "alone" and not any(word.labels & _ALLIES for word in near):
            continue
        if any(count % 2 and not at <= i <= at + 5 for i, count in enumerate(counts)):
            counts[:] = [0] * len(counts)
            return


def _held_by_fools(words: list[Word], counts: list[int]) -> None:
    """Deny what "whoever believes that ..." and "only the naive think that ..." hold."""
    if found := _FOOLS.search(" ".join(word.text for word in words)):
        _flip(counts, len(found.group().split()), _until_but(words, len(found.group().split())))


def _reported(sentence: Sentence, following: Sentence | None, void: list[bool]) -> None:
    """Void what is told only to be rejected: "Some say that ..., but this is wrong"; "wrongly, ..."."""
    texts = [word.text for word in sentence.words]
    if set(texts) & {"wrongly", "mistakenly", "falsely"}:
        at = min(texts.index(word) for word in ("wrongly", "mistakenly", "falsely") if word in texts)
        stop = _until_but(sentence.words, at + 1)
        void[:stop] = [True] * stop
        return
    said = " ".join(texts)
    if aside := _ASIDE_VIEW.search(said):
        void[: len(said[: aside.end()].split())] = [True] * len(said[: aside.end()].split())
        return
    if once := _ONCE.search(said):
        void[len(said[: once.start()].split()) :] = [True] * (len(void) - len(said[: once.start()].split()))
        return
    saying = next((i for i, text in enumerate(texts) if text in _SAYING), None)
    if saying is None or not set(texts[: saying + 4]) & _OTHERS:
        return
    turn = next((i for i in range(saying + 1, len(texts)) if texts[i] in ("but", "yet", "however", "although")), None)
    if turn is not None and _rejects(texts[turn:]):
        void[:turn] = [True] * turn
    elif turn is None and following is not None and _rejects([word.text for word in following.words][:14]):
        void[:] = [True] * len(void)


def _rejects(texts: list[str]) -> bool:
    said = " ".join(texts)
    return bool(set(texts) & _UNTRUE) or any(phrase in said for phrase in _DATA["rejects"])
