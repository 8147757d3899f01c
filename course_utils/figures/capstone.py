"""A design of alliances as a ring of states, and the reliability that each state under threat would need."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from ..wording import percent
from . import theme

# Alliances differ by colour, by dash and by the number written on the line.
_PACTS = tuple(zip((theme.SIDE_A, theme.GOOD, theme.ACCENT), ("solid", "dash", "longdashdot"), strict=True))
_ROW = 28


@dataclass(frozen=True)
class Threshold:
    """What a state under threat needs of its allies.

    Attributes
    ----------
    target, attacker : str
        The state, and the rival against which it needs most.
    needed : float or None
        The least reliability that deters, 0 to 1; None if no reliability does.
    """

    target: str
    attacker: str
    needed: float | None

    def met_by(self, reliability: float) -> bool:
        """Whether allies of this reliability deter."""
        return self.needed is not None and self.needed <= reliability


def ring(
    shares: Mapping[str, float], pacts: Mapping[str, Sequence[str]], rivals: Collection[tuple[str, str]]
) -> go.Figure:
    """Draw the states on a ring, each as large as its power, with a line for each tie.

    Parameters
    ----------
    shares : mapping of str to float
        Each state's share of the power of all of them.
    pacts : mapping of str to sequence of str
        What each alliance is called ("Alliance 1"), and its members.
    rivals : collection of pairs of str

    Returns
    -------
    plotly.graph_objects.Figure
        430 pixels high.
    """
    place = {
        state: (math.sin(2 * math.pi * i / len(shares)), math.cos(2 * math.pi * i / len(shares)))
        for i, state in enumerate(shares)
    }

    def lines(pairs: Sequence[tuple[str, str]], name: str, **look) -> dict:
        # None lifts the pen between one line and the next.
        ends = [(place[one], place[other], (None, None)) for one, other in pairs]
        return dict(
            type="scatter",
            mode="lines",
            x=[point[0] for tie in ends for point in tie],
            y=[point[1] for tie in ends for point in tie],
            line=look,
            name=name,
            hoverinfo="skip",
        )

    ties = [lines(tuple(rivals), "Rivals", color=theme.BAD, width=1.5, dash="dot")]
    for name, members in pacts.items():
        colour, dash = _PACTS[int(name.split()[-1]) - 1]
        pairs = [(one, other) for i, one in enumerate(members) for other in members[i + 1 :]]
        ties.append(lines(pairs, name, color=colour, width=3.5, dash=dash))
    dots = dict(
        type="scatter",
        mode="markers",
        x=[x for x, _ in place.values()],
        y=[y for _, y in place.values()],
        marker=dict(
            size=[_size(share) for share in shares.values()],
            color=theme.NEITHER,
            line=dict(color=theme.PAPER, width=2),
            opacity=1,
        ),
        hovertext=[f"{state}: {percent(share)} of the table" for state, share in shares.items()],
        hoverinfo="text",
        showlegend=False,
    )
    labels = [
        dict(
            x=x,
            y=y,
            text=f"<b>{state}</b><br>{percent(shares[state])}",
            showarrow=False,
            font=dict(size=13),
            # The label stands outside its dot: to its side, or above or below it at the ends of the ring.
            xanchor="center" if abs(x) < 0.2 else "left" if x > 0 else "right",
            yanchor="middle" if abs(x) >= 0.2 else "bottom" if y > 0 else "top",
            xshift=0 if abs(x) < 0.2 else math.copysign(4 + _size(shares[state]) / 2, x),
            yshift=12 * y if abs(x) >= 0.2 else math.copysign(2 + _size(shares[state]) / 2, y),
        )
        for state, (x, y) in place.items()
    ]
    hidden = dict(visible=False, fixedrange=True)
    return theme.figure(
        [*ties, dots],
        dict(
            height=430,
            xaxis=dict(hidden, range=[-1.85, 1.85]),
            yaxis=dict(hidden, range=[-1.4, 1.4]),
            annotations=labels,
            legend=dict(orientation="h", x=0, y=1.02, yanchor="bottom"),
            showlegend=True,
            margin=dict(l=4, r=4, t=34, b=4),
        ),
        narrowest=480,
    )


def thresholds(found: Sequence[Threshold], reliability: float, rows: int) -> go.Figure:
    """Draw the least reliability that deters the worst rival of each state, against the reliability assumed.

    Parameters
    ----------
    found : sequence of Threshold
        One a state, in the order to draw them from the top.
    reliability : float
        The reliability assumed, 0 to 1.
    rows : int
        Rows to leave room for, so that the figure keeps its height while the design changes.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    values = [1.0 if one.needed is None else one.needed for one in found]
    looks = {"safe": (theme.GOOD, ""), "open": (theme.BAD, "/"), "never": (theme.NEITHER, "x")}
    kinds = ["never" if one.needed is None else "safe" if one.met_by(reliability) else "open" for one in found]
    bars = dict(
        type="bar",
        orientation="h",
        y=[one.target for one in found],
        x=values,
        marker=dict(
            color=[looks[kind][0] for kind in kinds],
            pattern=dict(
                shape=[looks[kind][1] for kind in kinds], size=7, solidity=0.2, fillmode="overlay", fgcolor=theme.PAPER
            ),
        ),
        text=[_words(one, reliability) for one in found],
        textposition=["inside" if value > 0.6 else "outside" for value in values],
        insidetextfont=dict(color=theme.PAPER, size=13),
        outsidetextfont=dict(size=13),
        cliponaxis=False,
        hovertext=[f"{one.target} against {one.attacker}" for one in found],
        hoverinfo="text",
        width=0.72,
    )
    return theme.figure(
        [bars],
        dict(
            height=96 + _ROW * max(rows, 2),
            showlegend=False,
            xaxis=dict(
                range=[0, 1.02],
                tickvals=[0, 0.25, 0.5, 0.75, 1],
                title="least reliability that deters",
                fixedrange=True,
            ),
            yaxis=dict(autorange="reversed", ticks="", showgrid=False, fixedrange=True, tickfont=dict(size=13)),
            shapes=[
                dict(
                    type="line", x0=reliability, x1=reliability, yref="paper", y0=0, y1=1,
                    line=dict(color=theme.INK, width=2, dash="dash"),
                )
            ],
            annotations=[
                dict(
                    x=reliability, y=1, yref="paper", yanchor="bottom", showarrow=False,
                    text=f"assumed: {reliability:.2f}", font=dict(size=13),
                )
            ],
            margin=dict(l=8, r=10, t=26, b=8),
        ),
    )  # fmt: skip


def _size(share: float) -> float:
    """The diameter of a state's dot, in pixels."""
    return 14 + 90 * math.sqrt(share / math.pi)


def _words(one: Threshold, reliability: float) -> str:
    if one.needed is None:
        return "✗ no promise is enough"
    if not one.needed:
        return "✓ without allies"
    return f"{'✓' if one.met_by(reliability) else '✗'} {one.needed:.2f}"
