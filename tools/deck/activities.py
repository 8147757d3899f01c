"""An activity without a kernel: its figures in every setting that a deck can step to, computed beforehand."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from course_utils.figures import theme
from course_utils.widgets.activity import Activity
from course_utils.widgets.controls import Choice, Facts, Field, Slider
from course_utils.widgets.live_figure import LiveFigure

_STEPS = 30
TEMPLATE = theme.TEMPLATE.to_plotly_json()

#: From an activity and a state to the states that one control leads to, each with its label.
Way = Callable[[Activity, Any], Iterator[tuple[str, Any]]]


def control(name: str, most: int = _STEPS) -> Way:
    """Step through the values of a menu, or about `most` of a slider; what cannot be set is left out."""

    def way(activity: Activity, state: Any) -> Iterator[tuple[str, Any]]:
        for label, value in _values(activity, state, name, most):
            try:
                yield label, activity.change(state, name, value)
            except ValueError:
                continue

    return way


def presses(name: str) -> Way:
    """Press a button again and again, until it changes nothing."""

    def way(activity: Activity, state: Any) -> Iterator[tuple[str, Any]]:
        label = getattr(activity.layout_of(state).fields()[name], "label", name)
        yield "Start", state
        for number in range(1, _STEPS):
            before, state = state, activity.press(state, name)
            if state == before:
                return
            yield f"{label} ({number})", state

    return way


def told(*names: str) -> Way:
    """Press some buttons one after the other, each once: what the lesson tells after the guess."""

    def way(activity: Activity, state: Any) -> Iterator[tuple[str, Any]]:
        yield "Your guess first", state
        for name in names:
            state = activity.press(state, name)
            yield getattr(activity.layout_of(state).fields()[name], "label", name), state

    return way


def decisions(activity: Activity, state: Any) -> Iterator[tuple[str, Any]]:
    """Walk through a crisis: each decision, then what happened."""
    while True:
        yield str(activity.values(state)["title"]).split(":")[0], state
        first = next(iter(activity.layout_of(state).fields()["choice"].options))[0]  # type: ignore[union-attr]
        state = activity.change(state, "choice", first)
        yield "… what happened", state
        if "on" in activity.disabled(state):
            return
        state = activity.press(state, "on")


def compared(activity: Activity, state: Any) -> Iterator[tuple[str, Any]]:
    """Read a treaty, then see what it is."""
    yield "Your guess first", state
    yield "Compare", replace(state, compared=True)


#: Activity -> what the deck steps through, each with its label, and the texts it shows beside the figures.
#: An activity that is not named here stands still.
WAYS: dict[str, tuple[dict[str, Way], tuple[str, ...]]] = {
    "AllianceDilemma": ({"Whose choice?": control("case"), "Commitment": control("commitment", 20)}, ()),
    "AlliancesOverTime": ({"Year": control("year")}, ()),
    "ArmsAndAllies": ({"Example": control("preset"), "A and B": control("allied")}, ()),
    "ArmsRace": ({"Example": control("preset")}, ()),
    "BalanceOfPower": ({"Moment": control("scenario")}, ()),
    "BalanceOfThreat": ({"Case": control("case")}, ()),
    "BurdenSharing": ({"Members": control("who"), "Year": control("year")}, ()),
    "Capstone": ({"Start": control("scenario"), "Alliances": presses("history")}, ()),
    "ConcentrationOverTime": ({"Year": control("year")}, ()),
    "CrisisSteps": ({"Step": decisions}, ("title", "told", "question", "happened")),
    "Deterrence": ({"Case": control("crisis"), "Reliability p": control("reliability", 10)}, ()),
    "FourWorlds": ({"Advantage": control("advantage"), "Weapons": control("seen")}, ()),
    "LandscapeOfEurope": ({"Year": control("year"), "Moves": presses("one")}, ()),
    "NatoAndWarsawPact": ({"Year": control("year")}, ()),
    "PromisesKept": ({"Period": control("period"), "Sort by": control("group")}, ()),
    "PublicGood": ({"Example": control("example")}, ()),
    "RaceOf1909": ({"Year": control("year")}, ()),
    "SecurityCases": ({"Case": control("case"), "Then": told("ask", "reveal")}, ("opening", "ending")),
    "SignedTriangles": ({"Moment": control("stage")}, ()),
    "ThreeOrders": ({"Victim": control("victim"), "Free riding": control("riding", 10)}, ()),
    "TreatyExplorer": (
        {"Treaty": control("treaty"), "Then": compared},
        ("title", "why-form", "why-purpose", "why-members", "why-promises", "facts"),
    ),
    "WhoIsEssential": ({"Power": control("example")}, ()),
}

#: Their other figures sum up what the learner did before, which a deck does not know.
FIRST_FIGURE_ONLY = {"SecurityCases"}
#: The controls of `WAYS` that are drawn as a slider; the others are menus.
RANGES = {"Alliances", "Commitment", "Free riding", "Moves", "Reliability p", "Step", "Then", "Year"}


def pack(activity: Activity) -> dict[str, Any]:
    """Return what the page needs to draw an activity and to step through it.

    Returns
    -------
    dict
        "controls", the label of each and whether it is a range (else a menu); "figures", what does not change of
        each; "tree", which nests one level a control, {"labels", "start", "next"}, and ends in frames: {"figures":
        [{"data", "layout", "sentence", "alt"}], "texts"}.
    """
    ways, texts = WAYS.get(type(activity).__name__, ({}, ()))
    start = activity.history.now
    try:
        tree = _branch(activity, start, list(ways.values()), texts)
    finally:
        activity.draw(start)
    return {
        "controls": [{"label": label, "range": label in RANGES} for label in ways],
        "figures": [
            {"source": figure.source, "side": "al-side" in figure._dom_classes} for figure in _figures(activity)
        ],
        "tree": tree,
    }


def _branch(activity: Activity, state: Any, ways: list[Way], texts: tuple[str, ...]) -> dict[str, Any]:
    if not ways:
        return _frame(activity, state, texts)
    found = list(ways[0](activity, state))
    start = next((place for place, (_, after) in enumerate(found) if after == state), 0)
    return {
        "labels": [label for label, _ in found],
        "start": start,
        "next": [_branch(activity, after, ways[1:], texts) for _, after in found],
    }


def _frame(activity: Activity, state: Any, texts: tuple[str, ...]) -> dict[str, Any]:
    activity.draw(state)
    fields, values = activity.layout_of(state).fields(), activity.values(state)
    figures = []
    for figure in _figures(activity):
        spec = json.loads(figure.spec)
        if spec["layout"].get("template") == TEMPLATE:
            del spec["layout"]["template"]  # the deck holds it once
        figures.append({**spec, "sentence": figure.sentence, "alt": figure.alt or figure.sentence})
    said = [_text(fields.get(name), values.get(name)) for name in texts]
    return {"figures": figures, "texts": [one for one in said if one]}


def _figures(activity: Activity) -> tuple[LiveFigure, ...]:
    return activity.figures[:1] if type(activity).__name__ in FIRST_FIGURE_ONLY else activity.figures


def _text(field: Field | None, value: Any) -> Any:
    if isinstance(field, Facts):
        return [list(pair) for pair in value or ()]
    return {"title": value} if value and field and field.name == "title" else value


def _values(activity: Activity, state: Any, name: str, most: int) -> list[tuple[str, Any]]:
    field = activity.layout_of(state).fields()[name]
    if isinstance(field, Choice):
        return [(label, value) for value, label in field.options if value != ""]
    if isinstance(field, Slider):
        return [(f"{value:.{field.decimals}f}{field.unit}", value) for value in _stops(activity, state, field, most)]
    return [("apart", False), ("allied", True)]


def _stops(activity: Activity, state: Any, slider: Slider, most: int) -> list[float]:
    """Return every value of a slider, or some evenly spread, with the present one and those that a button goes to."""
    layout = activity.layout_of(state).fields()
    count = round((slider.high - slider.low) / slider.step)
    if count <= most:
        return [slider.low + slider.step * number for number in range(count + 1)]
    spread = {slider.low + slider.step * round(count * number / most) for number in range(most + 1)}
    moments = {float(key.split("-")[1]) for key in layout if key.startswith(f"{slider.name}-")}
    return sorted(spread | moments | {float(activity.values(state)[slider.name])})
