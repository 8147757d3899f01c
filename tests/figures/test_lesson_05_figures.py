"""The figures of lesson 05: valid although made without validation, and never colour alone."""

import json

import plotly.graph_objects as go
import pytest

from course_utils.figures import blocs, burden, public_good, theme

SQUARES = [
    blocs.Square(0, 0, 2, 1, "US", "N", "NATO", "", "The United States: NATO"),
    blocs.Square(3, 0, 1, 1, "PL", "W +", "Warsaw Pact", "new", "Poland: Warsaw Pact, new this year"),
    blocs.Square(4, 0, 1, 1, "AL", "W ×", "Warsaw Pact", "gone", "Albania: Warsaw Pact, left this year"),
    blocs.Square(5, 0, 1, 1, "CH", "", "", "", "Switzerland: neither"),
]
HELD = {
    "NATO": dict.fromkeys(range(1949, 2023), 0.4),
    "Warsaw Pact": dict.fromkeys(range(1955, 1992), 0.2),
}
RANKED = [
    burden.Ranked("United States", "US", 1, 1, 9.0, True),
    burden.Ranked("Poland", "PL", 2, 2, 4.3, False),
    burden.Ranked("Portugal", "PT", 3, 3, 2.0, True),
]
FIGURES = {
    "map": blocs.tile_map(SQUARES, 1968),
    "sums": blocs.sums(range(1949, 2026), HELD, 1968),
    "sums after the end": blocs.sums(range(1949, 2026), HELD, 2025),
    "ranks": burden.rank_plot(RANKED),
    "agreement": burden.agreement([2014, 2015], [0.3, 0.2], [0.25, 0.2], 0.49, (1964, 0.49)),
    "payments": public_good.payments({"A": 80.0, "B": 0.0}, {"A": 80.0, "B": 10.0}, 90.0),
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


def test_a_bloc_is_told_by_colour_by_letter_and_by_hatching():
    nato, _, pact, _, neither, _ = FIGURES["map"].data
    assert len({trace.marker.color for trace in (nato, pact, neither)}) == 3
    assert (nato.marker.pattern.shape, pact.marker.pattern.shape) == ("", "/")
    assert [text for trace in FIGURES["map"].data[1::2] for text in trace.text] == [
        "<b>US</b><br>N",
        "<b>PL</b><br>W +",
        "<b>AL</b><br>W ×",
        "<b>CH</b>",
    ]


def test_who_came_has_a_solid_border_and_who_went_a_dotted_one():
    assert [(shape.x0 // 1, shape.line.dash) for shape in FIGURES["map"].layout.shapes] == [(3, "solid"), (4, "dot")]


def test_a_bloc_that_is_gone_has_no_dot_in_that_year():
    assert len(FIGURES["sums"].data) == 4
    assert len(FIGURES["sums after the end"].data) == 2


def test_few_members_are_named_in_full_and_many_by_their_codes():
    assert list(FIGURES["ranks"].data[0].text) == ["United States", "Portugal"]
    many = burden.rank_plot([burden.Ranked(f"State {i}", f"S{i}", i, i, 2.0, True) for i in range(1, 20)])
    assert many.data[0].text[0] == "S1"


def test_members_of_1964_and_later_ones_differ_in_shape():
    assert [trace.marker.symbol for trace in FIGURES["ranks"].data] == ["circle", "square"]


def test_the_choice_of_1964_stands_left_of_the_later_years():
    assert FIGURES["agreement"].data[-1].x[0] < 2014


def test_the_last_row_is_the_sum_beside_what_would_be_best():
    paid, fair = FIGURES["payments"].data
    assert (paid.x[-1], fair.x[-1]) == (80, 90)
