"""The schedule is what FSRS itself makes of the reviews, whatever order they come in and whatever the clocks say."""

import random
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.cards import cards_of
from course_utils.cards.reviews import AGAIN, EASY, GOOD, HARD, Review, new_review, review_data, reviews, undo_data
from course_utils.cards.schedule import calendar, intervals, is_due, memory, tray
from course_utils.progress import Event, Progress

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CARD = "term:entente:meaning"
DAY = timedelta(days=1)


def chain(*steps):
    """Reviews one after the other: pairs of rating and time."""
    history = []
    for rating, time in steps:
        history.append(new_review(CARD, rating, time, history[-1].id if history else ""))
    return tuple(history)


def event(card, data):
    return Event(uuid.uuid4().hex, "", "01", card, "review", data)


def events_of(history):
    return [Event(f"{n:032x}", "", "01", one.card, "review", review_data(one)) for n, one in enumerate(history)]


class TestFSRS:
    def test_a_card_rated_good_twice_comes_back_in_two_days_then_in_ten_and_a_lapse_brings_it_back_in_ten_minutes(self):
        # By the package's published parameters: the first "good" sets a stability of 2.3065 days.
        first = MONDAY + timedelta(minutes=10)
        history = chain((GOOD, MONDAY), (GOOD, first))
        assert memory(history[:1]).due - MONDAY == timedelta(minutes=10)
        assert memory(history).due - first == 2 * DAY
        assert memory(history).stability == pytest.approx(2.3065, abs=0.02)
        due = memory(history).due
        again = chain((GOOD, MONDAY), (GOOD, first), (GOOD, due), (AGAIN, due + 11 * DAY))
        assert memory(again[:3]).due - due == 11 * DAY
        assert memory(again).due - again[-1].time == timedelta(minutes=10)
        assert memory(again).state == fsrs.State.Relearning

    def test_a_known_sequence_gives_what_the_package_gives(self):
        dice, time = random.Random(7), MONDAY
        scheduler, card, steps = fsrs.Scheduler(enable_fuzzing=False), fsrs.Card(card_id=1), []
        for _ in range(40):
            rating = dice.choice((AGAIN, HARD, GOOD, GOOD, EASY))
            card, _log = scheduler.review_card(card, fsrs.Rating(rating), time)
            steps.append((rating, time))
            held = memory(chain(*steps))
            assert (held.due, held.stability, held.difficulty) == (card.due, card.stability, card.difficulty)
            time = card.due + timedelta(hours=dice.randint(0, 60))

    def test_what_a_choice_promises_is_what_it_does(self):
        history = chain((GOOD, MONDAY), (GOOD, MONDAY + timedelta(minutes=12)))
        now = MONDAY + 3 * DAY
        for rating, interval in intervals(history, now).items():
            after = (*history, new_review(CARD, rating, now, history[-1].id))
            assert memory(after).due == now + interval
        assert intervals((), now)[AGAIN] == timedelta(minutes=1)


class TestClocks:
    def test_a_clock_that_went_back_counts_as_no_time_passed(self):
        ahead = datetime(2031, 1, 1, tzinfo=UTC)
        history = chain((GOOD, MONDAY), (EASY, ahead), (GOOD, MONDAY + DAY))
        assert list(reviews(events_of(history))[CARD]) == list(history), "the order of giving counts, not the clock"
        held = memory(history)
        assert held.last_review == MONDAY + DAY
        assert held.due > held.last_review
        assert held.stability == memory(chain((GOOD, MONDAY), (EASY, ahead), (GOOD, ahead))).stability

    def test_a_card_that_was_rated_in_the_future_is_due_now(self):
        held = memory(chain((EASY, MONDAY + 400 * DAY)))
        assert is_due(held, MONDAY)
        assert not is_due(memory(chain((EASY, MONDAY + timedelta(hours=1)))), MONDAY), "a clock a little ahead"

    @given(st.lists(st.tuples(st.sampled_from((1, 2, 3, 4)), st.integers(-4000, 4000)), max_size=12))
    def test_no_clock_makes_a_schedule_fail_or_run_backwards(self, steps):
        history = chain(*((rating, MONDAY + timedelta(hours=17 * hours)) for rating, hours in steps))
        for end in range(1, len(history) + 1):
            held = memory(history[:end])
            assert held.due > held.last_review == history[end - 1].time
            assert held.stability > 0 and 1 <= held.difficulty <= 10


