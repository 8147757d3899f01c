"""The figures of lesson 04: valid for Plotly, right in a dark page, and never by colour alone."""

import json

import plotly.graph_objects as go
import pytest

from course_utils.figures import (
    alliance_dilemma,
    arms_and_allies,
    arms_race,
    crisis_steps,
    four_worlds,
    race_of_1909,
    theme,
)

LINES = ([(0, 0), (9, 9)], [(0, 1), (9, 8)])
GAME = {
    ("hold back", "hold back"): (7, 7),
    ("hold back", "arm"): (0, 9),
    ("arm", "hold back"): (9, 0),
    ("arm", "arm"): (3, 3),
}
BEST = dict.fromkeys(GAME, (True, False))
WORLDS = {(advantage, seen): "so" for seen in (False, True) for advantage in ("offence", "defence")}
THREE = {name: [1, 2, 3] for name in "ABC"}
TIES = [("Britain", "France", "defence"), ("France", "Italy", "war"), ("Britain", "Italy", "loose")]
PLACES = {"Britain": (1, 1), "France": (5, 5), "Italy": (8, 2)}
FIGURES = {
    "plane": arms_race.plane(LINES, [(1, 1), (2, 2), (5, 5)], (6, 6), True, 10),
    "plane without a rest point": arms_race.plane(LINES, [(1, 1), (20, 20)], None, False, 10),
    "over time": arms_race.over_time([0, 1, 2], {"A": [1, 2, 3], "B": [3, 2, 1]}, 10),
    "with and without": arms_and_allies.with_and_without([0, 1, 2], THREE, {name: [1, 1, 1] for name in "ABC"}, 10),
    "rest points": arms_and_allies.rest_points({"A": 1, "B": 2, "C": 3}, None, 10),
    "spending": race_of_1909.spending(range(1909, 1912), {"X": [1, 2, 3], "Y": [4, 5, 6]}, 1911, (1912, 9)),
    "increase": race_of_1909.increase([(190, 3), (200, 9)], [1910, 1911], (0.8, -150), (220, 20)),
    "payoffs": four_worlds.payoffs(GAME, [("arm", "arm")], BEST),
    "worlds": four_worlds.worlds(WORLDS, ("offence", True)),
    "fears": alliance_dilemma.fears([100 - c for c in range(101)], list(range(101)), 40, 50, 100),
    "ties": crisis_steps.ties(PLACES, TIES, "France", TIES[1:2]),
}


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_a_figure_passes_plotlys_own_validation_and_has_a_height(figure):
    assert go.Figure(json.loads(figure.to_json())).layout.height > 0


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_every_colour_of_a_figure_has_a_partner_in_a_dark_page(figure):
    own = figure.to_dict()
    own["layout"].pop("template")
    colours = {word for word in json.dumps(own, default=list).split('"') if word.startswith("#")}
    assert colours <= set(theme.DARK)


@pytest.mark.parametrize("name", ["plane", "over time", "fears", "spending"])
def test_lines_of_one_figure_differ_in_more_than_colour(name):
    lines = [trace for trace in FIGURES[name].data if "lines" in trace.mode]
    assert len({(trace.line.dash, trace.line.width) for trace in lines}) == len(lines)


def test_an_equilibrium_is_marked_by_a_thick_border_and_by_words():
    figure = FIGURES["payoffs"]
    assert [shape.line.width > 3 for shape in figure.layout.shapes] == [False, False, False, True]
    assert sum("nobody gains" in note.text for note in figure.layout.annotations) == 1


def test_wars_and_the_choosing_state_are_marked_by_signs():
    texts = [note.text for note in FIGURES["ties"].layout.annotations]
    assert "<b>✕</b>" in texts
    assert "<b>▶ France</b>" in texts
    marks = FIGURES["ties"].data[-1].marker
    assert list(marks.symbol) == ["circle", "square", "square"]
