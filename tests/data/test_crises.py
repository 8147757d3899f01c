"""The crises of the deterrence activity and the published rates: complete, real, and all by one rule."""

import re

import pytest

from course_utils import data

each_crisis = pytest.mark.parametrize("crisis", data.crises(), ids=lambda crisis: crisis.id)


def test_crises_have_ids_of_their_own_and_stand_in_order_of_time():
    crises = data.crises()
    assert len({one.id for one in crises}) == len({one.title for one in crises}) == len(crises) >= 7
    assert [one.year for one in crises] == sorted(one.year for one in crises)


@each_crisis
def test_every_state_of_a_crisis_has_a_figure_in_its_year_and_one_part_to_play(crisis):
    states = (*crisis.attackers, crisis.target, *crisis.allies)
    assert len(set(states)) == len(states)
    assert len(data.powers(crisis.year, states)) == len(states)
    assert re.fullmatch(rf"[a-z]+(-[a-z]+)*-{crisis.year}", crisis.id)


@each_crisis
def test_a_crisis_tells_its_story_and_where_the_model_fails(crisis):
    for text in (crisis.promise, crisis.story, crisis.outcome, crisis.caution):
        assert 20 <= len(text) <= 330
        assert text[-1] in ".?"


@each_crisis
def test_strengths_are_the_real_shares_of_a_hundred_points(crisis):
    attackers, target, allies = data.strengths(crisis.id)
    assert attackers + target + allies == pytest.approx(100, abs=0.15)
    real = sum(data.cinc(state, crisis.year) for state in crisis.attackers) / data.cinc(crisis.target, crisis.year)
    assert attackers / target == pytest.approx(real, abs=0.05 * (1 + real) / target + 0.01)


@each_crisis
def test_the_expected_reliability_follows_the_rule_and_not_the_outcome(crisis):
    without = {"south-korea-1950", "ukraine-2022"}
    assert crisis.reliability == (10 if crisis.id in without else 75)


def test_poland_1939_by_hand():
    # Germany 17.80, Poland 1.83, Britain and France 9.97 + 3.96: together 33.56 per cent of the world.
    assert data.strengths("poland-1939") == (53.0, 5.5, 41.5)


def test_an_unknown_crisis_is_answered_with_the_nearest():
    assert data.crisis("West Germany in NATO").id == "west-germany-1961"
    with pytest.raises(ValueError, match="There is no crisis 'poland-1938' here; did you mean 'poland-1939'?"):
        data.crisis("poland-1938")


def test_every_published_rate_has_a_study_and_a_place_among_the_counts():
    places = {(one.kind, one.period) for one in data.reliability()}
    for one in data.reported_rates():
        assert data.reference(one.study)
        assert (one.kind, one.period) in places
        assert one.said == f"{one.rate * 100:.1f}".removesuffix(".0") + "%"
