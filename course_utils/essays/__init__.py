"""The checker of free-text answers: which concepts of a question an answer asserts, in whatever words."""

from .feedback import Feedback, check_answer
from .marking import Concept, Rubric, explanations, rubric, rubrics

__all__ = ["Concept", "Feedback", "Rubric", "check_answer", "explanations", "rubric", "rubrics"]
