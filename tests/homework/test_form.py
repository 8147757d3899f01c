"""The form of an answer is told, and never whether it is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.homework import form_problem, question_for
from course_utils.questions import check

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(), part, max_size=4),
    max_leaves=10,
)
# Texts and keys that a page could send, and some that it could not.
LIKELY = st.sampled_from(["paper", "power", "italy", "poland", "norway", "shield", "sword", "defence", "offence"])
LIKELY |= st.sampled_from(["triple", "nato", "warsaw", "0.5", "0.500", "1.5", "0,25", "-1", "12 states", "", " ", "x"])
ANSWERS = JSON | LIKELY | st.lists(LIKELY) | st.dictionaries(LIKELY, LIKELY | st.none())


@pytest.mark.parametrize(
    ("kind", "answer", "problem"),
    [
        ("single", "paper", None),
        ("single", "power", None),
        ("single", "feather", "Choose one of the options shown."),
        ("several", ["poland"], None),
        ("several", ["poland", "poland"], "Choose among the options shown."),
        ("several", [], "Not answered yet."),
        ("groups", {"shield": "offence", "sword": "offence"}, None),
        ("groups", {"shield": "offence"}, "1 of 2 is still to be placed."),
        ("groups", {"shield": "", "sword": None}, "Not answered yet."),
        ("order", ["warsaw", "nato", "triple"], None),
        ("order", ["warsaw", "nato"], "Put the items shown in order, each of them once."),
        ("number", "0.999", None),
        ("number", 0.9, None),
        ("number", "0,999", None),
        ("number", "0.9", "Give it to 3 decimals."),
        ("number", "99.9", "Look at the number again: a number to 3 decimals, between 0 and 1 is asked for."),
        ("number", "about half", "This could not be read as a number"),
        ("number", "99%", "not a percentage"),
        ("words", "Because.", None),
        ("words", " \n", "Not answered yet."),
        ("words", "x" * 20_001, "Shorten it to 20,000 characters or fewer."),
        ("words", ["x"], "Write the answer in your own words."),
    ],
)
def test_each_kind_has_its_form(small, kind, answer, problem):
    found = form_problem(small.question(f"small-{kind}").public, answer)
    assert found is None if problem is None else problem in found


@given(answer=ANSWERS)
def test_no_answer_crashes_it_and_what_has_the_form_can_be_marked(small, answer):
    for exercise in small.questions:
        problem = form_problem(exercise.public, answer)
        assert problem is None or problem.endswith(".")
        if problem is None:
            assert check(question_for(small, exercise.id, "Max"), answer).state not in ("unanswered", "unreadable")


def test_a_right_and_a_wrong_answer_of_the_same_form_are_told_the_same(small):
    asked = small.question("small-number").public
    assert {form_problem(asked, answer) for answer in ("0.242", "0.341", "0.417", "0.111")} == {None}
    assert len({form_problem(asked, answer) for answer in ("0.24", "0.34", "0.42", "0.11")}) == 1
