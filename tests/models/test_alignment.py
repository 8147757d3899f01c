"""Balancing and bandwagoning, as Waltz (1979) tells them apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.alignment import balancer, bandwagoner, standstill

EUROPE = {"Germany": 30, "France": 20, "Britain": 25, "Italy": 10, "Spain": 15}
SIDES = {"Germany": "A", "France": "B", "Britain": None, "Italy": None, "Spain": None}

WORLDS = st.dictionaries(
    st.sampled_from("ABCDEFGH"), st.tuples(st.integers(0, 50), st.sampled_from(["A", "B", None])), min_size=1
).filter(lambda world: any(held for held, _ in world.values()))


def parts(world):
    return {state: side for state, (_, side) in world.items()}, {state: held for state, (held, _) in world.items()}


def held_by(side, sides, resources):
    return sum(resources[state] for state in sides if sides[state] == side)


def test_the_strongest_undecided_state_balances_by_joining_the_weaker_side():
    move = balancer(SIDES, EUROPE)
    assert move is not None
    assert (move.state, move.side) == ("Britain", "B")
    assert move.reason == "Britain joins side B: it is the weaker (20% against 30%), and a balancer fears the stronger."


def test_the_strongest_undecided_state_bandwagons_by_joining_the_stronger_side():
    move = bandwagoner(SIDES, EUROPE)
    assert move is not None
    assert (move.state, move.side) == ("Britain", "A")
    assert (
        move.reason
        == "Britain joins side A: it is the stronger (30% against 20%), and a bandwagoner goes with the strong."
    )


def test_after_each_move_the_sides_are_weighed_again():
    move = balancer({**SIDES, "Britain": "B"}, EUROPE)
    assert move is not None
    assert (move.state, move.side) == ("Spain", "A")


@given(WORLDS)
def test_a_balancer_joins_the_weaker_side_and_a_bandwagoner_the_other(world):
    sides, resources = parts(world)
    balancing, bandwagoning = balancer(sides, resources), bandwagoner(sides, resources)
    if balancing is None or bandwagoning is None:
        assert balancing is bandwagoning
        assert standstill(sides, resources)
        return
    assert standstill(sides, resources) == ""
    assert balancing.state == bandwagoning.state
    assert held_by(balancing.side, sides, resources) < held_by(bandwagoning.side, sides, resources)


@given(WORLDS)
def test_who_moves_is_undecided_and_nobody_undecided_is_stronger(world):
    sides, resources = parts(world)
    if move := balancer(sides, resources):
        assert sides[move.state] is None
        assert resources[move.state] == max(resources[state] for state in sides if sides[state] is None)


@given(WORLDS)
def test_bandwagoning_to_the_end_never_brings_the_sides_closer_together(world):
    sides, resources = parts(world)
    before = abs(held_by("A", sides, resources) - held_by("B", sides, resources))
    while move := bandwagoner(sides, resources):
        sides = {**sides, move.state: move.side}
    assert abs(held_by("A", sides, resources) - held_by("B", sides, resources)) >= before


def test_nobody_moves_when_the_sides_are_equal_even_by_float_noise_only():
    resources = {"A1": 0.1, "A2": 0.2, "B1": 0.3, "C": 0.4}
    sides = {"A1": "A", "A2": "A", "B1": "B", "C": None}
    assert balancer(sides, resources) is None
    assert bandwagoner(sides, resources) is None
    assert standstill(sides, resources) == "The sides are equally strong, so neither logic says where to go."


def test_nobody_moves_when_there_is_no_side_or_nobody_left():
    assert "no side to join yet" in standstill({}, EUROPE)
    assert "Nobody is undecided" in standstill(dict.fromkeys(EUROPE, "A"), EUROPE)


def test_a_side_that_is_not_one_is_refused():
    with pytest.raises(ValueError, match="The side of Germany is 'C'"):
        balancer({"Germany": "C"}, EUROPE)  # pyright: ignore[reportArgumentType]


def test_a_state_without_resources_is_refused_with_the_nearest_name():
    with pytest.raises(ValueError, match="did you mean 'Germany'"):
        bandwagoner({"Germny": "A"}, EUROPE)
