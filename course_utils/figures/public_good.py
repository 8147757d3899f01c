"""Who pays for a defence that protects all, and who would if the allies decided together."""

from collections.abc import Mapping

import plotly.graph_objects as go

from . import theme

PAY_HEIGHT = 340


def payments(pays: Mapping[str, float], shares: Mapping[str, float], best: float) -> go.Figure:
    """Draw what each ally pays beside its proportional share of what would be best, and both sums.

    Parameters
    ----------
    pays, shares : mapping of str to float
        Ally to what it pays in the model, and to its part, by income, of what would be best for all.
    best : float
        What would be best for all together.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    rows = [*pays, "together"]
    paid, fair = [*pays.values(), sum(pays.values())], [*shares.values(), best]
    longest = max([*paid, *fair, 1.0])
    bar = dict(type="bar", orientation="h", hoverinfo="skip", textposition="outside", cliponaxis=False)
    text = dict(size=14, color=theme.INK)
    return theme.figure(
        [
            dict(
                bar,
                name="pays",
                y=[place - 0.19 for place in range(len(rows))],
                x=paid,
                width=0.34,
                text=[f"{value:.1f}" for value in paid],
                textfont=text,
                marker=dict(color=theme.SIDE_A),
            ),
            dict(
                bar,
                name="its part of what would be best for all",
                y=[place + 0.19 for place in range(len(rows))],
                x=fair,
                width=0.34,
                text=[f"{value:.1f}" for value in fair],
                textfont=text,
                marker=dict(
                    color=theme.LINE,
                    line=dict(color=theme.MUTED, width=1),
                    pattern=dict(shape="/", fgcolor=theme.MUTED, bgcolor=theme.LINE, size=8, solidity=0.2),
                ),
            ),
        ],
        dict(
            height=PAY_HEIGHT,
            barmode="overlay",
            margin=dict(l=118, r=12, t=40, b=12),
            xaxis=dict(range=[0, longest * 1.14], visible=False, automargin=False),
            yaxis=dict(
                tickvals=list(range(len(rows))),
                ticktext=rows,
                range=[len(rows) - 0.45, -0.55],
                ticks="",
                ticklabelstandoff=6,
                showgrid=False,
                automargin=False,
                tickfont=dict(size=15),
            ),
            shapes=[
                dict(
                    type="line",
                    x0=0,
                    x1=1,
                    xref="paper",
                    y0=len(rows) - 1.5,
                    y1=len(rows) - 1.5,
                    line=dict(color=theme.MUTED, width=1),
                )
            ],
            showlegend=True,
        ),
    )
