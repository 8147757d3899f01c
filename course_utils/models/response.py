"""The chance that those who act outweigh the aggressor, computed exactly.

Each possible helper acts or does not, with a probability of its own and independently of the others. The answer to an
attack is the victim's power and that of all who act; it outweighs the attackers if it is greater than theirs. This is
the sum of independent yes-or-no contributions; no paper's model is followed, and our assumptions are:

- power adds up, and more of it wins: no skill, terrain, distance or surprise beyond what the powers already hold;
- attackers fight with all their power for certain, and so does the victim;
- exactly equal is not enough (sums within one part in 10⁹ of each other are equal, as 0.1 + 0.2 is not quite 0.3).

The probability is found by going through the helpers one by one and keeping every sum that can occur with its
probability: nothing is sampled. With whole numbers or fractions as input the result is exact to the last digit.

>>> from fractions import Fraction as F
>>> answer(30, 5, [Helper("B", 22, F(3, 5)), Helper("C", 18, F(3, 5))]).probability
Fraction(9, 25)

Neither B nor C is enough (27 and 23 against 30), so both must act: 3/5 of 3/5.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..wording import unknown

_TOLERANCE = 1e-9

Number = float | Fraction


@dataclass(frozen=True)
class Helper:
    """A state that may act: its power (zero or more) and the probability `will` that it does."""

    name: str
    power: Number
    will: Number


@dataclass(frozen=True)
class Answer:
    """What may come to the victim's help.

    Attributes
    ----------
    against, victim, able : number
        Power of the attackers, of the victim, and of the victim with every helper.
    probability : number
        That the answer outweighs the attackers, 0 to 1.
    nobody : number
        Probability that the victim stands alone.
    helpers, expected : number
        How many states act on average, and the power of the victim and those who act on average.
    needed : tuple of str
        Helpers without whom even all the others would not be enough; empty if all together are not enough either.
    """

    against: Number
    victim: Number
    able: Number
    probability: Number
    nobody: Number
    helpers: Number
    expected: Number
    needed: tuple[str, ...]

    @property
    def alone_is_enough(self) -> bool:
        """Whether the victim outweighs the attackers without any help."""
        return _outweighs(self.victim, self.against)

    @property
    def all_are_enough(self) -> bool:
        """Whether the victim and every helper together would."""
        return _outweighs(self.able, self.against)


def able(capabilities: Mapping[str, float], reach: Mapping[str, float]) -> dict[str, float]:
    """Reduce each state's power to the part that it can bring to bear at the place of the attack.

    Parameters
    ----------
    capabilities : mapping of str to float
        Name to power, zero or more, in any unit.
    reach : mapping of str to float
        Name to that part, 0 to 1; states without one bring all.

    Returns
    -------
    dict of str to float

    Raises
    ------
    ValueError
        If a power is negative or not a number, or a part lies outside 0 to 1.
    """
    for name, power in capabilities.items():
        if not 0 <= power < math.inf:
            raise ValueError(f"The power of {name} is {power}; give a number that is zero or more.")
    for name, part in reach.items():
        if not 0 <= part <= 1:
            raise ValueError(f"The reach of {name} is {part}; give a part from 0 to 1.")
    return {name: power * reach.get(name, 1) for name, power in capabilities.items()}


def sums(helpers: Sequence[Helper]) -> dict[Number, Number]:
    """Every power that those who act may add up to, with its probability.

    Parameters
    ----------
    helpers : sequence of Helper

    Returns
    -------
    dict of number to number
        Together the probabilities make 1. At most 2ⁿ entries; equal sums share one.

    Raises
    ------
    ValueError
        If a power is negative or not a number, or a probability lies outside 0 to 1.
    """
    found: dict[Number, Number] = {0: 1}
    for helper in helpers:
        found = _joined(found, helper)
    return found


def probability(against: Number, victim: Number, helpers: Sequence[Helper]) -> Number:
    """The probability that the victim and those who act outweigh the attackers.

    Parameters
    ----------
    against, victim : number
        Power of the attackers and of the victim, zero or more, in the unit of the helpers.
    helpers : sequence of Helper

    Returns
    -------
    number
        0 to 1; a fraction if the probabilities are fractions.

    Raises
    ------
    ValueError
        If a power or a probability is impossible.
    """
    for name, power in (("the attackers", against), ("the victim", victim)):
        if not 0 <= power < math.inf:
            raise ValueError(f"The power of {name} is {power}; give a number that is zero or more.")
    if _outweighs(victim, against):
        sums(helpers)  # for its complaints only
        return 1
    found: dict[Number, Number] = {0: 1}
    won: Number = 0
    # More help never turns a sum that is enough into one that is not, so such sums need not be followed any further.
    for helper in helpers:
        after = _joined(found, helper)
        found = {held: chance for held, chance in after.items() if not _outweighs(victim + held, against)}
        won += sum(chance for held, chance in after.items() if held not in found)
    return min(1, won)


def answer(against: Number, victim: Number, helpers: Sequence[Helper]) -> Answer:
    """All that the lesson says of one answer to an attack.

    Parameters
    ----------
    against, victim : number
        Power of the attackers and of the victim.
    helpers : sequence of Helper
        Those who must act and any volunteers.

    Returns
    -------
    Answer

    Raises
    ------
    ValueError
        If a power or a probability is impossible.
    """
    chance = probability(against, victim, helpers)
    everything = victim + sum(helper.power for helper in helpers)
    enough = _outweighs(everything, against)
    return Answer(
        against=against,
        victim=victim,
        able=everything,
        probability=chance,
        nobody=math.prod(1 - helper.will for helper in helpers),
        helpers=sum(helper.will for helper in helpers),
        expected=victim + sum(helper.power * helper.will for helper in helpers),
        needed=tuple(
            helper.name for helper in helpers if enough and not _outweighs(everything - helper.power, against)
        ),
    )


def weight(name: str, against: Number, victim: Number, helpers: Sequence[Helper]) -> Number:
    """How much one helper's choice matters: the probability if it acts less the probability if it does not.

    Parameters
    ----------
    name : str
        One of the helpers.
    against, victim : number
    helpers : sequence of Helper

    Returns
    -------
    number
        0 (its choice changes nothing) to 1 (it decides alone).

    Raises
    ------
    ValueError
        If no helper has that name, or a power or a probability is impossible.
    """
    others = [helper for helper in helpers if helper.name != name]
    its = [helper.power for helper in helpers if helper.name == name]
    if not its:
        raise ValueError(unknown("helper", name, [one.name for one in helpers]))
    return probability(against, victim + its[0], others) - probability(against, victim, others)


def _joined(found: Mapping[Number, Number], helper: Helper) -> dict[Number, Number]:
    """Every sum in `found`, with and without one more helper."""
    if not 0 <= helper.power < math.inf:
        raise ValueError(f"The power of {helper.name} is {helper.power}; give a number that is zero or more.")
    if not 0 <= helper.will <= 1:
        raise ValueError(f"The willingness of {helper.name} is {helper.will}; give a number from 0 to 1.")
    after = {held: chance * (1 - helper.will) for held, chance in found.items()} if helper.will < 1 else {}
    for held, chance in found.items() if helper.will else ():
        more = held + helper.power
        after[more] = after.get(more, 0) + chance * helper.will
    return after


def _outweighs(power: Number, against: Number) -> bool:
    return power - against > _TOLERANCE * (power + against)
