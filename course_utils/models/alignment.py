"""Which side an undecided state would join: the weaker one (balancing) or the stronger one (bandwagoning).

Names:

- Balancing: [waltz1979]_
- Bandwagoning: made known by [waltz1979]_; its motives are argued over in [walt1985]_, [walt1987]_ and
  [schweller1994]_

From the source: Waltz (1979) holds that under anarchy secondary states that are free to choose join the weaker side,
because it is the stronger side that threatens them.
Our assumptions:

- power is all that counts, and a side's power is the sum of its members';
- one state moves at a time, the strongest undecided first, equal states in the order they were given;
- it looks at the sides as they are, not at what they will be once it has joined;
- when the sides are equal, to within one part in 10⁹ of all power, nobody moves.

Two well-known objections. Walt: states balance against threats, of which power is only one part beside nearness,
offensive means and intentions. Schweller: many states join the stronger side not out of fear but for gain.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..wording import percent, the, unknown, upper_first
from .capability import total

Side = Literal["A", "B"]

_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Move:
    """One state's choice.

    Attributes
    ----------
    state : str
        Who moves.
    side : {"A", "B"}
        The side it joins.
    reason : str
        Why, in one sentence with both sides' shares of all power.
    """

    state: str
    side: Side
    reason: str


def balancer(sides: Mapping[str, Side | None], resources: Mapping[str, float]) -> Move | None:
    """The next move if the undecided balance: the strongest of them joins the weaker side.

    Parameters
    ----------
    sides : mapping of str to "A", "B" or None
        Where each state stands; one that is missing is undecided.
    resources : mapping of str to float
        The power of each state, zero or more, in any unit.

    Returns
    -------
    Move or None
        None if nobody is undecided or the sides are equal; :func:`standstill` says which.

    Raises
    ------
    ValueError
        If a state on a side is not among the resources, a side is not A, B or None, or a power is not a number.
    """
    state, held = _next(sides, resources)
    if state is None or _equal(held):
        return None
    side, other = ("A", "B") if held["A"] < held["B"] else ("B", "A")
    return Move(
        state,
        side,
        f"{upper_first(the(state))} joins side {side}: it is the weaker "
        f"({percent(held[side])} against {percent(held[other])}), "
        "and a balancer fears the stronger.",
    )


def bandwagoner(sides: Mapping[str, Side | None], resources: Mapping[str, float]) -> Move | None:
    """The next move if the undecided bandwagon: the strongest of them joins the stronger side.

    Parameters
    ----------
    sides : mapping of str to "A", "B" or None
        Where each state stands; one that is missing is undecided.
    resources : mapping of str to float
        The power of each state, zero or more, in any unit.

    Returns
    -------
    Move or None
        None if nobody is undecided or the sides are equal; :func:`standstill` says which.

    Raises
    ------
    ValueError
        If a state on a side is not among the resources, a side is not A, B or None, or a power is not a number.
    """
    state, held = _next(sides, resources)
    if state is None or _equal(held):
        return None
    side, other = ("A", "B") if held["A"] > held["B"] else ("B", "A")
    return Move(
        state,
        side,
        f"{upper_first(the(state))} joins side {side}: it is the stronger "
        f"({percent(held[side])} against {percent(held[other])}), "
        "and a bandwagoner goes with the strong.",
    )


def standstill(sides: Mapping[str, Side | None], resources: Mapping[str, float]) -> str:
    """Why neither a balancer nor a bandwagoner would move.

    Parameters
    ----------
    sides : mapping of str to "A", "B" or None
        Where each state stands; one that is missing is undecided.
    resources : mapping of str to float
        The power of each state, zero or more, in any unit.

    Returns
    -------
    str
        One sentence, or ``""`` if somebody would move.

    Raises
    ------
    ValueError
        If a state on a side is not among the resources, a side is not A, B or None, or a power is not a number.
    """
    state, held = _next(sides, resources)
    if state is None:
        return "Nobody is undecided: every state has a side."
    if not held["A"] and not held["B"]:
        return "There is no side to join yet: put at least one state on side A or side B."
    if _equal(held):
        return "The sides are equally strong, so neither logic says where to go."
    return ""


def _next(sides: Mapping[str, Side | None], resources: Mapping[str, float]) -> tuple[str | None, dict[Side, float]]:
    """The strongest undecided state, and each side's share of all power."""
    for state, side in sides.items():
        if state not in resources:
            raise ValueError(unknown("state", state, resources))
        if side not in ("A", "B", None):
            raise ValueError(f"The side of {state} is '{side}'; write 'A', 'B' or None.")
    everything = total(resources)
    sums: dict[Side, float] = {"A": 0.0, "B": 0.0}
    for side in sums:
        sums[side] = math.fsum(power for state, power in resources.items() if sides.get(state) == side) / everything
    undecided = [state for state in resources if sides.get(state) is None]
    return max(undecided, key=lambda state: resources[state], default=None), sums


def _equal(held: Mapping[Side, float]) -> bool:
    return abs(held["A"] - held["B"]) <= _TOLERANCE
