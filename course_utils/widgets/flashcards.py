"""Flashcards in the page: think, show the answer, say how it went, and FSRS says when the card comes back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from weakref import WeakSet

from ..cards import Card, cards, cards_of
from ..cards.reviews import new_review, review_data, reviews, undo_data
from ..cards.schedule import NEW_A_DAY, Tray, intervals, tray
from ..figures import theme
from ..progress import open_progress
from ..wording import upper_first
from .display import show
from .flashcards_words import count_sentence, done_sentence, interval_words, many
from .panel import Panel
from .record import watch
from .sentence import Sentence
from .static import read

NAMES = {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}
_ELSEWHERE = "That card was rated in another tab meanwhile, so it was not rated twice. Here is the next one."
_panels: WeakSet[Any] = WeakSet()


def now() -> datetime:
    """The time, in the time zone of this computer: it says when the learner's day begins."""
    return datetime.now().astimezone()


def follow_reviews(panel: Panel) -> None:
    """Call the panel's `refresh` whenever this kernel keeps or takes back a rating, until the panel is closed."""
    _panels.add(panel)


class Flashcards(Panel):
    """A deck of cards, shown one at a time.

    Parameters
    ----------
    deck : sequence of Card
        The cards.
    begun_only : bool
        Whether new cards come only from lessons that the learner has begun (and from the first one).
    """

    _esm = read("common.js", "flashcards.js")
    _css = theme.css() + read("theme.css", "pages.css", "flashcards.css")

    def __init__(self, deck: Sequence[Card], begun_only: bool = False) -> None:
        self._deck, self._begun_only = tuple(deck), begun_only
        self._card: Card | None = None  # what is on the table
        self._given: list[tuple[Card, str]] = []  # the ratings of this session, the ids of their reviews with them
        self._allowed = NEW_A_DAY
        self._said = self._unsaved = ""
        super().__init__()
        self.refresh(whole=True)
        watch(self)
        follow_reviews(self)

    def refresh(self, whole: bool) -> None:
        """Put the card down and look at the record, if more has changed there than an answer to a question."""
        if whole:
            self._card = None
            self._read()
            self._show()

    def _read(self) -> None:
        events = open_progress().events()
        self._histories = dict(reviews(events))
        self._begun = {event.lesson for event in events if event.kind == "visit"} | {"01"}

    def _show(self) -> None:
        """Show what was read; a card that still waits stays on the table."""
        histories, moment = self._histories, now()
        deck = [c for c in self._deck if c.id in histories or not self._begun_only or c.lesson in self._begun]
        held = tray(deck, histories, moment, self._allowed)
        waiting = (*held.due, *held.new)
        if self._card not in waiting:
            self._card = waiting[0] if waiting else None
        self.state = self._look(held, moment, histories.get(self._card.id, ()) if self._card else ())

    def act(self, action: dict[str, Any]) -> None:
        """Carry out "rate" (its value holds card, after and rating), "undo", "more" or "refresh"."""
        name, self._said = action["name"], ""
        if name == "undo":
            self._undo()
        elif name == "more":
            self._allowed += NEW_A_DAY
        elif name not in ("rate", "refresh"):
            raise ValueError("That button is no longer there; run this cell again.")
        self._read()
        if name == "rate":
            self._rate(**action["value"])
        self._show()

    def _rate(self, card: str, after: str, rating: int) -> None:
        history = self._histories.get(card, ())
        if self._card is None or card != self._card.id or after != (history[-1].id if history else ""):
            self._said = _ELSEWHERE
            return
        review = new_review(card, rating, now(), after)
        self._given.append((self._card, review.id))
        self._keep(self._card, review_data(review))
        self._histories[card] = (*history, review)
        self._card = None

    def _undo(self) -> None:
        if not self._given:
            raise ValueError("There is no rating of this session left to undo.")
        card, review = self._given.pop()
        self._keep(card, undo_data(review))
        self._card = card
        self._said = "Your last rating is undone: here is the card again."

    def _keep(self, card: Card, data: dict[str, Any]) -> None:
        saved = open_progress().record(card.lesson, card.id, "review", data)
        self._unsaved = "" if saved.ok else saved.sentence
        for panel in list(_panels):
            if panel.comm is not None and panel is not self:
                panel.refresh(whole=True)

    def _look(self, held: Tray, moment: datetime, history: tuple) -> dict[str, Any]:
        card = self._card
        after = history[-1].id if history else ""
        offers = intervals(history, moment) if card else {}
        soonest = held.later[0] - moment if held.later else None
        return {
            "card": card and {name: getattr(card, name) for name in ("id", "ask", "front", "back", "more")},
            "after": after,
            "choices": [
                {"rating": rating, "name": NAMES[rating], "when": interval_words(offer)}
                for rating, offer in offers.items()
            ],
            "count": count_sentence(len(held.due), len(held.new)) if card else "",
            "done": "" if card else done_sentence(len(self._given), held.later, held.unseen, moment),
            "more": f"Meet {many(min(held.unseen, NEW_A_DAY), 'new card')}" if held.unseen and not card else "",
            "undo": bool(self._given),
            "said": self._said,
            "unsaved": self._unsaved,
            # The page asks again when a card comes back soon, so that nobody has to press anything.
            "wake": soonest.total_seconds() if not card and soonest and soonest < timedelta(hours=1) else None,
        }


def flashcards(lesson: str = "") -> None:
    """Show flashcards in the running cell.

    Parameters
    ----------
    lesson : str
        Such as "02", for the cards of one lesson; without it all cards of the course are asked, new ones from the
        lessons that the learner has begun. An unknown lesson is said in a sentence.
    """
    try:
        panel: Panel = Flashcards(cards_of(lesson)) if lesson else Flashcards(tuple(cards().values()), begun_only=True)
    except ValueError as problem:
        panel = Sentence(upper_first(str(problem)))
    show(panel, "This deck of cards")
