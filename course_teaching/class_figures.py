"""The figures of the class report: how hard each question was, how well it tells students apart, what goes wrong."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import StatisticsError, correlation, fmean

from course_teaching.marking import Marking

FEWEST = 5  # students, below which a discrimination says nothing


@dataclass(frozen=True)
class QuestionFigures:
    """One question in the class.

    `share` is the mean share of its points (its difficulty: the lower, the harder); `discrimination` the correlation of
    its points with the points of all other questions (corrected item-total correlation, -1 to 1); both are None where
    there is too little to say. `unanswered` and `wrong` count students: no answer, and an answer without a point.
    """

    id: str
    kind: str
    points: float
    share: float | None
    discrimination: float | None
    unanswered: int
    wrong: int


def questions(markings: Sequence[Marking], scores: Mapping[str, Mapping[str, float | None]]) -> list[QuestionFigures]:
    """Return the figures of each question, in the order of the assignment.

    Parameters
    ----------
    markings : one a student, all of the same assignment.
    scores : student -> question -> points; None where an essay is not marked yet. A question that is not marked for
        everybody stays out of the totals that others are compared with.
    """
    if not markings:
        return []
    asked = markings[0].marks
    columns = {one.id: [scores[marking.student].get(one.id) for marking in markings] for one in asked}
    whole = {id: [score for score in column if score is not None] for id, column in columns.items()}
    whole = {id: column for id, column in whole.items() if len(column) == len(markings)}
    figures = []
    for one in asked:
        given = [mark for marking in markings for mark in marking.marks if mark.id == one.id]
        figures.append(
            QuestionFigures(
                id=one.id,
                kind=one.kind,
                points=one.points,
                share=fmean(whole[one.id]) / one.points if one.id in whole else None,
                discrimination=_discrimination(one.id, whole),
                unanswered=sum(mark.state == "unanswered" for mark in given),
                wrong=sum(mark.state != "unanswered" and mark.score == 0 for mark in given),
            )
        )
    return figures


def _discrimination(id: str, columns: Mapping[str, Sequence[float]]) -> float | None:
    if id not in columns or len(columns) < 2 or len(columns[id]) < FEWEST:
        return None
    rest = [sum(scores) for scores in zip(*(columns[other] for other in columns if other != id), strict=True)]
    try:
        return correlation(columns[id], rest)
    except StatisticsError:  # everybody has the same points
        return None


def misconceptions(markings: Sequence[Marking]) -> list[tuple[str, int]]:
    """Count the students whose wrong answers or essays point to each misconception, the most frequent first."""
    counts = Counter(
        tag for marking in markings for tag in {tag for mark in marking.marks for tag in mark.misconceptions}
    )
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def bins(totals: Sequence[float], most: float) -> list[int]:
    """Count totals in ten equal steps from 0 to the most points; full marks are in the last."""
    counts = [0] * 10
    for total in totals:
        counts[min(9, max(0, int(10 * total / most)))] += 1
    return counts
