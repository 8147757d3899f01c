"""Burden sharing: two rankings against each other, and the course of their agreement."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from . import theme

RANK_HEIGHT = 470
# With more members than this a name would not fit on its row.
_NAMES_UP_TO = 16


@dataclass(frozen=True)
class Ranked:
    """One member: its name, a short code, its two ranks, its share of spending, and whether it was listed in 1964."""

    name: str
    code: str
    size_rank: float
    share_rank: float
    share: float
    first_14: bool


def rank_plot(ranked: Sequence[Ranked]) -> go.Figure:
    """Draw each member at its rank by size (across) and by defence share (upwards).

    Parameters
    ----------
    ranked : sequence of Ranked
        The members that count.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    n = len(ranked)
    few = n <= _NAMES_UP_TO
    traces = [
        _points([one for one in ranked if one.first_14], "circle", theme.SIDE_A, few),
        _points([one for one in ranked if not one.first_14], "square", theme.BAD, few),
    ]
    steps = [rank for rank in (1, 5, 10, 15, 20, 25, 30) if rank <= n]
    axis = dict(tickvals=steps, automargin=False, tickfont=dict(size=12))
    return theme.figure(
        traces,
        dict(
            height=RANK_HEIGHT,
            margin=dict(l=52, r=16, t=14, b=48),
            # Names stand to the right of their points, so the smallest member needs room beside it.
            xaxis=dict(axis, range=[0.2, n + (n * 0.2 if few else 0.9)], title=dict(text="Rank by size (1 = largest)")),
            yaxis=dict(axis, range=[n + 0.8, 0.2], title=dict(text="Rank by share (1 = highest)")),
            shapes=[
                dict(
                    type="line",
                    x0=1,
                    y0=1,
                    x1=n,
                    y1=n,
                    line=dict(color=theme.MUTED, width=2, dash="dot"),
                    layer="below",
                )
            ],
            showlegend=False,
        ),
        narrowest=440,
    )


def _points(chosen: Sequence[Ranked], symbol: str, colour: str, few: bool) -> dict:
    return dict(
        type="scatter",
        mode="markers+text",
        x=[one.size_rank for one in chosen],
        y=[one.share_rank for one in chosen],
        text=[one.name if few else one.code for one in chosen],
        # Where there are many, ties leave no room beside a point, but each has its column to itself.
        textposition="middle right" if few else "top center",
        textfont=dict(size=13 if few else 11, color=theme.INK),
        marker=dict(size=11 if few else 8, symbol=symbol, color=colour, line=dict(color=theme.PAPER, width=1)),
        hovertext=[f"{one.name}: {one.share:g}% on defence" for one in chosen],
        hoverinfo="text",
        cliponaxis=False,
    )


def agreement(
    years: Sequence[int], by_gdp: Sequence[float], by_size: Sequence[float], first: float, now: tuple[int, float]
) -> go.Figure:
    """Draw the rank correlation over the years, by two measures of size, below that of 1964.

    Parameters
    ----------
    years : sequence of int
    by_gdp, by_size : sequence of float
        The rank correlations of each year, -1 to 1: with GDP as it was worked out beforehand, and with our measure.
    first : float
        That of 1964.
    now : tuple of int and float
        The year and the rank correlation on display; 1964 is drawn at the left edge.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    edge = years[0] - 2
    lines = (
        ("GDP", by_gdp, theme.GOOD, "solid", "circle"),
        ("our measure", by_size, theme.ACCENT, "dash", "square"),
    )
    traces: list[dict] = [
        dict(
            type="scatter",
            mode="lines+markers",
            x=list(years),
            y=list(values),
            name=name,
            line=dict(color=colour, dash=dash, width=2.25),
            marker=dict(size=6, symbol=symbol, color=colour),
            hovertemplate=f"%{{x}}, size by {name}: %{{y:.2f}}<extra></extra>",
        )
        for name, values, colour, dash, symbol in lines
    ]
    place = edge if now[0] < years[0] else now[0]
    diamond = dict(symbol="diamond", size=14, color=theme.SIDE_B, line=dict(color=theme.INK, width=2))
    traces.append(
        dict(
            type="scatter",
            mode="markers",
            x=[place],
            y=[now[1]],
            name="on display",
            marker=diamond,
            hovertemplate=f"on display: {now[1]:.2f}<extra></extra>",
        )
    )
    ticks = [edge, *range(years[0], years[-1] + 1, 3)]
    return theme.figure(
        traces,
        dict(
            height=RANK_HEIGHT,
            margin=dict(l=42, r=12, t=66, b=30),
            title=dict(text="Rank correlation (ρ) of size and share"),
            xaxis=dict(
                range=[edge - 1, years[-1] + 0.8],
                tickvals=ticks,
                ticktext=["1964", *map(str, ticks[1:])],
                tickangle=0,
                showgrid=False,
                automargin=False,
                tickfont=dict(size=12),
            ),
            yaxis=dict(range=[-1.04, 1.04], dtick=0.5, automargin=False),
            shapes=[
                _across(first, theme.INK, "dot"),
                _across(0, theme.MUTED, "solid"),
            ],
            annotations=[
                dict(
                    text=f"1964, all 14: {first:.2f}",
                    x=1,
                    xref="paper",
                    xanchor="right",
                    y=first,
                    yanchor="bottom",
                    showarrow=False,
                    font=dict(size=13),
                )
            ],
            showlegend=True,
        ),
        narrowest=440,
    )


def _across(y: float, colour: str, dash: str) -> dict:
    return dict(
        type="line", x0=0, x1=1, xref="paper", y0=y, y1=y, line=dict(color=colour, width=1.5, dash=dash), layer="below"
    )
