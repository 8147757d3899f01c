"""Seven cases of the League and the United Nations: guess, ask the model, and see what happened."""

from dataclasses import replace
from functools import cache
from typing import Any

from .. import data
from ..figures import security as picture
from ..figures import security_record
from ..models.response import able
from ..widgets.activity import REDO, RESET, UNDO, Activity
from ..widgets.controls import Badge, Button, Card, Check, Facts, Layout, Menu, Slider, Text
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import listing, percent, the, upper_first
from .security_look import Look, bound, duty_text, judged, opened, our_number, question, sentence, size, told

START = "manchuria-1931"


class SecurityCases(Activity[Look]):
    """The activity on a `Look`."""

    def __init__(self, case: str = START) -> None:
        source = f"{data.source_line('cinc')} Willingness: the course's own judgement."
        self.bars, self.record = (
            LiveFigure(source=source),
            LiveFigure(source="Model: the course's own; see the lesson."),
        )
        self.bars.add_class("al-wide")
        self.record.add_class("al-side")
        super().__init__(opened(case), self.bars, self.record)

    def layout_of(self, state: Look) -> Layout:
        return _layout(state.case)

    def origin(self, state: Look) -> Look:
        return opened(state.case, state)

    def values(self, state: Look) -> dict[str, Any]:
        case = data.security_case(state.case)
        values: dict[str, Any] = {"case": case.id, "victim": state.victim, "opening": case.opening}
        values |= {"ending": "", "facts": []}
        values["settings"] = f"{upper_first(the(case.victim))}, under attack"
        for place, (one, will) in enumerate(zip(case.helpers, state.wills, strict=True)):
            values |= {f"name {place}": one.name, f"why {place}": one.why, f"will {place}": will}
        if case.id in state.seen:
            number = float(judged(case, state.wills, state.victim).probability)
            agrees = "Yes" if told(case, number) else "No"
            own = "" if state.wills == opened(case.id).wills and state.victim else " with your changes"
            values["ending"] = case.ending
            values["facts"] = [
                ("Was the model right?", f"{agrees}: the model's number is {percent(number)}{own}. {case.lesson}"),
                ("Who was called on", duty_text(case)),
                ("Checked", f"{case.checked} The rest is general history from memory."),
            ]
        return values

    def change(self, state: Look, name: str, value: Any) -> Look:
        if name == "case":
            return opened(value, state)
        if name == "victim":
            return replace(state, victim=value)
        place = int(name.split()[1])
        return replace(state, wills=(*state.wills[:place], round(value), *state.wills[place + 1 :]))

    def press(self, state: Look, name: str) -> Look:
        if name == "ask":
            return replace(state, asked=state.asked | {state.case})
        if name == "reveal":
            return replace(state, asked=state.asked | {state.case}, seen=state.seen | {state.case})
        ids = [one.id for one in data.security_cases()]
        place = ids.index(state.case) + (1 if name == "later" else -1)
        if not 0 <= place < len(ids):
            raise ValueError(f"There is no {name} case than this; choose one from the menu.")
        return opened(ids[place], state)

    def disabled(self, state: Look) -> list[str]:
        ids = [one.id for one in data.security_cases()]
        off = ["earlier"] * (state.case == ids[0]) + ["later"] * (state.case == ids[-1])
        return off + ["ask"] * (state.case in state.asked) + ["reveal"] * (state.case in state.seen)

    def badges(self, state: Look) -> list[Badge]:
        case = data.security_case(state.case)
        at_place, must = able(case.powers, case.reach), bound(case).obliged
        badges = [Badge(size(case, case.victim, at_place))]
        for one in case.helpers:
            said = "● called on" if one.name in must else "○ not called on"
            badges.append(Badge(f"{size(case, one.name, at_place)} · ", said, "A" if one.name in must else ""))
        return badges

    def draw(self, state: Look) -> None:
        case = data.security_case(state.case)
        result, must = judged(case, state.wills, state.victim), bound(case).obliged
        at_place, asked = able(case.powers, case.reach), case.id in state.asked
        row = picture.Row(
            "Could help",
            case.victim,
            float(result.victim),
            tuple(
                picture.Piece(one.name, at_place[one.name], will / 100, one.name in must)
                for one, will in zip(case.helpers, state.wills, strict=True)
            ),
            float(result.probability) if asked else None,
        )
        said = sentence(case, result) if asked else question(case)
        attackers = " + ".join(case.attackers)
        parts = (
            f"{upper_first(the(attackers))} can bring {result.against:.3g}% of the world's power to bear there, "
            f"{the(case.victim)} {result.victim:.3g}, and with everybody's help {result.able:.3g}."
        )
        self.bars.show(picture.answers([row], float(result.against), attackers, "%"), said, f"{parts} {said}")
        self._record(state, float(result.probability))

    def _record(self, state: Look, now: float) -> None:
        rows, right = [], 0
        cases = data.security_cases()
        for one in cases:
            chance = now if one.id == state.case else our_number(one.id)
            if one.id in state.seen:
                agrees = told(one, our_number(one.id))
                right += agrees
                said = f"{'stopped' if one.answered else 'not stopped'} {'✓' if told(one, chance) else '✗'}"
            else:
                said = "then?" if one.id in state.asked else "not asked yet"
            rows.append((one.title, chance if one.id in state.asked else None, said))
        here = [one.id for one in cases].index(state.case)
        count = len(state.seen)
        summary = "Here the model's numbers will stand beside what happened, one case after the other."
        if count:
            summary = (
                f"With our judgements the model is right in {right} of the {count} seen to the end: its number is "
                "above one half where the aggressor was stopped, and below where it was not."
            )
        words = listing(
            f"{title} {'not asked' if chance is None else percent(chance)} ({said})" for title, chance, said in rows
        )
        self.record.show(security_record.record(rows, here), summary, f"{summary} {words}.")


@cache
def _layout(case: str) -> Layout:
    one = data.security_case(case)
    cases = tuple((each.id, each.title) for each in data.security_cases())
    cards = [Card(head=(Text("settings", look="al-name"),), fields=(Check("victim", "count its own power"),))]
    cards += [
        Card(
            head=(Text(f"name {place}", look="al-name"),),
            fields=(
                Slider(f"will {place}", "Willing to fight", 0, 100, 5, 0, "%", f"Willing to fight: {helper.name}"),
                Text(f"why {place}"),
            ),
        )
        for place, helper in enumerate(one.helpers)
    ]
    return Layout(
        toolbar=(
            Menu("case", "Case", cases),
            Button("earlier", "← Earlier"),
            Button("later", "Later →"),
            Button("ask", "Ask the model"),
            Button("reveal", "What happened?"),
            UNDO,
            REDO,
            RESET,
            Text("opening"),
            Text("ending", look="al-verdict", spoken=True),
            Facts("facts"),
        ),
        cards=cards,
    )


def collective_security_cases(case: str = START) -> None:
    """Show seven cases of the League and the United Nations: the model's number beside what happened.

    Parameters
    ----------
    case : str
        Id or title of the case to begin with.

    Raises
    ------
    ValueError
        If there is no such case.
    """
    activity = SecurityCases(case)
    show(activity, "The League, the United Nations and seven attacks", activity.figures)
