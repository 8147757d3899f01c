"""The probability of an answer that outweighs: exact, and the same as counting every combination."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.collective_security import Alliance, Attack, Body, duty, willingness
from course_utils.models.response import Helper, able, answer, probability, sums, weight

parts = st.fractions(0, 1, max_denominator=12)
powers = st.integers(0, 40)
helpers = st.lists(st.tuples(powers, parts), max_size=6).map(
    lambda given: [Helper(f"state {i}", power, will) for i, (power, will) in enumerate(given)]
)


def by_counting(against, victim, helpers):
    """Go through all 2ⁿ combinations with fractions."""
    total = Fraction(0)
    for acts in product((True, False), repeat=len(helpers)):
        chance, power = Fraction(1), victim
        for helper, act in zip(helpers, acts, strict=True):
            chance *= helper.will if act else 1 - helper.will
            power += helper.power if act else 0
        total += chance if power > against else 0
    return total


def test_where_both_helpers_are_needed_both_must_act():
    found = answer(30, 5, [Helper("B", 22, Fraction(3, 5)), Helper("C", 18, Fraction(3, 5))])
    assert found.probability == Fraction(9, 25)
    assert found.nobody == Fraction(4, 25)
    assert found.helpers == Fraction(6, 5)
    assert (found.able, found.expected) == (45, 29)
    assert found.needed == ("B", "C")


def test_exactly_as_much_is_not_more():
    pair = [Helper("D", 14, Fraction(1, 2)), Helper("E", 11, Fraction(1, 2))]
    assert probability(30, 5, pair) == 0
    assert probability(29, 5, pair) == Fraction(1, 4)
    assert probability(0.3, 0.1, [Helper("E", 0.2, 1.0)]) == 0, "0.1 + 0.2 is not more than 0.3"


def test_the_six_states_of_the_lesson():
    attack, world = Attack("A", "F"), {"A": 30, "B": 22, "C": 18, "D": 14, "E": 11, "F": 5}

    def chance(order, riding):
        wills = willingness(duty(order, attack, world), attack, world, 0.6, riding)
        return probability(30, 5, [Helper(name, world[name], will) for name, will in wills.items()])

    alliance, body = Alliance(frozenset("BCF")), Body(frozenset("ABCDEF"))
    # Any two of four but D + E: 1 - 0.4^4 - 4 (0.6) 0.4^3 - 0.36 (0.16) = 0.7632.
    assert chance(body, 0) == pytest.approx(0.7632)
    assert chance(alliance, 0) == pytest.approx(0.36)
    assert chance(body, 1) == pytest.approx(0.0933, abs=5e-5)
    assert chance(alliance, 1) == pytest.approx(0.09)


@given(powers, powers, helpers)
def test_it_equals_counting_every_combination(against, victim, helpers):
    assert probability(against, victim, helpers) == by_counting(against, victim, helpers)


@given(powers, powers, helpers)
def test_it_is_a_probability_and_all_sums_together_are_certain(against, victim, helpers):
    assert 0 <= probability(against, victim, helpers) <= 1
    assert sum(sums(helpers).values()) == 1


@given(powers, powers, helpers, powers, parts)
def test_one_more_helper_never_does_harm(against, victim, helpers, power, will):
    more = [*helpers, Helper("one more", power, will)]
    assert probability(against, victim, more) >= probability(against, victim, helpers)


@given(powers, powers, helpers, powers, parts, parts)
def test_it_rises_with_willingness(against, victim, helpers, power, low, high):
    low, high = sorted((low, high))
    chances = [probability(against, victim, [*helpers, Helper("X", power, will)]) for will in (low, high)]
    assert chances == sorted(chances)


@given(powers, powers, helpers, st.randoms())
def test_neither_order_nor_names_matter(against, victim, helpers, chance):
    mixed = [Helper(f"other {i}", one.power, one.will) for i, one in enumerate(helpers)]
    chance.shuffle(mixed)
    assert probability(against, victim, mixed) == probability(against, victim, helpers)


@given(powers, powers, helpers.filter(len))
def test_a_weight_is_what_the_probability_gains_as_one_states_will_goes_from_0_to_1(against, victim, helpers):
    first, *rest = helpers
    gain = [probability(against, victim, [Helper("it", first.power, will), *rest]) for will in (0, 1)]
    assert weight(first.name, against, victim, helpers) == gain[1] - gain[0]


@given(
    st.permutations("ABCDEF"),
    st.lists(powers, min_size=6, max_size=6),
    st.frozensets(st.sampled_from("ABCDEF")),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_without_free_riding_one_more_pledge_never_lowers_the_chance(order, held, members, general, volunteers):
    aggressor, victim, newcomer, *_ = order
    world, attack = dict(zip("ABCDEF", held, strict=True)), Attack(aggressor, victim)

    def chance(body):
        wills = willingness(duty(body, attack, world), attack, world, general, 0.0, volunteers)
        return probability(world[aggressor], world[victim], [Helper(name, world[name], p) for name, p in wills.items()])

    before = (members | {victim}) - {newcomer}
    assert chance(Body(before | {newcomer})) >= chance(Body(before)) - 1e-12
    outside = before - {aggressor}
    assert chance(Alliance(outside | {newcomer})) >= chance(Alliance(outside)) - 1e-12


def test_distance_takes_its_part_of_power():
    assert able({"A": 8.0, "B": 5.0}, {"A": 0.25}) == {"A": 2.0, "B": 5.0}


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: probability(1, 1, [Helper("X", -1, 0.5)]), "power of X"),
        (lambda: probability(1, 1, [Helper("X", 1, 1.5)]), "willingness of X"),
        (lambda: probability(float("nan"), 1, []), "power of the attackers"),
        (lambda: weight("Y", 1, 1, [Helper("X", 1, 0.5)]), "choose 'X'"),
        (lambda: able({"A": 1.0}, {"A": 2.0}), "reach of A"),
    ],
)
def test_bad_input_is_told_in_one_sentence(call, said):
    with pytest.raises(ValueError, match=said):
        call()
