"""The pull of free riding under three orders."""

from collections.abc import Sequence

import plotly.graph_objects as go

from . import theme, timeline

_LINES = ((theme.SERIES[0], "solid"), (theme.SERIES[2], "dash"), (theme.SERIES[3], "dot"))


def riding(steps: Sequence[float], chances: Sequence[tuple[str, Sequence[float]]], now: int) -> go.Figure:
    """Draw the chance under each order as free riding grows.

    Parameters
    ----------
    steps : sequence of float
        Degrees of free riding in per cent, rising.
    chances : sequence of pairs
        Up to three: a label, and the chance (0 to 1) at each step.
    now : int
        Which of the steps is the present one.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    ends = timeline.apart([100 * line[-1] for _, line in chances], 9, 2, 98)
    lines, names = [], []
    for (label, line), (colour, dash), end in zip(chances, _LINES, ends, strict=False):
        high = [100 * chance for chance in line]
        lines.append(
            dict(
                type="scatter",
                mode="lines",
                x=list(steps),
                y=high,
                line=dict(color=colour, dash=dash, width=2.75),
                hovertemplate=f"{label}: %{{y:.0f}}% at free riding %{{x:.0f}}%<extra></extra>",
            )
        )
        lines.append(timeline.dot(steps[now], high[now], colour))
        names.append(
            dict(
                text=label, x=1, xref="paper", xshift=6, xanchor="left", y=end, showarrow=False,
                font=dict(size=13, color=colour),
            )
        )  # fmt: skip
    return theme.figure(
        lines,
        dict(
            height=250,
            showlegend=False,
            margin=dict(l=48, r=132, t=14, b=52),
            xaxis=dict(
                range=[-1, 101],
                ticksuffix="%",
                nticks=6,
                automargin=False,
                tickfont=dict(size=12),
                title=dict(text="free riding (f)", font=dict(size=13), standoff=6),
            ),
            yaxis=dict(range=[-3, 103], ticksuffix="%", nticks=6, automargin=False, tickfont=dict(size=12)),
            shapes=[timeline.mark(int(steps[now]))],
            annotations=names,
        ),
    )
