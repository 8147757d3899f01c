"""The game of coalitions against brute force: every group of states is formed and counted in whole numbers."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models import coalitions

NAMES = "ABCDEFG"
WORLDS = (
    st.lists(st.integers(0, 40), min_size=1, max_size=7)
    .filter(any)
    .map(lambda held: dict(zip(NAMES, held, strict=False)))
)


def groups(resources):
    return [set(group) for size in range(len(resources) + 1) for group in combinations(resources, size)]


def holds_more_than_half(group, resources):
    return 2 * sum(resources[state] for state in group) > sum(resources.values())


def nobody_misses(state, resources):
    """Whoever wins with this state would win without it."""
    return all(
        holds_more_than_half(group - {state}, resources)
        for group in groups(resources)
        if state in group and holds_more_than_half(group, resources)
    )


def winners_without_a_winner_inside(resources):
    winners = [group for group in groups(resources) if holds_more_than_half(group, resources)]
    return [group for group in winners if not any(other < group for other in winners)]


@given(WORLDS)
def test_the_winning_coalitions_are_all_groups_with_more_than_half(resources):
    found = [frozenset(group) for group in coalitions.winning_coalitions(resources)]
    assert len(found) == len(set(found))
    assert set(found) == {frozenset(group) for group in groups(resources) if holds_more_than_half(group, resources)}


@given(WORLDS)
def test_a_minimal_winning_coalition_wins_and_no_group_inside_it_does(resources):
    found = [frozenset(group) for group in coalitions.minimal_winning_coalitions(resources)]
    assert len(found) == len(set(found))
    assert set(found) == {frozenset(group) for group in winners_without_a_winner_inside(resources)}


@given(WORLDS)
def test_an_essential_state_is_a_member_of_some_minimal_winning_coalition(resources):
    assert set(coalitions.essential(resources)) == set().union(*winners_without_a_winner_inside(resources))


@given(WORLDS)
def test_every_state_is_either_essential_or_inessential(resources):
    essential, inessential = coalitions.essential(resources), coalitions.inessential(resources)
    assert sorted(essential + inessential) == sorted(resources)


@given(WORLDS)
def test_a_system_with_no_state_above_half_is_stable_iff_every_state_is_essential(resources):
    alive = {state: held for state, held in resources.items() if held}
    above_half = any(2 * held > sum(alive.values()) for held in alive.values())
    can_be_spared = any(nobody_misses(state, alive) for state in alive)
    assert coalitions.is_system_stable(resources) == (not above_half and not can_be_spared)


@given(WORLDS)
def test_in_a_stable_system_the_threatened_can_always_raise_an_attacker_to_half_and_freeze_the_game(resources):
    if not coalitions.is_system_stable(resources):
        return
    half = sum(resources.values()) / 2
    for attackers in coalitions.minimal_winning_coalitions(resources):
        threatened = sum(held for state, held in resources.items() if state not in attackers)
        for bought in attackers:
            assert resources[bought] + threatened >= half
            if len(attackers) < len(resources):
                price = half - resources[bought]
                after = {
                    state: half if state == bought else held if state in attackers else held * (1 - price / threatened)
                    for state, held in resources.items()
                    if threatened
                }
                assert not after or coalitions.is_resource_stable(after)


@given(st.lists(st.integers(1, 40), min_size=3, max_size=3))
def test_three_states_with_none_above_half_are_always_stable(held):
    resources = dict(zip("ABC", held, strict=True))
    assert coalitions.is_system_stable(resources) == (2 * max(held) <= sum(held))


@given(WORLDS)
def test_the_resources_are_frozen_iff_a_state_holds_exactly_half(resources):
    assert coalitions.is_resource_stable(resources) == any(
        2 * held == sum(resources.values()) for held in resources.values()
    )


@given(WORLDS)
def test_a_predominant_state_is_the_only_essential_one(resources):
    winner = coalitions.predominant(resources)
    assert (winner is not None) == any(holds_more_than_half({state}, resources) for state in resources)
    if winner:
        assert coalitions.essential(resources) == (winner,)


@given(WORLDS, st.data())
def test_a_pivot_is_a_member_whose_leaving_loses_the_majority(resources, pick):
    group = pick.draw(st.lists(st.sampled_from(list(resources)), unique=True))
    wins = holds_more_than_half(group, resources)
    expected = [state for state in group if wins and not holds_more_than_half(set(group) - {state}, resources)]
    assert coalitions.is_winning(group, resources) == wins
    assert list(coalitions.pivots(group, resources)) == expected


@given(WORLDS, st.data())
def test_when_one_side_blocks_so_do_all_the_others(resources, pick):
    group = pick.draw(st.lists(st.sampled_from(list(resources)), unique=True))
    rest = [state for state in resources if state not in group]
    blocks = 2 * sum(resources[state] for state in group) == sum(resources.values())
    assert coalitions.is_blocking(group, resources) == coalitions.is_blocking(rest, resources) == blocks


@given(WORLDS, st.randoms(use_true_random=False))
def test_the_order_of_the_states_changes_nothing(resources, random):
    names = list(resources)
    random.shuffle(names)
    shuffled = {name: resources[name] for name in names}
    assert set(coalitions.essential(shuffled)) == set(coalitions.essential(resources))
    assert coalitions.is_system_stable(shuffled) == coalitions.is_system_stable(resources)
    assert {frozenset(c) for c in coalitions.minimal_winning_coalitions(shuffled)} == {
        frozenset(c) for c in coalitions.minimal_winning_coalitions(resources)
    }


@given(WORLDS, st.floats(1e-6, 1e6))
def test_the_unit_of_resources_changes_nothing(resources, factor):
    scaled = {state: held * factor for state, held in resources.items()}
    assert coalitions.essential(scaled) == coalitions.essential(resources)
    assert coalitions.predominant(scaled) == coalitions.predominant(resources)
    assert coalitions.is_resource_stable(scaled) == coalitions.is_resource_stable(resources)


def test_shares_that_are_half_but_for_float_noise_are_half():
    resources = {"A": 0.1, "B": 0.2, "C": 0.3}
    assert 0.1 + 0.2 > 0.3
    assert coalitions.is_blocking("AB", resources)
    assert not coalitions.is_winning("AB", resources)
    assert coalitions.is_resource_stable(resources)


def test_a_hundred_and_fifty_of_three_hundred_blocks_and_one_more_wins():
    assert coalitions.is_blocking(["A"], {"A": 150, "B": 75, "C": 75})
    assert coalitions.is_winning(["A"], {"A": 151, "B": 75, "C": 74})


def test_a_state_named_twice_counts_once():
    assert not coalitions.is_winning(["A", "A"], {"A": 30, "B": 70})


def test_a_state_with_nothing_left_is_out_of_the_game():
    resources = {"A": 100, "B": 100, "C": 100, "D": 0}
    assert coalitions.inessential(resources) == ("D",)
    assert coalitions.is_system_stable(resources)


def test_coalitions_are_listed_strongest_first():
    resources = {"C": 80, "A": 110, "D": 10, "B": 100}
    assert coalitions.minimal_winning_coalitions(resources) == [("A", "B"), ("A", "C"), ("B", "C")]
    assert coalitions.winning_coalitions(resources)[0] == ("A", "B")


@pytest.mark.parametrize("ask", [coalitions.is_winning, coalitions.is_blocking, coalitions.pivots])
def test_a_coalition_with_an_unknown_state_is_refused_with_the_nearest_name(ask):
    with pytest.raises(ValueError, match="no state 'Germny' here; did you mean 'Germany'"):
        ask(["Germny"], {"Germany": 1, "France": 1})


@pytest.mark.parametrize("resources", [{}, {"A": 0}, {"A": -1, "B": 2}])
def test_resources_that_cannot_be_are_refused(resources):
    for ask in (coalitions.essential, coalitions.minimal_winning_coalitions, coalitions.is_system_stable):
        with pytest.raises(ValueError, match="power"):
            ask(resources)
