"""Several states in an arms race, and an alliance as a change of coefficients."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models import arms_and_allies as model
from course_utils.models import arms_race, arms_race_path

shares = st.floats(0, 1)
EQUAL = model.equal_states("ABC", 0.45, 1, 10)


def together(trust, alarm):
    return model.equilibrium(model.ally(EQUAL, ("A", "B"), trust, alarm))


def test_three_equal_states_rest_where_two_with_twice_the_reaction_do():
    assert model.equilibrium(EQUAL) == pytest.approx(dict.fromkeys("ABC", 100))


def test_the_worked_alliance_calms_then_alarms_then_breaks():
    # A and B: x = 0.45 z + 10; C: z = 0.9 x + 10. With alarm 0.5 both 0.45 become 0.675.
    assert together(1, 0) == pytest.approx({"A": 14.5 / 0.595, "B": 14.5 / 0.595, "C": 19 / 0.595})
    assert together(1, 0.5) == pytest.approx({"A": 188.73, "B": 188.73, "C": 264.79}, abs=0.01)
    assert together(1, 0.6) is None


def test_with_full_trust_the_race_breaks_where_the_reactions_reach_one_over_the_root_of_two():
    limit = 1 / (0.45 * 2**0.5) - 1
    assert together(1, limit - 0.001) is not None
    assert together(1, limit + 0.001) is None


@given(shares, shares)
def test_the_outsider_never_arms_less_the_more_it_is_alarmed(trust, alarm):
    calm, alarmed = together(trust, 0), together(trust, alarm)
    assert alarmed is None or alarmed["C"] >= calm["C"] - 1e-9


@given(shares)
def test_an_alliance_that_alarms_nobody_never_makes_anyone_arm_more(trust):
    assert all(value <= 100 + 1e-6 for value in together(trust, 0).values())


coefficients = st.tuples(st.floats(0, 1.5), st.floats(0.3, 2), st.floats(0, 20))


@given(coefficients, coefficients)
def test_two_states_agree_with_the_two_equations(first, second):
    (k, a, g), (l, b, h) = first, second  # noqa: E741
    two = arms_race.Race(k, a, g, l, b, h)
    many = {"A": model.State(a, g, {"B": k}), "B": model.State(b, h, {"A": l})}
    if abs(a * b - k * l) > 0.02:
        assert model.is_stable(many) == arms_race.is_stable(two)
    if arms_race.margin(two) > 0.02:
        assert tuple(model.equilibrium(many).values()) == pytest.approx(arms_race.equilibrium(two))
    exact = arms_race_path.path(two, (20, 60), 5, 1)[1][-1]
    followed = model.path(many, {"A": 20, "B": 60}, 5, 400)[-1]
    assert tuple(followed.values()) == pytest.approx(exact, rel=1e-6)


@given(st.permutations("ABC"), shares, shares, st.tuples(*[st.floats(0, 0.7)] * 6))
def test_calling_the_states_by_other_names_changes_nothing(order, trust, alarm, given_reactions):
    pairs = [(one, other) for one in "ABC" for other in "ABC" if one != other]
    reaction = dict(zip(pairs, given_reactions, strict=True))
    race = {one: model.State(1, 10, {other: reaction[one, other] for other in "ABC" if other != one}) for one in "ABC"}
    shuffled = {name: race[name] for name in order}
    first = model.equilibrium(model.ally(race, ("A", "B"), trust, alarm))
    second = model.equilibrium(model.ally(shuffled, ("B", "A"), trust, alarm))
    if first is not None and max(first.values()) < 1e5:
        assert second == pytest.approx(first, rel=1e-6)


@given(shares, shares)
def test_a_stable_race_is_drawn_to_its_rest_point_and_any_other_grows(trust, alarm):
    race = model.ally(EQUAL, ("A", "B"), trust, alarm)
    points = model.path(race, dict.fromkeys("ABC", 60.0), 60, 300)
    rest = model.equilibrium(race)
    early, late = points[150], points[-1]
    if rest is None:
        assert late["C"] > early["C"]
    else:
        assert max(abs(late[name] - rest[name]) for name in "ABC") <= max(
            abs(early[name] - rest[name]) for name in "ABC"
        )


def test_what_cannot_be_an_alliance_is_refused():
    with pytest.raises(ValueError, match="There is no state 'D' here"):
        model.ally(EQUAL, ("A", "D"), 1, 0)
    with pytest.raises(ValueError, match=r"from 0 to 1, not 1\.5; try 1"):
        model.ally(EQUAL, ("A", "B"), 1.5, 0)
    with pytest.raises(ValueError, match="Alarm must be zero or more"):
        model.ally(EQUAL, ("A", "B"), 1, -0.5)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: model.State(0, 1, {}), "fatigue must be a number above zero"),
        (lambda: model.State(1, math.nan, {}), "grievance must be a finite number"),
        (lambda: model.State(1, 1, {"B": -1}), "reaction to B must be zero or more"),
        (lambda: model.ally(EQUAL, ("A", "A"), 1, 0), "two different partners"),
        (lambda: model.ally(EQUAL, ("A", "B"), None, 0), "Trust is a share"),
        (lambda: model.ally(EQUAL, ("A", "B"), 1, math.nan), "Alarm must be zero or more"),
        (lambda: model.path(EQUAL, {"A": 1, "B": 1}, 10), "C has None"),
        (lambda: model.path(EQUAL, dict.fromkeys("ABC", 1), 10, 0), "at least one step"),
    ],
)
def test_what_no_race_can_have_is_refused_in_one_sentence(wrong, said):
    with pytest.raises(ValueError, match=said):
        wrong()
