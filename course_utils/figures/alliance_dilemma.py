"""Abandonment against entrapment: both fears over the strength of a commitment."""

from collections.abc import Sequence

import plotly.graph_objects as go

from . import theme, timeline

HEIGHT = 380
_BLUE, _RED, _GREEN = theme.SERIES[:3]


def fears(
    left: Sequence[float], dragged: Sequence[float], now: int, best: float | None, chosen: float | None
) -> go.Figure:
    """Draw both fears and their sum over commitment.

    Parameters
    ----------
    left, dragged : sequence of float
        The fear of abandonment and of entrapment at 0, 1, ... 100 per cent commitment, 0 to 100.
    now : int
        The commitment on the slider, 0 to 100.
    best : float or None
        The commitment with the least sum, 0 to 100, if there is one.
    chosen : float or None
        The commitment that was made, 0 to 100; None keeps it hidden.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    total = [one + other for one, other in zip(left, dragged, strict=True)]
    curves = (("left alone", left, "dash", _BLUE), ("dragged in", dragged, "dot", _RED), ("both", total, "solid", None))
    traces = [
        dict(
            type="scatter",
            mode="lines",
            x0=0,
            y=list(values),
            name=name,
            line=dict(color=colour or theme.INK, dash=dash, width=2.5 if colour else 3.5),
            hoverinfo="skip",
        )
        for name, values, dash, colour in curves
    ]
    traces.append(timeline.dot(now, total[now], theme.INK))
    shapes = [timeline.mark(now)]
    texts = [_under("your choice", now, 0)]
    if best is not None:
        at = round(best)
        traces.append(_sign(best, total[at], "star", _GREEN))
        texts.append(_beside("least fear", best, total[at]))
    if chosen is not None:
        at = round(chosen)
        traces.append(_sign(chosen, total[at], "triangle-down", theme.ACCENT))
        texts.append(_beside("as it was", chosen, total[at], above=True))
    return theme.figure(
        traces,
        dict(
            height=HEIGHT,
            margin=dict(l=64, r=20, t=38, b=52),
            xaxis=dict(range=[-2, 102], dtick=25, title=dict(text="commitment, %"), automargin=False),
            yaxis=dict(range=[0, 112], dtick=25, title=dict(text="fear, 0 to 100"), automargin=False),
            shapes=shapes,
            annotations=texts,
            legend=dict(font=dict(size=13)),
        ),
    )


def _sign(x: float, y: float, symbol: str, colour: str) -> dict:
    return dict(
        type="scatter", mode="markers", x=[x], y=[y], hoverinfo="skip", showlegend=False, cliponaxis=False,
        marker=dict(symbol=symbol, size=15, color=colour, line=dict(color=theme.PAPER, width=1.5)),
    )  # fmt: skip


def _beside(text: str, x: float, y: float, above: bool = False) -> dict:
    anchor = "right" if x > 85 else "left" if x < 15 else "center"
    return dict(
        x=x, y=y, text=text, showarrow=False, yshift=20 if above else -20, xanchor=anchor, font=dict(size=13),
        bgcolor=theme.PAPER, borderpad=1,
    )  # fmt: skip


def _under(text: str, x: float, y: float) -> dict:
    anchor = "right" if x > 60 else "left"
    return dict(
        x=x, y=1, yref="paper", text=text, showarrow=False, yanchor="top", xanchor=anchor,
        xshift=-6 if anchor == "right" else 6, font=dict(size=13, color=theme.MUTED),
    )  # fmt: skip
