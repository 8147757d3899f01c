"""Balance of threat, driven as the page drives it."""

import pytest

import course_utils
from course_utils import data
from course_utils.activities.threat import BalanceOfThreat


def press(activity, name):
    activity.act({"kind": "press", "name": name})


def put(activity, name, value, done=True):
    activity.act({"kind": "set", "name": name, "value": value, "done": done})


@pytest.fixture
def activity():
    made = BalanceOfThreat()
    yield made
    made.close()


def test_western_europe_guards_against_the_weaker_but_more_threatening_state(activity):
    assert activity.sources.sentence == (
        "By power alone, western Europe would guard against the United States. By threat it would guard against the "
        "Soviet Union instead, unless power counts more than 5.8 times as much as each other source."
    )
    assert [badge["strong"] for badge in activity.controls.state["badges"]] == [
        " · ● greatest power",
        " · ● greatest threat",
        "",
    ]


def test_a_weight_beyond_the_turning_point_turns_the_verdict(activity):
    put(activity, "power weight", 5.5)
    assert "Soviet Union instead, with the weights" in activity.sources.sentence
    put(activity, "power weight", 6)
    assert "By threat it would guard against the United States too" in activity.sources.sentence
    press(activity, "undo")
    press(activity, "undo")
    assert "5.8 times" in activity.sources.sentence


def test_a_state_ahead_in_everything_is_named_whatever_the_weights(activity):
    put(activity, "power 1", 3)
    assert "the strongest are equal" in activity.sources.sentence
    assert "no weights can turn it round" in activity.sources.sentence


def test_equal_threats_give_no_verdict(activity):
    for seat in (0, 1):
        for source in ("power", "proximity", "offence", "intentions"):
            put(activity, f"{source} {seat}", 2)
    assert "By threat there is no verdict" in activity.sources.sentence
    assert "You have changed the judgements" in activity.controls.state["intro"]
    press(activity, "reset")
    assert "You have changed" not in activity.controls.state["intro"]


@pytest.mark.parametrize("case", data.threat_cases(), ids=lambda case: case.id)
def test_each_case_gives_its_reasons_at_once_and_its_end_when_asked(activity, case):
    put(activity, "case", case.id)
    values = activity.controls.state["values"]
    reasons = " ".join(text for _, text in values["reasons"])
    assert all(one.why_intentions in reasons for one in case.contenders)
    assert len(activity.controls.state["badges"]) == len(case.contenders) + 1
    assert values["history"] == ""
    press(activity, "told")
    assert case.outcome in activity.controls.state["values"]["history"]
    assert f"By power alone, {case.chooser} would" in activity.sources.sentence


def test_no_source_counting_at_all_is_refused_and_the_last_picture_stays(activity):
    for source in ("power", "proximity", "offence"):
        put(activity, f"{source} weight", 0)
    before = activity.sources.sentence
    with pytest.raises(ValueError, match="at least one of them"):
        put(activity, "intentions weight", 0)
    assert activity.sources.sentence == before
    assert activity.controls.state["values"]["intentions weight"] == 1


def test_the_figure_says_what_is_measured_and_what_is_judged(activity):
    assert "judged by the course" in activity.sources.source
    assert "not Walt's" in activity.sources.source
    assert "the Soviet Union: power 1.8, nearness 3" in activity.sources.alt


def test_an_unknown_case_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match="did you mean 'gulf-1981'"):
        course_utils.balance_of_threat("gulf-1991")


def test_the_weights_say_whether_they_count_alike(activity):
    def said():
        return activity.controls.state["badges"][-1]["text"]

    assert said() == "All count alike."
    put(activity, "power weight", 3)
    assert said() == "Equal numbers would count alike."
    for source in ("proximity", "offence", "intentions"):
        put(activity, f"{source} weight", 3)
    assert said() == "All count alike."
