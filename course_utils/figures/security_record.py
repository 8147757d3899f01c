"""The cases of the League and the United Nations: the model's number beside what happened."""

from collections.abc import Sequence

import plotly.graph_objects as go

from ..wording import percent
from . import theme

_LEFT = 150


def record(rows: Sequence[tuple[str, float | None, str]], here: int) -> go.Figure:
    """Draw the model's number for each case beside what happened.

    Parameters
    ----------
    rows : sequence of tuples
        Title, chance (0 to 1, or None if it is not told yet), and what to write beside it.
    here : int
        The case on show, drawn in full colour.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    places = list(range(len(rows)))
    colours = [theme.SIDE_A if place == here else theme.NEITHER for place in places]
    bar = dict(
        type="bar",
        orientation="h",
        y=places,
        x=[100 * (chance or 0) for _, chance, _ in rows],
        width=0.55,
        marker=dict(color=colours),
        hoverinfo="skip",
    )
    said = dict(
        type="scatter",
        mode="text",
        y=places,
        x=[103] * len(rows),
        text=[f"<b>{percent(chance)}</b>  {said}" if chance is not None else said for _, chance, said in rows],
        textposition="middle right",
        textfont=dict(size=14, color=theme.INK),
        cliponaxis=False,
        hoverinfo="skip",
    )
    half = dict(type="line", x0=50, x1=50, y0=0, y1=1, yref="paper", line=dict(color=theme.INK, width=1.5, dash="dot"))
    return theme.figure(
        [bar, said],
        dict(
            height=300,
            showlegend=False,
            margin=dict(l=_LEFT, r=10, t=26, b=10),
            xaxis=dict(range=[0, 250], visible=False, automargin=False),
            yaxis=dict(
                tickvals=places,
                ticktext=[f"<b>{title}</b>" if place == here else title for place, (title, _, _) in enumerate(rows)],
                range=[len(rows) - 0.4, -0.6],
                ticks="",
                ticklabelstandoff=6,
                showgrid=False,
                automargin=False,
            ),
            shapes=[half],
            annotations=[
                dict(text="50%", x=50, y=1, yref="paper", yanchor="bottom", showarrow=False, font=dict(size=13))
            ],
        ),
    )
