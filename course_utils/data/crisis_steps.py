"""Two crises told in steps: at each one government has to choose."""

from dataclasses import dataclass
from functools import cache

from ..wording import unknown
from ._read import toml


@dataclass(frozen=True)
class Choice:
    """Something a government could do, and what would have spoken against it.

    Attributes
    ----------
    key, text, reply : str
    """

    key: str
    text: str
    reply: str


@dataclass(frozen=True)
class Tie:
    """Two states and what binds or divides them.

    Attributes
    ----------
    one, other : str
        Abbreviations.
    kind : str
        "defence" (a promise to fight), "loose" (support or talks without that promise), "pact" (a promise not to fight)
        or "war".
    """

    one: str
    other: str
    kind: str


@dataclass(frozen=True)
class CrisisStep:
    """One decision.

    Attributes
    ----------
    date, title : str
    chooser : str
        The state that has to choose, an abbreviation.
    told : str
        What it knows.
    question : str
    choices : tuple of Choice
    happened : str
        What was chosen, and what followed.
    concept : str
        Id of a term of the glossary.
    lesson : str
        How the term fits.
    before, after : tuple of Tie
        Who is bound to whom, or at war, before the choice and after it.
    """

    date: str
    title: str
    chooser: str
    told: str
    question: str
    choices: tuple[Choice, ...]
    happened: str
    concept: str
    lesson: str
    before: tuple[Tie, ...]
    after: tuple[Tie, ...]


@dataclass(frozen=True)
class SteppedCrisis:
    """A crisis.

    Attributes
    ----------
    id, title : str
    year : int
    advantage : str
        What the states believed to have the advantage: "offence" or "defence".
    belief : str
        The same in a sentence.
    places : tuple of tuple of str and float
        For each state its abbreviation and its place in the figure, x and y from 0 to 10.
    steps : tuple of CrisisStep
    """

    id: str
    title: str
    year: int
    advantage: str
    belief: str
    places: tuple[tuple[str, float, float], ...]
    steps: tuple[CrisisStep, ...]


@cache
def stepped_crises() -> tuple[SteppedCrisis, ...]:
    """All crises, oldest first.

    Returns
    -------
    tuple of SteppedCrisis
    """
    return tuple(_crisis(row) for row in toml("crisis_steps")["crises"])


def stepped_crisis(id: str) -> SteppedCrisis:
    """One of `stepped_crises`.

    Parameters
    ----------
    id : str

    Returns
    -------
    SteppedCrisis

    Raises
    ------
    ValueError
        If there is none; the sentence names the nearest.
    """
    for one in stepped_crises():
        if one.id == id:
            return one
    raise ValueError(unknown("crisis", id, [one.id for one in stepped_crises()]))


def _crisis(row: dict) -> SteppedCrisis:
    """Ties are written once and hold until a later step changes or ends them."""
    ties = {frozenset(pair[:2]): Tie(*pair) for pair in row.pop("ties")}
    steps = []
    for step in row.pop("steps"):
        before = tuple(ties.values())
        for one, other, kind in step.pop("changes", []):
            ties.pop(frozenset((one, other)), None)
            if kind != "none":
                ties[frozenset((one, other))] = Tie(one, other, kind)
        choices = tuple(Choice(**choice) for choice in step.pop("choices"))
        steps.append(CrisisStep(**step, choices=choices, before=before, after=tuple(ties.values())))
    places = tuple((state, float(x), float(y)) for state, x, y in row.pop("places"))
    return SteppedCrisis(**row, places=places, steps=tuple(steps))
