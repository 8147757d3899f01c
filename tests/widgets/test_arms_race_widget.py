"""The arms race, the alliance switch and the race of 1909, driven as the page drives them."""

import json

import pytest

from course_utils.activities import arms_and_allies, arms_race
from course_utils.activities.arms_and_allies import ArmsAndAllies
from course_utils.activities.arms_race import PRESETS, ArmsRace
from course_utils.activities.race_of_1909 import RaceOf1909


def put(activity, name, value):
    activity.act({"kind": "set", "name": name, "value": value, "done": True})


def press(activity, name):
    activity.act({"kind": "press", "name": name})


@pytest.fixture
def race():
    return ArmsRace(PRESETS["calm"][1])


def test_the_calm_race_says_where_it_rests_and_what_fear_costs(race):
    assert race.plane.sentence == (
        "Stable: brakes a·b = 1.00, reactions k·l = 0.81. From any start A comes to rest at 100 and B at 100."
    )
    assert race.controls.state["badges"][0]["text"] == "A, if the other had no arms: 10"
    assert "The rest point is 100 and 100" in race.plane.alt


@pytest.mark.parametrize(
    ("preset", "said"),
    [
        ("edge", "On the edge: brakes a·b = 1.00, reactions k·l = 1.00. Nothing pulls the race back"),
        ("runaway", "It runs away"),
        ("no-malice", "Neither side has any grievance: fear of the other's arms is enough."),
        ("detente", "From this start both end up spending nothing, but from a higher one the race would run away."),
    ],
)
def test_each_example_is_told_in_words(race, preset, said):
    put(race, "preset", preset)
    assert said in race.plane.sentence
    assert race.controls.state["values"]["preset"] == preset


def test_malice_is_not_denied_where_there_is_a_grievance(race):
    put(race, "preset", "runaway")
    assert "grievance" not in race.plane.sentence


def test_on_the_edge_without_grievances_the_start_decides(race):
    put(race, "preset", "edge")
    put(race, "g", 0)
    put(race, "h", 0)
    assert "no single rest point; from this start A comes to rest at 40 and B at 40" in race.plane.sentence
    put(race, "g", -5)
    assert "Goodwill decides, and both end up spending nothing" in race.plane.sentence


def test_a_rest_point_below_zero_is_explained(race):
    put(race, "g", -20)
    assert "nobody can spend less than nothing" in race.plane.sentence
    assert "A comes to rest at 0 and B at 10" in race.plane.sentence


@pytest.mark.parametrize("name", ["k", "a", "g", "l", "b", "h", "x", "y"])
def test_every_slider_can_go_to_both_ends(race, name):
    field = race.layout_of(race.start).fields()[name]
    for value in (field.low, field.high):
        put(race, name, value)
        assert race.controls.state["values"][name] == value
        assert race.plane.sentence.endswith(".")


def test_a_race_is_copied_as_the_line_that_makes_it_again(race, monkeypatch):
    put(race, "k", 1.2)
    press(race, "copy")
    line = race.controls.state["copy"]
    assert line in race.message
    shown = []
    monkeypatch.setattr(arms_race, "show", lambda activity, *rest: shown.append(activity))
    eval(line.removeprefix("course."), {"arms_race": arms_race.arms_race})
    assert shown[0].start == race.history.now


def test_undo_redo_and_reset(race):
    put(race, "preset", "runaway")
    press(race, "undo")
    assert "Stable" in race.plane.sentence
    press(race, "redo")
    assert "runs away" in race.plane.sentence
    press(race, "reset")
    assert "Stable" in race.plane.sentence


def test_bad_input_is_told_and_leaves_the_last_good_picture(race):
    before = race.plane.sentence
    with pytest.raises(ValueError, match="takes a number from 0 to 2"):
        put(race, "k", 5)
    assert race.plane.sentence == before
    with pytest.raises(ValueError, match="did you mean 'runaway'"):
        arms_race.arms_race("run-away")
    with pytest.raises(ValueError, match="no number of the race 'z'"):
        arms_race.arms_race("calm", z=1)


def test_the_alliance_calms_alarms_and_breaks():
    activity = ArmsAndAllies(arms_and_allies.Setting())
    assert "each state comes to rest at 100" in activity.time.sentence
    put(activity, "allied", True)
    assert "C can arm less: 32 instead of 100" in activity.time.sentence
    put(activity, "preset", "alarming")
    assert "C arms more: 265 instead of 100" in activity.time.sentence
    put(activity, "preset", "breaking")
    assert "a race that was stable now runs away" in activity.time.sentence
    assert activity.rests.sentence.endswith("With it: the race runs away.")
    put(activity, "preset", "taming")
    assert "The alliance stops a race that ran away" in activity.time.sentence
    put(activity, "trust", 0)
    assert "the race still runs away" in activity.time.sentence
    put(activity, "allied", False)
    assert "two neighbours frighten" in activity.time.sentence


def test_an_alliance_that_changes_nothing_says_so():
    activity = ArmsAndAllies(arms_and_allies.Setting(allied=True, trust=0))
    assert "C stays at 100" in activity.time.sentence
    with pytest.raises(ValueError, match="did you mean 'calming'"):
        arms_and_allies.alliance_and_outsider("calm")


def test_the_race_of_1909_forecasts_each_next_year():
    activity = RaceOf1909()
    assert activity.increase.sentence.startswith("One point so far")
    press(activity, "next")
    assert activity.increase.sentence == "2 points. Do they lie on a line? Guess first, then draw it."
    put(activity, "line", True)
    assert "two points always do" in activity.increase.sentence
    press(activity, "next")
    assert "For 1913 it forecasts 287; it became 278." in activity.increase.sentence
    press(activity, "next")
    assert "slope 0.83, zero at 189, r = 0.999" in activity.increase.sentence
    assert activity.increase.sentence.endswith("Then the war came.")
    assert "together 278, 52 more than the year before" in activity.spending.sentence
    assert "next" in activity.controls.state["disabled"]
    put(activity, "earlier", True)
    assert "no straight line" in activity.increase.sentence
    assert "slope −" in activity.increase.sentence
    # Four pairs of years lie on top of each other; one label stands for them.
    assert [one["text"].count("1907–11") for one in json.loads(activity.increase.spec)["data"] if "text" in one] == [1]
    assert activity.spending.source.startswith("Source: COW National Material Capabilities")


def test_a_year_without_figures_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match="try 1913"):
        RaceOf1909(1914)


def test_a_falling_line_is_called_one():
    activity = RaceOf1909(1910)
    put(activity, "earlier", True)
    put(activity, "line", True)
    assert "roughly a line, but a falling one: slope −1.37, r = −0.963" in activity.increase.sentence


def test_just_before_the_tipping_point_the_bars_still_differ():
    activity = ArmsAndAllies(arms_and_allies.PRESETS["calming"][1])
    for name, value in (("alarm", 0.55), ("allied", True)):
        put(activity, name, value)
    assert "A and B rest at 629 instead of 100, and C arms more: 887" in activity.time.sentence
    assert [text.strip() for text in json.loads(activity.rests.spec)["data"][0]["text"]][3:] == ["629", "629", "887"]
