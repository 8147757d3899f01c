"""The figures of concentration, treaties and essential states: made without Plotly's validation, valid all the same."""

import json
from itertools import pairwise

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.figures import concentration, essential, theme, timeline, treaties

YEARS = range(1900, 1904)
FIGURES = {
    "course": concentration.course(YEARS, [0.1, 0.2, 0.3, 0.4], [5, 4, 3, 2], [1902], 1901),
    "members": concentration.members({"Britain": 0.25, "France": 0.75}, 1901),
    "in force": treaties.in_force(YEARS, {kind: [1, 2, 3, 4] for kind in treaties.STYLES}, 1903),
    "in year": treaties.in_year(dict.fromkeys(treaties.STYLES, 3), 1903),
    "groups": essential.groups({"A": 60, "B": 40, "C": 20, "D": 0}, [("A", "B"), ("A", "C")], ["A", "B", "C"]),
}


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_a_figure_passes_plotlys_own_validation_and_has_a_height(figure):
    assert go.Figure(json.loads(figure.to_json())).layout.height > 0


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_every_colour_of_a_figure_has_a_partner_in_a_dark_page(figure):
    own = figure.to_dict()
    own["layout"].pop("template")
    colours = {word for word in json.dumps(own, default=list).split('"') if word.startswith("#")}
    assert colours
    assert colours <= set(theme.DARK)


def test_the_strongest_power_stands_first_and_alone_in_colour():
    bar, written = FIGURES["members"].data
    assert list(bar.x) == [0.75, 0.25]
    assert list(FIGURES["members"].layout.yaxis.ticktext) == ["France", "Britain"]
    assert list(written.text) == ["75%", "25%"]
    assert bar.marker.color[0] != bar.marker.color[1]


def test_a_group_is_a_stack_that_ends_at_its_sum():
    needed = FIGURES["groups"].data[0]
    row = [(base, length) for y, base, length in zip(needed.y, needed.base, needed.x, strict=True) if y == 1]
    assert row == [(0, 60), (60, 40)]
    assert {(shape.x0, shape.x1) for shape in FIGURES["groups"].layout.shapes} == {(60, 60)}


def test_a_state_nobody_needs_is_hatched():
    needed, spare, _ = FIGURES["groups"].data
    assert [text.strip() for text in spare.text] == ["D 0"]
    assert spare.marker.pattern.shape
    assert not needed.marker.pattern.shape


def test_every_kind_of_promise_has_a_colour_and_a_dash_of_its_own():
    assert len(set(treaties.STYLES.values())) == len(treaties.STYLES)
    assert len({dash for kind, (_, dash) in treaties.STYLES.items() if kind != "all"}) == 5


@given(st.lists(st.floats(0, 100), max_size=6))
def test_labels_keep_apart_in_their_order_and_inside(places):
    moved = timeline.apart(places, 10, 0, 100)
    order = sorted(range(len(places)), key=lambda i: places[i])
    gaps = [moved[b] - moved[a] for a, b in pairwise(order)]
    assert all(gap >= 10 - 1e-9 for gap in gaps)
    assert all(-1e-9 <= place <= 100 for place in moved)
