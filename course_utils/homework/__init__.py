"""Homework: an assignment's questions, each student's own figures, and the answers in a file beside the notebook."""

from course_utils.homework.answers import Answers
from course_utils.homework.answers_file import read_answers
from course_utils.homework.assignment import Assignment, Draw, Exercise
from course_utils.homework.form import form_problem
from course_utils.homework.own import normalised, own, page_for, question_for
from course_utils.homework.publishing import publish
from course_utils.homework.reading import read
from course_utils.progress import Saved

__all__ = [
    "Answers",
    "Assignment",
    "Draw",
    "Exercise",
    "Saved",
    "form_problem",
    "normalised",
    "own",
    "page_for",
    "publish",
    "question_for",
    "read",
    "read_answers",
]
