"""The balance table: up to twelve states, their power, their sides, and what follows from the arithmetic."""

import functools
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .. import data
from ..figures import balance
from ..models import alignment, coalitions
from ..models.concentration import concentration, effective_poles
from ..widgets.activity import REDO, RESET, UNDO, Activity, copy_button
from ..widgets.controls import Badge, Button, Card, Choice, Layout, Menu, Name, Number, Slider
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import percent, the, unknown, upper_first
from .balance_table import MOST, SIDES, TOP, Table, add, describe, from_history, from_mapping, needed, sentence
from .concentration import course

_POWER = "Power, % of the world"


class BalanceOfPower(Activity[Table]):
    """The balance-of-power activity on a `Table`."""

    def __init__(self, start: Table) -> None:
        self.bars = LiveFigure(source=f"{data.source_line('cinc')} Powers you move are your own.")
        self.course = LiveFigure(source=data.source_line("cinc", "major_powers"))
        self.bars.add_class("al-wide")
        self.course.add_class("al-side")
        super().__init__(start, self.bars, self.course)
        self.add_class("al-beside")

    def layout_of(self, state: Table) -> Layout:
        return _layout(state.year, tuple((player.seat, player.name) for player in state.players))

    def origin(self, state: Table) -> Table:
        return (
            from_history(state.year, state.scenario) if state.scenario or state.year != self.start.year else self.start
        )

    def values(self, state: Table) -> dict[str, Any]:
        values: dict[str, Any] = {"scenario": state.scenario, "year": state.year, "add": ""}
        for player in state.players:
            seat = player.seat
            values |= {f"name {seat}": player.name, f"power {seat}": player.power, f"side {seat}": player.side}
        return values

    def intro(self, state: Table) -> str:
        if state.scenario:
            return f"{state.year}. {data.scenario(state.scenario).story}"
        if state == from_history(state.year):
            return f"{state.year}: the strongest states of the year, none on a side yet."
        return f"{state.year}: a table of your own."

    def change(self, state: Table, name: str, value: Any) -> Table:
        if name == "scenario":
            return from_history(data.scenario(value).year, value) if value else from_history(state.year)
        if name == "year":
            return from_history(int(value))
        if name == "add":
            return add(state, value) if value else state
        what, seat = name.split()
        player = state.at(int(seat))
        if what == "name" and not value:
            raise ValueError("A state needs a name.")
        if what == "name" and value != player.name and value in state.resources:
            raise ValueError(f"There is already a state called '{value}'; choose another name.")
        changed = replace(player, **{what: value})
        return replace(state, players=tuple(changed if one == player else one for one in state.players))

    def press(self, state: Table, name: str) -> Table:
        if name.startswith("remove"):
            gone = state.at(int(name.split()[1]))
            if len(state.players) <= 2:
                raise ValueError("Two states are the least: add another one before you take this one away.")
            self.message = f"{upper_first(the(gone.name))} has left the table."
            return replace(state, players=tuple(player for player in state.players if player != gone))
        logic = {"balancer": alignment.balancer, "bandwagoner": alignment.bandwagoner}[name]
        sides: dict[str, Any] = {player.name: player.side or None for player in state.players}
        move = logic(sides, state.resources)
        if move is None:
            self.message = alignment.standstill(sides, state.resources)
            return state
        self.message = move.reason
        moved = [replace(one, side=move.side) if one.name == move.state else one for one in state.players]
        return replace(state, players=tuple(moved))

    def disabled(self, state: Table) -> list[str]:
        return ["add"] if len(state.players) >= MOST else []

    def code(self, state: Table) -> str:
        pairs = [f"{one.name!r}: ({one.power:.6g}, {one.side!r})" for one in state.players]
        return f"course.balance_of_power({{{', '.join(pairs)}}}, year={state.year})"

    def badges(self, state: Table) -> list[Badge]:
        pivots = needed(state)
        nobody_needs = coalitions.inessential(state.resources)
        whole = sum(state.resources.values())
        badges = []
        for player in state.players:
            share = f"{percent(player.power / whole)} of the table"
            if player.name in nobody_needs:
                verdict = " · ○ nobody needs it"
            elif player.side and player.name in pivots:
                verdict = f" · ◆ side {player.side} needs it"
            else:
                verdict = ""
            badges.append(Badge(share, verdict, player.side))
        return badges

    def draw(self, state: Table) -> None:
        resources = state.resources
        whole = sum(resources.values())
        if not whole:
            raise ValueError("Nobody would have any power left: leave at least one state with some.")
        shares = {name: power / whole for name, power in resources.items()}
        con, poles = concentration(list(resources.values())), effective_poles(list(resources.values()))
        years, line = data.YEARS, course()
        self.bars.show(balance.bars(shares, state.sides, needed(state)), sentence(state), describe(state, shares))
        now = f"These {len(shares)} states: concentration {con:.2f}, about {poles:.1f} poles (diamonds)."
        rest = f"The line: the major powers of each year, {years[0]} to {years[-1]}."
        self.course.show(balance.course(years, line.con, line.poles, (state.year, con, poles)), f"{now} {rest}")


