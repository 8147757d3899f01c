"""What the states of the course are called: one abbreviation for all years, and the plain name of each time."""

from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from ..wording import unknown
from ._read import YEARS, capabilities, key, toml


@dataclass(frozen=True)
class State:
    """A state of the course.

    Attributes
    ----------
    abbreviation : str
        Its three letters in the Correlates of War data, the same in every year.
    name : str
        Its plain name today, or the last one it had.
    names : tuple of (int, str)
        Its names in time, each with the first year; one pair if the name never changed.
    also : tuple of str
        Other names people use for it.
    until : int
        The last year in which it is a state of its own rather than a part of another one here.
    """

    abbreviation: str
    name: str
    names: tuple[tuple[int, str], ...] = field(repr=False)
    also: tuple[str, ...] = field(default=(), repr=False)
    until: int = field(default=YEARS[-1], repr=False)


@cache
def states() -> tuple[State, ...]:
    """All 61 states, in the order of the Correlates of War list.

    Returns
    -------
    tuple of State
    """
    return tuple(
        State(
            abbreviation,
            row["name"],
            tuple((first, name) for first, name in row.get("names", [[YEARS[0], row["name"]]])),
            tuple(row.get("also", ())),
            row.get("until", YEARS[-1]),
        )
        for abbreviation, row in toml("states").items()
    )


def find_state(text: str, year: int | None = None) -> State:
    """The state that goes by this abbreviation or name.

    Parameters
    ----------
    text : str
        Abbreviation or name, past or present, in any case.
    year : int, optional
        Settles a name that two states have had: "Austria" in 1850 is AUH, now it is AUS.

    Returns
    -------
    State

    Raises
    ------
    ValueError
        If there is none; the sentence names the nearest.
    """
    found = _states_by_name().get(key(text))
    if not found:
        raise ValueError(unknown("state", text, _spellings()))
    return next((state for state in found if year in capabilities()[state.abbreviation]), found[0])


def state_name(abbreviation: str, year: int) -> str:
    """What the state was called in a year.

    Parameters
    ----------
    abbreviation : str
        Or any of its names.
    year : int
        From 1816 to 2022.

    Returns
    -------
    str
        The plain name of that year, such as "Prussia" for GMY before 1871.

    Raises
    ------
    ValueError
        If there is no such state or year.
    """
    check_year(year)
    names = find_state(abbreviation, year).names
    return names[max(0, bisect([first for first, _ in names], year) - 1)][1]


def check_year(year: int) -> None:
    """Refuse a year outside the figures, with the nearest one inside."""
    if year in YEARS:
        return
    if not isinstance(year, int):
        raise ValueError(f"The year must be a whole number such as 1914, but it is {year!r}.")
    nearest = YEARS[0] if year < YEARS[0] else YEARS[-1]
    raise ValueError(
        f"There are no figures for {year}; choose a year from {YEARS[0]} to {YEARS[-1]}, such as {nearest}."
    )


@cache
def _states_by_name() -> Mapping[str, tuple[State, ...]]:
    # Names of today come first, so that without a year "Austria" is the Austria that exists.
    current = [(name, state) for state in states() for name in (state.name, state.abbreviation)]
    others = [(name, state) for state in states() for name in (*(name for _, name in state.names), *state.also)]
    found: dict[str, tuple[State, ...]] = {}
    for name, state in current + others:
        before = found.get(key(name), ())
        found[key(name)] = before if state in before else (*before, state)
    return found


@cache
def _spellings() -> tuple[str, ...]:
    called = (name for state in states() for name in (state.name, *(past for _, past in state.names), *state.also))
    return tuple(dict.fromkeys(called))
