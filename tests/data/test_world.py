"""How much of the world's power each state held, and who was a major power."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils import data

STATES = [state.abbreviation for state in data.states()]


def test_a_year_without_a_figure_is_answered_with_the_nearest_that_has_one():
    with pytest.raises(ValueError, match=r"no figure for Poland in 1900; the nearest year that has one is 1918\."):
        data.cinc("POL", 1900)


@pytest.mark.parametrize(("year", "nearest"), [(1815, 1816), (2023, 2022), (0, 1816)])
def test_a_year_outside_the_data_is_answered_with_the_nearest(year, nearest):
    for ask in (data.major_powers, data.strongest, lambda year: data.cinc("USA", year)):
        with pytest.raises(ValueError, match=f"{year}; choose a year from 1816 to 2022, such as {nearest}"):
            ask(year)


def test_a_year_that_is_not_a_number_is_refused():
    with pytest.raises(ValueError, match="must be a whole number such as 1914, but it is '1914'"):
        data.major_powers("1914")  # pyright: ignore[reportArgumentType]


def test_a_series_goes_from_year_to_share_and_cannot_be_changed():
    series = data.cinc_series("Germany")
    assert list(series) == [*range(1816, 1946), *range(1990, 2023)]
    assert series[1914] == data.cinc("GMY", 1914) == 0.1582
    with pytest.raises(TypeError):
        series[1914] = 1  # pyright: ignore[reportIndexIssue]


@given(st.sampled_from(data.YEARS))
def test_the_61_states_hold_most_of_the_world_and_hardly_more_than_all_of_it(year):
    held = math.fsum(data.cinc_series(state).get(year, 0) for state in STATES)
    assert 0.75 < held < 1.1


@given(st.sampled_from(data.YEARS), st.integers(1, 12))
def test_the_strongest_are_in_order_and_nobody_left_out_is_stronger(year, n):
    found = data.strongest(year, n)
    held = [data.cinc(state, year) for state in found]
    assert held == sorted(held, reverse=True)
    assert len(found) == n
    assert set(data.strongest(year, n - 1)) < set(found)


def test_in_1990_germany_is_not_counted_twice():
    assert not {"GFR", "GDR"} & set(data.strongest(1990, 61))
    assert "GMY" in data.strongest(1990, 61)


def test_powers_carry_the_names_of_their_year_in_the_order_asked_for():
    assert data.powers(1866, ["GMY", "Austria"]) == {
        "Prussia": data.cinc("GMY", 1866),
        "Austria": data.cinc("AUH", 1866),
    }


@given(st.sampled_from(data.YEARS))
def test_the_strongest_twelve_have_twelve_different_names(year):
    assert len(data.powers(year, data.strongest(year))) == 12


@pytest.mark.parametrize(
    ("year", "majors"),
    [
        (1816, {"UKG", "FRN", "GMY", "AUH", "RUS"}),
        (1900, {"USA", "UKG", "FRN", "GMY", "AUH", "ITA", "RUS", "JPN"}),
        (1920, {"USA", "UKG", "FRN", "ITA", "JPN"}),
        (1950, {"USA", "UKG", "FRN", "RUS", "CHN"}),
        (2016, {"USA", "UKG", "FRN", "GMY", "RUS", "CHN", "JPN"}),
        (2022, {"USA", "UKG", "FRN", "GMY", "RUS", "CHN", "JPN"}),
    ],
)
def test_the_major_powers_of_a_year(year, majors):
    assert set(data.major_powers(year)) == majors


@given(st.sampled_from(data.YEARS))
def test_every_major_power_has_a_figure_in_its_year(year):
    assert all(data.cinc(state, year) > 0 for state in data.major_powers(year))
