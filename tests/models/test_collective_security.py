"""Who must act under an alliance, a collective-security body and bilateral deals, and how willingly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.collective_security import (
    RULES,
    TIED,
    Alliance,
    Attack,
    Body,
    Deals,
    duty,
    pairs,
    willingness,
)

WORLD = tuple("ABCDEF")
names = st.frozensets(st.sampled_from(WORLD))
two = st.frozensets(st.sampled_from(WORLD), min_size=2, max_size=2)


@st.composite
def attacks(draw):
    aggressor, victim, *rest = draw(st.permutations(WORLD))
    joining = draw(st.integers(0, 2))
    tied = draw(st.integers(0, 2))
    return Attack(aggressor, victim, tuple(rest[:joining]), tuple(rest[joining : joining + tied]))


orders = st.one_of(
    names.map(Alliance),
    st.builds(
        lambda members, vetoes, rule: Body(members, members & vetoes, rule), names, names, st.sampled_from(RULES)
    ),
    st.frozensets(two).map(Deals),
)


def obliged(order, attack):
    return duty(order, attack, WORLD).obliged


def test_an_alliance_faces_outward():
    alliance = Alliance(frozenset("BCF"))
    assert obliged(alliance, Attack("A", "F")) == ("B", "C")
    assert duty(alliance, Attack("B", "C"), WORLD).case == "inside"
    assert duty(alliance, Attack("A", "D"), WORLD).case == "outside"
    assert obliged(alliance, Attack("B", "D")) == (), "a defence pact obliges nobody to help an attacker"
    assert duty(Alliance(frozenset("F")), Attack("A", "F"), WORLD).case == "alone"


def test_collective_security_faces_inward_and_outward():
    assert obliged(Body(frozenset(WORLD)), Attack("B", "C")) == tuple("ADEF")
    assert obliged(Body(frozenset("CDEF")), Attack("A", "F")) == tuple("CDE")
    assert duty(Body(frozenset("ABC")), Attack("A", "F"), WORLD).case == "outside"
    assert obliged(Body(frozenset("ABC"), open_to_all=True), Attack("A", "F")) == ("B", "C")


def test_a_deal_binds_its_two_partners_only():
    deals = Deals(frozenset(map(frozenset, ("FB", "CD", "DF"))))
    assert obliged(deals, Attack("A", "F")) == ("B", "D")
    assert duty(deals, Attack("A", "E"), WORLD).case == "outside"
    assert duty(deals, Attack("B", "F"), WORLD).obliged == ("D",)
    assert duty(deals, Attack("D", "C"), WORLD).case == "inside"


def test_a_veto_of_the_aggressor_or_of_its_protector_stops_the_body_and_another_does_not():
    world = frozenset(WORLD)
    assert duty(Body(world, frozenset("A")), Attack("A", "F"), WORLD) == duty(
        Body(world, frozenset("AC")), Attack("A", "F"), WORLD
    )
    assert duty(Body(world, frozenset("A")), Attack("A", "F"), WORLD).by == ("A",)
    assert duty(Body(world, frozenset("C")), Attack("A", "F", tied=("C",)), WORLD).by == ("C",)
    assert duty(Body(world, frozenset("C")), Attack("A", "F"), WORLD).obliged == tuple("BCDE")


def test_a_vote_fails_on_half_against_or_where_all_must_agree_on_one():
    half = Attack("A", "F", joining=("B",), tied=("C",))
    less = Attack("A", "F", tied=("C",))
    world = frozenset(WORLD)
    assert duty(Body(world, rule="majority"), half, WORLD).case == "outvoted"
    assert duty(Body(world, rule="majority"), less, WORLD).case == "pledged"
    assert duty(Body(world, rule="unanimity"), less, WORLD).by == ("C",)
    assert duty(Body(world, rule="unanimity"), Attack("A", "F", joining=("B",)), WORLD).obliged == tuple("CDE")


@given(orders, attacks())
def test_nobody_at_war_is_obliged_and_a_reason_is_always_given(order, attack):
    found = duty(order, attack, WORLD)
    assert not set(found.obliged) & attack.parties
    assert (found.case == "pledged") == bool(found.obliged)
    assert bool(found.by) == (found.case in ("vetoed", "outvoted"))


@given(orders, attacks(), st.permutations(WORLD))
def test_other_names_change_nothing(order, attack, other):
    new = dict(zip(WORLD, other, strict=True))

    def renamed(states):
        return type(states)(new[state] for state in states)

    if isinstance(order, Alliance):
        twin = Alliance(renamed(order.members))
    elif isinstance(order, Body):
        twin = Body(renamed(order.members), renamed(order.vetoes), order.rule)
    else:
        twin = Deals(frozenset(map(renamed, order.pairs)))
    moved = Attack(new[attack.aggressor], new[attack.victim], renamed(attack.joining), renamed(attack.tied))
    before, after = duty(order, attack, WORLD), duty(twin, moved, WORLD)
    assert set(after.obliged) == {new[state] for state in before.obliged}
    assert after.case == before.case


@given(attacks(), st.integers(0, 4))
def test_with_full_free_riding_all_together_send_as_many_as_one_alone(attack, others):
    third = [state for state in WORLD if state not in attack.parties][: others + 1]
    bare = Attack(attack.aggressor, attack.victim)
    bound = duty(Alliance(frozenset([*third, attack.victim])), bare, WORLD)
    wills = willingness(bound, bare, WORLD, 0.6, 1.0)
    assert sum(wills.values()) == pytest.approx(0.6)
    assert sum(willingness(bound, bare, WORLD, 0.6).values()) == pytest.approx(0.6 * len(third))


def test_a_tied_state_is_a_quarter_as_willing_and_volunteers_need_no_pledge():
    attack = Attack("A", "F", tied=("C",))
    bound = duty(Alliance(frozenset("BCF")), attack, WORLD)
    assert willingness(bound, attack, WORLD, 0.8, 0.0, 0.2) == {"B": 0.8, "C": 0.8 * TIED, "D": 0.2, "E": 0.2}


@given(attacks(), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_pledge_never_makes_a_state_less_willing(attack, general, riding, volunteers):
    bound = duty(Body(frozenset(WORLD)), attack, WORLD)
    free = duty(Alliance(frozenset()), attack, WORLD)
    with_pledge = willingness(bound, attack, WORLD, general, riding, volunteers)
    without = willingness(free, attack, WORLD, general, riding, volunteers)
    assert all(0 <= without[state] <= with_pledge[state] <= 1 for state in without)


def test_eight_states_need_28_deals_and_none_need_none():
    assert [pairs(n) for n in (0, 1, 2, 3, 8)] == [0, 0, 1, 3, 28]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: duty(Alliance(frozenset("XB")), Attack("A", "B"), WORLD), "no state 'X'"),
        (lambda: duty(Body(frozenset("AB"), rule="majorty"), Attack("A", "B"), WORLD), "did you mean 'majority'"),
        (lambda: Attack("A", "A"), "cannot attack itself"),
        (
            lambda: willingness(duty(Deals(frozenset()), Attack("A", "B"), WORLD), Attack("A", "B"), WORLD, 1.2),
            "0 to 1",
        ),
        (lambda: pairs(-1), "zero or more"),
        (lambda: pairs(2.5), "a whole number"),  # pyright: ignore[reportArgumentType]
        (lambda: Attack("A", "B", ("A",)), "cannot join itself"),
        (lambda: Deals(frozenset([frozenset("ABC")])), "two partners, not 3"),
    ],
)
def test_bad_input_is_told_in_one_sentence(call, said):
    with pytest.raises(ValueError, match=said):
        call()
