"""Four worlds, abandonment against entrapment, and the stepped crises, driven as the page drives them."""

import pytest

from course_utils import data
from course_utils.activities import alliance_dilemma
from course_utils.activities.alliance_dilemma import AllianceDilemma
from course_utils.activities.crisis_steps import CrisisSteps
from course_utils.activities.four_worlds import FourWorlds


def put(activity, name, value):
    activity.act({"kind": "set", "name": name, "value": value, "done": True})


def press(activity, name):
    activity.act({"kind": "press", "name": name})


def shown(activity):
    return activity.controls.state["values"]


def test_a_walk_through_the_four_worlds():
    activity = FourWorlds(1)
    assert activity.game.sentence.startswith("A prisoners' dilemma: whatever the other does")
    put(activity, "advantage", "defence")
    assert "more than 33%" in activity.game.sentence
    put(activity, "seen", "yes")
    assert activity.game.sentence.startswith("Harmony")
    assert activity.map.sentence == "World 4 of four: doubly stable."
    put(activity, "greedy", True)
    assert "Even a greedy A gains nothing" in activity.game.sentence
    put(activity, "advantage", "offence")
    assert "At least B sees it coming" in activity.game.sentence
    put(activity, "greedy", False)
    assert "nobody has to guess" in activity.game.sentence
    press(activity, "reset")
    put(activity, "greedy", True)
    assert "without A's greed too" in activity.game.sentence


@pytest.mark.parametrize("world", [1, 2, 3, 4])
def test_every_world_has_a_case_and_marks_its_equilibria_in_words(world):
    activity = FourWorlds(world)
    assert data.world_cases()[world].example in shown(activity)["case"]
    assert "nobody gains by changing" in activity.game.spec
    assert "Nobody gains by changing alone where" in activity.game.alt


def test_there_is_no_fifth_world():
    with pytest.raises(ValueError, match="numbered 1 to 4, not 5"):
        FourWorlds(5)


@pytest.mark.parametrize("case", data.tie_cases(), ids=lambda case: case.id)
def test_every_case_tells_what_happened_only_when_asked(case):
    activity = AllianceDilemma(case.id)
    assert shown(activity)["happened"] == ""
    assert "as it was" not in activity.fears.spec
    press(activity, "tell")
    assert case.happened in shown(activity)["happened"]
    assert "as it was" in activity.fears.spec
    press(activity, "reset")
    assert shown(activity)["happened"] == ""


def test_germany_in_1914_by_hand():
    activity = AllianceDilemma("germany-1914")
    # 0.9 x 0.25 and 0.6 x 0.25 at one half; least at 0.9 / 1.5.
    assert activity.fears.sentence == (
        "At 50% commitment the fear of being left alone is 22, of being dragged in 15. "
        "Together they are least at 60%, where 36 remains: a sharp dilemma."
    )
    put(activity, "poles", "two")
    assert "least at 38%, where 23 remains: a noticeable dilemma" in activity.fears.sentence


@pytest.mark.parametrize(
    ("dependence", "shared", "said"),
    [(0, 100, "any commitment will do"), (0, 50, "at no commitment"), (50, 100, "at full commitment")],
)
def test_the_edges_are_told_in_words(dependence, shared, said):
    activity = AllianceDilemma()
    put(activity, "dependence", dependence)
    put(activity, "shared", shared)
    assert said in activity.fears.sentence


def test_an_unknown_case_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="did you mean 'germany-1914'"):
        alliance_dilemma.abandonment_or_entrapment("germany-1915")
    with pytest.raises(ValueError, match="did you mean 'july-1914'"):
        CrisisSteps("july-1915")


@pytest.mark.parametrize("crisis", data.stepped_crises(), ids=lambda crisis: crisis.id)
def test_a_crisis_can_be_walked_to_its_end_with_any_choices(crisis):
    for option in range(3):
        activity = CrisisSteps(crisis.id)
        for step in crisis.steps:
            assert "on" in activity.controls.state["disabled"]
            assert shown(activity)["happened"] == ""
            put(activity, "choice", step.choices[option].key)
            assert step.happened in shown(activity)["happened"]
            assert step.choices[option].reply in shown(activity)["reply"]
            assert activity.ties.sentence.endswith(".")
            press(activity, "on")
        expected = {"offence": "chain-ganging", "defence": "buck-passing"}[crisis.advantage]
        assert expected in shown(activity)["end"]


def test_going_back_keeps_what_was_chosen_and_another_crisis_starts_afresh():
    activity = CrisisSteps()
    put(activity, "choice", "berlin")
    press(activity, "on")
    assert shown(activity)["choice"] == ""
    press(activity, "back")
    assert shown(activity)["choice"] == "berlin"
    put(activity, "choice", "court")
    assert shown(activity)["choice"] == "court"
    put(activity, "crisis", "munich-1938")
    assert shown(activity)["title"].startswith("September 1938")
    press(activity, "undo")
    assert shown(activity)["choice"] == "court"
    press(activity, "reset")
    assert shown(activity)["choice"] == ""


def test_nobody_goes_on_without_a_choice():
    activity = CrisisSteps()
    press(activity, "on")
    assert "Choose first" in activity.message
    assert shown(activity)["title"].startswith("28 June")
