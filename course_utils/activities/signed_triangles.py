"""The ties of six great powers, 1872 to 1907: which triangles are balanced, and which two camps fit best."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from .. import data
from ..figures import signed as picture
from ..models import structural_balance as model
from ..widgets.activity import REDO, RESET, UNDO, Activity
from ..widgets.controls import Badge, Button, Card, Choice, Facts, Layout, Menu, Text
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import listing, upper_first

NAMES = {
    "UKG": "Britain",
    "FRN": "France",
    "RUS": "Russia",
    "GMY": "Germany",
    "AUH": "Austria-Hungary",
    "ITA": "Italy",
}
MEMBERS = tuple(NAMES.values())
_KINDS = (("1", "+"), ("0", "none"), ("-1", "−"))
# What a click makes of a tie: friendly, hostile, none, and round again.
_NEXT = {1: "-1", -1: "0", 0: "1"}
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Ties:
    """The signs of the fifteen ties, and the stage of history they started from."""

    signs: tuple[int, ...]
    stage: str

    @property
    def network(self) -> model.Network:
        """The ties as a network of names."""
        return model.Network(MEMBERS, self.signs)


def at_stage(stage: str) -> Ties:
    """Return the ties of a stage of history."""
    ties = {(NAMES[one], NAMES[other]): sign for one, other, sign in data.power_stage(stage).ties}
    return Ties(model.network(MEMBERS, ties).signs, stage)


class SignedTriangles(Activity[Ties]):
    """Six powers on a circle; a tie changes by a click on it, or by its row of buttons."""

    def __init__(self, start: Ties) -> None:
        self.circle = LiveFigure(source=f"{data.source_line('signed_ties')} Ties you change are your own.")
        self.circle.add_class("al-wide")
        super().__init__(start, self.circle)
        self.add_class("al-beside")

    def layout_of(self, state: Ties) -> Layout:
        return _layout()

    def values(self, state: Ties) -> dict[str, Any]:
        values: dict[str, Any] = {"stage": state.stage if state == at_stage(state.stage) else ""}
        for place, (pair, sign) in enumerate(state.network.ties.items()):
            values |= {f"tie {place}": str(sign), f"pair {place}": " – ".join(pair)}
        return values | {"triangles": told(state)}

    def intro(self, state: Ties) -> str:
        now = data.power_stage(state.stage)
        own = "" if state == at_stage(state.stage) else " Some ties are your own now."
        return (
            f"{now.period}: {now.event}.{own} Solid with + is friendly, dashed with − hostile, dotted no tie; a thick "
            "tie is at odds with the two camps. Click a tie to change it, or use its buttons."
        )

    def origin(self, state: Ties) -> Ties:
        return at_stage(state.stage)

    def change(self, state: Ties, name: str, value: Any) -> Ties:
        if name == "stage":
            return at_stage(value) if value else state
        place = int(name.split()[1])
        return replace(state, signs=(*state.signs[:place], int(value), *state.signs[place + 1 :]))

    def press(self, state: Ties, name: str) -> Ties:
        stages = [one.id for one in data.power_stages()]
        step = 1 if name == "later" else -1
        return at_stage(stages[min(max(stages.index(state.stage) + step, 0), len(stages) - 1)])

    def disabled(self, state: Ties) -> list[str]:
        stages = [one.id for one in data.power_stages()]
        return ["earlier"] * (state.stage == stages[0]) + ["later"] * (state.stage == stages[-1])

    def badges(self, state: Ties) -> list[Badge]:
        _, camps = model.best_camps(state.network)
        odd = model.at_odds(state.network, camps[0][0])
        return [
            Badge(strong="at odds with the camps" if pair in odd else "", side={1: "A", -1: "B", 0: ""}[sign])
            for pair, sign in state.network.ties.items()
        ]

    def draw(self, state: Ties) -> None:
        net = state.network
        _, camps = model.best_camps(net)
        camp = camps[0][0]
        clicks = {
            pair: {"kind": "set", "name": f"tie {place}", "value": _NEXT[sign]}
            for place, (pair, sign) in enumerate(net.ties.items())
        }
        said = sentence(state)
        told_ties = " ".join(
            f"{label}: {listing(' and '.join(pair) for pair, sign in net.ties.items() if sign == kind) or 'none'}."
            for kind, label in ((1, "Friendly"), (-1, "Hostile"))
        )
        figure = picture.ties(MEMBERS, net.ties, camp, model.at_odds(net, camp), clicks)
        self.circle.show(figure, said, f"Six powers on a circle. {told_ties} {said}")


def sentence(state: Ties) -> str:
    """Say how many triangles are balanced, and which camps fit best."""
    net = state.network
    judged = list(model.triangles(net).values())
    least, camps = model.best_camps(net)
    if not any(net.signs):
        return "Nobody is tied to anybody: there is no triangle to judge, and any two camps would fit."
    balanced, not_balanced, open_ones = (judged.count(kind) for kind in (1, -1, 0))
    start = f"{balanced} balanced, {not_balanced} unbalanced, {open_ones} incomplete triangles."
    if len(camps) > 2:
        where = f"{_count(len(camps))} different pairs of camps fit equally well"
    else:
        where = " or ".join(camps_in_words(pair) for pair in camps)
    if least == 0:
        fits = f"Every tie fits two camps: {where}." if len(camps) < 3 else f"Every tie fits: {where}."
        return f"{start} {fits}"
    verb = "tie is" if least == 1 else "ties are"
    return f"{start} Best camps: {where}; {_count(least).lower()} {verb} at odds with them."


def camps_in_words(camps: model.Camps) -> str:
    """Name the members of two camps."""
    first, second = camps
    return f"{listing(first)} against {listing(second)}" if second else f"{listing(first)} all together"


def told(state: Ties) -> list[tuple[str, str]]:
    """List the triangles by kind, and the ties at odds with the best camps."""
    net = state.network
    judged = model.triangles(net)
    _, camps = model.best_camps(net)
    odd = model.at_odds(net, camps[0][0])
    ties = net.ties
    rows = []
    for kind, label in ((-1, "Unbalanced"), (1, "Balanced")):
        found = [three for three, sign in judged.items() if sign == kind]
        rows.append((f"{label}: {len(found)}", "; ".join(_three(three, ties) for three in found) or "none"))
    rows.append(("Incomplete", f"{list(judged.values()).count(0)} of 20 triangles lack a tie"))
    rows.append(("Ties at odds", "; ".join(" – ".join(pair) for pair in odd) or "none"))
    return rows


def _three(three: model.Triangle, ties: dict[model.Pair, int]) -> str:
    one, two, other = three
    signs = "".join("+" if ties[pair] > 0 else "−" for pair in ((one, two), (one, other), (two, other)))
    return f"{one}, {two}, {other} ({signs})"


def _count(number: int) -> str:
    return upper_first(_COUNTS[number]) if number < len(_COUNTS) else str(number)


@cache
def _layout() -> Layout:
    stages = tuple((one.id, f"{one.period}: {one.event}") for one in data.power_stages())
    pairs = model.Network(MEMBERS, (0,) * 15).pairs
    return Layout(
        toolbar=(
            Menu("stage", "Moment", (*stages, ("", "Ties of your own"))),
            Button("earlier", "◂ Earlier"),
            Button("later", "Later ▸"),
            UNDO,
            REDO,
            RESET,
        ),
        cards=tuple(
            Card(
                head=(Text(f"pair {place}", "al-name"),),
                fields=(Choice(f"tie {place}", f"Tie of {pair[0]} and {pair[1]}", _KINDS),),
            )
            for place, pair in enumerate(pairs)
        ),
        after=(Facts("triangles"),),
    )


def signed_triangles(stage: int | str = 1872) -> None:
    """Show the ties of six great powers at one of six moments, with their triangles and camps.

    Parameters
    ----------
    stage : int or str
        1872, 1882, 1890, 1891, 1904 or 1907.

    Raises
    ------
    ValueError
        If there is no such moment.
    """
    activity = SignedTriangles(at_stage(data.power_stage(stage).id))
    show(activity, "Friends and enemies, 1872 to 1907", activity.figures)
