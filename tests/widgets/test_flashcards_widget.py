"""Flashcards without a page: what is asked, what a rating does, undo, two panels in step, and a record in trouble."""

from datetime import UTC, datetime, timedelta

import pytest

from course_utils.cards import cards, cards_of
from course_utils.cards.reviews import new_review, review_data, reviews
from course_utils.progress import Progress
from course_utils.widgets import flashcards
from course_utils.widgets.flashcards import Flashcards
from course_utils.widgets.flashcards_words import count_sentence, done_sentence, interval_words, when_words
from course_utils.widgets.sentence import Sentence

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DECK = cards_of("07")
DAY = timedelta(days=1)


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test sets."""
    hands = {"now": NOON}
    monkeypatch.setattr(flashcards, "now", lambda: hands["now"])
    return hands


@pytest.fixture
def rate(press):
    """Rate the card on the table as the page does."""

    def rate(panel, rating):
        shown = panel.state
        return press(panel, "rate", {"card": shown["card"]["id"], "after": shown["after"], "rating": rating})

    return rate


def test_a_card_says_what_it_asks_and_when_each_choice_would_bring_it_back(clock):
    state = Flashcards(DECK).state
    assert state["card"]["front"] == "collective security"
    assert [(choice["name"], choice["when"]) for choice in state["choices"]] == [
        ("Again", "1 min"),
        ("Hard", "6 min"),
        ("Good", "10 min"),
        ("Easy", "8 days"),
    ]
    assert state["count"] == "10 new cards to go."


def test_a_rating_is_kept_as_a_review_with_its_time_and_the_next_card_comes(clock, rate, record):
    panel = Flashcards(DECK)
    first = panel.state["card"]["id"]
    assert rate(panel, 3)["card"]["id"] == DECK[1].id
    (event,) = record.events()
    assert (event.kind, event.lesson, event.question) == ("review", "07", first)
    assert (event.data["rating"], event.data["time"], event.data["after"]) == (3, NOON.isoformat(), "")


def test_after_the_last_card_it_says_when_the_next_comes_back_and_offers_more(clock, rate, press):
    panel = Flashcards(DECK)
    for _ in range(10):
        state = rate(panel, 4)
    assert state["card"] is None
    assert state["done"] == (
        "Done for now, after 10 answers. The next card comes back in 8 days, on 10 March. "
        "2 new cards are left for another day."
    )
    assert state["more"] == "Meet 2 new cards"
    assert press(panel, "more")["count"] == "2 new cards to go."
    clock["now"] = NOON + 8 * DAY
    assert press(panel, "refresh")["count"] == "12 cards to go: 10 to repeat and 2 new."


def test_a_card_not_known_comes_back_in_a_minute_by_itself(clock, rate, press):
    panel = Flashcards(DECK[:1])
    assert rate(panel, 1)["wake"] == 60
    clock["now"] += timedelta(seconds=61)
    state = press(panel, "refresh")
    assert state["card"]["id"] == DECK[0].id
    assert state["wake"] is None


def test_the_last_rating_is_taken_back_and_the_one_before_it_too(clock, rate, press, record):
    panel = Flashcards(DECK)
    rate(panel, 4)
    rate(panel, 1)
    assert press(panel, "undo")["card"]["id"] == DECK[1].id
    state = press(panel, "undo")
    assert state["card"]["id"] == DECK[0].id
    assert state["count"] == "10 new cards to go."
    assert not state["undo"]
    assert reviews(record.events()) == {}
    press(panel, "undo")
    assert panel.error == "There is no rating of this session left to undo."
    assert rate(panel, 3)["card"]["id"] == DECK[1].id


def test_two_panels_of_one_kernel_are_in_step(clock, rate, press):
    one, two, closed = Flashcards(DECK), Flashcards(DECK), Flashcards(DECK)
    closed.close()
    rate(one, 4)
    assert two.state["card"]["id"] == one.state["card"]["id"] == DECK[1].id
    assert closed.state["card"]["id"] == DECK[0].id
    press(one, "undo")
    assert two.state["card"]["id"] == DECK[0].id


def test_a_card_rated_by_another_kernel_meanwhile_is_not_rated_twice(clock, rate, tmp_path, record):
    panel = Flashcards(DECK)
    other = Progress(tmp_path / "record")
    other.record("07", DECK[0].id, "review", review_data(new_review(DECK[0].id, 4, NOON, "")))
    state = rate(panel, 1)
    assert "rated in another tab meanwhile" in state["said"]
    assert state["card"]["id"] == DECK[1].id
    assert len(reviews(record.events())[DECK[0].id]) == 1


def test_all_cards_come_only_from_lessons_begun_and_what_was_met_stays(clock, press, record):
    panel = Flashcards(tuple(cards().values()), begun_only=True)
    assert panel.state["card"]["id"] == "term:alliance:meaning", "the first lesson's are there from the start"
    for _ in range(8):
        press(panel, "more")
    assert panel.state["count"] == f"{len(cards_of('01'))} new cards to go."
    record.record("02", "", "visit")
    record.record("05", "statement:S6", "review", review_data(new_review("statement:S6", 1, NOON - DAY, "")))
    assert press(panel, "refresh")["count"] == "91 cards to go: 1 to repeat and 90 new."


def test_a_rating_that_could_not_be_saved_is_said_and_counts_all_the_same(clock, rate, monkeypatch, record):
    panel = Flashcards(DECK)
    monkeypatch.setattr(record._store, "append", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    state = rate(panel, 4)
    assert state["unsaved"].startswith("Your answers are not being saved just now")
    assert state["card"]["id"] == DECK[1].id
    monkeypatch.undo()


def test_a_strange_rating_or_button_is_explained(clock, rate, press):
    panel = Flashcards(DECK)
    rate(panel, 7)
    assert panel.error == "Choose again, hard, good or easy."
    press(panel, "dance")
    assert "run this cell again" in panel.error
    assert panel.state["card"]["id"] == DECK[0].id


def test_forgetting_everything_forgets_the_cards(clock, rate, record):
    from course_utils.widgets.record import changed

    panel = Flashcards(DECK)
    rate(panel, 4)
    record.forget()
    changed(whole=True)
    assert panel.state["card"]["id"] == DECK[0].id


def test_a_deck_shows_itself_and_an_unknown_lesson_is_a_sentence(monkeypatch):
    shown = []
    monkeypatch.setattr(flashcards, "show", lambda widget, title: shown.append(widget))
    flashcards.flashcards("02")
    flashcards.flashcards()
    flashcards.flashcards("8")
    assert isinstance(shown[0], Flashcards) and isinstance(shown[1], Flashcards) and isinstance(shown[2], Sentence)
    assert shown[2].error.startswith("There is no deck of cards for lesson '8' here")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "1 min"), (60, "1 min"), (330, "6 min"), (3590, "1 hour"), (7200, "2 hours"), (86400, "1 day"),
        (59 * 86400, "59 days"), (61 * 86400, "2 months"), (700 * 86400, "1.9 years"), (36500 * 86400, "99.9 years"),
    ],
)  # fmt: skip
def test_an_interval_is_said_in_a_few_letters(seconds, words):
    assert interval_words(timedelta(seconds=seconds)) == words


def test_sentences_of_the_deck():
    assert count_sentence(1, 0) == "1 card to repeat."
    assert when_words(NOON + DAY, NOON) == "tomorrow"
    assert when_words(NOON + timedelta(hours=3), NOON) == "in 3 hours"
    assert when_words(NOON + 400 * DAY, NOON) == "in 400 days, on 6 April 2027"
    assert done_sentence(0, (), 0, NOON) == "There is no card here yet: begin a lesson, and its cards come."
