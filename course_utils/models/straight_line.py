"""Richardson's test of his theory: the straight line of an arms race.

Names:

- Yearly increase against the average of both sides' spending: [richardson1960]_
- The line of least squares and the correlation coefficient: textbook statistics

From the source, as it is commonly restated: if both sides react alike (k = l) and tire alike (a = b), adding the two
equations gives d(x + y)/dt = (k − a)·(x + y) + (g + h). So the yearly increase of the sum, set against the average of
the two years' sums, should lie on a straight line with slope k − a. For France and Russia against Germany and
Austria-Hungary, 1909 to 1913, he found that it nearly does.
Our assumption: the next year is forecast from the line, with the average of both years on its horizontal axis as in the
fit, so that the forecast has to be solved for.

Worked example: sums 100, 110 and 121 give the points (105, 10) and (115.5, 11): slope 1/10.5, through the origin. The
forecast is 121·(1 + 1/21)/(1 − 1/21) = 133.1, one tenth more again.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """A straight line fitted to points.

    Attributes
    ----------
    slope, intercept : float
    correlation : float
        Pearson's r, −1 to 1; how close to a line the points lie.
    """

    slope: float
    intercept: float
    correlation: float

    def at(self, x: float) -> float:
        """The height of the line at ``x``."""
        return self.intercept + self.slope * x

    @property
    def zero(self) -> float | None:
        """Where the line crosses zero; None if it is level."""
        return -self.intercept / self.slope if self.slope else None


def increases(sums: Sequence[float]) -> list[Point]:
    """Each year's increase against the average of that year and the next.

    Parameters
    ----------
    sums : sequence of float
        What both sides spend together, one number a year.

    Returns
    -------
    list of tuple of float
        One point fewer than there are years: (average, increase).
    """
    return [((now + then) / 2, then - now) for now, then in pairwise(sums)]


def fit(points: Sequence[Point]) -> Line:
    """The line of least squares through points.

    Parameters
    ----------
    points : sequence of tuple of float
        At least two, not all above each other.

    Returns
    -------
    Line

    Raises
    ------
    ValueError
        If there are too few, one is not finite, or they stand in one upright line.
    """
    n = len(points)
    for point in points:
        if not all(isinstance(value, int | float) and abs(value) <= 1e100 for value in point):
            raise ValueError(f"A line needs finite points, but one of them is {point!r}; leave it out.")
    if n < 2:
        raise ValueError(f"A line needs at least two points, but there is {n}; add a year.")
    mean_x, mean_y = math.fsum(x for x, _ in points) / n, math.fsum(y for _, y in points) / n
    spread_x = math.fsum((x - mean_x) ** 2 for x, _ in points)
    spread_y = math.fsum((y - mean_y) ** 2 for _, y in points)
    together = math.fsum((x - mean_x) * (y - mean_y) for x, y in points)
    if not spread_x:
        raise ValueError("All points stand above each other, so no line fits them; take years with different totals.")
    slope = together / spread_x
    correlation = together / math.sqrt(spread_x * spread_y) if spread_y else 0.0
    return Line(slope, mean_y - slope * mean_x, max(-1.0, min(1.0, correlation)))


def forecast(line: Line, now: float) -> float:
    """What the line says of the year after one with the sum ``now``.

    Parameters
    ----------
    line : Line
        With a slope below 2, as for spending that less than trebles every year.
    now : float

    Returns
    -------
    float
        The sum ``then`` for which ``then − now`` lies on the line at their average.

    Raises
    ------
    ValueError
        If the line is so steep that there is none.
    """
    if not line.slope < 2:
        raise ValueError(f"A line with slope {line.slope:g} is too steep to forecast from; it must be below 2.")
    return (now * (1 + line.slope / 2) + line.intercept) / (1 - line.slope / 2)
