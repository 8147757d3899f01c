"""The balance table as a picture: each side's power against the half line."""

import html
from collections.abc import Collection, Mapping, Sequence

import plotly.graph_objects as go

from ..wording import percent
from . import theme

SIDES = ("A", "B", "")
_ROWS = {"A": "Side A", "B": "Side B", "": "Neither"}
_FILL = {"A": theme.SIDE_A, "B": theme.SIDE_B, "": theme.NEITHER}
_TEXT = {"A": theme.ON_A, "B": theme.ON_B, "": theme.ON_NEITHER}
# The sides differ by pattern too: plain, stripes, dots.
_PATTERN = {"A": "", "B": "/", "": "."}
_NARROW = 0.035


def bars(shares: Mapping[str, float], sides: Mapping[str, str], marked: Collection[str]) -> go.Figure:
    """Draw one bar for each side, made of its members, with the line that a coalition must pass.

    Parameters
    ----------
    shares : mapping of str to float
        Each state's share of all power at the table; together 1.
    sides : mapping of str to str
        "A", "B" or "" for each state.
    marked : collection of str
        The states to mark with a diamond: those their side cannot do without.

    Returns
    -------
    plotly.graph_objects.Figure
        300 pixels high; the half line stands at 50%.
    """
    placed: list[tuple[str, float]] = []
    ends: dict[str, float] = dict.fromkeys(SIDES, 0.0)
    for state in sorted(shares, key=lambda name: -shares[name]):
        placed.append((state, ends[sides[state]]))
        ends[sides[state]] += shares[state]
    where = [sides[state] for state, _ in placed]
    trace = dict(
        type="bar",
        orientation="h",
        y=[_ROWS[side] for side in where],
        x=[100 * shares[state] for state, _ in placed],
        base=[100 * start for _, start in placed],
        text=[_label(state, shares[state], state in marked) for state, _ in placed],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont=dict(color=[_TEXT[side] for side in where], size=14),
        hovertext=[f"{_plain(state)}: {percent(shares[state], 1)}" for state, _ in placed],
        hoverinfo="text",
        marker=dict(
            color=[_FILL[side] for side in where],
            line=dict(color=theme.PAPER, width=2),
            pattern=dict(
                shape=[_PATTERN[side] for side in where],
                size=8,
                solidity=0.15,
                fillmode="overlay",
                fgcolor=theme.PAPER,
                fgopacity=0.4,
            ),
        ),
        width=0.78,
    )
    totals = [
        dict(
            x=1,
            xref="paper",
            y=_ROWS[side],
            text=f"<b>{percent(ends[side])}</b>",
            xanchor="right",
            showarrow=False,
            font=dict(size=18),
            bgcolor=theme.PAPER,
            borderpad=1,
        )
        for side in SIDES
    ]
    half = dict(x=50, y=1, yref="paper", text="half", showarrow=False, yanchor="bottom", font=dict(size=13))
    return theme.figure(
        [trace],
        dict(
            height=300,
            barmode="overlay",
            showlegend=False,
            uniformtext=dict(mode="hide", minsize=11),
            xaxis=dict(
                range=[0, 109],
                tickvals=[0, 25, 50, 75, 100],
                ticktext=["0", "25%", "50%", "75%", "100%"],
                fixedrange=True,
            ),
            yaxis=dict(
                categoryorder="array",
                categoryarray=[_ROWS[side] for side in reversed(SIDES)],
                range=[-0.5, 2.5],
                fixedrange=True,
                showgrid=False,
                ticks="",
                tickfont=dict(size=16),
            ),
            shapes=[dict(type="line", x0=50, x1=50, yref="paper", y0=0, y1=1, line=dict(color=theme.INK, width=3))],
            annotations=[half, *totals],
            margin=dict(l=8, r=8, t=24, b=8),
        ),
    )


def _label(state: str, share: float, marked: bool) -> str:
    return "" if share < _NARROW else f"{'◆ ' if marked else ''}{_plain(state)}"


def _plain(name: str) -> str:
    """Escape a name, which may be the learner's own: Plotly reads its texts as markup."""
    return html.escape(name, quote=False)


def course(
    years: Sequence[int], con: Sequence[float], poles: Sequence[float], here: tuple[int, float, float]
) -> go.Figure:
    """Draw concentration and poles of the major powers over the years, and where this table stands.

    Parameters
    ----------
    years, con, poles : sequences of equal length
        The course since 1816: CON (0 to 1) and the effective number of poles.
    here : tuple
        Year, CON and poles of the table now; drawn as diamonds.
    """
    year, con_here, poles_here = here
    line = dict(type="scatter", mode="lines", x=list(years), hoverinfo="skip", showlegend=False)
    spot = dict(type="scatter", mode="markers", x=[year], hoverinfo="skip", showlegend=False)
    mark = dict(symbol="diamond", size=14, color=theme.BAD, line=dict(color=theme.PAPER, width=2))
    small = dict(tickfont=dict(size=12), fixedrange=True, nticks=4)

    def title(text: str, y: float) -> dict:
        return dict(
            x=0,
            xref="paper",
            y=y,
            yref="paper",
            text=text,
            showarrow=False,
            xanchor="left",
            yanchor="bottom",
            font=dict(size=13),
        )

    return theme.figure(
        [
            {**line, "y": list(con), "line": dict(color=theme.SIDE_A, width=2)},
            {**line, "y": list(poles), "yaxis": "y2", "line": dict(color=theme.SIDE_A, width=2)},
            {**spot, "y": [con_here], "marker": mark},
            {**spot, "y": [poles_here], "yaxis": "y2", "marker": mark},
        ],
        dict(
            height=300,
            xaxis=dict(range=[1812, 2026], anchor="y2", tickvals=[1820, 1870, 1920, 1970, 2020], **small),
            yaxis=dict(domain=[0.58, 0.94], range=[0, 1.02], **small),
            yaxis2=dict(domain=[0, 0.38], range=[0, max(9, poles_here + 0.5)], **small),
            annotations=[title("Concentration (CON)", 0.95), title("Effective number of poles", 0.39)],
            margin=dict(l=8, r=8, t=12, b=8),
        ),
    )
