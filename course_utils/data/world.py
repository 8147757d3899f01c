"""How much of the world's power each state held, year by year, and who was a major power.

Everything that takes a state takes its abbreviation or any of its names: "GMY", "Germany" and "prussia" are one.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from ._read import YEARS, capabilities, table
from .names import check_year, find_state, state_name, states


def cinc_series(state: str) -> Mapping[int, float]:
    """A state's share of the world's capabilities in every year that has a figure.

    Parameters
    ----------
    state : str
        Abbreviation or name.

    Returns
    -------
    mapping of int to float
        Year to share (0 to 1), in order of time; read-only.

    Raises
    ------
    ValueError
        If there is no such state.
    """
    abbreviation = state if state in capabilities() else find_state(state).abbreviation
    return capabilities()[abbreviation]


def cinc(state: str, year: int) -> float:
    """A state's share of the world's capabilities in a year.

    Parameters
    ----------
    state : str
        Abbreviation or name.
    year : int
        From 1816 to 2022.

    Returns
    -------
    float
        The Composite Indicator of National Capability, 0 to 1, to five decimals.

    Raises
    ------
    ValueError
        If there is no such state or year, or no figure; the sentence names the nearest year that has one.
    """
    check_year(year)
    series = cinc_series(state if state in capabilities() else find_state(state, year).abbreviation)
    if year not in series:
        nearest = min(series, key=lambda other: abs(other - year))
        name = find_state(state, year).name
        raise ValueError(f"There is no figure for {name} in {year}; the nearest year that has one is {nearest}.")
    return series[year]


def powers(year: int, states: Iterable[str]) -> dict[str, float]:
    """The capabilities of some states in a year, under the names they had then.

    Parameters
    ----------
    year : int
        From 1816 to 2022.
    states : iterable of str
        Abbreviations or names.

    Returns
    -------
    dict of str to float
        Name to share of the world's capabilities (0 to 1), in the order asked for.

    Raises
    ------
    ValueError
        If there is no such state or year, or no figure.
    """
    return {state_name(state, year): cinc(state, year) for state in states}


def strongest(year: int, n: int = 12) -> tuple[str, ...]:
    """The states with most capability in a year, of the 61 here.

    Parameters
    ----------
    year : int
        From 1816 to 2022.
    n : int
        How many.

    Returns
    -------
    tuple of str
        Up to n abbreviations, strongest first. In 1990 Germany stands for its two former parts.

    Raises
    ------
    ValueError
        If there is no such year.
    """
    check_year(year)
    present = {
        state.abbreviation: capabilities()[state.abbreviation][year]
        for state in states()
        if year in capabilities()[state.abbreviation] and year <= state.until
    }
    return tuple(sorted(present, key=lambda state: -present[state])[:n])


def major_powers(year: int) -> tuple[str, ...]:
    """The major powers of a year in the Correlates of War list.

    Parameters
    ----------
    year : int
        From 1816 to 2022; the list ends in 2016 and is carried on unchanged, which is our assumption.

    Returns
    -------
    tuple of str
        Abbreviations, in the order of the list.

    Raises
    ------
    ValueError
        If there is no such year.
    """
    check_year(year)
    return tuple(state for state, first, last in _major_power_spells() if first <= year <= last)


@cache
def _major_power_spells() -> tuple[tuple[str, int, int], ...]:
    rows = table("major_powers")
    return tuple((row["state"], int(row["first"]), int(row["last"] or YEARS[-1])) for row in rows)
