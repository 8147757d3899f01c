"""Burden sharing: who pays for a defence that all allies enjoy.

Names: economic theory of alliances, exploitation of the great by the small [olson1966]_

What the paper says. Defence that deters a common enemy is, inside an alliance, a public good: whatever one ally buys
protects all. Each ally decides alone, so each buys too little for the alliance as a whole, and the larger members pay
more than in proportion to their size. As a test the paper ranks the 14 members of NATO with forces in 1964 by national
product and by the share of it spent on defence, and reports a rank correlation of .490.

Assumptions of ours, to have numbers

- Every ally has the same Cobb-Douglas taste: it wants to spend the part a of its full income (its own and what its
  allies' defence is worth to it) on defence. Then its best reply to what the others buy, Q, is
  q = max(0, a Y - (1 - a) Q), with income Y. The paper argues with curves that may have other shapes.
- Defence is nothing but a public good, and one unit costs each ally the same. Where part of it serves its buyer alone
  the rule weakens (the joint-product model, [sandler2001]_).
- What would be best for all together is measured by Samuelson's condition [samuelson1954]_: with these tastes the
  alliance should buy a times the sum of incomes, however the cost is divided.

With one taste for all there is exactly one equilibrium [bergstrom1986]_, and only the k richest pay. Adding up their
replies gives Q = a (their incomes) / (a + k (1 - a)), and each of them pays Y - Q (1 - a) / a.

Worked example: incomes 800 and 100, a = .1. The large ally alone would buy 80. To that the small one replies with
10 - .9 x 80 < 0, so it pays nothing; and the large one's reply to nothing is 80. Together 80, where 90 would be best.
"""

import math
from collections.abc import Mapping, Sequence

from ..wording import unknown
from .rank_correlation import spearman


def best_reply(income: float, others: float, taste: float) -> float:
    """What an ally buys when the others already buy `others`.

    Parameters
    ----------
    income : float
        Y, at least 0.
    others : float
        Q, what all its allies together buy, in the same unit; at least 0.
    taste : float
        a, the part of its full income that it spends on defence, between 0 and 1.

    Returns
    -------
    float
        q = max(0, a Y - (1 - a) Q).

    Raises
    ------
    ValueError
        If a number is outside its range.
    """
    _check([income], taste)
    if not (math.isfinite(others) and others >= 0):
        raise ValueError(f"What the others buy cannot be {others}; give 0 or more.")
    return max(0.0, taste * income - (1 - taste) * others)


def equilibrium(incomes: Sequence[float], taste: float) -> list[float]:
    """What each ally buys when everyone's purchase is the best reply to the others'.

    Parameters
    ----------
    incomes : sequence of float, length n
        Each at least 0.
    taste : float
        a, between 0 and 1, the same for all.

    Returns
    -------
    list of float, length n
        In the order of the incomes; allies that ride free have 0.

    Raises
    ------
    ValueError
        If there is no ally, or a number is outside its range.
    """
    _check(incomes, taste)
    total, paying = 0.0, 0.0
    for k, income in enumerate(sorted(incomes, reverse=True), 1):
        # The next richest joins in as long as it would still pay something at the total that its joining brings.
        paying += income
        joined = taste * paying / (taste + k * (1 - taste))
        if taste * income <= (1 - taste) * joined:
            break
        total = joined
    wealth = total * (1 - taste) / taste
    return [max(0.0, income - wealth) for income in incomes]


def optimum(incomes: Sequence[float], taste: float) -> float:
    """How much defence would be best for the allies together.

    Parameters
    ----------
    incomes : sequence of float
        Each at least 0.
    taste : float
        a, between 0 and 1, the same for all.

    Returns
    -------
    float
        a times the sum of incomes: there the allies' readiness to pay for one more unit adds up to its cost.

    Raises
    ------
    ValueError
        If there is no ally, or a number is outside its range.
    """
    _check(incomes, taste)
    return taste * sum(incomes)


def rank_test(sizes: Mapping[str, float], burdens: Mapping[str, float]) -> float:
    """Olson and Zeckhauser's test of whether the larger members carry the larger burdens.

    Parameters
    ----------
    sizes : mapping of str to float
        Member to its size, such as its national product.
    burdens : mapping of str to float
        The same members to the share of their product spent on defence.

    Returns
    -------
    float
        Spearman's rank correlation, -1 to 1.

    Raises
    ------
    ValueError
        If a member of the one mapping is not in the other, or fewer than three are left to rank.
    """
    for member in burdens:
        if member not in sizes:
            raise ValueError(unknown("size of member", member, sizes))
    for member in sizes:
        if member not in burdens:
            raise ValueError(unknown("burden of member", member, burdens))
    return spearman(list(sizes.values()), [burdens[member] for member in sizes])


def _check(incomes: Sequence[float], taste: float) -> None:
    if not incomes:
        raise ValueError("An alliance needs members: give at least one income.")
    for place, income in enumerate(incomes, 1):
        if not (math.isfinite(income) and income >= 0):
            raise ValueError(f"The income of ally {place} is {income}; give 0 or more.")
    if not 0 < taste < 1:
        raise ValueError(f"The part of income spent on defence (a) lies between 0 and 1, not at {taste}; try 0.1.")
