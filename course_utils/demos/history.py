"""The scenes that step through history: the balance table, the signed triangles, Europe's landscape, the two blocs."""

from dataclasses import replace
from typing import Any

from .. import data
from ..activities import europe_table, years
from ..activities.balance_of_power import BalanceOfPower
from ..activities.balance_table import Player, Table, from_history
from ..activities.blocs import MOMENTS, NatoAndWarsawPact
from ..activities.europe_table import Europe
from ..activities.landscape import LandscapeOfEurope
from ..activities.signed_triangles import MEMBERS, SignedTriangles, Ties, at_stage
from ..figures import balance as balance_picture
from ..figures import landscape as landscape_picture
from ..figures import signed as signed_picture
from ..models import coalitions, landscape, structural_balance
from .scene import Guess, Scene, relayout

_TABLES = (
    "after-napoleon-1816",
    "crimean-war-1854",
    "three-emperors-1872",
    "two-camps-1907",
    "outbreak-1914",
    "war-again-1939",
    "world-war-1941",
    "two-pacts-1955",
    "ukraine-2022",
)
_DIVISIONS = {
    "alphabet": "By the alphabet",
    "together": "All on one side",
    "first": "Prediction 1",
    "second": "Prediction 2",
    "actual": "The war",
}


def at_year(table: Table, year: int) -> Table:
    """Return the last moment of history up to `year`, its states with their capabilities of that year.

    States without a figure that year are left out. Within one moment's time, sides and removals stay the learner's.
    """
    start = [one for one in data.scenarios() if one.year <= year][-1]
    if table.scenario != start.id:
        table = from_history(start.year, start.id)
    seated = {player.seat: player for player in table.players}
    first = {player.seat: player for player in from_history(start.year, start.id).players}
    players = []
    for seat, state in enumerate(start.states):
        held = data.cinc_series(state)
        taken_off = table.year in held and seat not in seated
        if year in held and not taken_off:
            side = seated.get(seat, first[seat]).side
            players.append(Player(seat, data.state_name(state, year), 100 * held[year], side))
    return Table(year, start.id, tuple(players))


class Balance(Scene[Table], BalanceOfPower):
    """Two centuries of capabilities on the balance table."""

    demo = "balance-of-power"
    heading = "The balance of power, 1816 to 2022"
    pace = 600
    stops = tuple(map(str, data.YEARS))

    def __init__(self) -> None:
        self.presets = tuple((name[-4:], from_history(data.scenario(name).year, name)) for name in _TABLES)
        super().__init__(self.presets[0][1])
        self.remove_class("al-beside")

    def intro(self, state: Table) -> str:
        if not state.scenario or data.scenario(state.scenario).year == state.year:
            return super().intro(state)
        start = data.scenario(state.scenario)
        return f"{state.year}: the sides of {start.year} ({start.title}), with the capabilities of {state.year}."

    def origin(self, state: Table) -> Table:
        return from_history(data.scenario(state.scenario).year, state.scenario) if state.scenario else self.start

    def change(self, state: Table, name: str, value: Any) -> Table:
        return at_year(state, int(value)) if name == "year" else super().change(state, name, value)

    def at(self, state: Table, stop: int) -> Table:
        return at_year(state, data.YEARS[stop])

    def stop_of(self, state: Table) -> int:
        return state.year - data.YEARS[0]

    def guess(self, state: Table) -> Guess:
        winners = [side for side in ("A", "B") if coalitions.is_winning(state.members(side), state.resources)]
        right = {"A": 0, "B": 1}[winners[0]] if winners else 2
        asked = f"{state.year}: which side holds more than half of the power at the table?"
        return Guess(asked, ("Side A", "Side B", "Neither side"), right)

    def keep_back(self, state: Table) -> None:
        whole = sum(state.resources.values())
        shares = {name: power / whole for name, power in state.resources.items()}
        figure = balance_picture.bars(shares, state.sides, ())
        figure.layout.shapes, figure.layout.annotations = (), ()
        self.bars.show(figure)


