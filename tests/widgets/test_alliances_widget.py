"""Alliances in force over time, driven as the page drives them."""

import pytest

from course_utils.activities.alliances import KINDS, AlliancesOverTime, counts


def put(activity, name, value):
    activity.act({"kind": "set", "name": name, "value": value, "done": True})


@pytest.fixture
def activity():
    made = AlliancesOverTime()
    yield made
    made.close()


def test_the_counts_the_lessons_name_are_shown(activity):
    said = {}
    put(activity, "show", "all")
    for year in (1914, 1938, 1990, 2016):
        put(activity, "year", year)
        said[year] = activity.over_time.sentence
    assert said == {
        1914: "In 1914, 23 alliances were in force.",
        1938: "In 1938, 57 alliances were in force.",
        1990: "In 1990, 148 alliances were in force.",
        2016: "In 2016, 334 alliances were in force.",
    }
    assert (max(counts()["offence"]), counts()["offence"][1991 - 1815]) == (19, 0)


def test_kinds_are_chosen_one_by_one_or_from_the_menu(activity):
    assert activity.controls.state["values"]["show"] == "every"
    put(activity, "show", "offence")
    assert activity.over_time.sentence == "Of the alliances in force in 1914, 5 promised offence."
    put(activity, "kind-defence", True)
    assert activity.over_time.sentence == "Of the alliances in force in 1914, 13 promised defence and 5 offence."
    assert activity.controls.state["values"]["show"] == "own"
    activity.act({"kind": "press", "name": "undo"})
    assert activity.controls.state["values"]["show"] == "offence"
    assert "offence 5" in activity.in_year.alt


def test_the_last_kind_cannot_be_taken_off(activity):
    put(activity, "show", "offence")
    with pytest.raises(ValueError, match="At least one kind"):
        put(activity, "kind-offence", False)
    assert activity.controls.state["values"]["kind-offence"] is True
    assert "5 promised offence" in activity.over_time.sentence


def test_several_promises_in_one_treaty_are_said_to_count_under_each(activity):
    assert "several promises" in activity.in_year.sentence
    assert all("ATOP" in figure.source for figure in activity.figures)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((1800,), "try 1815"),
        ((2020,), "try 2016"),
        ((1914, ["defense"]), "did you mean 'defence'"),
        ((1914, []), "At least one"),
    ],
)
def test_bad_arguments_are_refused_in_a_sentence(arguments, said):
    with pytest.raises(ValueError, match=said):
        AlliancesOverTime(*arguments)


def test_kinds_come_in_the_same_order_however_they_are_given():
    made = AlliancesOverTime(1914, reversed(KINDS))
    assert made.start.kinds == KINDS
    made.close()
