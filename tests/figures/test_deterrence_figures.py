"""The figures of lesson 03: sound Plotly, no colour of their own, and right where it matters."""

import json
import re

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.figures import deterrence, theme, threat

MARKS = (
    deterrence.Mark(0.22, "22%", "one"),
    deterrence.Mark(0.5, "50%", "one"),
    deterrence.Mark(0.745, "74.5%", "two"),
)
FIGURES = {
    "threshold": lambda: deterrence.value_line(42.5, -24.3, 0.5, 0.636, MARKS),
    "no ally needed": lambda: deterrence.value_line(-3, -40, 0.5, None, MARKS),
    "none suffices": lambda: deterrence.value_line(80, 12, 0.5, None, MARKS),
    "requirement": lambda: deterrence.requirement([0, 50, 100], [None, 0.7, 0.4], (60, 0.5), "Title", "Axis"),
    "none anywhere": lambda: deterrence.requirement([0, 50, 100], [None] * 3, (60, 0.5), "Title", "Axis"),
    "threats": lambda: threat.compare({"A": (3, 0, 2, 0, 1.25), "B": (1.8, 3, 3, 3, 2.7)}, ("A", "B")),
}


@pytest.mark.parametrize("make", FIGURES.values(), ids=FIGURES)
def test_a_figure_is_sound_has_a_height_and_only_the_colours_of_the_theme(make):
    figure = make()
    go.Figure(figure.to_dict())  # validates
    assert figure.layout.height
    layout = figure.to_dict()["layout"]
    layout.pop("template")
    used = set(re.findall(r"#[0-9a-fA-F]{6}", json.dumps([layout, figure.to_dict()["data"]], default=list)))
    assert used <= set(theme.DARK)


@pytest.mark.parametrize(("name", "end"), [("threshold", 0.636), ("no ally needed", 0), ("none suffices", 1)])
def test_the_part_in_which_the_attack_pays_is_shaded(name, end):
    assert FIGURES[name]().to_dict()["layout"]["shapes"][0]["x1"] == end


def test_the_symbol_says_by_shape_too_whether_the_attack_pays():
    drawn = [deterrence.value_line(42.5, -24.3, p, 0.636, MARKS).to_dict()["data"][1] for p in (0.5, 0.75)]
    assert [dot["marker"]["symbol"] for dot in drawn] == ["circle", "square"]


def axis(alone, with_ally):
    return deterrence.value_line(alone, with_ally, 0.5, None, MARKS).to_dict()["layout"]["yaxis"]["range"]


def test_the_axis_stands_still_under_small_changes():
    assert [axis(alone, -24) for alone in (30, 36, 42, 48)] == [[-50, 50]] * 4


@given(st.floats(-200, 200), st.floats(-200, 200))
def test_the_line_always_fits_its_axis(alone, with_ally):
    low, high = axis(alone, with_ally)
    assert low < min(alone, with_ally)
    assert max(alone, with_ally) < high
