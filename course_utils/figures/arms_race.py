"""An arms race: the plane of both sides' spending, and their spending over time."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from . import theme

HEIGHT = 390
_BLUE, _RED, _GREEN, _PURPLE = theme.SERIES[:4]
STYLES = (("solid", _BLUE, "circle"), ("dash", _RED, "square"), ("dot", _GREEN, "diamond"))
Point = tuple[float, float]


def plane(
    lines: Sequence[Sequence[Point]], course: Sequence[Point], rest: Point | None, holds: bool, top: float
) -> go.Figure:
    """Draw what A and B spend against each other.

    Parameters
    ----------
    lines : two sequences of pairs of float
        Where A, and where B, would change nothing.
    course : sequence of pairs of float
        The path of the race, from its start.
    rest : pair of float or None
        The rest point, if there is one that can be drawn.
    holds : bool
        Whether races are drawn to it.
    top : float
        Where both axes end.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    traces = []
    for name, places, dash, colour in zip("AB", lines, ("dash", "dot"), (_GREEN, _PURPLE), strict=True):
        traces.append(
            dict(line([x for x, _ in places], [y for _, y in places], dash, colour), name=f"{name} would stay")
        )
    xs, ys = [x for x, _ in course], [y for _, y in course]
    traces.append(dict(line(xs, ys, "solid", _BLUE), name="the race", line=dict(color=_BLUE, width=3.5)))
    start = dict(symbol="square", size=12, color=_BLUE, line=dict(color=theme.PAPER, width=2))
    traces.append(_mark(course[0], start))
    goes_down = len(course) > 1 and course[1][1] < course[0][1]
    texts = [_text("start", course[0], top, above=goes_down)]
    if rest:
        look = dict(symbol="circle" if holds else "circle-open", size=14, color=_RED, line=dict(color=_RED, width=3))
        traces.append(_mark(rest, look))
        # Both lines and every path come from below left or above right: a narrow word is clear at the lower right.
        word = "rest point" if holds else "rest point,<br>holds nobody"
        aside = dict(xanchor="left", xshift=6) if rest[0] <= 0.84 * top else {}
        texts.append(_text(word, rest, top, above=rest[1] < 0.15 * top) | aside)
    arrow = _arrow(course, top)
    axis = dict(range=[0, top], nticks=6, automargin=False)
    return theme.figure(
        traces,
        dict(
            height=HEIGHT,
            margin=dict(l=66, r=12, t=38, b=48),
            xaxis=dict(axis, title=dict(text="A spends a year")),
            yaxis=dict(axis, title=dict(text="B spends a year")),
            annotations=[*texts, *arrow],
            legend=dict(font=dict(size=13)),
        ),
    )


def over_time(times: Sequence[float], spent: Mapping[str, Sequence[float]], top: float) -> go.Figure:
    """Draw what each side spends, year by year.

    Parameters
    ----------
    times : sequence of float
        Years.
    spent : mapping of str to sequence of float
        For up to three names what they spend at these times; what goes beyond ``top`` leaves the picture.
    top : float
        Where the upright axis ends.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    traces = [
        dict(line(times, values, dash, colour), name=name)
        for (name, values), (dash, colour, _) in zip(spent.items(), STYLES, strict=False)
    ]
    return in_time(traces, times, top)


def in_time(traces: list[dict], times: Sequence[float], top: float) -> go.Figure:
    """Return a figure of spending over years."""
    return theme.figure(
        traces,
        dict(
            height=HEIGHT,
            margin=dict(l=66, r=12, t=38, b=48),
            xaxis=dict(range=[0, times[-1]], title=dict(text="years"), nticks=6, automargin=False),
            yaxis=dict(range=[0, top], nticks=6, title=dict(text="spending a year"), automargin=False),
            legend=dict(font=dict(size=13)),
            showlegend=True,
        ),
    )


def line(x: Sequence[float], y: Sequence[float], dash: str, colour: str) -> dict:
    """Return a line without marks."""
    return dict(
        type="scatter",
        mode="lines",
        x=list(x),
        y=list(y),
        line=dict(color=colour, width=2.5, dash=dash),
        hoverinfo="skip",
    )


def _mark(at: Point, marker: dict) -> dict:
    return dict(
        type="scatter", mode="markers", x=[at[0]], y=[at[1]], marker=marker, hoverinfo="skip", showlegend=False,
        cliponaxis=False,
    )  # fmt: skip


def _text(text: str, at: Point, top: float, above: bool) -> dict:
    """A word above or below a mark, shifted away from the borders of the picture."""
    anchor = "left" if at[0] < 0.15 * top else "right" if at[0] > 0.88 * top else "center"
    return dict(
        text=text,
        x=at[0],
        y=at[1],
        xanchor=anchor,
        yshift=20 if above else -24,
        showarrow=False,
        font=dict(size=13),
        bgcolor=theme.PAPER,
        borderpad=1,
    )


def _arrow(course: Sequence[Point], top: float) -> list[dict]:
    """An arrow head on the last part of the path that is long enough to see."""
    inside = [at for at in course if max(at) <= top]
    if len(inside) < 2:
        return []
    end = inside[-1]
    from_ = next((at for at in reversed(inside) if abs(at[0] - end[0]) + abs(at[1] - end[1]) > 0.03 * top), None)
    if from_ is None:
        return []
    return [
        dict(
            x=end[0], y=end[1], ax=from_[0], ay=from_[1], xref="x", yref="y", axref="x", ayref="y",
            showarrow=True, arrowhead=2, arrowsize=1.3, arrowwidth=3, arrowcolor=_BLUE, text="",
        )
    ]  # fmt: skip
