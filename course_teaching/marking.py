"""The marking of one submission: points, sentences and what the report needs, without running anything of it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from course_teaching.credit import credit
from course_teaching.identity import Identity
from course_teaching.submission import Submission
from course_utils.essays import check_answer, rubrics
from course_utils.homework import Assignment, question_for

RECORD = "marking.json"  # beside the autograded notebook, on the teacher's side only


@dataclass(frozen=True)
class Mark:
    """The mark of one answer; `score` is in points, None where a person marks.

    `misconceptions` are those that a wrong answer or an essay points to; `message` is for the student.
    """

    id: str
    kind: str
    points: float
    score: float | None
    state: str
    message: str
    answer: Any
    misconceptions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Marking:
    """One marked submission: with whose figures, its marks in the order of questions, and the teacher's log."""

    assignment: str
    student: str
    name: str
    marks: tuple[Mark, ...]
    log: tuple[str, ...]
    fingerprint: str = ""

    def write(self) -> bytes:
        """Return what `read_marking` reads."""
        return json.dumps(asdict(self), indent=1).encode()


def read_marking(path: Path) -> Marking:
    """Read what `Marking.write` wrote."""
    fields = json.loads(path.read_text(encoding="utf-8"))
    marks = tuple(Mark(**{**mark, "misconceptions": tuple(mark["misconceptions"])}) for mark in fields.pop("marks"))
    return Marking(**{**fields, "marks": marks, "log": tuple(fields["log"])})


def mark_submission(
    assignment: Assignment, student: str, found: Submission, identity: Identity, *remarks: str
) -> Marking:
    """Mark the answers of a submission.

    Parameters
    ----------
    assignment : the assignment, from its source.
    student : the submitting student's id.
    found : what they handed in.
    identity : with whose figures to mark.
    *remarks : more sentences for the log.

    Returns
    -------
    Marking
        A question that cannot be marked, whatever the reason, gets 0 points and a sentence in the log.
    """
    marks, log = [], [*found.remarks, *filter(None, remarks)]
    if identity.remark and found.student is not None:
        log.append(identity.remark)
    for exercise in assignment.questions:
        answer = found.answers.get(exercise.id)
        try:
            key = question_for(assignment, exercise.id, identity.name)
            worth = credit(key, answer)
        except Exception as error:  # one odd answer must not cost the others their marks
            log.append(f"'{exercise.id}' could not be marked ({error!r:.100}): please mark it by hand.")
            marks.append(Mark(exercise.id, exercise.kind, exercise.points, 0.0, "unreadable", "Not marked.", None))
            continue
        score = None if worth.share is None else round(worth.share * exercise.points, 2)
        tags = key.tags if worth.state in ("wrong", "partial") else ()
        wrong = tuple(tag for tag in tags if tag.startswith("M-")) or _misconceptions(
            exercise.id, exercise.kind, answer
        )
        marks.append(
            Mark(exercise.id, exercise.kind, exercise.points, score, worth.state, worth.message, answer, wrong)
        )
    return Marking(assignment.name, student, identity.name, tuple(marks), tuple(log), fingerprint(found, identity))


def fingerprint(found: Submission, identity: Identity) -> str:
    """Return a text that changes whenever a submission has to be marked afresh."""
    return f"{found.fingerprint} {identity.name} {identity.remark}".rstrip()


def _misconceptions(id: str, kind: str, answer: Any) -> tuple[str, ...]:
    if kind != "text" or not isinstance(answer, str) or id not in rubrics():
        return ()
    return check_answer(id, answer).misconceptions


def readable(page: Mapping[str, Any], answer: Any) -> list[str]:
    """Return an answer in words, a line each, as the student saw its parts; what is not of its kind as "(unreadable)".

    Parameters
    ----------
    page : what the student's page knew of the question.
    answer : the answer as it was left.
    """
    if answer in (None, "", [], {}):
        return ["(no answer)"]
    try:
        return [line.encode("utf-8", "replace").decode() for line in _lines(page, answer)]
    except (KeyError, TypeError, AttributeError, ValueError):
        return ["(unreadable)"]


def _lines(page: Mapping[str, Any], answer: Any) -> list[str]:
    texts = {part["key"]: part["text"] for field in ("options", "items") for part in page.get(field, ())}
    boxes = {part["key"]: part["text"] for part in page.get("categories", ())}
    match page["kind"]:
        case "single":
            return [texts[answer]]
        case "multiple":
            return [texts[key] for key in answer]
        case "order":
            return [f"{place}. {texts[key]}" for place, key in enumerate(answer, 1)]
        case "match":
            return [f"{texts[key]} → {boxes[box] if box else '(not placed)'}" for key, box in answer.items()]
        case "text":
            return answer.splitlines()
    return [str(answer)[:80]]
