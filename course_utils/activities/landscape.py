"""Europe 1936 to 1939 in the landscape: put the states on two sides, and let them move."""

from dataclasses import replace
from functools import cache
from typing import Any

from .. import data
from ..figures import landscape as picture
from ..models import landscape as model
from ..models import propensity
from ..widgets.activity import REDO, RESET, UNDO, Activity, copy_button
from ..widgets.controls import Badge, Button, Card, Check, Choice, Facts, Layout, Menu, Slider, Text
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import percent, the, upper_first
from . import europe_table as europe
from . import europe_words as words
from .europe_table import Europe

_LISTED = 4


class LandscapeOfEurope(Activity[Europe]):
    """Two sides of states, and the hollows of the landscape below them."""

    def __init__(self, start: Europe) -> None:
        source = data.source_line("europe_1936_sizes")
        self.sides = LiveFigure(source=f"{source} Likes and dislikes coded for the course by the article's rules.")
        self.depths = LiveFigure(source=f"Computed by the course after {data.reference('axelrod1993').short}.")
        self.sides.add_class("al-wide")
        self.depths.add_class("al-side")
        super().__init__(start, self.sides, self.depths)
        self.add_class("al-beside")
        self.add_class("al-under")

    def layout_of(self, state: Europe) -> Layout:
        return _layout(state.great)

    def values(self, state: Europe) -> dict[str, Any]:
        sizes = data.wartime_sizes(state.year)
        start = next((one for one in europe.STARTS if europe.started(one, state.great) == state.side), "")
        values: dict[str, Any] = {
            "start": start,
            "year": state.year,
            "realist": state.realist,
            "great": state.great,
            "about": state.about,
            "minima": words.hollows_in_words(state, _LISTED),
            "reasons": words.reasons(state),
        }
        for name, weight in zip(propensity.FACTORS, state.weights, strict=True):
            values[f"weight {name}"] = weight
        for one in state.states:
            values[f"name {one}"] = f"{europe.names()[one]}, size {sizes[one]:.2f}"
            values[f"side {one}"] = "A" if one in state.side else "B"
        return values

    def intro(self, state: Europe) -> str:
        who = "the five great powers" if state.great else "seventeen states"
        if state.realist:
            return (
                f"{state.year}, {who}, a world of pure realists: everyone is equally wary of everyone (all "
                "propensities −1), so the five weights do not count. A state wants the weaker company."
            )
        return (
            f"{state.year}, {who}. Each would rather face those it dislikes and stand with those it likes; the larger "
            "the other, the more it matters. Put them on two sides, or let them move."
        )

    def change(self, state: Europe, name: str, value: Any) -> Europe:
        what, _, which = name.partition(" ")
        if what == "start":
            return replace(state, side=europe.started(value, state.great)) if value else state
        if what == "year":
            return replace(state, year=round(value))
        if what == "great":
            about = state.about if not value or state.about in europe.GREAT else ""
            side = (
                state.side & frozenset(europe.GREAT)
                if value
                else state.side | (europe.started("first") - {*europe.GREAT})
            )
            return replace(state, great=value, side=side, about=about)
        if what == "weight":
            place = propensity.FACTORS.index(which)
            return replace(state, weights=(*state.weights[:place], float(value), *state.weights[place + 1 :]))
        if what == "side":
            return replace(state, side=state.side | {which} if value == "A" else state.side - {which})
        return replace(state, **{what: value})

    def press(self, state: Europe, name: str) -> Europe:
        moves = model.walk(state.land, state.side)
        if not moves:
            self.message = "Nobody would rather change sides, so nobody moves."
            return state
        first = upper_first(the(europe.names()[moves[0].state]))
        if name == "one":
            fall = words.signed(moves[0].fall, 1)
            self.message = (
                f"{first} changes sides: its frustration falls by {moves[0].relief:.2f}, the energy by {fall}."
            )
            return replace(state, side=moves[0].division)
        who = ", then ".join(the(europe.names()[move.state]) for move in moves)
        self.message = f"{upper_first(who)} changed sides. Now nobody would rather move."
        return replace(state, side=moves[-1].division)

    def disabled(self, state: Europe) -> list[str]:
        return [] if model.next_move(state.land, state.side) else ["one", "end"]

    def code(self, state: Europe) -> str:
        start = self.values(state)["start"] or ", ".join(one for one in state.states if one in state.side)
        given = [
            f"{name}={weight:g}" for name, weight in zip(propensity.FACTORS, state.weights, strict=True) if weight != 1
        ]
        given += ["realist=True"] * state.realist + ["great_powers=True"] * state.great
        return f"course.landscape({', '.join([str(state.year), repr(start), *given])})"

    def badges(self, state: Europe) -> list[Badge]:
        felt = model.frustration(state.land, state.side)
        wish = model.reliefs(state.land, state.side)
        return [
            Badge(
                f"Frustration {words.signed(felt[one], 1)}",
                " · ⇄ moves" if wish[one] > 0 else " · stays",
                "A" if one in state.side else "B",
            )
            for one in state.states
        ]

    def draw(self, state: Europe) -> None:
        others = frozenset(state.states) - state.side
        left, right = europe.ordered(state, state.side), europe.ordered(state, others)
        told = [
            f"Side {letter}: {europe.listed(side) or 'nobody'}." for letter, side in (("A", state.side), ("B", others))
        ]
        verdict = words.verdict(state)
        self.sides.show(picture.sides(left, right), verdict, f"{' '.join(told)} {verdict}")
        starts = 2 ** (len(state.states) - 1)
        shown = [
            (one.energy, f"{percent(one.basin / starts)}<br>{len(europe.mistakes(one.side, state.great))} wrong")
            for one in state.minima[: picture.SHOWN]
        ]
        overview = words.overview(state)
        now = model.energy(state.land, state.side)
        listed = " ".join(f"{what}: {about}" for what, about in words.hollows_in_words(state, _LISTED))
        self.depths.show(picture.depths(now, shown), overview, f"Energy now {words.signed(now)}. {overview} {listed}")


