"""A year to choose: the slider, buttons for moments worth a look, and the check of a year that came as an argument."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..widgets.activity import REDO, RESET, UNDO
from ..widgets.controls import Button, Slider


def slider(years: Sequence[int]) -> Slider:
    """Return the slider over `years`."""
    return Slider("year", "Year", years[0], years[-1], 1, decimals=0)


def moments(years: Iterable[int]) -> tuple[Button, ...]:
    """Return one button for each year worth a look, then undo, redo and reset."""
    jumps = (Button(f"year-{year}", str(year), title=f"Go to {year}") for year in years)
    return (*jumps, replace(UNDO, look="al-push"), REDO, RESET)


def moment(name: str) -> int:
    """Return the year that a button of `moments` goes to."""
    return int(name.removeprefix("year-"))


def check(year: int, years: Sequence[int]) -> int:
    """Return `year` if it is one of `years`, which follow each other without a gap.

    Raises
    ------
    ValueError
        If it is not a whole number, or outside; the sentence names the nearest year.
    """
    if not isinstance(year, int) or isinstance(year, bool):
        raise ValueError(f"The year must be a whole number such as {years[0]}, but it is {year!r}.")
    if not years[0] <= year <= years[-1]:
        nearest = years[0] if year < years[0] else years[-1]
        raise ValueError(f"The figure has the years {years[0]} to {years[-1]}, not {year}; try {nearest}.")
    return year
