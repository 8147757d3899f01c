"""Walt's argument, case by case: by threat states guard against another state than by power alone.

Power comes from CINC, the other three sources from the course's own judgements. So these tests say what follows from
those judgements, not that they are right.
"""

from dataclasses import replace

import pytest

from course_utils import data
from course_utils.models.threat import (
    Threat,
    balance_of_power,
    balance_of_threat,
    dominates,
    power_levels,
    turning_weight,
)


def judged(case):
    power = power_levels({one.state: data.cinc(one.state, case.year) for one in case.contenders})
    return {one.state: Threat(power[one.state], one.proximity, one.offence, one.intentions) for one in case.contenders}


CASES = {case.id: (case, judged(case)) for case in data.threat_cases()}
# Finland gave way in 1948, Italy joined for gain in 1940: the simple rule tells neither, and the lesson says so.
MISSED = {"finland-1948", "italy-1940"}

each_case = pytest.mark.parametrize("id", CASES)


def test_in_1949_the_united_states_was_the_stronger_by_three_to_two_and_more():
    assert data.cinc("USA", 1949) / data.cinc("RUS", 1949) == pytest.approx(1.63, abs=0.005)


def test_western_europe_balanced_against_the_weaker_soviet_union():
    case, threats = CASES["western-europe-1949"]
    assert balance_of_power(threats) == "USA"
    assert balance_of_threat(threats).against == case.against == "RUS"
    assert turning_weight(threats) == pytest.approx(7 / (3 - threats["RUS"].power))
    assert threats["RUS"].power < 2


@each_case
def test_threat_names_the_state_that_was_acted_against_in_all_but_two_cases(id):
    case, threats = CASES[id]
    assert (balance_of_threat(threats).against == case.against) == (id not in MISSED)


def test_power_alone_names_it_in_one_case_of_eight():
    right = [id for id, (case, threats) in CASES.items() if balance_of_power(threats) == case.against]
    assert right == ["gulf-1981"]
    assert len(CASES) == 8


def test_no_single_judgement_carries_the_verdict_of_1949():
    _, threats = CASES["western-europe-1949"]
    for source in ("proximity", "offence", "intentions"):
        milder = threats | {"RUS": replace(threats["RUS"], **{source: 0})}
        assert balance_of_threat(milder).against == "RUS"


def test_italy_joined_the_state_that_was_ahead_in_every_source():
    _, threats = CASES["italy-1940"]
    assert dominates(threats["GMY"], threats["UKG"])
