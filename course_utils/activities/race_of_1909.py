"""The arms race before 1914 in real figures, year by year, with Richardson's straight line."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from .. import data
from ..figures import race_of_1909 as picture
from ..models import straight_line as model
from ..widgets.activity import REDO, RESET, UNDO, Activity
from ..widgets.controls import Button, Check, Layout, Slider
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import listing
from . import years as year_controls

FIRST, LAST = 1909, 1913
EARLIEST = 1905
_BLOCS = {"France + Russia": data.FRANCE_AND_RUSSIA, "Germany + Austria-H.": data.GERMANY_AND_AUSTRIA}


@dataclass(frozen=True)
class View:
    """The last year shown, whether the years before 1909 count, and whether the line is drawn."""

    year: int = 1910
    earlier: bool = False
    line: bool = False

    @property
    def years(self) -> range:
        """The years shown."""
        return range(EARLIEST if self.earlier else FIRST, self.year + 1)


class RaceOf1909(Activity[View]):
    """Two blocs' spending, and the line that its increase follows.

    Parameters
    ----------
    year : int
        The last year to show at first, 1910 to 1913.

    Raises
    ------
    ValueError
        If it is another year.
    """

    def __init__(self, year: int = 1910) -> None:
        self.spending = LiveFigure(source=data.source_line("military_spending_1909"))
        self.increase = LiveFigure(source="Test: Richardson (1960), here on other figures than his.")
        self.spending.add_class("al-wide")
        self.increase.add_class("al-side")
        start = View(year_controls.check(year, range(1910, LAST + 1)))
        super().__init__(start, self.spending, self.increase)

    def layout_of(self, state: View) -> Layout:
        return _layout()

    def values(self, state: View) -> dict[str, Any]:
        return vars(state)

    def intro(self, state: View) -> str:
        return (
            "Each point on the right is a pair of years: how much both blocs together spent on average, and by how "
            "much that rose. If Richardson is right, the points lie on a straight line."
        )

    def change(self, state: View, name: str, value: Any) -> View:
        return replace(state, **{name: round(value) if name == "year" else value})

    def press(self, state: View, name: str) -> View:
        return replace(state, year=min(LAST, state.year + 1))

    def disabled(self, state: View) -> list[str]:
        return ["next"] if state.year == LAST else []

    def draw(self, state: View) -> None:
        years = state.years
        sums = [data.spending_together((*data.FRANCE_AND_RUSSIA, *data.GERMANY_AND_AUSTRIA), year) for year in years]
        points = model.increases(sums)
        line = model.fit(points) if state.line and len(points) > 1 else None
        forecast = model.forecast(line, sums[-1]) if line else None
        blocs = {name: [data.spending_together(states, year) for year in years] for name, states in _BLOCS.items()}
        first = (
            f"In {state.year} France and Russia spent {blocs['France + Russia'][-1]:.0f} million pounds, Germany and "
        )
        first += f"Austria-Hungary {blocs['Germany + Austria-H.'][-1]:.0f}: together {sums[-1]:.0f}"
        said = f"{first}, {sums[-1] - sums[-2]:.0f} more than the year before."
        told = " ".join(f"{year}: {held:.0f}." for year, held in zip(years, sums, strict=True))
        next_year = (state.year + 1, forecast) if forecast is not None else None
        self.spending.show(
            picture.spending(years, blocs, state.year, next_year),
            said,
            f"{said} Both blocs together, million pounds: {told}",
        )
        star = None if forecast is None else ((sums[-1] + forecast) / 2, forecast - sums[-1])
        sentence = self._about(state, points, line, forecast)
        self.increase.show(
            picture.increase(points, years[1:], (line.slope, line.intercept) if line else None, star),
            sentence,
            sentence + " The points: " + listing(f"average {x:.1f}, increase {y:.1f}" for x, y in points) + ".",
        )

    def _about(self, state: View, points: list[model.Point], line: model.Line | None, forecast: float | None) -> str:
        if len(points) < 2:
            return "One point so far. A line needs two: go on a year."
        if line is None or forecast is None:
            return f"{len(points)} points. Do they lie on a line? Guess first, then draw it."
        close = "a straight line, since two points always do" if len(points) == 2 else _closeness(line.correlation)
        after = f"For {state.year + 1} it forecasts {forecast:.0f}" + (
            f"; it became {_together(state.year + 1):.0f}." if state.year < LAST else ". Then the war came."
        )
        crossing = f", zero at {line.zero:.0f}" if line.zero is not None and line.slope > 0 else ""
        fitted = "" if len(points) == 2 else f", r = {line.correlation:.3f}"
        return f"The points form {close}: slope {line.slope:.2f}{crossing}{fitted}. {after}".replace(" -", " \u2212")


def _closeness(correlation: float) -> str:
    if abs(correlation) <= 0.9:
        return "no straight line"
    close = "very nearly a straight line" if abs(correlation) > 0.99 else "roughly a line"
    return close if correlation > 0 else f"{close}, but a falling one"


def _together(year: int) -> float:
    return data.spending_together((*data.FRANCE_AND_RUSSIA, *data.GERMANY_AND_AUSTRIA), year)


@cache
def _layout() -> Layout:
    return Layout(
        toolbar=(
            Slider("year", "Figures up to", 1910, LAST, 1, decimals=0),
            Button("next", "Next year"),
            Check("line", "Draw the line, and forecast the next year"),
            Check("earlier", "Count the years from 1905 too"),
            UNDO,
            REDO,
            RESET,
        )
    )


def race_of_1909(year: int = 1910) -> None:
    """Show the arms race of 1909 to 1913 in real figures, with Richardson's line.

    Parameters
    ----------
    year : int
        The last year to show at first, 1910 to 1913.

    Raises
    ------
    ValueError
        If it is another year.
    """
    activity = RaceOf1909(year)
    show(activity, "The race of 1909", activity.figures)
