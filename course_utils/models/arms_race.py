"""The arms race of two states as a pair of linear equations.

dx/dt = k·y − a·x + g and dy/dt = l·x − b·y + h, where x and y are what the two states spend on arms.

Names:

- The equations, stability, the equilibrium: [richardson1960]_

From the source, as it is commonly restated: each state arms the faster the more the other has (reaction k, l), the
slower the more it has itself (fatigue a, b), and by a constant that neither causes (grievance g, h; below zero it is
goodwill). The race is stable if and only if a·b > k·l.
Our assumptions:

- k and l are zero or more, a and b above zero, so that both eigenvalues are real and only a·b against k·l decides;
- a·b and k·l within one part in 10⁹ of each other count as equal;
- nobody spends less than nothing. How a path keeps to that is in `arms_race_path`.

Worked example: k = l = 0.9, a = b = 1, g = h = 10. Then ab − kl = 0.19 and x* = y* = (10 + 9) / 0.19 = 100. With
k = l = 1.1 the difference is −0.21 and the race runs away.
"""

import math
from dataclasses import astuple, dataclass, fields

Point = tuple[float, float]

_TOLERANCE = 1e-9
#: Beyond this the products of coefficients would leave the range of numbers.
_LARGEST = 1e100
_WORDS = {
    "k": "reaction k",
    "a": "fatigue a",
    "g": "grievance g",
    "l": "reaction l",
    "b": "fatigue b",
    "h": "grievance h",
}


@dataclass(frozen=True)
class Race:
    """The six coefficients, named as in the equations.

    Attributes
    ----------
    k, l : float
        How strongly the first and the second state react to the other's arms; zero or more, per unit of time.
    a, b : float
        How strongly its own arms slow each state down; above zero, per unit of time.
    g, h : float
        What drives each state whatever the arms, in money per unit of time; below zero it is goodwill.

    Raises
    ------
    ValueError
        If a coefficient is not such a number.
    """

    k: float
    a: float
    g: float
    l: float  # noqa: E741
    b: float
    h: float

    def __post_init__(self) -> None:
        for field in fields(self):
            name, value = field.name, getattr(self, field.name)
            if not isinstance(value, int | float) or not -_LARGEST <= value <= _LARGEST:
                raise ValueError(f"The {_WORDS[name]} must be a finite number such as 0.9, but it is {value!r}.")
            if name in "kl" and value < 0:
                raise ValueError(f"The {_WORDS[name]} must not be below zero, but it is {value:g}; try 0.")
            if name in "ab" and value <= 0:
                raise ValueError(f"The {_WORDS[name]} must be above zero, but it is {value:g}; try 0.1.")


def mirrored(race: Race) -> Race:
    """The same race with the two states called by each other's names.

    Parameters
    ----------
    race : Race

    Returns
    -------
    Race
    """
    k, a, g, l, b, h = astuple(race)  # noqa: E741
    return Race(l, b, h, k, a, g)


def margin(race: Race) -> float:
    """How far braking outweighs reaction: a·b − k·l, and exactly 0 at the edge.

    Parameters
    ----------
    race : Race

    Returns
    -------
    float
        Above zero the race is stable, below zero it runs away.
    """
    braking, reaction = race.a * race.b, race.k * race.l
    return 0.0 if abs(braking - reaction) <= _TOLERANCE * max(braking, reaction) else braking - reaction


def is_stable(race: Race) -> bool:
    """Whether every start leads to the same rest point: a·b > k·l.

    Parameters
    ----------
    race : Race

    Returns
    -------
    bool
    """
    return margin(race) > 0


def equilibrium(race: Race) -> Point | None:
    """Where both states would rest: x* = (b·g + k·h)/(a·b − k·l), y* = (a·h + l·g)/(a·b − k·l).

    Parameters
    ----------
    race : Race

    Returns
    -------
    tuple of float, or None
        Possibly below zero, which no spending reaches. None at the edge a·b = k·l, where there is no such point or a
        whole line of them.
    """
    difference = margin(race)
    if not difference:
        return None
    return (race.b * race.g + race.k * race.h) / difference, (race.a * race.h + race.l * race.g) / difference


def rate(race: Race, at: Point) -> Point:
    """How fast both states' spending changes at a point, by the equations alone.

    Parameters
    ----------
    race : Race
    at : tuple of float
        What the two spend.

    Returns
    -------
    tuple of float
        dx/dt and dy/dt.
    """
    x, y = at
    return race.k * y - race.a * x + race.g, race.l * x - race.b * y + race.h


def nullcline_x(race: Race, y: float) -> float:
    """What the first state would spend for good if the other kept spending ``y``: (k·y + g)/a.

    Parameters
    ----------
    race : Race
    y : float

    Returns
    -------
    float
        On this line dx/dt = 0.
    """
    return (race.k * y + race.g) / race.a


def nullcline_y(race: Race, x: float) -> float:
    """What the second state would spend for good if the other kept spending ``x``: (l·x + h)/b.

    Parameters
    ----------
    race : Race
    x : float

    Returns
    -------
    float
        On this line dy/dt = 0.
    """
    return nullcline_x(mirrored(race), x)


def eigenvalues(race: Race) -> Point:
    """The two rates at which deviations grow or shrink, the larger first: (−(a + b) ± √((a − b)² + 4kl))/2.

    Parameters
    ----------
    race : Race

    Returns
    -------
    tuple of float
        Per unit of time. The first is above, at or below zero as k·l is above, at or below a·b; the second is below.
    """
    root = math.sqrt((race.a - race.b) ** 2 + 4 * race.k * race.l)
    lower = -(race.a + race.b + root) / 2
    # The product of the two is ab − kl; dividing keeps the first exact where it is close to zero.
    return margin(race) / lower, lower


def pace(race: Race) -> float:
    """The time in which the lasting part of a deviation halves (a stable race) or doubles (one that runs away).

    Parameters
    ----------
    race : Race

    Returns
    -------
    float
        In the unit of time of the coefficients; infinite at the edge.
    """
    slow = abs(eigenvalues(race)[0])
    return math.log(2) / slow if slow else math.inf
