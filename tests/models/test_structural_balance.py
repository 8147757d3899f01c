"""Structural balance: triangles, camps, and the theorem that joins them."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.structural_balance import at_odds, best_camps, is_balanced, network, triangles

MEMBERS = ("A", "B", "C", "D", "E", "F")
SIGNS = st.sampled_from([1, -1])


@st.composite
def networks(draw, signs=SIGNS):
    members = MEMBERS[: draw(st.integers(3, 6))]
    return network(members, {pair: draw(signs) for pair in combinations(members, 2)})


def test_the_worked_example_of_a_friend_torn_between_two_enemies():
    net = network(("A", "B", "C"), {("A", "B"): 1, ("C", "A"): 1, ("B", "C"): -1})
    assert triangles(net) == {("A", "B", "C"): -1}
    least, camps = best_camps(net)
    assert (least, len(camps)) == (1, 3)
    assert at_odds(net, ("A", "B", "C")) == (("B", "C"),)
    assert not is_balanced(net)


@pytest.mark.parametrize(
    ("signs", "sign"), [((1, 1, 1), 1), ((1, -1, -1), 1), ((1, 1, -1), -1), ((-1, -1, -1), -1), ((1, 0, -1), 0)]
)
def test_the_four_kinds_of_triangle_and_the_one_that_lacks_a_tie(signs, sign):
    pairs = combinations(("A", "B", "C"), 2)
    assert list(triangles(network(("A", "B", "C"), dict(zip(pairs, signs, strict=True)))).values()) == [sign]


@given(networks())
def test_a_complete_network_is_balanced_if_and_only_if_it_falls_into_two_camps(net):
    all_triangles_fit = -1 not in triangles(net).values()
    assert is_balanced(net) == all_triangles_fit


@given(st.sets(st.sampled_from(MEMBERS)))
def test_two_camps_made_on_purpose_are_found_again(camp):
    ties = {(a, b): 1 if (a in camp) == (b in camp) else -1 for a, b in combinations(MEMBERS, 2)}
    least, camps = best_camps(network(MEMBERS, ties))
    assert least == 0
    assert {frozenset(one) for one in camps[0]} == {frozenset(camp), frozenset(MEMBERS) - camp}


@given(networks(st.sampled_from([1, 0, -1])))
def test_the_best_camps_have_as_many_ties_at_odds_as_is_said_and_no_division_has_fewer(net):
    least, camps = best_camps(net)
    assert all(len(at_odds(net, first)) == least for first, _ in camps)
    for count in range(len(net.members)):
        for camp in combinations(net.members, count):
            assert len(at_odds(net, camp)) >= least


@pytest.mark.parametrize(
    ("ties", "said"),
    [
        ({("A", "B"): 2}, "The tie of A and B must be 1, -1 or 0, not 2"),
        ({("A", "A"): 1}, "A cannot have a tie to itself"),
        ({("A", "B"): 1, ("B", "A"): -1}, "given twice with different signs"),
        ({("A", "Bb"): 1}, "did you mean 'B'"),
    ],
)
def test_what_is_no_tie_is_refused_by_name(ties, said):
    with pytest.raises(ValueError, match=said):
        network(("A", "B", "C"), ties)


def test_too_many_members_are_refused():
    with pytest.raises(ValueError, match="from 1 to 16 members, not 17"):
        best_camps(network(tuple(map(str, range(17))), {}))


def test_a_member_named_twice_and_a_camp_of_strangers_are_refused():
    with pytest.raises(ValueError, match="A is named twice"):
        network(("A", "B", "A"), {})
    with pytest.raises(ValueError, match="There is no state 'Z' here"):
        at_odds(network(("A", "B"), {}), ("Z",))
