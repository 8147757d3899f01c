"""What the learner decides in the capstone: a start from history, who allies with whom, and how far to trust it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from .. import data
from ..progress import open_progress
from ..widgets.controls import Slider
from ..wording import unknown

LESSON = "08"
DESIGN = "capstone-design"  # the record's name for the design; no question of the bank bears it
DEFENCE = "capstone-defence"
PACTS = 3
PRIZE = Slider("prize", "What an attack could win (V)", 0, 200, 5, decimals=0)
RELIABILITY = Slider("reliability", "How far allies are trusted to come (p)", 0, 1, 0.01, decimals=2)
# Promises were kept in about three of four cases from 1816 to 1944: Leeds, Long & Mitchell (2000) found 74.5%.
KEPT = 0.75


@dataclass(frozen=True)
class Plan:
    """A design of alliances for the states of a scenario.

    Attributes
    ----------
    scenario : str
        The id of a scenario: it gives the states, their real capabilities, and who opposes whom.
    pacts : tuple of frozenset of str
        The members of each alliance, by the states' abbreviations.
    prize, reliability : float
        What an attack could win, 0 to 200 units; and the chance that an ally comes, 0 to 1.
    """

    scenario: str
    pacts: tuple[frozenset[str], ...] = (frozenset(),) * PACTS
    prize: float = 100.0
    reliability: float = KEPT

    @cached_property
    def start(self) -> data.Scenario:
        """The scenario."""
        return data.scenario(self.scenario)

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each state in that year, by its abbreviation."""
        return {state: data.state_name(state, self.start.year) for state in self.start.states}

    @cached_property
    def capabilities(self) -> dict[str, float]:
        """Each state's share of the world's capabilities that year, by its name."""
        return dict(data.powers(self.start.year, self.start.states))

    @property
    def rivals(self) -> tuple[tuple[str, str], ...]:
        """Pairs of states that stood on opposite sides at that moment, by their names."""
        return tuple((self.names[one], self.names[other]) for one in self.start.side_a for other in self.start.side_b)

    @property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The alliances that have at least two members: what each is called, and its members' names."""
        return {
            f"Alliance {number}": tuple(self.names[state] for state in self.start.states if state in pact)
            for number, pact in enumerate(self.pacts, 1)
            if len(pact) > 1
        }

    @property
    def as_in_history(self) -> "Plan":
        """The same start with the two sides of that moment as the first two alliances."""
        sides = frozenset(self.start.side_a), frozenset(self.start.side_b)
        return replace(self, pacts=(*sides, *(frozenset(),) * (PACTS - 2)))

    def put(self, state: str, pact: int, member: bool) -> "Plan":
        """Return the plan with a state in or out of an alliance (counted from 0)."""
        members = self.pacts[pact] | {state} if member else self.pacts[pact] - {state}
        return replace(self, pacts=(*self.pacts[:pact], members, *self.pacts[pact + 1 :]))

    def to_json(self) -> dict[str, Any]:
        """Return the plan as the record keeps it."""
        pacts = [sorted(pact) for pact in self.pacts]
        return {"scenario": self.scenario, "pacts": pacts, "prize": self.prize, "reliability": self.reliability}


def from_json(kept: Any) -> Plan:
    """Read a plan as `Plan.to_json` gave it.

    Raises
    ------
    ValueError
        If it is no plan for a scenario of the course.
    """
    if not isinstance(kept, Mapping) or not isinstance(kept.get("scenario"), str):
        raise ValueError("A design has a scenario and its alliances; start a new one.")
    start = data.scenario(kept["scenario"])
    pacts = kept.get("pacts")
    if not isinstance(pacts, list | tuple) or len(pacts) != PACTS or not all(isinstance(one, list) for one in pacts):
        raise ValueError(f"A design has {PACTS} alliances, each a list of states; start a new one.")
    for state in (state for pact in pacts for state in pact):
        if state not in start.states:
            raise ValueError(unknown(f"state at the start '{start.title}'", state, start.states))
    return Plan(
        start.id,
        tuple(frozenset(pact) for pact in pacts),
        PRIZE.read(kept.get("prize", 100.0)),
        RELIABILITY.read(kept.get("reliability", KEPT)),
    )


def kept_plan() -> Plan | None:
    """Return the design that the record holds, or None if it holds none that can be read today."""
    for event in reversed(open_progress().events(LESSON, DESIGN)):
        try:
            return from_json(event.data)
        except ValueError:
            continue
    return None


def kept_defence() -> str:
    """Return the learner's last words in defence of the design, or nothing."""
    for event in reversed(open_progress().events(LESSON, DEFENCE)):
        if event.kind in ("attempt", "draft") and isinstance(event.data, Mapping):
            answer = event.data.get("answer")
            if isinstance(answer, str):
                return answer
    return ""
