"""A crisis step by step: who is bound to whom, what would you do, what happened."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from .. import data
from ..figures import crisis_steps as picture
from ..models.alliance_dilemma import expected_pattern
from ..widgets.activity import REDO, RESET, UNDO, Activity
from ..widgets.controls import Button, Layout, Menu, Options, Text
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import listing, the, upper_first


@dataclass(frozen=True)
class Stand:
    """Which crisis, which step (from 0), and what the learner chose at each step so far ("" for nothing yet)."""

    crisis: str
    step: int = 0
    chosen: tuple[str, ...] = ()

    @property
    def choice(self) -> str:
        """What was chosen at this step."""
        return self.chosen[self.step] if self.step < len(self.chosen) else ""


class CrisisSteps(Activity[Stand]):
    """One decision after the other; what happened is told once the learner has chosen.

    Parameters
    ----------
    crisis : str
        Id of a crisis of `data.stepped_crises`.

    Raises
    ------
    ValueError
        If there is no such crisis.
    """

    def __init__(self, crisis: str = "july-1914") -> None:
        self.ties = LiveFigure(
            source="Events: general history; see Clark (2012) for 1914 and Steiner (2011) for 1938\u201339."
        )
        super().__init__(Stand(data.stepped_crisis(crisis).id), self.ties)

    def layout_of(self, state: Stand) -> Layout:
        return _layout(state.crisis, state.step)

    def origin(self, state: Stand) -> Stand:
        return Stand(state.crisis)

    def values(self, state: Stand) -> dict[str, Any]:
        crisis, step = _told(state)
        term = next(term for term in data.glossary() if term.id == step.concept)
        last = state.step == len(crisis.steps) - 1
        shown = {
            "crisis": state.crisis,
            "title": f"{step.date}: {step.title} ({state.step + 1} of {len(crisis.steps)})",
            "told": step.told,
            "question": step.question,
            "choice": state.choice,
            "reply": "",
            "happened": "",
            "concept": "",
            "end": "",
        }
        if state.choice:
            reply = next(choice.reply for choice in step.choices if choice.key == state.choice)
            shown |= {
                "reply": f"What speaks for and against it: {reply}",
                "happened": f"What happened: {step.happened}",
                "concept": f"{upper_first(term.term)}: {step.lesson}",
            }
            if last:
                pattern = expected_pattern("many", crisis.advantage)
                shown["end"] = (
                    f"The end of this story. {crisis.belief} For such a belief among many powers, Christensen and "
                    f"Snyder (1990) expect {pattern.name}: \u201c{pattern.why}\u201d"
                )
        return shown

    def disabled(self, state: Stand) -> list[str]:
        crisis, _ = _told(state)
        back = ["back"] if state.step == 0 else []
        return back + (["on"] if not state.choice or state.step == len(crisis.steps) - 1 else [])

    def change(self, state: Stand, name: str, value: Any) -> Stand:
        if name == "crisis":
            return state if value == state.crisis else Stand(value)
        before = state.chosen[: state.step]
        return replace(state, chosen=(*before, value, *state.chosen[state.step + 1 :]))

    def press(self, state: Stand, name: str) -> Stand:
        crisis, _ = _told(state)
        if name == "on" and not state.choice:
            self.message = "Choose first; there is no wrong answer here."
            return state
        step = state.step + (1 if name == "on" else -1)
        return replace(state, step=max(0, min(len(crisis.steps) - 1, step)))

    def draw(self, state: Stand) -> None:
        crisis, step = _told(state)
        names = {place[0]: data.state_name(place[0], crisis.year) for place in crisis.places}
        ties = step.after if state.choice else step.before
        bound = [(names[tie.one], names[tie.other], tie.kind) for tie in ties]
        fresh = [(names[tie.one], names[tie.other], tie.kind) for tie in ties if tie not in step.before]
        chooser = names[step.chooser]
        places = {names[state]: (x, y) for state, x, y in crisis.places}
        sentence = f"{step.date}. {_wars(bound)} {upper_first(the(chooser))} has to choose."
        if state.choice:
            sentence = f"{step.date}, after the choice of {the(chooser)}. {_wars(bound)}"
        self.ties.show(
            picture.ties(places, bound, chooser, fresh),
            sentence,
            f"States as marks, and lines between them. {sentence} "
            + " ".join(f"{words.capitalize()}: {_pairs(bound, kind)}." for kind, (words, *_) in picture.KINDS.items()),
        )


def crisis(case: str = "july-1914") -> None:
    """Show a crisis to walk through step by step.

    Parameters
    ----------
    case : str
        "july-1914" or "munich-1938".

    Raises
    ------
    ValueError
        If there is no such crisis.
    """
    activity = CrisisSteps(case)
    show(activity, "A crisis, step by step", activity.figures)


def _told(state: Stand) -> tuple[data.SteppedCrisis, data.CrisisStep]:
    crisis = data.stepped_crisis(state.crisis)
    return crisis, crisis.steps[state.step]


def _wars(bound: list[tuple[str, str, str]]) -> str:
    wars = [(one, other) for one, other, kind in bound if kind == "war"]
    if not wars:
        return "No two of these states are at war."
    return f"At war: {listing(f'{the(one)} with {the(other)}' for one, other in wars)}."


def _pairs(bound: list[tuple[str, str, str]], kind: str) -> str:
    return listing(f"{one} and {other}" for one, other, what in bound if what == kind) or "none"


@cache
def _layout(crisis: str, step: int) -> Layout:
    crises = tuple((one.id, one.title) for one in data.stepped_crises())
    choices = data.stepped_crisis(crisis).steps[step].choices
    return Layout(
        toolbar=(Menu("crisis", "Crisis", crises), UNDO, REDO, RESET, Text("title", look="al-title"), Text("told")),
        after=(
            Text("question", look="al-name"),
            Options("choice", "What do you do?", tuple((one.key, one.text) for one in choices)),
            Text("reply"),
            Text("happened", spoken=True),
            Text("concept"),
            Text("end"),
            Button("back", "◀ Back"),
            Button("on", "Go on ▶"),
        ),
    )
