"""What the arms race says about itself, in plain sentences."""

from collections.abc import Sequence

from ..models import arms_race as model
from ..models.arms_race import Point, Race

_ROOMS = (25, 50, 100, 125, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000, 3000, 5000, 10_000)


def room(points: Sequence[Point], running: bool) -> float:
    """Where the axes end so that these points fit, in few sizes so that a drag does not make them dance.

    Parameters
    ----------
    points : sequence of pairs of float
    running : bool
        Whether the race runs away and needs room to be seen running.

    Returns
    -------
    float
    """
    largest = max((max(point) for point in points), default=0)
    wanted = max(40, largest * (5 if running else 1.2))
    return next((size for size in _ROOMS if size >= wanted), wanted)


def verdict(race: Race, start: Point, end: Point | None) -> str:
    """One or two sentences: stable or not, and where this race goes.

    Parameters
    ----------
    race : Race
    start : pair of float
    end : pair of float or None
        Where it comes to rest; None if it runs away.

    Returns
    -------
    str
    """
    margin, ab, kl = model.margin(race), race.a * race.b, race.k * race.l
    compared = f"brakes a·b = {ab:.2f}, reactions k·l = {kl:.2f}"
    where = "both run away" if end is None else _rest(end)
    if margin > 0:
        limit = " It would rest below zero, but nobody can spend less than nothing." if _below(race) else ""
        return f"Stable: {compared}. From any start {where}.{limit}"
    if margin == 0:
        if end is None:
            return f"On the edge: {compared}. Nothing pulls the race back: it grows in a straight line, without end."
        if max(end) < 1e-6:
            return f"On the edge: {compared}. Goodwill decides, and {where}."
        return f"On the edge: {compared}. There is no single rest point; from this start {where}."
    if end is None:
        malice = (
            " Neither side has any grievance: fear of the other's arms is enough."
            if race.g <= 0 and race.h <= 0 and not (race.g or race.h)
            else ""
        )
        return f"It runs away: {compared}. Nothing stops this race.{malice}"
    return f"Not stable: {compared}. From this start {where}, but from a higher one the race would run away."


def described(race: Race, start: Point, end: Point | None) -> str:
    """The plane in words, for those who do not see it.

    Parameters
    ----------
    race : Race
    start : pair of float
    end : pair of float or None

    Returns
    -------
    str
    """
    rest = model.equilibrium(race)
    point = "There is no single rest point." if rest is None else f"The rest point is {rest[0]:.0f} and {rest[1]:.0f}."
    return (
        "The plane of what A and B spend, with the line on which A would stay as it is, the line on which B would, and "
        f"the path of the race from {start[0]:g} and {start[1]:g}. {point} {verdict(race, start, end)}"
    )


def in_time(times: Sequence[float], points: Sequence[Point]) -> str:
    """Where both stand after ten years and at the end.

    Parameters
    ----------
    times : sequence of float
    points : sequence of pairs of float

    Returns
    -------
    str
    """
    ten = min(range(len(times)), key=lambda place: abs(times[place] - 10))
    (x, y), (u, v) = points[ten], points[-1]
    return f"After 10 years A spends {_money(x)} and B {_money(y)}; after {times[-1]:.0f}, {_money(u)} and {_money(v)}."


def side(race: Race, name: str) -> str:
    """What one side would spend if the other had no arms.

    Parameters
    ----------
    race : Race
    name : str
        "A" or "B".

    Returns
    -------
    str
    """
    alone = model.nullcline_x(race, 0) if name == "A" else model.nullcline_y(race, 0)
    return f"{name}, if the other had no arms: {max(0.0, alone):.0f}"


def _rest(end: Point) -> str:
    if max(end) < 1e-6:
        return "both end up spending nothing"
    return f"A comes to rest at {end[0]:.0f} and B at {end[1]:.0f}"


def _below(race: Race) -> bool:
    rest = model.equilibrium(race)
    return rest is not None and min(rest) < -1e-9


def _money(value: float) -> str:
    return f"{value:.0f}" if value < 10_000 else "over 10,000"
