"""Powers on a circle, with their friendly and hostile ties."""

from collections.abc import Collection, Mapping, Sequence
from math import cos, dist, pi, sin
from typing import Any

import plotly.graph_objects as go

from . import theme

HEIGHT = 460
_REACH = 1.3
# Where along a tie its sign stands, by the greatest length of the tie: away from where ties of six powers cross.
_SIGNS = ((1.2, 0.5), (1.9, 0.2), (2.1, 0.36))
# Points along a tie that can be clicked, clear of the powers at both ends.
_SPOTS = (0.22, 0.29, 0.36, 0.43, 0.57, 0.64, 0.71, 0.78)

Pair = tuple[str, str]
Spot = tuple[float, float]


def ties(
    names: Sequence[str],
    signs: Mapping[Pair, int],
    camp: Collection[str],
    odd: Collection[Pair],
    clicks: Mapping[Pair, Mapping[str, Any]],
) -> go.Figure:
    """Draw the powers on a circle, each tie solid with a + or dashed with a −, a missing one as a faint dotted line.

    Parameters
    ----------
    names : sequence of str
        In the order of the circle, from the top, clockwise.
    signs : mapping of (str, str) to int
        1, -1 or 0 for each pair.
    camp : collection of str
        The powers of one camp, drawn as circles; the others are squares.
    odd : collection of (str, str)
        Ties at odds with the camps, drawn thicker.
    clicks : mapping of (str, str) to mapping
        For each pair the action that a click on its tie sends.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    place = {name: (sin(2 * pi * i / len(names)), cos(2 * pi * i / len(names))) for i, name in enumerate(names)}
    data = [
        *(_lines(place, [pair for pair, sign in signs.items() if sign == kind], odd, kind) for kind in (0, -1, 1)),
        *(_odd(place, odd, signs)),
        *(_signs(place, signs, kind) for kind in (-1, 1)),
        _spots(place, signs, clicks),
        *(_powers(place, [name for name in names if (name in camp) == first], first) for first in (True, False)),
    ]
    return theme.figure(
        data,
        dict(
            height=HEIGHT,
            margin=dict(l=4, r=4, t=4, b=4),
            hovermode="closest",
            hoverdistance=14,
            xaxis=dict(range=[-2.1, 2.1], visible=False, automargin=False),
            yaxis=dict(range=[-_REACH, _REACH], visible=False, automargin=False),
            showlegend=False,
        ),
    )


_LOOK = {
    1: dict(color=theme.SIDE_A, width=3, dash="solid"),
    -1: dict(color=theme.BAD, width=3, dash="dash"),
    0: dict(color=theme.LINE, width=1.5, dash="dot"),
}


def _lines(place: Mapping[str, Spot], pairs: Sequence[Pair], odd: Collection[Pair], kind: int) -> dict:
    drawn = [pair for pair in pairs if pair not in odd]
    return _strokes(place, drawn, _LOOK[kind])


def _odd(place: Mapping[str, Spot], odd: Collection[Pair], signs: Mapping[Pair, int]) -> list[dict]:
    return [
        _strokes(place, [pair for pair in odd if signs[pair] == kind], {**_LOOK[kind], "width": 7}) for kind in (-1, 1)
    ]


def _strokes(place: Mapping[str, Spot], pairs: Collection[Pair], look: Mapping[str, Any]) -> dict:
    x, y = [], []
    for one, other in pairs:
        x += [place[one][0], place[other][0], None]
        y += [place[one][1], place[other][1], None]
    return dict(type="scatter", mode="lines", x=x, y=y, line=dict(look), hoverinfo="skip")


def _along(place: Mapping[str, Spot], pair: Pair, part: float) -> Spot:
    (x0, y0), (x1, y1) = place[pair[0]], place[pair[1]]
    return x0 + part * (x1 - x0), y0 + part * (y1 - y0)


def _part(place: Mapping[str, Spot], pair: Pair) -> float:
    length = dist(place[pair[0]], place[pair[1]])
    return next(part for most, part in _SIGNS if length < most)


def _signs(place: Mapping[str, Spot], signs: Mapping[Pair, int], kind: int) -> dict:
    spots = [_along(place, pair, _part(place, pair)) for pair, sign in signs.items() if sign == kind]
    return dict(
        type="scatter",
        mode="markers+text",
        x=[x for x, _ in spots],
        y=[y for _, y in spots],
        text=["+" if kind > 0 else "−"] * len(spots),
        textfont=dict(size=16, color=_LOOK[kind]["color"]),
        marker=dict(size=19, color=theme.PAPER, line=dict(color=_LOOK[kind]["color"], width=1.5)),
        hoverinfo="skip",
    )


def _spots(place: Mapping[str, Spot], signs: Mapping[Pair, int], clicks: Mapping[Pair, Mapping[str, Any]]) -> dict:
    """Return unseen points that say what a tie is and carry what a click on it does."""
    kinds = {1: "friendly", -1: "hostile", 0: "no tie"}
    points = [(_along(place, pair, part), pair) for pair in signs for part in _SPOTS]
    return dict(
        type="scatter",
        mode="markers",
        x=[spot[0] for spot, _ in points],
        y=[spot[1] for spot, _ in points],
        marker=dict(size=18, color=theme.PAPER, opacity=0),
        customdata=[dict(clicks[pair]) if pair in clicks else None for _, pair in points],
        text=[f"{pair[0]} and {pair[1]}: {kinds[signs[pair]]}" for _, pair in points],
        hovertemplate="%{text}<extra></extra>",
    )


def _powers(place: Mapping[str, Spot], names: Sequence[str], first: bool) -> dict:
    return dict(
        type="scatter",
        mode="markers+text",
        x=[place[name][0] for name in names],
        y=[place[name][1] for name in names],
        text=[f"<b>{name.replace('-', '-<br>')}</b>" for name in names],
        textposition=[_outside(place[name]) for name in names],
        textfont=dict(size=15, color=theme.INK),
        marker=dict(
            size=26,
            symbol="circle" if first else "square",
            color=theme.SIDE_A if first else theme.SIDE_B,
            line=dict(color=theme.PAPER, width=2),
        ),
        cliponaxis=False,
        hoverinfo="skip",
    )


def _outside(spot: Spot) -> str:
    if abs(spot[0]) < 0.1:
        return "top center" if spot[1] > 0 else "bottom center"
    return "middle right" if spot[0] > 0 else "middle left"
