"""Who is bound to whom in a crisis: states as marks, promises and wars as lines between them."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from . import theme

HEIGHT = 400
#: Kind of tie: words, colour, dash, width, and the sign in the middle of the line.
KINDS = {
    "defence": ("promise to fight", theme.SIDE_A, "solid", 4, ""),
    "loose": ("ties without that promise", theme.MUTED, "dot", 2.5, ""),
    "pact": ("promise not to fight", theme.ACCENT, "dash", 3, "○"),
    "war": ("at war", theme.BAD, "solid", 3, "✕"),
}


def ties(
    places: Mapping[str, tuple[float, float]],
    bound: Sequence[tuple[str, str, str]],
    chooser: str,
    new: Sequence[tuple[str, str, str]],
) -> go.Figure:
    """Draw states and what binds or divides them.

    Parameters
    ----------
    places : mapping of str to pair of float
        Name to its place, x and y from 0 to 10.
    bound : sequence of tuples of str
        Two names and a kind of `KINDS`.
    chooser : str
        The state that has to choose.
    new : sequence of tuples of str
        Those among ``bound`` that have just come about; they are drawn thicker.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    traces, texts = [], []
    for kind, (words, colour, dash, width, sign) in KINDS.items():
        for fresh in (False, True):
            pairs = [tie for tie in bound if tie[2] == kind and (tie in new) == fresh]
            xs: list[float | None] = []
            ys: list[float | None] = []
            for one, other, _ in pairs:
                (x0, y0), (x1, y1) = places[one], places[other]
                xs += [x0, x1, None]
                ys += [y0, y1, None]
                if sign:
                    texts.append(_sign((x0 + x1) / 2, (y0 + y1) / 2, sign, colour, fresh))
            if fresh and not pairs:
                continue
            traces.append(
                dict(
                    type="scatter",
                    mode="lines",
                    x=xs or [None],
                    y=ys or [None],
                    name=words + (" (sign ✕)" if kind == "war" else ""),
                    line=dict(color=colour, dash=dash, width=width + 3 * fresh),
                    hoverinfo="skip",
                    showlegend=not fresh,
                )
            )
    fighting = {name for one, other, kind in bound if kind == "war" for name in (one, other)}
    names = list(places)
    traces.append(
        dict(
            type="scatter",
            mode="markers",
            x=[places[name][0] for name in names],
            y=[places[name][1] for name in names],
            marker=dict(
                size=[26 if name == chooser else 19 for name in names],
                symbol=["square" if name in fighting else "circle" for name in names],
                color=[theme.BAD if name in fighting else theme.NEITHER for name in names],
                opacity=1,
                line=dict(color=[theme.INK if name == chooser else theme.PAPER for name in names], width=3),
            ),
            hoverinfo="skip",
            showlegend=False,
            cliponaxis=False,
        )
    )
    for name in names:
        x, y = places[name]
        texts.append(
            dict(
                x=x,
                y=y,
                text=f"<b>▶ {name}</b>" if name == chooser else name,
                showarrow=False,
                yshift=24,
                font=dict(size=14),
                bgcolor=theme.PAPER,
                borderpad=1,
            )
        )
    axis = dict(visible=False, automargin=False)
    return theme.figure(
        traces,
        dict(
            height=HEIGHT,
            margin=dict(l=8, r=8, t=58, b=8),
            xaxis=dict(axis, range=[0, 10.4]),
            yaxis=dict(axis, range=[0.4, 9]),
            annotations=texts,
            legend=dict(font=dict(size=13)),
        ),
    )


def _sign(x: float, y: float, sign: str, colour: str, fresh: bool) -> dict:
    return dict(
        x=x, y=y, text=f"<b>{sign}</b>", showarrow=False, font=dict(size=20 if fresh else 16, color=colour),
        bgcolor=theme.PAPER, borderpad=0,
    )  # fmt: skip