class TestOrder:
    def test_two_places_that_did_not_know_of_each_other_are_put_in_order_by_the_clock(self):
        one = new_review(CARD, GOOD, MONDAY, "")
        here = new_review(CARD, GOOD, MONDAY + 2 * DAY, one.id)
        there = new_review(CARD, AGAIN, MONDAY + DAY, one.id)
        assert reviews(events_of([here, there, one]))[CARD] == (one, there, here)

    @given(st.data())
    def test_any_order_and_any_merge_of_the_events_give_the_same_schedule(self, data):
        ids = [f"{n:032x}" for n in range(9)]
        review = st.builds(
            Review,
            st.sampled_from(ids),
            st.sampled_from((CARD, "statement:S1")),
            st.sampled_from((1, 2, 3, 4)),
            st.integers(0, 50).map(lambda hours: MONDAY + timedelta(hours=hours)),
            st.sampled_from(["", *ids]),
        )
        events = events_of(data.draw(st.lists(review, max_size=12)))
        events += [
            Event(f"{100 + n:032x}", "", "01", CARD, "review", undo_data(id))
            for n, id in enumerate(data.draw(st.lists(st.sampled_from(ids), max_size=3)))
        ]
        found = reviews(events)
        shuffled = data.draw(st.permutations(events))
        split = data.draw(st.integers(0, len(events)))
        assert reviews(shuffled) == reviews(shuffled[split:] + shuffled) == found
        taken_back = {event.data.get("undo") for event in events}
        kept = {(e.question, e.data["review"]) for e in events if "review" in e.data} if events else set()
        assert {(card, one.id) for card, history in found.items() for one in history} == {
            pair for pair in kept if pair[1] not in taken_back
        }

    def test_records_of_two_computers_become_one_whichever_takes_in_the_other(self, tmp_path):
        home, lab = Progress(tmp_path / "home"), Progress(tmp_path / "lab")
        first = new_review(CARD, GOOD, MONDAY, "")
        home.record("01", CARD, "review", review_data(first))
        lab.merge(home.export(tmp_path / "first.json"))
        home.record("01", CARD, "review", review_data(new_review(CARD, AGAIN, MONDAY + 5 * DAY, first.id)))
        lab.record("01", CARD, "review", review_data(new_review(CARD, EASY, MONDAY + 2 * DAY, first.id)))
        lab.merge(home.export(tmp_path / "home.json"))
        home.merge(lab.export(tmp_path / "lab.json"))
        assert reviews(home.events()) == reviews(lab.events())
        assert [one.rating for one in reviews(home.events())[CARD]] == [GOOD, EASY, AGAIN]

    def test_a_review_that_was_taken_back_counts_for_nothing(self):
        first, slip = chain((GOOD, MONDAY), (AGAIN, MONDAY + DAY))
        kept, made = events_of([first, slip])
        assert reviews([event(CARD, undo_data(slip.id)), made, kept]) == {CARD: (first,)}
        assert reviews([kept, event(CARD, undo_data(first.id))]) == {}

    @pytest.mark.parametrize(
        "change",
        [
            {"rating": 5},
            {"rating": True},
            {"rating": "3"},
            {"time": "yesterday"},
            {"time": "0001-01-01T00:00:00+14:00"},
            {"time": "9999-12-31T23:59:59+00:00"},
            {"time": None},
            {"review": "x"},
            {"after": None},
        ],
    )
    def test_a_review_that_is_not_sound_is_passed_over(self, change):
        good = review_data(new_review(CARD, GOOD, MONDAY, ""))
        assert reviews([event(CARD, good | change)]) == {}
        assert reviews([event(CARD, data) for data in (None, [], "x", {})]) == {}

    def test_reviews_in_a_ring_are_all_kept(self):
        one = new_review(CARD, GOOD, MONDAY, "")
        two = new_review(CARD, GOOD, MONDAY + DAY, one.id)
        ring = [replace(one, after=two.id), two]
        assert len(reviews(events_of(ring))[CARD]) == 2

    def test_a_rating_that_does_not_exist_is_refused(self):
        with pytest.raises(ValueError, match="Choose again, hard, good or easy"):
            new_review(CARD, 5, MONDAY, "")


class TestTray:
    deck = cards_of("04")

    def test_a_fresh_deck_offers_ten_new_cards_a_day(self):
        held = tray(self.deck, {}, MONDAY)
        assert [len(held.due), len(held.new), held.unseen, held.later] == [0, 10, len(self.deck) - 10, ()]
        met = {card.id: chain((EASY, MONDAY)) for card in held.new[:4]}
        assert len(tray(self.deck, met, MONDAY + timedelta(hours=2)).new) == 6
        assert len(tray(self.deck, met, MONDAY + DAY).new) == 10
        assert len(tray(self.deck, met, MONDAY, allowed=20).new) == 16

    def test_what_is_being_learnt_comes_first_then_what_waited_longest(self):
        a, b, c, d = (card.id for card in self.deck[:4])
        histories = {
            a: chain((EASY, MONDAY - 20 * DAY)),
            b: chain((EASY, MONDAY - 30 * DAY)),
            c: chain((AGAIN, MONDAY - timedelta(minutes=5))),
            d: chain((AGAIN, MONDAY - timedelta(seconds=20))),
        }
        held = tray(self.deck, histories, MONDAY)
        assert [card.id for card in held.due] == [c, b, a]
        assert held.later == (MONDAY + timedelta(seconds=40),)

    def test_a_card_of_days_is_due_from_the_morning_of_the_learners_own_day(self):
        held = memory(chain((EASY, MONDAY)))
        due = held.due
        berlin = timezone(timedelta(hours=1))
        morning = datetime.combine(due.astimezone(berlin).date(), datetime.min.time(), berlin)
        assert is_due(held, morning)
        assert not is_due(held, morning - timedelta(minutes=1))

    def test_the_calendar_counts_what_is_overdue_as_todays_and_drops_what_lies_beyond(self):
        histories = [
            chain((EASY, MONDAY - 50 * DAY)),
            chain((AGAIN, MONDAY)),
            chain((EASY, MONDAY)),
            chain((EASY, MONDAY - 8 * DAY), (EASY, MONDAY)),
        ]
        ahead = (memory(histories[2]).due.date() - MONDAY.date()).days
        counts = calendar(histories, MONDAY)
        assert len(counts) == 14
        assert counts[0] == 2 and counts[ahead] == 1 and sum(counts) == 3
