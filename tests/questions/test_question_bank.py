"""Every question of the course is sound: run through its own checker, and told to the page without its answer."""

import json
import re
import tomllib
from importlib import resources

import pytest

import course_utils
from course_utils.questions import bank, check, public, question, questions_of

QUESTIONS = tuple(bank().values())
LESSONS = sorted({each.lesson for each in QUESTIONS})


def of_kind(*kinds):
    chosen = [each for each in QUESTIONS if each.kind in kinds]
    return pytest.mark.parametrize("asked", chosen, ids=[each.id for each in chosen])


every_question = of_kind("single", "multiple", "numeric", "match", "order", "text")


def right_answer(asked):
    return {
        "single": lambda: next(option.key for option in asked.options if option.right),
        "multiple": lambda: [option.key for option in asked.options if option.right],
        "numeric": lambda: f"{asked.number.value:.{asked.number.decimals}f}",
        "match": lambda: {item.key: item.category for item in asked.items},
        "order": lambda: [item.key for item in asked.items],
        "text": lambda: asked.model_answer,
    }[asked.kind]()


def secrets(asked):
    """All that explains or answers a question, sentence by sentence."""
    texts = [asked.model_answer, *asked.hints, *(part.why for part in (*asked.options, *asked.items))]
    if asked.number:
        texts += [asked.number.why, asked.number.otherwise, *(slip.why for slip in asked.number.mistakes)]
    return texts


@every_question
def test_its_right_answer_passes(asked):
    verdict = check(asked, right_answer(asked))
    assert verdict.state == ("noted" if asked.kind == "text" else "right")
    assert all(note.state == "right" and note.why for note in verdict.notes)


@of_kind("single")
def test_each_wrong_option_fails_with_its_own_explanation(asked):
    for option in asked.options:
        verdict = check(asked, option.key)
        assert verdict.state == ("right" if option.right else "wrong")
        assert [note.why for note in verdict.notes] == [option.why]
        others = {other.why for other in asked.options} - {option.why}
        assert not any(why in json.dumps(verdict.message) for why in others)


@of_kind("multiple")
def test_each_wrong_option_of_a_set_fails_with_its_own_explanation(asked):
    right = right_answer(asked)
    for option in asked.options:
        if option.right:
            rest = [key for key in right if key != option.key]
            assert check(asked, rest).state == ("partial" if rest else "unanswered")
        else:
            assert check(asked, [option.key]).state == "wrong"
            verdict = check(asked, [*right, option.key])
            assert verdict.state == "partial"
            assert [note.why for note in verdict.notes if note.state == "wrong"] == [option.why]


@of_kind("match")
def test_each_misplaced_item_fails_with_its_own_explanation(asked):
    for item in asked.items:
        for category in asked.categories:
            if category.key != item.category:
                verdict = check(asked, right_answer(asked) | {item.key: category.key})
                assert verdict.state == "partial"
                assert [note.why for note in verdict.notes if note.state == "wrong"] == [item.why]


@of_kind("order")
def test_two_items_changed_round_fail(asked):
    keys = right_answer(asked)
    for n in range(len(keys) - 1):
        verdict = check(asked, [*keys[:n], keys[n + 1], keys[n], *keys[n + 2 :]])
        assert [note.key for note in verdict.notes if note.state == "wrong"] == [keys[n + 1], keys[n]]


@of_kind("numeric")
def test_each_known_slip_and_any_other_number_fail_with_their_explanations(asked):
    number = asked.number
    for slip in number.mistakes:
        assert [note.why for note in check(asked, f"{slip.value:f}").notes] == [slip.why]
    far = number.value + (number.tolerance or 0) + 3 * number.half_unit
    if number.maximum is not None and far > number.maximum:
        far = number.value - (number.tolerance or 0) - 3 * number.half_unit
    verdict = check(asked, f"{far:f}")
    assert verdict.state == "wrong"
    assert verdict.notes[0].why in {number.otherwise, *(slip.why for slip in number.mistakes)}


@of_kind("numeric")
def test_a_numeric_prompt_says_the_form_it_wants(asked):
    words = {0: "whole", 1: "one decimal", 2: "two decimals", 3: "three decimals"}
    assert words[asked.number.decimals] in asked.prompt


@every_question
def test_not_attempting_it_is_not_a_mistake(asked):
    assert check(asked, None).state == "unanswered"


@every_question
def test_the_page_is_told_nothing_of_the_answer(asked):
    page = json.dumps(public(asked), ensure_ascii=False)
    for secret in secrets(asked):
        for sentence in re.split(r"(?<=[.!?])\s+", secret):
            if len(sentence) > 25:
                assert sentence not in page
    assert not {"right", "why", "category", "model_answer", "hints", "source", "value"} & set(
        re.findall(r'"(\w+)":', page)
    )


@of_kind("order")
def test_it_starts_in_another_order_and_its_keys_do_not_tell_the_right_one(asked):
    keys = right_answer(asked)
    assert [item["key"] for item in public(asked)["items"]] != keys
    assert sorted(keys) != keys, "the keys in alphabetical order are the answer: name them otherwise"


def test_the_right_choice_does_not_always_stand_in_the_same_place():
    places = [
        [option["key"] for option in public(asked)["options"]].index(right_answer(asked))
        for asked in QUESTIONS
        if asked.kind == "single"
    ]
    assert len(set(places)) >= 3
    assert max(places.count(place) for place in places) <= 0.6 * len(places)


@every_question
def test_its_sources_are_in_the_bibliography(asked):
    file = resources.files(course_utils) / "data" / "sources.toml"
    if not file.is_file():
        pytest.skip("The bibliography, course_utils/data/sources.toml, is not there yet.")
    known = tomllib.loads(file.read_text("utf-8"))["bibliography"]
    assert set(asked.citations) <= set(known)


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_lesson_has_eight_questions_of_three_kinds(lesson):
    asked = questions_of(lesson)
    assert len({each.kind for each in asked}) >= 3
    if lesson != "00":
        assert len(asked) >= 8


@pytest.mark.parametrize(
    ("lesson", "taught"), [("01", {"S1", "S4", "S5", "T3"}), ("02", {"S2", "S9", "T1"})], ids=["01", "02"]
)
def test_each_lesson_asks_about_all_that_it_teaches(lesson, taught):
    assert taught <= {tag for each in questions_of(lesson) for tag in each.tags}


def test_an_unknown_question_or_lesson_is_told_its_nearest():
    some = QUESTIONS[0].id
    assert question(some) is QUESTIONS[0]
    with pytest.raises(KeyError, match=f"did you mean '{some}'"):
        question(some + "x")
    with pytest.raises(ValueError, match="no lesson '99'"):
        questions_of("99")
