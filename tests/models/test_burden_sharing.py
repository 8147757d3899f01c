"""The public-good model of an alliance: best replies, the equilibrium, and who rides free."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.burden_sharing import best_reply, equilibrium, optimum, rank_test

INCOMES = st.lists(st.floats(0, 1000), min_size=1, max_size=8)
TASTES = st.floats(0.02, 0.9)


def test_the_large_ally_buys_80_and_the_small_one_nothing():
    assert best_reply(800, 0, 0.1) == pytest.approx(80)
    assert best_reply(100, 80, 0.1) == 0
    assert equilibrium([800, 100], 0.1) == pytest.approx([80, 0])
    assert optimum([800, 100], 0.1) == pytest.approx(90)


def test_an_ally_replies_to_30_with_16():
    assert best_reply(200, 30, 0.2) == pytest.approx(16)
    assert best_reply(200, 50, 0.2) == 0


def test_two_equals_split_the_cost_and_buy_little_more_than_half_of_what_would_be_best():
    assert equilibrium([450, 450], 0.1) == pytest.approx([450 / 19, 450 / 19])


@given(INCOMES, TASTES)
def test_in_equilibrium_everyone_gives_the_best_reply(incomes, taste):
    bought = equilibrium(incomes, taste)
    for income, own in zip(incomes, bought, strict=True):
        assert own == pytest.approx(best_reply(income, sum(bought) - own, taste), abs=1e-6)


@given(INCOMES, TASTES)
def test_the_alliance_never_buys_more_than_would_be_best_for_all(incomes, taste):
    assert sum(equilibrium(incomes, taste)) <= optimum(incomes, taste) + 1e-6


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=8), TASTES)
def test_the_richest_ally_carries_at_least_its_share_of_income(incomes, taste):
    bought = equilibrium(incomes, taste)
    richest = incomes.index(max(incomes))
    assert bought[richest] / sum(bought) >= incomes[richest] / sum(incomes) - 1e-9


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=8), TASTES, st.floats(0.01, 100))
def test_another_currency_changes_nothing_else(incomes, taste, factor):
    scaled = equilibrium([factor * income for income in incomes], taste)
    assert scaled == pytest.approx([factor * one for one in equilibrium(incomes, taste)], abs=1e-6 * factor)


@given(
    st.lists(st.integers(0, 1000), min_size=2, max_size=6).flatmap(lambda x: st.tuples(st.just(x), st.permutations(x)))
)
def test_who_stands_first_in_the_list_makes_no_difference(both):
    incomes, shuffled = both
    one, other = (dict(zip(names, equilibrium(names, 0.1), strict=True)) for names in (incomes, shuffled))
    assert one == pytest.approx(other)


def test_nobody_has_anything():
    assert equilibrium([0, 0], 0.1) == [0, 0]


@pytest.mark.parametrize(
    ("incomes", "taste", "said"),
    [
        ([], 0.1, "at least one"),
        ([10, -1], 0.1, "ally 2 is -1"),
        ([10], 0, "between 0 and 1"),
        ([10], 1.5, "not at 1.5"),
    ],
)
def test_bad_numbers_are_refused(incomes, taste, said):
    with pytest.raises(ValueError, match=said):
        equilibrium(incomes, taste)


def test_others_cannot_buy_less_than_nothing():
    with pytest.raises(ValueError, match="-3"):
        best_reply(10, -3, 0.1)


def test_the_rank_test_needs_both_figures_of_every_member():
    with pytest.raises(ValueError, match="did you mean 'France'"):
        rank_test({"France": 3, "Italy": 2, "Spain": 1}, {"Frence": 3, "Italy": 2, "Spain": 1})
    with pytest.raises(ValueError, match="burden of member 'Spain'"):
        rank_test({"France": 3, "Italy": 2, "Spain": 1}, {"France": 3, "Italy": 2})
