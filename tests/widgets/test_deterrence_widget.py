"""Deterrence with an ally, driven as the page drives it."""

import ast
import json
import re

import pytest

import course_utils
from course_utils import data
from course_utils.activities.deterrence import Deterrence
from course_utils.activities.deterrence_words import amount, preset


def press(activity, name):
    activity.act({"kind": "press", "name": name})


def put(activity, name, value, done=True):
    activity.act({"kind": "set", "name": name, "value": value, "done": done})


@pytest.fixture
def activity():
    made = Deterrence()
    yield made
    made.close()


def test_the_worked_example_pays_at_50_percent_and_not_at_74(activity):
    assert activity.value.sentence == (
        "The attack pays: it is worth +9.1. An ally thought 63.6% reliable (p*) would deter. "
        "Of the four historical rates 66% and 74.5% would deter."
    )
    press(activity, "rate 74.5")
    assert activity.value.sentence.startswith("The attacker is deterred: an attack is worth −7.3.")
    assert [badge["text"] for badge in activity.controls.state["badges"]] == [
        "The attacker's chance of winning: 63% if the ally stays out (q0), 36% if it fights (q1).",
        "The attack is worth +42.5 if the ally stays out, −24.3 if it fights.",
    ]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("prize", 32, "No ally needed: even against the target alone an attack is worth 0, so it does not pay."),
        ("cost_alone", 70, "No ally needed: even against the target alone an attack is worth −7.5"),
        (
            "prize",
            200,
            "No reliability suffices: even against an ally that is certain to fight, an attack is worth +11.4.",
        ),
        ("prize", 168, "No reliability suffices: even against an ally that is certain to fight, an attack is no loss."),
    ],
)
def test_each_edge_case_is_said_in_words(activity, name, value, said):
    put(activity, name, value)
    assert activity.value.sentence.startswith(said)


def test_a_gain_near_zero_is_not_called_zero():
    assert [amount(worth) for worth in (0.04, -0.04, 0.0, 0.06, -12.34)] == [
        "just over 0",
        "just under 0",
        "0",
        "+0.1",
        "−12.3",
    ]


def test_the_costs_push_each_other_so_that_two_opponents_never_cost_less_than_one(activity):
    put(activity, "cost_alone", 80)
    assert activity.controls.state["values"]["cost_with_ally"] == 80
    put(activity, "cost_with_ally", 30)
    assert activity.controls.state["values"]["cost_alone"] == 30


@pytest.mark.parametrize("crisis", data.crises(), ids=lambda crisis: crisis.id)
def test_each_crisis_loads_real_strengths_and_tells_its_end_only_when_asked(activity, crisis):
    put(activity, "crisis", crisis.id)
    values = activity.controls.state["values"]
    assert (values["attacker"], values["target"], values["ally"]) == data.strengths(crisis.id)
    assert crisis.story in activity.controls.state["intro"]
    assert values["history"] == ""
    press(activity, "told")
    assert crisis.outcome in activity.controls.state["values"]["history"]
    assert crisis.caution in activity.controls.state["values"]["history"]
    assert "told" in activity.controls.state["disabled"]


def test_by_one_rule_the_model_expects_these_attacks():
    pays = []
    for crisis in data.crises():
        activity = Deterrence(preset(crisis.id))
        if "deterred" not in activity.value.sentence.split(".")[0]:
            pays.append(crisis.id)
        activity.close()
    assert pays == [
        "belgium-1914",
        "czechoslovakia-1938",
        "czechoslovakia-and-moscow-1938",
        "poland-1939",
        "poland-and-moscow-1939",
        "south-korea-1950",
        "ukraine-2022",
    ]


