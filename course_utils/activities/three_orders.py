"""One attack, three orders: an alliance, a collective-security body and a web of bilateral deals side by side."""

from dataclasses import replace
from typing import Any

from .. import data
from ..figures import security as picture
from ..figures import security_riding
from ..widgets.activity import Activity
from ..widgets.controls import Badge, Layout
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import listing, percent
from . import security_words as words
from .security_layout import security_layout
from .security_setting import (
    ORDERS,
    Setting,
    all_pairs,
    by_riding,
    deals_text,
    from_arguments,
    from_world,
    judge,
    pair_text,
    to_code,
    with_attack,
)

STEPS = tuple(range(0, 101, 5))
_SETS = {"alliance", "body", "vetoes"}
_MODEL = "Model: the course's own; see the lesson."


class ThreeOrders(Activity[Setting]):
    """The activity on a `Setting`."""

    def __init__(self, start: Setting) -> None:
        self.bars, self.lines = LiveFigure(), LiveFigure(source=_MODEL)
        self.bars.add_class("al-wide")
        self.lines.add_class("al-side")
        super().__init__(start, self.bars, self.lines)

    def layout_of(self, state: Setting) -> Layout:
        return security_layout(tuple(state.powers), state.aggressor, state.victim, state.pairs)

    def origin(self, state: Setting) -> Setting:
        return self.start if state.world == self.start.world else from_world(state.world)

    def intro(self, state: Setting) -> str:
        return data.security_world(state.world).story

    def values(self, state: Setting) -> dict[str, Any]:
        values: dict[str, Any] = {
            "world": state.world,
            "aggressor": state.aggressor,
            "victim": state.victim,
            "rule": state.rule,
            "deal": "",
            "willing": state.willing,
            "riding": state.riding,
            "volunteers": state.volunteers,
            "head willing": "How willing",
            "deals": f"Deals now: {deals_text(state) or 'none'}.",
        }
        for place, (label, one) in enumerate(zip(ORDERS, judge(state), strict=True)):
            values |= {f"head {place}": label, f"why {place}": words.reason(place, one.duty, state)}
        for name in state.powers:
            values |= {f"name {name}": name, f"stance {name}": self._stance(state, name)}
            values |= {f"{group} {name}": name in getattr(state, group) for group in _SETS}
        return values

    def change(self, state: Setting, name: str, value: Any) -> Setting:
        if name == "world":
            return from_world(value)
        if name in ("aggressor", "victim"):
            pair = {"aggressor": state.aggressor, "victim": state.victim} | {name: value}
            return with_attack(state, **pair)
        if name in ("willing", "riding", "volunteers"):
            return replace(state, **{name: round(value)})
        if name == "rule":
            return replace(state, rule=value)
        if name == "deal":
            chosen = [pair for pair in all_pairs(tuple(state.powers)) if pair_text(pair, state.powers) == value]
            return replace(state, pairs=state.pairs ^ frozenset(chosen))
        what, who = name.split(" ", 1)
        if what == "stance":
            rest = replace(state, tied=state.tied - {who}, joining=state.joining - {who})
            group = {"tied": "tied", "joins": "joining"}.get(value)
            return replace(rest, **{group: getattr(rest, group) | {who}}) if group else rest
        members = getattr(state, what) | {who} if value else getattr(state, what) - {who}
        changed = replace(state, **{what: members})
        # A veto is a member's right.
        if what == "vetoes":
            return replace(changed, body=changed.body | changed.vetoes)
        return replace(changed, vetoes=changed.vetoes & changed.body)

    def code(self, state: Setting) -> str:
        return to_code(state)

    def badges(self, state: Setting) -> list[Badge]:
        judged = judge(state)
        badges = [Badge()]
        for one in judged:
            number = len(one.duty.obliged)
            act = "nobody must act" if not number else f"{number} must act"
            badges.append(Badge(f"{act} · ", f"chance {percent(float(one.answer.probability))}", "A" if number else ""))
        unit = _unit(state)
        for name, power in state.powers.items():
            size = f"{power:.2g}{unit} of the world" if unit else f"{power:.3g} units"
            bound = [label.lower() for label, one in zip(ORDERS, judged, strict=True) if name in one.duty.obliged]
            if name in state.attack.attackers:
                badges.append(Badge(f"{size} · ", "▲ attacks", "B"))
            elif name == state.victim:
                badges.append(Badge(f"{size} · ", "■ is attacked", "A"))
            elif bound:
                badges.append(Badge(f"{size} · ", f"● must act: {', '.join(bound)}", "A"))
            else:
                badges.append(Badge(f"{size} · ", "○ need not act"))
        return badges

    def draw(self, state: Setting) -> None:
        judged, powers = judge(state), state.powers
        rows = [
            picture.Row(
                label,
                state.victim,
                powers[state.victim],
                tuple(
                    picture.Piece(one.name, float(one.power), float(one.will), one.name in each.duty.obliged)
                    for one in each.helpers
                ),
                float(each.answer.probability),
            )
            for label, each in zip(ORDERS, judged, strict=True)
        ]
        figure = picture.answers(
            rows, float(judged[0].answer.against), " + ".join(state.attack.attackers), _unit(state)
        )
        powers_from = data.source_line("cinc") if data.security_world(state.world).year else "The powers are made up."
        self.bars.source = f"{powers_from} {_MODEL} Distance is not counted."
        self.bars.show(figure, words.verdict(state, judged), words.describe(state, judged))
        steps = sorted({*STEPS, state.riding})
        chances = by_riding(state, [one.duty for one in judged], steps)
        lean = words.lean(state, judged)
        ends = listing(
            f"{label} {percent(line[0])} without and {percent(line[-1])} with full free riding"
            for label, line in zip(ORDERS, chances, strict=True)
        )
        lines = security_riding.riding(steps, list(zip(ORDERS, chances, strict=True)), steps.index(state.riding))
        self.lines.show(lines, lean, f"The chance to outweigh the attack as free riding grows: {ends}. {lean}")

    def _stance(self, state: Setting, name: str) -> str:
        return "joins" if name in state.joining else "tied" if name in state.tied else ""


def three_orders(
    world: str = "six-states",
    aggressor: str | None = None,
    victim: str | None = None,
    willing: int = 60,
    riding: int = 30,
    volunteers: int = 0,
    **pledges: str,
) -> None:
    """Show one attack under an alliance, a collective-security body and a web of bilateral deals.

    Parameters
    ----------
    world : str
        Id or title of a world.
    aggressor, victim : str, optional
        Who attacks whom; as in the world if not given.
    willing, riding, volunteers : int
        Willingness of a pledged state, free riding, and willingness of the others, in per cent.
    **pledges : str
        What differs from the world: `alliance`, `body`, `vetoes`, `tied`, `joining` as "A, B"; `deals` as
        "A + B, C + D"; `rule` as "automatic", "majority" or "unanimity".

    Raises
    ------
    ValueError
        If there is no such world, state, rule or pledge, or a number is not from 0 to 100.
    """
    activity = ThreeOrders(from_arguments(world, aggressor, victim, (willing, riding, volunteers), pledges))
    show(activity, "One attack, three orders", activity.figures)


def _unit(state: Setting) -> str:
    """Return what stands behind a power: the world without a history counts in units of its own."""
    return "%" if data.security_world(state.world).year else ""
