"""What lies on the balance table, how history sets it, and what there is to say about it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .. import data
from ..models import coalitions
from ..widgets.controls import Choice, Slider
from ..wording import listing, percent, the, upper_first

MOST = 12
TOP = 60.0  # per cent of the world: no state has held more since 1816, and a learner may still let one predominate
SIDES = (("A", "A"), ("", "neither"), ("B", "B"))


@dataclass(frozen=True)
class Player:
    """One state at the table. `power` is in per cent of the world's capabilities; `side` is "A", "B" or "".

    `seat` stays the same as long as the state is at the table, so that a late click cannot meet its neighbour.
    """

    seat: int
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

    def at(self, seat: int) -> Player:
        """Return the state in this seat."""
        return next(player for player in self.players if player.seat == seat)

    def members(self, side: str) -> list[str]:
        """Return the names of the states on `side`."""
        return [player.name for player in self.players if player.side == side]


def from_history(year: int, scenario: str = "") -> Table:
    """Set the table with real capabilities: a scenario's states and sides, or a year's twelve strongest states."""
    if not scenario:
        strongest = data.powers(year, data.strongest(year, MOST)).items()
        return Table(year, "", tuple(Player(seat, name, 100 * share) for seat, (name, share) in enumerate(strongest)))
    start = data.scenario(scenario)
    sides = dict.fromkeys(start.side_a, "A") | dict.fromkeys(start.side_b, "B")
    named = zip(start.states, data.powers(start.year, start.states).items(), strict=True)
    players = [
        Player(seat, name, 100 * share, sides.get(state, "")) for seat, (state, (name, share)) in enumerate(named)
    ]
    return Table(start.year, scenario, tuple(players))


def from_mapping(states: Mapping[str, Any], year: int = data.YEARS[-1]) -> Table:
    """Set the table with states of one's own: name to power, or to a pair of power and side.

    Raises
    ------
    ValueError
        If there are fewer than two or more than twelve states, or a power or side cannot be read.
    """
    if not 2 <= len(states) <= MOST:
        raise ValueError(f"The table holds from 2 to {MOST} states, not {len(states)}.")
    players = []
    for seat, (name, given) in enumerate(states.items()):
        power, side = given if isinstance(given, (tuple, list)) and len(given) == 2 else (given, "")
        power = Slider("power", f"The power of {name}", 0, TOP, 0.1).read(power)
        players.append(
            Player(
                seat,
                str(name),
                power,
                Choice("side", f"The side of {name}", SIDES).read("" if side in (None, "neither") else side),
            )
        )
    if len({player.name for player in players}) < len(players):
        raise ValueError("Two states bear the same name; give each a name of its own.")
    return Table(year, "", tuple(players))


def sentence(table: Table) -> str:
    """Say in one or two plain sentences how the two sides stand and who matters."""
    resources = table.resources
    whole = sum(resources.values())
    share = {side: sum(resources[name] for name in table.members(side)) / whole for side in ("A", "B", "")}
    giant = coalitions.predominant(resources)
    if giant:
        held = percent(resources[giant] / whole)
        return f"{upper_first(the(giant))} alone holds {held}: all the others together could not stop it."
    for side in ("A", "B"):
        members = table.members(side)
        if coalitions.is_winning(members, resources):
            start = f"Side {side} holds {percent(share[side])} and wins."
            pivots = sorted(coalitions.pivots(members, resources), key=lambda name: resources[name])
            if not pivots:
                return f"{start} It could spare any one of its members."
            weakest, *others = pivots
            fall = percent(share[side] - resources[weakest] / whole)
            rest = f" So {'is' if len(others) == 1 else 'are'} {listing(map(the, reversed(others)))}." if others else ""
            return f"{start} Without {the(weakest)} it would fall to {fall}: {the(weakest)} is essential to it.{rest}"
        if members and coalitions.is_blocking(members, resources):
            return f"Side {side} holds exactly half: it cannot win as it stands, and nobody can win against it."
    if not table.members("A") and not table.members("B"):
        return (
            "Nobody has taken a side yet. Put states on A or B, or ask what a balancer would do once there is a side."
        )
    stand = f"Neither side passes half: A holds {percent(share['A'])}, B {percent(share['B'])}."
    tippers: dict[str, list[str]] = {}
    for name in table.members(""):
        sides = [side for side in ("A", "B") if coalitions.is_winning([*table.members(side), name], resources)]
        if sides:
            tippers.setdefault("either side" if len(sides) == 2 else f"side {sides[0]}", []).append(the(name))
    said = [f"{' or '.join(names)} would tip it to {where}" for where, names in tippers.items()]
    if said:
        return f"{stand} {upper_first('; '.join(said))}."
    return f"{stand} No single undecided state can decide it."


def needed(table: Table) -> frozenset[str]:
    """Return the states without which the winning side would no longer win."""
    resources = table.resources
    winners = [side for side in ("A", "B") if coalitions.is_winning(table.members(side), resources)]
    return frozenset(coalitions.pivots(table.members(winners[0]), resources)) if winners else frozenset()


def describe(table: Table, shares: Mapping[str, float]) -> str:
    """Say who stands where, with each share: the picture in words."""
    parts = [sentence(table)]
    for side, label in (("A", "Side A"), ("B", "Side B"), ("", "On neither side")):
        names = sorted(table.members(side), key=lambda name: -shares[name])
        if names:
            parts.append(f"{label}: {listing(f'{name} {percent(shares[name])}' for name in names)}.")
    return " ".join(parts)


def add(table: Table, choice: str) -> Table:
    """Seat one more state: an abbreviation of the year's states, or "own" for one of the learner's.

    Raises
    ------
    ValueError
        If the table is full or the state is at it already.
    """
    if len(table.players) >= MOST:
        raise ValueError(f"The table holds {MOST} states; take one away first.")
    seat = 1 + max(player.seat for player in table.players)
    if choice == "own":
        names = (f"State {i}" for i in range(1, MOST + 2))
        player = Player(seat, next(name for name in names if name not in table.resources), 5.0)
    else:
        ((name, share),) = data.powers(table.year, [choice]).items()
        if name in table.resources:
            raise ValueError(f"{upper_first(the(name))} is already at the table.")
        player = Player(seat, name, 100 * share)
    return replace(table, players=(*table.players, player))
