"""Deterrence with an ally: what an attack is worth, over the ally's reliability."""

from dataclasses import replace
from functools import cache
from typing import Any

from .. import data
from ..figures import deterrence as picture
from ..models import deterrence as model
from ..models.deterrence import Verdict
from ..widgets.activity import REDO, RESET, UNDO, Activity, copy_button
from ..widgets.controls import Badge, Button, Card, Choice, Layout, Menu, Slider, Text
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import listing, percent
from . import deterrence_words as words
from .deterrence_words import EXAMPLE, Situation

TOP_STRENGTH, TOP_MONEY = 100, 200
_STEPS = 100
_NUMBERS = ("attacker", "target", "ally", "prize", "cost_alone", "cost_with_ally", "reliability")


@cache
def marks() -> tuple[picture.Mark, ...]:
    """The published rates that the figure marks."""
    return tuple(
        picture.Mark(one.rate, f"{one.said}<br>{one.period.replace('-', '–')}", data.reference(one.study).short)
        for one in data.reported_rates()
        if one.kind == "all"
    )


class Deterrence(Activity[Situation]):
    """The deterrence activity; its state is a `Situation`."""

    def __init__(self, start: Situation = EXAMPLE) -> None:
        rates = "Dotted lines: how often tested promises were kept. Promises that prevented a war were never tested."
        self.value = LiveFigure(source=f"Rates: {listing(dict.fromkeys(mark.study for mark in marks()))}. {rates}")
        self.needed = LiveFigure(source="Model: the course's own, in the tradition of Bueno de Mesquita (1981).")
        self.value.add_class("al-wide")
        self.needed.add_class("al-side")
        super().__init__(start, self.value, self.needed)

    def layout_of(self, state: Situation) -> Layout:
        return _layout(state.crisis)

    def origin(self, state: Situation) -> Situation:
        return self.start if state.crisis == self.start.crisis else words.preset(state.crisis)

    def values(self, state: Situation) -> dict[str, Any]:
        told = data.crisis(state.crisis) if state.told and state.crisis else None
        return {
            "crisis": state.crisis,
            "axis": state.axis,
            "history": f"What happened: {told.outcome}\nBut: {told.caution}" if told else "",
            **words.TITLES,
            **{name: getattr(state, name) for name in _NUMBERS},
        }

    def intro(self, state: Situation) -> str:
        return words.intro(state)

    def change(self, state: Situation, name: str, value: Any) -> Situation:
        if name == "crisis":
            return replace(words.preset(value), axis=state.axis)
        changed = replace(state, **{name: value})
        # A war against two cannot be cheaper than a war against one: each cost pushes the other along.
        if name == "cost_alone":
            return replace(changed, cost_with_ally=max(value, state.cost_with_ally))
        if name == "cost_with_ally":
            return replace(changed, cost_alone=min(value, state.cost_alone))
        return changed

    def press(self, state: Situation, name: str) -> Situation:
        if name == "told":
            return replace(state, told=bool(state.crisis))
        return replace(state, reliability=float(name.removeprefix("rate ")))

    def disabled(self, state: Situation) -> list[str]:
        return ["told"] if state.told or not state.crisis else []

    def code(self, state: Situation) -> str:
        before = words.preset(state.crisis)
        moved = [
            f", {name}={getattr(state, name):g}" for name in _NUMBERS if getattr(state, name) != getattr(before, name)
        ]
        return f"course.deterrence({state.crisis or 'example'!r}{''.join(moved)})"

    def badges(self, state: Situation) -> list[Badge]:
        attack = state.attack
        alone, with_ally = model.chances(attack)
        out, fights = model.worth(attack)
        return [
            Badge(
                f"The attacker's chance of winning: {percent(alone)} if the ally stays out (q0), "
                f"{percent(with_ally)} if it fights (q1)."
            ),
            Badge(
                f"The attack is worth {words.amount(out)} if the ally stays out, {words.amount(fights)} if it fights."
            ),
        ]

    def draw(self, state: Situation) -> None:
        attack = state.attack
        judgement = model.judge(attack)
        alone, with_ally = model.worth(attack)
        said = words.verdict(attack, state.p, judgement)
        enough = [
            one.said for one in data.reported_rates() if one.kind == "all" and not model.attack_pays(attack, one.rate)
        ]
        rates = {
            0: "None of the four historical rates would deter.",
            len(marks()): "Each of the four historical rates would deter.",
        }.get(len(enough), f"Of the four historical rates {listing(sorted(enough))} would deter.")
        self.value.show(
            picture.value_line(alone, with_ally, state.p, judgement.threshold, marks()),
            said + (f" {rates}" if judgement.verdict is Verdict.THRESHOLD else ""),
            f"A straight line runs from {words.amount(alone)} where the ally never fights to {words.amount(with_ally)} "
            f"where it surely does. {said} Marked are four historical rates of kept promises: "
            f"{listing(mark.text.replace('<br>', ' for ') for mark in marks())}.",
        )
        self._draw_needed(state, attack)

    def _draw_needed(self, state: Situation, attack: model.Attack) -> None:
        top = TOP_STRENGTH if state.axis == "ally" else TOP_MONEY
        places = [top * step / _STEPS for step in range(_STEPS + 1)]
        levels = [words.needed(model.judge(replace(attack, **{state.axis: place}))) for place in places]
        ally = state.axis == "ally"
        self.needed.show(
            picture.requirement(
                places,
                levels,
                (getattr(state, state.axis), state.p),
                "How reliable must the ally be? (p*)",
                "Ally's strength (L)" if ally else "Prize (V)",
            ),
            words.along_ally(attack) if ally else words.along_prize(attack),
        )


