"""The figures of the class report, on a class small enough to count by hand."""

import pytest

from course_teaching.class_figures import bins, misconceptions, questions
from course_teaching.marking import Mark, Marking


def marking(student, *scores, wrong=()):
    marks = tuple(
        Mark(id, "text" if score is None else "single", 10, score, "right" if score else "wrong", "", "x", wrong)
        for id, score in zip("abc", scores, strict=True)
    )
    return Marking("hw", student, student, marks, ())


def class_of(*rows):
    markings = [marking(f"s{n}", *row) for n, row in enumerate(rows)]
    return markings, {one.student: {mark.id: mark.score for mark in one.marks} for one in markings}


def test_difficulty_is_the_mean_share_and_discrimination_follows_the_rest():
    first, second, third = questions(*class_of((10, 10, 0), (10, 10, 0), (5, 5, 0), (0, 0, 10), (0, 0, 10)))
    assert first.share == second.share == 0.5
    assert third.share == 0.4
    assert third.discrimination == pytest.approx(-200 / (120 * 400) ** 0.5)  # covariance and squares, by hand
    assert (first.wrong, third.wrong) == (2, 3)


def test_what_is_not_marked_for_all_has_no_share_and_stays_out_of_the_totals():
    first, _, third = questions(*class_of((10, 10, None), (8, 6, 0), (5, 5, None), (2, 0, None), (0, 0, None)))
    assert third.share is None and third.discrimination is None
    assert first.discrimination == pytest.approx(0.9656, abs=1e-3)


def test_too_few_students_or_equal_marks_say_nothing():
    assert questions(*class_of((10, 0, 0), (0, 10, 10)))[0].discrimination is None
    assert questions(*class_of(*[(10, n, 0) for n in range(6)]))[0].discrimination is None


def test_a_misconception_counts_once_a_student():
    class_ = [marking("a", 0, 0, 0, wrong=("M-x",)), marking("b", 0, 0, 0, wrong=("M-x", "M-y")), marking("c", 1, 1, 1)]
    assert misconceptions(class_) == [("M-x", 2), ("M-y", 1)]


def test_full_marks_are_in_the_last_step():
    assert bins([0, 9.9, 10, 99, 100], 100) == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]