class Signed(Scene[Ties], SignedTriangles):
    """The six stages on the way to two camps."""

    demo = "signed-triangles"
    heading = "Friends and enemies, 1872 to 1907"
    track = "Moment"
    pace = 4000

    def __init__(self) -> None:
        self._stages = [one.id for one in data.power_stages()]
        self.stops = tuple(one.period for one in data.power_stages())
        self.presets = tuple((stage, at_stage(stage)) for stage in self._stages)
        super().__init__(self.presets[0][1])
        self.remove_class("al-beside")

    def settings(self, state: Ties) -> dict[str, Any]:
        return self.values(state) | {"stage": state.stage}  # whose ties were changed by hand, if any were

    def at(self, state: Ties, stop: int) -> Ties:
        return at_stage(self._stages[stop])

    def stop_of(self, state: Ties) -> int:
        return self._stages.index(state.stage)

    def guess(self, state: Ties) -> Guess:
        least, _ = structural_balance.best_camps(state.network)
        asked = (
            f"{self.stops[self.stop_of(state)]}: put the six into two camps as best you can. How many ties do not fit?"
        )
        return Guess(asked, ("None: every tie fits", "One tie", "Two or more"), min(least, 2))

    def keep_back(self, state: Ties) -> None:
        self.circle.show(signed_picture.ties(MEMBERS, state.network.ties, MEMBERS, (), {}))


class Landscape(Scene[Europe], LandscapeOfEurope):
    """Seventeen states on two sides, 1936 to 1939: each step lets one state move, then the next year comes."""

    demo = "landscape"
    heading = "Europe in the landscape, 1936 to 1939"
    pace = 2500
    zoom = 1.15
    stops = tuple(map(str, data.EUROPE_YEARS))

    def __init__(self) -> None:
        first = data.EUROPE_YEARS[0]
        self.presets = tuple((label, Europe(first, europe_table.started(start))) for start, label in _DIVISIONS.items())
        super().__init__(self.presets[0][1])
        self.remove_class("al-beside")
        self.remove_class("al-under")

    def at(self, state: Europe, stop: int) -> Europe:
        return replace(state, year=data.EUROPE_YEARS[stop])

    def stop_of(self, state: Europe) -> int:
        return state.year - data.EUROPE_YEARS[0]

    def onward(self, state: Europe) -> Europe | None:
        return self.press(state, "one") if landscape.next_move(state.land, state.side) else super().onward(state)

    def at_end(self, state: Europe) -> bool:
        return super().at_end(state) and not landscape.next_move(state.land, state.side)

    def guess(self, state: Europe) -> Guess:
        restless = sum(wish > 0 for wish in landscape.reliefs(state.land, state.side).values())
        asked = f"{state.year}: how many of these {len(state.states)} states would rather change sides?"
        return Guess(
            asked, ("None", "One or two", "Three to five", "Six or more"), sum(restless > n for n in (0, 2, 5))
        )

    def keep_back(self, state: Europe) -> None:
        sides = state.side, frozenset(state.states) - state.side
        rows = ([(name, size, False) for name, size, _ in europe_table.ordered(state, side)] for side in sides)
        self.sides.show(landscape_picture.sides(*rows))

    def fit(self, state: Europe) -> None:
        # A lesson keeps room for all seventeen on one side; here the longer side takes the height there is.
        rows = max(len(state.side), len(state.states) - len(state.side), 9)
        relayout(self.sides, {"yaxis.range": [rows - 0.4, -0.6]})


class Blocs(Scene[int], NatoAndWarsawPact):
    """Members of NATO and of the Warsaw Pact, year by year."""

    demo = "blocs"
    heading = "NATO and the Warsaw Pact, 1949 to 2025"
    pace = 1000
    zoom = 1.05
    stops = tuple(map(str, data.BLOC_YEARS))

    def __init__(self) -> None:
        self.presets = tuple((str(year), year) for year in MOMENTS)
        super().__init__(years.check(MOMENTS[0], data.BLOC_YEARS))

    def intro(self, state: int) -> str:
        return ""  # the map takes the room

    def at(self, state: int, stop: int) -> int:
        return data.BLOC_YEARS[stop]

    def stop_of(self, state: int) -> int:
        return state - data.BLOC_YEARS[0]

    def guess(self, state: int) -> Guess:
        held = data.bloc_cinc()["NATO"]
        year = min(state, max(held))
        asked = f"{year}: what share of the world's capabilities do NATO's members hold together?"
        return Guess(asked, ("Under 25%", "25% to 35%", "Over 35%"), sum(held[year] > edge for edge in (0.25, 0.35)))
