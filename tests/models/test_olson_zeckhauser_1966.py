"""Olson and Zeckhauser (1966): the rank correlation of size and defence share among 14 members of NATO in 1964.

The article reports .490. The other figures are ours: what dropping a member does, and the same test since 2014, beside
the correlations with GDP that were worked out when the data were compiled.
"""

import pytest

from course_utils import data
from course_utils.models.burden_sharing import rank_test
from course_utils.models.rank_correlation import chance, kendall

MEMBERS = data.burdens(1964)


def rho(members, *without):
    left = [one for one in members if one.name not in without]
    return rank_test({one.name: one.size for one in left}, {one.name: one.share for one in left})


def test_the_published_correlation_of_the_14_members_comes_out():
    assert len(MEMBERS) == 14
    assert rho(MEMBERS) == pytest.approx(0.490, abs=0.0005)
    assert rho(MEMBERS) == pytest.approx(1 - 6 * 232 / (14 * 195))


@pytest.mark.parametrize(("dropped", "found"), [("Portugal", 0.725), ("United States", 0.363)])
def test_the_result_hangs_on_single_members(dropped, found):
    assert rho(MEMBERS, dropped) == pytest.approx(found, abs=0.0005)


def test_chance_alone_would_do_as_much_in_about_8_of_100_cases():
    assert chance(rho(MEMBERS), 14) == pytest.approx(0.075, abs=0.0005)


def test_kendalls_coefficient_is_lower_as_it_usually_is():
    assert kendall([one.size for one in MEMBERS], [one.share for one in MEMBERS]) == pytest.approx(0.385, abs=0.0005)


def test_our_measure_of_size_gives_the_same_for_1964():
    assert rank_test(data.civilian_size_1964(), {one.name: one.share for one in MEMBERS}) == pytest.approx(
        0.490, abs=0.0005
    )


@pytest.mark.parametrize("row", data.rank_correlations(), ids=lambda row: str(row.year))
def test_since_2014_our_measure_tells_the_same_story_as_gdp(row):
    members = data.burdens(row.year)
    assert len(members) == row.members
    assert rho(members) == pytest.approx(row.rho, abs=0.08)
    assert rho(members) < 0.3
    assert chance(row.rho, row.members) == pytest.approx(row.p, abs=0.003)


def test_the_relation_was_weak_in_2014_and_is_gone_by_2025():
    assert rho(data.burdens(2014)) > 0.25
    assert abs(rho(data.burdens(2025))) < 0.1


def test_the_largest_shares_of_2025_are_those_of_states_near_russia():
    first_four = sorted(data.burdens(2025), key=lambda one: -one.share)[:4]
    assert [one.name for one in first_four] == ["Poland", "Lithuania", "Latvia", "Estonia"]
