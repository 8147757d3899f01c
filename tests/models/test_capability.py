"""Capability shares: what the index is, and that only proportions count."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.capability import cinc, shares, total

POWERS = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 1000), min_size=1).filter(
    lambda powers: any(powers.values())
)


def test_the_index_is_the_mean_of_six_shares():
    assert cinc([0.6, 0.3, 0.3, 0.2, 0.2, 0.2]) == pytest.approx(0.3)


def test_an_item_without_a_figure_is_left_out_of_the_mean():
    assert cinc([0.3, None, None, 0.1, None, 0.2]) == pytest.approx(0.2)


@given(
    st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=6, max_size=6).filter(
        lambda six: any(s is not None for s in six)
    )
)
def test_the_index_lies_between_the_smallest_and_the_largest_share(six):
    known = [share for share in six if share is not None]
    assert min(known) - 1e-12 <= cinc(six) <= max(known) + 1e-12


@pytest.mark.parametrize("six", [[0.1] * 5, [None] * 6, [0.1] * 5 + [1.5], [0.1] * 5 + [math.nan]])
def test_what_is_not_six_shares_is_refused(six):
    with pytest.raises(ValueError, match="share"):
        cinc(six)


def test_shares_of_three_states():
    assert shares({"Britain": 50, "France": 30, "Prussia": 20}) == {"Britain": 0.5, "France": 0.3, "Prussia": 0.2}


@given(POWERS)
def test_shares_add_up_to_the_whole_and_keep_the_order(powers):
    found = shares(powers)
    assert math.fsum(found.values()) == pytest.approx(1)
    assert list(found) == list(powers)


@given(POWERS, st.integers(1, 50))
def test_the_unit_of_power_does_not_matter(powers, factor):
    assert shares({state: factor * power for state, power in powers.items()}) == pytest.approx(shares(powers))


@pytest.mark.parametrize("power", [-1, math.nan, math.inf])
def test_a_power_that_is_no_amount_is_refused_by_name(power):
    with pytest.raises(ValueError, match="The power of France"):
        total({"Britain": 1, "France": power})


@pytest.mark.parametrize("nothing", [{}, {"Britain": 0}])
def test_a_world_without_power_is_refused(nothing):
    with pytest.raises(ValueError, match="Nobody has any power"):
        shares(nothing)
