"""Deterrence: when an attack pays although the target has an ally, which may or may not keep its promise.

Names:

- The tradition, choice by expected utility with third parties in view: [buenodemesquita1980]_, [buenodemesquita1981]_
- Ratio contest: [hirshleifer1989]_

From the tradition: an attacker multiplies what it may gain by its chance of winning, takes away the cost, and counts
in what other states are likely to do. Everything more special is our own derivation; the formulae below are not printed
in those works, and the books' own models hold more than this one.
Our assumptions:

- there is one attacker, one target and one ally (several states may stand together as one of them), and the ally
  either fights, with chance p, or stays out; the attacker knows p, but not which of the two will happen;
- the chance of winning is a ratio contest: own strength divided by everybody's that fights;
- a war is won or lost; a winner gains the whole prize V, a loser nothing, and either pays the cost of the war;
- a war against two costs the attacker at least as much as a war against one, so c1 is never below c0;
- the attacker looks at this war only, minds risk neither way, and attacks only if that is better than nothing;
- amounts within one part in 10⁹ of the break-even line are on it.

With q0, q1 the chance of winning and c0, c1 the cost without and with the ally, an attack is worth

    (1 - p)(q0 V - c0) + p (q1 V - c1).

Worked example: A = 50, T = 30, L = 60, V = 100, c0 = 20, c1 = 60. Then q0 = 50/80 = .625 and q1 = 50/140 = .357, so
an attack is worth 62.5 - 20 = 42.5 if the ally stays out and 35.7 - 60 = -24.3 if it fights. It stops paying at
p* = 42.5 / (42.5 + 24.3) = .636: an ally believed to be 75% reliable deters, one believed to be 50% reliable does not.
"""

import math
from dataclasses import dataclass, fields
from enum import Enum

_TOLERANCE, _LARGEST = 1e-9, 1e100


class Verdict(Enum):
    """What the ally's reliability can do."""

    NO_ALLY_NEEDED = "no ally needed"
    """Attacking the target alone does not pay already: q0 V <= c0."""
    NONE_SUFFICES = "no reliability suffices"
    """Attacking pays (or at worst costs nothing) even if the ally is sure to fight: q1 V >= c1."""
    THRESHOLD = "threshold"
    """Attacking pays exactly as long as the ally's reliability is below p*."""


@dataclass(frozen=True)
class Attack:
    """An attack under consideration.

    Attributes
    ----------
    attacker, target, ally : float
        Their strengths A, T and L, in any one unit; the attacker's above zero, the others zero or more.
    prize : float
        V, what victory is worth to the attacker, zero or more.
    cost_alone, cost_with_ally : float
        c0 and c1, what the war costs the attacker if the ally stays out and if it fights; same unit as the prize.

    Raises
    ------
    ValueError
        If a number is negative or not finite, the attacker has no strength, or c1 is below c0.
    """

    attacker: float
    target: float
    ally: float
    prize: float
    cost_alone: float
    cost_with_ally: float

    def __post_init__(self) -> None:
        for field in fields(self):
            amount = getattr(self, field.name)
            if not 0 <= amount <= _LARGEST:
                name = field.name.replace("_", " ")
                raise ValueError(f"The number for '{name}' is {amount}; give one from 0 to {_LARGEST:g}.")
        if self.attacker == 0:
            raise ValueError("An attacker without any strength cannot attack; give it a strength above zero.")
        if self.cost_with_ally < self.cost_alone:
            raise ValueError(
                f"With the ally in it, the war cannot cost less ({self.cost_with_ally:g}) than without it; "
                f"choose a cost of at least {self.cost_alone:g}."
            )


@dataclass(frozen=True)
class Judgement:
    """A verdict, and the least reliability that deters where there is one.

    Attributes
    ----------
    verdict : Verdict
    threshold : float or None
        p*, above 0 and below 1; None unless the verdict is `Verdict.THRESHOLD`.
    """

    verdict: Verdict
    threshold: float | None = None


