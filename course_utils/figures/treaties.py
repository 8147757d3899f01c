"""Alliances in force over the years, by what they promise."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from . import theme, timeline

#: Kind of promise -> colour and dash of its line; "all" counts every alliance once.
STYLES = {
    "all": (theme.INK, "solid"),
    **{
        kind: (colour, dash)
        for kind, colour, dash in zip(
            ("defence", "offence", "neutrality", "non-aggression", "consultation"),
            theme.SERIES,
            ("solid", "dash", "dot", "dashdot", "longdash"),
            strict=True,
        )
    },
}

_LABEL = 17  # pixels from one label at the end of a line to the next
_TOP, _BOTTOM = 12, 28


def in_force(years: Sequence[int], counts: Mapping[str, Sequence[int]], year: int) -> go.Figure:
    """Draw one line a kind of promise, named at its end.

    Parameters
    ----------
    years : sequence of int
        One after the other, without a gap.
    counts : mapping of str to sequence of int
        Kind, one of `STYLES`, to how many alliances of that kind were in force in each year.
    year : int
        The year to mark, one of the years.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    place = years.index(year)
    top = max(map(max, counts.values())) * 1.06
    unit = top / (timeline.HEIGHT - _TOP - _BOTTOM)
    ends = timeline.apart([line[-1] for line in counts.values()], _LABEL * unit, 0, top)
    lines, dots, names, leaders = [], [], [], []
    for (kind, line), end in zip(counts.items(), ends, strict=True):
        colour, dash = STYLES[kind]
        style = dict(color=colour, dash=dash, width=3 if kind == "all" else 2.25)
        hover = f"%{{x}}: %{{y}} {kind}<extra></extra>"
        lines.append(dict(type="scatter", mode="lines", x0=years[0], y=list(line), line=style, hovertemplate=hover))
        dots.append(timeline.dot(year, line[place], colour))
        names.append(
            dict(text=kind, font=dict(size=13), x=1, xref="paper", y=end, xshift=14, xanchor="left", showarrow=False)
        )
        leaders.append(
            dict(
                type="line",
                xref="paper",
                xsizemode="pixel",
                xanchor=1,
                x0=-2,
                x1=13,
                y0=line[-1],
                y1=end,
                line=dict(color=colour, width=2),
            )
        )
    return theme.figure(
        lines + dots,
        dict(
            height=timeline.HEIGHT,
            margin=dict(l=36, r=118, t=_TOP, b=_BOTTOM),
            xaxis=timeline.year_axis(years),
            yaxis=dict(range=[-0.01 * top, top], nticks=6, automargin=False),
            shapes=[timeline.mark(year), *leaders],
            annotations=names,
            showlegend=False,
        ),
    )


def in_year(counts: Mapping[str, int], year: int) -> go.Figure:
    """Draw the counts of one year as bars.

    Parameters
    ----------
    counts : mapping of str to int
        Kind, one of `STYLES`, to how many alliances of that kind were in force.
    year : int

    Returns
    -------
    plotly.graph_objects.Figure
    """
    longest = max(max(counts.values()), 10)
    return timeline.bars(
        f"In {year}", counts, [str(count) for count in counts.values()], [STYLES[kind][0] for kind in counts],
        rows=len(STYLES), end=longest * 1.35, left=120,
    )  # fmt: skip
