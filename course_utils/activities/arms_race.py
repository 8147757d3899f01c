"""An arms race of two states: the plane of their spending, the path in time, and where it ends."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ..figures import arms_race as picture
from ..models import arms_race as model
from ..models.arms_race_path import destination, path
from ..widgets.activity import REDO, RESET, UNDO, Activity, copy_button
from ..widgets.controls import Badge, Card, Layout, Menu, Slider
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import unknown
from . import arms_race_words as words

YEARS = 30
_STEPS = 150


@dataclass(frozen=True)
class Setting:
    """The coefficients of the race, named as in the equations, and where it starts."""

    k: float
    a: float
    g: float
    l: float  # noqa: E741
    b: float
    h: float
    x: float
    y: float

    @property
    def race(self) -> model.Race:
        """The coefficients alone."""
        return model.Race(self.k, self.a, self.g, self.l, self.b, self.h)

    @property
    def start(self) -> tuple[float, float]:
        """What both spend at first."""
        return self.x, self.y


#: Name of a preset -> its title, its setting and a sentence or two about it.
PRESETS: dict[str, tuple[str, Setting, str]] = {
    "calm": (
        "Calm: reactions weaker than brakes",
        Setting(0.9, 1, 10, 0.9, 1, 10, 20, 60),
        "Each answers 100 more on the other side with 90 of its own. Will that end well?",
    ),
    "edge": (
        "On the edge: reactions equal to brakes",
        Setting(1, 1, 10, 1, 1, 10, 20, 60),
        "Each answers like with like.",
    ),
    "runaway": (
        "Runaway: reactions stronger than brakes",
        Setting(1.1, 1, 10, 1.1, 1, 10, 20, 60),
        "Each answers 100 more on the other side with 110 of its own, to be safe.",
    ),
    "no-malice": (
        "No grievances at all",
        Setting(1.1, 1, 0, 1.1, 1, 0, 20, 10),
        "Neither side wants anything from the other: both grievances are zero. They only react.",
    ),
    "detente": (
        "Détente: goodwill, and a start below the limit",
        Setting(1.1, 1, -10, 1.1, 1, -10, 80, 90),
        "Reactions are as strong as in the runaway, but there is goodwill on both sides. Raise both starts above 100.",
    ),
}

_SIDES = {"A": ("k", "a", "g", "x"), "B": ("l", "b", "h", "y")}
_OTHER = {"A": "B", "B": "A"}


class ArmsRace(Activity[Setting]):
    """Richardson's race of two states; the state of the activity is its setting.

    Parameters
    ----------
    start : Setting
    """

    def __init__(self, start: Setting) -> None:
        source = "Equations: Richardson (1960). The numbers are examples, not data."
        self.plane, self.time = LiveFigure(source=source), LiveFigure()
        self.plane.add_class("al-wide")
        self.time.add_class("al-side")
        super().__init__(start, self.plane, self.time)

    def layout_of(self, state: Setting) -> Layout:
        return _layout()

    def values(self, state: Setting) -> dict[str, Any]:
        preset = next((name for name, (_, setting, _) in PRESETS.items() if setting == state), "")
        return {"preset": preset, **vars(state)}

    def intro(self, state: Setting) -> str:
        return next((told for _, setting, told in PRESETS.values() if setting == state), "A race of your own.")

    def change(self, state: Setting, name: str, value: Any) -> Setting:
        if name == "preset":
            return PRESETS[value][1] if value else state
        return replace(state, **{name: value})

    def code(self, state: Setting) -> str:
        given = ", ".join(f"{name}={value:g}" for name, value in vars(state).items())
        return f"course.arms_race({given})"

    def badges(self, state: Setting) -> list[Badge]:
        return [Badge(words.side(state.race, side)) for side in _SIDES]

    def draw(self, state: Setting) -> None:
        race = state.race
        times, points = path(race, state.start, YEARS, _STEPS)
        end = destination(race, state.start)
        rest = model.equilibrium(race)
        top = words.room([*points[:1], *([end] if end else []), *([rest] if rest and min(rest) >= 0 else [])], not end)
        inside = next((place for place, point in enumerate(points) if max(point) > 1.5 * top), len(points))
        course = points[: inside + 1]
        lines = (
            [(model.nullcline_x(race, y), y) for y in (0, top)],
            [(x, model.nullcline_y(race, x)) for x in (0, top)],
        )
        drawable = rest if rest and min(rest) >= 0 and max(rest) <= top else None
        verdict = words.verdict(race, state.start, end)
        self.plane.show(
            picture.plane(lines, course, drawable, model.is_stable(race), top),
            verdict,
            words.described(race, state.start, end),
        )
        # What runs away leaves the picture; ten times its height is far enough to draw.
        spent = {"A": [min(x, 10 * top) for x, _ in points], "B": [min(y, 10 * top) for _, y in points]}
        self.time.show(
            picture.over_time(times, spent, top),
            words.in_time(times, points),
            f"Two lines over {YEARS} years from {state.x:g} and {state.y:g}. {words.in_time(times, points)}",
        )


@cache
def _layout() -> Layout:
    presets = tuple((name, title) for name, (title, _, _) in PRESETS.items())
    cards = []
    for side, (reaction, fatigue, grievance, start) in _SIDES.items():
        other = _OTHER[side]
        cards.append(
            Card(
                fields=[
                    Slider(reaction, f"{side}'s reaction to {other}'s arms ({reaction})", 0, 2, 0.05, decimals=2),
                    Slider(fatigue, f"{side}'s brake: fatigue and expense ({fatigue})", 0.2, 2, 0.05, decimals=2),
                    Slider(grievance, f"{side}'s grievance, or goodwill below 0 ({grievance})", -30, 30, 1, decimals=0),
                    Slider(start, f"{side} spends at the start", 0, 200, 1, decimals=0),
                ]
            )
        )
    return Layout(
        toolbar=(
            Menu("preset", "Examples", (*presets, ("", "my own race"))),
            UNDO,
            REDO,
            RESET,
            copy_button("this race"),
        ),
        cards=cards,
    )


def arms_race(preset: str = "calm", **setting: float) -> None:
    """Show Richardson's arms race of two states.

    Parameters
    ----------
    preset : str
        "calm", "edge", "runaway", "no-malice" or "detente".
    **setting : float
        Any of k, a, g, l, b, h (the coefficients) and x, y (the start), to begin with other numbers.

    Raises
    ------
    ValueError
        If there is no such preset, or a number is out of its range.
    """
    if preset not in list(PRESETS):
        raise ValueError(unknown("example", preset, PRESETS))
    start = PRESETS[preset][1]
    fields = _layout().fields()
    for name, value in setting.items():
        if name not in vars(start):
            raise ValueError(unknown("number of the race", name, vars(start)))
        start = replace(start, **{name: fields[name].read(value)})  # type: ignore[union-attr]
    activity = ArmsRace(start)
    show(activity, "An arms race", activity.figures)
