"""The four sources of threat of two or three states, side by side."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from . import theme

HEIGHT = 430
_COLOURS = (theme.SIDE_A, theme.SIDE_B, theme.NEITHER)
_HATCHES = ("", "/", ".")
_ROWS = ("Power", "Nearness", "Offensive<br>capability", "Aggressive<br>intentions", "<b>Threat</b>")


def compare(levels: Mapping[str, Sequence[float]], leaders: Sequence[str | None]) -> go.Figure:
    """Draw each source as a group of bars, one a state, and below them the mean.

    Parameters
    ----------
    levels : mapping of str to sequence of five floats
        Name to power, proximity, offence, intentions and their mean, each 0 to 3; two or three states.
    leaders : sequence of str or None
        Whose power is greatest, and whose threat; a dot marks them.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    # A gap before the last row sets the result apart from what it is made of.
    rows = [0.0, 1.0, 2.0, 3.0, 4.25]
    thick = 0.78 / len(levels)
    bars, written = [], []
    for place, (name, values) in enumerate(levels.items()):
        shift = (place - (len(levels) - 1) / 2) * thick
        at = [row + shift for row in rows]
        bars.append(
            dict(
                type="bar",
                orientation="h",
                name=name,
                x=list(values),
                y=at,
                width=thick * 0.9,
                marker=dict(
                    color=_COLOURS[place],
                    pattern=dict(
                        shape=_HATCHES[place], fgcolor=theme.PAPER, bgcolor=_COLOURS[place], size=8, solidity=0.3
                    ),
                ),
                hoverinfo="skip",
            )
        )
        ends = {0: leaders[0], 4: leaders[1]}
        texts = [
            f"{value:.{(1, 0, 0, 0, 2)[row]}f}{' ●' if ends.get(row) == name else ''}"
            for row, value in enumerate(values)
        ]
        written.append(
            dict(
                type="scatter",
                mode="text",
                x=[value + 0.05 for value in values],
                y=at,
                text=texts,
                textposition="middle right",
                textfont=dict(size=13, color=theme.INK),
                hoverinfo="skip",
                showlegend=False,
                cliponaxis=False,
            )
        )
    return theme.figure(
        [*bars, *written],
        dict(
            height=HEIGHT,
            barmode="overlay",
            margin=dict(l=96, r=12, t=40, b=30),
            xaxis=dict(
                range=[0, 3.5], tickvals=[0, 1, 2, 3], ticktext=["none", "some", "much", "great"], automargin=False
            ),
            yaxis=dict(
                tickvals=rows, ticktext=list(_ROWS), range=[4.75, -0.5], ticks="", ticklabelstandoff=6, showgrid=False,
                automargin=False,
            ),
            shapes=[
                dict(type="line", x0=0, x1=1, xref="paper", y0=3.62, y1=3.62, line=dict(color=theme.MUTED, width=1))
            ],
            legend=dict(orientation="h", x=0, y=1.02, yanchor="bottom", traceorder="normal", font=dict(size=14)),
        ),
    )  # fmt: skip