@functools.lru_cache(maxsize=64)
def _layout(year: int, seated: tuple[tuple[int, str], ...]) -> Layout:
    scenarios = tuple((one.id, f"{one.year}: {one.title}") for one in data.scenarios())
    names = [name for _, name in seated]
    others = tuple((state, name) for state, name in _with_figures(year) if name not in names)
    return Layout(
        toolbar=(
            Menu("scenario", "Moment in history", (("", "A year of your own"), *scenarios)),
            Number("year", "Year", data.YEARS[0], data.YEARS[-1], 1),
            UNDO,
            REDO,
            replace(RESET, label="Reset to history"),
            copy_button("this table"),
        ),
        cards=tuple(
            Card(
                head=(
                    Name(f"name {seat}", f"Name of {the(name)}"),
                    Button(f"remove {seat}", "✕", f"Take {the(name)} off the table", "al-quiet"),
                ),
                fields=(
                    Slider(f"power {seat}", _POWER, 0, TOP, 0.1, 1, "%", title=f"{_POWER}: {name}"),
                    Choice(f"side {seat}", f"Side of {the(name)}", SIDES),
                ),
            )
            for seat, name in seated
        ),
        after=(
            Menu("add", "Add a state", (("", "Choose …"), ("own", "A state of your own"), *others)),
            Button("balancer", "What would a balancer do?"),
            Button("bandwagoner", "What would a bandwagoner do?"),
        ),
    )


@functools.cache
def _with_figures(year: int) -> tuple[tuple[str, str], ...]:
    """Return abbreviation and name of every state that has a figure in `year`, by name."""
    states = [state.abbreviation for state in data.states() if year in data.cinc_series(state.abbreviation)]
    return tuple(sorted(((state, data.state_name(state, year)) for state in states), key=lambda pair: pair[1]))


def balance_of_power(start: str | int | Mapping[str, Any] = "1914", year: int | None = None) -> None:
    """Show the balance table.

    Parameters
    ----------
    start : str, int or mapping
        A scenario's id; a year (with that year's scenario if there is one, else its twelve strongest
        states); or states of your own, name to power in per cent, or to a pair of power and side.
    year : int, optional
        The year of a table of your own; the last one with figures if not given.

    Raises
    ------
    ValueError
        If there is no such scenario or year, or the states cannot be read.
    """
    activity = BalanceOfPower(_start(start, year))
    show(activity, "The balance table", activity.figures)


def _start(start: str | int | Mapping[str, Any], year: int | None = None) -> Table:
    if isinstance(start, Mapping):
        return from_mapping(start, _year(data.YEARS[-1] if year is None else year))
    if not isinstance(start, str | int):
        raise ValueError(f"The table starts from a moment in history, a year or states of your own, not {start!r}.")
    if isinstance(start, int) or start.strip().isdecimal():
        chosen = _year(int(start))
        of_year = [one.id for one in data.scenarios() if one.year == chosen]
        return from_history(chosen, of_year[0] if of_year else "")
    scenario = data.scenario(start)
    return from_history(scenario.year, scenario.id)


def _year(year: int) -> int:
    if year not in data.YEARS:
        raise ValueError(unknown("year", year, (data.YEARS[0], data.YEARS[-1])))
    return year
