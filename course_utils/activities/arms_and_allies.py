"""Three states in an arms race, two of whom may ally: what the alliance does to the third."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ..figures import arms_and_allies as picture
from ..models import arms_and_allies as model
from ..widgets.activity import REDO, RESET, UNDO, Activity
from ..widgets.controls import Card, Check, Layout, Menu, Slider
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import unknown
from . import arms_race_words as words

YEARS = 30
_STEPS = 150
_START = 60.0


@dataclass(frozen=True)
class Setting:
    """Whether A and B are allies, and what that would change."""

    allied: bool = False
    trust: float = 1.0
    alarm: float = 0.0
    reaction: float = 0.45
    grievance: float = 10.0


#: Name of a preset -> its title and setting.
PRESETS: dict[str, tuple[str, Setting]] = {
    "calming": ("An alliance that alarms nobody", Setting()),
    "alarming": ("An alliance that alarms the outsider", Setting(alarm=0.5)),
    "breaking": ("An alliance that alarms it more", Setting(alarm=0.6)),
    "taming": ("A race that only an alliance stops", Setting(reaction=0.55)),
}


class ArmsAndAllies(Activity[Setting]):
    """A, B and the outsider C; the state of the activity is its setting.

    Parameters
    ----------
    start : Setting
    """

    def __init__(self, start: Setting) -> None:
        source = (
            "Equations: Richardson (1960). What an alliance changes in them is our assumption, and so are the numbers."
        )
        self.time, self.rests = LiveFigure(source=source), LiveFigure()
        self.time.add_class("al-wide")
        self.rests.add_class("al-side")
        super().__init__(start, self.time, self.rests)

    def layout_of(self, state: Setting) -> Layout:
        return _layout()

    def values(self, state: Setting) -> dict[str, Any]:
        preset = next(
            (name for name, (_, one) in PRESETS.items() if replace(one, allied=state.allied) == state),
            "",
        )
        return {"preset": preset, **vars(state)}

    def intro(self, state: Setting) -> str:
        return (
            "Three equal states, each watching the other two. "
            + ("A and B are allies." if state.allied else "Nobody is allied yet.")
            + " What does the alliance do to C?"
        )

    def change(self, state: Setting, name: str, value: Any) -> Setting:
        if name == "preset":
            return replace(PRESETS[value][1], allied=state.allied) if value else state
        return replace(state, **{name: value})

    def draw(self, state: Setting) -> None:
        alone = model.equal_states("ABC", state.reaction, 1.0, state.grievance)
        bound = model.ally(alone, ("A", "B"), state.trust, state.alarm)
        now = bound if state.allied else alone
        before, after = model.equilibrium(alone), model.equilibrium(bound)
        rests = [value for rest in (before, after) if rest for value in rest.values()]
        top = words.room([(value, 0) for value in (_START, *rests) if value <= 2500], not (before and after))
        start = dict.fromkeys("ABC", _START)
        times = [YEARS * step / _STEPS for step in range(_STEPS + 1)]
        sentence = verdict(state)
        self.time.show(
            picture.with_and_without(times, _follow(alone, start, top), _follow(now, start, top), top),
            sentence,
            f"What A, B and C spend over {YEARS} years from {_START:g} each"
            + (", and faintly what each would spend without the alliance. " if state.allied else ". ")
            + sentence,
        )
        self.rests.show(
            picture.rest_points(before, after, top),
            f"Without the alliance: {_said(before)}. With it: {_said(after)}.",
            f"Bars of where each state comes to rest. Without the alliance: {_said(before)}. With it: {_said(after)}.",
        )


def verdict(state: Setting) -> str:
    """Say what the alliance does, or would do, to the partners and to the outsider.

    Parameters
    ----------
    state : Setting

    Returns
    -------
    str
        One or two sentences.
    """
    alone = model.equal_states("ABC", state.reaction, 1.0, state.grievance)
    before = model.equilibrium(alone)
    after = model.equilibrium(model.ally(alone, ("A", "B"), state.trust, state.alarm))
    if not state.allied:
        if before:
            return f"No alliance: the race is stable, and each state comes to rest at {before['C']:.0f}."
        return "No alliance: the race runs away, because two neighbours frighten each state more than it can brake."
    if after is None:
        ending = "a race that was stable now runs away" if before else "the race still runs away"
        return f"In spite of the alliance {ending}: C fears two allied neighbours, and they fear C."
    if before is None:
        return (
            f"The alliance stops a race that ran away: A and B come to rest at {after['A']:.0f}, C at {after['C']:.0f}."
        )
    change = after["C"] - before["C"]
    if abs(change) < 0.5:
        effect = f"C stays at {after['C']:.0f}"
    else:
        effect = f"C {'arms more' if change > 0 else 'can arm less'}: {after['C']:.0f} instead of {before['C']:.0f}"
    return f"Stable: with the alliance A and B rest at {after['A']:.0f} instead of {before['A']:.0f}, and {effect}."


@cache
def _layout() -> Layout:
    presets = tuple((name, title) for name, (title, _) in PRESETS.items())
    return Layout(
        toolbar=(
            Menu("preset", "Examples", (*presets, ("", "my own numbers"))),
            Check("allied", "A and B are allies"),
            UNDO,
            REDO,
            RESET,
        ),
        cards=(
            Card(
                fields=[
                    Slider("trust", "Trust: A and B fear each other's arms less", 0, 1, 0.05, decimals=2),
                    Slider("alarm", "Alarm: C and the two allies fear each other more", 0, 1, 0.05, decimals=2),
                ]
            ),
            Card(
                fields=[
                    Slider("reaction", "Reaction to each other state (k), before", 0, 0.8, 0.05, decimals=2),
                    Slider("grievance", "Grievance of each state (g)", 0, 20, 1, decimals=0),
                ]
            ),
        ),
    )


def alliance_and_outsider(preset: str = "calming", allied: bool = False) -> None:
    """Show an arms race of three states, in which an alliance of two is a switch.

    Parameters
    ----------
    preset : str
        "calming", "alarming", "breaking" or "taming".
    allied : bool
        Whether to begin with the alliance.

    Raises
    ------
    ValueError
        If there is no such preset.
    """
    if preset not in list(PRESETS):
        raise ValueError(unknown("example", preset, PRESETS))
    activity = ArmsAndAllies(replace(PRESETS[preset][1], allied=bool(allied)))
    show(activity, "An alliance and an outsider", activity.figures)


def _follow(race: model.Race, start: dict[str, float], top: float) -> dict[str, list[float]]:
    """What each state spends over the years; beyond ten times the picture's height nothing is worth drawing."""
    points = model.path(race, start, YEARS, _STEPS)
    return {name: [min(point[name], 10 * top) for point in points] for name in "ABC"}


def _said(rest: dict[str, float] | None) -> str:
    if rest is None:
        return "the race runs away"
    return ", ".join(f"{name} {value:.0f}" for name, value in rest.items())
