"""The worlds and the cases of the lesson on collective security, from collective_security.toml."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ..wording import unknown
from ._read import key, toml
from .names import state_name
from .world import cinc


@dataclass(frozen=True)
class SecurityWorld:
    """A world of up to nine states, and the pledges in it.

    Attributes
    ----------
    id, title, story : str
    year : int
        0 for the world without a history.
    powers : dict of str to float
        Name of the year to power: per cent of the world's capabilities, or made-up units.
    aggressor, victim : str
    alliance, body, vetoes : frozenset of str
    rule : str
        How the body decides.
    pairs, tied : frozenset of frozenset of str
        Who has a deal of mutual defence, and who stands close to whom.
    """

    id: str
    title: str
    year: int
    powers: dict[str, float] = field(hash=False)
    aggressor: str
    victim: str
    alliance: frozenset[str]
    body: frozenset[str]
    rule: str
    vetoes: frozenset[str]
    pairs: frozenset[frozenset[str]]
    tied: frozenset[frozenset[str]]
    story: str


@dataclass(frozen=True)
class PossibleHelper:
    """A state that might have helped: its name, and our judgement of its willingness (0 to 1) with the reason."""

    name: str
    will: float
    why: str


@dataclass(frozen=True)
class SecurityCase:
    """A case of the League or the United Nations.

    Attributes
    ----------
    id, title, body, opening, ending, lesson, checked : str
    year : int
    attackers : tuple of str
        The aggressor first.
    victim : str
    members, vetoes, tied : frozenset of str
    open_to_all : bool
        Whether the body may help those who are not members.
    powers, reach : dict of str to float
        Name to per cent of the world's capabilities, and to the part of it that counts at the place.
    helpers : tuple of PossibleHelper
    answered : bool
        Whether the aggressor was in fact outweighed or turned back.
    """

    id: str
    title: str
    year: int
    body: str
    attackers: tuple[str, ...]
    victim: str
    members: frozenset[str]
    vetoes: frozenset[str]
    open_to_all: bool
    tied: frozenset[str]
    powers: dict[str, float] = field(hash=False)
    reach: dict[str, float] = field(hash=False)
    helpers: tuple[PossibleHelper, ...]
    opening: str
    ending: str
    answered: bool
    lesson: str
    checked: str


@cache
def security_worlds() -> tuple[SecurityWorld, ...]:
    """All worlds, the one without a history first.

    Returns
    -------
    tuple of SecurityWorld
    """
    return tuple(_world(**row) for row in toml("collective_security")["worlds"])


@cache
def security_cases() -> tuple[SecurityCase, ...]:
    """All cases, oldest first.

    Returns
    -------
    tuple of SecurityCase
    """
    return tuple(_case(**row) for row in toml("collective_security")["cases"])


def security_world(id: str) -> SecurityWorld:
    """One world, by its id or title.

    Raises
    ------
    ValueError
        If there is none; the sentence names the nearest.
    """
    return _find("world", str(id))


def security_case(id: str) -> SecurityCase:
    """One case, by its id or title.

    Raises
    ------
    ValueError
        If there is none; the sentence names the nearest.
    """
    return _find("case", str(id))


@cache
def _find(kind: str, wanted: str) -> Any:
    rows = security_worlds() if kind == "world" else security_cases()
    for one in rows:
        if key(wanted) in (key(one.id), key(one.title)):
            return one
    raise ValueError(unknown(kind, wanted, [one.id for one in rows]))


def _name(state: str, year: int) -> str:
    others = toml("collective_security")["others"]
    return others[state]["name"] if state in others else state_name(state, year)


def _power(state: str, year: int) -> float:
    other = toml("collective_security")["others"].get(state)
    return 100 * (other["cinc"] if other and other["year"] == year else cinc(state, year))


def _world(*, states: list[str] | None = None, powers: dict[str, float] | None = None, **row: Any) -> SecurityWorld:
    year = row["year"]
    names = {state: _name(state, year) for state in states} if states else {name: name for name in powers or {}}
    given = {_name(state, year): _power(state, year) for state in states} if states else dict(powers or {})
    for many in ("alliance", "body", "vetoes"):
        row[many] = frozenset(names[state] for state in row[many])
    for two in ("pairs", "tied"):
        row[two] = frozenset(frozenset(names[state] for state in pair) for pair in row[two])
    for one in ("aggressor", "victim"):
        row[one] = names[row[one]]
    return SecurityWorld(powers=given, **row)


def _case(*, helpers: list[dict[str, Any]], reach: dict[str, float], **row: Any) -> SecurityCase:
    year = row["year"]
    present = [*row["attackers"], row["victim"], *(one["state"] for one in helpers)]
    names = {state: _name(state, year) for state in [*present, *row["members"], *row["vetoes"], *row["tied"]]}
    for many in ("members", "vetoes", "tied"):
        row[many] = frozenset(names[state] for state in row[many])
    row["attackers"] = tuple(names[state] for state in row["attackers"])
    row["victim"] = names[row["victim"]]
    return SecurityCase(
        powers={names[state]: _power(state, year) for state in present},
        reach={names[state]: reach[state] for state in present},
        helpers=tuple(PossibleHelper(names[one["state"]], one["will"], one["why"]) for one in helpers),
        **row,
    )
