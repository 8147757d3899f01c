"""NATO and the Warsaw Pact, year by year: a tile map of their members, and what each bloc held."""

from typing import Any

from .. import data
from ..figures import blocs as picture
from ..widgets.activity import Activity, copy_button
from ..widgets.controls import Layout
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import listing, percent, the, upper_first
from . import years

MOMENTS = (1949, 1955, 1956, 1966, 1968, 1991, 1999, 2004, 2024)
BLOCS = ("NATO", "Warsaw Pact")
_LETTER = {"NATO": "N", "Warsaw Pact": "W"}


class NatoAndWarsawPact(Activity[int]):
    """The members of both alliances on a tile map; the state is the year.

    Parameters
    ----------
    year : int
        The year to begin with, 1949 to 2025.

    Raises
    ------
    ValueError
        If there is no such year.
    """

    def __init__(self, year: int = MOMENTS[0]) -> None:
        self.map = LiveFigure(source=data.source_line("nato_members", "warsaw_pact"))
        self.sums = LiveFigure(source=data.source_line("bloc_cinc"))
        self.map.add_class("al-wide")
        self.map.add_class("al-tall")
        self.sums.add_class("al-side")
        super().__init__(years.check(year, data.BLOC_YEARS), self.map, self.sums)

    def layout_of(self, state: int) -> Layout:
        copy = copy_button("this year")
        return Layout(toolbar=(years.slider(data.BLOC_YEARS), *years.moments(MOMENTS), copy))

    def values(self, state: int) -> dict[str, Any]:
        return {"year": state}

    def intro(self, state: int) -> str:
        return "Point at a tile to read the name of the state."

    def change(self, state: int, name: str, value: Any) -> int:
        return round(value)

    def press(self, state: int, name: str) -> int:
        return years.moment(name)

    def code(self, state: int) -> str:
        return f"course.nato_and_warsaw_pact({state})"

    def draw(self, state: int) -> None:
        self.map.show(picture.tile_map(_squares(state), state), sentence(state), _description(state))
        held = data.bloc_cinc()
        ends = listing(
            f"{bloc} {percent(line[min(line)])} in {min(line)} and {percent(line[max(line)])} in {max(line)}"
            for bloc, line in held.items()
        )
        self.sums.show(
            picture.sums(data.BLOC_YEARS, held, state),
            balance(state),
            f"Two lines over the years 1949 to 2022, marked at {state}: {ends}. {balance(state)}",
        )


def nato_and_warsaw_pact(year: int = MOMENTS[0]) -> None:
    """Show who belonged to NATO and to the Warsaw Pact, 1949 to 2025, and what each of the two held.

    Parameters
    ----------
    year : int
        The year to begin with.

    Raises
    ------
    ValueError
        If there is no such year.
    """
    activity = NatoAndWarsawPact(year)
    show(activity, "NATO and the Warsaw Pact", activity.figures)


def sentence(year: int) -> str:
    """Say how many members each alliance had at the end of a year, who came, who went, and what else happened.

    Parameters
    ----------
    year : int
        1949 to 2025.

    Returns
    -------
    str
        A few short sentences.
    """
    nato, pact = (len(data.members_at_end(bloc, year)) for bloc in BLOCS)
    if pact:
        count = f"NATO had {nato} members and the Warsaw Pact {pact}"
    else:
        # In the year of its end the pact is still news, and later it is not.
        count = f"NATO had {nato} members" + (", and the Warsaw Pact was no more" if year == 1991 else "")
    moves = [
        f"{verb} {'NATO' if bloc == 'NATO' else 'the Warsaw Pact'}: {listing(names)}."
        for bloc in BLOCS
        for verb, names in (("Joined", _movers(year, bloc, "joined")), ("Left", _movers(year, bloc, "left")))
        if names
    ]
    event = data.bloc_event(year)
    if not moves and not event:
        moves = ["Nobody joined or left that year."]
    return " ".join(filter(None, [f"At the end of {year} {count}.", *moves, event]))


def balance(year: int) -> str:
    """Say what share of the world's capabilities each bloc held in a year.

    Parameters
    ----------
    year : int
        1949 to 2025.

    Returns
    -------
    str
        One sentence or two.
    """
    nato, pact = (data.bloc_cinc()[bloc] for bloc in BLOCS)
    if year > max(nato):
        return f"The figures end in {max(nato)}, when NATO's members held {percent(nato[max(nato)])} of all."
    start = f"In {year} NATO's members held {percent(nato[year])} of the world's capabilities"
    if year in pact:
        return f"{start}, the Warsaw Pact's {percent(pact[year])}: {nato[year] / pact[year]:.2f} to 1."
    if year < min(pact):
        return f"{start}, the Soviet Union alone {percent(data.cinc('RUS', year))}. There was no Warsaw Pact yet."
    return f"{start}, Russia {percent(data.cinc('RUS', year))} and China {percent(data.cinc('CHN', year))}."


def _movers(year: int, bloc: str, what: str) -> list[str]:
    """Return who joined or left, under the names they bore; the end of the whole pact is told as an event."""
    if what == "left" and not data.members_at_end(bloc, year):
        return []
    moved = {name for name, one in data.membership(year).items() if one.bloc == bloc and getattr(one, what)}
    return sorted(the(tile.name) for tile in data.tiles(year) if tile.member in moved)


def _squares(year: int) -> list[picture.Square]:
    return [_square(tile, data.membership(year).get(tile.member, data.Membership())) for tile in data.tiles(year)]


def _square(tile: data.Tile, one: data.Membership) -> picture.Square:
    mark = _LETTER.get(one.bloc, "") + "*" * one.outside + " ×" * one.left + " +" * one.joined
    edge = "gone" if one.left else "new" if one.joined else ""
    said = f"{upper_first(the(tile.name))}: {one.bloc or 'neither'}"
    said += ", left this year" * one.left + ", new this year" * one.joined
    said += ", outside the integrated command" * one.outside
    return picture.Square(tile.column, tile.row, tile.width, tile.height, tile.code, mark, one.bloc, edge, said)


def _description(year: int) -> str:
    members = data.membership(year)
    of = {bloc: [tile.name for tile in data.tiles(year) if _bloc(members, tile) == bloc] for bloc in (*BLOCS, "")}
    said = [
        f"{title}: {listing(map(the, sorted(of[bloc])))}."
        for bloc, title in (("NATO", "NATO"), ("Warsaw Pact", "Warsaw Pact"), ("", "Neither"))
        if of[bloc]
    ]
    return f"A map with one tile a state in {year}. {' '.join(said)}"


def _bloc(members: Any, tile: data.Tile) -> str:
    return members[tile.member].bloc if tile.member in members else ""
