"""What counts for nothing: questions, announcements, words to the marker, bare lists, other languages and subjects."""

import itertools
import re
from collections.abc import Sequence

from . import shelf
from .sentences import Sentence, Word, stem

_DATA = shelf.read("patterns", "guards.toml")
_AUXILIARY, _FUNCTION, _FOREIGN = (frozenset(_DATA[name].split()) for name in ("auxiliary", "function", "foreign"))
_VERBS, _DOUBTFUL, _OURS, _PERHAPS = (
    frozenset(map(stem, _DATA[name].split())) for name in ("verbs", "doubtful", "ours", "perhaps_ours")
)
_ANNOUNCES, _INSTRUCTS, _EXCUSES = (re.compile("|".join(_DATA[n])) for n in ("announces", "instructs", "excuses"))
_SHORT = 8  # words of a sentence that only says why it says nothing
_ASKING = {"how", "what", "why", "which", "who", "whom", "whose", "where", "when"}
_TASK = {"explain", "discuss", "describe", "outline", "analyse", "analyze", "evaluate", "define", "compare", "name"}
_TAG = re.compile(r"\b(?:right|no|yes|ok|okay|isn't it|you know|correct|see)\W*\?")
_CLEFT = re.compile(
    r"(?:\w+ )?what (?:(?:is|was) (?:more|worse)|can be|does happen"
    r"|(?:is|was|did|does|do|has|had|could|can|will|would) (?!(?:the|a|an|your|this)\b)(?!.*\bwhat\b)"
    r".+ (?:is|was|are|were) \w)"
)
_GOES_ON = {"as", "for", "of", "that", "to", "because", "and", "or", "since", "with", "by", "on", "if", "when", "even"}
_SUBJECT = {
    "i",
    "we",
    "they",
    "he",
    "she",
    "it",
    "you",
    "there",
    "this",
    "that",
    "these",
    "those",
    "everyone",
    "nobody",
}


def screen(sentences: Sequence[Sentence], plain: str, questions: Sequence[Sequence[str]]) -> None:
    """Write into `dropped` of each sentence why it counts for nothing; "" where it counts.

    Parameters
    ----------
    sentences : sequence of Sentence
        The sentences, their words labelled.
    plain : str
        The plain text they were taken from.
    questions : sequence of sequence of str
        The stems of each wording of the question, and of what else the page says of it.
    """
    for sentence in sentences:
        sentence.dropped = _why(sentence, plain[sentence.start : sentence.end + 8], questions)
    if sum(sentence.dropped == "list" for sentence in sentences) > max(2, len(sentences) / 2):
        for sentence in sentences:  # a phrase among many terms is one more of them
            if len(sentence.words) <= 5:
                sentence.dropped = sentence.dropped or "list"
    _off_topic(sentences)


def _why(sentence: Sentence, said: str, questions: Sequence[Sequence[str]]) -> str:
    words, texts = sentence.words, [word.text for word in sentence.words]
    spoken = " ".join(texts)
    if _foreign(words, said):
        return "language"
    if (match := _INSTRUCTS.search(spoken)) and not _assertion_after(sentence, match.end(), spoken):
        return "instruction"
    if _asks(sentence, texts, said, spoken):
        return "question"
    if _copied(texts, questions):
        return "copy"
    if _ANNOUNCES.search(spoken) and not re.search(r"\b(?:argue|say|claim|think|show|believe) that\b", spoken):
        return "announcement"
    if len(words) <= _SHORT and _EXCUSES.search(spoken):
        return "excuse"
    return "list" if not _has_predicate(words) else ""


def _assertion_after(sentence: Sentence, end: int, spoken: str) -> bool:
    """Cut away words to the marker before a colon, so that what is asserted after it is judged."""
    for i, word in enumerate(sentence.words):
        if i and any(sign in word.gap for sign in ":;—") and len(sentence.words) - i >= 4:
            rest = " ".join(w.text for w in sentence.words[i:])
            if not _INSTRUCTS.search(rest):
                return _cut(sentence, i)
    told = len(spoken[:end].split())
    rest = sentence.words[told:]
    if len(rest) >= 5 and rest[0].text not in _GOES_ON and not _INSTRUCTS.search(" ".join(w.text for w in rest)):
        return _cut(sentence, told)
    return False


def _cut(sentence: Sentence, first: int) -> bool:
    del sentence.words[:first]
    sentence.start = sentence.words[0].start
    return True


