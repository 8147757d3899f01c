"""What an answer says of each concept of its question: the one function that a page calls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from types import MappingProxyType

from .classifier import classifier, features
from .marking import rubric
from .misconceptions import misconceived
from .sentences import Sentence
from .units import Unit, read, units
from .wording import message

# Scores are log-odds of one sentence or clause. The figures below were chosen on answers that were there to tune on:
# marking/development/tune*, and marking/phrasings/varied* before the weights had seen it.
FOUND, PERHAPS, OPPOSITE = 0.4, -0.4, 1.0
_SLACK = 6.0  # a clause may say this much more than the sentence around it
# What a sentence says against the concept, or against any, counts from a first suspicion on, so many times.
_SUSPICION, _AGAINST, _CONTRARY = -0.5, 2.0, 1.5
_MISCONCEIVED = 2.0  # a sentence may sound this far from a misconception before it is doubted
_TONE = 0.4  # an answer that denies things is read with more doubt throughout
# An answer that sounds of other subjects on the whole is doubted, and so is a sentence that does, whatever its company.
_ELSEWHERE = 3.5
_QUOTE = 300


@dataclass(frozen=True)
class Feedback:
    """What was found in an answer.

    `covered`, `unsure`, `missing` and `contradicted` hold ids of concepts in the question's order; each concept is in
    exactly one of them. `misconceptions` holds ids such as "M-always-deters". `evidence` gives the learner's own words
    for each concept that is covered, contradicted or unsure. `message` is one or two sentences for the learner.
    `honest` says whether there was anything to judge: not so for an empty answer, a copied question or a bare list.
    """

    covered: tuple[str, ...]
    unsure: tuple[str, ...]
    missing: tuple[str, ...]
    contradicted: tuple[str, ...]
    misconceptions: tuple[str, ...]
    evidence: Mapping[str, str]
    message: str
    honest: bool


def check_answer(question_id: str, text: str) -> Feedback:
    """Find which concepts of a review question an answer asserts, in whatever words; no mark is given.

    Every sentence and clause is judged by itself, so that length is no merit and repeating changes nothing. Questions,
    announcements, lists of terms, markup and words to the marker count for nothing, and so do answers that are not
    in English. The same answer always gets the same feedback; nothing is sent or kept.

    Parameters
    ----------
    question_id : str
        "defensive-realism-strategy", "historical-alliances-role", "shifting-alliances" or "capstone-defence".
    text : str
        The answer; any string at all.

    Returns
    -------
    Feedback
        Ids of concepts that are covered, perhaps meant (unsure), not found (missing) or contradicted; the learner's
        own words for each; misconceptions; and a message.

    Raises
    ------
    KeyError
        If there is no such question; the sentence names the known ones.

    Examples
    --------
    >>> said = check_answer("defensive-realism-strategy", "Allies put their armies together.")
    >>> said.covered
    ('pooling',)
    >>> said.evidence["pooling"]
    'Allies put their armies together'
    """
    asked = rubric(question_id)
    sentences = read(text, asked.asked)
    groups = _groups(sentences)
    wrong = misconceived(groups, asked.misconceptions)
    tone, subject = _tone(asked.ids, groups), _subject(groups)
    verdicts = {concept: _judge(concept, groups, tone, subject) for concept in asked.ids}
    kept = {state: tuple(c for c in asked.ids if verdicts[c][0] == state) for state in _STATES}
    evidence = {c: _quote(text, verdicts[c][1]) for c in asked.ids if verdicts[c][1] is not None}
    return Feedback(
        covered=kept["covered"],
        unsure=kept["unsure"],
        missing=kept["missing"],
        contradicted=kept["contradicted"],
        misconceptions=wrong,
        evidence=MappingProxyType(evidence),
        message=message(sentences, len(kept["covered"]), len(kept["unsure"]), len(asked.ids)),
        honest=bool(groups),
    )


_STATES = ("covered", "unsure", "missing", "contradicted")
Scored = tuple[Unit, dict[str, float]]


def _groups(sentences: Sequence[Sentence]) -> list[list[Scored]]:
    """Return the scored units by sentence: the sentence as a whole, then its clauses."""
    model = classifier()
    return [
        [(unit, model.scores(features(unit.words))) for unit in units([one])] for one in sentences if not one.dropped
    ]


def _judge(concept: str, groups: Sequence[Sequence[Scored]], tone: float, subject: float) -> tuple[str, Unit | None]:
    """Return the state of a concept, and the unit that shows it."""
    best: tuple[float, Unit | None] = (PERHAPS, None)
    worst: tuple[float, Unit | None] = (OPPOSITE, None)
    for group in groups:
        whole = group[0][1]
        against, opposing = max(((scores[f"-{concept}"], unit) for unit, scores in group), key=lambda pair: pair[0])
        doubt = tone + _AGAINST * max(0.0, against - _SUSPICION) + _CONTRARY * max(0.0, whole["opposite"] - _SUSPICION)
        doubt += max(0.0, whole["misconceived"] + _MISCONCEIVED)
        doubt += max(0.0, _ELSEWHERE + subject, whole["offtopic"])
        for unit, scores in group:
            score = min(scores[f"+{concept}"], whole[f"+{concept}"] + _SLACK) - doubt
            best = max(best, (score, unit), key=lambda pair: pair[0])
        worst = max(worst, (against, opposing), key=lambda pair: pair[0])
    if best[0] > FOUND:
        return "covered", best[1]
    if worst[1] is not None:
        return "contradicted", worst[1]
    return ("unsure", best[1]) if best[1] is not None else ("missing", None)


def _tone(concepts: Sequence[str], groups: Sequence[Sequence[Scored]]) -> float:
    """Return how much an answer's denials speak against what it seems to say elsewhere."""
    denials = (max(scores[f"-{concept}"] for _, scores in group for concept in concepts) for group in groups)
    # The strongest denial counts, not their number: saying it twice must change nothing.
    return _TONE * max(0.0, *denials, 0.0)


def _subject(groups: Sequence[Sequence[Scored]]) -> float:
    """Return how much an answer sounds of other subjects; the mean of its sentences, so that length is no matter."""
    return fmean(group[0][1]["offtopic"] for group in groups) if groups else 0.0


def _quote(text: str, unit: Unit | None) -> str:
    said = text[unit.start : unit.end] if unit else ""
    return said if len(said) <= _QUOTE else said[:_QUOTE].rsplit(" ", 1)[0] + " …"
