"""Balance of threat: two or three possible opponents, compared on the four sources of threat."""

from dataclasses import astuple, dataclass, replace
from functools import cache
from typing import Any

from .. import data
from ..figures import threat as picture
from ..models import threat as model
from ..widgets.activity import REDO, RESET, UNDO, Activity
from ..widgets.controls import Badge, Button, Card, Facts, Layout, Menu, Slider, Text
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import listing, the, upper_first

FIRST = "western-europe-1949"
TOP_WEIGHT = 8
EQUAL = model.Weights()
_LABELS = {
    "power": "Power",
    "proximity": "Nearness",
    "offence": "Offensive capability",
    "intentions": "Aggressive intentions",
}


@dataclass(frozen=True)
class View:
    """What the activity shows: a case, its judgements as they stand now, the weights, and whether the end is told."""

    case: str
    threats: tuple[model.Threat, ...]
    weights: model.Weights = EQUAL
    told: bool = False


@cache
def view(case: str) -> View:
    """Return the case as the course judges it, with power measured from CINC.

    Parameters
    ----------
    case : str
        Its id.

    Returns
    -------
    View
        Levels of power to one decimal, as the slider shows them.
    """
    one = data.threat_case(case)
    power = model.power_levels({other.state: data.cinc(other.state, one.year) for other in one.contenders})
    judged = (
        model.Threat(round(power[other.state], 1), other.proximity, other.offence, other.intentions)
        for other in one.contenders
    )
    return View(one.id, tuple(judged))


class BalanceOfThreat(Activity[View]):
    """The balance-of-threat activity.

    Parameters
    ----------
    case : str
        The case to begin with: its id.

    Raises
    ------
    ValueError
        If there is no such case.
    """

    def __init__(self, case: str = FIRST) -> None:
        judged = "The other three sources are judged by the course, and the mean is our device, not Walt's."
        self.sources = LiveFigure(source=f"Power: {data.source_line('cinc').removeprefix('Source: ')} {judged}")
        self.sources.add_class("al-wide")
        super().__init__(view(data.threat_case(case).id), self.sources)
        self.add_class("al-beside")

    def layout_of(self, state: View) -> Layout:
        return _layout(state.case)

    def origin(self, state: View) -> View:
        return view(state.case)

    def values(self, state: View) -> dict[str, Any]:
        one = data.threat_case(state.case)
        values: dict[str, Any] = {
            "case": state.case,
            "history": f"What they did: {one.outcome}\nBut: {one.caution}" if state.told else "",
            "reasons": _reasons(state.case),
            "head weights": "How much does each source count?",
        }
        for place, (name, threat) in enumerate(zip(names(state.case), state.threats, strict=True)):
            values[f"head {place}"] = upper_first(the(name))
            values |= {f"{source} {place}": level for source, level in vars(threat).items()}
        return values | {f"{source} weight": weight for source, weight in vars(state.weights).items()}

    def intro(self, state: View) -> str:
        one = data.threat_case(state.case)
        moved = "" if state.threats == view(state.case).threats else " You have changed the judgements."
        return f"{one.year}. {one.story}{moved}"

    def change(self, state: View, name: str, value: Any) -> View:
        if name == "case":
            return view(value)
        source, seat = name.split()
        if seat == "weight":
            return replace(state, weights=replace(state.weights, **{source: value}))
        threats = list(state.threats)
        threats[int(seat)] = replace(threats[int(seat)], **{source: value})
        return replace(state, threats=tuple(threats))

    def press(self, state: View, name: str) -> View:
        return replace(state, told=True)

    def disabled(self, state: View) -> list[str]:
        return ["told"] if state.told else []

    def badges(self, state: View) -> list[Badge]:
        threats = dict(zip(names(state.case), state.threats, strict=True))
        power, threat = model.balance_of_power(threats), model.balance_of_threat(threats, state.weights).against
        badges = []
        for name, one in threats.items():
            signs = [sign for sign, first in (("greatest power", power), ("greatest threat", threat)) if first == name]
            badges.append(
                Badge(f"threat {model.mean(one, state.weights):.2f} of 3", f" · ● {listing(signs)}" if signs else "")
            )
        alike = len(set(astuple(state.weights))) == 1
        return [*badges, Badge("All count alike." if alike else "Equal numbers would count alike.")]

    def draw(self, state: View) -> None:
        threats = dict(zip(names(state.case), state.threats, strict=True))
        levels = {name: (*astuple(one), model.mean(one, state.weights)) for name, one in threats.items()}
        power = model.balance_of_power(threats)
        threat = model.balance_of_threat(threats, state.weights)
        said = sentence(state)
        self.sources.show(
            picture.compare(levels, (power, threat.against)),
            said,
            f"{said} The levels, from 0 to 3: "
            + "; ".join(
                f"{the(name)}: power {row[0]:.1f}, nearness {row[1]:.0f}, offensive capability {row[2]:.0f}, "
                f"aggressive intentions {row[3]:.0f}, mean {row[4]:.2f}"
                for name, row in levels.items()
            )
            + ".",
        )


