"""The opening, the close and the progress of a lesson; the glossary and the key terms."""

import json

import pytest

from course_utils import data
from course_utils.progress import Progress
from course_utils.questions import bank, question, questions_of
from course_utils.widgets import pages, terms
from course_utils.widgets.pages import ProgressPage, Start, Summary
from course_utils.widgets.question import QuestionPanel
from course_utils.widgets.record import rows
from course_utils.widgets.sentence import Sentence

RIGHT, LATER, TRIED, OPEN = "start-choose-one", "start-type-a-number", "start-sort-into-groups", "start-put-in-order"
WORDS = "correct-your-friend"


@pytest.fixture
def answered(press):
    """Lesson 00 with one question of each standing."""
    press(QuestionPanel(question(RIGHT)), "check", "c")
    press(QuestionPanel(question(LATER)), "check", "44")
    press(QuestionPanel(question(LATER)), "check", "20")
    press(QuestionPanel(question(TRIED)), "check", {"poland": "nato"})


@pytest.fixture
def shown(monkeypatch):
    """The widgets that a cell would show."""
    widgets = []
    monkeypatch.setattr(pages, "show", lambda widget, title: widgets.append(widget))
    monkeypatch.setattr(terms.display, "show", lambda widget, title: widgets.append(widget))
    return widgets


def counts(summary):
    return {entry["label"]: entry["count"] for entry in summary.state["counts"]}


def test_the_summary_tells_first_later_tried_and_open_apart(answered):
    summary = Summary("00")
    assert counts(summary) == {
        "Right at the first try": 1,
        "Right later": 1,
        "Tried, not right yet": 1,
        "Not attempted yet": 1,
    }
    assert [row["standing"] for row in summary.state["rows"]] == ["first", "later", "tried", "open"]
    assert summary.state["total"].startswith("You have 2 of 4 right. 2 to go")


def test_the_summary_follows_the_answers_by_itself_until_it_is_closed(press):
    summary, closed = Summary("00"), Summary("00")
    closed.close()
    press(QuestionPanel(question(RIGHT)), "check", "c")
    assert summary.state["total"].startswith("You have 1 of 4 right")
    assert closed.state["total"].startswith("You have 0 of 4 right")


def test_the_summary_counts_what_another_notebook_saved_when_asked(press, record, tmp_path):
    summary = Summary("00")
    Progress(tmp_path / "record").record("00", RIGHT, "attempt", {"state": "right", "answer": "c"})
    assert press(summary, "refresh")["total"].startswith("You have 1 of 4 right")


def test_a_finished_lesson_is_praised(record):
    for one in questions_of("01"):
        state = "noted" if one.kind == "text" else "right"
        record.record("01", one.id, "attempt", {"state": state, "answer": ""})
    total = Summary("01").state["total"]
    assert total == "You have 11 of 11 right, and 1 answer kept in your own words. Nothing is left open: well done."


def test_a_text_counts_as_kept_and_not_as_tried(press):
    press(QuestionPanel(question(WORDS)), "check", "My own words.")
    assert next(row for row in rows("01") if row.id == WORDS).standing == "kept"
    assert counts(Summary("01"))["Kept in your own words"] == 1


def test_a_lesson_opens_new_at_first_and_welcomes_back_later(press, record):
    assert Start("00").state["back"] == "4 questions wait for you in this lesson."
    assert [event.kind for event in record.events("00")] == ["visit"]
    assert Start("00").state["back"] == "Welcome back: 4 questions wait for you in this lesson."
    press(QuestionPanel(question(RIGHT)), "check", "c")
    assert Start("00").state["back"] == "Welcome back: 1 of 4 right so far."


def test_the_opening_follows_the_answers(press):
    start = Start("00")
    press(QuestionPanel(question(RIGHT)), "check", "c")
    assert start.state["back"] == "1 of 4 right so far."


def test_the_opening_says_where_answers_are_kept_without_the_path(monkeypatch, tmp_path):
    assert "on this computer" in Start("00").state["where"]
    assert str(tmp_path) not in Start("00").state["where"]
    monkeypatch.setenv("ALLIANCES_DATA_DIR", "")
    assert pages.place() == "in your user folder on this computer"
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")
    assert pages.place() == "in your own folder on the server"
    monkeypatch.setattr(pages.sys, "platform", "emscripten")
    assert pages.place() == "in this browser"


def test_the_opening_tells_what_is_wrong_with_the_record(tmp_path):
    assert Start("00").state["notice"] == ""
    (tmp_path / "record" / "progress.sqlite").write_bytes(b"not a database" * 100)
    assert "put aside" in Start("00").state["notice"]


def test_the_progress_page_has_a_bar_for_each_lesson(answered):
    bars = ProgressPage().state["lessons"]
    lessons = sorted({question.lesson for question in bank().values()})
    assert [bar["title"] for bar in bars] == [f"Lesson {lesson}" for lesson in lessons]
    assert (bars[0]["value"], bars[0]["max"], bars[0]["text"]) == (2, 4, "2 of 4 right")


def test_progress_goes_out_as_a_file_is_forgotten_and_comes_back(answered, press, monkeypatch, record):
    page, asked = ProgressPage(), QuestionPanel(question(RIGHT))
    before = record.events()
    sent = []
    monkeypatch.setattr(page, "send", lambda content, buffers: sent.append((content, buffers)))
    assert "was saved as" in press(page, "export")["said"]
    ((content, buffers),) = sent
    assert content["download"].startswith("alliances-progress-20")
    assert content["download"].endswith(".json")

    state = press(page, "forget")
    assert record.events() == ()
    assert state["lessons"][0]["value"] == 0
    assert "removed" in state["said"]
    assert asked.state["status"] == "Not attempted yet", "an open question starts again"
    assert asked.state["answer"] is None

    file = {"name": "mine.json", "text": buffers[0].decode()}
    assert press(page, "import", file)["said"] == f"{len(before)} new entries came in."
    assert record.events() == before
    assert asked.state["status"] == "Right at the first try"
    assert asked.state["answer"] == "c"
    assert press(page, "import", file)["said"] == "Nothing new: all of it was here already."


@pytest.mark.parametrize("text", ["", "{}", "no json", json.dumps({"format": "other"}), "\ud800"])
def test_a_file_that_is_none_of_ours_is_refused_in_a_sentence(text, press, record):
    page = ProgressPage()
    press(page, "import", {"name": "holiday.json", "text": text})
    assert page.error == "'holiday.json' does not hold progress of this course; choose a file that it exported."
    assert record.events() == ()


def test_unknown_lessons_and_terms_are_said_in_a_sentence(shown):
    pages.start("1")
    pages.summary("99")
    terms.key_terms("aliance", "treaty")
    assert len(shown) == 3
    assert all(isinstance(widget, Sentence) for widget in shown)
    assert "'aliance'" in shown[2].error
    assert "did you mean 'alliance'?" in shown[2].error


def test_pages_show_themselves(shown, record):
    pages.start("00")
    pages.summary("00")
    pages.my_progress()
    terms.glossary()
    terms.key_terms("treaty", "alliance")
    assert [widget.page for widget in shown] == ["start", "summary", "progress", "glossary", "key"]
    assert [term["id"] for term in shown[4].terms] == ["treaty", "alliance"]
    assert len(shown[3].terms) == len(data.glossary())


def test_every_related_term_is_in_the_glossary():
    known = {term.id for term in data.glossary()}
    assert all(set(term.see) <= known for term in data.glossary())
