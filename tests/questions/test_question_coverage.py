"""What the course must teach is asked about more than once, and in more than one way."""

from collections import defaultdict

import pytest

from course_utils.questions import bank
from course_utils.questions.schema import TAGS

KINDS_BY_TAG = defaultdict(set)
for _question in bank().values():
    for _tag in _question.tags:
        KINDS_BY_TAG[_tag].add(_question.kind)

LESSONS = sorted({question.lesson for question in bank().values()})


@pytest.mark.parametrize("tag", TAGS)
def test_every_statement_term_review_question_and_misconception_is_asked_about_in_two_kinds(tag):
    assert len(KINDS_BY_TAG[tag]) >= 2


@pytest.mark.parametrize("lesson", [lesson for lesson in LESSONS if lesson != "00"])
def test_a_lesson_asks_at_least_eight_questions_of_at_least_three_kinds(lesson):
    questions = [question for question in bank().values() if question.lesson == lesson]
    assert len(questions) >= 8
    assert len({question.kind for question in questions}) >= 3


@pytest.mark.parametrize(
    ("id", "lesson"),
    [
        ("defensive-realism-strategy", "03"),
        ("historical-alliances-role", "05"),
        ("shifting-alliances", "06"),
        ("capstone-defence", "08"),
    ],
)
def test_each_review_question_is_asked_in_its_lesson(id, lesson):
    assert (bank()[id].lesson, bank()[id].kind) == (lesson, "text")
