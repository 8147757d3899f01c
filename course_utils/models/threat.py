"""Balance of threat: against whom a state allies, if it goes by threat and not by power alone.

Names:

- Balance of threat, its four sources, balancing and bandwagoning: [walt1985]_, [walt1987]_

From the source: states balance against the most threatening state, which need not be the most powerful one. Four things
make a state threatening: its aggregate power, how near it is, its offensive capability, and how aggressive its
intentions are believed to be. Balancing is the rule; bandwagoning is likeliest where a state is weak, has no allies
to turn to, or sees the war as good as decided. Walt gives no formula, and says that one cannot tell in advance which of
the four will matter most.
Our assumptions, a device for teaching that is not Walt's:

- each source is judged on a scale from 0 (none) to 3 (great), from the point of view of the state that chooses;
- power is measured: 3 for the strongest of those compared, the others in proportion to it;
- where one state is at least as threatening in every source and more so in one, it is the greater threat (dominance);
- otherwise the mean of the four decides, in which each source counts as much as its weight says: all alike, unless
  the reader chooses other weights. Means within one part in 10⁹ are equal.

The scale makes judgements visible, so that they can be disputed; it does not make them measurements. Whoever judges
intentions after the event knows how the story ended.

Worked example: for western Europe in 1949 the United States (power 3, nearness 0, offence 2, intentions 0) has the
mean 5/4 = 1.25, the Soviet Union (1.8, 3, 3, 3) 10.8/4 = 2.7. By power alone the United States is the one to balance
against, by threat the Soviet Union. Power would have to count more than 7/1.2 = 5.8 times as much as each of the other
three to turn the verdict.
"""

import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import ClassVar, Literal

from .capability import total

HIGHEST = 3.0
SOURCES = ("power", "proximity", "offence", "intentions")

_TOLERANCE = 1e-9


class _Checked:
    highest: ClassVar[float]

    def __post_init__(self) -> None:
        for source, level in vars(self).items():
            if not 0 <= level <= self.highest:
                wanted = f"from 0 to {self.highest:g}" if self.highest == HIGHEST else "that is zero or more"
                raise ValueError(f"The number for {source} is {level}; give one {wanted}.")


@dataclass(frozen=True)
class Threat(_Checked):
    """How threatening one state looks to another, source by source, each from 0 (none) to 3 (great).

    Attributes
    ----------
    power : float
        Aggregate power.
    proximity : float
        How near it is.
    offence : float
        Its capability to attack.
    intentions : float
        How aggressive its aims are believed to be.

    Raises
    ------
    ValueError
        If one is not between 0 and 3.
    """

    power: float
    proximity: float
    offence: float
    intentions: float
    highest: ClassVar[float] = HIGHEST


@dataclass(frozen=True)
class Weights(_Checked):
    """How much each source counts: zero or more, and not all of them zero, or ValueError says so."""

    power: float = 1
    proximity: float = 1
    offence: float = 1
    intentions: float = 1
    highest: ClassVar[float] = 1e100  # so that sums of products stay numbers

    def __post_init__(self) -> None:
        super().__post_init__()
        if not any(astuple(self)):
            raise ValueError("No source counts at all; give at least one of them a weight above zero.")


@dataclass(frozen=True)
class Prediction:
    """Against whom the theory expects the state to ally.

    Attributes
    ----------
    against : str or None
        The most threatening state; None if two or more are exactly as threatening as each other.
    by : {"dominance", "sum", "tie"}
        Whether it is ahead (or level) in every source, only on the whole, or not at all.
    """

    against: str | None
    by: Literal["dominance", "sum", "tie"]


Threats = Mapping[str, Threat]
_EQUAL = Weights()


def power_levels(capabilities: Mapping[str, float]) -> dict[str, float]:
    """Put measured capabilities on the scale: 3 for the strongest, the others in proportion.

    Parameters
    ----------
    capabilities : mapping of str to float
        For each state its capability, zero or more, in any unit; at least one above zero.

    Returns
    -------
    dict of str to float
        For each a level from 0 to 3.

    Raises
    ------
    ValueError
        If a capability is negative, or none is above zero.
    """
    total(capabilities)
    strongest = max(capabilities.values())
    return {name: HIGHEST * (capability / strongest) for name, capability in capabilities.items()}


def mean(threat: Threat, weights: Weights = _EQUAL) -> float:
    """The weighted mean of the four sources.

    Parameters
    ----------
    threat : Threat
    weights : Weights

    Returns
    -------
    float
        From 0 to 3.
    """
    counts = astuple(weights)
    return math.fsum(map(math.prod, zip(astuple(threat), counts, strict=True))) / math.fsum(counts)


def dominates(one: Threat, other: Threat) -> bool:
    """Whether one is at least as threatening as the other in every source, and more so in at least one.

    Parameters
    ----------
    one, other : Threat

    Returns
    -------
    bool
    """
    pairs = list(zip(astuple(one), astuple(other), strict=True))
    return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)


def balance_of_threat(threats: Threats, weights: Weights = _EQUAL) -> Prediction:
    """Against whom a state that balances threats would ally.

    Parameters
    ----------
    threats : mapping of str to Threat
        The states it might ally against, at least two.
    weights : Weights
        How much each source counts in the mean.

    Returns
    -------
    Prediction
    """
    levels = {name: mean(threat, weights) for name, threat in _several(threats).items()}
    first = _alone_at_the_top(levels)
    if first is None:
        return Prediction(None, "tie")
    ahead = all(dominates(threats[first], threats[other]) for other in threats if other != first)
    return Prediction(first, "dominance" if ahead else "sum")


def balance_of_power(threats: Threats) -> str | None:
    """Against whom a state that looks at power alone would ally.

    Parameters
    ----------
    threats : mapping of str to Threat
        The states it might ally against, at least two.

    Returns
    -------
    str or None
        The most powerful one; None if two or more are equally powerful.
    """
    return _alone_at_the_top({name: threat.power for name, threat in _several(threats).items()})


def turning_weight(threats: Threats) -> float | None:
    """How much power must count, the others counting 1 each, to make the most powerful state the greatest threat.

    Parameters
    ----------
    threats : mapping of str to Threat

    Returns
    -------
    float or None
        The weight of power at which the most powerful state draws level with every other; 0 if it is nowhere behind;
        None if two are equally powerful, so that no weight can part them.
    """
    strongest = balance_of_power(threats)
    if strongest is None:
        return None
    top = threats[strongest]
    needed = (
        (math.fsum(astuple(other)[1:]) - math.fsum(astuple(top)[1:])) / (top.power - other.power)
        for name, other in threats.items()
        if name != strongest
    )
    return max(0.0, *needed)


def _several(threats: Threats) -> Threats:
    if len(threats) < 2:
        raise ValueError(f"A comparison needs at least two states, but got {len(threats)}; add another.")
    return threats


def _alone_at_the_top(levels: Mapping[str, float]) -> str | None:
    top = max(levels.values())
    leaders = [name for name, level in levels.items() if top - level <= _TOLERANCE * HIGHEST]
    return leaders[0] if len(leaders) == 1 else None
