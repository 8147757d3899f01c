"""Each student's own figures: which row of a draw is theirs, and how it gets into a question."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from course_utils.homework.assignment import SOURCE, Assignment
from course_utils.questions import Question
from course_utils.questions.reading import read_question
from course_utils.questions.table import Table

PLACE = re.compile(r"\{([a-z][a-z0-9_-]*)\.([a-z][a-z0-9_-]*)\}")
# Fields of a question that take a figure as it stands; in all others it is a part of a text.
_FIGURES = ("value", "right", "category")
_NOBODY = "…"  # stands for a figure as long as no name is given


def normalised(student: str) -> str:
    """Return a name so that case, spaces, invisible characters and the composition of accents make no difference."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", student).casefold())
    kept = "".join(letter for letter in text if not letter.isspace() and unicodedata.category(letter) not in _UNSEEN)
    return unicodedata.normalize("NFKC", kept)


_UNSEEN = ("Cc", "Cf")


def own(assignment: Assignment, student: str) -> dict[str, dict[str, Any]]:
    """Draw a row of each table for a student.

    Parameters
    ----------
    assignment : the assignment, from its source or as released: both give the same rows.
    student : the student's name; see `normalised` for what makes no difference.

    Returns
    -------
    dict
        The name of each draw with the student's row; hidden fields are in it only where the source is.
    """
    rows = {}
    for draw in assignment.draws:
        digest = sha256(f"{assignment.name}\n{draw.name}\n{normalised(student)}".encode("utf-8", "replace")).digest()
        rows[draw.name] = dict(draw.rows[int.from_bytes(digest) % len(draw.rows)])
    return rows


def question_for(assignment: Assignment, id: str, student: str) -> Question:
    """Return the key of a question with a student's own figures filled in, to check an answer by.

    Raises
    ------
    ValueError
        If there is no such question, or the assignment was read from what was released and holds no key.
    """
    exercise = assignment.question(id)
    if exercise.block is None:
        raise ValueError(f"The key of '{id}' is not in what students receive; read the assignment's {SOURCE}.")
    if not exercise.draws and exercise.key:
        return exercise.key
    filled = fill(exercise.block, own(assignment, student))
    return read_question(Table(filled, "", "", []), 1, assignment.name, SOURCE)


def page_for(assignment: Assignment, id: str, student: str) -> dict[str, Any]:
    """Return what a student's page may know of a question, their own figures in it ("…" as long as there is no name).

    Raises
    ------
    ValueError
        If there is no such question.
    """
    public = assignment.question(id).public
    rows = own(assignment, student) if normalised(student) else {}
    return fill(public, rows, figures=False) if public["draws"] else dict(public)


def fill(block: Any, rows: Mapping[str, Mapping[str, Any]], texts: bool = True, figures: bool = True) -> Any:
    """Put figures into the places that wait for them in a block of a question, however deep.

    Parameters
    ----------
    block : what TOML or JSON gave.
    rows : the name of each draw with the row to take; what is not in it becomes "…".
    texts : whether to fill places within texts.
    figures : whether to put a figure itself where the whole field (`value`, `right`, `category`) is such a place.
    """
    if isinstance(block, Mapping):
        return {key: _field(key, value, rows, texts, figures) for key, value in block.items()}
    if isinstance(block, list | tuple):
        return [fill(part, rows, texts, figures) for part in block]
    if isinstance(block, str) and texts:
        return PLACE.sub(lambda place: said(rows.get(place[1], {}).get(place[2], _NOBODY)), block)
    return block


def _field(key: str, value: Any, rows: Mapping[str, Mapping[str, Any]], texts: bool, figures: bool) -> Any:
    place = PLACE.fullmatch(value) if key in _FIGURES and isinstance(value, str) else None
    if place and figures:
        return rows.get(place[1], {}).get(place[2], value)
    return fill(value, rows, texts, figures)


def places(block: Any) -> Iterator[tuple[str, str]]:
    """Yield the (draw, field) of every place in a block that waits for a figure."""
    if isinstance(block, str):
        yield from PLACE.findall(block)
    elif isinstance(block, Mapping | list | tuple):
        for part in block.values() if isinstance(block, Mapping) else block:
            yield from places(part)


def said(figure: Any) -> str:
    """Return a figure as it stands in a text: no exponent, no float noise."""
    if isinstance(figure, float):
        figure = Decimal(repr(figure))
    return f"{figure:f}" if isinstance(figure, Decimal) else str(figure)