@cache
def _layout(great: bool) -> Layout:
    names = europe.names()
    first, last = data.EUROPE_YEARS[0], data.EUROPE_YEARS[-1]
    about = (("", "Choose a state"), *((one, names[one]) for one in europe.members(great)))
    return Layout(
        toolbar=(
            Menu("start", "Start from", (*europe.STARTS.items(), ("", "A division of your own"))),
            Slider("year", "Year", first, last, 1, decimals=0),
            Button("one", "Let one move", look="al-main"),
            Button("end", "Let them move to the end"),
            Check("realist", "Pure realists"),
            Check("great", "Great powers only"),
            UNDO,
            REDO,
            RESET,
            copy_button("this division"),
        ),
        cards=tuple(
            Card(
                head=(Text(f"name {one}", "al-name"),),
                fields=(Choice(f"side {one}", f"Side of {the(names[one])}", (("A", "A"), ("B", "B"))),),
            )
            for one in europe.members(great)
        ),
        after=(
            *(
                Slider(f"weight {name}", f"Weight: {europe.LABELS[name].lower()}", 0, 2, 0.25, decimals=2)
                for name in propensity.FACTORS
            ),
            Facts("minima"),
            Menu("about", "Why does a state feel as it does?", about),
            Facts("reasons"),
        ),
    )


def landscape(
    year: int = 1936,
    start: str = "alphabet",
    *,
    ethnic: float = 1.0,
    border: float = 1.0,
    war: float = 1.0,
    religion: float = 1.0,
    government: float = 1.0,
    realist: bool = False,
    great_powers: bool = False,
) -> None:
    """Show seventeen European states in the landscape of their likes and dislikes.

    Parameters
    ----------
    year : int
        From 1936 to 1939.
    start : str
        "alphabet", "together", "first", "second", "actual", or the states of side A, separated by commas.
    ethnic, border, war, religion, government : float
        How much each factor counts, 0 to 2; the article counts each as 1.
    realist : bool
        Begin with everybody wary of everybody.
    great_powers : bool
        Begin with the five great powers only.

    Raises
    ------
    ValueError
        If there is no such year or start, a name is unknown, or a weight is out of range.
    """
    if year not in data.EUROPE_YEARS:
        first, last = data.EUROPE_YEARS[0], data.EUROPE_YEARS[-1]
        raise ValueError(
            f"The years go from {first} to {last}, so '{year}' cannot be shown; give one of them as a number."
        )
    given = (ethnic, border, war, religion, government)
    weights = tuple(
        Slider(name, f"The weight of {europe.LABELS[name].lower()}", 0, 2, 0.25).read(weight)
        for name, weight in zip(propensity.FACTORS, given, strict=True)
    )
    side = europe.started(start, great_powers)
    activity = LandscapeOfEurope(Europe(year, side, weights, bool(realist), bool(great_powers)))
    show(activity, "Europe in the landscape", activity.figures)
