"""The crises of the deterrence activity, the stakes they share, and how often allies kept their word as published."""

from dataclasses import dataclass
from functools import cache

from ..wording import unknown
from ._read import key, toml
from .world import cinc

#: The stakes of every crisis: the prize, and what the war costs the attacker without and with the ally.
PRIZE, COST_ALONE, COST_WITH_ALLY = 100, 20, 60


@dataclass(frozen=True)
class Crisis:
    """A moment at which an attacker decides.

    Attributes
    ----------
    id, title : str
    year : int
    attackers : tuple of str
        Abbreviations; several states stand together as one.
    target : str
        An abbreviation.
    allies : tuple of str
        Abbreviations.
    reliability : int
        What the attacker is assumed to expect, in per cent.
    promise, story, outcome, caution : str
        What the ally had promised, the moment, what happened, and where the model fails to tell it.
    """

    id: str
    title: str
    year: int
    attackers: tuple[str, ...]
    target: str
    allies: tuple[str, ...]
    reliability: int
    promise: str
    story: str
    outcome: str
    caution: str


@dataclass(frozen=True)
class ReportedRate:
    """How often allies kept their word, as a study reports it.

    Attributes
    ----------
    study : str
        Key of the bibliography.
    kind, period : str
        As in the table reliability.
    rate : float
        0 to 1.
    said : str
        How the course writes it.
    """

    study: str
    kind: str
    period: str
    rate: float
    said: str


@cache
def crises() -> tuple[Crisis, ...]:
    """All crises, in order of time.

    Returns
    -------
    tuple of Crisis
    """
    return tuple(
        Crisis(**{**row, "attackers": tuple(row["attackers"]), "allies": tuple(row["allies"])})
        for row in toml("crises")["crises"]
    )


def crisis(id: str) -> Crisis:
    """One crisis.

    Parameters
    ----------
    id : str
        Its id or its title.

    Returns
    -------
    Crisis

    Raises
    ------
    ValueError
        If there is none; the sentence names the nearest.
    """
    for one in crises():
        if key(id) in (key(one.id), key(one.title)):
            return one
    raise ValueError(unknown("crisis", id, [one.id for one in crises()]))


def strengths(id: str) -> tuple[float, float, float]:
    """The real strengths in a crisis, as shares of a hundred points.

    Parameters
    ----------
    id : str
        The crisis.

    Returns
    -------
    tuple of float
        Attackers, target and allies, from CINC, to one decimal.

    Raises
    ------
    ValueError
        If there is no such crisis.
    """
    one = crisis(id)
    held = [sum(cinc(state, one.year) for state in side) for side in (one.attackers, (one.target,), one.allies)]
    attackers, target, allies = (round(100 * power / sum(held), 1) for power in held)
    return attackers, target, allies


@cache
def reported_rates() -> tuple[ReportedRate, ...]:
    """The rates as they were published.

    Returns
    -------
    tuple of ReportedRate
    """
    return tuple(ReportedRate(**row) for row in toml("reported_rates")["rates"])
