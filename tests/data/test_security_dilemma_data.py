"""The figures, cases and steps of lesson 04 hang together."""

import pytest

from course_utils import data

TERMS = {term.id for term in data.glossary()}
STEPS = [(crisis, step) for crisis in data.stepped_crises() for step in crisis.steps]
each_step = pytest.mark.parametrize(("crisis", "step"), STEPS, ids=lambda one: getattr(one, "title", None))


def test_military_spending_has_four_states_and_nine_years_before_the_war():
    assert set(data.military_spending()) == {"FRN", "RUS", "GMY", "AUH"}
    assert all(list(figures) == list(range(1905, 1914)) for figures in data.military_spending().values())
    assert data.military_spending()["GMY"][1913] == 88.418
    assert data.spending_together(data.FRANCE_AND_RUSSIA, 1909) == pytest.approx(47.412 + 60.029)


def test_there_is_one_case_for_each_world():
    assert sorted(data.world_cases()) == [1, 2, 3, 4]


@pytest.mark.parametrize("case", data.tie_cases(), ids=lambda case: case.id)
def test_a_tie_has_shares_and_sources(case):
    assert all(0 <= share <= 1 for share in (case.dependence, case.shared, case.chosen))
    assert case.poles in ("many", "two")
    assert all(data.reference(key) for key in case.source.split("; "))


@each_step
def test_a_step_is_complete_and_its_states_are_in_the_picture(crisis, step):
    places = {place[0] for place in crisis.places}
    assert step.concept in TERMS
    assert step.chooser in places
    assert len({choice.key for choice in step.choices}) == len(step.choices) == 3
    for tie in (*step.before, *step.after):
        assert {tie.one, tie.other} <= places
        assert tie.kind in ("defence", "loose", "pact", "war")
    for text in (step.told, step.happened, step.lesson, *(choice.reply for choice in step.choices)):
        assert text[-1] in ".?”"
        assert len(text) <= 330


@pytest.mark.parametrize("crisis", data.stepped_crises(), ids=lambda crisis: crisis.id)
def test_each_step_begins_as_the_one_before_ended(crisis):
    for earlier, later in zip(crisis.steps, crisis.steps[1:], strict=False):
        assert later.before == earlier.after
    assert not [tie for tie in crisis.steps[0].before if tie.kind == "war"]


def test_in_august_1914_five_great_powers_are_at_war_and_italy_is_not():
    after = data.stepped_crisis("july-1914").steps[-1].after
    fighting = {state for tie in after if tie.kind == "war" for state in (tie.one, tie.other)}
    assert fighting == {"GMY", "AUH", "RUS", "FRN", "UKG", "YUG", "BEL"}


def test_the_pact_of_august_1939_binds_nobody_to_fight():
    step = data.stepped_crisis("munich-1938").steps[2]
    assert ("GMY", "RUS", "pact") in [(tie.one, tie.other, tie.kind) for tie in step.after]
