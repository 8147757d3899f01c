"""The look of the course: one palette, one type scale, for figures and for widgets.

Colours are Okabe and Ito's set for colour-blind readers (Okabe & Ito 2008, "Color Universal Design"),
darkened or lightened where text must stand on them. A colour never speaks alone: sides also differ
by pattern and by their written name.

A figure is built once, in the light palette. In a dark page the live figure swaps every light value
for its dark partner, so each light value below is unique and stands for one meaning.
"""

import plotly.graph_objects as go

INK = "#1b1f24"
MUTED = "#59626d"
LINE = "#d3d8de"
PAPER = "#ffffff"
SIDE_A = "#0072b2"
SIDE_B = "#e69f00"
NEITHER = "#9aa3ad"
ON_A = "#fffffe"
ON_B = "#1a1200"
ON_NEITHER = "#0f1114"
GOOD = "#00704f"
BAD = "#b34700"
ACCENT = "#8a4a78"

#: Light value -> its partner in a dark page.
DARK = {
    INK: "#e8eaed",
    MUTED: "#a9b1bb",
    LINE: "#3d444d",
    PAPER: "#15181c",
    SIDE_A: "#56b4e9",
    SIDE_B: "#f0b53c",
    NEITHER: "#6a737d",
    ON_A: "#04121b",
    ON_B: "#1f1600",
    ON_NEITHER: "#fdfdfd",
    GOOD: "#3fc79a",
    BAD: "#ff8a4d",
    ACCENT: "#dd9cc6",
}

#: Lines and areas that stand for kinds, not sides: colour, dash and marker travel together.
SERIES = (SIDE_A, BAD, GOOD, ACCENT, SIDE_B)
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")

_NAMES = {
    "ink": INK,
    "muted": MUTED,
    "line": LINE,
    "paper": PAPER,
    "a": SIDE_A,
    "b": SIDE_B,
    "neither": NEITHER,
    "on-a": ON_A,
    "on-b": ON_B,
    "good": GOOD,
    "bad": BAD,
    "accent": ACCENT,
}

_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', sans-serif"
_AXIS = dict(
    gridcolor=LINE, linecolor=MUTED, zeroline=False, automargin=True, ticks="outside", tickcolor=LINE, title_standoff=8
)

TEMPLATE = go.layout.Template(
    layout=dict(
        font=dict(family=_FONT, size=14, color=INK),
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        colorway=list(SERIES),
        margin=dict(l=8, r=16, t=34, b=8),
        xaxis=_AXIS,
        yaxis=_AXIS,
        title=dict(x=0, xref="paper", y=1, yref="container", yanchor="top", pad=dict(t=6), font=dict(size=15)),
        legend=dict(orientation="h", x=0, y=1, yanchor="bottom", traceorder="normal"),
        hoverlabel=dict(bgcolor=PAPER, font=dict(color=INK)),
        dragmode=False,
    )
)


def figure(data: list[dict], layout: dict, narrowest: int = 0) -> go.Figure:
    """Make a figure in the course's look; in less room than `narrowest` pixels it scrolls instead of shrinking.

    The pieces come from our own functions and are drawn on every tick of a slider, so Plotly's
    validation, two thirds of the cost of a small figure, is left to the tests.
    """
    least = {"meta": {"narrowest": narrowest}} if narrowest else {}
    return go.Figure(dict(data=data, layout={"template": TEMPLATE, **least, **layout}), _validate=False)


def css() -> str:
    """Return the palette as CSS custom properties, for light and for dark pages."""
    light = "".join(f"--al-{name}:{value};" for name, value in _NAMES.items())
    dark = "".join(f"--al-{name}:{DARK[value]};" for name, value in _NAMES.items())
    return f'.al{{{light}--al-font:{_FONT}}}\n[data-jp-theme-light="false"] .al{{{dark}}}\n'
