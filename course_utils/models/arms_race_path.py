"""Where an arms race goes from a start: the path in time, and where it ends.

Names:

- The equations: [richardson1960]_, see `arms_race`

The path is the exact solution of the two linear equations, taken in equal steps.
Our assumption: nobody spends less than nothing. A state that the equations would carry below zero stays at zero until
they carry it up again, and meanwhile the other goes on by its own equation. Only there is the path an approximation,
with an error that falls with the length of the step. Richardson let the variable go below zero and read it as
co-operation.

Worked example: k = l = 1.1, a = b = 1, g = h = -10, goodwill on both sides. The rest point is 100 for each, but nothing
holds a race there: from 120 each it runs away, from 80 each both sides disarm.
"""

import math
from collections.abc import Callable, Sequence

from .arms_race import Point, Race, eigenvalues, equilibrium, margin, rate

_FAR = 1e4
_TOO_LARGE = "These numbers are too large to follow; try reactions and brakes below 10, over at most 100 years."
_MOST_STEPS = 20_000


def path(race: Race, start: Point, duration: float, steps: int = 200) -> tuple[Sequence[float], Sequence[Point]]:
    """Follow the race from a start, with nobody below zero.

    Parameters
    ----------
    race : Race
    start : tuple of float
        What the two spend at first, zero or more.
    duration : float
        How long to follow it, above zero.
    steps : int
        Into how many equal steps to divide the time, at least 1.

    Returns
    -------
    times : list of float
        ``steps + 1`` of them, from 0 to ``duration``.
    points : list of tuple of float
        What the two spend at these times.

    Raises
    ------
    ValueError
        If the start is below zero, the time cannot be divided so, or the race leaves the range of numbers.
    """
    points = [_checked(start)]
    if not (isinstance(duration, int | float) and 0 < duration < math.inf and isinstance(steps, int) and steps >= 1):
        raise ValueError("The time to follow must be above zero, in at least one step; try 10 years in 200 steps.")
    dt = duration / steps
    try:
        advance = _stepper(race, dt)
        for _ in range(steps):
            points.append(advance(points[-1]))
    except OverflowError:
        raise ValueError(_TOO_LARGE) from None
    if not all(map(math.isfinite, points[-1])):
        raise ValueError(_TOO_LARGE)
    return [dt * step for step in range(steps + 1)], points


def destination(race: Race, start: Point) -> Point | None:
    """Where a race from this start comes to rest.

    Parameters
    ----------
    race : Race
    start : tuple of float
        What the two spend at first, zero or more.

    Returns
    -------
    tuple of float, or None
        None if both sides' spending grows without end.

    Raises
    ------
    ValueError
        If the start is below zero, or the race leaves the range of numbers.
    """
    at = _checked(start)
    rest = equilibrium(race)
    if rest and min(rest) >= 0 and margin(race) > 0:
        return rest
    # Along the edge a·b = k·l only the sum l·x + a·y of both grievances decides, and growth is too slow to wait for.
    if not rest and race.l * race.g + race.a * race.h > 0:
        return None
    # Large steps will do: between the borders they are exact, and here only the end counts.
    longest = 2 / (race.a + race.b)
    far = _FAR * (1 + max(at) + max(map(abs, rest or (0, 0))))
    try:
        advance = _stepper(race, longest)
        for _ in range(_MOST_STEPS):
            before, at = at, advance(at)
            if max(at) > far:
                return None
            if math.dist(before, at) <= 1e-9 * (1 + max(at)):
                break
    except OverflowError:
        raise ValueError(_TOO_LARGE) from None
    return at


def _checked(start: Point) -> Point:
    for value in start:
        if not isinstance(value, int | float) or not 0 <= value <= 1e100:
            raise ValueError(f"Nobody can spend less than nothing or without end, but one start is {value!r}; try 0.")
    return float(start[0]), float(start[1])


def _stepper(race: Race, dt: float) -> Callable[[Point], Point]:
    """The exact move over a time ``dt``, with nobody below zero at its end."""
    grow = _of_matrix(race, lambda value: math.exp(value * dt), lambda value: dt * math.exp(value * dt))
    push = _of_matrix(
        race,
        lambda value: math.expm1(value * dt) / value if value else dt,
        lambda value: (dt * math.exp(value * dt) - math.expm1(value * dt) / value) / value,
    )
    along_x, along_y = push[0] * race.g + push[1] * race.h, push[2] * race.g + push[3] * race.h

    def alone(now: float, fatigue: float, grievance: float) -> float:
        still = math.exp(-fatigue * dt)
        return max(0.0, now * still + grievance * (1 - still) / fatigue)

    def advance(at: Point) -> Point:
        x, y = at
        falling_x, falling_y = (change <= 0 for change in rate(race, at))
        if x == 0 and falling_x:
            return 0.0, alone(y, race.b, race.h)
        if y == 0 and falling_y:
            return alone(x, race.a, race.g), 0.0
        return max(0.0, grow[0] * x + grow[1] * y + along_x), max(0.0, grow[2] * x + grow[3] * y + along_y)

    return advance


def _of_matrix(
    race: Race, function: Callable[[float], float], slope: Callable[[float], float]
) -> tuple[float, float, float, float]:
    """A function of the matrix ((−a, k), (l, −b)), row by row, from its values at the two eigenvalues.

    f(M) = f(λ₁)·1 + f[λ₁, λ₂]·(M − λ₁·1), where f[λ₁, λ₂] is the rise of f between the two over their distance. Where
    they all but coincide, which needs a = b and k·l = 0, that is the slope of f half-way.
    """
    first, second = eigenvalues(race)
    if first - second > 1e-6 * abs(second):
        between = (function(first) - function(second)) / (first - second)
    else:
        between = slope((first + second) / 2)
    return (
        function(first) + between * (-race.a - first),
        between * race.k,
        between * race.l,
        function(first) + between * (-race.b - first),
    )
