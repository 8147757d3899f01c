"""Which members of NATO count in a comparison of size and burden, and how they rank."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from .. import data
from ..figures.burden import Ranked
from ..models.burden_sharing import rank_test
from ..models.rank_correlation import ranks
from ..wording import unknown

WHO = (
    ("all", "all members"),
    ("Portugal", "all but Portugal"),
    ("United States", "all but the United States"),
    ("first", "only the 14 of 1964"),
    ("own", "my own choice"),
)
LATER = {"West Germany": "Germany"}
FEWEST = 3


@dataclass(frozen=True)
class Chosen:
    """The year on display, and the members that were taken out."""

    year: int
    out: frozenset[str]


def names_of(year: int) -> tuple[str, ...]:
    """Return the members with figures for a year, the largest first."""
    return tuple(one.name for one in data.burdens(year))


def first_14(year: int) -> set[str]:
    """Return the 14 members of 1964 under the names they bear in `year`."""
    names = names_of(1964)
    return set(names) if year == 1964 else {LATER.get(name, name) for name in names}


def left_out(year: int, who: str) -> frozenset[str]:
    """Return whom an option of `WHO` other than "own" takes out in a year."""
    if who == "all":
        return frozenset()
    return frozenset(names_of(year)) - first_14(year) if who == "first" else frozenset({who})


def who_counts(state: Chosen) -> str:
    """Return the option of `WHO` that a choice amounts to."""
    return next((key for key, _ in WHO if key != "own" and state.out == left_out(state.year, key)), "own")


@cache
def rank_correlation(year: int, out: frozenset[str]) -> float:
    """Return Spearman's rank correlation of size and defence share among the members that are left."""
    left = [one for one in data.burdens(year) if one.name not in out]
    return rank_test({one.name: one.size for one in left}, {one.name: one.share for one in left})


def ranked(state: Chosen) -> list[Ranked]:
    """Return the members that are left, each with its ranks among them."""
    codes = {tile.name: tile.code for tile in data.tiles(1964 if state.year == 1964 else data.BLOC_YEARS[-1])}
    left = [one for one in data.burdens(state.year) if one.name not in state.out]
    by_size, by_share = ranks([one.size for one in left]), ranks([one.share for one in left])
    first = first_14(state.year)
    return [
        Ranked(one.name, codes[one.name], size, share, one.share, one.name in first)
        for one, size, share in zip(left, by_size, by_share, strict=True)
    ]


def choose(year: int, without: str | Iterable[str]) -> Chosen:
    """Return a choice made by arguments; ValueError if there is no such year or member, or too few are left."""
    if not isinstance(year, int) or isinstance(year, bool):
        raise ValueError(f"The year must be a whole number such as 1964, but it is {year!r}.")
    names = names_of(year)
    if not isinstance(without, Iterable):
        raise ValueError(f"Members to leave out must be names, such as 'Portugal', and not {without!r}.")
    out = [without] if isinstance(without, str) else list(without)
    for name in out:
        if name not in names:
            raise ValueError(unknown(f"member of {year}", name, names))
    if len(names) - len(set(out)) < FEWEST:
        raise ValueError(f"Rankings need {FEWEST} members at least; leave out fewer of them.")
    return Chosen(year, frozenset(out))
