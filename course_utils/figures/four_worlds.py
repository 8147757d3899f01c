"""Jervis's four worlds, and the game of two states in one of them, as tables."""

from collections.abc import Collection, Mapping

import plotly.graph_objects as go

from . import theme

HEIGHT = 360
Choices = tuple[str, str]


def payoffs(
    game: Mapping[Choices, tuple[float, float]],
    equilibria: Collection[Choices],
    best: Mapping[Choices, tuple[bool, bool]],
) -> go.Figure:
    """Draw the payoffs of two states, with the equilibria marked.

    Parameters
    ----------
    game : mapping of pairs of str to pairs of float
        For the choices of A and B what each gets; two choices each, the first two rows and columns in order.
    equilibria : collection of pairs of str
    best : mapping of pairs of str to pairs of bool
        For each pair of choices whether A's, and whether B's, is a best reply.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    actions = list(dict.fromkeys(first for first, _ in game))
    shapes, texts = [], []
    for row, mine in enumerate(actions):
        for column, theirs in enumerate(actions):
            pair = (mine, theirs)
            rest = pair in equilibria
            a, b = (
                f"<b><u>{worth:g}</u></b>" if good else f"{worth:g}"
                for worth, good in zip(game[pair], best[pair], strict=True)
            )
            shapes.append(
                dict(
                    type="rect", x0=column + 0.03, x1=column + 0.97, y0=row + 0.04, y1=row + 0.96, layer="below",
                    line=dict(color=theme.SIDE_A if rest else theme.LINE, width=5 if rest else 1.5),
                )
            )  # fmt: skip
            texts.append(_text(column + 0.5, row + 0.4, f"A {a} · B {b}", 19))
            if rest:
                texts.append(_text(column + 0.5, row + 0.74, "◆ nobody gains by changing", 13))
    for place, action in enumerate(actions):
        texts.append(_beside(place / 2 + 0.25, f"B: {action}", 15, top=True))
        texts.append(_beside(0.75 - place / 2, f"A:<br>{action}", 15))
    return _table(shapes, texts, 2, 2, dict(l=84, r=8, t=34, b=8))


def worlds(verdicts: Mapping[tuple[str, bool], str], chosen: tuple[str, bool]) -> go.Figure:
    """Draw the four worlds, with the chosen one marked.

    Parameters
    ----------
    verdicts : mapping of pairs of str and bool to str
        For who has the advantage, and whether postures can be told apart, the world in a few words; may hold ``<br>``.
    chosen : pair of str and bool

    Returns
    -------
    plotly.graph_objects.Figure
    """
    shapes, texts = [], []
    for number, ((advantage, telling), verdict) in enumerate(verdicts.items(), 1):
        column, row = ("offence", "defence").index(advantage), int(telling)
        here = (advantage, telling) == chosen
        shapes.append(
            dict(
                type="rect", x0=column + 0.03, x1=column + 0.97, y0=row + 0.04, y1=row + 0.96, layer="below",
                line=dict(color=theme.SIDE_A if here else theme.LINE, width=5 if here else 1.5),
            )
        )  # fmt: skip
        texts.append(_text(column + 0.5, row + 0.3, f"<b>{number}</b>" + (" ◄ here" if here else ""), 16))
        texts.append(_text(column + 0.5, row + 0.62, verdict, 13))
    for place, advantage in enumerate(("offence", "defence")):
        texts.append(_beside(place / 2 + 0.25, f"{advantage} ahead", 14, top=True))
    for place, telling in enumerate(("cannot<br>be told", "can be<br>told")):
        texts.append(_beside(0.75 - place / 2, telling, 14))
    return _table(shapes, texts, 2, 2, dict(l=64, r=8, t=34, b=8))


def _text(x: float, y: float, text: str, size: int) -> dict:
    return dict(x=x, y=y, text=text, showarrow=False, font=dict(size=size))


def _beside(place: float, text: str, size: int, top: bool = False) -> dict:
    """A heading above a column or left of a row; outside the axes, so placed on the paper."""
    where = dict(x=place, y=1, xanchor="center", yanchor="bottom")
    if not top:
        where = dict(x=0, y=place, xanchor="right", yanchor="middle", xshift=-4)
    return dict(where, xref="paper", yref="paper", text=text, showarrow=False, font=dict(size=size))


def _table(shapes: list[dict], texts: list[dict], columns: int, rows: int, margin: dict) -> go.Figure:
    axis = dict(visible=False, automargin=False)
    return theme.figure(
        [dict(type="scatter", x=[], y=[], mode="markers", showlegend=False)],
        dict(
            height=HEIGHT,
            margin=margin,
            xaxis=dict(axis, range=[0, columns]),
            yaxis=dict(axis, range=[rows, 0]),
            shapes=shapes,
            annotations=texts,
            showlegend=False,
        ),
    )
