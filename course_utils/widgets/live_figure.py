"""One Plotly figure, live in the page, changed in place.

``plotly.FigureWidget`` sends its own 5 MB copy of Plotly for every figure. Here a hidden loader
widget carries one gzipped copy a kernel, and every figure of every notebook in the browser tab shares
the first copy that arrives. ``benchmarks/`` holds the comparison.
"""

import functools
import gzip
from collections.abc import Callable
from typing import Any

import anywidget
import ipywidgets
import plotly.graph_objects as go
import plotly.offline
import traitlets

from ..figures import theme
from .static import read


class PlotlyLoader(ipywidgets.Widget):
    """Carries plotly.js to the page; has no view and, being a plain model, no script of its own."""

    bundle = traitlets.Bytes().tag(sync=True)


@functools.cache
def _bundle() -> tuple[str, bytes]:
    source = plotly.offline.get_plotlyjs()
    return plotly.offline.get_plotlyjs_version(), gzip.compress(source.encode(), mtime=0)


_loader: PlotlyLoader | None = None


def _shared_loader() -> PlotlyLoader:
    """Return this kernel's loader, made anew if someone closed every widget."""
    global _loader
    if _loader is None or _loader.comm is None:
        _loader = PlotlyLoader(bundle=_bundle()[1])
    return _loader


class LiveFigure(anywidget.AnyWidget):
    """A figure of fixed height that follows its container's width and Jupyter's theme.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure, optional
        The first picture, in the light palette of `course_utils.figures.theme`.
    sentence : str
        What the picture shows, in plain words; stands above it and is read out when it settles.
    alt : str
        The text alternative, where it should say more than the sentence.
    source : str
        Where the figures come from; stands under the picture.

    Notes
    -----
    The figure's whole present state is in its traits, so a reloaded page, a second view or Voilà
    starts from what is true now. A change of figure and words travels as one message.
    """

    _esm = read("live_figure.js")
    _css = theme.css() + read("theme.css")

    spec = traitlets.Unicode('{"data": [], "layout": {}}').tag(sync=True)
    height = traitlets.Int(320).tag(sync=True)
    sentence = traitlets.Unicode().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)
    source = traitlets.Unicode().tag(sync=True)
    dark = traitlets.Dict(theme.DARK).tag(sync=True)
    plotly_version = traitlets.Unicode().tag(sync=True)
    loader = traitlets.Instance(ipywidgets.Widget).tag(sync=True, **ipywidgets.widget_serialization)

    def __init__(self, figure: go.Figure | None = None, *, sentence: str = "", alt: str = "", source: str = "") -> None:
        self.still = ""
        self.on_still: Callable[[], None] | None = None
        super().__init__(plotly_version=_bundle()[0], loader=_shared_loader(), source=source)
        if figure is not None:
            self.show(figure, sentence, alt)

    def show(self, figure: go.Figure, sentence: str = "", alt: str = "") -> None:
        """Replace the picture and its words, in one message.

        Raises
        ------
        ValueError
            If the figure sets no height: without one the page would jump when it is drawn.
        """
        height = getattr(figure.layout, "height", None)
        if not height:
            raise ValueError("A live figure needs a height; set layout.height, in pixels.")
        with self.hold_sync():
            self.spec = figure.to_json(validate=False) or ""
            self.height = int(height)
            self.sentence = sentence
            self.alt = alt

    def _handle_custom_msg(self, content: dict[str, Any], buffers: list) -> None:
        # Only the page can turn a figure into a picture; it sends one whenever the figure has come to rest.
        if "still" in content:
            self.still = str(content["still"])
            if self.on_still:
                self.on_still()
        else:
            super()._handle_custom_msg(content, buffers)
