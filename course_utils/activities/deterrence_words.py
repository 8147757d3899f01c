"""The state of the deterrence activity, and what it says about it."""

import math
from dataclasses import dataclass, replace
from functools import cache

from .. import data
from ..models.deterrence import Attack, Judgement, Verdict, chances, value_of_attacking, weakest_useful_ally, worth
from ..wording import listing, percent

_HAIR = 1e-9  # what the computer's own rounding may add or take
TITLES = {"head strength": "Strengths", "head stakes": "Prize and costs"}


@dataclass(frozen=True)
class Situation:
    """One state of the activity.

    Attributes
    ----------
    crisis : str
        Id of the crisis it started from, or "" for the made-up case.
    attacker, target, ally, prize, cost_alone, cost_with_ally : float
        As in `Attack`.
    reliability : float
        p, in per cent.
    axis : str
        What the second picture runs over: "ally" or "prize".
    told : bool
        Whether the learner has asked what happened.
    """

    crisis: str
    attacker: float
    target: float
    ally: float
    prize: float
    cost_alone: float
    cost_with_ally: float
    reliability: float
    axis: str = "ally"
    told: bool = False

    @property
    def attack(self) -> Attack:
        """The attack that the model judges."""
        return Attack(self.attacker, self.target, self.ally, self.prize, self.cost_alone, self.cost_with_ally)

    @property
    def p(self) -> float:
        """The reliability, 0 to 1."""
        return self.reliability / 100


EXAMPLE = Situation("", 50, 30, 60, 100, 20, 60, 50)


@cache
def preset(crisis: str) -> Situation:
    """The situation that a crisis starts from; ``""`` is the made-up case."""
    if not crisis:
        return EXAMPLE
    one = data.crisis(crisis)
    stakes = data.PRIZE, data.COST_ALONE, data.COST_WITH_ALLY
    return Situation(one.id, *data.strengths(one.id), *stakes, one.reliability)


@cache
def players(crisis: str) -> tuple[str, str, str]:
    """The names of attacker, target and ally, as labels show them."""
    if not crisis:
        return "a strong state", "its neighbour", "the neighbour's ally"
    one = data.crisis(crisis)
    named = (
        [data.state_name(state, one.year) for state in side] for side in (one.attackers, (one.target,), one.allies)
    )
    attackers, target, allies = map(listing, named)
    return attackers, target, allies


def intro(state: Situation) -> str:
    """Set the scene."""
    if not state.crisis:
        return "A made-up case: nobody's history, so that you can try every number. Strengths are in any unit."
    one = data.crisis(state.crisis)
    scene = f"{one.year}. {one.story} {one.promise}"
    if replace(state, axis="ally", told=False) == preset(state.crisis):
        return (
            f"{scene} Strengths are real, of 100 points that all of them held together; prize, costs and p are assumed."
        )
    return f"{scene} You have changed the numbers."


def amount(worth: float) -> str:
    """Write a gain or a loss with its sign."""
    if 0 < abs(worth) < 0.05:
        return f"just {'over' if worth > 0 else 'under'} 0"
    return f"{worth:+.1f}".replace("-", "−") if worth else "0"


def verdict(attack: Attack, reliability: float, judgement: Judgement) -> str:
    """Say in one or two sentences whether the attack pays now, and what reliability can do about it."""
    alone, with_ally = worth(attack)
    if judgement.verdict is Verdict.NO_ALLY_NEEDED:
        return f"No ally needed: even against the target alone an attack is worth {amount(alone)}, so it does not pay."
    if judgement.verdict is Verdict.NONE_SUFFICES:
        gain = f"worth {amount(with_ally)}" if with_ally else "no loss"
        return f"No reliability suffices: even against an ally that is certain to fight, an attack is {gain}."
    now = value_of_attacking(attack, reliability)
    level = percent(judgement.threshold or 0, 1)
    if now > 0:
        return f"The attack pays: it is worth {amount(now)}. An ally thought {level} reliable (p*) would deter."
    held = f"an attack is worth {amount(now)}" if now else "an attack gains nothing"
    return f"The attacker is deterred: {held}. The ally has to be thought at least {level} reliable (p*)."


def needed(judgement: Judgement) -> float | None:
    """The least reliability that deters: 0 where no ally is needed, None where none suffices."""
    return {Verdict.NO_ALLY_NEEDED: 0.0, Verdict.NONE_SUFFICES: None}.get(judgement.verdict, judgement.threshold)


def along_ally(attack: Attack) -> str:
    """Say what a stronger ally changes."""
    if worth(attack)[0] <= 0:
        return "Attacking the target alone does not pay, so p* is 0 however strong the ally is."
    weakest = weakest_useful_ally(attack)
    if weakest > 100:
        return "No ally on this scale is strong enough to deter, even if it is certain to fight."
    # Rounded down to a step of the slider: at what the sentence names the ally must still be useless.
    least = f"It must be stronger than {math.floor(10 * weakest + _HAIR) / 10:g} to deter at all. " if weakest else ""
    return f"The stronger the ally, the less reliable it has to be. {least}The diamond is the case now."


def along_prize(attack: Attack) -> str:
    """Say what a larger prize changes."""
    alone, with_ally = chances(attack)
    # Rounded inwards: what is said of a prize must hold for that very prize.
    free = math.floor(attack.cost_alone / alone + _HAIR)
    lost = math.ceil(attack.cost_with_ally / with_ally - _HAIR)
    up_to = f"Up to a prize of {free} no ally is needed" if free <= 200 else "No ally is needed for any prize here"
    beyond = f"; from {lost} on no reliability suffices" if lost <= 200 else ""
    return f"The larger the prize, the more reliable the ally has to be. {up_to}{beyond}."
