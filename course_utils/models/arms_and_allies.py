"""An arms race of several states, two of whom may become allies.

dxᵢ/dt = Σⱼ kᵢⱼ·xⱼ − aᵢ·xᵢ + gᵢ, where xᵢ is what state i spends on arms.

Names:

- The equations for more than two states, and that they are stable if all eigenvalues are negative: [richardson1960]_

From the source, as it is commonly restated: the same terms as for two states, each state reacting to every other.
Our assumptions, none of them Richardson's:

- an alliance is nothing but a change of coefficients: partners react to each other's arms less, by the share *trust*
  (0: as before, 1: not at all), and outsiders and partners react to each other more, by the share *alarm*;
- reactions are zero or more, fatigues above zero, and nobody spends less than nothing;
- how strong trust and alarm are is not measured anywhere. They are there to be varied.

Worked example: three equal states with k = 0.45 towards each of the others, a = 1 and g = 10 rest at 100 each, like two
states with k = 0.9. If A and B ally with trust 1 and alarm 0, they rest at 24.4 and C at 31.9; with alarm 0.5 at 188.7
and 264.8; with alarm 0.6 the race runs away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from ..wording import unknown

_TOLERANCE = 1e-9


@dataclass(frozen=True)
class State:
    """One state of the race.

    Attributes
    ----------
    fatigue : float
        How strongly its own arms slow it down; above zero, per unit of time.
    grievance : float
        What drives it whatever the arms; below zero it is goodwill.
    reactions : mapping of str to float
        How strongly it reacts to the arms of each other state, zero or more; a state left out counts as 0.

    Raises
    ------
    ValueError
        If one of them is not such a number.
    """

    fatigue: float
    grievance: float
    reactions: Mapping[str, float]

    def __post_init__(self) -> None:
        if not _is_number(self.fatigue) or self.fatigue <= 0:
            raise ValueError(f"The fatigue must be a number above zero, but it is {self.fatigue!r}; try 1.")
        if not _is_number(self.grievance):
            raise ValueError(f"The grievance must be a finite number such as 10, but it is {self.grievance!r}.")
        for other, reaction in self.reactions.items():
            if not _is_number(reaction) or reaction < 0:
                raise ValueError(f"The reaction to {other} must be zero or more, but it is {reaction!r}; try 0.")


Race = Mapping[str, State]


def equal_states(names: Sequence[str], reaction: float, fatigue: float, grievance: float) -> dict[str, State]:
    """A race in which every state reacts alike to every other.

    Parameters
    ----------
    names : sequence of str
    reaction, fatigue, grievance : float

    Returns
    -------
    dict of str to State
    """
    reactions: dict[str, dict[str, float]] = {name: {} for name in names}
    for one, other in permutations(names, 2):
        reactions[one][other] = reaction
    return {name: State(fatigue, grievance, reactions[name]) for name in names}


def ally(race: Race, partners: tuple[str, str], trust: float, alarm: float) -> dict[str, State]:
    """The race after two states have become allies (our assumption, see above).

    Parameters
    ----------
    race : mapping of str to State
    partners : tuple of str
        The two allies.
    trust : float
        By what share their reaction to each other falls, 0 to 1.
    alarm : float
        By what share the reactions between each of them and each outsider rise, in both directions; zero or more.

    Returns
    -------
    dict of str to State

    Raises
    ------
    ValueError
        If a partner is not in the race or named twice, or trust or alarm is out of its range.
    """
    if len(set(partners)) != 2:
        raise ValueError(f"An alliance here has two different partners, not {partners!r}; try ('A', 'B').")
    for name in partners:
        if name not in race:
            raise ValueError(unknown("state", name, race))
    if not _is_number(trust) or not 0 <= trust <= 1:
        raise ValueError(f"Trust is a share from 0 to 1, not {trust!r}; try {1 if _is_number(trust, 1) else 0}.")
    if not _is_number(alarm, 0):
        raise ValueError(f"Alarm must be zero or more, not {alarm!r}; try 0.")

    def factor(one: str, other: str) -> float:
        inside = (one in partners) + (other in partners)
        return {2: 1 - trust, 1: 1 + alarm}.get(inside, 1.0)

    return {
        name: State(
            state.fatigue,
            state.grievance,
            {other: factor(name, other) * reaction for other, reaction in state.reactions.items()},
        )
        for name, state in race.items()
    }


def is_stable(race: Race) -> bool:
    """Whether every start leads to the same rest point.

    Parameters
    ----------
    race : mapping of str to State

    Returns
    -------
    bool

    Notes
    -----
    With reactions of zero or more all eigenvalues have negative real parts exactly when every leading principal minor
    of the matrix "fatigues minus reactions" is above zero, that is, when elimination meets no pivot of zero or less.
    For two states this is a > 0 and ab > kl.
    """
    return _solved(race) is not None


def equilibrium(race: Race) -> dict[str, float] | None:
    """What each state spends at the rest point of a stable race.

    Parameters
    ----------
    race : mapping of str to State

    Returns
    -------
    dict of str to float, or None
        None if the race is not stable: then no start leads to such a point, bar the point itself.
    """
    solved = _solved(race)
    return None if solved is None else dict(zip(race, solved, strict=True))


def path(race: Race, start: Mapping[str, float], duration: float, steps: int = 400) -> list[dict[str, float]]:
    """Follow the race from a start, with nobody below zero.

    Parameters
    ----------
    race : mapping of str to State
    start : mapping of str to float
        What each state spends at first, zero or more.
    duration : float
    steps : int
        Into how many equal steps to divide the time.

    Returns
    -------
    list of dict of str to float
        ``steps + 1`` points, evenly spaced in time.

    Raises
    ------
    ValueError
        If a start is missing or below zero, or the time cannot be divided so.

    Notes
    -----
    Runge and Kutta's rule of the fourth order. Two states agree with the exact solution in `arms_race.path` to six
    figures for steps of a twentieth of 1/a or less; a test holds it to that.
    """
    for name in race:
        if not _is_number(start.get(name), 0):
            raise ValueError(f"Each state needs a start of zero or more, but {name} has {start.get(name)!r}; try 0.")
    if not (_is_number(duration, 0) and duration > 0 and isinstance(steps, int) and steps >= 1):
        raise ValueError("The time to follow must be above zero, in at least one step; try 10 years in 200 steps.")
    dt = duration / steps
    rows = _matrix(race)
    push = [state.grievance for state in race.values()]
    now = [float(start[name]) for name in race]
    points = [now]

    def rate(at: Sequence[float]) -> list[float]:
        return [g - sum(m * x for m, x in zip(row, at, strict=True)) for g, row in zip(push, rows, strict=True)]

    def moved(by: float, along: Sequence[float]) -> list[float]:
        return [x + by * change for x, change in zip(now, along, strict=True)]

    for _ in range(steps):
        one = rate(now)
        two = rate(moved(dt / 2, one))
        three = rate(moved(dt / 2, two))
        four = rate(moved(dt, three))
        mean = [(p + 2 * q + 2 * r + s) / 6 for p, q, r, s in zip(one, two, three, four, strict=True)]
        now = [max(0.0, x) for x in moved(dt, mean)]
        points.append(now)
    return [dict(zip(race, point, strict=True)) for point in points]


def _is_number(value: object, low: float = -1e100) -> bool:
    """Whether it is a number from ``low`` up that can be worked with."""
    return isinstance(value, int | float) and low <= value <= 1e100


def _matrix(race: Race) -> list[list[float]]:
    """Fatigues on the diagonal, reactions beside it with a minus."""
    return [
        [state.fatigue if other == name else -state.reactions.get(other, 0.0) for other in race]
        for name, state in race.items()
    ]


def _solved(race: Race) -> list[float] | None:
    """Solve "matrix times spending = grievances" by elimination in the order given; None at a pivot of zero or less."""
    size = len(race)
    rows = [[*row, state.grievance] for row, state in zip(_matrix(race), race.values(), strict=True)]
    for place in range(size):
        pivot = rows[place][place]
        if pivot <= _TOLERANCE * list(race.values())[place].fatigue:
            return None
        for below in range(place + 1, size):
            share = rows[below][place] / pivot
            rows[below] = [x - share * y for x, y in zip(rows[below], rows[place], strict=True)]
    solved = [0.0] * size
    for place in reversed(range(size)):
        known = sum(rows[place][later] * solved[later] for later in range(place + 1, size))
        solved[place] = (rows[place][size] - known) / rows[place][place]
    return solved if all(abs(x) <= 1e300 for x in solved) else None  # beyond lies no number to rest at
