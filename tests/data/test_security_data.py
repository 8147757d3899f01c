"""The worlds and cases of collective security: complete, consistent, and with a reason for every judgement."""

import pytest

from course_utils import data
from course_utils.models.collective_security import RULES

LEVELS = {0.05, 0.2, 0.4, 0.6, 0.8, 0.95}


@pytest.mark.parametrize("world", data.security_worlds(), ids=lambda world: world.id)
def test_a_world_has_four_to_nine_states_and_its_pledges_are_theirs(world):
    assert 4 <= len(world.powers) <= 9
    named = {world.aggressor, world.victim} | world.alliance | world.body | world.vetoes
    assert named.union(*world.pairs, *world.tied) <= set(world.powers)
    assert world.vetoes <= world.body
    assert world.rule in RULES
    assert all(len(pair) == 2 for pair in world.pairs | world.tied)


@pytest.mark.parametrize("case", data.security_cases(), ids=lambda case: case.id)
def test_every_judgement_of_a_case_is_one_of_six_levels_and_has_a_reason(case):
    assert {helper.will for helper in case.helpers} <= LEVELS
    assert all(helper.why.endswith(".") for helper in case.helpers)
    assert set(case.reach.values()) <= {0.25, 0.5, 1.0}
    assert set(case.powers) == set(case.reach) == {*case.attackers, case.victim, *(one.name for one in case.helpers)}


def test_there_are_seven_cases_in_their_order_of_time():
    years = [case.year for case in data.security_cases()]
    assert years == [1931, 1935, 1936, 1950, 1956, 1990, 2022]


def test_capabilities_are_those_of_the_year_and_two_come_from_outside_the_table():
    assert data.security_case("suez-1956").powers["Egypt"] == pytest.approx(100 * data.cinc("EGY", 1956))
    assert data.security_case("Abyssinia, 1935").powers["Ethiopia"] == pytest.approx(0.428)
    assert data.security_world("kuwait-1990").powers["Kuwait"] == pytest.approx(0.338)


def test_states_bear_the_names_of_their_year():
    assert "Soviet Union" in data.security_case("kuwait-1990").powers
    assert "Russia" in data.security_case("ukraine-2022").powers


def test_an_unknown_world_or_case_is_told_its_nearest():
    with pytest.raises(ValueError, match="did you mean 'suez-1956'"):
        data.security_case("suez-1965")
    with pytest.raises(ValueError, match="did you mean 'europe-2022'"):
        data.security_world("europe-2021")
