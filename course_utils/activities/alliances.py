"""Alliances in force over two centuries, by what they promise."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from .. import data
from ..figures import treaties as picture
from ..widgets.activity import Activity
from ..widgets.controls import Check, Layout, Menu
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import listing, unknown
from . import years

KINDS = tuple(picture.STYLES)
MOMENTS = (1815, 1914, 1919, 1938, 1949, 1967, 1990, 2016)


@dataclass(frozen=True)
class Shown:
    """The year that is marked and the kinds that are drawn, in the order of `KINDS`."""

    year: int
    kinds: tuple[str, ...]


@cache
def counts() -> dict[str, tuple[int, ...]]:
    """Return how many alliances of each kind were in force in each year.

    Returns
    -------
    dict of str to tuple of int
        Kind to one number for each year from 1815 to 2016.
    """
    columns = {kind: "total" if kind == "all" else kind.replace("-", "_") for kind in KINDS}
    rows = data.alliances_in_force()
    return {kind: tuple(getattr(row, column) for row in rows) for kind, column in columns.items()}


@cache
def _years() -> range:
    rows = data.alliances_in_force()
    return range(rows[0].year, rows[-1].year + 1)


class AlliancesOverTime(Activity[Shown]):
    """Lines of alliances in force by kind of promise, and the counts of one year.

    Parameters
    ----------
    year : int
        The year to begin with, 1815 to 2016.
    kinds : iterable of str
        Which kinds to draw, of `KINDS`.

    Raises
    ------
    ValueError
        If there is no such year or kind, or no kind at all.
    """

    def __init__(self, year: int = 1914, kinds: Iterable[str] = KINDS) -> None:
        source = data.source_line("alliances_in_force")
        self.over_time, self.in_year = LiveFigure(source=source), LiveFigure(source=source)
        self.over_time.add_class("al-wide")
        self.in_year.add_class("al-side")
        start = Shown(years.check(year, _years()), _kinds(kinds))
        super().__init__(start, self.over_time, self.in_year)

    def layout_of(self, state: Shown) -> Layout:
        alone = [(kind, "all alliances together" if kind == "all" else f"{kind} alone") for kind in KINDS]
        show = Menu("show", "Show", (("every", "every kind"), *alone, ("own", "my own choice")))
        checks = [Check(f"kind-{kind}", kind) for kind in KINDS]
        return Layout(toolbar=(show, *checks, years.slider(_years()), *years.moments(MOMENTS)))

    def values(self, state: Shown) -> dict[str, Any]:
        shown = "every" if state.kinds == KINDS else state.kinds[0] if len(state.kinds) == 1 else "own"
        checks = {f"kind-{kind}": kind in state.kinds for kind in KINDS}
        return {"year": state.year, "show": shown, **checks}

    def change(self, state: Shown, name: str, value: Any) -> Shown:
        if name == "year":
            return replace(state, year=round(value))
        if name == "show":
            chosen = {"every": KINDS, "own": state.kinds}
            return replace(state, kinds=chosen.get(value, (value,)))
        kind = name.removeprefix("kind-")
        return replace(state, kinds=_kinds([one for one in KINDS if (value if one == kind else one in state.kinds)]))

    def press(self, state: Shown, name: str) -> Shown:
        return replace(state, year=years.moment(name))

    def draw(self, state: Shown) -> None:
        lines = {kind: counts()[kind] for kind in state.kinds}
        now = {kind: line[state.year - _years()[0]] for kind, line in lines.items()}
        peaks = (f"{kind} {max(line)} in {_years()[line.index(max(line))]}" for kind, line in lines.items())
        self.over_time.show(
            picture.in_force(_years(), lines, state.year),
            sentence(state.year, now),
            f"Lines over the years {_years()[0]} to {_years()[-1]}, marked at {state.year}. "
            f"Highest values: {listing(peaks)}.",
        )
        self.in_year.show(
            picture.in_year(now, state.year),
            "A treaty with several promises counts under each of them." if len(now) > 1 else "",
            f"Alliances in force in {state.year}: " + listing(f"{kind} {count}" for kind, count in now.items()) + ".",
        )


def alliances_over_time(year: int = 1914, kinds: Iterable[str] = KINDS) -> None:
    """Show how many alliances were in force, 1815 to 2016, by what they promise.

    Parameters
    ----------
    year : int
        The year to begin with.
    kinds : iterable of str
        Which kinds to draw: "all", "defence", "offence", "neutrality", "non-aggression", "consultation".

    Raises
    ------
    ValueError
        If there is no such year or kind, or no kind at all.
    """
    activity = AlliancesOverTime(year, kinds)
    show(activity, "Alliances in force since 1815", activity.figures)


def sentence(year: int, now: dict[str, int]) -> str:
    """Say how many alliances of each kind were in force.

    Parameters
    ----------
    year : int
    now : dict of str to int
        Kind to count, of the kinds that are drawn.

    Returns
    -------
    str
    """
    promises = {kind: count for kind, count in now.items() if kind != "all"}
    if not promises:
        return f"In {year}, {_alliances(now)} in force."
    first, *rest = [
        f"{count} promised {kind}" if not i else f"{count} {kind}" for i, (kind, count) in enumerate(promises.items())
    ]
    if "all" in now:
        return f"In {year}, {_alliances(now)} in force: {listing([first, *rest])}."
    return f"Of the alliances in force in {year}, {listing([first, *rest])}."


def _alliances(now: dict[str, int]) -> str:
    return "1 alliance was" if now["all"] == 1 else f"{now['all']} alliances were"


def _kinds(kinds: Iterable[str]) -> tuple[str, ...]:
    wanted = [kinds] if isinstance(kinds, str) else list(kinds)
    for kind in wanted:
        if kind not in KINDS:
            raise ValueError(unknown("kind of promise", kind, KINDS))
    if not wanted:
        raise ValueError("At least one kind must stay in the picture; choose another before you take this one off.")
    return tuple(kind for kind in KINDS if kind in wanted)
