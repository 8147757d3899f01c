"""The capstone: design alliances for the states of a real year, and see what every model says of the design."""

import functools
from dataclasses import replace
from typing import Any

from .. import data
from ..figures import capstone as picture
from ..models.capability import shares
from ..widgets.activity import REDO, RESET, UNDO, Activity
from ..widgets.controls import Badge, Button, Card, Check, Facts, Layout, Menu, Text
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..widgets.record import keep
from ..wording import listing, percent, the
from .capstone_plan import DESIGN, LESSON, PACTS, PRIZE, RELIABILITY, Plan, kept_plan
from .capstone_verdicts import findings, hardest_attacks, verdict

START = "outbreak-1914"


class Capstone(Activity[Plan]):
    """The design table; its state is a `Plan`, kept in the learner's record."""

    def __init__(self, start: Plan) -> None:
        source = f"{data.source_line('cinc')} Rivals: who stood on opposite sides at that moment."
        self.ring, self.needs = LiveFigure(source=source), LiveFigure(source="Model: deterrence (lesson 03).")
        self.ring.add_class("al-wide")
        self.needs.add_class("al-side")
        self._kept: Plan | None = start
        super().__init__(start, self.ring, self.needs)
        self.add_class("al-beside")

    def layout_of(self, state: Plan) -> Layout:
        return _layout(state.scenario)

    def origin(self, state: Plan) -> Plan:
        return Plan(state.scenario)

    def intro(self, state: Plan) -> str:
        return f"{state.start.year}. {state.start.story}"

    def values(self, state: Plan) -> dict[str, Any]:
        members = {
            f"pact-{number} {state_id}": state_id in pact
            for number, pact in enumerate(state.pacts, 1)
            for state_id in state.start.states
        }
        return {
            "scenario": state.scenario,
            "prize": state.prize,
            "reliability": state.reliability,
            "findings": [(f"{one.mark} {one.title}", one.text) for one in findings(state)],
            **{f"name {state_id}": name for state_id, name in state.names.items()},
            **members,
        }

    def change(self, state: Plan, name: str, value: Any) -> Plan:
        if name == "scenario":
            return Plan(value, prize=state.prize, reliability=state.reliability)
        if name in ("prize", "reliability"):
            return replace(state, **{name: value})
        pact, member = name.removeprefix("pact-").split()
        return state.put(member, int(pact) - 1, value)

    def press(self, state: Plan, name: str) -> Plan:
        return state.as_in_history if name == "history" else replace(state, pacts=Plan(state.scenario).pacts)

    def disabled(self, state: Plan) -> list[str]:
        same = ["history"] * (state == state.as_in_history)
        return same + ["clear"] * (not any(state.pacts))

    def badges(self, state: Plan) -> list[Badge]:
        held = shares(state.capabilities)
        needs = {one.target: one for one in hardest_attacks(state)}
        badges = []
        for name in state.capabilities:
            share = f"{percent(held[name])} of the table"
            if name not in needs:
                badges.append(Badge(share, " · – no rival"))
            elif needs[name].met_by(state.reliability):
                badges.append(Badge(share, f" · ✓ safe from {the(needs[name].attacker)}", "right"))
            else:
                badges.append(Badge(share, f" · ✗ not safe from {the(needs[name].attacker)}", "wrong"))
        return badges

    def draw(self, state: Plan) -> None:
        held, needs = shares(state.capabilities), hardest_attacks(state)
        pacts = listing(f"{name} joins {listing(map(the, members))}" for name, members in state.groups.items())
        said = f"{pacts}." if pacts else "No alliance has two members yet."
        hint = "" if pacts else " Tick states, or start as in history."
        rivals = listing(f"{the(one)} and {the(other)}" for one, other in state.rivals)
        self.ring.show(
            picture.ring(held, state.groups, state.rivals),
            f"{verdict(findings(state))}{hint}",
            f"The states on a ring: {listing(f'{name} {percent(share)}' for name, share in held.items())}. {said} "
            f"Rivals: {rivals}.",
        )
        safe = sum(one.met_by(state.reliability) for one in needs)
        words = [
            f"{one.target} against {the(one.attacker)}: "
            + ("no promise is enough" if one.needed is None else f"{one.needed:.2f}")
            for one in needs
        ]
        rows = len({name for pair in state.rivals for name in pair})
        self.needs.show(
            picture.thresholds(needs, state.reliability, rows),
            f"{safe} of {len(needs)} states with a rival are safe if allies come with chance {state.reliability:.2f}.",
            f"The least reliability that deters, for each state against its hardest rival. {'; '.join(words)}.",
        )

    def act(self, action) -> None:
        """Carry out one action, and keep the design once it has come to rest."""
        super().act(action)
        if action.get("done", True) and self.history.now != self._kept:
            self._kept = self.history.now
            unsaved = keep(LESSON, DESIGN, "draft", self._kept.to_json())
            if unsaved:
                self.message = unsaved
                self._tell()


@functools.cache
def _layout(scenario: str) -> Layout:
    start = data.scenario(scenario)
    names = {state: data.state_name(state, start.year) for state in start.states}
    return Layout(
        toolbar=(
            Menu("scenario", "Start", tuple((one.id, f"{one.year}: {one.title}") for one in data.scenarios())),
            Button("history", "Ally as in history"),
            Button("clear", "No alliances"),
            UNDO,
            REDO,
            RESET,
            PRIZE,
            RELIABILITY,
        ),
        cards=tuple(
            Card(
                head=(Text(f"name {state}", "al-name"),),
                fields=tuple(
                    Check(f"pact-{number} {state}", f"Alliance {number}", title=f"Alliance {number}: {name}")
                    for number in range(1, PACTS + 1)
                ),
            )
            for state, name in names.items()
        ),
        after=(Facts("findings"),),
    )


def capstone(start: str = START) -> None:
    """Design alliances for the states of a moment in history.

    Parameters
    ----------
    start : str
        The id of a scenario to begin with; a design that the record holds comes first.

    Raises
    ------
    ValueError
        If there is no such scenario.
    """
    activity = Capstone(kept_plan() or Plan(data.scenario(start).id))
    show(activity, "Your design", activity.figures)
