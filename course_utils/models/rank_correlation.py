"""Whether two rankings agree: Spearman's rank correlation and Kendall's, and how far chance could explain it.

Names:

- Spearman's rho: [spearman1904]_
- Kendall's tau: [kendall1938]_

Spearman's coefficient is the ordinary correlation of the ranks; without ties it is 1 - 6 (sum of squared differences of
ranks) / (n (n x n - 1)). It is 1 if both rankings agree, -1 if one is the other turned round.

Assumptions of ours

- Ties share the mean of the ranks they take up together, and the coefficient is then the correlation of these ranks
  (the short formula above would be slightly off).
- Kendall's coefficient is his tau-b, which allows for ties.
- The chance of a coefficient at least as far from 0, if the rankings had nothing to do with each other, is taken from
  Student's t with n - 2 degrees of freedom. This is an approximation: the exact figure would need all n! orders. With
  fewer than about ten states it is rough.

Worked example: sizes (9, 7, 5, 3, 1) have the ranks 1 to 5, shares (8, 9, 6, 2, 4) the ranks 2, 1, 3, 5, 4. The squared
differences are 1, 1, 0, 1, 1, so rho = 1 - 6 x 4 / (5 x 24) = 0.8.
"""

import math
from collections.abc import Sequence


def ranks(values: Sequence[float]) -> list[float]:
    """Rank values, the largest first.

    Parameters
    ----------
    values : sequence of float, length n

    Returns
    -------
    list of float, length n
        The rank of each, from 1 for the largest; equal values share the mean of their ranks.

    Raises
    ------
    ValueError
        If a value is not a finite number.
    """
    for place, value in enumerate(values, 1):
        if not math.isfinite(value):
            raise ValueError(f"Value {place} is {value}; give a finite number for each, or leave that one out.")
    order = sorted(range(len(values)), key=lambda i: -values[i])
    ranked = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for place in order[start : end + 1]:
            ranked[place] = (start + end) / 2 + 1
        start = end + 1
    return ranked


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """Spearman's rank correlation of two lists of values.

    Parameters
    ----------
    first, second : sequence of float, length n
        Two values of each of n states, in the same order.

    Returns
    -------
    float
        rho, from -1 to 1.

    Raises
    ------
    ValueError
        If the lists differ in length, have fewer than three values, or all values of one of them are equal.
    """
    _check(first, second)
    one, two = ranks(first), ranks(second)
    middle = (len(one) + 1) / 2
    together = sum((a - middle) * (b - middle) for a, b in zip(one, two, strict=True))
    spread = math.sqrt(sum((a - middle) ** 2 for a in one) * sum((b - middle) ** 2 for b in two))
    return max(-1.0, min(1.0, together / spread))


def kendall(first: Sequence[float], second: Sequence[float]) -> float:
    """Kendall's rank correlation: pairs in the same order less pairs in opposite order.

    Parameters
    ----------
    first, second : sequence of float, length n
        Two values of each of n states, in the same order.

    Returns
    -------
    float
        tau-b, from -1 to 1.

    Raises
    ------
    ValueError
        As for `spearman`.
    """
    _check(first, second)
    pairs = [(i, j) for i in range(len(first)) for j in range(i)]
    signs = [(_sign(first[i] - first[j]), _sign(second[i] - second[j])) for i, j in pairs]
    spread = math.sqrt(sum(a * a for a, _ in signs) * sum(b * b for _, b in signs))
    return sum(a * b for a, b in signs) / spread


def chance(rho: float, n: int) -> float:
    """How likely chance alone would bring a rank correlation at least as far from 0 (two-sided p).

    Parameters
    ----------
    rho : float
        Spearman's rank correlation, -1 to 1.
    n : int
        How many states were ranked, at least three.

    Returns
    -------
    float
        A probability, 0 to 1; an approximation (see the head of this module).

    Raises
    ------
    ValueError
        If rho is outside -1 to 1, or n below three.
    """
    if not -1 <= rho <= 1:
        raise ValueError(f"A rank correlation lies between -1 and 1; {rho} does not.")
    if n < 3:
        raise ValueError(f"Chance can be judged for three states or more, not for {n}.")
    # With t * t = rho * rho * (n - 2) / (1 - rho * rho), Student's tail is a beta function of 1 - rho * rho.
    return _beta((n - 2) / 2, 0.5, 1 - rho * rho)


def _check(first: Sequence[float], second: Sequence[float]) -> None:
    if len(first) != len(second):
        raise ValueError(f"Each state needs two values; the lists have {len(first)} and {len(second)}.")
    if len(first) < 3:
        raise ValueError(f"Two rankings can be compared for three states or more, not for {len(first)}.")
    for values in (first, second):
        if min(values) == max(values):
            raise ValueError(f"All states have the same value, {values[0]:g}; there is no ranking to compare.")


def _sign(difference: float) -> int:
    return (difference > 0) - (difference < 0)


def _beta(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function, by its continued fraction (Lentz's way of working it out)."""
    if x in (0.0, 1.0):
        return x
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(b, a, 1 - x)
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    tiny = 1e-300
    c, d = 1.0, 1 / ((1 - (a + b) * x / (a + 1)) or tiny)
    total = d
    for m in range(1, 300):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / ((1 + term * d) or tiny)
            c = (1 + term / c) or tiny
            total *= c * d
        if abs(c * d - 1) < 1e-14:
            break
    return math.exp(log_front) * total / a
