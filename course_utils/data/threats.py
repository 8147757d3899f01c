"""Moments at which a state had to choose whom to fear, with the four sources of threat judged for each contender."""

from dataclasses import dataclass
from functools import cache

from ..wording import unknown
from ._read import key, toml


@dataclass(frozen=True)
class Contender:
    """A state that might be feared.

    Attributes
    ----------
    state : str
        Abbreviation.
    proximity, offence, intentions : int
        Judged from 0 (none) to 3 (great).
    why_proximity, why_offence, why_intentions : str
        The reason for each judgement, one sentence.
    """

    state: str
    proximity: int
    offence: int
    intentions: int
    why_proximity: str
    why_offence: str
    why_intentions: str


@dataclass(frozen=True)
class ThreatCase:
    """A state, or several, before a choice.

    Attributes
    ----------
    id, title : str
    year : int
    chooser : str
        Who chooses, as a sentence names them.
    story, outcome, caution : str
        The situation, what they did, and what the case does not show.
    against : str
        The contender they then acted against; "" if neither.
    cite : tuple of str
        Keys of the bibliography.
    contenders : tuple of Contender
        Two or three.
    """

    id: str
    title: str
    year: int
    chooser: str
    story: str
    against: str
    outcome: str
    caution: str
    cite: tuple[str, ...]
    contenders: tuple[Contender, ...]


@cache
def threat_cases() -> tuple[ThreatCase, ...]:
    """All cases, in order of time.

    Returns
    -------
    tuple of ThreatCase
    """
    return tuple(
        ThreatCase(
            **{**row, "cite": tuple(row["cite"]), "contenders": tuple(Contender(**one) for one in row["contenders"])}
        )
        for row in toml("threats")["cases"]
    )


def threat_case(id: str) -> ThreatCase:
    """One case.

    Parameters
    ----------
    id : str
        Its id or its title.

    Returns
    -------
    ThreatCase

    Raises
    ------
    ValueError
        If there is none; the sentence names the nearest.
    """
    for one in threat_cases():
        if key(id) in (key(one.id), key(one.title)):
            return one
    raise ValueError(unknown("case", id, [one.id for one in threat_cases()]))
