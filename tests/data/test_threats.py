"""The cases of the balance-of-threat activity: complete, real, each judgement with its reason."""

import re

import pytest

from course_utils import data

each_case = pytest.mark.parametrize("case", data.threat_cases(), ids=lambda case: case.id)


def test_cases_have_ids_of_their_own_and_stand_in_order_of_time():
    cases = data.threat_cases()
    assert len({one.id for one in cases}) == len({one.title for one in cases}) == len(cases) >= 5
    assert [one.year for one in cases] == sorted(one.year for one in cases)


@each_case
def test_two_or_three_real_states_are_judged_each_with_a_reason(case):
    assert re.fullmatch(rf"[a-z]+(-[a-z]+)*-{case.year}", case.id)
    assert 2 <= len(case.contenders) <= 3
    states = [one.state for one in case.contenders]
    assert len(data.powers(case.year, states)) == len(set(states)) == len(states)
    assert case.against in {*states, ""}
    for one in case.contenders:
        assert {one.proximity, one.offence, one.intentions} <= {0, 1, 2, 3}
        for reason in (one.why_proximity, one.why_offence, one.why_intentions):
            assert 20 <= len(reason) <= 160
            assert reason.endswith(".")


@each_case
def test_a_case_tells_its_story_and_what_it_does_not_show(case):
    for text in (case.story, case.outcome, case.caution):
        assert 40 <= len(text) <= 330
        assert text[-1] in ".?"
    for key in case.cite:
        assert data.reference(key)


def test_an_unknown_case_is_answered_with_the_nearest():
    assert data.threat_case("Finland looks again").id == "finland-2022"
    with pytest.raises(ValueError, match="There is no case 'gulf-1991' here; did you mean 'gulf-1981'?"):
        data.threat_case("gulf-1991")
