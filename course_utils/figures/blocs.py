"""Two blocs: a map with one tile a state, and what the members of each held together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from . import theme, timeline

MAP_HEIGHT = 430
_COLUMNS, _ROWS = 12, 9
_GAP = 0.05
#: Bloc -> fill, writing on it, and pattern of its tiles.
_LOOK = {
    "NATO": (theme.SIDE_A, theme.ON_A, ""),
    "Warsaw Pact": (theme.SIDE_B, theme.ON_B, "/"),
    "": (theme.PAPER, theme.INK, ""),
}
_LINES = {"NATO": (theme.SIDE_A, "solid"), "Warsaw Pact": (theme.BAD, "dash")}


@dataclass(frozen=True)
class Square:
    """One tile: its upper left cell and size in cells, what is written on it, its bloc ("" if none).

    `edge` is "new", "gone" or "": how its border is drawn. `full` is what the pointer finds there.
    """

    column: int
    row: int
    width: int
    height: int
    code: str
    mark: str
    bloc: str
    edge: str
    full: str


def tile_map(squares: Sequence[Square], year: int) -> go.Figure:
    """Draw the tiles, coloured and lettered by bloc.

    Parameters
    ----------
    squares : sequence of Square
    year : int
        Stands above the map.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    traces = []
    for bloc, (fill, on, pattern) in _LOOK.items():
        chosen = [one for one in squares if one.bloc == bloc]
        traces += [_tiles(chosen, fill, pattern, not bloc), _letters(chosen, on)]
    return theme.figure(
        traces,
        dict(
            height=MAP_HEIGHT,
            barmode="overlay",
            margin=dict(l=4, r=4, t=34, b=4),
            xaxis=dict(range=[0, _COLUMNS], visible=False, automargin=False),
            yaxis=dict(range=[_ROWS, 0], visible=False, automargin=False),
            shapes=[_edge(one) for one in squares if one.edge],
            annotations=[*_legend(), _words(f"<b>{year}</b>", 0.03, 0.02, 26)],
            showlegend=False,
        ),
        narrowest=560,
    )


def _tiles(chosen: Sequence[Square], fill: str, pattern: str, plain: bool) -> dict:
    return dict(
        type="bar",
        orientation="v",
        x=[one.column + one.width / 2 for one in chosen],
        width=[one.width - 2 * _GAP for one in chosen],
        base=[one.row + _GAP for one in chosen],
        y=[one.height - 2 * _GAP for one in chosen],
        hovertext=[one.full for one in chosen],
        hoverinfo="text",
        marker=dict(
            color=fill,
            line=dict(color=theme.NEITHER if plain else fill, width=1),
            pattern=dict(shape=pattern, fgcolor=theme.PAPER, bgcolor=fill, size=10, solidity=0.12, fgopacity=0.55),
        ),
    )


def _letters(chosen: Sequence[Square], on: str) -> dict:
    return dict(
        type="scatter",
        mode="text",
        x=[one.column + one.width / 2 for one in chosen],
        y=[one.row + one.height / 2 for one in chosen],
        text=[f"<b>{one.code}</b>" + (f"<br>{one.mark}" if one.mark else "") for one in chosen],
        textfont=dict(size=13, color=on),
        hoverinfo="skip",
    )


def _edge(one: Square) -> dict:
    """Return the border of a tile that is new in its bloc or has just left it."""
    room = 2 * _GAP
    return dict(
        type="rect",
        x0=one.column + room,
        x1=one.column + one.width - room,
        y0=one.row + room,
        y1=one.row + one.height - room,
        line=dict(color=theme.INK, width=2.5, dash="solid" if one.edge == "new" else "dot"),
        layer="above",
    )


def _legend() -> list[dict]:
    """Return the key, one line in three pieces, so that each piece bears its bloc's colour."""
    pieces = (
        ("■ <b>N</b> NATO", theme.SIDE_A, 0.0),
        ("▨ <b>W</b> Warsaw Pact", theme.BAD, 0.145),
        ("□ neither   + new   × left   * outside the joint command", theme.INK, 0.36),
    )
    return [
        dict(_words(text, x, 1, 13), yanchor="bottom", yshift=8, font=dict(size=13, color=colour))
        for text, colour, x in pieces
    ]


def _words(text: str, x: float, y: float, size: int) -> dict:
    return dict(
        text=text,
        x=x,
        y=y,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        showarrow=False,
        font=dict(size=size),
    )


def sums(years: Sequence[int], held: Mapping[str, Mapping[int, float]], year: int) -> go.Figure:
    """Draw what each bloc held of the world's capabilities, one line a bloc.

    Parameters
    ----------
    years : sequence of int
        One after the other, without a gap.
    held : mapping of str to mapping of int to float
        "NATO" and "Warsaw Pact": year to share, 0 to 1, for the years it has.
    year : int
        The year to mark, one of the years.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    traces, names = [], []
    for bloc, line in held.items():
        colour, dash = _LINES[bloc]
        traces.append(
            dict(
                type="scatter",
                mode="lines",
                x=list(line),
                y=[100 * share for share in line.values()],
                line=dict(color=colour, dash=dash, width=2.75),
                hovertemplate=f"%{{x}}: {bloc} %{{y:.1f}}%<extra></extra>",
            )
        )
        if year in line:
            traces.append(timeline.dot(year, 100 * line[year], colour))
        where = min(line) + 8
        # Above the highest point that the name stands over.
        top = max(share for of, share in line.items() if where <= of <= where + 22)
        names.append(
            dict(
                text=f"<b>{bloc}</b>",
                x=where,
                y=100 * top,
                yshift=12,
                xanchor="left",
                showarrow=False,
                font=dict(size=14, color=colour),
            )
        )
    return theme.figure(
        traces,
        dict(
            height=MAP_HEIGHT,
            title=dict(text="Share of the world's capabilities, %"),
            margin=dict(l=34, r=10, t=40, b=28),
            xaxis=dict(
                timeline.year_axis(years),
                tickvals=[decade for decade in range(1950, years[-1] + 1, 10) if not decade % 20],
            ),
            yaxis=dict(range=[0, 52], dtick=10, automargin=False),
            shapes=[timeline.mark(year)],
            annotations=names,
            showlegend=False,
        ),
    )
