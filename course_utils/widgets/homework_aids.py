"""What helps with homework: the student's own figures, and a calculator."""

from typing import Any

import traitlets

from .. import data
from ..figures import theme
from ..homework import Draw
from ..homework.calculator import work_out
from ..homework.own import said
from .display import show
from .homework import HomeworkPage
from .homework_session import Session, session
from .pages import _Page
from .panel import Panel
from .sentence import Sentence
from .static import read

_KEPT = 30  # lines of the calculator


class Figures(HomeworkPage):
    """The student's own row of one draw.

    Parameters
    ----------
    homework : Session
        The homework.
    draw : Draw
        The draw.
    """

    page = traitlets.Unicode("figures").tag(sync=True)

    def __init__(self, homework: Session, draw: Draw) -> None:
        self._draw = draw
        super().__init__(homework)

    def look(self) -> dict[str, Any]:
        """Return the rows of the small table, or why there is none yet."""
        draw = self._draw
        shown: dict[str, Any] = {"title": draw.title, "source": _source(draw.source), "label": draw.table_label}
        try:
            row = self._homework.rows()[draw.name]
        except ValueError as problem:
            return shown | {"missing": str(problem), "columns": [], "table": []}
        table = [[name, _number(number, draw.decimals)] for name, number in row.get("table", [])]
        return shown | {
            "missing": "",
            "columns": [[label, said(row[key])] for key, label in draw.columns],
            "table": table,
        }


class Calculator(_Page):
    """A line to work out, and what was worked out before."""

    _esm = read("common.js", "pages.js", "homework.js")
    _css = theme.css() + read("theme.css", "pages.css", "homework.css")

    page = traitlets.Unicode("calculator").tag(sync=True)

    def __init__(self) -> None:
        self._lines: list[list[str]] = []
        super().__init__()

    def look(self) -> dict[str, Any]:
        """Return the lines with their results, the latest last."""
        return {"lines": self._lines}

    def act(self, action: dict[str, Any]) -> None:
        """Carry out "work" (its value is the line) or "clear"."""
        if action["name"] == "work":
            typed = str(action.get("value") or "")
            self._lines = [*self._lines, [typed.strip(), work_out(typed)]][-_KEPT:]
        else:
            self._lines = []
        self.refresh(whole=True)


def own_figures(name: str) -> None:
    """Show the student's own figures: their row of the draw of this name, as a small table."""
    try:
        found = session()
        panel: Panel = Figures(found, found.assignment.draw(name))
    except ValueError as problem:
        panel = Sentence(str(problem))
    show(panel, "Your figures")


def calculator() -> None:
    """Show a small calculator: + − × ÷ √ ², brackets and sums, with what was worked out before."""
    show(Calculator(), "The calculator")


def _number(number: Any, decimals: int | None) -> str:
    return said(number) if decimals is None else f"{number:.{decimals}f}"


def _source(key: str) -> str:
    """Return the line under a table: its key is that of a table, of a publication, or words of its own."""
    if key in data.sources():
        return data.source_line(key)
    return f"Source: {data.reference(key)}" if key in data.bibliography() else f"Source: {key}"
