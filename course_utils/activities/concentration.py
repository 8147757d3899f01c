"""The concentration of power among the major powers, year by year."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from .. import data
from ..figures import concentration as picture
from ..models.capability import shares
from ..models.concentration import concentration, effective_poles
from ..widgets.activity import Activity
from ..widgets.controls import Layout
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import listing, percent, the, upper_first
from . import years

MOMENTS = (1816, 1893, 1914, 1919, 1946, 1991, 2022)
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class Course:
    """The two measures in every year of `data.YEARS`, and the years in which the list of powers changed."""

    con: tuple[float, ...]
    poles: tuple[float, ...]
    changed: tuple[int, ...]


@cache
def course() -> Course:
    """Compute both measures among the major powers of every year.

    Returns
    -------
    Course
    """
    held = [list(data.powers(year, data.major_powers(year)).values()) for year in data.YEARS]
    changed = [year for year in data.YEARS[1:] if data.major_powers(year) != data.major_powers(year - 1)]
    return Course(tuple(map(concentration, held)), tuple(map(effective_poles, held)), tuple(changed))


class ConcentrationOverTime(Activity[int]):
    """The course of CON and of the effective number of poles; the state is the year.

    Parameters
    ----------
    year : int
        The year to begin with, 1816 to 2022.

    Raises
    ------
    ValueError
        If there is no such year.
    """

    def __init__(self, year: int = MOMENTS[0]) -> None:
        source = data.source_line("cinc", "major_powers")
        self.over_time, self.members = LiveFigure(source=source), LiveFigure(source=data.source_line("cinc"))
        self.over_time.add_class("al-wide")
        self.members.add_class("al-side")
        super().__init__(years.check(year, data.YEARS), self.over_time, self.members)

    def layout_of(self, state: int) -> Layout:
        return Layout(toolbar=(years.slider(data.YEARS), *years.moments(MOMENTS)))

    def values(self, state: int) -> dict[str, Any]:
        return {"year": state}

    def change(self, state: int, name: str, value: Any) -> int:
        return round(value)

    def press(self, state: int, name: str) -> int:
        return years.moment(name)

    def draw(self, state: int) -> None:
        measured, place = course(), state - data.YEARS[0]
        con, poles = measured.con[place], measured.poles[place]
        held = shares(data.powers(state, data.major_powers(state)))
        leader = max(held, key=lambda name: held[name])
        self.over_time.show(
            picture.course(data.YEARS, measured.con, measured.poles, measured.changed, state),
            f"In {state}, CON was {con:.2f}: power was as concentrated as among {poles:.1f} equal powers. "
            f"{upper_first(the(leader))} held {percent(held[leader])} of the total.",
            f"Two curves over the years 1816 to 2022, marked at {state}: the index of concentration CON is {con:.2f} "
            f"and the effective number of poles {poles:.1f}. CON is lowest with {min(measured.con):.2f} in "
            f"{data.YEARS[measured.con.index(min(measured.con))]} and highest with {max(measured.con):.2f} in "
            f"{data.YEARS[measured.con.index(max(measured.con))]}.",
        )
        number = _COUNTS[len(held)].capitalize()
        ordered = sorted(held, key=lambda name: -held[name])
        self.members.show(
            picture.members(held, state),
            f"{number} major powers; the dotted line is an equal share. {list_change(state)}".strip(),
            f"The shares of the major powers in {state}: "
            + listing(f"{the(name)} {percent(held[name])}" for name in ordered)
            + f". An equal share would be {percent(1 / len(held))}.",
        )


def concentration_over_time(year: int = MOMENTS[0]) -> None:
    """Show how concentrated power was among the major powers, 1816 to 2022.

    Parameters
    ----------
    year : int
        The year to begin with.

    Raises
    ------
    ValueError
        If there is no such year.
    """
    activity = ConcentrationOverTime(year)
    show(activity, "The concentration of power", activity.figures)


def list_change(year: int) -> str:
    """Say who joined or left the list of major powers in a year.

    Parameters
    ----------
    year : int
        1816 to 2022.

    Returns
    -------
    str
        One sentence, or ``""`` if the list is that of the year before.
    """
    if year not in course().changed:
        return ""
    now, before = data.major_powers(year), data.major_powers(year - 1)
    joined = [the(data.state_name(state, year)) for state in now if state not in before]
    left = [the(data.state_name(state, year - 1)) for state in before if state not in now]
    parts = [f"{listing(names)} {verb}" for names, verb in ((joined, "joined"), (left, "left")) if names]
    return f"New that year: {' and '.join(parts)} the list."
