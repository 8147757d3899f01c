"""Richardson (1960), Arms and Insecurity: the stability condition, the rest point, and the straight line of 1909-13."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils import data
from course_utils.models import straight_line
from course_utils.models.arms_race import Race, equilibrium, is_stable
from course_utils.models.straight_line import fit, forecast, increases

ALL = (*data.FRANCE_AND_RUSSIA, *data.GERMANY_AND_AUSTRIA)


def sums(first, last):
    return [data.spending_together(ALL, year) for year in range(first, last + 1)]


@pytest.mark.parametrize(
    ("k", "a", "l", "b", "stable"),
    [(0.9, 1, 0.9, 1, True), (1, 1, 1, 1, False), (1.1, 1, 1.1, 1, False), (1.5, 1, 0.5, 1, True), (0, 1, 9, 1, True)],
)
def test_the_race_is_stable_if_and_only_if_ab_exceeds_kl(k, a, l, b, stable):  # noqa: E741
    assert is_stable(Race(k, a, 10, l, b, 10)) is stable


def test_the_rest_point_is_his():
    # x* = (bg + kh) / (ab - kl) = (2*3 + 1*5) / (1*2 - 1*0.5), y* = (ah + lg) / (ab - kl).
    assert equilibrium(Race(1, 1, 3, 0.5, 2, 5)) == pytest.approx((11 / 1.5, 6.5 / 1.5))


def test_the_increase_of_both_blocs_from_1909_to_1913_lies_nearly_on_a_straight_line():
    points = increases(sums(1909, 1913))
    assert [(round(x, 1), round(y, 1)) for x, y in points] == [(193.7, 3.0), (199.4, 8.3), (214.9, 22.6), (252.1, 51.8)]
    line = fit(points)
    assert line.correlation > 0.999
    assert line.slope == pytest.approx(0.832, abs=0.001)
    assert line.intercept == pytest.approx(-157.5, abs=0.1)
    assert line.zero == pytest.approx(189.3, abs=0.1)


def test_the_line_of_the_years_before_forecasts_1913_within_four_per_cent():
    known = sums(1909, 1912)
    expected = forecast(fit(increases(known)), known[-1])
    assert expected == pytest.approx(287.4, abs=0.1)
    assert sums(1913, 1913)[0] == pytest.approx(278.0, abs=0.1)


def test_the_line_does_not_hold_for_the_years_from_1905():
    assert abs(fit(increases(sums(1905, 1913))).correlation) < 0.1


@given(st.floats(0.1, 1.5), st.floats(-300, 300), st.floats(200, 400))
def test_a_sum_that_follows_a_line_is_fitted_and_forecast_exactly(slope, intercept, start):
    line = straight_line.Line(slope, intercept, 1)
    course = [start]
    for _ in range(4):
        course.append(forecast(line, course[-1]))
    points = increases(course)
    if max(x for x, _ in points) - min(x for x, _ in points) > 1:
        assert fit(points).slope == pytest.approx(slope, rel=1e-4, abs=1e-6)
        assert fit(points[:3]).at(points[3][0]) == pytest.approx(points[3][1], rel=1e-4, abs=1e-3)


def test_the_worked_example_grows_by_a_tenth():
    line = fit(increases([100, 110, 121]))
    assert (line.slope, line.correlation) == (pytest.approx(1 / 10.5), pytest.approx(1))
    assert forecast(line, 121) == pytest.approx(133.1)


def test_what_no_line_can_be_drawn_through_is_refused():
    with pytest.raises(ValueError, match="at least two points"):
        fit([(1, 1)])
    with pytest.raises(ValueError, match="above each other"):
        fit([(1, 1), (1, 2)])
    with pytest.raises(ValueError, match="too steep"):
        forecast(straight_line.Line(2, 0, 1), 100)
    with pytest.raises(ValueError, match="finite points"):
        fit([(1, float("nan")), (2, 3)])
    assert straight_line.Line(0, 5, 0).zero is None
