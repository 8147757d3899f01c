"""What a review question asks for: its concepts, hints and model answer, read from `rubrics/*.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ..wording import listing
from . import shelf
from .sentences import split, stem
from .text import plain


@dataclass(frozen=True)
class Concept:
    """One thing that a full answer asserts: id, a name that does not give it away, two hints, why not the opposite."""

    id: str
    name: str
    hints: tuple[str, str]
    opposite: str


@dataclass(frozen=True)
class Rubric:
    """One question: the ways to ask it, its concepts in order, its misconceptions, and the model answer's sentences.

    `asked` holds the stems of every wording, hint and name: who copies them has said nothing yet.
    """

    id: str
    wordings: tuple[str, ...]
    concepts: tuple[Concept, ...]
    misconceptions: tuple[str, ...]
    model: tuple[tuple[str, tuple[str, ...]], ...]
    asked: tuple[tuple[str, ...], ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the concepts, in the question's order."""
        return tuple(concept.id for concept in self.concepts)


@cache
def rubrics() -> Mapping[str, Rubric]:
    """All questions whose answers can be checked, by id."""
    ids = (name for name in shelf.names("rubrics") if name != "misconceptions")
    return MappingProxyType({id: _read(id, shelf.read("rubrics", f"{id}.toml")) for id in ids})


def rubric(id: str) -> Rubric:
    """The rubric of a question; raises KeyError with a sentence that names the known ones."""
    if id not in rubrics():
        raise KeyError(f"There is no review question {str(id)[:60]!r}; the known ones are {listing(rubrics())}.")
    return rubrics()[id]


@cache
def explanations() -> Mapping[str, str]:
    """What to say to each misconception."""
    return MappingProxyType(shelf.read("rubrics", "misconceptions.toml"))


def _read(id: str, fields: dict) -> Rubric:
    concepts = tuple(
        Concept(one["id"], one["name"], tuple(one["hints"]), one["opposite"]) for one in fields["concepts"]
    )
    shown = [*fields["wordings"], *(text for one in concepts for text in (one.name, *one.hints))]
    return Rubric(
        id=id,
        wordings=tuple(fields["wordings"]),
        concepts=concepts,
        misconceptions=tuple(fields["misconceptions"]),
        model=tuple((one["text"], tuple(one["concepts"])) for one in fields["model"]),
        asked=tuple(
            tuple(stem(word.text) for sentence in split(plain(text)) for word in sentence.words) for text in shown
        ),
    )
