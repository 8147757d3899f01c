"""The concentration of power over time, driven as the page drives it."""

import pytest

from course_utils import data
from course_utils.activities.concentration import MOMENTS, ConcentrationOverTime, course, list_change


def press(activity, name):
    activity.act({"kind": "press", "name": name})


def set_year(activity, year, done=True):
    activity.act({"kind": "set", "name": "year", "value": year, "done": done})


@pytest.fixture
def activity():
    made = ConcentrationOverTime(1816)
    yield made
    made.close()


def test_in_1946_the_united_states_held_57_percent_of_four_powers(activity):
    press(activity, "year-1946")
    assert activity.over_time.sentence == (
        "In 1946, CON was 0.45: power was as concentrated as among 2.5 equal powers. "
        "The United States held 57% of the total."
    )
    assert activity.members.sentence.startswith("Four major powers")
    assert "Germany and Japan left the list" in activity.members.sentence
    assert "the Soviet Union 19%" in activity.members.alt


def test_the_published_check_values_of_con_come_out():
    known = {1816: 0.330, 1871: 0.285, 1890: 0.222, 1913: 0.238, 1938: 0.227, 1946: 0.452, 1970: 0.322, 2016: 0.462}
    assert {year: round(course().con[year - 1816], 3) for year in known} == known


def test_a_drag_over_all_years_is_one_change_and_undo_takes_it_back(activity):
    for year in data.YEARS:
        set_year(activity, year, done=year == data.YEARS[-1])
    assert activity.controls.state["values"]["year"] == 2022
    press(activity, "undo")
    assert activity.controls.state["values"]["year"] == 1816
    press(activity, "redo")
    assert "In 2022" in activity.over_time.sentence
    press(activity, "reset")
    assert "In 1816" in activity.over_time.sentence


def test_a_year_in_which_the_list_changed_says_who_came_and_who_went():
    assert list_change(1919) == "New that year: Germany and Austria-Hungary left the list."
    assert list_change(1898) == "New that year: the United States joined the list."
    assert list_change(1816) == list_change(1930) == ""


def test_every_moment_has_a_button_and_every_figure_a_source(activity):
    for year in MOMENTS:
        press(activity, f"year-{year}")
        assert f"In {year}" in activity.over_time.sentence
    assert all(figure.source.startswith("Source") for figure in activity.figures)


@pytest.mark.parametrize(("year", "said"), [(1700, "try 1816"), (2030, "try 2022"), ("1914", "whole number")])
def test_a_year_outside_the_figures_is_refused_with_the_nearest(year, said):
    with pytest.raises(ValueError, match=said):
        ConcentrationOverTime(year)
