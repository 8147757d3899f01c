"""What the kernel's side of homework says to the page, and what it keeps."""

import errno
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from course_utils.homework import Answers, answers_file, own, publish, read, read_answers
from course_utils.widgets import exercise as exercise_module
from course_utils.widgets import homework as homework_module
from course_utils.widgets import homework_aids as aids_module
from course_utils.widgets.exercise import ExercisePanel, exercise
from course_utils.widgets.homework import Opening, Ready, ready_to_submit, start_homework
from course_utils.widgets.homework_aids import Calculator, Figures, calculator, own_figures
from course_utils.widgets.homework_session import session
from course_utils.widgets.sentence import Sentence

SMALL = Path(__file__).parents[1] / "homework" / "small"
ANSWERS = {
    "small-single": "power",
    "small-several": ["poland"],
    "small-groups": {"shield": "offence", "sword": "defence"},
    "small-order": ["warsaw", "nato", "triple"],
    "small-number": "0.111",
    "small-words": "To be safer.",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """What a student received, with the kernel in it."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "questions.json").write_text(json.dumps(publish(read(SMALL))))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def late(folder):
    """The same, an hour after the deadline."""
    due = datetime.now(UTC) - timedelta(hours=1)
    (folder / "questions.json").write_text(json.dumps(publish(read(SMALL), due)))


@pytest.fixture
def full(monkeypatch):
    """A disk that is full until the function is called."""

    def write(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    patch = pytest.MonkeyPatch()
    patch.setattr(answers_file, "write", write)
    yield patch.undo
    patch.undo()


def panel(id):
    return ExercisePanel(session(), id)


class TestExercise:
    @pytest.mark.parametrize(("id", "answer"), ANSWERS.items(), ids=ANSWERS)
    def test_each_kind_is_saved_at_once_and_found_again(self, id, answer, press, folder):
        session().answers.set_student("Max")
        asked = panel(id)
        assert (asked.state["answer"], asked.state["standing"]) == (None, "open")
        state = press(asked, "save", answer)
        assert (state["answer"], state["standing"], state["unsaved"]) == (answer, "answered", "")
        assert read_answers(folder / "answers.json")["answers"][id] == {"answer": answer, "at": state["at"]}
        assert panel(id).state == state

    @pytest.mark.parametrize("id", ANSWERS)
    def test_page_and_kernel_know_nothing_of_the_key(self, id, press, folder):
        session().answers.set_student("Max")
        asked = panel(id)
        press(asked, "save", ANSWERS[id])
        sent = json.dumps([asked.question, asked.state])
        assert not [word for word in ("secret", "right", "wrong", "0.242", "0.341", "0.417") if word in sent]
        assert all(one.key is None for one in session().assignment.questions)

    def test_a_right_and_a_wrong_answer_look_the_same(self, press, folder):
        asked = panel("small-single")
        looks = [press(asked, "save", answer) | {"answer": "", "at": ""} for answer in ("paper", "power")]
        assert looks[0] == looks[1]

    def test_an_answer_is_changed_and_cleared(self, press, folder):
        asked = panel("small-single")
        press(asked, "save", "paper")
        assert press(asked, "save", "power")["answer"] == "power"
        assert press(asked, "clear")["standing"] == "open"
        assert read_answers(folder / "answers.json")["answers"] == {}
        assert press(panel("small-words"), "save", " \n ")["standing"] == "open"

    def test_an_answer_of_another_form_is_saved_and_said(self, press, folder):
        session().answers.set_student("Max")
        state = press(panel("small-number"), "save", "0.5")
        assert (state["standing"], state["problem"]) == ("look", "Give it to 3 decimals.")
        assert session().answers.get("small-number") == "0.5"

    def test_its_figures_wait_for_a_name_and_follow_it(self, press, folder):
        asked = panel("small-number")
        assert asked.state["nameless"] and "…" in asked.question["prompt"]
        assert not panel("small-single").state["nameless"]
        press(Opening(session()), "name", "Max")
        year = own(session().assignment, "Max")["case"]["year"]
        assert not asked.state["nameless"] and str(year) in asked.question["prompt"]

    def test_what_cannot_be_saved_says_so_stays_and_is_saved_later(self, press, folder, full):
        asked, other = panel("small-single"), panel("small-words")
        state = press(asked, "save", "paper")
        assert "the disk is full" in state["unsaved"] and state["answer"] == "paper"
        assert "the disk is full" in Opening(session()).state["notice"]
        assert other.state["unsaved"] == ""
        full()
        assert press(asked, "again")["unsaved"] == ""
        assert Answers(folder).get("small-single") == "paper"

    def test_a_text_that_is_too_long_is_refused_and_the_last_one_stays(self, press, folder):
        asked = panel("small-words")
        press(asked, "save", "Short.")
        state = press(asked, "save", "x" * 20_001)
        assert "Not saved" in state["refused"] and state["answer"] == "Short."
        assert press(asked, "save", "Shorter.")["refused"] == ""

    def test_after_the_deadline_nothing_changes_by_accident_but_may_be_changed_on_purpose(self, press, folder, late):
        asked, opening = panel("small-single"), Opening(session())
        assert asked.state["closed"] and opening.state["over"]
        for name, value in (("save", "paper"), ("clear", None)):
            assert "the deadline has passed" in press(asked, name, value)["refused"]
        assert not (folder / "answers.json").exists()
        press(opening, "late")
        assert not asked.state["closed"]
        assert press(asked, "save", "paper")["refused"] == ""
        assert Answers(folder).get("small-single") == "paper"

    def test_any_answer_the_page_could_send_is_kept_or_refused_in_a_sentence(self, press, folder):
        asked = panel("small-groups")
        for answer in (5, True, [["a"]], {"x": {"y": None}}, ["shield"], "shield", {"shield": "moon"}):
            assert press(asked, "save", answer)["standing"] == "look"
            assert asked.error == ""
        press(asked, "save", [[[[[[[[[[1]]]]]]]]]])
        assert "shorten it" in asked.error

    def test_an_unknown_button_is_refused(self, press, folder):
        asked = panel("small-single")
        press(asked, "reveal")
        assert "run this cell again" in asked.error


class TestOpening:
    def test_it_counts_what_is_answered(self, press, folder):
        opening = Opening(session())
        assert opening.state["count"] == "0 of 6 questions answered, 6 to go."
        press(panel("small-single"), "save", "paper")
        assert opening.state["count"] == "1 of 6 questions answered, 5 to go."
        for id, answer in ANSWERS.items():
            session().answers.set(id, answer)
        assert press(opening, "refresh")["count"] == "All 6 questions are answered."

    def test_another_name_asks_to_look_again_at_what_used_the_old_figures(self, press, folder):
        opening = Opening(session())
        assert press(opening, "name", " Max ")["said"] == "Your name is saved."
        press(panel("small-number"), "save", "0.111")
        other = next(name for name in "abcdef" if own(session().assignment, name) != own(session().assignment, "Max"))
        assert press(opening, "name", "MAX")["said"] == "Your name is saved."
        assert "look again at your answers" in press(opening, "name", other)["said"]
        assert session().answers.get("small-number") == "0.111"

    def test_no_name_is_refused_in_a_sentence(self, press, folder):
        opening = Opening(session())
        press(opening, "name", "  ")
        assert opening.error == "Type your name, as your teacher knows it."

    def test_what_another_notebook_saved_is_taken_in(self, press, folder):
        opening, asked = Opening(session()), panel("small-single")
        Answers(folder).set("small-single", "power")
        press(opening, "refresh")
        assert asked.state["answer"] == "power"


class TestReady:
    def test_it_lists_what_is_missing_and_says_no_more_than_public_checks_passed(self, press, folder):
        ready = Ready(session())
        assert ready.state["missing"] == ["Your name is missing: type it at the top of this page."]
        assert {row["standing"] for row in ready.state["rows"]} == {"open"}
        session().answers.set_student("Max")
        for id, answer in ANSWERS.items():
            session().answers.set(id, answer)
        state = press(ready, "refresh")
        assert state["total"].startswith("Public checks passed") and state["missing"] == []
        session().answers.set("small-number", "2")
        session().answers.clear("small-words")
        state = press(ready, "refresh")
        assert state["total"] == ("5 of 6 questions answered, 1 to go. Then 1 answer needs another look at the form.")
        assert state["rows"][4]["label"].startswith("Look at the number again")

    def test_the_zip_needs_a_name_and_lies_beside_the_notebook(self, press, folder, monkeypatch):
        ready, sent = Ready(session()), []
        monkeypatch.setattr(ready, "send", lambda content, buffers: sent.append((content, buffers)))
        press(ready, "zip")
        assert "Type your name" in ready.error and not sent
        session().answers.set_student("Zoë Åberg")
        assert "small_Zoë_Åberg.zip was saved" in press(ready, "zip")["said"]
        assert sent[0][0]["download"] == "small_Zoë_Åberg.zip"
        assert (folder / "small_Zoë_Åberg.zip").read_bytes() == sent[0][1][0]

    def test_on_a_full_disk_the_zip_still_comes_as_a_download(self, press, folder, monkeypatch, full):
        ready, sent = Ready(session()), []
        monkeypatch.setattr(ready, "send", lambda content, buffers: sent.append(content))
        monkeypatch.setattr(homework_module, "write", answers_file.write)
        session().answers.set_student("Max")
        state = press(ready, "zip")
        assert sent and "could not be put beside" in state["said"]
        assert "the disk is full" in state["missing"][0]


class TestAids:
    def test_own_figures_are_a_small_table_once_there_is_a_name(self, press, folder):
        figures = Figures(session(), session().assignment.draw("case"))
        assert "Type your name" in figures.state["missing"]
        press(Opening(session()), "name", "Max")
        row = own(session().assignment, "Max")["case"]
        assert figures.state["columns"] == [["Year", str(row["year"])], ["Strongest state", row["hegemon"]]]
        assert figures.state["table"] == [[name, f"{number:.2f}"] for name, number in row["table"]]
        assert figures.state["source"].startswith("Source: COW National Material Capabilities")

    def test_the_calculator_keeps_its_last_lines_and_says_what_it_cannot_read(self, press, folder):
        pad = Calculator()
        press(pad, "work", "1 + 2")
        press(pad, "work", "1 +")
        assert "too early" in pad.error
        assert pad.state["lines"] == [["1 + 2", "3"]]
        for n in range(40):
            press(pad, "work", str(n))
        assert len(pad.state["lines"]) == 30
        assert press(pad, "clear")["lines"] == []


class TestCalls:
    @pytest.fixture
    def shown(self, monkeypatch):
        shown = []
        for module in (exercise_module, homework_module, aids_module):
            monkeypatch.setattr(module, "show", lambda widget, title: shown.append(widget))
        return shown

    def test_each_call_shows_its_widget(self, shown, folder):
        start_homework("small")
        own_figures("case")
        exercise("small-single")
        calculator()
        ready_to_submit()
        kinds = (Opening, Figures, ExercisePanel, Calculator, Ready)
        assert all(isinstance(one, kind) for one, kind in zip(shown, kinds, strict=True))
        assert not (folder / "answers.json").exists(), "looking writes nothing"

    def test_what_is_not_there_is_said_in_a_sentence(self, shown, folder):
        start_homework("large")
        own_figures("cause")
        exercise("small-singel")
        assert all(isinstance(one, Sentence) for one in shown)
        assert "belong to 'small' and not to 'large'" in shown[0].error
        assert "did you mean 'case'?" in shown[1].error
        assert "did you mean 'small-single'?" in shown[2].error

    def test_without_the_questions_beside_it_every_call_says_so(self, shown, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        for call in (lambda: start_homework("small"), lambda: exercise("small-single"), ready_to_submit):
            call()
        assert all("put the file questions.json back there" in one.error for one in shown)