def _foreign(words: Sequence[Word], said: str) -> bool:
    letters = [sign for sign in said if sign.isalpha()]
    if letters and sum(sign > "\u024f" for sign in letters) > len(letters) / 2:
        return True
    texts = [word.text for word in words]
    english = sum(text in _FUNCTION or text in _AUXILIARY for text in texts)
    foreign = sum(text in _FOREIGN for text in texts)
    if foreign >= 2 and foreign > english:
        return True
    known = sum(bool(word.labels) or word.text in _FUNCTION or word.text in _AUXILIARY for word in words)
    return len(texts) >= 5 and english == 0 and known <= len(texts) / 4


def _asks(sentence: Sentence, texts: list[str], said: str, spoken: str) -> bool:
    if sentence.asks and not _TAG.search(said):
        return True
    if texts[0] in _TASK and len(texts) > 1 and texts[1] in _ASKING | {"the", "your", "one", "two", "at", "in", "and"}:
        return True
    lead = texts[1:] if texts[0] in ("so", "but", "and", "in", "to", "for") else texts
    if lead and (lead[0] in _ASKING or lead[:2] == ["what", "way"]):
        return (
            len(lead) > 2 and (lead[1] in _AUXILIARY and lead[0] not in ("when", "where", "who")) and not _cleft(spoken)
        )
    return False


def _cleft(spoken: str) -> bool:
    """Whether "what is ..." only opens a statement: "what is more, ...", "what did change is how they behave"."""
    return bool(_CLEFT.match(spoken))


def _copied(texts: list[str], questions: Sequence[Sequence[str]]) -> bool:
    """Whether the sentence is (part of) a wording of the question: the same words, and mostly in the same order."""
    content = {stem(text) for text in texts if text not in _FUNCTION and text not in _AUXILIARY and text not in _ASKING}
    if len(content) < 2:
        return tuple(map(stem, texts)) in map(tuple, questions)
    pairs = set(itertools.pairwise(map(stem, texts)))
    for asked in questions:
        if len(content.intersection(asked)) >= 0.8 * len(content):
            same = len(pairs.intersection(itertools.pairwise(asked)))
            if texts[0] in _ASKING or same >= 0.6 * len(pairs):
                return True
    return False


def _has_predicate(words: Sequence[Word]) -> bool:
    """Whether something is said of something: a list of terms, however long, says nothing."""
    texts = [word.text for word in words]
    parts = 1 + sum(any(sign in word.gap for sign in ",;:/•—-+.&") for word in words[1:])
    function = sum(text in _FUNCTION for text in texts)
    listed = parts >= 3 and len(texts) / parts <= 3.5
    if any(text in _AUXILIARY for text in texts):
        return not (listed and function <= 1)
    if not listed and {"never", "always", "not", "nobody", "still", "often", "rarely"} & set(texts):
        return True
    verbs = [i for i, text in enumerate(texts) if is_verb(words, i)]
    sure = [i for i in verbs if stem(texts[i]) not in _DOUBTFUL]
    subject = any(text in _SUBJECT for text in texts)
    if listed and not subject:
        return bool(sure) and function >= parts
    if len(texts) <= 3 and (not verbs or min(verbs) == 0):
        return False
    if sure and (max(sure) > 0 or function >= 2):
        return True
    if verbs and max(verbs) > 0 and (function >= max(1, 0.15 * len(texts)) or subject):
        return True
    return len(texts) >= 6 and function >= 0.3 * len(texts)


def is_verb(words: Sequence[Word], i: int) -> bool:
    """Whether a word looks like the verb of its clause."""
    text = words[i].text
    if text.endswith("ing"):
        return False
    if stem(text) in _VERBS or text.endswith(("ises", "izes", "ised", "ized", "ifies", "ified", "ates", "ise", "ize")):
        return True
    follows = words[i + 1].text if i + 1 < len(words) else ""
    return i > 0 and text.endswith("ed") and len(text) > 4 and (not follows or follows in _FUNCTION)


def _off_topic(sentences: Sequence[Sentence]) -> None:
    """Drop sentences of another subject, and the whole answer where other subjects outweigh the states in it."""
    off = [len({w.text for w in s.words if "OFFTOPIC" in w.labels}) for s in sentences]
    strong = [len({w.text for w in s.words if stem(w.text) in _OURS}) for s in sentences]
    weak = [len({w.text for w in s.words if stem(w.text) in _PERHAPS}) for s in sentences]
    all_off, all_strong, all_weak = sum(off), sum(strong), sum(weak)
    whole = all_off >= 4 and all_off > all_strong * 2 + all_weak * 0.5
    whole = whole or (all_off >= 2 and all_strong == 0 and all_weak <= all_off)
    for sentence, foreign, ours, perhaps in zip(sentences, off, strong, weak, strict=True):
        if whole or (foreign >= 2 and ours == 0 and perhaps <= 1) or (foreign >= 3 and ours <= 1):
            sentence.dropped = sentence.dropped or "topic"
