"""How much of the world's power a state holds.

Names:

- Composite Indicator of National Capability: [singer1972]_, [singer1987]_
"""

import math
from collections.abc import Mapping, Sequence


def cinc(shares_of_six: Sequence[float | None]) -> float:
    """Average a state's shares of the world total in the six items of national capability.

    The items are total population, urban population, iron and steel, energy consumption, military personnel and
    military spending. Each counts the same, which is a choice: it makes people and steel weigh as much as armies.

    Parameters
    ----------
    shares_of_six : sequence of six floats or None
        The state's share (0 to 1) of the world total in each item, in any order; None where there is no figure.

    Returns
    -------
    float
        The mean of the shares that are known, 0 to 1.

    Raises
    ------
    ValueError
        If there are not six items, none is known, or one is not a share.

    Notes
    -----
    The mean is that of Singer, Bremer and Stuckey (1972). Leaving an unknown item out, instead of counting it as
    nothing, is what the published figures turn out to do. It is also why they add up to a little more than 1 in years
    with gaps.
    """
    if len(shares_of_six) != 6:
        raise ValueError(f"The index needs six shares but got {len(shares_of_six)}; write None for an unknown one.")
    known = [share for share in shares_of_six if share is not None]
    if not known:
        raise ValueError("None of the six shares is known; give at least one of them.")
    for share in known:
        if not 0 <= share <= 1:
            raise ValueError(f"A share must lie between 0 and 1, but one is {share}; divide by the world total.")
    return math.fsum(known) / len(known)


def total(capabilities: Mapping[str, float]) -> float:
    """Add up capabilities, after checking that they can be added.

    Parameters
    ----------
    capabilities : mapping of str to float
        A power for each state, zero or more, in any unit.

    Returns
    -------
    float
        Their sum, above zero; the same in whatever order the states stand.

    Raises
    ------
    ValueError
        If a power is negative or not a number, nobody has any, or they are too large to add up.
    """
    for name, power in capabilities.items():
        if not 0 <= power < math.inf:
            raise ValueError(f"The power of {name} is {power}; give a number that is zero or more.")
    try:
        everything = math.fsum(capabilities.values())
    except OverflowError:
        raise ValueError("These powers are too large to add up; give them in a larger unit.") from None
    if everything == 0:
        raise ValueError("Nobody has any power; give at least one state a number above zero.")
    return everything


def shares(capabilities: Mapping[str, float]) -> dict[str, float]:
    """Turn capabilities into shares of their sum.

    Parameters
    ----------
    capabilities : mapping of str to float
        A power for each state, zero or more, in any unit.

    Returns
    -------
    dict of str to float
        For each state a share from 0 to 1, in the same order; together they make 1.

    Raises
    ------
    ValueError
        If a power is negative or not a number, or nobody has any.
    """
    everything = total(capabilities)
    return {name: power / everything for name, power in capabilities.items()}
