"""Two states in an arms race: rest points, stability, and paths that keep to both."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course_utils.models import arms_race as model
from course_utils.models.arms_race import Race
from course_utils.models.arms_race_path import destination, path

reactions = st.floats(0, 2)
brakes = st.floats(0.2, 2)
pushes = st.floats(-30, 30)
races = st.builds(Race, reactions, brakes, pushes, reactions, brakes, pushes)
spending = st.floats(0, 200)
starts = st.tuples(spending, spending)
clear = races.filter(lambda race: abs(race.a * race.b - race.k * race.l) > 0.02)


def test_the_worked_example_rests_at_100_each():
    race = Race(0.9, 1, 10, 0.9, 1, 10)
    assert model.equilibrium(race) == pytest.approx((100, 100))
    assert model.eigenvalues(race) == pytest.approx((-0.1, -1.9))
    assert model.pace(race) == pytest.approx(math.log(2) / 0.1)
    assert model.nullcline_x(race, 100) == model.nullcline_y(race, 100) == pytest.approx(100)


def test_from_equal_starts_the_worked_example_follows_a_single_exponential():
    # With x = y the two equations are one: dx/dt = -0.1 x + 10.
    times, points = path(Race(0.9, 1, 10, 0.9, 1, 10), (20, 20), 30, 60)
    for time, (x, y) in zip(times, points, strict=True):
        assert x == pytest.approx(100 - 80 * math.exp(-0.1 * time), rel=1e-9)
        assert y == pytest.approx(x, rel=1e-9)


def test_without_reaction_each_state_goes_its_own_way():
    _, points = path(Race(0, 1, 5, 0, 1, 8), (1, 20), 2, 1)
    assert points[-1] == pytest.approx((5 - 4 * math.exp(-2), 8 + 12 * math.exp(-2)))


@given(races)
def test_the_rest_point_is_a_point_at_which_nothing_changes(race):
    rest = model.equilibrium(race)
    assume(rest is not None and max(map(abs, rest)) < 1e5)
    assert model.rate(race, rest) == pytest.approx((0, 0), abs=1e-6)
    assert model.nullcline_x(race, rest[1]) == pytest.approx(rest[0], abs=1e-5)


@given(clear, st.floats(1, 60), st.floats(1, 60))
def test_every_path_comes_to_rest_exactly_when_the_brakes_outweigh_the_reactions(race, x, y):
    # Grievances that push upwards keep zero spending out of it; the verdict is read off the path and not the formula.
    pushed = Race(race.k, race.a, abs(race.g) + 1, race.l, race.b, abs(race.h) + 1)
    duration = 12 / abs(model.eigenvalues(pushed)[0])
    _, points = path(pushed, (x, y), duration, 60)
    first, last = math.dist(points[-2], points[-3]), math.dist(points[-1], points[-2])
    settles = last < first or last < 1e-6  # where rounding is all that is left
    assert settles == model.is_stable(pushed)
    assert (destination(pushed, (x, y)) is not None) == model.is_stable(pushed)


@given(clear, starts)
def test_a_path_in_many_steps_is_the_path_in_few_while_nobody_is_held_at_zero(race, start):
    pushed = Race(race.k, race.a, abs(race.g), race.l, race.b, abs(race.h))
    few, many = path(pushed, start, 4, 2)[1][-1], path(pushed, start, 4, 64)[1][-1]
    assert few == pytest.approx(many, rel=1e-7, abs=1e-7)


@given(races, starts)
def test_nobody_ever_spends_less_than_nothing(race, start):
    assert min(min(point) for point in path(race, start, 10, 50)[1]) >= 0
    end = destination(race, start)
    assert end is None or min(end) >= -1e-9


@given(clear, starts)
def test_calling_the_states_by_each_others_names_changes_nothing(race, start):
    x, y = path(race, start, 5, 20)[1][-1]
    assert path(model.mirrored(race), start[::-1], 5, 20)[1][-1] == pytest.approx((y, x), rel=1e-9, abs=1e-9)
    assert model.is_stable(model.mirrored(race)) == model.is_stable(race)
    assert model.eigenvalues(model.mirrored(race)) == pytest.approx(model.eigenvalues(race))


@given(races)
def test_the_eigenvalues_have_the_trace_as_sum_and_the_margin_as_product(race):
    first, second = model.eigenvalues(race)
    assert first + second == pytest.approx(-(race.a + race.b), abs=1e-8)
    assert first * second == pytest.approx(race.a * race.b - race.k * race.l, abs=1e-8)


def test_on_the_edge_there_is_no_single_rest_point_and_growth_is_straight():
    race = Race(1, 1, 10, 1, 1, 10)
    assert model.equilibrium(race) is None
    assert not model.is_stable(race)
    assert model.pace(race) == math.inf
    assert destination(race, (0, 0)) is None
    assert path(race, (0, 0), 6, 3)[1] == [pytest.approx((n, n)) for n in (0, 20, 40, 60)]
    assert destination(Race(1, 1, 0, 1, 1, 0), (10, 30)) == pytest.approx((20, 20))


def test_with_goodwill_the_start_decides_between_disarmament_and_runaway():
    race = Race(1.1, 1, -10, 1.1, 1, -10)
    assert model.equilibrium(race) == pytest.approx((100, 100))
    assert destination(race, (80, 80)) == (0, 0)
    assert destination(race, (120, 120)) is None


def test_a_state_held_at_zero_leaves_the_other_to_its_own_equation():
    assert destination(Race(0.5, 1, -20, 0.5, 1, 30), (50, 50)) == pytest.approx((0, 30), abs=1e-5)


@pytest.mark.parametrize(
    ("given", "said"),
    [((-1, 1, 1, 1, 1, 1), "reaction k must not be below zero"), ((1, 0, 1, 1, 1, 1), "fatigue a must be above zero")]
    + [((1, 1, math.nan, 1, 1, 1), "grievance g must be a finite number"), ((1, 1, 1, 1, 1, "5"), "grievance h")],
)
def test_a_coefficient_out_of_range_is_named(given, said):
    with pytest.raises(ValueError, match=said):
        Race(*given)


def test_a_start_below_zero_and_no_time_are_refused():
    race = Race(1, 1, 1, 1, 1, 1)
    with pytest.raises(ValueError, match="less than nothing"):
        path(race, (-1, 0), 1)
    with pytest.raises(ValueError, match="at least one step"):
        path(race, (1, 0), 0)


@pytest.mark.parametrize("start", [(math.nan, 1), (None, 1), (math.inf, 1), (-1, 0)])
def test_a_start_that_nobody_could_have_is_refused(start):
    for follow in (lambda race: path(race, start, 1), lambda race: destination(race, start)):
        with pytest.raises(ValueError, match="less than nothing or without end"):
            follow(Race(1, 1, 1, 1, 1, 1))


@pytest.mark.parametrize("duration", [math.nan, math.inf, None])
def test_a_time_without_end_is_refused(duration):
    with pytest.raises(ValueError, match="time to follow"):
        path(Race(1, 1, 1, 1, 1, 1), (1, 1), duration)


def test_numbers_beyond_all_reason_are_refused_and_do_not_overflow():
    with pytest.raises(ValueError, match="too large to follow"):
        path(Race(1e10, 1, 1, 1e10, 1, 1), (1, 1), 10)
    with pytest.raises(ValueError, match="must be a finite number"):
        Race(10**400, 1, 1, 1, 1, 1)
