"""What the members of NATO spent on defence, how large they are, and how the two went together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ._read import table
from .records import nato_members

#: The years in which burdens can be compared.
BURDEN_YEARS = (1964, *range(2014, 2026))


@dataclass(frozen=True)
class Burden:
    """One member in one year.

    Attributes
    ----------
    name : str
    size : float
        National product in billions of US dollars (1964), or the mean of four shares of the world's population, urban
        population, steel and energy (from 2014).
    share : float
        Defence spending, per cent of the national product.
    """

    name: str
    size: float
    share: float


@dataclass(frozen=True)
class RankCorrelation:
    """How GDP and defence share went together in a year, worked out when the data were compiled.

    Attributes
    ----------
    year, gdp_year, members : int
        The year of the spending, the year of the GDP, and how many members were ranked.
    rho, p, without_usa, original_14 : float
        Spearman's coefficient over all of them, its two-sided p, without the United States, and over the 14 of 1964.
    """

    year: int
    gdp_year: int
    members: int
    rho: float
    p: float
    without_usa: float
    original_14: float


@cache
def burdens(year: int) -> tuple[Burden, ...]:
    """The members of NATO that had joined by a year and have figures, the largest first.

    Parameters
    ----------
    year : int
        1964, or from 2014 to 2025. From 2023 on sizes are those of 2022, the last year with data.

    Returns
    -------
    tuple of Burden

    Raises
    ------
    ValueError
        If there are no figures for that year; the sentence names the nearest.
    """
    if year not in BURDEN_YEARS:
        nearest = min(BURDEN_YEARS, key=lambda other: abs(other - year))
        raise ValueError(f"There are no burdens for {year}, only for 1964 and 2014 to 2025; try {nearest}.")
    if year == 1964:
        rows = [Burden(row["name"], float(row["gnp"]), float(row["share"])) for row in table("burden_1964")]
    else:
        column = str(year)
        joined = {member.name for member in nato_members() if member.joined.year <= year}
        rows = [
            Burden(row["name"], _sizes()[row["name"]][min(year, 2022)], float(row[column]))
            for row in table("nato_spending")
            if row[column] and row["name"] in joined
        ]
    return tuple(sorted(rows, key=lambda row: -row.size))


@cache
def civilian_size_1964() -> Mapping[str, float]:
    """The 14 members of 1964 by the measure of size that the later years use.

    Returns
    -------
    mapping of str to float
        Member to the mean of its four shares of the world total.
    """
    return MappingProxyType({row["name"]: float(row["size"]) for row in table("burden_1964")})


@cache
def rank_correlations() -> tuple[RankCorrelation, ...]:
    """The rank correlations of GDP and defence share, 2014 to 2025.

    Returns
    -------
    tuple of RankCorrelation
        One a year.
    """
    return tuple(
        RankCorrelation(
            int(row["year"]),
            int(row["gdp_year"]),
            int(row["members"]),
            float(row["rho"]),
            float(row["p"]),
            float(row["without_usa"]),
            float(row["original_14"]),
        )
        for row in table("nato_rank_correlation")
    )


@cache
def _sizes() -> dict[str, dict[int, float]]:
    return {
        row["name"]: {int(year): float(size) for year, size in row.items() if year != "name"}
        for row in table("nato_size")
    }
