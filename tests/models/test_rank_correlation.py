"""Rank correlation: a case by hand, ties, and what must not change it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.rank_correlation import chance, kendall, ranks, spearman

PAIRS = st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=3, max_size=12).filter(
    lambda rows: all(len(set(column)) > 1 for column in zip(*rows, strict=True))
)


def columns(rows):
    first, second = zip(*rows, strict=True)
    return list(first), list(second)


def test_five_allies_worked_by_hand():
    sizes, shares = [9, 7, 5, 3, 1], [8, 9, 6, 2, 4]
    assert ranks(shares) == [2, 1, 3, 5, 4]
    assert spearman(sizes, shares) == pytest.approx(0.8)
    # Of ten pairs two stand in the other order: (8 - 2) / 10.
    assert kendall(sizes, shares) == pytest.approx(0.6)


def test_ties_share_the_mean_of_their_ranks():
    assert ranks([5, 2, 2, 9, 2]) == [2, 4, 4, 1, 4]


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20))
def test_ranks_always_add_up_to_the_same(values):
    assert sum(ranks(values)) == pytest.approx(len(values) * (len(values) + 1) / 2)


@given(PAIRS)
def test_both_coefficients_lie_between_minus_one_and_one_and_turn_with_the_order(rows):
    first, second = columns(rows)
    for coefficient in (spearman, kendall):
        value = coefficient(first, second)
        assert -1 <= value <= 1 + 1e-12
        assert coefficient(second, first) == pytest.approx(value)
        assert coefficient(first, [-one for one in second]) == pytest.approx(-value)


@given(PAIRS)
def test_only_the_order_counts_not_the_unit(rows):
    first, second = columns(rows)
    stretched = [math.exp(one / 10) for one in second]
    assert spearman(first, stretched) == pytest.approx(spearman(first, second))


@given(st.lists(st.integers(), min_size=3, max_size=12, unique=True))
def test_without_ties_the_short_formula_gives_the_same(values):
    order = list(range(len(values), 0, -1))
    n, squares = len(values), sum((a - b) ** 2 for a, b in zip(ranks(order), ranks(values), strict=True))
    assert spearman(order, values) == pytest.approx(1 - 6 * squares / (n * (n * n - 1)))


def test_chance_agrees_with_two_closed_forms_of_students_t():
    # Two degrees of freedom: p = 1 - rho. One degree of freedom: p = 1 - 2/pi arcsin(rho).
    assert chance(0.3, 4) == pytest.approx(0.7)
    assert chance(0.5, 3) == pytest.approx(1 - 2 / math.pi * math.asin(0.5))


@given(st.floats(-1, 1), st.integers(3, 60))
def test_chance_is_a_probability_that_knows_no_sign(rho, n):
    assert 0 <= chance(rho, n) <= 1 + 1e-12
    assert chance(rho, n) == chance(-rho, n)


@given(st.floats(0, 0.98), st.floats(0.001, 0.02), st.integers(3, 60))
def test_a_stronger_relation_is_less_easily_chance(rho, more, n):
    assert chance(rho + more, n) < chance(rho, n)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ([1, 2], [2, 1], "three states or more, not for 2"),
        ([1, 2, 3], [1, 2], "3 and 2"),
        ([1, 2, 3], [4, 4, 4], "the same value, 4"),
        ([1, 2, float("nan")], [1, 2, 3], "finite"),
    ],
)
def test_what_cannot_be_ranked_is_refused(first, second, said):
    with pytest.raises(ValueError, match=said):
        spearman(first, second)


def test_chance_refuses_what_is_no_correlation():
    with pytest.raises(ValueError, match=r"1\.5 does not"):
        chance(1.5, 10)
    with pytest.raises(ValueError, match="not for 2"):
        chance(0.5, 2)
