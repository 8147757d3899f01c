"""What the figures over the years share: their axis, the mark of the chosen year, labels that keep apart."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from . import theme

HEIGHT = 350


def year_axis(years: Sequence[int]) -> dict:
    """Return an x axis that spans `years` with a little room at both ends, labelled every fifty years."""
    room = 3
    return dict(
        range=[years[0] - room, years[-1] + room],
        tickvals=[year for year in range(1800, years[-1], 50) if year >= years[0]],
        tickfont=dict(size=12),
        tickangle=0,
        showgrid=False,
        automargin=False,
    )


def mark(year: int, low: float = 0, high: float = 1) -> dict:
    """Return the upright line that marks the chosen year, behind the curves, from `low` to `high` of the height."""
    line = dict(color=theme.MUTED, width=1.5)
    return dict(type="line", xref="x", yref="paper", x0=year, x1=year, y0=low, y1=high, line=line, layer="below")


def dot(x: float, y: float, colour: str, axis: str = "y") -> dict:
    """Return a dot on a curve, ringed so that it stands out from the line it sits on."""
    return dict(
        type="scatter",
        mode="markers",
        x=[x],
        y=[y],
        yaxis=axis,
        marker=dict(size=11, color=colour, line=dict(color=theme.PAPER, width=2)),
        hoverinfo="skip",
        showlegend=False,
    )


def apart(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move labels so that none is nearer than `gap` to the next, all between `low` and `high`.

    Parameters
    ----------
    places : sequence of float
        Where the labels would like to stand.
    gap, low, high : float
        In the same unit as the places.

    Returns
    -------
    list of float
        Where they stand, in the order given; their order from bottom to top is kept.
    """
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = list(places)
    floor = low
    for i in order:
        moved[i] = floor = max(moved[i], floor)
        floor += gap
    ceiling = high
    for i in reversed(order):
        moved[i] = ceiling = min(moved[i], ceiling)
        ceiling -= gap
    return moved


def bars(
    title: str, values: Mapping[str, float], texts: Sequence[str], colours: Sequence[str], **room: float
) -> go.Figure:
    """Return a list of named bars, one below the other, each with its value written at its end.

    Parameters
    ----------
    title : str
    values : mapping of str to float
        Name to length, from top to bottom.
    texts, colours : sequence of str
        For each bar what stands at its end, and a colour of `theme`.
    **room : float
        `rows`, how many bars there is room for, so that they stay as thick when one is missing; `end`, where the axis
        ends; `left`, the pixels kept for the names; `line`, where an upright line stands, if any.
    """
    rows, end, left = room["rows"], room["end"], room["left"]
    bar = dict(
        type="bar",
        orientation="h",
        x=list(values.values()),
        y=list(range(len(values))),
        width=0.62,
        marker=dict(color=list(colours)),
        hoverinfo="skip",
    )
    # In a column of their own, so that no bar and no line ever stands behind them.
    written = dict(
        type="scatter",
        mode="text",
        x=[end] * len(values),
        y=bar["y"],
        text=list(texts),
        textposition="middle left",
        textfont=dict(size=14, color=theme.INK),
        cliponaxis=False,
        hoverinfo="skip",
    )
    names = dict(
        tickvals=bar["y"],
        ticktext=list(values),
        range=[rows - 0.4, -0.6],
        ticklabelstandoff=6,
        ticks="",
        showgrid=False,
    )
    line = room.get("line")
    shape = dict(
        type="line", x0=line, x1=line, y0=0, y1=1, yref="paper", line=dict(color=theme.INK, width=2, dash="dot")
    )
    return theme.figure(
        [bar, written],
        dict(
            height=HEIGHT,
            title=dict(text=title),
            margin=dict(l=left, r=12, t=40, b=12),
            xaxis=dict(range=[0, end], visible=False, automargin=False),
            yaxis=dict(**names, automargin=False, tickfont=dict(size=14)),
            shapes=[] if line is None else [shape],
            showlegend=False,
        ),
    )
