"""How unequally power is spread among the powers of a system.

Names:

- Index of concentration CON: [singer1972]_, [raysinger1973]_
- Effective number: [laakso1979]_
"""

import math
from collections.abc import Sequence

from .capability import shares


def concentration(capabilities: Sequence[float]) -> float:
    """The index CON: 0 when all powers are equal, 1 when one holds everything.

    CON = sqrt((sum of s² - 1/n) / (1 - 1/n)), where s are the shares of the n powers (Singer, Bremer and Stuckey 1972;
    discussed by Ray and Singer 1973). It is the standard deviation of the shares divided by the largest it could be.

    Parameters
    ----------
    capabilities : sequence of float
        The power of each of the n >= 2 powers, zero or more, in any unit and order.

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    ValueError
        If there are fewer than two powers, a power is negative, or nobody has any.

    Notes
    -----
    Who counts as a power is for the caller to say, and it matters: a power with nothing still adds one to n.
    """
    n = len(capabilities)
    if n < 2:
        raise ValueError(f"Concentration compares powers, so it needs at least two, but got {n}; add another.")
    # The sum of (s - 1/n)² equals the sum of s² - 1/n, but stays exact when the shares are nearly equal.
    spread = math.fsum((share - 1 / n) ** 2 for share in _shares(capabilities))
    return min(1.0, math.sqrt(spread / (1 - 1 / n)))


def effective_poles(capabilities: Sequence[float]) -> float:
    """How many equal powers would be as concentrated as these: 1 / (sum of s²).

    Laakso and Taagepera (1979) made this count for political parties. Reading it as a number of poles is our use of it.

    Parameters
    ----------
    capabilities : sequence of float
        The power of each power, zero or more, in any unit and order; at least one above zero.

    Returns
    -------
    float
        From 1 to the number of powers.

    Raises
    ------
    ValueError
        If a power is negative or nobody has any.
    """
    return 1 / math.fsum(share**2 for share in _shares(capabilities))


def _shares(capabilities: Sequence[float]) -> list[float]:
    named = {f"power {place}": power for place, power in enumerate(capabilities, start=1)}
    return list(shares(named).values())
