"""How much two states tend to work together: five factors of landscape theory, added up.

Names:

- The five factors: [axelrod1993]_

What the source says. The propensity of two states is the sum of five factors of equal weight. Ethnic conflict, a border
disagreement and a recent war between the two count -1 each. Religion counts +1 for the same category (Catholic,
Protestant, Orthodox, Muslim, Atheist) and -1 across the major groups (Christian, Muslim, Atheist), weighted by the
population of each kind. Government counts only among democracies, fascist and communist states: +1 if of the same type,
-1 if not. Economic ties were left out for lack of data.

What we added:

- Two different Christian churches are neither the same category nor across major groups, so they count 0.
- Religion is the mean over all pairs of one person here and one there. People without a stated religion count 0.
- The weights can be changed; all 1 is the source's rule.

Worked example. One state is 75% Catholic and 25% Protestant, the other half Catholic and half atheist. Same category:
0.75 · 0.5 = 0.375. Across the major groups: 1 · 0.5 = 0.5. Religion counts 0.375 - 0.5 = -0.125.
"""

from collections.abc import Mapping
from math import isfinite
from types import MappingProxyType

CHRISTIAN = ("catholic", "protestant", "orthodox")
RELIGIONS = (*CHRISTIAN, "muslim", "atheist")
GOVERNMENTS = ("democratic", "fascist", "communist", "other")
FACTORS = ("ethnic", "border", "war", "religion", "government")

#: The source's rule: every factor counts the same.
EQUAL: Mapping[str, float] = MappingProxyType(dict.fromkeys(FACTORS, 1.0))


def religion(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How much religion draws two peoples together.

    Parameters
    ----------
    one, other : mapping of str to float
        Kind of religion to its share of the people, 0 to 1, together at most 1.

    Returns
    -------
    float
        From -1 to 1.

    Raises
    ------
    ValueError
        If the shares make more than 1, one is negative, or a kind is unknown.
    """
    for shares in (one, other):
        for kind, share in shares.items():
            if kind not in RELIGIONS:
                raise ValueError(f"'{kind}' is not a category of religion here; choose {', '.join(RELIGIONS)}.")
            if not (isinstance(share, int | float) and share >= 0):
                raise ValueError(f"The share of {kind} must be a number, zero or more, not {share!r}.")
        if sum(shares.values()) > 1 + 1e-9:
            raise ValueError(f"The shares of religions add up to {sum(shares.values()):.2f}; they may not pass 1.")
    same = sum(share * other.get(kind, 0.0) for kind, share in one.items())
    groups = [_groups(shares) for shares in (one, other)]
    across = sum(a * b for i, a in enumerate(groups[0]) for j, b in enumerate(groups[1]) if i != j)
    return same - across


def government(one: str, other: str) -> float:
    """How much the type of government draws two states together.

    Parameters
    ----------
    one, other : str
        "democratic", "fascist", "communist" or "other".

    Returns
    -------
    float
        1 if both are of the same of the first three types, -1 if they are of two different ones, else 0.

    Raises
    ------
    ValueError
        If there is no such type.
    """
    for kind in (one, other):
        if kind not in GOVERNMENTS:
            raise ValueError(f"'{kind}' is not a type of government here; choose {', '.join(GOVERNMENTS)}.")
    if "other" in (one, other):
        return 0.0
    return 1.0 if one == other else -1.0


def propensity(factors: Mapping[str, float], weights: Mapping[str, float] = EQUAL) -> float:
    """Add up the factors of one pair of states.

    Parameters
    ----------
    factors : mapping of str to float
        Each of the five factors, -1 to 1.
    weights : mapping of str to float
        How much each counts.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If a factor or its weight is missing or not a number.
    """
    for given, what in ((factors, "factor"), (weights, "weight of")):
        for name in FACTORS:
            value = given.get(name)
            if not (isinstance(value, int | float) and isfinite(value)):
                raise ValueError(f"The {what} {name} must be a number, not {value!r}; give all five.")
    return sum(weights[name] * factors[name] for name in FACTORS)


def _groups(shares: Mapping[str, float]) -> tuple[float, float, float]:
    christian = sum(shares.get(kind, 0.0) for kind in CHRISTIAN)
    return christian, shares.get("muslim", 0.0), shares.get("atheist", 0.0)
