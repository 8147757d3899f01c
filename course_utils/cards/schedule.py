"""When each card comes back: FSRS through its reference package, with the package's own parameters and steps.

Fuzzing is off: the same reviews must give the same schedule on each of the learner's computers.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from fsrs import Card as Memory
from fsrs import Rating, Scheduler, State

from course_utils.cards.deck import Card
from course_utils.cards.reviews import RATINGS, Review

NEW_A_DAY = 10  # how many cards a deck brings in on one day, unless the learner asks for more
_SCHEDULER = Scheduler(enable_fuzzing=False)
_SKEW = timedelta(days=1)  # a last review this far in the future shows that a clock was wrong


@lru_cache(maxsize=4096)
def memory(history: tuple[Review, ...]) -> Memory:
    """What FSRS makes of a card's reviews.

    Parameters
    ----------
    history : tuple of Review
        In their order. If the clock went back between two of them, no time counts as passed.

    Returns
    -------
    fsrs.Card
        Its state, stability (days), difficulty and `due` (UTC). It is shared: do not change it.
    """
    card = Memory(card_id=0)
    for review in history:
        card = _rated(card, review.rating, review.time)
    return card


def intervals(history: tuple[Review, ...], now: datetime) -> dict[int, timedelta]:
    """After how long each rating, given now, would bring the card back.

    Parameters
    ----------
    history : tuple of Review
        The card's reviews so far.
    now : datetime
        With its time zone.

    Returns
    -------
    dict
        Rating (1 to 4) -> timedelta.
    """
    before = memory(history)
    return {rating: _rated(before, rating, now).due - now for rating in RATINGS}


def is_due(card: Memory, now: datetime) -> bool:
    """Whether a card that was seen before is to be shown now.

    A card that comes back in minutes is due to the minute; one that comes back in days is due all that day, so that
    whoever studies a little earlier than last time does not miss it.
    """
    if card.last_review and card.last_review > now + _SKEW:
        return True  # given by a clock that ran ahead: nobody knows when, so it is better asked now
    if card.state == State.Review:
        return card.due.astimezone(now.tzinfo).date() <= now.date()
    return card.due <= now


@dataclass(frozen=True)
class Tray:
    """What a deck holds now.

    Attributes
    ----------
    due : tuple of Card
        To be repeated now: first what is just being learnt, then what has waited longest.
    new : tuple of Card
        Never seen, and to be met today.
    unseen : int
        How many more were never seen.
    later : tuple of datetime
        When the others come back, the soonest first.
    """

    due: tuple[Card, ...]
    new: tuple[Card, ...]
    unseen: int
    later: tuple[datetime, ...]


def tray(
    deck: Sequence[Card], histories: Mapping[str, tuple[Review, ...]], now: datetime, allowed: int = NEW_A_DAY
) -> Tray:
    """Sort a deck into what is due now, what is new today, and what comes later.

    Parameters
    ----------
    deck : sequence of Card
    histories : Mapping
        Card id -> its reviews, as `reviews` gives them.
    now : datetime
        With the learner's time zone, which says when a day begins.
    allowed : int
        How many new cards may be met today, those met already included.

    Returns
    -------
    Tray
    """
    seen = [(card, memory(histories[card.id])) for card in deck if card.id in histories]
    unseen = [card for card in deck if card.id not in histories]
    met = sum(_day(histories[card.id][0].time, now) == now.date() for card, _ in seen)
    due = [(held.state == State.Review, held.due, card.id, card) for card, held in seen if is_due(held, now)]
    later = sorted(held.due for _, held in seen if not is_due(held, now))
    room = max(0, allowed - met)
    return Tray(
        tuple(card for *_, card in sorted(due, key=lambda row: row[:3])),
        tuple(unseen[:room]),
        len(unseen[room:]),
        tuple(later),
    )


def calendar(histories: Iterable[tuple[Review, ...]], now: datetime, days: int = 14) -> tuple[int, ...]:
    """How many cards come back on each of the next days.

    Parameters
    ----------
    histories : iterable of tuple of Review
        The reviews of each card that was seen.
    now : datetime
        With the learner's time zone.
    days : int
        How many days, today included.

    Returns
    -------
    tuple of int
        One count a day; what is overdue counts as today's.
    """
    counts = [0] * days
    for history in histories:
        held = memory(history)
        ahead = 0 if is_due(held, now) else max(0, (_day(held.due, now) - now.date()).days)
        if ahead < days:
            counts[ahead] += 1
    return tuple(counts)


def _rated(card: Memory, rating: int, time: datetime) -> Memory:
    time = time.astimezone(UTC)
    if card.last_review and card.last_review > time:
        card = copy(card)
        card.last_review = time
    return _SCHEDULER.review_card(card, Rating(rating), time)[0]


def _day(moment: datetime, now: datetime) -> date:
    return moment.astimezone(now.tzinfo).date()
