"""The words the course shares say what is true and read as English."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.wording import counted, listing, percent, some, unknown


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.58, "58%"),
        (0.585, "59%"),
        (0.0, "0%"),
        (0.5, "50%"),
        (0.1 + 0.2 + 0.2, "50%"),
        (1.0, "100%"),
        (0.503, "50.3%"),
        (0.4996, "49.96%"),
        (0.50001, "just over 50%"),
        (0.9999999, "just under 100%"),
        (0.00001, "just over 0%"),
        (-0.05, "-5%"),
    ],
)
def test_a_share_is_said_as_a_percentage(share, said):
    assert percent(share) == said


def test_decimals_can_be_asked_for():
    assert percent(0.1234, 1) == "12.3%"


@given(st.floats(0, 1))
def test_a_percentage_never_claims_half_or_all_or_nothing_unless_it_is(share):
    if percent(share) in ("0%", "50%", "100%"):
        assert min(abs(share - line) for line in (0, 0.5, 1)) < 1e-8


@given(st.floats(0, 1))
def test_a_percentage_is_within_one_half_of_the_truth(share):
    said = float(re.sub(r"[^\d.]", "", percent(share)))
    assert abs(said - 100 * share) <= 0.5 + 1e-9


def test_names_are_joined_as_in_a_sentence():
    assert listing([]) == ""
    assert listing(["Prussia"]) == "Prussia"
    assert listing(["Prussia", "Russia"]) == "Prussia and Russia"
    assert listing(["Prussia", "Russia", "Austria"]) == "Prussia, Russia and Austria"


@given(st.lists(st.from_regex(r"[A-Z][b-z]{2,8}", fullmatch=True), min_size=1))
def test_a_list_names_everybody_once_and_in_order(names):
    assert re.split(r", | and ", listing(names)) == names


def test_an_unknown_name_is_answered_with_the_nearest_one():
    assert (
        unknown("state", "Germny", ["France", "Germany"]) == "There is no state 'Germny' here; did you mean 'Germany'?"
    )


def test_one_thing_has_no_plural():
    assert [counted(n, "student") for n in (0, 1, 2)] == ["0 students", "1 student", "2 students"]


def test_case_does_not_hide_the_nearest_name():
    assert "did you mean 'Germany'?" in unknown("state", "GERMANI", ["France", "Germany"])


def test_a_name_near_to_nothing_is_answered_with_examples():
    assert unknown("side", "q", ["left", "right"]) == "There is no side 'q' here; choose 'left' or 'right'."
    assert unknown("state", "q", ["a1", "b1", "c1", "d1", "e1"]).endswith("try for example 'a1' or 'b1' or 'c1'.")
    assert unknown("state", "q", []) == "There is no state 'q' here: there is none to choose from."


@given(st.text(max_size=300), st.lists(st.text(max_size=20)))
def test_the_answer_to_an_unknown_name_is_always_one_short_line_about_it(value, known):
    said = unknown("state", value, known)
    assert said.startswith("There is no state '")
    assert len(said) < 250


def test_a_long_list_is_cut_and_says_how_many_more():
    assert some(["a"]) == "a"
    assert some("abcde") == "a, b, c and 2 more"
