"""The ties of the six great powers at six moments between 1872 and 1907, from the table signed_ties."""

from dataclasses import dataclass
from functools import cache

from ..wording import unknown
from ._read import table


@dataclass(frozen=True)
class PowerStage:
    """One moment.

    Attributes
    ----------
    id : str
        For example "1882".
    event, period : str
        What had happened, and when.
    ties : tuple of (str, str, int)
        Two abbreviations and the sign of their tie: 1 friendly, -1 hostile, 0 none.
    """

    id: str
    event: str
    period: str
    ties: tuple[tuple[str, str, int], ...]


# Our own wording of the events, whose names in the data are those of the article.
_EVENTS = {
    "1872": "Three Emperors' League",
    "1882": "Triple Alliance",
    "1890": "Germany lets its treaty with Russia lapse",
    "1891": "Franco-Russian alliance",
    "1904": "Entente Cordiale",
    "1907": "Anglo-Russian agreement",
}


@cache
def power_stages() -> tuple[PowerStage, ...]:
    """The six stages, in order of time.

    Returns
    -------
    tuple of PowerStage
    """
    return tuple(
        PowerStage(
            row["period"][:4],
            _EVENTS[row["period"][:4]],
            row["period"].replace("-", "–"),
            tuple((pair[:3], pair[4:], int(sign)) for pair, sign in row.items() if pair[3:4] == "-"),
        )
        for row in table("signed_ties")
    )


def power_stage(name: str | int) -> PowerStage:
    """One stage by its first year.

    Parameters
    ----------
    name : str or int
        1872, 1882, 1890, 1891, 1904 or 1907.

    Returns
    -------
    PowerStage

    Raises
    ------
    ValueError
        If there is none of that year; the sentence names the ones there are.
    """
    for one in power_stages():
        if one.id == str(name):
            return one
    raise ValueError(unknown("stage", name, [one.id for one in power_stages()]))
