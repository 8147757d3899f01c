"""The dashboard counts lessons, first tries and cards, and names what deserves another look; the quiz asks it again."""

from datetime import UTC, datetime, timedelta

import pytest

from course_utils.cards import lessons
from course_utils.cards.reviews import new_review, review_data
from course_utils.questions import question, questions_of
from course_utils.widgets import dashboard, flashcards, practise
from course_utils.widgets.dashboard import Dashboard
from course_utils.widgets.practise import Practice, PractisedQuestion, to_practise
from course_utils.widgets.question import QuestionPanel

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ONE, NUMBER = "dwarf-and-giants", "more-than-half"


@pytest.fixture(autouse=True)
def _noon(monkeypatch):
    monkeypatch.setattr(flashcards, "now", lambda: NOON)


@pytest.fixture
def review(record):
    """Rate a card once."""

    def review(card, lesson, rating, time):
        record.record(lesson, card, "review", review_data(new_review(card, rating, time, "")))

    return review


def tiles(panel):
    return {tile["label"]: tile["count"] for tile in panel.state["tiles"]}


class TestDashboard:
    def test_an_empty_record_says_what_will_be_here(self):
        panel = Dashboard()
        assert tiles(panel) == {
            "lessons done": "0 of 9",
            "questions right at the first try": "none yet",
            "cards due today": "0",
        }
        assert panel.state["weak"] == []
        assert panel.state["none"].startswith("As soon as")
        assert panel.state["chart"] == "You have met no card yet. They wait at the end of each lesson."
        assert len(panel.state["days"]) == 14

    def test_it_follows_answers_and_ratings_by_itself(self, press):
        panel, deck = Dashboard(), flashcards.Flashcards(flashcards.cards_of("02"))
        press(QuestionPanel(question(ONE)), "check", "b")
        assert tiles(panel)["questions right at the first try"] == "1 of 1"
        press(deck, "rate", {"card": deck.state["card"]["id"], "after": "", "rating": 1})
        assert tiles(panel)["card due today"] == "1"
        assert panel.state["words"] == "Cards by day: today 1; none on the other days."
        panel.close()

    def test_a_lesson_is_done_when_every_question_is_right_or_kept(self, record):
        for one in questions_of("01"):
            state = "noted" if one.kind == "text" else "right"
            record.record("01", one.id, "attempt", {"state": state, "answer": ""})
        assert tiles(Dashboard())["lessons done"] == "1 of 9"

    def test_the_weakest_statements_lead_to_the_lesson_that_teaches_them(self, record, review):
        record.record("02", ONE, "attempt", {"state": "wrong", "answer": "a"})  # tags S9, T1
        review("term:polarity:meaning", "02", 1, NOON - DAY)  # tag S2
        review("term:polarity:term", "02", 4, NOON - DAY)
        rows = Dashboard().state["weak"]
        assert [(row["id"], row["lesson"]) for row in rows] == [("S9", "02"), ("S2", "02")]
        assert rows[1]["why"] == "1 of 2 questions and cards not right at once"
        assert all(Dashboard().doors[row["lesson"]]["file"].endswith(".ipynb") for row in rows)

    def test_the_chart_says_its_fullest_day(self, review):
        for card in ("term:polarity:meaning", "term:pivot:meaning"):
            review(card, "02", 4, NOON)
        review("term:cinc:meaning", "02", 1, NOON)
        state = Dashboard().state
        assert (
            state["chart"]
            == "3 cards come back within two weeks, 1 today. The fullest day is Tuesday 10 March, with 2."
        )
        assert state["words"] == "Cards by day: today 1, Tuesday 10 March 2; none on the other days."

    def test_reviews_of_a_card_that_is_no_longer_in_the_course_are_passed_over(self, review):
        review("term:gone:meaning", "02", 1, NOON)
        assert tiles(Dashboard())["cards due today"] == "0"

    def test_it_shows_itself_with_a_link_to_each_lesson(self, monkeypatch):
        shown, links = [], []
        monkeypatch.setattr(dashboard, "show", lambda widget, title: shown.append(widget))
        monkeypatch.setattr(dashboard, "display", lambda html: links.append(html.data))
        dashboard.dashboard()
        assert isinstance(shown[0], Dashboard)
        assert all(f'href="{one.file}"' in links[0] for one in lessons())


class TestPractise:
    def test_what_was_right_at_the_first_try_is_not_asked_again(self, press):
        press(QuestionPanel(question(ONE)), "check", "b")
        assert Practice().state["said"] == "Nothing to practise: no question went wrong at the first try so far."

    def test_the_latest_comes_first_and_there_are_ten_at_most(self, record):
        wrong = [one for one in questions_of("02") + questions_of("03") if one.kind != "text"]
        for one in wrong:
            record.record(one.lesson, one.id, "attempt", {"state": "wrong", "answer": "x"})
        assert to_practise(record.events()) == wrong[::-1]
        head = Practice()
        assert head.state["said"].endswith("The 10 latest come first.")
        head.act({"name": "deal"})
        assert [panel._asked for panel in head.box.children] == wrong[::-1][:10]

    def test_a_right_answer_after_the_explanation_does_not_take_it_off_the_list_but_one_in_the_quiz_does(
        self, press, record
    ):
        head, first = Practice(), QuestionPanel(question(ONE))
        press(first, "check", "a")
        press(first, "check", "b")
        assert head.state["said"].startswith("1 question")
        press(head, "deal")
        (panel,) = head.box.children
        assert panel.state["status"] == "Not attempted yet"
        assert panel.state["answer"] is None
        press(panel, "check", "c")
        assert to_practise(record.events()) == [question(ONE)]
        assert press(panel, "check", "b")["status"] == "Right after 2 tries"
        assert head.state["said"] == "All of them are right now: nothing is left to practise."
        assert to_practise(record.events()) == []
        assert first.state["status"] == "Right after 2 tries"

    def test_dealing_again_closes_the_old_questions(self, press, record):
        record.record("02", ONE, "attempt", {"state": "wrong", "answer": "a"})
        head = Practice()
        press(head, "deal")
        old = head.box.children[0]
        press(head, "deal")
        assert old.comm is None
        assert isinstance(head.box.children[0], PractisedQuestion)
        press(head, "dance")
        assert "run this cell again" in head.error

    def test_a_free_text_and_a_question_of_another_course_are_not_practised(self, record):
        record.record("01", "correct-your-friend", "attempt", {"state": "noted", "answer": "x"})
        record.record("01", "gone", "attempt", {"state": "wrong", "answer": "x"})
        record.record("01", NUMBER, "attempt", {"state": "wrong", "answer": "x"})
        assert to_practise(record.events()) == []

    def test_it_shows_its_head_and_its_box(self, monkeypatch):
        shown = []
        monkeypatch.setattr(practise, "show", lambda widget, title: shown.append(widget))
        practise.practise()
        assert isinstance(shown[0].children[0], Practice)
        assert shown[0].children[1] is shown[0].children[0].box
