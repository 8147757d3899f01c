"""Train the classifier of free-text answers from the phrasings in `marking/phrasings`.

    python tools/train_checker.py      writes course_utils/essays/weights.json: same phrasings, same bytes

Needs scikit-learn and numpy, which are development tools only: what is written is read by plain Python.
"""

import itertools
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[1]
PHRASINGS = ROOT / "marking" / "phrasings"
WEIGHTS = ROOT / "course_utils" / "essays" / "weights.json"
sys.path.insert(0, str(ROOT))

from course_utils.essays import classifier, guards, polarity, rubrics
from course_utils.essays.classifier import UNIT
from course_utils.essays.lexicon import lexicon
from course_utils.essays.sentences import Word, split, stem
from course_utils.essays.spelling import slips
from course_utils.essays.text import plain

STRENGTH = 0.3  # of the fit: the inverse of the regularisation
SMALLEST = 0.08  # weights below this are left out
OTHER = ("offtopic", "filler", "hostile", "keywords", "copy")  # kinds that say nothing of any question's concepts


@dataclass(frozen=True)
class Phrasing:
    """One marked phrasing: its question, the group that must not be parted (a whole answer), text, marks and kind."""

    question: str
    group: str
    text: str
    covered: frozenset[str]
    contradicted: frozenset[str]
    kind: str


def phrasings(folder: Path = PHRASINGS) -> list[Phrasing]:
    """Read all phrasings; the name of a file ends in that of its question."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        question = next(id for id in rubrics() if path.stem.endswith(id))
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            group = f"{path.stem}/{row.get('answer', n)}"
            marks = frozenset(row["covered"]), frozenset(row["contradicted"])
            found.append(Phrasing(question, group, row["text"], *marks, row["kind"]))
    return found


def features(text: str) -> dict[str, float]:
    """What the classifier sees of one phrasing."""
    found: dict[str, float] = {}
    for words in _words(text):
        found.update(classifier.features(words))
    return found


def _words(text: str) -> list[list[Word]]:
    sentences = split(plain(text))
    for sentence in sentences:
        lexicon().label(sentence.words)
    polarity.mark(sentences)
    return [sentence.words for sentence in sentences]


def words(rows: Sequence[Phrasing]) -> dict[str, int]:
    """Return the words that stand at least twice in the phrasings, those by learners of English left out."""
    texts = {row.text for row in rows if row.kind not in ("learner", "plain", "hostile")}
    count = Counter(word.text for text in texts for sentence in split(plain(text)) for word in sentence.words)
    often = {word: n for word, n in sorted(count.items()) if n >= 2 and len(word) >= 4 and word.isascii()}
    return {word: n for word, n in often.items() if not _slip_of_another(word, often)}


def _slip_of_another(word: str, often: dict[str, int]) -> bool:
    """Whether a word looks like a slip for one that is far more frequent: "goverment" must not count as known."""
    others = (slip for slip in slips(word) if often.get(slip, 0) >= 8 * often[word] and stem(slip) != stem(word))
    return len(word) >= 6 and any(others)


def denials(text: str) -> Iterator[dict[str, float]]:
    """What it would see if the phrasing were denied: as a whole ("it is not true that"), or from its verb on."""
    sentences = _words(text)
    if len(sentences) != 1 or any(word.negated is None for word in sentences[0]):
        return
    words = sentences[0]
    verb = next((i for i, word in enumerate(words) if i and guards.is_verb(words, i)), 0)
    for start in sorted({0, verb}):
        yield classifier.features([*words[:start], *(replace(w, negated=1 - (w.negated or 0)) for w in words[start:])])


def train(rows: Sequence[Phrasing], seen: Sequence[dict[str, float]]) -> dict[str, Any]:
    """Fit one line an output: "+concept" says it, "-concept" says the opposite; and three for all concepts.

    Parameters
    ----------
    rows : sequence of Phrasing
        What to learn from.
    seen : sequence of dict
        The features of each.
    """
    vectors = DictVectorizer()
    matrix: Any = vectors.fit_transform(seen)
    often = np.asarray((matrix != 0).sum(0)).ravel() >= 2
    matrix, names = matrix[:, often], np.array(vectors.get_feature_names_out())[often]
    outputs: list[str] = []
    lines: list[np.ndarray] = []
    bias: list[int] = []

    def fit(output: str, marks: list[bool], among: np.ndarray) -> None:
        model: Any = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=1000, solver="liblinear")
        model.fit(matrix[among], np.array(marks)[among])
        outputs.append(output)
        lines.append(model.coef_[0])
        bias.append(round(float(model.intercept_[0]) * UNIT))

    other = np.array([row.kind in OTHER and not row.covered for row in rows])
    everything = np.ones(len(rows), bool)
    for question in sorted({row.question for row in rows}):
        own = np.array([row.question == question for row in rows])
        for concept in sorted({concept for row in rows if row.question == question for concept in row.covered}):
            fit(f"+{concept}", [concept in row.covered for row in rows], own | other)
            fit(f"-{concept}", [concept in row.contradicted for row in rows], own | other)
    fit("opposite", [bool(row.contradicted) for row in rows], everything)
    fit("offtopic", [row.kind == "offtopic" for row in rows], everything)
    fit("misconceived", [row.kind == "misconceived" and not row.covered for row in rows], everything)
    table = np.array(lines)
    weights: dict[str, list[int]] = {}
    for column, name in enumerate(names):
        kept = np.nonzero(np.abs(table[:, column]) >= SMALLEST)[0]
        if kept.size:
            weights[str(name)] = [number for i in kept for number in (int(i), round(float(table[i, column]) * UNIT))]
    return {"outputs": outputs, "bias": bias, "words": words(rows), "weights": dict(sorted(weights.items()))}


def with_denials(rows: Sequence[Phrasing]) -> tuple[list[Phrasing], list[dict[str, float]]]:
    """Return the phrasings and their features, with the denials of each; to deny the opposite of a concept says it."""
    every, seen = list(rows), [features(row.text) for row in rows]
    for row in rows:
        if row.contradicted and not row.covered and row.kind == "opposite":
            for found in itertools.islice(denials(row.text), 1):
                every.append(replace(row, covered=row.contradicted, contradicted=frozenset(), kind="double"))
                seen.append(found)
        if row.covered and not row.contradicted and row.kind not in ("full", "negated"):
            denied = replace(row, covered=frozenset(), contradicted=row.covered, kind="opposite")
            for found in denials(row.text):
                every.append(denied)
                seen.append(found)
    return every, seen


def digest(folder: Path = PHRASINGS) -> str:
    """The fingerprint of what the weights are made from: phrasings, classes of words and patterns."""
    files = [*sorted(folder.glob("*.jsonl")), *sorted((WEIGHTS.parent / "patterns").glob("*.toml"))]
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def main() -> None:
    """Train on everything and write the weights."""
    rows = phrasings()
    weights = {"made_from": digest()} | train(*with_denials(rows))
    text = json.dumps(weights, separators=(",", ":"), ensure_ascii=True)
    WEIGHTS.write_text(text + "\n", encoding="utf-8")
    print(f"{len(rows)} phrasings, {len(weights['weights'])} features, {len(text) // 1000} kB")


if __name__ == "__main__":
    main()
