"""What an attack is worth as the ally becomes more reliable, and how reliable the ally has to be."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from . import theme

HEIGHT = 430
SIDE_HEIGHT = 360
# The axis takes the first of these that holds the line, so that it stands still under most moves of a slider.
_REACHES = (25, 50, 100, 200)


@dataclass(frozen=True)
class Mark:
    """A historical rate of kept promises: its place (0 to 1), what stands beside it, and which study it is from."""

    rate: float
    text: str
    study: str


def value_line(
    alone: float, with_ally: float, reliability: float, threshold: float | None, marks: Sequence[Mark]
) -> go.Figure:
    """Draw the value of attacking against the ally's reliability.

    Parameters
    ----------
    alone, with_ally : float
        What the attack is worth at reliability 0 and at reliability 1; in between the value lies on a straight line.
    reliability : float
        The present one, 0 to 1.
    threshold : float or None
        Where the line crosses zero, if it does.
    marks : sequence of Mark
        Historical rates; the marks of each study bear one symbol.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    reach = next((reach for reach in _REACHES if max(abs(alone), abs(with_ally)) <= reach * 0.97), _REACHES[-1] * 2)
    now = (1 - reliability) * alone + reliability * with_ally
    line = dict(
        type="scatter",
        mode="lines",
        x=[0, 1],
        y=[alone, with_ally],
        line=dict(color=theme.INK, width=3),
        hoverinfo="skip",
        showlegend=False,
    )
    dot = dict(
        type="scatter",
        mode="markers",
        x=[reliability],
        y=[now],
        marker=dict(
            size=16,
            color=theme.BAD if now > 0 else theme.GOOD,
            symbol="circle" if now > 0 else "square",
            line=dict(color=theme.PAPER, width=2),
        ),
        hoverinfo="skip",
        showlegend=False,
    )
    shapes = [
        _area(alone, with_ally, threshold, reach),
        dict(type="line", x0=0, x1=1, y0=0, y1=0, line=dict(color=theme.MUTED, width=1.5), layer="below"),
        *(_upright(mark.rate, 0, 1.02, theme.MUTED, "dot", 1.5) for mark in marks),
    ]
    annotations = [
        *_regions(_end(alone, with_ally, threshold)),
        dict(
            _label(
                f"<b>now {reliability:.1%}</b>".replace(".0%", "%"), reliability, now, "center", "middle", theme.INK
            ),
            xanchor="left" if reliability < 0.5 else "right",
            xshift=13 if reliability < 0.5 else -13,
            yshift=15 if reliability < 0.5 else -17,
            bgcolor=theme.PAPER,
            borderpad=1,
        ),
    ]
    if threshold is not None:
        shapes.append(_upright(threshold, 0, 1, theme.ACCENT, "dash", 3))
        near = threshold < 0.7
        text = _label(
            f"<b>p* = {threshold:.1%}</b>", threshold, 0.14, "left" if near else "right", "bottom", theme.ACCENT
        )
        annotations.append(dict(text, yref="paper", xshift=6 if near else -6, bgcolor=theme.PAPER, borderpad=1))
    return theme.figure(
        [line, dot, *_studies(marks)],
        dict(
            height=HEIGHT,
            margin=dict(l=56, r=30, t=74, b=92),
            xaxis=dict(
                dict(range=[0, 1], dtick=0.25, tickformat=".0%", automargin=False, showgrid=False),
                title=dict(text="How reliable the attacker thinks the ally is (p)"),
            ),
            yaxis=dict(range=[-reach, reach], title=dict(text="Value of attacking"), automargin=False, nticks=7),
            yaxis2=dict(range=[0, 1], overlaying="y", visible=False),
            shapes=shapes,
            annotations=[*annotations, *_rates(marks)],
            legend=dict(orientation="h", x=0, y=-0.19, yanchor="top", font=dict(size=13)),
        ),
        narrowest=440,
    )


