"""One abbreviation for all years, and the plain name of each time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils import data

STATES = [state.abbreviation for state in data.states()]


def test_there_are_61_states_with_distinct_abbreviations_and_names():
    assert len(set(STATES)) == len({state.name for state in data.states()}) == 61


@pytest.mark.parametrize(
    ("abbreviation", "year", "name"),
    [
        ("GMY", 1816, "Prussia"),
        ("GMY", 1870, "Prussia"),
        ("GMY", 1871, "Germany"),
        ("ITA", 1860, "Sardinia"),
        ("ITA", 1861, "Italy"),
        ("AUH", 1866, "Austria"),
        ("AUH", 1867, "Austria-Hungary"),
        ("RUS", 1914, "Russia"),
        ("RUS", 1922, "Soviet Union"),
        ("RUS", 1991, "Soviet Union"),
        ("RUS", 1992, "Russia"),
        ("TUR", 1922, "Ottoman Empire"),
        ("TUR", 1923, "Turkey"),
        ("YUG", 1914, "Serbia"),
        ("GFR", 1985, "West Germany"),
        ("GDR", 1985, "East Germany"),
        ("UKG", 1914, "Britain"),
        ("USA", 1914, "United States"),
        ("MAL", 1960, "Malaya"),
        ("MAL", 1816, "Malaya"),
    ],
)
def test_a_state_has_the_name_of_its_time(abbreviation, year, name):
    assert data.state_name(abbreviation, year) == name


@pytest.mark.parametrize(
    ("text", "abbreviation"),
    [("GMY", "GMY"), ("germany", "GMY"), ("PRUSSIA", "GMY"), ("Austria", "AUS"), ("austria-hungary", "AUH")]
    + [("USSR", "RUS"), ("United Kingdom", "UKG"), ("Türkiye", "TUR"), ("Turkiye", "TUR"), (" south  korea ", "ROK")],
)
def test_a_state_is_found_by_any_of_its_names(text, abbreviation):
    assert data.find_state(text).abbreviation == abbreviation


def test_the_year_settles_a_name_that_two_states_have_had():
    assert data.find_state("Austria", 1850).abbreviation == "AUH"
    assert data.find_state("Austria", 1930).abbreviation == "AUS"
    assert data.cinc("Austria", 1850) == data.cinc("AUH", 1850)


@given(st.sampled_from(STATES), st.sampled_from(data.YEARS))
def test_the_name_of_a_year_leads_back_to_the_state(state, year):
    if year in data.cinc_series(state):
        assert data.find_state(data.state_name(state, year), year).abbreviation == state


def test_an_unknown_state_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="There is no state 'Germny' here; did you mean 'Germany'?"):
        data.cinc("Germny", 1914)