def chance_of_winning(strength: float, *opponents: float) -> float:
    """The chance of winning a ratio contest.

    Parameters
    ----------
    strength : float
        Above zero.
    *opponents : float
        The strengths of all on the other side, zero or more, in the same unit.

    Returns
    -------
    float
        Above 0, at most 1: own strength as a share of all strength that fights.

    Raises
    ------
    ValueError
        If the strength is not above zero or an opponent's is negative.
    """
    if not 0 < strength <= _LARGEST or any(not 0 <= other <= _LARGEST for other in opponents):
        raise ValueError(f"Give a strength above zero and opponents of zero or more, not {strength:g} and {opponents}.")
    return strength / math.fsum((strength, *opponents))


def chances(attack: Attack) -> tuple[float, float]:
    """The attacker's chance of winning without and with the ally in the war: q0 and q1.

    Parameters
    ----------
    attack : Attack

    Returns
    -------
    tuple of float
        Both above 0 and at most 1; the second is never above the first.
    """
    sides = attack.target, attack.ally
    return chance_of_winning(attack.attacker, attack.target), chance_of_winning(attack.attacker, *sides)


def worth(attack: Attack) -> tuple[float, float]:
    """What the attack is worth if the ally stays out, and if it fights: q0 V - c0 and q1 V - c1.

    Parameters
    ----------
    attack : Attack

    Returns
    -------
    tuple of float
        In the unit of the prize; the second is never above the first.
    """
    alone, with_ally = chances(attack)
    gains = alone * attack.prize - attack.cost_alone, with_ally * attack.prize - attack.cost_with_ally
    return _exact(gains[0], attack), _exact(gains[1], attack)


def value_of_attacking(attack: Attack, reliability: float) -> float:
    """What the attack is worth to an attacker who expects the ally to fight with chance p.

    Parameters
    ----------
    attack : Attack
    reliability : float
        p, from 0 (never) to 1 (surely).

    Returns
    -------
    float
        (1 - p)(q0 V - c0) + p (q1 V - c1), in the unit of the prize.

    Raises
    ------
    ValueError
        If the reliability is not between 0 and 1.
    """
    if not 0 <= reliability <= 1:
        raise ValueError(f"The reliability is {reliability}; give a chance from 0 to 1.")
    alone, with_ally = worth(attack)
    return _exact((1 - reliability) * alone + reliability * with_ally, attack)


def attack_pays(attack: Attack, reliability: float) -> bool:
    """Whether an attacker who expects the ally to fight with chance p does better by attacking.

    Parameters
    ----------
    attack : Attack
    reliability : float
        p, from 0 to 1.

    Returns
    -------
    bool
        False also where it makes no difference.
    """
    return value_of_attacking(attack, reliability) > 0


def judge(attack: Attack) -> Judgement:
    """Say what the ally's reliability can do, and the threshold p* where there is one.

    Parameters
    ----------
    attack : Attack

    Returns
    -------
    Judgement
        With p* = (q0 V - c0) / [(q0 V - c0) - (q1 V - c1)] where q0 V > c0 and q1 V < c1.

    Notes
    -----
    Where q1 V = c1 exactly, only a certain ally leaves the attacker without a gain. We count that among the cases in
    which no reliability suffices, because certainty about another state is not to be had.
    """
    alone, with_ally = worth(attack)
    if alone <= 0:
        return Judgement(Verdict.NO_ALLY_NEEDED)
    if with_ally >= 0:
        return Judgement(Verdict.NONE_SUFFICES)
    return Judgement(Verdict.THRESHOLD, alone / (alone - with_ally))


def weakest_useful_ally(attack: Attack) -> float:
    """The strength an ally must exceed, to deter if it is certain to fight.

    Parameters
    ----------
    attack : Attack
        Its `ally` plays no part.

    Returns
    -------
    float
        A V / c1 - A - T, or 0 where that is negative; infinite where the war costs nothing and the prize something.
    """
    if attack.cost_with_ally == 0:
        return math.inf if attack.prize else 0.0
    return max(0.0, attack.attacker * attack.prize / attack.cost_with_ally - attack.attacker - attack.target)


def _exact(amount: float, attack: Attack) -> float:
    """Put what is on the break-even line, but for the computer's rounding, on it."""
    return 0.0 if abs(amount) <= _TOLERANCE * (attack.prize + attack.cost_with_ally) else amount