@cache
def _layout(crisis: str) -> Layout:
    crises = tuple((one.id, f"{one.year}: {one.title}") for one in data.crises())
    rates = sorted(one.rate for one in data.reported_rates() if one.kind == "all")
    who = words.players(crisis)
    return Layout(
        toolbar=(
            Menu("crisis", "Case", (("", "A made-up case"), *crises)),
            Button("told", "What happened?"),
            replace(UNDO, look="al-push"),
            REDO,
            RESET,
            copy_button("this state"),
            Text("history", spoken=True),
            Slider("reliability", "How reliable the attacker thinks the ally is (p)", 0, 100, 0.5, 1, "%"),
            *(
                Button(f"rate {rate * 100:g}", f"p = {rate * 100:g}%", f"Set p to {rate * 100:g}%", "al-quiet")
                for rate in rates
            ),
        ),
        cards=(
            Card(
                head=(Text("head strength", "al-name"),),
                fields=(
                    Slider("attacker", f"Attacker (A): {who[0]}", 0.1, TOP_STRENGTH, 0.1),
                    Slider("target", f"Target (T): {who[1]}", 0, TOP_STRENGTH, 0.1),
                    Slider("ally", f"Ally (L): {who[2]}", 0, TOP_STRENGTH, 0.1),
                ),
            ),
            Card(
                head=(Text("head stakes", "al-name"),),
                fields=(
                    Slider("prize", "Prize (V)", 0, TOP_MONEY, 1, 0),
                    Slider("cost_alone", "Cost if the ally stays out (c0)", 0, TOP_MONEY, 1, 0),
                    Slider("cost_with_ally", "Cost if the ally fights (c1)", 0, TOP_MONEY, 1, 0),
                ),
            ),
        ),
        after=(
            Choice("axis", "p* drawn over", (("ally", "p* over the ally's strength"), ("prize", "p* over the prize"))),
        ),
    )


def deterrence(
    crisis: str = "example",
    *,
    attacker: float | None = None,
    target: float | None = None,
    ally: float | None = None,
    prize: float | None = None,
    cost_alone: float | None = None,
    cost_with_ally: float | None = None,
    reliability: float | None = None,
) -> None:
    """Show when an attack pays although the target has an ally.

    Parameters
    ----------
    crisis : str
        A crisis's id, such as "poland-1939", or "example" for the made-up case.
    attacker, target, ally : float, optional
        Strengths in any unit, up to 100; the case's own if not given.
    prize, cost_alone, cost_with_ally : float, optional
        What victory is worth and what the war costs without and with the ally, up to 200.
    reliability : float, optional
        How likely the attacker thinks the ally is to fight, in per cent.

    Raises
    ------
    ValueError
        If there is no such crisis, or a number is out of range.
    """
    given = (attacker, target, ally, prize, cost_alone, cost_with_ally, reliability)
    start = words.preset("" if crisis == "example" else data.crisis(crisis).id)
    fields = _layout(start.crisis).fields()
    for name, value in zip(_NUMBERS, given, strict=True):
        if value is not None:
            field = fields[name]
            assert isinstance(field, Slider)
            start = replace(start, **{name: field.read(value)})
    activity = Deterrence(start)
    show(activity, "Deterrence with an ally", activity.figures)
