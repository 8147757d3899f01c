"""What the kernel's side of a question says to the page, and what it keeps."""

import json

import pytest

from course_utils.progress import Saved
from course_utils.questions import bank, question
from course_utils.widgets import question as module
from course_utils.widgets.question import QuestionPanel, ask, model_answer
from course_utils.widgets.sentence import Sentence

# One question of each kind: an answer that is wrong, or right only in part; and the right one.
CASES = {
    "start-choose-one": ("a", "c"),
    "parts-of-an-alliance": (["a", "b"], ["a", "c", "e"]),
    "start-type-a-number": ("44", "20"),
    "start-sort-into-groups": (
        {"poland": "nato"},
        {"poland": "warsaw-pact", "italy": "nato", "sweden": "neither", "bulgaria": "warsaw-pact"},
    ),
    "start-put-in-order": (
        ["nato", "quadruple", "triple", "warsaw-pact"],
        ["quadruple", "triple", "nato", "warsaw-pact"],
    ),
}
OWN = "correct-your-friend"


def panel(id):
    return QuestionPanel(question(id))


def kinds(record, id):
    return [event.kind for event in record.events(question=id)]


@pytest.mark.parametrize(("id", "answers"), CASES.items(), ids=CASES)
def test_each_kind_is_told_wrong_with_its_reasons_and_right_at_the_second_try(id, answers, press, record):
    asked = panel(id)
    assert asked.state["verdict"] is None
    assert asked.state["status"] == "Not attempted yet"
    wrong, right = answers
    state = press(asked, "check", wrong)
    assert state["verdict"]["state"] in ("wrong", "partial")
    assert any(note["why"] for note in state["verdict"]["notes"])
    assert state["status"] == "Tried once, not right yet"
    state = press(asked, "check", right)
    assert state["verdict"]["state"] == "right"
    assert state["status"] == "Right after 2 tries"
    assert record.standing(question(id).lesson, [id]) == {id: "later"}


@pytest.mark.parametrize("id", bank())
def test_the_page_knows_nothing_of_the_answer_before_it_is_due(id, press):
    asked, whole = panel(id), question(id)
    secrets = [whole.model_answer, *whole.hints, *(part.why for part in (*whole.options, *whole.items))]
    if whole.number:
        secrets += [whole.number.why, whole.number.otherwise, *(slip.why for slip in whole.number.mistakes)]

    def sent():
        return json.dumps([asked.question, asked.state], ensure_ascii=False)

    assert not [secret for secret in secrets if json.dumps(secret, ensure_ascii=False)[1:-1] in sent()]
    assert "right" not in asked.question
    press(asked, "hint")
    assert asked.state["hints"] == [whole.hints[0]]
    press(asked, "check", "nonsense " * 20)
    assert whole.hints[1] not in asked.state["hints"]
    assert asked.state["model"] is None


def test_the_answer_is_shown_only_after_a_try(press, record):
    asked = panel("start-choose-one")
    press(asked, "reveal")
    assert asked.error.startswith("Try an answer of your own first")
    assert asked.state["model"] is None
    press(asked, "check", "a")
    state = press(asked, "reveal")
    assert asked.error == ""
    assert state["model"]["text"].startswith("An alliance")
    assert "Leeds, Brett Ashley" in state["model"]["sources"][0]
    assert state["model"]["sources"][0].endswith("ATOP v4.01.")
    assert state["status"] == "Answer shown after 1 try"
    press(asked, "reveal")
    assert kinds(record, "start-choose-one") == ["attempt", "reveal"]
    assert press(asked, "check", "c")["status"] == "Answer shown after 1 try, then right"


def test_two_hints_are_given_one_after_the_other_and_no_third(press, record):
    asked = panel("start-choose-one")
    assert len(press(asked, "hint")["hints"]) == 1
    assert press(asked, "hint")["more_hints"] is False
    assert len(press(asked, "hint")["hints"]) == 2
    assert kinds(record, "start-choose-one") == ["hint", "hint"]
    assert asked.state["status"] == "Not attempted yet", "hints cost nothing"


@pytest.mark.parametrize(("answer", "state"), [("", "unanswered"), (None, "unanswered"), ("twenty", "unreadable")])
def test_what_is_empty_or_cannot_be_read_is_a_sentence_and_no_attempt(answer, state, press, record):
    asked = panel("start-type-a-number")
    assert press(asked, "check", answer)["verdict"]["state"] == state
    assert asked.state["verdict"]["message"]
    assert asked.error == ""
    assert not asked.state["tried"]
    assert record.events() == ()