def test_changed_numbers_are_said_to_be_the_learners_and_reset_brings_history_back(activity):
    put(activity, "crisis", "west-germany-1961")
    assert "Strengths are real" in activity.controls.state["intro"]
    put(activity, "cost_with_ally", 200)
    assert "You have changed the numbers." in activity.controls.state["intro"]
    assert "27.0% reliable" in activity.value.sentence
    press(activity, "reset")
    assert "Strengths are real" in activity.controls.state["intro"]
    press(activity, "undo")
    assert activity.controls.state["values"]["cost_with_ally"] == 200
    press(activity, "redo")
    assert activity.controls.state["values"]["cost_with_ally"] == 60


def test_the_second_picture_runs_over_the_ally_or_the_prize(activity):
    assert "It must be stronger than 3.3 to deter at all" in activity.needed.sentence
    put(activity, "axis", "prize")
    assert "Up to a prize of 32 no ally is needed; from 168 on no reliability suffices." in activity.needed.sentence
    put(activity, "prize", 20)
    put(activity, "axis", "ally")
    assert "p* is 0 however strong the ally is" in activity.needed.sentence
    for name, value in (("prize", 200), ("cost_alone", 0), ("cost_with_ally", 20), ("attacker", 100)):
        put(activity, name, value)
    assert "No ally on this scale is strong enough" in activity.needed.sentence


def test_the_copied_line_makes_the_same_state_again(activity):
    put(activity, "crisis", "poland-1939")
    put(activity, "reliability", 92)
    put(activity, "prize", 90)
    press(activity, "copy")
    line = activity.controls.state["copy"]
    assert line == "course.deterrence('poland-1939', prize=90, reliability=92)"
    call = ast.parse(line).body[0]
    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)
    course_utils.deterrence("poland-1939", prize=90, reliability=92)
    assert line in activity.message


def test_every_figure_has_a_source_and_an_alternative_text(activity):
    assert all(figure.source and figure.sentence for figure in activity.figures)
    assert "74.5% for 1816–1944" in activity.value.alt


def test_a_crisis_or_a_number_that_is_not_there_is_refused_in_one_sentence(activity):
    with pytest.raises(ValueError, match="did you mean 'poland-1939'"):
        course_utils.deterrence("poland-1938")
    with pytest.raises(ValueError, match="Prize .V. takes a number from 0 to 200, not 500"):
        course_utils.deterrence(prize=500)
    before = activity.value.sentence
    with pytest.raises(ValueError, match="takes a number from 0 to 100"):
        put(activity, "reliability", 101)
    assert activity.value.sentence == before


@pytest.mark.parametrize("cost", [52, 55, 60, 61])
def test_what_the_second_picture_names_as_useless_is_useless_and_the_next_step_is_not(activity, cost):
    put(activity, "cost_with_ally", cost)
    least = float(activity.needed.sentence.split("stronger than ")[1].split()[0])
    put(activity, "ally", least)
    assert activity.value.sentence.startswith("No reliability suffices")
    put(activity, "ally", least + 0.1)
    assert not activity.value.sentence.startswith("No reliability suffices")


@pytest.mark.parametrize("cost", [55, 61, 65, 70])
def test_what_the_second_picture_says_of_a_prize_holds_for_that_prize(activity, cost):
    put(activity, "cost_with_ally", cost)
    put(activity, "axis", "prize")
    free, lost = (int(word) for word in re.findall(r"(?:prize of|from) (\d+)", activity.needed.sentence))
    verdicts = ["No ally", "The att", "The att", "No reli"]
    for prize, verdict in zip((free, free + 1, lost - 1, lost), verdicts, strict=True):
        put(activity, "prize", prize)
        assert activity.value.sentence.startswith(verdict)


def test_no_label_of_the_second_picture_stands_under_the_diamond(activity):
    put(activity, "crisis", "south-korea-1950")
    labels = {one["text"]: one["x"] for one in json.loads(activity.needed.spec)["layout"]["annotations"]}
    assert labels["attack pays"] < 75 < activity.controls.state["values"]["ally"]
    assert labels["deterred"] == 100


def test_the_rates_are_said_to_come_from_both_studies(activity):
    assert "Leeds, Long & Mitchell 2000" in activity.value.source
    assert "Berkemeier & Fuhrmann 2018" in activity.value.source
