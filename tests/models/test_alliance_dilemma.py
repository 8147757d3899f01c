"""Abandonment against entrapment, and the pattern of alliances that beliefs about attack and defence make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models import alliance_dilemma as model
from course_utils.models.alliance_dilemma import Tie

shares = st.floats(0, 1)
ties = st.builds(Tie, shares, shares, st.sampled_from(["many", "two"]))


def test_the_worked_example_by_hand():
    assert model.best_commitment(Tie(0.9, 0.4, "many")) == pytest.approx(0.6)
    assert model.sharpness(Tie(0.9, 0.4, "many")) == pytest.approx(0.36)
    assert model.best_commitment(Tie(0.9, 0.4, "two")) == pytest.approx(0.375)
    assert model.sharpness(Tie(0.9, 0.4, "two")) == pytest.approx(0.225)


@given(ties, shares, shares)
def test_more_commitment_lowers_one_fear_and_raises_the_other(tie, one, other):
    less, more = sorted((one, other))
    assert model.abandonment(tie, more) <= model.abandonment(tie, less)
    assert model.entrapment(tie, more) >= model.entrapment(tie, less)


@given(ties, shares)
def test_no_commitment_has_less_fear_than_the_best(tie, commitment):
    best = model.best_commitment(tie)
    if best is None:
        assert model.total(tie, commitment) == 0
    else:
        assert model.total(tie, commitment) >= model.total(tie, best) - 1e-12


@given(ties, shares)
def test_the_more_one_depends_on_an_ally_the_firmer_the_best_commitment(tie, more):
    needier = Tie(max(tie.dependence, more), tie.shared, tie.poles)
    if None not in (model.best_commitment(tie), model.best_commitment(needier)):
        assert model.best_commitment(needier) >= model.best_commitment(tie) - 1e-12


@given(shares, shares)
def test_the_dilemma_is_never_milder_among_many_powers(dependence, shared):
    sharp, mild = (model.sharpness(Tie(dependence, shared, poles)) for poles in ("many", "two"))
    assert sharp >= mild - 1e-12


@pytest.mark.parametrize(
    ("poles", "advantage", "name"),
    [
        ("many", "offence", "chain-ganging"),
        ("many", "defence", "buck-passing"),
        ("two", "offence", "own arms"),
        ("two", "defence", "own arms"),
    ],
)
def test_beliefs_about_attack_and_defence_make_the_pattern_of_christensen_and_snyder(poles, advantage, name):
    assert model.expected_pattern(poles, advantage).name == name


def test_numbers_out_of_range_are_refused():
    with pytest.raises(ValueError, match=r"dependence must be a number from 0 to 1, not 1\.5"):
        Tie(1.5, 0.5, "many")
    with pytest.raises(ValueError, match="'many' or 'two', not 'three'"):
        Tie(0.5, 0.5, "three")
    with pytest.raises(ValueError, match="commitment must be a number from 0 to 1"):
        model.total(Tie(0.5, 0.5, "two"), -0.1)
    with pytest.raises(ValueError, match="not 'navy'"):
        model.expected_pattern("many", "navy")
    with pytest.raises(ValueError, match="not 'three'"):
        model.expected_pattern("three", "offence")
