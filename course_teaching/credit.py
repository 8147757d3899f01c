"""Partial credit: what an answer is worth, and what its writer may be told: how many parts are right, never which."""

from dataclasses import dataclass
from typing import Any

from course_utils.questions import Question, Verdict, check


@dataclass(frozen=True)
class Credit:
    """The share of the points that an answer earns (None: marked by hand), its state and a sentence for the student.

    `state` is one of `questions.check.STATES`.
    """

    share: float | None
    state: str
    message: str


def credit(question: Question, answer: Any) -> Credit:
    """Return what an answer is worth.

    single: all or nothing · multiple: right choices less wrong ones, over the right ones, not below 0 · match: items
    in their group · order: items in their place · numeric: 1, or one half if it was rounded too far · text: by hand,
    or nothing if there is none.

    Parameters
    ----------
    question : the key, with the student's own figures.
    answer : what the student left, whatever it is; none raises.
    """
    verdict = check(question, answer)
    if verdict.state == "unanswered":
        return Credit(0.0, verdict.state, "Not answered.")
    if verdict.state == "unreadable" and question.kind != "numeric":
        return Credit(0.0, verdict.state, "This answer could not be read.")
    share, message = _BY_KIND[question.kind](question, verdict)
    return Credit(share, verdict.state, message)


def _single(question: Question, verdict: Verdict) -> tuple[float, str]:
    return (1.0, "Right.") if verdict.state == "right" else (0.0, "Not right.")


def _multiple(question: Question, verdict: Verdict) -> tuple[float, str]:
    right, wrong = _count(verdict)
    due = sum(option.right for option in question.options)
    said = f"{right} of your {right + wrong} choices {_are(right)} right"
    missing = (
        f"; {due - right} right {'choice is' if due - right == 1 else 'choices are'} missing" if right < due else ""
    )
    return max(0, right - wrong) / due, f"{said}{missing}." if wrong or missing else "Right."


def _placed(question: Question, verdict: Verdict) -> tuple[float, str]:
    right, wrong = _count(verdict)
    all_of_them = len(question.items)
    if right == all_of_them:
        return 1.0, "Right."
    where = "in the right group" if question.kind == "match" else "in the right place"
    left = all_of_them - right - wrong
    return (
        right / all_of_them,
        f"{right} of {all_of_them} {_are(right)} {where}{f'; {left} not placed' if left else ''}.",
    )


def _numeric(question: Question, verdict: Verdict) -> tuple[float, str]:
    if verdict.state == "right":
        return 1.0, "Right."
    if verdict.state == "partial":
        return 0.5, "Right, but rounded too far: half of the points."
    return 0.0, "Not right." if verdict.state == "wrong" else "This is not a number of the form asked for."


def _text(question: Question, verdict: Verdict) -> tuple[None, str]:
    return None, "Marked by your teacher."


_BY_KIND = {
    "single": _single,
    "multiple": _multiple,
    "match": _placed,
    "order": _placed,
    "numeric": _numeric,
    "text": _text,
}


def _count(verdict: Verdict) -> tuple[int, int]:
    states = [note.state for note in verdict.notes if note.key]
    return states.count("right"), states.count("wrong")


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
