"""Three states in an arms race: what an alliance of two changes for all."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from . import arms_race, theme


def with_and_without(
    times: Sequence[float],
    before: Mapping[str, Sequence[float]],
    after: Mapping[str, Sequence[float]],
    top: float,
) -> go.Figure:
    """Draw what each state spends as things are, and faintly what it would spend without the alliance.

    Parameters
    ----------
    times : sequence of float
    before, after : mapping of str to sequence of float
        Name to spending at these times.
    top : float

    Returns
    -------
    plotly.graph_objects.Figure
    """
    traces = []
    if before != after:
        values = next(iter(before.values()))
        traces.append(
            dict(
                arms_race.line(times, values, "longdashdot", theme.NEITHER),
                name="each, without the alliance",
                line=dict(color=theme.NEITHER, width=2.5, dash="longdashdot"),
            )
        )
    for (name, values), (dash, colour, symbol) in zip(after.items(), arms_race.STYLES, strict=False):
        step = max(1, len(times) // 8)
        traces.append(dict(arms_race.line(times, values, dash, colour), name=name, mode="lines", legendgroup=name))
        traces.append(
            dict(
                type="scatter",
                mode="markers",
                x=list(times[step::step]),
                y=list(values[step::step]),
                marker=dict(symbol=symbol, size=8, color=colour),
                hoverinfo="skip",
                showlegend=False,
            )
        )
    return arms_race.in_time(traces, times, top)


def rest_points(before: Mapping[str, float] | None, after: Mapping[str, float] | None, end: float) -> go.Figure:
    """Draw where each state comes to rest, without and with the alliance.

    Parameters
    ----------
    before, after : mapping of str to float, or None
        Name to spending; None if the race runs away.
    end : float
        Where the axis ends; a bar that would go on says so with an arrow.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    names, values, texts, colours, patterns = [], [], [], [], []
    for title, rests, colour, hatch in (
        ("without", before, theme.NEITHER, "/"),
        ("with", after, theme.SERIES[0], ""),
    ):
        for state in "ABC":
            value = rests[state] if rests else end
            names.append(f"{state} {title}")
            values.append(min(value, end))
            texts.append(f" {value:.0f}{' →' if value > end else ''}" if rests else " runs away →")
            colours.append(colour if rests else theme.SERIES[1])
            patterns.append(hatch)
    places = [0, 1, 2, 3.6, 4.6, 5.6]
    bar = dict(
        type="bar",
        orientation="h",
        y=places,
        x=values,
        width=0.7,
        text=texts,
        textposition="auto",
        insidetextanchor="end",
        textangle=0,
        textfont=dict(size=14),
        outsidetextfont=dict(color=theme.INK, size=14),
        insidetextfont=dict(color=[theme.ON_NEITHER if c == theme.NEITHER else theme.ON_A for c in colours], size=14),
        cliponaxis=False,
        marker=dict(
            color=colours, pattern=dict(shape=patterns, fgcolor=theme.PAPER, bgcolor=colours, size=8, solidity=0.15)
        ),
        hoverinfo="skip",
    )
    return theme.figure(
        [bar],
        dict(
            height=arms_race.HEIGHT,
            title=dict(text="Where each comes to rest"),
            margin=dict(l=86, r=40, t=40, b=12),
            xaxis=dict(range=[0, end], visible=False, automargin=False),
            yaxis=dict(
                tickvals=places, ticktext=names, range=[6.3, -0.7], ticks="", showgrid=False, automargin=False,
                ticklabelstandoff=6,
            ),
            showlegend=False,
        ),
    )  # fmt: skip
