"""What an answer is worth, whose figures count, and that nothing a student can write raises."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_teaching.course import Student
from course_teaching.credit import credit
from course_teaching.identity import identities
from course_teaching.marking import mark_submission, readable
from course_teaching.solution import solution
from course_teaching.submission import Submission
from course_utils.homework import page_for, question_for, read

ANN, BOB = Student("ann", "Ann", "Lee", "ann@x.org"), Student("bob", "Bob", "Roy", "bob@x.org")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    home = tmp_path_factory.mktemp("small")
    (home / "questions.toml").write_bytes(Path(__file__).with_name("small.toml").read_bytes())
    return read(home)


def share(small, id, answer, student="Ann Lee"):
    return credit(question_for(small, id, student), answer).share


@pytest.mark.parametrize(
    ("id", "answer", "worth"),
    [
        ("promise", "b", 1),
        ("promise", "a", 0),
        ("promise", ["b"], 0),
        ("members", ["a", "b"], 1),
        ("members", ["b"], 0.5),
        ("members", ["a", "b", "c"], 0.5),
        ("members", ["a", "b", "c", "d"], 0),
        ("members", ["c"], 0),
        ("forms", {"warsaw": "formal", "axis": "formal"}, 0.5),
        ("forms", {"axis": "informal"}, 0.5),
        ("in-time", ["triple", "nato", "end", "pact"], 0.5),
        ("in-time", ["triple", "nato"], 0.5),
        ("largest-share", "0.331", 1),
        ("largest-share", 0.331, 1),
        ("largest-share", "0,331", 1),
        ("largest-share", "0.33", 0.5),
        ("largest-share", "33.1", 0),
        ("largest-share", "a third", 0),
        ("defensive-realism-strategy", "They pool strength.", None),
        ("defensive-realism-strategy", "  ", 0),
        ("defensive-realism-strategy", 7, 0),
    ],
)
def test_an_answer_earns_its_part_of_the_points(small, id, answer, worth):
    assert share(small, id, answer) == worth


def test_a_neighbours_number_earns_nothing(small):
    assert share(small, "largest-share", "0.331", "Ann Lee") == 1
    assert share(small, "largest-share", "0.331", "Cid Moss") == 0


def test_every_solution_earns_all_points_for_whoever_gives_it(small):
    for exercise in small.questions:
        for student in ("Ann Lee", "Bob Roy", "Cid Moss", "Zoë Ó Brádaigh"):
            key = question_for(small, exercise.id, student)
            assert credit(key, solution(key)).share in (1.0, None)


def test_messages_tell_how_many_and_never_which(small):
    for answer in (["a"], ["a", "c"], ["c", "d"], ["a", "b", "c"]):
        said = credit(question_for(small, "members", "Ann Lee"), answer).message
        assert not re.search("agreement|purpose|headquarters|strength|SECRET", said)
    assert credit(question_for(small, "members", "Ann Lee"), ["a", "c"]).message == (
        "1 of your 2 choices is right; 1 right choice is missing."
    )


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@given(answer=ANYTHING)
def test_whatever_an_answer_is_it_gets_a_mark_and_can_be_shown(small, answer):
    given = {exercise.id: answer for exercise in small.questions}
    identity = identities({"ann": "Ann Lee"}, [ANN])["ann"]
    marking = mark_submission(small, "ann", Submission(given, "Ann Lee", ()), identity)
    assert not marking.log
    for mark in marking.marks:
        assert mark.score is None or 0 <= mark.score <= mark.points
        assert readable(page_for(small, mark.id, "Ann Lee"), answer)
    assert marking.write()


@pytest.mark.parametrize("name", ["Ann Lee", "ann lee", "Lee, Ann", "Lee Ann", "ann", "ANN@x.org", "Ann Mary Lee"])
def test_a_student_may_write_their_own_name_in_any_usual_way(name):
    found = identities({"ann": name, "bob": "Bob Roy"}, [ANN, BOB])
    assert (found["ann"].name, found["ann"].remark) == (name, "")


def test_a_nickname_is_used_as_it_is_and_said():
    found = identities({"ann": "Annie"}, [ANN, BOB])["ann"]
    assert found.name == "Annie"
    assert "the class list says Ann Lee" in found.remark


def test_a_neighbours_name_gets_ones_own_figures_and_leaves_the_neighbour_alone():
    found = identities({"ann": "Ann Lee", "bob": "Ann Lee"}, [ANN, BOB])
    assert found["ann"].name == "Ann Lee" and not found["ann"].remark
    assert found["bob"].name == "Bob Roy"
    assert "who is ann on the class list" in found["bob"].remark


def test_a_name_that_two_use_and_nobody_has_gets_each_their_own_figures():
    found = identities({"ann": "Zed", "bob": "zed"}, [ANN, BOB])
    assert [found[id].name for id in ("ann", "bob")] == ["Ann Lee", "Bob Roy"]
    assert all("is used by 2 submissions" in one.remark for one in found.values())


def test_two_students_may_have_the_same_name():
    twin = Student("ann2", "Ann", "Lee")
    found = identities({"ann": "Ann Lee", "ann2": "Ann Lee"}, [ANN, twin])
    assert {one.name for one in found.values()} == {"Ann Lee"}
    assert not any(one.remark for one in found.values())


def test_without_a_class_list_nobody_can_harm_another_by_taking_their_name():
    found = identities({"s1": "Ann Lee", "s2": "Ann Lee"}, [])
    assert {one.name for one in found.values()} == {"Ann Lee"}
    assert all("please see whose they are" in one.remark for one in found.values())


def test_without_a_name_the_class_list_gives_it():
    assert identities({"ann": ""}, [ANN])["ann"].name == "Ann Lee"
