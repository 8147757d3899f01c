"""The abstract table of three to five states, driven as the page drives it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.activities.essential import EXAMPLES, WhoIsEssential, stability
from course_utils.models import coalitions


def put(activity, name, value):
    activity.act({"kind": "set", "name": name, "value": value, "done": True})


def press(activity, name):
    activity.act({"kind": "press", "name": name})


def badges(activity):
    return [badge["strong"] for badge in activity.controls.state["badges"]]


@pytest.fixture
def activity():
    made = WhoIsEssential()
    yield made
    made.close()


def test_the_smallest_of_four_is_needed_in_one_world_and_not_in_the_other(activity):
    put(activity, "example", "120, 90, 60, 30")
    assert badges(activity)[3] == "● essential: in 1 of 3"
    assert "system stable" in activity.groups.sentence
    assert "B + C + D with 180" in activity.groups.alt
    put(activity, "example", "100, 90, 80, 30")
    assert badges(activity)[3] == "○ not needed"
    assert activity.groups.sentence.startswith("No winning group needs D")


def test_a_state_above_half_wins_alone(activity):
    for place, power in enumerate((160, 80, 60)):
        put(activity, f"power-{place}", power)
    assert badges(activity) == ["▲ wins alone", "○ not needed", "○ not needed"]
    assert "neither system stable nor" in activity.groups.sentence


def test_exactly_half_is_resource_stable(activity):
    put(activity, "example", "150, 75, 75")
    assert "system stable and resource stable" in activity.groups.sentence


def test_states_are_added_up_to_five_and_removed_down_to_three(activity):
    press(activity, "add")
    press(activity, "add")
    assert "add" in activity.controls.state["disabled"]
    assert len(badges(activity)) == 5
    press(activity, "undo")
    press(activity, "remove")
    assert "remove" in activity.controls.state["disabled"]
    assert activity.controls.state["values"]["example"] == "100, 100, 100"


def test_a_table_without_any_power_is_refused_and_the_last_one_stays():
    activity = WhoIsEssential((5, 0, 0))
    with pytest.raises(ValueError, match="Nobody has any power"):
        put(activity, "power-0", 0)
    assert activity.controls.state["values"]["power-0"] == 5
    activity.close()


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(0, 160), min_size=3, max_size=5).filter(any))
def test_the_sentence_agrees_with_the_theory(powers):
    resources = dict(zip("ABCDE", powers, strict=False))
    said = stability(resources)
    unstable = "not system stable" in said or "neither system stable" in said
    assert unstable is not coalitions.is_system_stable(resources)
    assert ("and resource stable" in said) is coalitions.is_resource_stable(resources)


@pytest.mark.parametrize("powers", EXAMPLES)
def test_every_example_can_be_shown(powers):
    WhoIsEssential(powers).close()


@pytest.mark.parametrize(
    ("powers", "said"),
    [
        ((1, 2), "3 to 5 states, not 2"),
        ((1, 2, 200), "0 to 160, not 200"),
        ((1, 2, 0.5), "whole number"),
        ((0, 0, 0), "Nobody"),
    ],
)
def test_bad_arguments_are_refused_in_a_sentence(powers, said):
    with pytest.raises(ValueError, match=said):
        WhoIsEssential(powers)
