"""The balance table's two pictures."""

import json

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.figures import balance, theme
from course_utils.wording import percent

SHARES = {"A-land": 0.30, "Borduria": 0.25, "Cordium": 0.22, "Dalmasca": 0.20, "Elbonia": 0.03}
STANDS = {"A-land": "A", "Borduria": "A", "Cordium": "B", "Dalmasca": "B", "Elbonia": ""}
BARS = balance.bars(SHARES, STANDS, ["A-land", "Borduria"])
COURSE = balance.course([1816, 1817, 1818], [0.33, 0.3, 0.2], [4, 5, 6], (1818, 0.9, 14.0))


def row(figure, label):
    bar = figure.data[0]
    parts = [(base, length) for y, base, length in zip(bar.y, bar.base, bar.x, strict=True) if y == label]
    return sorted(parts)


@pytest.mark.parametrize("figure", [BARS, COURSE], ids=["bars", "course"])
def test_a_figure_passes_plotlys_own_validation_and_has_a_height(figure):
    assert go.Figure(figure.to_dict()).layout.height == 300
    assert go.Figure(json.loads(figure.to_json())).layout.height == 300


@pytest.mark.parametrize("figure", [BARS, COURSE], ids=["bars", "course"])
def test_every_colour_has_a_partner_in_a_dark_page(figure):
    own = figure.to_dict()
    own["layout"].pop("template")
    colours = {word for word in json.dumps(own, default=list).split('"') if word.startswith("#")}
    assert colours and colours <= set(theme.DARK)


def test_each_side_has_a_row_a_colour_and_a_pattern_of_its_own():
    bar = BARS.data[0]
    looks = set(zip(bar.y, bar.marker.color, bar.marker.pattern.shape, strict=True))
    assert {y for y, _, _ in looks} == {"Side A", "Side B", "Neither"}
    assert len(looks) == len({colour for _, colour, _ in looks}) == len({shape for _, _, shape in looks}) == 3


def test_side_a_stands_on_top_and_its_members_make_one_bar_strongest_first():
    assert list(BARS.layout.yaxis.categoryarray) == ["Neither", "Side B", "Side A"]
    assert row(BARS, "Side A") == [(0, 30), (30, 25)]


def test_the_half_line_stands_at_fifty_and_says_so():
    (line,) = BARS.layout.shapes
    assert (line.x0, line.x1, line.y0, line.y1, line.yref) == (50, 50, 0, 1, "paper")
    (label,) = [note for note in BARS.layout.annotations if note.text == "half"]
    assert label.x == 50


def test_the_sum_of_each_side_stands_in_its_row():
    totals = {note.y: note.text for note in BARS.layout.annotations if note.text != "half"}
    assert totals == {"Side A": "<b>55%</b>", "Side B": "<b>42%</b>", "Neither": "<b>3%</b>"}


def test_a_state_its_side_needs_bears_a_diamond_and_a_small_one_no_label():
    assert list(BARS.data[0].text) == ["◆ A-land", "◆ Borduria", "Cordium", "Dalmasca", ""]
    assert BARS.data[0].hovertext[-1] == "Elbonia: 3.0%"


def test_a_name_of_the_learners_own_is_text_and_never_markup():
    bar = balance.bars({"<b>A</b> & co": 0.6, "B": 0.4}, {"<b>A</b> & co": "A", "B": "B"}, []).data[0]
    assert (bar.text[0], bar.hovertext[0]) == ("&lt;b&gt;A&lt;/b&gt; &amp; co", "&lt;b&gt;A&lt;/b&gt; &amp; co: 60.0%")


def test_labels_that_do_not_fit_are_left_out_and_not_shrunk():
    assert BARS.layout.uniformtext.mode == "hide"
    assert BARS.layout.uniformtext.minsize >= 11


def test_this_table_stands_as_a_diamond_on_both_courses_and_inside_them():
    spots = [trace for trace in COURSE.data if trace.mode == "markers"]
    assert [(*trace.x, *trace.y, trace.marker.symbol) for trace in spots] == [
        (1818, 0.9, "diamond"),
        (1818, 14.0, "diamond"),
    ]
    assert COURSE.layout.yaxis2.range[1] > 14


@given(st.lists(st.tuples(st.floats(0.001, 1), st.sampled_from(["A", "B", ""])), min_size=2, max_size=12))
def test_the_bars_of_a_side_follow_each_other_without_gap_and_end_at_its_share(players):
    whole = sum(power for power, _ in players)
    shares = {f"State {i}": power / whole for i, (power, _) in enumerate(players)}
    sides = {f"State {i}": side for i, (_, side) in enumerate(players)}
    figure = balance.bars(shares, sides, [])
    for side, label in (("A", "Side A"), ("B", "Side B"), ("", "Neither")):
        end = 0.0
        for base, length in row(figure, label):
            assert base == pytest.approx(end, abs=1e-9)
            end = base + length
        share = sum(share for state, share in shares.items() if sides[state] == side)
        assert end == pytest.approx(100 * share, abs=1e-9)
        assert f"<b>{percent(share)}</b>" in {note.text for note in figure.layout.annotations}


def test_a_learners_name_for_a_state_is_text_and_not_markup():
    name = "<a href='https://x'>B & C</a>"
    bar = balance.bars({name: 0.6, "Elbonia": 0.4}, {name: "A", "Elbonia": "B"}, []).data[0]
    assert bar.text[0] == "&lt;a href='https://x'&gt;B &amp; C&lt;/a&gt;"
    assert bar.hovertext[0].startswith("&lt;a")
