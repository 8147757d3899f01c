"""What the record tells of the cards: every rating, in one order that all of the learner's computers agree on.

Records of two places are brought together in any order, and clocks go wrong. So each review names the one that came
before it where it was given. That order counts first; only reviews of places that did not know of each other are put
in order by the clock.
"""

import heapq
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from course_utils.progress import Event

AGAIN, HARD, GOOD, EASY = RATINGS = (1, 2, 3, 4)
_ID = re.compile(r"[0-9a-f]{32}")
_YEARS = range(1970, 2200)  # what a clock that is merely wrong may say


@dataclass(frozen=True)
class Review:
    """One rating of one card; `after` is the id of the card's review before it, as known where it was given, or ""."""

    id: str
    card: str
    rating: int
    time: datetime
    after: str


def new_review(card: str, rating: int, time: datetime, after: str) -> Review:
    """Make the review of a card that was rated now.

    Parameters
    ----------
    card : str
        The id of the card.
    rating : int
        1 again, 2 hard, 3 good, 4 easy.
    time : datetime
        Now, with its time zone.
    after : str
        The id of the card's last review, or "".

    Returns
    -------
    Review

    Raises
    ------
    ValueError
        If there is no such rating.
    """
    if rating not in RATINGS:
        raise ValueError("Choose again, hard, good or easy.")
    return Review(uuid.uuid4().hex, card, rating, time.astimezone(UTC), after)


def review_data(review: Review) -> dict[str, Any]:
    """What the "review" event of a review holds; its `question` is the card's id."""
    return {"review": review.id, "rating": review.rating, "time": review.time.isoformat(), "after": review.after}


def undo_data(review: str) -> dict[str, Any]:
    """What the "review" event holds that takes back the review of this id."""
    return {"undo": review}


def reviews(events: Iterable[Event]) -> Mapping[str, tuple[Review, ...]]:
    """The reviews of each card that was not taken back, in their order.

    Parameters
    ----------
    events : iterable of Event
        The learner's record, in any order; what is no review, or no sound one, is passed over.

    Returns
    -------
    Mapping
        Card id -> its reviews; cards without any are left out.
    """
    found: dict[str, dict[str, Review]] = {}
    undone: set[str] = set()
    for event in events:
        if event.kind != "review" or not isinstance(event.data, dict):
            continue
        if isinstance(taken_back := event.data.get("undo"), str):
            undone.add(taken_back)
        elif review := _read(event.question, event.data):
            of_card = found.setdefault(review.card, {})
            of_card[review.id] = min(review, of_card.get(review.id, review), key=_by_clock)
    # What was taken back still tells what came after it, so it goes last.
    kept = {card: [one for one in _in_order(of_card) if one.id not in undone] for card, of_card in found.items()}
    return {card: tuple(history) for card, history in kept.items() if history}


def _read(card: str, data: Mapping[str, Any]) -> Review | None:
    id, rating, time, after = (data.get(name) for name in ("review", "rating", "time", "after"))
    if not (isinstance(id, str) and _ID.fullmatch(id) and isinstance(after, str) and isinstance(time, str)):
        return None
    if isinstance(rating, bool) or rating not in RATINGS:
        return None
    try:
        moment = datetime.fromisoformat(time).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return Review(id, card, int(rating), moment, after) if moment.year in _YEARS else None


def _by_clock(review: Review) -> tuple[datetime, str, int, str]:
    return review.time, review.id, review.rating, review.after


def _in_order(of_card: Mapping[str, Review]) -> list[Review]:
    """Each review behind the one it came after; where that leaves a choice, the earlier first."""
    followers: dict[str, list[Review]] = {}
    for review in of_card.values():
        before = review.after if review.after in of_card and review.after != review.id else ""
        followers.setdefault(before, []).append(review)
    ready = [(_by_clock(review), review) for review in followers.pop("", [])]
    heapq.heapify(ready)
    ordered = []
    while ready:
        review = heapq.heappop(ready)[1]
        ordered.append(review)
        for follower in followers.pop(review.id, []):
            heapq.heappush(ready, (_by_clock(follower), follower))
    # What is left stands in a ring, which only a file that somebody altered can hold.
    return ordered + sorted((one for ring in followers.values() for one in ring), key=_by_clock)
