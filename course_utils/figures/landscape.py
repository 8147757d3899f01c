"""Two sides of states, each as large as its power, and how deep the hollows of the landscape are."""

from collections.abc import Sequence

import plotly.graph_objects as go

from . import theme

HEIGHT = 480
DEPTHS = 320
#: How many hollows have room in the picture.
SHOWN = 6
_LARGEST = 24  # pixels across, so that neighbours in a list never touch
_ROWS = 17

Row = tuple[str, float, bool]


def sides(left: Sequence[Row], right: Sequence[Row]) -> go.Figure:
    """List the states of both sides, the largest first.

    Parameters
    ----------
    left, right : sequence of (str, float, bool)
        Name, size in per cent of the world, and whether the state would rather change sides; largest first.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    most = max((size for _, size, _ in (*left, *right)), default=1.0)
    data = [
        _column(left, 0.05, most, theme.SIDE_A, "circle"),
        _column(right, 0.55, most, theme.SIDE_B, "square"),
        *(_words(rows, x, moves) for rows, x in ((left, 0.09), (right, 0.59)) for moves in (False, True)),
    ]
    heads = [
        _note(f"<b>Side {letter}</b>: {sum(size for _, size, _ in rows):.1f}%", x)
        for letter, rows, x in (("A", left, 0.0), ("B", right, 0.5))
    ]
    line = dict(type="line", xref="x", yref="paper", x0=0.47, x1=0.47, y0=0, y1=1, line=dict(color=theme.LINE, width=2))
    return theme.figure(
        data,
        dict(
            height=HEIGHT,
            margin=dict(l=4, r=4, t=34, b=6),
            xaxis=dict(range=[0, 1], visible=False, automargin=False),
            yaxis=dict(range=[_ROWS - 0.4, -0.6], visible=False, automargin=False),
            annotations=heads,
            shapes=[line],
            showlegend=False,
        ),
        narrowest=440,
    )


def depths(now: float, hollows: Sequence[tuple[float, str]]) -> go.Figure:
    """Draw the energy of the present division beside that of the deepest minima.

    Parameters
    ----------
    now : float
        Energy of the present division.
    hollows : sequence of (float, str)
        Energy of each minimum and a few words on it, the deepest first; at most `SHOWN`.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    energies = [now, *(depth for depth, _ in hollows)]
    low, top = min(energies), max(*energies, 0.0)
    room = (top - low) or 1.0
    stems = [
        dict(type="line", x0=x, x1=x, y0=top + 0.05 * room, y1=y, line=dict(color=theme.LINE, width=2), layer="below")
        for x, y in enumerate(energies)
    ]
    names = ["now", *(str(place) for place in range(1, len(energies)))]
    return theme.figure(
        [
            dict(
                type="scatter",
                mode="markers+text",
                x=list(range(len(energies))),
                y=energies,
                marker=dict(
                    size=14,
                    symbol=["diamond", *["triangle-down"] * len(hollows)],
                    color=[theme.BAD, *[theme.SIDE_A] * len(hollows)],
                ),
                text=[f"{_number(now)}", *(f"{_number(depth)}<br>{words}" for depth, words in hollows)],
                textposition="bottom center",
                textfont=dict(size=13, color=theme.INK),
                cliponaxis=False,
                hoverinfo="skip",
            )
        ],
        dict(
            height=DEPTHS,
            title=dict(text="Energy: the lower, the less tension"),
            margin=dict(l=60, r=12, t=40, b=28),
            xaxis=dict(
                range=[-0.5, max(2.5, len(energies) - 0.5)],
                tickvals=list(range(len(energies))),
                ticktext=names,
                showgrid=False,
                ticks="",
                automargin=False,
            ),
            yaxis=dict(range=[low - 0.42 * room, top + 0.06 * room], nticks=6, showgrid=False, automargin=False),
            shapes=stems,
            showlegend=False,
        ),
        narrowest=440,
    )


def _column(rows: Sequence[Row], x: float, most: float, colour: str, symbol: str) -> dict:
    return dict(
        type="scatter",
        mode="markers",
        x=[x] * len(rows),
        y=list(range(len(rows))),
        marker=dict(
            size=[max(5.0, _LARGEST * (size / most) ** 0.5) for _, size, _ in rows],
            symbol=symbol,
            color=colour,
            opacity=1,
            line=dict(color=theme.PAPER, width=1),
        ),
        hoverinfo="skip",
    )


def _words(rows: Sequence[Row], x: float, moves: bool) -> dict:
    """Write the names of those who would move, or of those who would not: one colour a trace."""
    chosen = [(place, row) for place, row in enumerate(rows) if row[2] == moves]
    return dict(
        type="scatter",
        mode="text",
        x=[x] * len(chosen),
        y=[place for place, _ in chosen],
        text=[f"<b>{name} {_size(size)} ⇄</b>" if moves else f"{name} {_size(size)}" for _, (name, size, _) in chosen],
        textposition="middle right",
        textfont=dict(size=14, color=theme.BAD if moves else theme.INK),
        cliponaxis=False,
        hoverinfo="skip",
    )


def _note(text: str, x: float) -> dict:
    return dict(
        text=text, x=x, xanchor="left", y=1, yref="paper", yanchor="bottom", showarrow=False, font=dict(size=15)
    )


def _size(size: float) -> str:
    return f"{size:.1f}" if size >= 1 else f"{size:.2f}"


def _number(value: float) -> str:
    return f"{value:,.0f}".replace("-", "−").replace("−0", "0") if abs(value) < 1 else f"{value:,.0f}".replace("-", "−")
