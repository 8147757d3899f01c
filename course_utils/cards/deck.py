"""The cards themselves: three of every term of the glossary, and one of every statement of the course."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from course_utils.data import Term, glossary
from course_utils.wording import unknown

#: The kinds of cards, in the order in which a learner meets them: a term is explained before it is asked for.
KINDS = ("meaning", "statement", "term", "example")
_GAP = "[…]"  # what stands in a card's question where the answer would


@dataclass(frozen=True)
class Card:
    """One flashcard.

    Attributes
    ----------
    id : str
        Never changes while the card asks the same: "term:entente:meaning" or "statement:S4".
    lesson : str
        Where its subject is taught, such as "01".
    tags : tuple of str
        Statements (S1 to S11) and terms (T1 to T3) that it is about.
    kind : str
        What is to be said: the "meaning" of a term, the "term" of a meaning or of an "example", or a "statement".
    ask, front : str
        The question, and what it is about.
    back, more : str
        The answer, and what else to read with it ("" if there is nothing).
    """

    id: str
    lesson: str
    tags: tuple[str, ...]
    kind: str
    ask: str
    front: str
    back: str
    more: str = ""


@dataclass(frozen=True)
class Lesson:
    """A lesson that has cards: its id, title and notebook, and the ids of the terms that are at home in it."""

    id: str
    title: str
    file: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """One of the statements every learner should leave with: its id, the lesson that teaches it, and its card."""

    id: str
    lesson: str
    prompt: str
    statement: str


@cache
def lessons() -> tuple[Lesson, ...]:
    """The lessons that have cards of their own, in their order.

    Returns
    -------
    tuple of Lesson
    """
    return tuple(Lesson(**{**row, "terms": tuple(row["terms"])}) for row in _toml()["lessons"])


@cache
def statements() -> Mapping[str, Statement]:
    """The statements S1 to S11 by id.

    Returns
    -------
    Mapping
    """
    return MappingProxyType({row["id"]: Statement(**row) for row in _toml()["statements"]})


@cache
def cards() -> Mapping[str, Card]:
    """All cards by id, in the order in which a learner meets them: lesson by lesson, kind by kind.

    Returns
    -------
    Mapping
        245 cards at the time of writing.

    Raises
    ------
    ValueError
        If a term of the glossary is at home in no lesson, or in two: deck.toml needs mending.
    """
    homes = [(term, lesson.id) for lesson in lessons() for term in lesson.terms]
    terms = {term.id: term for term in glossary()}
    if odd := sorted({term for term, _ in homes} ^ set(terms)) or (["a term"] if len(homes) > len(terms) else []):
        raise ValueError(f"cards/deck.toml must name each term of the glossary in one lesson; look at '{odd[0]}'.")
    every = [card for id, lesson in homes for card in _of_term(terms[id], lesson, terms)]
    every += [_of_statement(one) for one in statements().values()]
    every.sort(key=lambda card: (card.lesson, KINDS.index(card.kind)))  # stable: a lesson's own order stays
    return MappingProxyType({card.id: card for card in every})


def cards_of(lesson: str) -> tuple[Card, ...]:
    """The cards of one lesson.

    Parameters
    ----------
    lesson : str
        Such as "02".

    Returns
    -------
    tuple of Card

    Raises
    ------
    ValueError
        If no such lesson has cards of its own.
    """
    if lesson not in (known := [one.id for one in lessons()]):
        raise ValueError(unknown("deck of cards for lesson", lesson, known))
    return tuple(card for card in cards().values() if card.lesson == lesson)


def _of_term(term: Term, lesson: str, terms: Mapping[str, Term]) -> tuple[Card, ...]:
    among = " · ".join(sorted((_names(terms[id].term)[0] for id in {term.id, *term.see}), key=str.casefold))
    common = {"lesson": lesson, "tags": term.tags}
    return (
        Card(
            id=f"term:{term.id}:meaning",
            kind="meaning",
            ask="What does this term mean?",
            front=term.term,
            back=term.meaning,
            more=f"Example: {term.example}",
            **common,
        ),
        Card(
            id=f"term:{term.id}:term",
            kind="term",
            ask="Which term has this meaning?",
            front=_without(term.term, term.meaning),
            back=term.term,
            **common,
        ),
        Card(
            id=f"term:{term.id}:example",
            kind="example",
            # Many an example would fit two terms; among its neighbours the learner can tell which is meant.
            ask=f"Which of these terms is this an example of? {among}",
            front=_without(term.term, term.example),
            back=term.term,
            more=term.meaning,
            **common,
        ),
    )


def _of_statement(one: Statement) -> Card:
    return Card(
        id=f"statement:{one.id}",
        lesson=one.lesson,
        tags=(one.id,),
        kind="statement",
        ask="Answer in your own words.",
        front=one.prompt,
        back=one.statement,
    )


def _names(term: str) -> list[str]:
    """The names that an entry such as "NATO (North Atlantic Treaty Organization)" holds, the shorter first."""
    return [name.strip() for name in re.split(r"[()]", term) if name.strip()]


def _without(term: str, text: str) -> str:
    """Return the text with a gap wherever it would give the term away."""
    names = "|".join(re.escape(name) for name in _names(term))
    return re.sub(rf"\b(?:{names})(?:e?s)?\b", _GAP, text, flags=re.IGNORECASE)


def _toml() -> dict[str, Any]:
    return tomllib.loads(files("course_utils.cards").joinpath("deck.toml").read_text(encoding="utf-8"))
