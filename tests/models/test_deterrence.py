"""Deterrence by an ally: the worked example by hand, and what must hold whatever the numbers."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course_utils.models.deterrence import (
    Attack,
    Judgement,
    Verdict,
    attack_pays,
    chance_of_winning,
    chances,
    judge,
    value_of_attacking,
    weakest_useful_ally,
    worth,
)

EXAMPLE = Attack(50, 30, 60, 100, 20, 60)

strengths = st.integers(0, 100)


@st.composite
def attacks(draw):
    alone, more = draw(st.integers(0, 150)), draw(st.integers(0, 150))
    return Attack(
        draw(st.integers(1, 100)), draw(strengths), draw(strengths), draw(st.integers(0, 200)), alone, alone + more
    )


def required(attack):
    """The least reliability that deters, where more than 1 means that none does."""
    judgement = judge(attack)
    if judgement.threshold is None:
        return 0.0 if judgement.verdict is Verdict.NO_ALLY_NEEDED else 2.0
    return judgement.threshold


def test_the_worked_example_comes_out_as_by_hand():
    assert [round(chance, 3) for chance in chances(EXAMPLE)] == [0.625, 0.357]
    assert [round(amount, 1) for amount in worth(EXAMPLE)] == [42.5, -24.3]
    assert judge(EXAMPLE).verdict is Verdict.THRESHOLD
    assert judge(EXAMPLE).threshold == pytest.approx(0.636, abs=0.0005)
    assert not attack_pays(EXAMPLE, 0.745)
    assert attack_pays(EXAMPLE, 0.5)
    assert value_of_attacking(EXAMPLE, 0.5) == pytest.approx((42.5 - 24.2857) / 2, abs=0.001)


def test_the_formula_of_the_threshold_is_the_printed_one():
    q0, q1 = chances(EXAMPLE)
    numerator = q0 * 100 - 20
    assert judge(EXAMPLE).threshold == pytest.approx(numerator / (numerator - (q1 * 100 - 60)))


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"cost_alone": 63, "cost_with_ally": 63}, Verdict.NO_ALLY_NEEDED),
        ({"prize": 32}, Verdict.NO_ALLY_NEEDED),  # 0.625 * 32 = 20: exactly break-even counts as not worth it
        ({"prize": 33}, Verdict.THRESHOLD),
        ({"ally": 0, "cost_with_ally": 20}, Verdict.NONE_SUFFICES),
        ({"prize": 168}, Verdict.NONE_SUFFICES),  # 168 * 50/140 = 60: exactly break-even with the ally
        ({"prize": 167}, Verdict.THRESHOLD),
    ],
)
def test_the_edge_cases_have_verdicts_of_their_own(changes, verdict):
    judgement = judge(replace(EXAMPLE, **changes))
    assert judgement.verdict is verdict
    assert (judgement.threshold is None) == (verdict is not Verdict.THRESHOLD)


@given(attacks(), st.floats(0, 1))
def test_an_attack_pays_exactly_below_the_threshold(attack, reliability):
    judgement = judge(attack)
    if judgement.verdict is Verdict.NO_ALLY_NEEDED:
        assert not attack_pays(attack, reliability)
    elif judgement.verdict is Verdict.NONE_SUFFICES:
        assert value_of_attacking(attack, reliability) >= 0
        assert attack_pays(attack, 0)
    else:
        assert judgement.threshold is not None
        assert 0 < judgement.threshold < 1
        assume(abs(reliability - judgement.threshold) > 1e-6)
        assert attack_pays(attack, reliability) == (reliability < judgement.threshold)


@given(attacks(), st.integers(1, 50))
def test_the_threshold_rises_with_the_prize(attack, more):
    assert required(replace(attack, prize=attack.prize + more)) >= required(attack)


@given(attacks(), st.integers(1, 50))
def test_the_threshold_falls_with_the_strength_of_the_ally(attack, more):
    assert required(replace(attack, ally=attack.ally + more)) <= required(attack)


@given(attacks(), st.sampled_from([0.25, 4.0]))
def test_only_ratios_count_of_strengths_and_of_prize_and_costs(attack, factor):
    stronger = replace(attack, **{name: getattr(attack, name) * factor for name in ("attacker", "target", "ally")})
    dearer = {name: getattr(attack, name) * factor for name in ("prize", "cost_alone", "cost_with_ally")}
    assert required(replace(stronger, **dearer)) == pytest.approx(required(attack))


@given(attacks())
def test_an_ally_stronger_than_the_weakest_useful_one_deters_if_it_is_certain(attack):
    assume(attack.cost_with_ally > 0)
    weakest = weakest_useful_ally(attack)
    assert not attack_pays(replace(attack, ally=weakest + 1), 1)
    if weakest > 1:
        assert attack_pays(replace(attack, ally=weakest - 1), 1)


def test_the_weakest_useful_ally_of_the_example_is_stronger_than_three():
    assert weakest_useful_ally(EXAMPLE) == pytest.approx(50 * 100 / 60 - 80)
    assert weakest_useful_ally(Attack(1, 1, 1, 1, 0, 0)) == float("inf")
    assert weakest_useful_ally(Attack(1, 1, 1, 0, 0, 0)) == 0


def test_a_ratio_contest_is_won_in_proportion_to_strength():
    assert chance_of_winning(50, 30) == 0.625
    assert chance_of_winning(5) == 1
    assert chance_of_winning(1, 1, 2) == 0.25


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: Attack(0, 1, 1, 1, 1, 1), "above zero"),
        (lambda: Attack(1, -1, 1, 1, 1, 1), "'target' is -1"),
        (lambda: Attack(1, 1, 1, float("nan"), 1, 1), "'prize' is nan"),
        (lambda: Attack(1, 1, 1, 1, 20, 10), "at least 20"),
        (lambda: value_of_attacking(EXAMPLE, 1.2), "from 0 to 1"),
        (lambda: chance_of_winning(0, 1), "above zero"),
        (lambda: judge(Attack(1, 1, 1, 1, 1, float("inf"))), "'cost with ally' is inf"),
    ],
)
def test_impossible_numbers_are_refused_in_one_sentence(made, said):
    with pytest.raises(ValueError, match=said):
        made()


def test_a_judgement_says_what_it_is_in_words():
    assert judge(replace(EXAMPLE, prize=10)) == Judgement(Verdict.NO_ALLY_NEEDED)
    assert Verdict.NONE_SUFFICES.value == "no reliability suffices"
