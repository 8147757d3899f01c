"""The balance table: up to twelve states, their power, their sides, and what follows from the arithmetic."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .. import data
from ..figures import balance
from ..models import alignment, coalitions
from ..models.concentration import concentration, effective_poles
from ..wording import listing, percent, the, unknown, upper_first
from .activity import REDO, RESET, UNDO, Activity
from .controls import Badge, Button, Card, Choice, Layout, Menu, Name, Number, Slider
from .display import show
from .live_figure import LiveFigure

MOST = 12
_TOP = 60.0  # per cent of the world: no state has held more since 1816, and a learner may still let one predominate
_SIDES = (("A", "A"), ("", "neither"), ("B", "B"))


@dataclass(frozen=True)
class Player:
    """One state at the table. `power` is in per cent of the world's capabilities; `side` is "A", "B" or ""."""

    name: str
    power: float
    side: str = ""


@dataclass(frozen=True)
class Table:
    """What is on the table, and the start from history that it came from (`scenario` may be "")."""

    year: int
    scenario: str
    players: tuple[Player, ...]

    @property
    def resources(self) -> dict[str, float]:
        """Each state's power, by name."""
        return {player.name: player.power for player in self.players}

    @property
    def sides(self) -> dict[str, str]:
        """Each state's side, by name."""
        return {player.name: player.side for player in self.players}

    def members(self, side: str) -> list[str]:
        """Return the names of the states on `side`."""
        return [player.name for player in self.players if player.side == side]


def from_history(year: int, scenario: str = "") -> Table:
    """Set the table with real capabilities: a scenario's states and sides, or a year's twelve strongest states."""
    if not scenario:
        players = [Player(name, 100 * share) for name, share in data.powers(year, data.strongest(year, MOST)).items()]
        return Table(year, "", tuple(players))
    start = data.scenario(scenario)
    sides = dict.fromkeys(start.side_a, "A") | dict.fromkeys(start.side_b, "B")
    named = data.powers(start.year, start.states).items()
    players = [Player(name, 100 * share, sides.get(state, "")) for state, (name, share) in zip(start.states, named)]
    return Table(start.year, scenario, tuple(players))


def from_mapping(states: Mapping[str, Any]) -> Table:
    """Set the table with states of one's own: name to power, or to a pair of power and side.

    Raises
    ------
    ValueError
        If there are fewer than two or more than twelve states, or a power or side cannot be read.
    """
    if not 2 <= len(states) <= MOST:
        raise ValueError(f"The table holds from 2 to {MOST} states, not {len(states)}.")
    players = []
    for name, given in states.items():
        power, side = given if isinstance(given, (tuple, list)) and len(given) == 2 else (given, "")
        power = Slider("power", f"The power of {name}", 0, _TOP, 0.1).read(power)
        players.append(Player(str(name), power, Choice("side", f"The side of {name}", _SIDES).read(side or "")))
    return Table(data.YEARS[-1], "", tuple(players))


