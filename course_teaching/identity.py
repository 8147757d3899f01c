"""Whose figures a submission is marked with: the name in the answers file counts only if it can be the submitter's."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course_teaching.course import Student
from course_utils.homework import normalised


@dataclass(frozen=True)
class Identity:
    """The name whose own figures are used, and a sentence for the teacher if that is worth knowing, else ""."""

    name: str
    remark: str = ""


def identities(typed: Mapping[str, str | None], roster: Sequence[Student]) -> dict[str, Identity]:
    """Decide for each submission with whose figures it is marked.

    The name a student typed is used, whatever it is (Jane for Janet), unless it is the name of somebody else on the
    class list, or another submission has it as well and the class list says it is not this student's. Then the
    submitting student's own figures are used: those of their name on the class list, or else of their id.

    Parameters
    ----------
    typed : id of each submitting student -> the name in their answers file; None or "" if there is none.
    roster : the class list; students may be missing from it, and names from students.
    """
    known = {student.id: student for student in roster}
    uses = Counter(normalised(name) for name in typed.values() if name)
    return {id: _identity(id, name or "", known, uses) for id, name in typed.items()}


def _identity(id: str, name: str, known: Mapping[str, Student], uses: Counter[str]) -> Identity:
    student = known.get(id, Student(id))
    own = student.name or id
    if not normalised(name):
        return Identity(own, f"No name is given in the answers: marked with the figures of {own}.")
    if _is(name, student):
        return Identity(name)
    if other := next((one for one in known.values() if one.id != id and _is(name, one)), None):
        return Identity(
            own,
            f"The answers are in the name of '{name}', who is {other.id} on the class list: marked with the figures of "
            f"the submitting student, {own}.",
        )
    if uses[normalised(name)] > 1:
        if student.name:
            return Identity(
                own,
                f"The name '{name}' is used by {uses[normalised(name)]} submissions and is not this student's on the "
                f"class list: marked with the figures of the submitting student, {own}.",
            )
        return Identity(
            name,
            f"The name '{name}' is used by {uses[normalised(name)]} submissions, and the class list has no name for "
            f"{id}: marked with the figures of '{name}'; please see whose they are.",
        )
    if student.name:
        return Identity(name, f"The answers are in the name of '{name}', the class list says {student.name}.")
    return Identity(name)


def _is(name: str, student: Student) -> bool:
    """Whether a typed name can be a student's: their id, address or name, in any order, with or without more names."""
    if normalised(name) in {
        normalised(text) for text in (student.id, student.email, student.email.split("@")[0]) if text
    }:
        return True
    given, due = _words(name), _words(student.name)
    return bool(due) and (given == due or (len(due) > 1 and len(given) > 1 and _within(given, due)))


def _within(given: set[str], due: set[str]) -> bool:
    return due <= given or given <= due


def _words(name: str) -> set[str]:
    return {normalised(word) for word in re.split(r"[\s,;]+", name) if normalised(word)}
