"""Burden sharing in NATO: size against the share spent on defence, member by member, in 1964 and since 2014."""

from collections.abc import Iterable
from typing import Any

from .. import data
from ..figures import burden as picture
from ..models.rank_correlation import chance
from ..widgets.activity import REDO, RESET, UNDO, Activity, copy_button
from ..widgets.controls import Check, Layout, Menu
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import listing, percent, the
from .burden_ranks import FEWEST, LATER, WHO, Chosen, choose, left_out, names_of, rank_correlation, ranked, who_counts

PUBLISHED = 0.490
YEARS = tuple(
    (str(year), {1964: "1964, the year of the article", 2024: "2024 (estimate)"}.get(year, str(year)))
    for year in data.BURDEN_YEARS
)


class BurdenSharing(Activity[Chosen]):
    """The members' ranks by size and by defence share, and how far the two agree.

    Parameters
    ----------
    year : int
        1964, or from 2014 to 2025.
    without : str or iterable of str
        Members to leave out.

    Raises
    ------
    ValueError
        If there is no such year or member, or fewer than three members are left.
    """

    def __init__(self, year: int = 1964, without: str | Iterable[str] = ()) -> None:
        self.ranks, self.over_time = LiveFigure(), LiveFigure()
        self.over_time.source = data.source_line("nato_rank_correlation", "nato_size")
        self.ranks.add_class("al-wide")
        self.over_time.add_class("al-side")
        super().__init__(choose(year, without), self.ranks, self.over_time)

    def layout_of(self, state: Chosen) -> Layout:
        checks = tuple(Check(f"in {name}", name) for name in sorted(names_of(state.year)))
        return Layout(
            toolbar=(
                Menu("year", "Year", YEARS),
                Menu("who", "Members that count", WHO),
                UNDO,
                REDO,
                RESET,
                copy_button("this choice"),
            ),
            after=checks,
        )

    def values(self, state: Chosen) -> dict[str, Any]:
        checks = {f"in {name}": name not in state.out for name in names_of(state.year)}
        return {"year": str(state.year), "who": who_counts(state), **checks}

    def intro(self, state: Chosen) -> str:
        size = (
            "national product (GNP)" if state.year == 1964 else "people, cities, steel and energy, our stand-in for GDP"
        )
        since = "" if state.year == 1964 else " Circles: members of 1964; squares: those that joined later."
        return (
            f"Size: {size}. Share: defence spending in per cent of national product. On the dotted line both ranks "
            f"are the same.{since} Point at a mark to read its name and share, and untick a member to drop it."
        )

    def change(self, state: Chosen, name: str, value: Any) -> Chosen:
        if name == "year":
            year, who = int(value), who_counts(state)
            if who == "own":
                renamed = {other: now for now, other in LATER.items()} if year == 1964 else LATER
                out = {renamed.get(one, one) for one in state.out}
                return Chosen(year, frozenset(out & set(names_of(year))))
            return Chosen(year, left_out(year, who))
        if name == "who":
            if value == "own":
                self.message = "Untick members below the figures: that makes it your own choice."
                return state
            return Chosen(state.year, left_out(state.year, value))
        member = name.removeprefix("in ")
        out = state.out - {member} if value else state.out | {member}
        if len(names_of(state.year)) - len(out) < FEWEST:
            raise ValueError(f"Rankings need {FEWEST} members at least; put another one back first.")
        return Chosen(state.year, out)

    def code(self, state: Chosen) -> str:
        out = f", without={tuple(sorted(state.out))}" if state.out else ""
        return f"course.burden_sharing({state.year}{out})"

    def draw(self, state: Chosen) -> None:
        members = ranked(state)
        rho = rank_correlation(state.year, state.out)
        self.ranks.source = data.source_line(
            *(["burden_1964"] if state.year == 1964 else ["nato_spending", "nato_size"])
        )
        each = listing(f"{one.name} {one.size_rank:g} and {one.share_rank:g}" for one in members)
        self.ranks.show(
            picture.rank_plot(members),
            sentence(state),
            f"Each member's rank by size and by defence share, {state.year}: {each}. The nearer the points lie to the "
            f"dotted line, the better the two orders agree. {sentence(state)}",
        )
        rows = data.rank_correlations()
        years = [row.year for row in rows]
        by_size = [rank_correlation(year, frozenset()) for year in years]
        by_gdp = [row.rho for row in rows]
        self.over_time.show(
            picture.agreement(years, by_gdp, by_size, rank_correlation(1964, frozenset()), (state.year, rho)),
            f"All members: {by_gdp[0]:.2f} in {years[0]}, {by_gdp[-1]:.2f} in {years[-1]} (size by GDP). "
            f"◆ is your choice: {_number(rho)}.",
            "The rank correlation of size and defence share from 2014 to 2025, with GDP worked out beforehand: "
            + listing(f"{value:.2f}" for value in by_gdp)
            + "; and with the measure of size used here: "
            + listing(_number(value) for value in by_size)
            + f". In 1964 it was {rank_correlation(1964, frozenset()):.2f}. Your choice gives {_number(rho)}.",
        )


def burden_sharing(year: int = 1964, without: str | Iterable[str] = ()) -> None:
    """Show how the size of NATO's members and the share they spend on defence go together.

    Parameters
    ----------
    year : int
        1964, or from 2014 to 2025.
    without : str or iterable of str
        Members to leave out.

    Raises
    ------
    ValueError
        If there is no such year or member, or fewer than three members are left.
    """
    activity = BurdenSharing(year, without)
    show(activity, "Burden sharing", activity.figures)


def sentence(state: Chosen) -> str:
    """Say how far size and defence share go together, and how easily chance could explain it.

    Parameters
    ----------
    state : Chosen

    Returns
    -------
    str
    """
    rho, n = rank_correlation(state.year, state.out), len(names_of(state.year)) - len(state.out)
    if not state.out:
        who = f"all {n} members"
    elif len(state.out) <= 2:
        who = f"{n} members, without {listing(map(the, sorted(state.out)))}"
    else:
        who = f"{n} of {n + len(state.out)} members"
    beside = ""
    if state.year == 1964 and not state.out:
        beside = f" (reported in 1966: {PUBLISHED:.3f})"
    elif state.year != 1964:
        row = next(row for row in data.rank_correlations() if row.year == state.year)
        known = {"all": row.rho, "United States": row.without_usa, "first": row.original_14}.get(who_counts(state))
        beside = "" if known is None else f" (with GDP as size: {_number(known)})"
    luck = chance(rho, n)
    often = "less than 1%" if luck < 0.01 else f"about {percent(luck)}"
    return (
        f"{state.year}, {who}: ρ = {_number(rho, 3)}{beside}. {_verdict(rho)} "
        f"Chance alone would bring as strong a relation in {often} of cases."
    )


def _verdict(rho: float) -> str:
    if abs(rho) < 0.2:
        return "Size tells next to nothing about who spends the larger share."
    strength = "strongly" if abs(rho) >= 0.7 else "clearly" if abs(rho) >= 0.4 else "slightly"
    return f"The {'larger' if rho > 0 else 'smaller'} members {strength} tend to spend the larger shares."


def _number(value: float, decimals: int = 2) -> str:
    """Write a coefficient with a real minus sign, and no minus before a zero."""
    return f"{round(value, decimals) + 0.0:.{decimals}f}".replace("-", "\N{MINUS SIGN}")
