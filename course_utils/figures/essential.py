"""Every group that wins without a passenger, as stacked bars against the half line."""

from collections.abc import Collection, Mapping, Sequence

import plotly.graph_objects as go

from . import theme

HEIGHT = 400
# Few groups stand on thick bars, many on thin ones; only then does the picture need no other height.
_FEWEST_ROWS = 6


def groups(resources: Mapping[str, float], winning: Sequence[Sequence[str]], essential: Collection[str]) -> go.Figure:
    """Draw all states in the first row, and below it one row for each minimal winning coalition.

    Parameters
    ----------
    resources : mapping of str to float
        Name to power; together above zero.
    winning : sequence of sequence of str
        The minimal winning coalitions.
    essential : collection of str
        The states that belong to at least one of them; the others are hatched.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    total = sum(resources.values())
    rows = [tuple(resources), *winning]
    room = max(_FEWEST_ROWS, len(rows))
    needed, spare = _Segments(), _Segments()
    for place, members in enumerate(rows):
        base = 0.0
        for state in members:
            segments = needed if state in essential else spare
            segments.add(
                place, base, resources[state], f"\u00a0{state}" if place else f"\u00a0{state} {resources[state]:g}"
            )
            base += resources[state]
    half = dict(type="line", x0=total / 2, x1=total / 2, line=dict(color=theme.BAD, width=2.5, dash="dash"))
    sums = [sum(resources[state] for state in members) for members in winning]
    return theme.figure(
        [
            needed.trace(theme.SIDE_A, theme.ON_A, ""),
            spare.trace(theme.LINE, theme.INK, "/"),
            dict(
                type="scatter",
                mode="text",
                x=sums,
                y=list(range(1, len(rows))),
                text=[f"  {held:g}" for held in sums],
                textposition="middle right",
                textfont=dict(size=15, color=theme.INK),
                cliponaxis=False,
                hoverinfo="skip",
            ),
        ],
        dict(
            height=HEIGHT,
            barmode="overlay",
            uniformtext=dict(mode="hide", minsize=12),
            margin=dict(l=98, r=44, t=34, b=10),
            xaxis=dict(range=[0, total], visible=False, automargin=False),
            yaxis=dict(
                tickvals=list(range(len(rows))),
                ticktext=["<b>All</b>", *(" + ".join(members) for members in winning)],
                tickfont=dict(size=15),
                range=[room - 0.5, -0.5],
                ticks="",
                ticklabelstandoff=6,
                showgrid=False,
                automargin=False,
            ),
            # Across the groups it lies on top, for they have to cross it; behind the first row it hides no number.
            shapes=[
                dict(half, y0=0, y1=1, yref="paper", layer="below"),
                dict(half, y0=0.5, y1=room - 0.5, layer="above"),
            ],
            annotations=[
                dict(
                    text=f"half: {total / 2:g}",
                    x=total / 2,
                    y=1,
                    yref="paper",
                    yanchor="bottom",
                    showarrow=False,
                    font=dict(color=theme.BAD, size=15),
                )
            ],
            showlegend=False,
        ),
    )


class _Segments:
    """Bars that begin where the one before them ends, gathered over all rows."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.bases: list[float] = []
        self.lengths: list[float] = []
        self.texts: list[str] = []

    def add(self, row: int, base: float, length: float, text: str) -> None:
        self.rows.append(row)
        self.bases.append(base)
        self.lengths.append(length)
        self.texts.append(text)

    def trace(self, colour: str, on: str, hatch: str) -> dict:
        return dict(
            type="bar",
            orientation="h",
            y=self.rows,
            base=self.bases,
            x=self.lengths,
            width=0.7,
            text=self.texts,
            textposition="inside",
            insidetextanchor="start",
            textangle=0,
            textfont=dict(color=on, size=15),
            marker=dict(
                color=colour,
                pattern=dict(shape=hatch, fgcolor=theme.NEITHER, bgcolor=colour, size=9, solidity=0.25),
                line=dict(color=theme.PAPER, width=2),
            ),
            hoverinfo="skip",
        )