class BalanceOfPower(Activity[Table]):
    """The balance-of-power activity on a `Table`."""

    def __init__(self, start: Table) -> None:
        self.bars = LiveFigure(source=f"{data.source_line('cinc')} Powers you move are your own.")
        self.course = LiveFigure(source=data.source_line("cinc", "major_powers"))
        self.bars.add_class("al-wide")
        self.course.add_class("al-side")
        super().__init__(start, self.bars, self.course)

    def layout_of(self, state: Table) -> Layout:
        return _layout(state.year, tuple(player.name for player in state.players))

    def origin(self, state: Table) -> Table:
        return from_history(state.year, state.scenario) if state.scenario or state.year != self.start.year else self.start

    def values(self, state: Table) -> dict[str, Any]:
        values: dict[str, Any] = {"scenario": state.scenario, "year": state.year, "add": ""}
        for i, player in enumerate(state.players):
            values |= {f"name {i}": player.name, f"power {i}": player.power, f"side {i}": player.side}
        return values

    def intro(self, state: Table) -> str:
        if state.scenario:
            return f"{state.year}. {data.scenario(state.scenario).story}"
        return f"{state.year}: the strongest states of the year, none on a side yet."

    def change(self, state: Table, name: str, value: Any) -> Table:
        if name == "scenario":
            return from_history(data.scenario(value).year, value) if value else from_history(state.year)
        if name == "year":
            return from_history(int(value))
        if name == "add":
            return _add(state, value) if value else state
        what, i = name.split()
        player = state.players[int(i)]
        if what == "name" and (not value or value != player.name and value in state.resources):
            raise ValueError(f"There is already a state called '{value}'." if value else "A state needs a name.")
        players = list(state.players)
        players[int(i)] = replace(player, **{what: value})
        return replace(state, players=tuple(players))

    def press(self, state: Table, name: str) -> Table:
        if name == "copy":
            self.message = f"Copied. Paste this line into any code cell: {self.code(state)}"
            return state
        if name.startswith("remove"):
            gone = state.players[int(name.split()[1])]
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
        pairs = [f'"{one.name}": ({one.power:.4g}, "{one.side}")' for one in state.players]
        return f"course.balance_of_power({{{', '.join(pairs)}}})"

    def badges(self, state: Table) -> list[Badge]:
        needed = _needed(state)
        nobody_needs = coalitions.inessential(state.resources)
        whole = sum(state.resources.values())
        badges = []
        for player in state.players:
            share = f"{percent(player.power / whole)} of the table"
            if player.name in nobody_needs:
                verdict = " · ○ nobody needs it"
            elif player.side and player.name in needed:
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
        years, cons, all_poles = _course()
        self.bars.show(balance.bars(shares, state.sides, _needed(state)), sentence(state), _describe(state, shares))
        now = f"These {len(shares)} states: concentration {con:.2f}, about {poles:.1f} poles (diamonds)."
        line = f"The line: the major powers of each year, {years[0]} to {years[-1]}."
        self.course.show(balance.course(years, cons, all_poles, (state.year, con, poles)), f"{now} {line}")


def sentence(table: Table) -> str:
    """Say in one or two plain sentences how the two sides stand and who matters."""
    resources = table.resources
    whole = sum(resources.values())
    share = {side: sum(resources[name] for name in table.members(side)) / whole for side in ("A", "B", "")}
    giant = coalitions.predominant(resources)
    if giant:
        return f"{upper_first(the(giant))} alone holds {percent(resources[giant] / whole)}: all the others together could not stop it."
    for side in ("A", "B"):
        members = table.members(side)
        if coalitions.is_winning(members, resources):
            start = f"Side {side} holds {percent(share[side])} and wins."
            needed = sorted(coalitions.pivots(members, resources), key=lambda name: resources[name])
            if not needed:
                return f"{start} It could spare any one of its members."
            weakest, *others = needed
            fall = percent(share[side] - resources[weakest] / whole)
            rest = f" So {'is' if len(others) == 1 else 'are'} {listing(map(the, reversed(others)))}." if others else ""
            return f"{start} Without {the(weakest)} it would fall to {fall}: {the(weakest)} is essential.{rest}"
        if members and coalitions.is_blocking(members, resources):
            return f"Side {side} holds exactly half: it cannot win, and nobody can win against it."
    if not table.members("A") and not table.members("B"):
        return "Nobody has taken a side yet. Put states on A or B, or ask what a balancer would do once there is a side."
    stand = f"Neither side passes half: A holds {percent(share['A'])}, B {percent(share['B'])}."
    tips = {
        name: [side for side in ("A", "B") if coalitions.is_winning([*table.members(side), name], resources)]
        for name in table.members("")
    }
    said = [
        f"{the(name)} would tip it to {'either side' if len(sides) == 2 else f'side {sides[0]}'}"
        for name, sides in tips.items()
        if sides
    ]
    if said:
        return f"{stand} {upper_first(listing(said))}."
    return f"{stand} No single undecided state can decide it."


