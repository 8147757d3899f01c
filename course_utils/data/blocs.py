"""The two blocs on a tile map: where each state stands, who belonged when, what they held together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ._read import table, toml
from .records import Member, nato_members, warsaw_pact_members

#: The years of the tile map; the sums of capability end in 2022.
BLOC_YEARS = range(1949, 2026)


@dataclass(frozen=True)
class Tile:
    """One state on the tile map.

    Attributes
    ----------
    code, name : str
    column, row : int
        The upper left cell, counted from 0.
    width, height : int
        In cells.
    first, last : int
        The years in which it is shown.
    member : str
        Its name in the lists of members.
    """

    code: str
    name: str
    column: int
    row: int
    width: int
    height: int
    first: int
    last: int
    member: str


@dataclass(frozen=True)
class Membership:
    """What a state is in a year.

    Attributes
    ----------
    bloc : str
        "NATO" or "Warsaw Pact" at some time in the year, or "".
    joined, left : bool
        Whether that began, or ended, in this very year.
    outside : bool
        Whether it stood outside NATO's integrated command at the end of the year.
    """

    bloc: str = ""
    joined: bool = False
    left: bool = False
    outside: bool = False


@cache
def tiles(year: int) -> tuple[Tile, ...]:
    """The tiles of the states of a year.

    Parameters
    ----------
    year : int
        1949 to 2025.

    Returns
    -------
    tuple of Tile

    Raises
    ------
    ValueError
        If there is no map of that year.
    """
    _check(year)
    return tuple(tile for tile in _all_tiles() if tile.first <= year <= tile.last)


@cache
def membership(year: int) -> Mapping[str, Membership]:
    """Who belonged to which bloc in a year.

    Parameters
    ----------
    year : int
        1949 to 2025.

    Returns
    -------
    mapping of str to Membership
        By the names in the lists of members; who belonged to none is not there.

    Raises
    ------
    ValueError
        If there is no map of that year.
    """
    _check(year)
    outside = {row["name"] for row in toml("tiles")["outside"] if row["first"] <= year <= row["last"]}
    found: dict[str, Membership] = {}
    for bloc, members in (("Warsaw Pact", warsaw_pact_members()), ("NATO", nato_members())):
        for member in members:
            if member.joined.year <= year and (member.left is None or year <= member.left.year):
                ended = member.left is not None and member.left.year == year
                found[member.name] = Membership(
                    bloc, member.joined.year == year, ended, bloc == "NATO" and member.name in outside
                )
    return MappingProxyType(found)


@cache
def bloc_event(year: int) -> str:
    """What else happened in a year, besides who joined and left.

    Parameters
    ----------
    year : int
        1949 to 2025.

    Returns
    -------
    str
        A sentence, or ``""``.

    Raises
    ------
    ValueError
        If there is no map of that year.
    """
    _check(year)
    return {row["year"]: row["text"] for row in toml("tiles")["events"]}.get(year, "")


@cache
def bloc_cinc() -> Mapping[str, Mapping[int, float]]:
    """What the members of each bloc held of the world's capabilities.

    Returns
    -------
    mapping of str to mapping of int to float
        "NATO" (1949 to 2022) and "Warsaw Pact" (1955 to 1991): year to share, 0 to 1. A state counts for the whole of a
        year in which it was a member for a part.
    """
    rows = table("bloc_cinc")
    return MappingProxyType(
        {
            bloc: MappingProxyType({int(row["year"]): float(row[column]) for row in rows if row[column]})
            for bloc, column in (("NATO", "nato"), ("Warsaw Pact", "warsaw_pact"))
        }
    )


def members_at_end(bloc: str, year: int) -> tuple[Member, ...]:
    """The members of a bloc on the last day of a year.

    Parameters
    ----------
    bloc : str
        "NATO" or "Warsaw Pact".
    year : int

    Returns
    -------
    tuple of Member
    """
    members = nato_members() if bloc == "NATO" else warsaw_pact_members()
    return tuple(one for one in members if one.joined.year <= year and (one.left is None or year < one.left.year))


@cache
def _all_tiles() -> tuple[Tile, ...]:
    return tuple(
        Tile(
            row["code"],
            row["name"],
            row["column"],
            row["row"],
            row.get("width", 1),
            row.get("height", 1),
            row.get("first", BLOC_YEARS[0]),
            row.get("last", BLOC_YEARS[-1]),
            row.get("member", row["name"]),
        )
        for row in toml("tiles")["tiles"]
    )


def _check(year: int) -> None:
    if year not in BLOC_YEARS:
        nearest = BLOC_YEARS[0] if year < BLOC_YEARS[0] else BLOC_YEARS[-1]
        raise ValueError(f"The map has the years {BLOC_YEARS[0]} to {BLOC_YEARS[-1]}, not {year}; try {nearest}.")
