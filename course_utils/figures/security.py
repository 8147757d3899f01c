"""One attack under three orders: who could stand against it, and what does on average."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import plotly.graph_objects as go

from ..wording import percent
from . import theme

# Room that a name needs, as parts of the axis where the figure is narrowest: around it, and for each letter.
_AROUND, _LETTER = 0.03, 0.019
_LEFT = 158


@dataclass(frozen=True)
class Piece:
    """A state's part of an answer: its power, how willing it is (0 to 1), and whether it is bound to act."""

    name: str
    power: float
    will: float
    bound: bool


@dataclass(frozen=True)
class Row:
    """One order: its label, the victim's power, those who may help, and the chance to outweigh (None: not told yet)."""

    label: str
    victim: str
    power: float
    helpers: tuple[Piece, ...]
    chance: float | None


def answers(rows: Sequence[Row], against: float, attackers: str, unit: str = "") -> go.Figure:
    """Draw for each order what could stand against the attackers, and below it what does on average.

    Parameters
    ----------
    rows : sequence of Row
    against : float
        Power of the attackers: the line to pass.
    attackers : str
        Their name.
    unit : str
        What stands behind a power, such as "%".

    Returns
    -------
    plotly.graph_objects.Figure
    """
    longest = max(against, *(row.power + sum(one.power for one in row.helpers) for row in rows))
    end = 1.06 * longest
    kinds = {kind: _Bars() for kind in ("victim", "bound", "free", "average")}
    for place, row in enumerate(rows):
        base, mean = row.power, row.power
        kinds["victim"].add(3 * place, 0, row.power, row.victim, 1.1)
        for one in sorted(row.helpers, key=lambda one: (not one.bound, -one.power)):
            kind = kinds["bound" if one.bound else "free"]
            kind.add(3 * place, base, one.power, one.name, 1.1)
            base += one.power
            mean += one.power * one.will
        kinds["average"].add(3 * place + 1, 0, mean, "", 0.5)
    ticks = [y for place in range(len(rows)) for y in (3 * place, 3 * place + 1)]
    names = [text for row in rows for text in (f"<b>{row.label}</b>", "on average")]
    line = dict(color=theme.BAD, width=2.5, dash="dash")
    heads = [
        dict(
            text=f"<b>{'?' if row.chance is None else percent(row.chance)}</b>",
            x=1,
            xref="paper",
            xshift=8,
            y=3 * place + 0.3,
            xanchor="left",
            showarrow=False,
            font=dict(size=19),
        )
        for place, row in enumerate(rows)
    ]
    right = against > 0.5 * end
    return theme.figure(
        [
            kinds["victim"].trace(theme.SIDE_A, "", unit),
            kinds["bound"].trace(theme.SIDE_B, "", unit),
            kinds["free"].trace(theme.LINE, "/", unit),
            kinds["average"].trace(theme.GOOD, "", unit),
            kinds["victim"].names(theme.ON_A, against, end),
            kinds["bound"].names(theme.ON_B, against, end),
            kinds["free"].names(theme.INK, against, end),
        ],
        dict(
            height=120 + 88 * len(rows),
            barmode="overlay",
            showlegend=False,
            margin=dict(l=_LEFT, r=72, t=44, b=30),
            xaxis=dict(range=[0, end], nticks=6, ticksuffix=unit, automargin=False, tickfont=dict(size=12)),
            yaxis=dict(
                tickvals=ticks,
                ticktext=names,
                range=[3 * len(rows) - 1.3, -0.9],
                ticks="",
                ticklabelstandoff=6,
                showgrid=False,
                automargin=False,
            ),
            shapes=[dict(type="line", x0=against, x1=against, y0=0, y1=1, yref="paper", line=line)],
            annotations=[
                dict(
                    text=f"{html.escape(attackers, quote=False)}: {against:.3g}{unit}",
                    x=against,
                    y=1,
                    yref="paper",
                    yanchor="bottom",
                    xanchor="right" if right else "left",
                    xshift=4 if right else -4,
                    showarrow=False,
                    font=dict(color=theme.BAD, size=14),
                ),
                dict(
                    text="chance",
                    x=1,
                    xref="paper",
                    xshift=8,
                    xanchor="left",
                    y=1,
                    yref="paper",
                    yanchor="bottom",
                    showarrow=False,
                    font=dict(size=13, color=theme.MUTED),
                ),
                *heads,
            ],
        ),
        narrowest=440,
    )


def _place(name: str, base: float, length: float, against: float, end: float) -> float | None:
    """Where in a bar its name can begin: clear of the line to pass and of the bar's end, or nowhere."""
    need = (_AROUND + _LETTER * len(name)) * end
    cuts = [base, against, base + length] if base < against < base + length else [base, base + length]
    return next((left + 0.4 * _AROUND * end for left, right in pairwise(cuts) if right - left >= need), None)


class _Bars:
    """Bars that begin where the one before them ends, gathered over all rows."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.bases: list[float] = []
        self.lengths: list[float] = []
        self.texts: list[str] = []
        self.widths: list[float] = []

    def add(self, row: int, base: float, length: float, text: str, width: float) -> None:
        self.rows.append(row)
        self.bases.append(base)
        self.lengths.append(length)
        self.texts.append(text)
        self.widths.append(width)

    def trace(self, colour: str, hatch: str, unit: str) -> dict:
        """Draw the bars; pointing at one tells its name, also where there is no room to write it."""
        told = [
            f"{html.escape(name, quote=False)}: {length:.3g}{unit}" if name else f"on average: {length:.3g}{unit}"
            for name, length in zip(self.texts, self.lengths, strict=True)
        ]
        return dict(
            type="bar",
            orientation="h",
            y=self.rows,
            base=self.bases,
            x=self.lengths,
            width=self.widths,
            marker=dict(
                color=colour,
                pattern=dict(shape=hatch, fgcolor=theme.NEITHER, bgcolor=colour, size=9, solidity=0.25),
                line=dict(color=theme.PAPER, width=2),
            ),
            hovertext=told,
            hoverinfo="text",
        )

    def names(self, colour: str, against: float, end: float) -> dict:
        """Write each name into its bar, where there is room for it beside the line to pass."""
        found = [
            (row, left, html.escape(name, quote=False))
            for row, base, length, name in zip(self.rows, self.bases, self.lengths, self.texts, strict=True)
            if (left := _place(name, base, length, against, end)) is not None
        ]
        return dict(
            type="scatter",
            mode="text",
            y=[row for row, _, _ in found],
            x=[left for _, left, _ in found],
            text=[name for _, _, name in found],
            textposition="middle right",
            textfont=dict(color=colour, size=14),
            hoverinfo="skip",
        )
