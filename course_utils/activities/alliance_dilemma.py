"""Abandonment against entrapment: how firmly to bind oneself to an ally."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from .. import data
from ..figures import alliance_dilemma as picture
from ..models import alliance_dilemma as model
from ..widgets.activity import REDO, RESET, UNDO, Activity
from ..widgets.controls import Button, Card, Choice, Layout, Menu, Slider, Text
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure


@dataclass(frozen=True)
class Setting:
    """The alliance as one member sees it, per cent; the case it comes from; and whether the outcome is told."""

    case: str
    commitment: float
    dependence: float
    shared: float
    poles: str
    told: bool = False

    @property
    def tie(self) -> model.Tie:
        """The alliance in the model's units."""
        return model.Tie(self.dependence / 100, self.shared / 100, self.poles)


class AllianceDilemma(Activity[Setting]):
    """Two fears over commitment; the state of the activity is its setting.

    Parameters
    ----------
    case : str
        Id of a case of `data.tie_cases`.

    Raises
    ------
    ValueError
        If there is no such case.
    """

    def __init__(self, case: str = "germany-1914") -> None:
        self.fears = LiveFigure(source="Idea: Snyder (1984). Curves and numbers are our assumptions.")
        super().__init__(preset(case), self.fears)

    def layout_of(self, state: Setting) -> Layout:
        return _layout()

    def origin(self, state: Setting) -> Setting:
        return preset(state.case)

    def values(self, state: Setting) -> dict[str, Any]:
        happened = f"What happened: {data.tie_case(state.case).happened}" if state.told else ""
        return {**vars(state), "asked-poles": "How many great powers?", "happened": happened}

    def intro(self, state: Setting) -> str:
        return data.tie_case(state.case).story

    def change(self, state: Setting, name: str, value: Any) -> Setting:
        if name == "case":
            return preset(value)
        return replace(state, **{name: value})

    def press(self, state: Setting, name: str) -> Setting:
        return replace(state, told=True)

    def disabled(self, state: Setting) -> list[str]:
        return ["tell"] if state.told else []

    def draw(self, state: Setting) -> None:
        tie, case = state.tie, data.tie_case(state.case)
        left = [100 * model.abandonment(tie, c / 100) for c in range(101)]
        dragged = [100 * model.entrapment(tie, c / 100) for c in range(101)]
        best = model.best_commitment(tie)
        now = round(state.commitment)
        chosen = 100 * case.chosen if state.told else None
        sentence = verdict(state)
        told = f" The commitment that was made stands at about {chosen:.0f}%, in our judgement." if chosen else ""
        self.fears.show(
            picture.fears(left, dragged, now, None if best is None else 100 * best, chosen),
            sentence,
            "Three curves over commitment from 0 to 100%: the fear of being left alone falls from "
            f"{left[0]:.0f} to 0, the fear of being dragged in rises from 0 to {dragged[-1]:.0f}, and their sum. "
            f"{sentence}{told}",
        )


def verdict(state: Setting) -> str:
    """Say how strong both fears are now, and where their sum is least.

    Parameters
    ----------
    state : Setting

    Returns
    -------
    str
        Two sentences.
    """
    tie, c = state.tie, state.commitment / 100
    left, dragged = 100 * model.abandonment(tie, c), 100 * model.entrapment(tie, c)
    now = f"At {state.commitment:.0f}% commitment the fear of being left alone is {left:.0f}, "
    now += f"of being dragged in {dragged:.0f}."
    best = model.best_commitment(tie)
    if best is None:
        return f"{now} This ally is not needed and has no quarrels of its own: any commitment will do."
    if best == 0:
        return f"{now} An ally you do not need can only drag you in: the least fear is at no commitment."
    if best == 1:
        return f"{now} An ally whose quarrels are all yours cannot drag you in: the least fear is at full commitment."
    sharp = 100 * model.sharpness(tie)
    word = "sharp" if sharp > 30 else "mild" if sharp < 15 else "noticeable"
    return f"{now} Together they are least at {100 * best:.0f}%, where {sharp:.0f} remains: a {word} dilemma."


def preset(case: str) -> Setting:
    """The setting of a case, with a commitment of 50% to begin with.

    Parameters
    ----------
    case : str
        Id of a case of `data.tie_cases`.

    Returns
    -------
    Setting

    Raises
    ------
    ValueError
        If there is no such case.
    """
    one = data.tie_case(case)
    return Setting(one.id, 50.0, round(100 * one.dependence, 6), round(100 * one.shared, 6), one.poles)


def abandonment_or_entrapment(case: str = "germany-1914") -> None:
    """Show the two fears of an ally, and how they change with the strength of the commitment.

    Parameters
    ----------
    case : str
        "germany-1914", "britain-1912", "france-1938", "korea-1953" or "taiwan-1954".

    Raises
    ------
    ValueError
        If there is no such case.
    """
    activity = AllianceDilemma(case)
    show(activity, "Left alone or dragged in?", activity.figures)


@cache
def _layout() -> Layout:
    cases = tuple((one.id, one.title) for one in data.tie_cases())
    return Layout(
        toolbar=(Menu("case", "Whose choice?", cases), UNDO, REDO, RESET),
        cards=(
            Card(fields=[Slider("commitment", "Your commitment to the ally", 0, 100, 1, decimals=0, unit="%")]),
            Card(
                fields=[
                    Slider("dependence", "How much you need this ally", 0, 100, 1, decimals=0, unit="%"),
                    Slider("shared", "How far its quarrels are yours", 0, 100, 1, decimals=0, unit="%"),
                ]
            ),
            Card(
                fields=[
                    Text("asked-poles"),
                    Choice("poles", "How many great powers?", (("many", "many"), ("two", "two blocs"))),
                ]
            ),
        ),
        after=(Button("tell", "What happened?"), Text("happened", spoken=True)),
    )
