"""Concentration: its limits, and what must not change it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.concentration import concentration, effective_poles

SYSTEMS = st.lists(st.integers(0, 1000), min_size=2, max_size=12).filter(any)


@given(SYSTEMS)
def test_concentration_lies_between_nothing_and_one(powers):
    assert 0 <= concentration(powers) <= 1


@given(SYSTEMS.flatmap(lambda powers: st.tuples(st.just(powers), st.permutations(powers))))
def test_the_order_of_the_powers_changes_nothing(both):
    powers, shuffled = both
    assert concentration(shuffled) == pytest.approx(concentration(powers))
    assert effective_poles(shuffled) == pytest.approx(effective_poles(powers))


@given(SYSTEMS, st.floats(0.001, 1000))
def test_the_unit_of_power_changes_nothing(powers, factor):
    scaled = [factor * power for power in powers]
    assert concentration(scaled) == pytest.approx(concentration(powers), abs=1e-7)
    assert effective_poles(scaled) == pytest.approx(effective_poles(powers))


@given(SYSTEMS)
def test_power_taken_by_the_strongest_from_another_raises_concentration(powers):
    strongest, victim = powers.index(max(powers)), powers.index(min(powers))
    if strongest == victim or powers[victim] == 0:
        return
    after = list(powers)
    after[strongest] += 1
    after[victim] -= 1
    assert concentration(after) > concentration(powers)


@given(st.integers(2, 12), st.floats(0.001, 1000))
def test_equal_powers_are_not_concentrated_and_are_as_many_poles_as_powers(n, power):
    assert concentration([power] * n) == pytest.approx(0, abs=1e-9)
    assert effective_poles([power] * n) == pytest.approx(n)


@given(SYSTEMS)
def test_there_are_never_fewer_poles_than_one_nor_more_than_powers(powers):
    assert 1 - 1e-12 <= effective_poles(powers) <= len(powers) + 1e-9


@given(SYSTEMS)
def test_concentration_and_poles_tell_the_same_story_in_two_units(powers):
    n = len(powers)
    assert concentration(powers) ** 2 * (1 - 1 / n) + 1 / n == pytest.approx(1 / effective_poles(powers))


def test_two_equal_poles_and_three_dwarfs_make_two_poles():
    assert effective_poles([50, 50, 0, 0, 0]) == pytest.approx(2)


@pytest.mark.parametrize("powers", [[], [7]])
def test_concentration_needs_two_powers_to_compare(powers):
    with pytest.raises(ValueError, match="at least two"):
        concentration(powers)


def test_a_negative_power_is_refused_by_its_place():
    with pytest.raises(ValueError, match="The power of power 2 is -1"):
        concentration([1, -1])
