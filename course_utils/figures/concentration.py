"""How concentrated power was, year by year, and who held it in one of them."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from ..wording import percent
from . import theme, timeline

# Room in the list of members for the longest one, so that the bars of every year are as thick.
_ROWS = 8
# Where the lower panel ends and the upper one begins, as parts of the height; between them stands a heading.
_LOWER, _UPPER = 0.38, 0.56


def course(
    years: Sequence[int], con: Sequence[float], poles: Sequence[float], changed: Sequence[int], year: int
) -> go.Figure:
    """Draw the index CON above the effective number of poles, over the years.

    Parameters
    ----------
    years : sequence of int
        One after the other, without a gap.
    con, poles : sequence of float
        The index (0 to 1) and the number of poles in each of the years.
    changed : sequence of int
        Years in which the list of powers was not that of the year before.
    year : int
        The year to mark, one of the years.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    place = years.index(year)
    blue, purple = theme.SERIES[0], theme.SERIES[3]
    line = dict(type="scatter", mode="lines", x0=years[0])
    return theme.figure(
        [
            dict(
                line, y=list(con), line=dict(color=blue, width=2.5), hovertemplate="%{x}: CON %{y:.2f}<extra></extra>"
            ),
            dict(
                line,
                y=list(poles),
                yaxis="y2",
                line=dict(color=purple, width=2.5),
                hovertemplate="%{x}: %{y:.1f} poles<extra></extra>",
            ),
            dict(
                type="scatter",
                mode="markers",
                x=list(changed),
                y=[0.035] * len(changed),
                marker=dict(symbol="triangle-up", size=8, color=theme.MUTED),
                hovertemplate="%{x}: the list of major powers changed<extra></extra>",
            ),
            timeline.dot(year, con[place], blue),
            timeline.dot(year, poles[place], purple, "y2"),
        ],
        dict(
            height=timeline.HEIGHT,
            margin=dict(l=34, r=10, t=30, b=28),
            xaxis=dict(timeline.year_axis(years), anchor="y2"),
            yaxis=dict(domain=[_UPPER, 1], range=[0, 0.65], dtick=0.2, automargin=False),
            yaxis2=dict(domain=[0, _LOWER], range=[1, 7], tickvals=[2, 4, 6], automargin=False, gridcolor=theme.LINE),
            shapes=[timeline.mark(year, 0, _LOWER), timeline.mark(year, _UPPER, 1)],
            annotations=[
                _heading(f"Concentration (CON): <b>{con[place]:.2f}</b>", 1),
                _heading(f"Effective number of poles: <b>{poles[place]:.1f}</b>", _LOWER),
                dict(
                    _heading("▲ list changed", _UPPER), yanchor="top", yshift=-3, font=dict(size=12, color=theme.MUTED)
                ),
            ],
            showlegend=False,
        ),
    )


def members(shares: Mapping[str, float], year: int) -> go.Figure:
    """Draw each power's share of their total in one year, the strongest first.

    Parameters
    ----------
    shares : mapping of str to float
        Name to share, which together make 1.
    year : int

    Returns
    -------
    plotly.graph_objects.Figure
    """
    ordered = dict(sorted(shares.items(), key=lambda item: -item[1]))
    colours = [theme.SERIES[0]] + [theme.NEITHER] * (len(ordered) - 1)
    return timeline.bars(
        f"Shares in {year}", ordered, [percent(share) for share in ordered.values()], colours,
        rows=_ROWS, end=0.8, left=126, line=1 / len(ordered),
    )  # fmt: skip


def _heading(text: str, y: float) -> dict:
    return dict(
        text=text, x=0, y=y, xref="paper", yref="paper", xanchor="left", yanchor="bottom", yshift=4, showarrow=False
    )
