"""Richardson's test: two blocs' spending before 1914, and the straight line of its increase."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from . import theme

HEIGHT = 370
_BLUE, _RED, _GREEN = theme.SERIES[:3]
Point = tuple[float, float]


def spending(
    years: Sequence[int], blocs: Mapping[str, Sequence[float]], shown: int, forecast: Point | None
) -> go.Figure:
    """Draw what the two blocs and both together spent.

    Parameters
    ----------
    years : sequence of int
    blocs : mapping of str to sequence of float
        Two names to what each spent in these years, million pounds.
    shown : int
        The last year that has been shown.
    forecast : pair of int and float, or None
        A year and what the line says of both blocs' sum in it.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    count = shown - years[0] + 1
    together = [sum(values) for values in zip(*blocs.values(), strict=True)]
    lines = [("both", together, "solid", theme.INK, "circle")]
    lines += [
        (name, values, dash, colour, symbol)
        for (name, values), dash, colour, symbol in zip(
            blocs.items(), ("dash", "dot"), (_BLUE, _RED), ("square", "diamond"), strict=True
        )
    ]
    traces = [
        dict(
            type="scatter",
            mode="lines+markers",
            name=name,
            x=list(years[:count]),
            y=list(values[:count]),
            line=dict(color=colour, dash=dash, width=2.5),
            marker=dict(symbol=symbol, size=9, color=colour),
            hovertemplate="%{x}: %{y:.0f} million pounds<extra></extra>",
        )
        for name, values, dash, colour, symbol in lines
    ]
    if forecast:
        traces.append(_open_star(*forecast, "forecast for both"))
    return theme.figure(
        traces,
        dict(
            height=HEIGHT,
            margin=dict(l=66, r=14, t=56, b=32),
            xaxis=dict(range=[years[0] - 0.3, 1914.4], dtick=1 if years[0] > 1907 else 2, automargin=False),
            yaxis=dict(range=[0, 430], dtick=100, title=dict(text="million pounds"), automargin=False),
            legend=dict(font=dict(size=13)),
        ),
    )


def increase(
    points: Sequence[Point], years: Sequence[int], line: tuple[float, float] | None, forecast: Point | None
) -> go.Figure:
    """Draw each year's increase against the average of two years, with the fitted line.

    Parameters
    ----------
    points : sequence of pairs of float
        Average and increase, million pounds.
    years : sequence of int
        For each point the later of its two years.
    line : pair of float or None
        Slope and intercept.
    forecast : pair of float or None
        The point that the line forecasts.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    low, high = 160.0, 350.0
    lowest = min(-15.0, *(y for _, y in points)) - 10
    traces = []
    if line:
        slope, intercept = line
        traces.append(
            dict(
                type="scatter",
                mode="lines",
                x=[low, high],
                y=[intercept + slope * low, intercept + slope * high],
                line=dict(color=_GREEN, width=2.5, dash="dash"),
                hoverinfo="skip",
            )
        )
    traces.append(
        dict(
            type="scatter",
            mode="markers+text",
            x=[x for x, _ in points],
            y=[y for _, y in points],
            text=_labels(years),
            textposition=["top left" if year in (1909, 1911, 1913) else "bottom right" for year in years],
            customdata=[_pair(year) for year in years],
            textfont=dict(size=13, color=theme.INK),
            marker=dict(size=11, color=theme.INK, line=dict(color=theme.PAPER, width=2)),
            hovertemplate="%{customdata}: average %{x:.1f}, increase %{y:.1f}<extra></extra>",
            cliponaxis=False,
        )
    )
    if forecast:
        traces.append(_open_star(*forecast, "forecast"))
    return theme.figure(
        traces,
        dict(
            height=HEIGHT,
            margin=dict(l=62, r=14, t=22, b=48),
            xaxis=dict(range=[low, high], dtick=50, title=dict(text="average of two years"), automargin=False),
            yaxis=dict(
                range=[lowest, 140],
                nticks=8,
                title=dict(text="increase"),
                automargin=False,
                zeroline=True,
                zerolinecolor=theme.MUTED,
            ),
            showlegend=False,
        ),
    )


def _pair(year: int) -> str:
    return f"{year - 1}–{year % 100:02d}"


def _labels(years: Sequence[int]) -> list[str]:
    """The pair of years at each point; those of 1907 to 1911 lie so close together that they share one."""
    crowd = [year for year in years if 1908 <= year <= 1911]
    if 1908 not in crowd:
        return [_pair(year) for year in years]
    shared = f"1907–{crowd[-1] % 100:02d}"
    return [(shared if year == 1909 else "") if year in crowd else _pair(year) for year in years]


def _open_star(x: float, y: float, name: str) -> dict:
    return dict(
        type="scatter",
        mode="markers",
        name=name,
        x=[x],
        y=[y],
        marker=dict(symbol="star-open", size=15, color=_GREEN, line=dict(width=2, color=_GREEN)),
        hovertemplate=f"{name}: %{{y:.0f}}<extra></extra>",
        cliponaxis=False,
    )
