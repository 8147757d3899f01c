"""The seven cases, driven as the page drives them; the model's numbers as the lesson prints them."""

import json
import re
from pathlib import Path

import pytest

from course_utils import data
from course_utils.activities.security_cases import SecurityCases
from course_utils.activities.security_look import bound, our_number, told
from course_utils.wording import percent

LESSON = Path(__file__).parents[2] / "notebooks" / "07_collective_security_and_bilateral_agreements.ipynb"


def put(activity, name, value):
    activity.act({"kind": "set", "name": name, "value": value})


def press(activity, name):
    activity.act({"kind": "press", "name": name})


def chances(activity):
    """What stands beside the bars."""
    return re.sub(
        r"<.*?>", "", " ".join(note["text"] for note in json.loads(activity.bars.spec)["layout"]["annotations"])
    )


@pytest.fixture
def activity():
    made = SecurityCases()
    yield made
    made.close()


def test_the_model_tells_five_of_seven():
    cases = data.security_cases()
    assert {case.year: told(case, our_number(case.id)) for case in cases} == {
        1931: False,
        1935: True,
        1936: True,
        1950: True,
        1956: False,
        1990: True,
        2022: True,
    }


def test_the_lesson_prints_what_the_model_gives():
    text = LESSON.read_text(encoding="utf-8")
    for case in data.security_cases():
        row = re.search(rf"\| {case.title.replace(',', '')} \| (.*?) \| (yes|no)\b[^|]*\| (\w+) \|", text)
        assert row, case.title
        said = (percent(our_number(case.id)), case.answered, told(case, our_number(case.id)))
        assert (row[1], row[2] == "yes", row[3] == "yes") == said


def test_who_was_called_on():
    def called(id):
        return bound(data.security_case(id))

    assert called("suez-1956").by == ("Britain", "France")
    assert called("ukraine-2022").case == "vetoed"
    assert "Britain" in called("abyssinia-1935").obliged
    assert "Poland" not in called("rhineland-1936").obliged, "allied with France, but not of Locarno"
    assert "United States" in called("korea-1950").obliged, "open to all: South Korea was not a member"


def test_first_a_guess_then_the_number_then_the_end(activity):
    put(activity, "case", "abyssinia-1935")
    assert activity.bars.sentence.startswith("Will an answer outweigh Italy?")
    assert "?" in chances(activity)
    assert activity.controls.state["values"]["ending"] == ""
    press(activity, "ask")
    assert activity.bars.sentence == (
        "The chance that an answer outweighs Italy is 28%; the chance that nobody fights but Ethiopia is 37%."
    )
    press(activity, "reveal")
    values = activity.controls.state["values"]
    assert "sanctions" in values["ending"]
    assert values["facts"][0][1].startswith("Yes: the model's number is 28%.")
    assert "is right in 1 of the 1" in activity.record.sentence
    assert activity.controls.state["disabled"][:2] == ["ask", "reveal"]
    press(activity, "undo")
    assert activity.controls.state["values"]["ending"] == ""


def test_a_judgement_can_be_changed_and_reset(activity):
    put(activity, "case", "ukraine-2022")
    press(activity, "reveal")
    put(activity, "will 0", 90)
    assert "is 90%" in activity.bars.sentence
    assert activity.controls.state["values"]["facts"][0][1].startswith(
        "No: the model's number is 90% with your changes."
    )
    press(activity, "reset")
    assert activity.controls.state["values"]["will 0"] == 5
    assert "5%" in activity.bars.sentence


def test_without_its_own_power_china_needs_help(activity):
    press(activity, "ask")
    assert "China outweighs Japan alone" in activity.bars.sentence
    put(activity, "victim", False)
    assert activity.bars.sentence.startswith("The chance that an answer outweighs Japan is 24%")


def test_the_edge_case_of_too_little_even_together(activity):
    put(activity, "case", "rhineland-1936")
    press(activity, "ask")
    put(activity, "victim", False)
    assert activity.bars.sentence == "Even everybody together could not outweigh Germany: 0%."


def test_one_steps_from_the_first_case_to_the_last(activity):
    titles = []
    while "later" not in activity.controls.state["disabled"]:
        press(activity, "later")
        titles.append(activity.history.now.case)
    assert len(titles) == 6
    assert titles[-1] == "ukraine-2022"
    with pytest.raises(ValueError, match="no later case"):
        press(activity, "later")
    press(activity, "earlier")
    assert activity.history.now.case == "kuwait-1990"


def test_an_unknown_case_is_told_its_nearest():
    with pytest.raises(ValueError, match="did you mean 'korea-1950'"):
        SecurityCases("korea-1951")