def requirement(
    places: Sequence[float], needed: Sequence[float | None], now: tuple[float, float], title: str, axis: str
) -> go.Figure:
    """Draw the least reliability that deters over the ally's strength, or over the prize.

    Parameters
    ----------
    places : sequence of float
        Strengths or prizes, ascending.
    needed : sequence of float or None
        For each the threshold p* (0 to 1), 0 where no ally is needed, None where no reliability suffices.
    now : tuple of float
        The present place and reliability.
    title, axis : str
        What stands above the picture, and under its axis.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    known = [(place, level) for place, level in zip(places, needed, strict=True) if level is not None]
    lost = [place for place, level in zip(places, needed, strict=True) if level is None]
    curve = dict(
        type="scatter",
        mode="lines",
        x=[place for place, _ in known],
        y=[level for _, level in known],
        line=dict(color=theme.ACCENT, width=3),
        hovertemplate="%{x:.0f}: %{y:.0%}<extra></extra>",
        showlegend=False,
    )
    dot = dict(
        type="scatter",
        mode="markers",
        x=[now[0]],
        y=[now[1]],
        marker=dict(size=14, color=theme.INK, symbol="diamond", line=dict(color=theme.PAPER, width=2)),
        hoverinfo="skip",
        showlegend=False,
    )
    shapes, annotations = [], []
    if lost:
        # A shaded part of the axis: whatever is promised there, the attack pays.
        ends = (lost[0], known[0][0] if known and known[0][0] > lost[0] else lost[-1])
        shapes.append(
            dict(
                type="rect", x0=ends[0], x1=ends[1], y0=0, y1=1, yref="paper", fillcolor=theme.BAD, opacity=0.16,
                line=dict(width=0), layer="below",
            )
        )  # fmt: skip
        if ends[1] - ends[0] > 0.3 * (places[-1] - places[0]):
            annotations.append(_label("no reliability<br>suffices", sum(ends) / 2, 0.5, "center", "middle", theme.BAD))
    if known and known[-1][0] > 0.6 * places[-1]:
        far, end = known[-1]
        left = far - 0.3 * (places[-1] - places[0])  # there a label goes if the diamond stands in its corner
        high, low = (left if now[0] > left and near else far for near in (now[1] > 0.8, now[1] < 0.2))
        annotations += [_label("deterred", high, 0.97, "right", "top", theme.GOOD)] * (end < 0.85)
        annotations += [_label("attack pays", low, 0.02, "right", "bottom", theme.BAD)] * (end > 0.2)
    return theme.figure(
        [curve, dot],
        dict(
            height=SIDE_HEIGHT,
            title=dict(text=title),
            margin=dict(l=48, r=14, t=38, b=52),
            xaxis=dict(
                range=[places[0], places[-1]], title=dict(text=axis), automargin=False, nticks=6, showgrid=False
            ),
            yaxis=dict(range=[-0.03, 1.03], tickformat=".0%", dtick=0.25, automargin=False),
            shapes=shapes,
            annotations=annotations,
        ),
    )


def _end(alone: float, with_ally: float, threshold: float | None) -> float:
    """Where the attack stops paying: at the threshold, at the far end, or at once."""
    return threshold if threshold is not None else float(with_ally >= 0 and alone > 0)


def _regions(end: float) -> list[dict]:
    """What the two parts of the picture mean, each named where there is room for it."""
    pays = _label("attack pays", 0.008, 0.02, "left", "bottom", theme.BAD)
    deterred = _label("deterred", 0.992, 0.98, "right", "top", theme.GOOD)
    return [dict(one, yref="paper") for one, room in ((pays, end), (deterred, 1 - end)) if room > 0.2]


def _area(alone: float, with_ally: float, threshold: float | None, reach: float) -> dict:
    """Shade the part of the page in which the attack pays: left of the threshold, everywhere, or nowhere."""
    end = _end(alone, with_ally, threshold)
    return dict(
        type="rect", x0=0, x1=end, y0=-reach, y1=reach, fillcolor=theme.BAD, opacity=0.1, line=dict(width=0),
        layer="below",
    )  # fmt: skip


def _upright(place: float, low: float, high: float, colour: str, dash: str, width: float) -> dict:
    line = dict(color=colour, width=width, dash=dash)
    return dict(type="line", x0=place, x1=place, y0=low, y1=high, yref="paper", line=line, layer="below")


def _label(text: str, x: float, y: float, xanchor: str, yanchor: str, colour: str) -> dict:
    font = dict(color=colour, size=14)
    return dict(text=text, x=x, y=y, xanchor=xanchor, yanchor=yanchor, showarrow=False, font=font, align="center")


def _rates(marks: Sequence[Mark]) -> list[dict]:
    """The rates in two rows above the picture, so that neighbours do not run into each other."""
    ordered = sorted(marks, key=lambda mark: mark.rate)
    return [
        dict(
            text=mark.text, x=mark.rate, y=1, yref="paper", yanchor="bottom", yshift=8 + 30 * (place % 2),
            showarrow=False, font=dict(size=12, color=theme.MUTED), align="center",
        )
        for place, mark in enumerate(ordered)
    ]  # fmt: skip


def _studies(marks: Sequence[Mark]) -> list[dict]:
    """One row of symbols a study on the top edge of the picture, named in the legend."""
    symbols = ("diamond", "triangle-down")
    return [
        dict(
            type="scatter",
            mode="markers",
            x=[mark.rate for mark in marks if mark.study == study],
            y=[1] * sum(mark.study == study for mark in marks),
            yaxis="y2",
            name=study,
            marker=dict(symbol=symbol, size=11, color=theme.MUTED),
            cliponaxis=False,
            hoverinfo="skip",
        )
        for study, symbol in zip(dict.fromkeys(mark.study for mark in marks), symbols, strict=False)
    ]
