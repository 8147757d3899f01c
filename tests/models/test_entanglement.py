"""Who is drawn into a war by the letter of pacts, and by a chain of allies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.entanglement import allies, by_the_letter, in_a_chain, largest_war

EUROPE_1914 = ({"Austria-Hungary", "Germany"}, {"France", "Russia"})
STATES = "ABCDEF"
pacts = st.lists(st.sets(st.sampled_from(STATES), min_size=2), max_size=4)
quarrel = st.tuples(st.sampled_from(STATES), st.sampled_from(STATES)).filter(lambda pair: pair[0] != pair[1])


def test_in_1914_the_letter_binds_france_and_the_chain_brings_in_germany():
    letter = by_the_letter("Austria-Hungary", "Russia", EUROPE_1914)
    assert (letter.attackers, letter.defenders) == (("Austria-Hungary",), ("Russia", "France"))
    chain = in_a_chain("Austria-Hungary", "Russia", EUROPE_1914)
    assert (chain.attackers, chain.defenders) == (("Austria-Hungary", "Germany"), ("Russia", "France"))
    assert largest_war([("Austria-Hungary", "Russia")], EUROPE_1914) == chain


def test_a_state_allied_with_both_sides_stays_out():
    torn = ({"A", "B"}, {"B", "C"})
    assert by_the_letter("A", "C", torn).torn == in_a_chain("A", "C", torn).torn == ("B",)


def test_without_pacts_a_war_stays_between_two_and_without_quarrels_there_is_none():
    assert in_a_chain("A", "B", ()).fighting == by_the_letter("A", "B", ()).fighting == 2
    assert largest_war([], EUROPE_1914) is None


def test_no_state_attacks_itself():
    with pytest.raises(ValueError, match="A cannot attack itself"):
        in_a_chain("A", "A", ())


@given(quarrel, pacts)
def test_nobody_is_on_two_sides_and_the_chain_is_never_smaller_than_the_letter(pair, groups):
    for war in (by_the_letter(*pair, groups), in_a_chain(*pair, groups)):
        everybody = [*war.attackers, *war.defenders, *war.torn]
        assert len(everybody) == len(set(everybody))
        assert (war.attackers[0], war.defenders[0]) == pair
    letter, chain = by_the_letter(*pair, groups), in_a_chain(*pair, groups)
    assert {*letter.defenders, *letter.torn} <= {*chain.attackers, *chain.defenders, *chain.torn}


@given(quarrel, pacts)
def test_relabelling_states_relabels_the_war_and_changes_nothing_else(pair, groups):
    other = dict(zip(STATES, "UVWXYZ", strict=True))
    renamed = in_a_chain(*(other[state] for state in pair), [{other[one] for one in group} for group in groups])
    war = in_a_chain(*pair, groups)
    assert renamed.attackers == tuple(other[state] for state in war.attackers)
    assert renamed.torn == tuple(other[state] for state in war.torn)


@given(st.sampled_from(STATES), pacts)
def test_alliance_is_mutual(state, groups):
    assert all(state in allies(other, groups) for other in allies(state, groups))
