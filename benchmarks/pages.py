"""What the browser benchmarks share: the test suite's JupyterLab and Chromium, notebooks, tables."""

import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))

from demos_server import Demos as Demos
from lab import LabPage
from server import ROOT as ROOT
from server import Server, launch

PICTURE = """
import ipywidgets as widgets
import plotly.graph_objects as go
from course_utils.figures import theme

def bars(height):
    colours = ["#0072b2"] * 12
    return dict(type="bar", x=list(range(12)), y=[height + i for i in range(12)], marker=dict(color=colours))

layout = dict(height=300, yaxis=dict(range=[0, 130]))
"""
LIVE = """
from course_utils.widgets.live_figure import LiveFigure
def live():
    return LiveFigure(theme.figure([bars(2)], layout))
"""
WIDGET = """
def figure_widget():
    return go.FigureWidget(data=[bars(2)], layout=layout)
"""


@contextmanager
def jupyterlab() -> Iterator[tuple[Server, "Opener"]]:
    """Start JupyterLab and Chromium; yield the server and a function that opens a notebook in a new page."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        server = Server(Path(folder), ("@jupyter-widgets", "anywidget", "jupyterlab-plotly"))
        browser = launch(playwright)
        try:
            yield server, Opener(server, browser)
        finally:
            browser.close()
            server.close()


class Opener:
    """Opens notebooks, each in a context of its own; at a slowed CPU if asked."""

    def __init__(self, server: Server, browser) -> None:
        self.server, self.browser = server, browser

    @contextmanager
    def __call__(self, path: str, slowed: int = 1) -> Iterator[LabPage]:
        """Yield the page; close it, and the notebook's kernel, afterwards."""
        context = self.browser.new_context(viewport={"width": 1280, "height": 2600})
        page = LabPage(context, self.server, path)
        context.set_default_timeout(180_000)
        if slowed > 1:
            context.new_cdp_session(page.page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        yield page
        context.close()
        for session in self.server.call("sessions"):  # type: ignore[union-attr]
            self.server.call(f"sessions/{session['id']}", "DELETE")


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 in 100 do not pass."""
    return sorted(values)[int(0.95 * (len(values) - 1))]


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under a header, as Markdown."""
    print(f"| {' | '.join(header)} |\n|{' --- |' * len(header)}")
    for row in rows:
        print(f"| {' | '.join(f'{cell:.1f}' if isinstance(cell, float) else str(cell) for cell in row)} |")


median = statistics.median