def _needed(table: Table) -> frozenset[str]:
    """Return the states without which the winning side would no longer win."""
    resources = table.resources
    winners = [side for side in ("A", "B") if coalitions.is_winning(table.members(side), resources)]
    return frozenset(coalitions.pivots(table.members(winners[0]), resources)) if winners else frozenset()


def _describe(table: Table, shares: Mapping[str, float]) -> str:
    parts = [sentence(table)]
    for side, label in (("A", "Side A"), ("B", "Side B"), ("", "On neither side")):
        names = sorted(table.members(side), key=lambda name: -shares[name])
        if names:
            parts.append(f"{label}: {listing(f'{name} {percent(shares[name])}' for name in names)}.")
    return " ".join(parts)


def _add(table: Table, choice: str) -> Table:
    if choice == "own":
        names = (f"State {i}" for i in range(1, MOST + 2))
        player = Player(next(name for name in names if name not in table.resources), 5.0)
    else:
        ((name, share),) = data.powers(table.year, [choice]).items()
        if name in table.resources:
            raise ValueError(f"{upper_first(the(name))} is already at the table.")
        player = Player(name, 100 * share)
    if len(table.players) >= MOST:
        raise ValueError(f"The table holds {MOST} states; take one away first.")
    return replace(table, players=(*table.players, player))


@functools.lru_cache(maxsize=64)
def _layout(year: int, names: tuple[str, ...]) -> Layout:
    scenarios = tuple((one.id, f"{one.year}: {one.title}") for one in data.scenarios())
    others = tuple((state, name) for state, name in _with_figures(year) if name not in names)
    return Layout(
        toolbar=(
            Menu("scenario", "Moment in history", (("", "A year of your own"), *scenarios)),
            Number("year", "Year", data.YEARS[0], data.YEARS[-1], 1),
            UNDO,
            REDO,
            replace(RESET, label="Reset to history"),
            Button("copy", "Copy as code", "Copy this table as a line of code", copies=True),
        ),
        cards=tuple(
            Card(
                head=(Name(f"name {i}", f"Name of state {i + 1}"), Button(f"remove {i}", "✕", f"Take {the(name)} off the table", "al-quiet")),
                fields=(
                    Slider(f"power {i}", "Power, % of the world", 0, _TOP, 0.1, 1, " %"),
                    Choice(f"side {i}", f"Side of {the(name)}", _SIDES),
                ),
            )
            for i, name in enumerate(names)
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


@functools.cache
def _course() -> tuple[list[int], list[float], list[float]]:
    """Return the years, and CON and poles of the major powers in each."""
    years = list(data.YEARS)
    held = [list(data.powers(year, data.major_powers(year)).values()) for year in years]
    return years, [concentration(one) for one in held], [effective_poles(one) for one in held]


def balance_of_power(start: str | int | Mapping[str, Any] = "1914") -> None:
    """Show the balance table.

    Parameters
    ----------
    start : str, int or mapping
        A scenario's id; a year (with that year's scenario if there is one, else its twelve strongest
        states); or states of your own, name to power in per cent, or to a pair of power and side.

    Raises
    ------
    ValueError
        If there is no such scenario or year, or the states cannot be read.
    """
    activity = BalanceOfPower(_start(start))
    show(activity, "The balance table", activity.figures)


def _start(start: str | int | Mapping[str, Any]) -> Table:
    if isinstance(start, Mapping):
        return from_mapping(start)
    if isinstance(start, int) or start.strip().isdigit():
        year = int(start)
        of_year = [one.id for one in data.scenarios() if one.year == year]
        if year not in data.YEARS:
            raise ValueError(unknown("year", year, (data.YEARS[0], data.YEARS[-1])))
        return from_history(year, of_year[0] if of_year else "")
    scenario = data.scenario(start)
    return from_history(scenario.year, scenario.id)
