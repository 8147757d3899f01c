"""Seventeen European states of 1936 to 1939: their sizes, what set pairs at odds, their religion and government.

Sizes and sides come from the table europe_1936_sizes. What is in europe_1936_states.csv and europe_1936_pairs.csv was
coded for the course, because the article prints no propensities: by one coder, before any model was run on the codes.
The rules below go beyond the article's; they were drafted in the same pass as the codes, and not fixed beforehand:

- A factor counts for a year if it held for most of it; 1939 is January to August. Home territory only, no colonies.
- Ethnic conflict: a minority of one lives in the other, and a government, or a movement it openly backs, takes its
  cause up against the other. A minority alone is not enough.
- Border disagreement: in Europe one claims land that the other holds, in public or formally, or never accepted its
  loss. A frontier that both have recognised and not disputed since does not count.
- Recent war: since 1914 they were formally at war, or fought each other for at least a month. It counts in all four
  years. Successors inherit the wars of their empires; states new in 1918 have only their own. Foreign intervention in
  the Russian and Spanish civil wars does not count.
- Government: democratic with a freely chosen parliament; fascist where a mass movement rules alone (Germany, Italy);
  communist; all other authoritarian regimes are "other".
- Religion: shares of the census nearest to the 1930s, else an estimate. Atheist means declared unbelief.
"""

import csv
from dataclasses import dataclass
from functools import cache

from ._read import _HERE, table

EUROPE_YEARS = range(1936, 1940)


@dataclass(frozen=True)
class Wartime:
    """One of the seventeen states.

    Attributes
    ----------
    state, name : str
        Abbreviation and plain name.
    printed : float
        Its size in 1936 as the article prints it, in per cent of the world's capabilities.
    later : tuple of (int, float)
        Year and size in the present edition of the same data, 1936 to 1939.
    first, second : int
        Its side, 1 or 2, in the article's two predictions.
    actual : str
        "allies", "axis" or "neutral": the side opposite to whoever first attacked it or declared war on it.
    """

    state: str
    name: str
    printed: float
    later: tuple[tuple[int, float], ...]
    first: int
    second: int
    actual: str


@dataclass(frozen=True)
class Regime:
    """Government and religion of a state from one year to another.

    Attributes
    ----------
    state : str
        Abbreviation.
    government : str
        "democratic", "fascist", "communist" or "other".
    religion : tuple of (str, float)
        Kind of religion and share of the people, 0 to 1; the rest is unstated.
    reason, source : str
        Why it is coded so, and keys of the bibliography.
    """

    state: str
    government: str
    religion: tuple[tuple[str, float], ...]
    reason: str
    source: str


@dataclass(frozen=True)
class Quarrel:
    """What stood between two states: each of the three 0 or -1.

    Attributes
    ----------
    states : tuple of str
        Abbreviations.
    ethnic, border, war : int
    reason, source : str
        Why it is coded so, and keys of the bibliography.
    """

    states: tuple[str, str]
    ethnic: int
    border: int
    war: int
    reason: str
    source: str


@cache
def wartime_states() -> tuple[Wartime, ...]:
    """The seventeen states in the order of the article.

    Returns
    -------
    tuple of Wartime
    """
    return tuple(
        Wartime(
            row["state"],
            row["name"],
            float(row["printed"]),
            tuple((year, float(row[str(year)])) for year in EUROPE_YEARS),
            int(row["first"]),
            int(row["second"]),
            row["actual"],
        )
        for row in table("europe_1936_sizes")
    )


@cache
def wartime_sizes(year: int, current: bool = False) -> dict[str, float]:
    """Each state's size, in per cent of the world's capabilities.

    Parameters
    ----------
    year : int
        1936, as the article prints them; 1937 to 1939 from the present edition of the same data.
    current : bool
        Take the present edition for 1936 too.

    Returns
    -------
    dict of str to float
        By abbreviation.

    Raises
    ------
    ValueError
        If there is no such year.
    """
    check_europe_year(year)
    if year == EUROPE_YEARS[0] and not current:
        return {one.state: one.printed for one in wartime_states()}
    return {one.state: dict(one.later)[year] for one in wartime_states()}


@cache
def regimes(year: int) -> dict[str, Regime]:
    """Government and religion of each state in a year.

    Parameters
    ----------
    year : int
        From 1936 to 1939.

    Returns
    -------
    dict of str to Regime
        By abbreviation.

    Raises
    ------
    ValueError
        If there is no such year.
    """
    check_europe_year(year)
    kinds = ("catholic", "protestant", "orthodox", "muslim", "atheist")
    return {
        row["state"]: Regime(
            row["state"],
            row["government"],
            tuple((kind, float(row[kind])) for kind in kinds),
            row["reason"],
            row["source"],
        )
        for row in _coded("europe_1936_states", year)
    }


@cache
def quarrels(year: int) -> tuple[Quarrel, ...]:
    """What stood between each of the 136 pairs of states in a year.

    Parameters
    ----------
    year : int
        From 1936 to 1939.

    Returns
    -------
    tuple of Quarrel

    Raises
    ------
    ValueError
        If there is no such year.
    """
    check_europe_year(year)
    return tuple(
        Quarrel(
            (row["state1"], row["state2"]),
            int(row["ethnic"]),
            int(row["border"]),
            int(row["war"]),
            row["reason"],
            row["source"],
        )
        for row in _coded("europe_1936_pairs", year)
    )


def check_europe_year(year: int) -> None:
    """Refuse a year that was not coded, with the nearest one that was."""
    if year not in EUROPE_YEARS:
        first, last = EUROPE_YEARS[0], EUROPE_YEARS[-1]
        nearest = last if isinstance(year, int) and year > last else first
        raise ValueError(f"Europe was coded for the years {first} to {last}, not {year!r}; try {nearest}.")


def _coded(name: str, year: int) -> list[dict[str, str]]:
    text = _HERE.joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return [row for row in csv.DictReader(text.splitlines()) if int(row["first"]) <= year <= int(row["last"])]
