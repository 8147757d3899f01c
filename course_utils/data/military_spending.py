"""What four powers spent on arms before 1914, the figures behind Richardson's straight line."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ._read import table

#: The two sides of Richardson's test.
FRANCE_AND_RUSSIA = ("FRN", "RUS")
GERMANY_AND_AUSTRIA = ("GMY", "AUH")


@cache
def military_spending() -> Mapping[str, Mapping[int, float]]:
    """Military spending by state and year, 1905 to 1913.

    Returns
    -------
    mapping of str to mapping of int to float
        Million pounds sterling of the time, for FRN, RUS, GMY and AUH.
    """
    rows = table("military_spending_1909")
    return MappingProxyType(
        {
            state: MappingProxyType({int(row["year"]): int(row[state]) / 1000 for row in rows})
            for state in rows[0]
            if state != "year"
        }
    )


def spending_together(states: tuple[str, ...], year: int) -> float:
    """What some of the four powers spent together in a year.

    Parameters
    ----------
    states : tuple of str
        Abbreviations.
    year : int
        1905 to 1913.

    Returns
    -------
    float
        Million pounds sterling.
    """
    return sum(military_spending()[state][year] for state in states)
