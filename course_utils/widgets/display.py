"""Showing a widget in the running cell: nothing left behind on a rerun, a still picture when no kernel runs."""

import base64
import html
from collections.abc import Sequence

import ipywidgets
from IPython.core.getipython import get_ipython
from IPython.display import HTML, DisplayHandle, display

from .live_figure import LiveFigure, PlotlyLoader

# What each cell shows now: cell id -> (the run that showed it, the widgets).
_shown: dict[str, tuple[str, list[ipywidgets.Widget]]] = {}

# A saved notebook keeps a widget's id but not the widget, and JupyterLab then says "model not found" on an output
# that carries the class below. Only there does the sleeping version appear, and the bare error gives way to it.
_STYLE = """<style>
.al-still { display: none; }
.jp-OutputArea:has(> .jp-OutputArea-child > .jp-OutputArea-output.jupyter-widgets) .al-still { display: block; }
.jp-OutputArea:has(.al-still) > .jp-OutputArea-child > .jp-OutputArea-output.jupyter-widgets { display: none; }
</style>"""


def show(widget: ipywidgets.Widget, title: str, figures: Sequence[LiveFigure] = ()) -> None:
    """Display `widget` in the running cell.

    Parameters
    ----------
    widget : ipywidgets.Widget
        What to show. Whatever an earlier run of the same cell showed is closed.
    title : str
        What stands in a saved notebook while no kernel runs.
    figures : sequence of LiveFigure
        The figures whose last still picture a saved notebook shows.
    """
    _close_earlier(widget)
    display(widget)
    handle = DisplayHandle()
    handle.display(HTML(_asleep(title, figures)))
    for figure in figures:
        figure.on_still = lambda: handle.update(HTML(_asleep(title, figures)))


def _close_earlier(widget: ipywidgets.Widget) -> None:
    kernel = getattr(get_ipython(), "kernel", None)
    parent = kernel.get_parent("shell") if kernel else {}
    cell = parent.get("metadata", {}).get("cellId")
    if not cell:
        return
    run = parent["header"]["msg_id"]
    earlier_run, widgets = _shown.get(cell, ("", []))
    if earlier_run != run:
        for old in widgets:
            close_all(old)
        widgets = []
    _shown[cell] = run, [*widgets, widget]


def close_all(widget: ipywidgets.Widget) -> None:
    """Close a widget with all that belongs to it: its children, layouts and styles, but not the shared Plotly."""
    for name in widget.keys:
        value = getattr(widget, name)
        for part in value if isinstance(value, (list, tuple)) else (value,):
            if isinstance(part, ipywidgets.Widget) and not isinstance(part, PlotlyLoader):
                close_all(part)
    widget.close()


def _asleep(title: str, figures: Sequence[LiveFigure]) -> str:
    pictures = "".join(_picture(figure) for figure in figures if figure.still)
    wake = "is asleep. Choose <b>Run ▸ Run All Cells</b> in the menu to wake it up."
    return f'{_STYLE}<div class="al-still"><p><b>{html.escape(title)}</b> {wake}</p>{pictures}</div>'


def _picture(figure: LiveFigure) -> str:
    # As an image, whatever stands in the SVG is drawn and nothing in it can run.
    data = base64.b64encode(figure.still.encode()).decode()
    alt = html.escape(figure.alt or figure.sentence, quote=True)
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{alt}" style="max-width:100%"><p>{alt}</p>'
