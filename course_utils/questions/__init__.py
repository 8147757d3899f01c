"""The question bank: data in `bank/*.toml`, read once; the checking of an answer; and what a page may see."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from course_utils.questions.check import Note, Verdict, check
from course_utils.questions.page import public
from course_utils.questions.reading import load
from course_utils.questions.schema import BankError, Question
from course_utils.wording import unknown

__all__ = ["BankError", "Note", "Question", "Verdict", "bank", "check", "public", "question", "questions_of"]


@cache
def bank() -> Mapping[str, Question]:
    """All questions of the course by id, in the order of lessons and files.

    Raises
    ------
    BankError
        If any bank file has a defect; its message lists every one by file, question and field.
    """
    folder = resources.files(__name__) / "bank"
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    return MappingProxyType(load({file.name: file.read_bytes() for file in sorted(files, key=lambda file: file.name)}))


def question(id: str) -> Question:
    """The question of this id; raises KeyError with a sentence that names the nearest id."""
    if id not in bank():
        raise KeyError(unknown("question", id, bank()))
    return bank()[id]


def questions_of(lesson: str) -> tuple[Question, ...]:
    """The questions of a lesson such as "01", in the order of its file; raises ValueError if it has none."""
    found = tuple(question for question in bank().values() if question.lesson == lesson)
    if not found:
        raise ValueError(unknown("lesson", lesson, dict.fromkeys(question.lesson for question in bank().values())))
    return found