def sentence(state: View) -> str:
    """Say against whom power alone and threat would make the state ally.

    Parameters
    ----------
    state : View

    Returns
    -------
    str
        Two or three short sentences.
    """
    chooser = data.threat_case(state.case).chooser
    threats = dict(zip(names(state.case), state.threats, strict=True))
    power, threat = model.balance_of_power(threats), model.balance_of_threat(threats, state.weights)
    by_power = f"guard against {the(power)}" if power else "find no one state to guard against: the strongest are equal"
    opening = f"By power alone, {chooser} would {by_power}."
    if threat.against is None:
        return f"{opening} By threat there is no verdict, for two are exactly as threatening as each other."
    same = "too" if threat.against == power else "instead"
    verdict = f"By threat it would guard against {the(threat.against)} {same}"
    if threat.by == "dominance":
        return f"{opening} {verdict}, which is ahead or level in every source, so that no weights can turn it round."
    turning = model.turning_weight(threats)
    if turning and threat.against != power and state.weights == EQUAL:
        return f"{opening} {verdict}, unless power counts more than {turning:.1f} times as much as each other source."
    return f"{opening} {verdict}, with the weights as they stand."


def names(case: str) -> tuple[str, ...]:
    """Return what the contenders of a case were called in its year, in their order."""
    one = data.threat_case(case)
    return tuple(data.state_name(other.state, one.year) for other in one.contenders)


@cache
def _reasons(case: str) -> list[tuple[str, str]]:
    contenders = data.threat_case(case).contenders
    return [
        (name, f"Our reasons: {other.why_proximity} {other.why_offence} {other.why_intentions}")
        for name, other in zip(names(case), contenders, strict=True)
    ]


@cache
def _layout(case: str) -> Layout:
    cases = tuple((one.id, f"{one.year}: {one.title}") for one in data.threat_cases())
    cards = [
        Card(
            head=(Text(f"head {place}", "al-name"),),
            fields=[
                Slider(
                    f"{source} {place}",
                    label,
                    0,
                    3,
                    0.1 if source == "power" else 1,
                    int(source == "power"),
                    "",
                    f"{label}: {name}",
                )
                for source, label in _LABELS.items()
            ],
        )
        for place, name in enumerate(names(case))
    ]
    weights = [
        Slider(f"{source} weight", label, 0, TOP_WEIGHT, 0.5, 1, "", f"Weight of {label.lower()}")
        for source, label in _LABELS.items()
    ]
    return Layout(
        toolbar=(
            Menu("case", "Case", cases),
            Button("told", "What did they do?"),
            replace(UNDO, look="al-push"),
            REDO,
            RESET,
            Text("history", spoken=True),
        ),
        cards=(*cards, Card(head=(Text("head weights", "al-name"),), fields=weights)),
        after=(Facts("reasons"),),
    )


def balance_of_threat(case: str = FIRST) -> None:
    """Show whom a state would fear by power alone, and whom by threat.

    Parameters
    ----------
    case : str
        A case's id, such as "western-europe-1949".

    Raises
    ------
    ValueError
        If there is no such case.
    """
    activity = BalanceOfThreat(case)
    show(activity, "The balance of threat", activity.figures)
