"""Cases for the security dilemma: one for each of Jervis's worlds, and alliances seen from one side."""

from dataclasses import dataclass
from functools import cache

from ..wording import unknown
from ._read import toml


@dataclass(frozen=True)
class WorldCase:
    """A real case for one of the four worlds.

    Attributes
    ----------
    number : int
        1 to 4.
    example, story : str
    """

    number: int
    example: str
    story: str


@dataclass(frozen=True)
class TieCase:
    """An alliance as one member might have weighed it; the numbers are the course's own judgement.

    Attributes
    ----------
    id, title, me, ally : str
    dependence, shared : float
        Shares from 0 to 1.
    poles : str
        "many" or "two".
    chosen : float
        The commitment that was made, 0 to 1.
    story, happened : str
    source : str
        Citation keys, separated by "; ".
    """

    id: str
    title: str
    me: str
    ally: str
    dependence: float
    shared: float
    poles: str
    chosen: float
    story: str
    happened: str
    source: str


@cache
def world_cases() -> dict[int, WorldCase]:
    """The case of each world, by its number.

    Returns
    -------
    dict of int to WorldCase
    """
    return {row["number"]: WorldCase(**row) for row in toml("dilemmas")["worlds"]}


@cache
def tie_cases() -> tuple[TieCase, ...]:
    """All alliances seen from one side.

    Returns
    -------
    tuple of TieCase
    """
    return tuple(TieCase(**row) for row in toml("dilemmas")["ties"])


def tie_case(id: str) -> TieCase:
    """One of `tie_cases`.

    Parameters
    ----------
    id : str

    Returns
    -------
    TieCase

    Raises
    ------
    ValueError
        If there is none; the sentence names the nearest.
    """
    for one in tie_cases():
        if one.id == id:
            return one
    raise ValueError(unknown("case", id, [one.id for one in tie_cases()]))
