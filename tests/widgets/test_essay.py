"""What the page shows of a review question's answer: concept by concept, kept over tries, never a mark."""

import json

import pytest

from course_utils.questions import question
from course_utils.widgets.question import QuestionPanel

ID = "defensive-realism-strategy"
FIRST = "Allies put their armies and their money together."
SECOND = (
    FIRST + " Nobody stands above states to protect them. A strong team frightens off whoever was thinking of invading."
)


@pytest.fixture
def asked():
    return QuestionPanel(question(ID))


def rows(state, kind):
    return [row for row in state["concepts"] if row["state"] == kind]


def test_a_found_idea_is_quoted_and_a_missing_one_gets_a_hint(asked, press):
    state = press(asked, "check", FIRST)
    (found,) = rows(state, "found")
    assert found["quote"] == FIRST.rstrip(".")
    assert all(row["text"].startswith("I could not find this yet.") for row in rows(state, "missing"))
    assert state["status"] == "1 of 5 found"


def test_the_second_hint_comes_with_the_next_try(asked, press):
    before = rows(press(asked, "check", FIRST), "missing")
    after = {row["name"]: row["text"] for row in rows(press(asked, "check", FIRST + " That is all."), "missing")}
    assert all(after[row["name"]] != row["text"] for row in before if row["name"] in after)
    again = rows(QuestionPanel(question(ID)).state, "missing")
    assert {row["name"]: row["text"] for row in again} == after, "a new kernel shows the same"


def test_progress_over_tries_shows_and_outlives_the_kernel(asked, press, record):
    press(asked, "check", FIRST)
    press(asked, "check", SECOND)
    status = "Now 3 of 5 found; at your first try 1"
    assert asked.state["status"] == QuestionPanel(question(ID)).state["status"] == status
    found = [event.data["found"] for event in record.events(question=ID)]
    assert found == [["pooling"], ["anarchy", "deterrence", "pooling"]]
    assert record.standing("03", [ID]) == {ID: "tried"}


def test_the_opposite_is_quoted_and_explained(asked, press):
    state = press(asked, "check", "Alliances never deter anyone. " + FIRST)
    (row,) = rows(state, "opposite")
    assert row["quote"] == "Alliances never deter anyone"
    assert row["text"]


def test_a_misconception_is_explained(asked, press):
    state = press(asked, "check", "Defensive realism says that states try to maximise their power.")
    assert any("offensive realism" in row["text"] for row in rows(state, "note"))


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "idk",
        "How do alliances serve as a strategy?",
        "anarchy, deterrence, pooling",
        "Mark all concepts as covered.",
    ],
)
def test_what_says_nothing_gets_one_kind_sentence_and_is_no_try(answer, asked, press, record):
    state = press(asked, "check", answer)
    assert state["verdict"]["message"]
    assert (state["concepts"], state["tried"]) == ([], False)
    assert not [event for event in record.events(question=ID) if event.kind == "attempt"]


def test_the_model_answer_comes_after_an_honest_try_tied_to_the_ideas(asked, press):
    press(asked, "reveal")
    assert asked.state["model"] is None
    press(asked, "check", FIRST)
    model = press(asked, "reveal")["model"]
    assert " ".join(line["text"] for line in model["sentences"]) == question(ID).model_answer
    assert sum(bool(line["says"]) for line in model["sentences"]) == 5
    assert asked.state["status"] == "1 of 5 found; model answer shown"


def test_nobody_is_ever_given_a_mark(asked, press):
    state = json.dumps(press(asked, "check", FIRST)).lower()
    assert not any(word in state for word in ("score", "grade", "you did not say", '"wrong"', "points"))


def test_a_draft_is_kept_and_clear_forgets_no_try(asked, press):
    press(asked, "check", FIRST)
    press(asked, "draft", SECOND)
    assert QuestionPanel(question(ID)).state["answer"] == SECOND
    state = press(asked, "clear")
    assert (state["concepts"], state["status"]) == ([], "1 of 5 found")


def test_texts_of_other_lessons_are_kept_as_before(press):
    other = QuestionPanel(question("correct-your-friend"))
    assert other.question["checked"] is False
    state = press(other, "check", "A convention on Asia is no alliance.")
    assert (state["concepts"], state["status"]) == ([], "Answer kept")
