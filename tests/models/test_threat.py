"""The device for comparing threats: one case by hand, and what must hold for any judgements."""

from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.threat import (
    Prediction,
    Threat,
    Weights,
    balance_of_power,
    balance_of_threat,
    dominates,
    mean,
    power_levels,
    turning_weight,
)

EUROPE = {"United States": Threat(3, 0, 2, 0), "Soviet Union": Threat(1.8, 3, 3, 3)}

levels = st.integers(0, 3)
threats = st.builds(Threat, levels, levels, levels, levels)
# Powers of two, so that means of scaled weights are the same to the last digit.
weights = st.builds(Weights, *[st.sampled_from([0.5, 1.0, 2.0])] * 4)
worlds = st.lists(threats, min_size=2, max_size=4).map(lambda made: dict(zip("ABCD", made, strict=False)))


def test_western_europe_in_1949_by_hand():
    assert mean(EUROPE["United States"]) == 1.25
    assert mean(EUROPE["Soviet Union"]) == pytest.approx(2.7)
    assert balance_of_power(EUROPE) == "United States"
    assert balance_of_threat(EUROPE) == Prediction("Soviet Union", "sum")
    assert turning_weight(EUROPE) == pytest.approx(7 / 1.2)
    assert balance_of_threat(EUROPE, Weights(power=5.8)).against == "Soviet Union"
    assert balance_of_threat(EUROPE, Weights(power=5.9)).against == "United States"


def test_a_state_ahead_everywhere_is_the_greater_threat_by_dominance():
    pair = {"A": Threat(3, 3, 2, 1), "B": Threat(1, 3, 2, 0)}
    assert balance_of_threat(pair) == Prediction("A", "dominance")
    assert turning_weight(pair) == 0


def test_equal_threats_give_no_prediction():
    pair = {"A": Threat(3, 0, 0, 0), "B": Threat(0, 3, 0, 0)}
    assert balance_of_threat(pair) == Prediction(None, "tie")
    assert balance_of_threat(pair, Weights(proximity=2)).against == "B"
    same = {"A": Threat(2, 0, 0, 0), "B": Threat(2, 3, 0, 0)}
    assert balance_of_power(same) is None
    assert turning_weight(same) is None


@given(worlds, weights)
def test_whoever_dominates_all_others_is_named_whatever_the_weights(world, weighing):
    for name, threat in world.items():
        if all(dominates(threat, other) for rival, other in world.items() if rival != name):
            assert balance_of_threat(world, weighing) == Prediction(name, "dominance")


@given(worlds, weights)
def test_the_names_of_the_states_and_the_scale_of_the_weights_change_nothing(world, weighing):
    said = balance_of_threat(world, weighing)
    renamed = balance_of_threat({name + "'": threat for name, threat in reversed(world.items())}, weighing)
    assert renamed == Prediction(said.against and said.against + "'", said.by)
    assert balance_of_threat(world, Weights(*(4 * weight for weight in astuple(weighing)))) == said


@given(worlds)
def test_beyond_the_turning_weight_threat_and_power_agree(world):
    turning = turning_weight(world)
    if turning is not None:
        assert balance_of_threat(world, Weights(power=turning + 0.01)).against == balance_of_power(world)


@given(threats, weights)
def test_a_mean_stays_on_the_scale(threat, weighing):
    assert min(astuple(threat)) - 1e-9 <= mean(threat, weighing) <= max(astuple(threat)) + 1e-9


@given(st.lists(st.floats(0, 1), min_size=1, max_size=4).filter(any))
def test_measured_power_is_put_on_the_scale_in_proportion(held):
    scaled = power_levels(dict(zip("ABCD", held, strict=False)))
    assert max(scaled.values()) == 3
    assert list(scaled.values()) == [pytest.approx(3 * (power / max(held))) for power in held]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: Threat(4, 0, 0, 0), "power is 4; give one from 0 to 3"),
        (lambda: Threat(0, 0, float("nan"), 0), "offence is nan"),
        (lambda: Weights(-1), "zero or more"),
        (lambda: Weights(0, 0, 0, 0), "at least one"),
        (lambda: balance_of_threat({"A": Threat(0, 0, 0, 0)}), "at least two states, but got 1"),
        (lambda: balance_of_power({}), "got 0"),
        (lambda: power_levels({"A": 0.0}), "Nobody has any power"),
    ],
)
def test_impossible_judgements_are_refused_in_one_sentence(made, said):
    with pytest.raises(ValueError, match=said):
        made()
