"""A linear classifier a concept, over words and classes of one sentence; its weights are data, made by a tool.

`tools/train_checker.py` writes `weights.json` from the phrasings in `marking/phrasings`.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from . import shelf
from .patterns import Met, detectors
from .sentences import Word, stem

UNIT = 100  # weights are kept in hundredths, as whole numbers: the file is a third smaller
_REACH = 6
_SILENT = {"IR"}
_SIGNS: Mapping[int | None, str] = {0: "", 1: "!", None: "~"}


def features(words: Sequence[Word]) -> dict[str, float]:
    """Return what the classifier sees of a sentence or clause; how long it is, is no part of it.

    Parameters
    ----------
    words : sequence of Word
        The words, labelled, and marked for negation.

    Returns
    -------
    dict
        Names of features with their values: ``w:`` a stem, ``h:`` how one begins, ``c:`` a class, ``p:`` a
        class and another one soon after it, ``P:`` and ``N:`` how many patterns of a concept say or deny it. A
        negated word has ``!``, one that is only reported ``~``.
    """
    found: dict[str, float] = {}
    signs = [_SIGNS[word.negated] for word in words]
    stems = [stem(word.text) for word in words]
    pairs = zip(signs, words, strict=True)
    labels = [[sign + name for name in word.labels if name not in _SILENT] for sign, word in pairs]
    for sign, root in zip(signs, stems, strict=True):
        found["w:" + sign + root] = 1.0
        found["h:" + sign + root[:5]] = 1.0
    for i, names in enumerate(labels):
        for name in names:
            found["c:" + name] = 1.0
            for later in labels[i + 1 : i + 1 + _REACH]:
                for other in later:
                    found[f"p:{name}>{other}"] = 1.0
    met = Met(words)
    for id, detector in detectors().items():
        says, denies = detector.look(words, met)
        if says:
            found["P:" + id] = float(min(says, 3))
        if denies:
            found["N:" + id] = float(min(denies, 3))
    return found


class Classifier:
    """The weights of all concepts, ready to be summed.

    Parameters
    ----------
    weights : mapping
        "outputs": names; "bias": a number for each; "weights": feature -> place and weight, place and weight, ...;
        both in hundredths. "words": the words of the phrasings with how often they occur, for the speller.
    """

    def __init__(self, weights: Mapping) -> None:
        self.outputs: tuple[str, ...] = tuple(weights["outputs"])
        self.words: Mapping[str, int] = weights["words"]
        self._bias: list[int] = weights["bias"]
        self._weights: Mapping[str, list[int]] = weights["weights"]

    def scores(self, found: Mapping[str, float]) -> dict[str, float]:
        """Return the score of every output; 0 is as likely as not."""
        total = [float(start) for start in self._bias]
        for name, value in found.items():
            row = self._weights.get(name)
            if row is not None:
                for place, weight in zip(row[::2], row[1::2], strict=True):
                    total[place] += weight * value
        return {name: score / UNIT for name, score in zip(self.outputs, total, strict=True)}


@cache
def classifier() -> Classifier:
    """The classifier with the weights that ship."""
    return Classifier(shelf.read("weights.json"))
