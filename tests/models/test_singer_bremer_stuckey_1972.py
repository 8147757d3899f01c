"""Singer, Bremer and Stuckey (1972): the index of concentration, recomputed from the tables the course ships.

The three check values follow from the formula. The series is that of the major powers of the Correlates of War list
with version 7.0 of the capability data; the paper itself had older data, so its own figures differ a little.
"""

import pytest

from course_utils import data
from course_utils.models.capability import shares
from course_utils.models.concentration import concentration

CHECK_VALUES = [
    ([20, 20, 20, 20, 20], 0.0),
    ([0.5, 0.5, 0, 0, 0], 0.612),
    ([1, 0, 0, 0, 0], 1.0),
]
SERIES = [
    (1816, 0.330),
    (1871, 0.285),
    (1890, 0.222),
    (1913, 0.238),
    (1938, 0.227),
    (1946, 0.452),
    (1970, 0.322),
    (1990, 0.305),
    (2016, 0.462),
]
LARGEST = [(1816, "UKG", 0.44), (1946, "USA", 0.57), (2016, "CHN", 0.48)]


def major_power_capabilities(year):
    return {state: data.cinc(state, year) for state in data.major_powers(year)}


@pytest.mark.parametrize(("powers", "con"), CHECK_VALUES)
def test_the_formula_gives_its_check_values(powers, con):
    assert concentration(powers) == pytest.approx(con, abs=0.0005)


@pytest.mark.parametrize(("year", "con"), SERIES)
def test_the_concentration_of_the_major_powers_in_a_year(year, con):
    assert concentration(list(major_power_capabilities(year).values())) == pytest.approx(con, abs=0.0005)


@pytest.mark.parametrize(("year", "state", "share"), LARGEST)
def test_the_largest_share_among_the_major_powers(year, state, share):
    found = shares(major_power_capabilities(year))
    assert max(found, key=lambda power: found[power]) == state
    assert found[state] == pytest.approx(share, abs=0.005)


def test_every_year_has_major_powers_with_figures_to_compare():
    for year in data.YEARS:
        assert 0 <= concentration(list(major_power_capabilities(year).values())) <= 1


def test_concentration_fell_in_the_nineteenth_century_and_leapt_after_each_end_of_a_world_war():
    con = {year: concentration(list(major_power_capabilities(year).values())) for year in data.YEARS}
    assert con[1816] > con[1871] > con[1890]
    assert con[1946] > 1.9 * con[1938]