def test_pressing_check_again_on_the_same_answer_is_no_second_try(press):
    asked = panel("start-choose-one")
    press(asked, "check", "a")
    assert press(asked, "check", "a")["status"] == "Tried once, not right yet"
    press(asked, "check", "b")
    assert press(asked, "check", "a")["status"] == "Tried 3 times, not right yet"


@pytest.mark.parametrize(("id", "answers"), CASES.items(), ids=CASES)
def test_a_new_kernel_puts_back_answer_verdict_hints_and_shown_answer(id, answers, press):
    before = panel(id)
    press(before, "hint")
    press(before, "check", answers[0])
    press(before, "reveal")
    after = panel(id)
    assert after.state == before.state
    assert after.state["answer"] == answers[0]


def test_an_answer_that_todays_question_does_not_know_is_left_out(record):
    record.record("00", "start-choose-one", "attempt", {"state": "wrong", "answer": "an option of last year"})
    state = panel("start-choose-one").state
    assert (state["answer"], state["verdict"], state["tried"]) == (None, None, True)


def test_clear_empties_the_fields_and_keeps_the_attempts(press, record):
    asked = panel("start-choose-one")
    press(asked, "check", "a")
    state = press(asked, "clear")
    assert (state["answer"], state["verdict"]) == (None, None)
    assert state["status"] == "Tried once, not right yet"
    assert kinds(record, "start-choose-one") == ["attempt"]


def test_a_text_is_kept_and_its_drafts_are_no_attempts(press, record):
    asked = panel(OWN)
    assert press(asked, "draft", "A first thou")["status"] == "Not attempted yet"
    assert record.standing("01", [OWN]) == {OWN: "open"}
    assert panel(OWN).state["answer"] == "A first thou"
    state = press(asked, "check", "A first thought.")
    assert (state["verdict"]["state"], state["status"]) == ("noted", "Answer kept")
    press(asked, "draft", "A first thought.")
    assert kinds(record, OWN) == ["draft", "attempt"], "what is kept needs no draft"
    press(asked, "draft", "A first thought, and more")
    later = panel(OWN).state
    assert (later["answer"], later["checked"]) == ("A first thought, and more", "A first thought.")
    assert press(asked, "check", "A second thought.")["status"] == "Answer kept, version 2"
    assert press(asked, "reveal")["status"] == "Answer kept, version 2; model answer shown"


def test_a_draft_of_another_kind_or_without_end_is_not_kept(press, record):
    press(panel("start-type-a-number"), "draft", "20")
    press(panel(OWN), "draft", "x" * 20_001)
    press(panel(OWN), "draft", ["no text"])
    assert record.events() == ()


def test_what_cannot_be_saved_is_said_and_the_lesson_goes_on(press, monkeypatch):
    asked = panel("start-choose-one")
    monkeypatch.setattr(type(module.open_progress()), "flush", lambda self: Saved(False, "The disk is full."))
    state = press(asked, "check", "c")
    assert state["unsaved"] == "The disk is full."
    assert state["verdict"]["state"] == "right"
    assert state["status"] == "Right at the first try"
    monkeypatch.undo()


def test_a_fault_of_ours_is_said_in_one_sentence_and_raised(press, monkeypatch):
    asked = panel("start-choose-one")
    monkeypatch.setattr(module, "check", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        press(asked, "check", "a")
    assert "not your fault" in asked.error


def test_an_unknown_button_is_refused(press):
    asked = panel("start-choose-one")
    press(asked, "explode")
    assert "run this cell again" in asked.error


def test_every_source_of_the_bank_is_a_full_reference():
    for asked in bank().values():
        assert all(len(source) > 30 for source in model_answer(asked)["sources"])


def test_an_unknown_question_is_said_in_a_sentence_with_the_nearest(monkeypatch):
    shown = []
    monkeypatch.setattr(module, "show", lambda widget, title: shown.append(widget))
    ask("start-chose-one")
    ask("start-choose-one")
    assert isinstance(shown[0], Sentence)
    assert shown[0].error == "There is no question 'start-chose-one' here; did you mean 'start-choose-one'?"
    assert isinstance(shown[1], QuestionPanel)
