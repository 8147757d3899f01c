"""Landscape theory: what a move does, where walks end, and that names and units do not matter."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.landscape import (
    energy,
    frustration,
    landscape,
    next_move,
    reliefs,
    uniform,
    walk,
)
from course_utils.models.landscape_search import minima
from course_utils.models.propensity import FACTORS, government, propensity, religion

NAMES = "ABCDEFGH"
FIVE = dict.fromkeys(FACTORS, 0.0)


@st.composite
def landscapes(draw, most=8):
    names = NAMES[: draw(st.integers(2, most))]
    sizes = {name: draw(st.integers(1, 40)) / 4 for name in names}
    felt = {pair: draw(st.integers(-8, 8)) / 4 for pair in combinations(names, 2)}
    return landscape(sizes, felt)


@st.composite
def placed(draw):
    land = draw(landscapes())
    return land, frozenset(draw(st.sets(st.sampled_from(land.states))))


def settled(land, side):
    moves = walk(land, side)
    end = moves[-1].division if moves else frozenset(side)
    return end if land.states[0] in end else frozenset(land.states) - end


@pytest.fixture
def three():
    felt = {("Britain", "France"): 1, ("France", "Germany"): -1, ("Britain", "Germany"): 0}
    return landscape({"France": 2, "Britain": 3, "Germany": 4}, felt)


def test_the_worked_example(three):
    side = {"Britain", "Germany"}
    assert frustration(three, side) == {"France": -1, "Britain": 2, "Germany": -2}
    assert energy(three, side) == 2 * -1 + 3 * 2 + 4 * -2 == -4
    move = next_move(three, side)
    assert move
    assert (move.state, move.relief, move.fall) == ("Britain", 2, 12)
    assert energy(three, move.division) == -16
    assert [one.state for one in walk(three, side)] == ["Britain"]
    (only,) = minima(three)
    assert (only.side, only.energy, only.basin) == ({"France", "Britain"}, -16, 4)


def test_three_pure_realists_of_5_4_and_3_balance_the_strongest():
    (only,) = minima(uniform({"A": 5, "B": 4, "C": 3}))
    assert (only.side, only.basin) == ({"A"}, 4)


def test_a_state_that_would_gain_nothing_stays():
    land = landscape({"A": 1, "B": 1}, {("A", "B"): 0})
    assert reliefs(land, {"A"}) == {"A": 0, "B": 0}
    assert walk(land, {"A"}) == []
    assert [(one.energy, one.basin) for one in minima(land)] == [(0, 1), (0, 1)]


@given(placed())
def test_each_move_lowers_the_energy_by_twice_its_size_times_its_relief(given_division):
    land, side = given_division
    before = energy(land, side)
    for move in walk(land, side):
        after = energy(land, move.division)
        assert move.relief > 0
        assert after < before
        assert before - after == pytest.approx(move.fall)
        size = land.sizes[land.states.index(move.state)]
        assert move.fall == pytest.approx(2 * size * move.relief)
        before = after


@given(placed())
def test_a_walk_ends_in_a_listed_minimum_where_nobody_wants_to_move(given_division):
    land, side = given_division
    end = settled(land, side)
    assert end in {one.side for one in minima(land)}
    assert max(reliefs(land, end).values()) <= 0


@given(landscapes(most=6))
def test_the_search_finds_what_walking_from_every_division_finds(land):
    first, *others = land.states
    walked: dict[frozenset[str], int] = {}
    for count in range(len(others) + 1):
        for more in combinations(others, count):
            end = settled(land, {first, *more})
            walked[end] = walked.get(end, 0) + 1
    assert {one.side: one.basin for one in minima(land)} == walked
    for one in minima(land):
        assert one.energy == pytest.approx(energy(land, one.side))


@given(landscapes(), st.sampled_from([0.25, 0.5, 2, 8, 1024]))
def test_scaling_all_sizes_scales_nothing_else(land, factor):
    felt = {(one, other): land.propensities[i][j] for (i, one), (j, other) in combinations(enumerate(land.states), 2)}
    larger = landscape({name: factor * size for name, size in zip(land.states, land.sizes, strict=True)}, felt)
    assert [(one.side, one.basin) for one in minima(larger)] == [(one.side, one.basin) for one in minima(land)]
    assert [one.energy for one in minima(larger)] == pytest.approx([factor**2 * one.energy for one in minima(land)])


@given(landscapes(), st.permutations(NAMES), st.randoms())
def test_other_names_in_another_order_change_nothing(land, labels, shuffle):
    new = dict(zip(land.states, labels, strict=False))
    order = list(land.states)
    shuffle.shuffle(order)
    index = {name: i for i, name in enumerate(land.states)}
    felt = {(new[a], new[b]): land.propensities[index[a]][index[b]] for a, b in combinations(order, 2)}
    renamed = landscape({new[name]: land.sizes[index[name]] for name in order}, felt)

    def pictures(found, name):
        camps = (
            {frozenset(map(name, one.side)), frozenset(map(name, set(found[1].states) - one.side))} for one in found[0]
        )
        return {frozenset(pair) for pair in camps}

    assert pictures((minima(land), land), new.get) == pictures((minima(renamed), renamed), str)
    assert sum(one.basin for one in minima(renamed)) == 2 ** (len(order) - 1)


@pytest.mark.parametrize(
    ("sizes", "felt", "said"),
    [
        ({"A": 1, "B": 2}, {("A", "B"): 1, ("B", "A"): -1}, "The propensity of B and A is given as -1 and as 1"),
        ({"A": 1, "B": 2}, {}, "There is no propensity for A and B"),
        ({"A": 1, "B": 2}, {("A", "Bb"): 1}, "did you mean 'B'"),
        ({"A": 1, "B": 2}, {("A", "A"): 1}, "A cannot have a propensity towards itself"),
        ({"A": 1, "B": -2}, {("A", "B"): 1}, "The size of B must be a number above zero, not -2"),
        ({"A": 1, "B": 2}, {("A", "B"): float("nan")}, "The propensity of A and B must be a number"),
        ({"A": 1, "B": None}, {("A", "B"): 1}, "The size of B must be a number above zero, not None"),
        ({"A": 1, "B": 10**400}, {("A", "B"): 1}, "The size of B must be a number above zero"),
        ({"A": 1, "B": 2}, {("A", "B"): "x"}, "The propensity of A and B must be a number, not 'x'"),
    ],
)
def test_what_is_no_landscape_is_refused_by_name(sizes, felt, said):
    with pytest.raises(ValueError, match=said):
        landscape(sizes, felt)


def test_a_state_that_is_not_there_and_too_many_states_are_refused(three):
    with pytest.raises(ValueError, match="did you mean 'Germany'"):
        energy(three, {"Germny"})
    with pytest.raises(ValueError, match="from 1 to 20 states, not 21"):
        minima(uniform({str(i): 1 for i in range(21)}))


def test_religion_is_weighed_by_people():
    mixed, half = {"catholic": 0.75, "protestant": 0.25}, {"catholic": 0.5, "atheist": 0.5}
    assert religion(mixed, half) == 0.75 * 0.5 - 1 * 0.5 == -0.125
    assert religion({"catholic": 1}, {"orthodox": 1}) == 0
    assert religion({"muslim": 1}, {"orthodox": 1}) == -1
    assert religion({"muslim": 1}, {"muslim": 1}) == 1


def test_government_counts_only_among_three_types():
    assert government("fascist", "fascist") == 1
    assert government("fascist", "communist") == government("democratic", "communist") == -1
    assert government("other", "other") == government("other", "democratic") == 0


@given(st.lists(st.integers(0, 20), min_size=10, max_size=10))
def test_religion_is_the_same_in_both_directions_and_never_passes_one(shares):
    kinds = ("catholic", "protestant", "orthodox", "muslim", "atheist")
    one, other = (
        {kind: part / max(1, sum(half)) for kind, part in zip(kinds, half, strict=True)}
        for half in (shares[:5], shares[5:])
    )
    assert religion(one, other) == pytest.approx(religion(other, one))
    assert abs(religion(one, other)) <= 1 + 1e-9


def test_five_factors_of_equal_weight():
    factors = {"ethnic": -1, "border": -1, "war": 0, "religion": 0.5, "government": 1}
    assert propensity(factors) == -0.5
    assert propensity(factors, {"ethnic": 2, "border": 0, "war": 1, "religion": 2, "government": 1}) == 0
    with pytest.raises(ValueError, match="'hindu' is not a category"):
        religion({"hindu": 1}, {})
    with pytest.raises(ValueError, match="may not pass 1"):
        religion({"catholic": 0.7, "muslim": 0.7}, {})
    with pytest.raises(ValueError, match="'liberal' is not a type"):
        government("liberal", "other")


@pytest.mark.parametrize("factors", [{}, FIVE | {"war": None}, FIVE | {"war": float("nan")}])
def test_a_factor_that_is_missing_or_no_number_is_refused(factors):
    with pytest.raises(ValueError, match=r"The factor (ethnic|war) must be a number, not (None|nan); give all five"):
        propensity(factors)


def test_a_share_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="The share of catholic must be a number, zero or more, not nan"):
        religion({"catholic": float("nan")}, {})
