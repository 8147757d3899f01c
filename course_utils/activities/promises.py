"""How often alliance commitments were kept, by kind of promise, number of members and period."""

from dataclasses import dataclass
from typing import Any

from .. import data
from ..figures import theme, timeline
from ..widgets.activity import REDO, RESET, UNDO, Activity
from ..widgets.controls import Choice, Layout
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import percent, unknown

PERIODS = {"1816-2003": "1816–2003", "1816-1944": "1816–1944", "1945-2003": "1945–2003"}
GROUPS = {
    "promise": ("neutrality", "offence", "defence", "consultation", "non-aggression"),
    "members": ("bilateral", "multilateral"),
}
#: With fewer tests than this, one more war could move the rate by five points or more.
FEW = 20


@dataclass(frozen=True)
class Cut:
    """Which part of the record is shown: a period of `PERIODS`, and how it is grouped, a key of `GROUPS`."""

    period: str = "1816-1944"
    group: str = "promise"


class PromisesKept(Activity[Cut]):
    """How often promises were kept; the state is the part of the record shown.

    Parameters
    ----------
    period : str
        One of the periods of `data.reliability`.

    Raises
    ------
    ValueError
        If there is no such period.
    """

    def __init__(self, period: str = "1816-1944") -> None:
        if not isinstance(period, str) or period not in PERIODS:
            raise ValueError(unknown("period", period, PERIODS))
        self.rates = LiveFigure(
            source=f"{data.source_line('reliability')} A treaty with several promises counts in each."
        )
        super().__init__(Cut(period), self.rates)

    def layout_of(self, state: Cut) -> Layout:
        return _LAYOUT

    def values(self, state: Cut) -> dict[str, Any]:
        return vars(state)

    def change(self, state: Cut, name: str, value: Any) -> Cut:
        return Cut(**{**vars(state), name: value})

    def draw(self, state: Cut) -> None:
        found = {one.kind: one for one in data.reliability() if one.period == state.period}
        kinds = [found[kind] for kind in GROUPS[state.group]]
        overall = found["all"]
        tests = {one.kind: one.honoured + one.violated for one in found.values()}
        # A rate from few tests stands in grey, and its label says so.
        colours = [theme.NEITHER if tests[one.kind] < FEW else theme.SIDE_A for one in kinds]
        texts = [
            f"{percent(one.rate)}: {one.honoured} of {tests[one.kind]}{' (few)' if tests[one.kind] < FEW else ''}"
            for one in kinds
        ]
        figure = timeline.bars(
            f"Kept when tested in war, {PERIODS[state.period]}", {one.kind.capitalize(): one.rate for one in kinds},
            texts, colours, rows=len(GROUPS["promise"]), end=1.5, left=130, line=overall.rate,
        )  # fmt: skip
        said = (
            f"{PERIODS[state.period]}: {overall.honoured} of {tests['all']} commitments were kept, "
            f"{percent(overall.rate)} (the dotted line). {_remark(state, found)}"
        )
        self.rates.show(
            figure,
            said,
            f"{said} " + "; ".join(f"{one.kind} {text}" for one, text in zip(kinds, texts, strict=True)) + ".",
        )


def _remark(state: Cut, found: dict[str, data.Reliability]) -> str:
    if state.group == "members":
        two, several = percent(found["bilateral"].rate), percent(found["multilateral"].rate)
        return f"Treaties of two were kept in {two}, treaties of several in {several} of the tests."
    return f"Treaties with a promise of defence were kept in {percent(found['defence'].rate)} of the tests."


_LAYOUT = Layout(
    toolbar=(
        Choice("period", "Period", tuple(PERIODS.items())),
        Choice("group", "Grouped by", (("promise", "kind of promise"), ("members", "number of members"))),
        UNDO,
        REDO,
        RESET,
    )
)


def promises_kept(period: str = "1816-1944") -> None:
    """Show how often alliance commitments were kept when a war put them to the test.

    Parameters
    ----------
    period : str
        "1816-2003", "1816-1944" or "1945-2003".

    Raises
    ------
    ValueError
        If there is no such period.
    """
    activity = PromisesKept(period)
    show(activity, "Were the promises kept?", activity.figures)
