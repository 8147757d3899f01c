"""The flashcards: what they say, what the learner's record tells of them, and when FSRS brings each of them back."""

from course_utils.cards.deck import Card, Lesson, Statement, cards, cards_of, lessons, statements

__all__ = ["Card", "Lesson", "Statement", "cards", "cards_of", "lessons", "statements"]
