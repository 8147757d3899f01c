"""The calculator works out sums as on paper, says what it cannot read, and runs nothing."""

import math
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.homework.calculator import work_out


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ("1 + 2 × 3", "7"),
        ("(1 + 2) × 3", "9"),
        ("0.1 + 0.2", "0.3"),
        ("0,5 + .5", "1"),
        ("−3²", "-9"),
        ("2 - -3", "5"),
        ("6 ÷ 2 ÷ 3", "1"),
        ("7 : 2", "3.5"),
        ("√(0.18² + 0.24²)", "0.3"),
        ("sqrt(16) + √9", "7"),
        ("sum(1; 2; 3) / 3", "2"),
        ("sum(0.5²; (1 + 1)) × 2", "4.5"),
        ("2^10 + 2^-1", "1024.5"),
        ("1 ÷ 3", "0.333333333333"),
        ("10^20", "1 × 10^20"),
        ("0 - 0", "0"),
    ],
)
def test_a_line_is_worked_out_as_on_paper(line, result):
    assert work_out(line) == result


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Type something"),
        ("1 ÷ 0", "divided by zero"),
        ("0 ÷ 0", "no result"),
        ("√(1 − 2)", "negative"),
        ("(1 + 2", "close it"),
        ("1 + 2)", "without an opening one"),
        ("2 3", "Before '3' a sign"),
        ("2(3)", "Before '(' a sign"),
        ("1 +", "stops too early"),
        ("× 2", "Something is missing"),
        ("sum 2", "Something is missing"),
        ("1,250 × 2", "two ways"),
        ("9^99^99^9", "too large"),
        ("9^101", "up to 100"),
        ("2^0.5", "whole number"),
        ("__import__('os')", "does not know '_'"),
        ("(" * 100 + "1" + ")" * 100, "too many brackets"),
        ("1" * 61, "too long"),
        ("1+" * 200, "too long"),
    ],
)
def test_what_cannot_be_worked_out_is_told_in_a_sentence(line, said):
    with pytest.raises(ValueError, match=r"\.$") as problem:
        work_out(line)
    assert said in str(problem.value)


@given(st.text(st.sampled_from("0123456789.,;+-−×*÷/:^²√() sumqrt"), max_size=60) | st.text(max_size=40))
def test_no_line_crashes_it(line):
    with suppress(ValueError):
        assert work_out(line)


@given(st.lists(st.decimals(0, 1000, places=2), min_size=1, max_size=10))
def test_sums_and_roots_agree_with_pythons_own(numbers):
    line = " + ".join(f"{number}²" for number in numbers)
    exact = sum(number * number for number in numbers)
    assert Decimal(work_out(line)) == +exact
    assert work_out(f"sum({'; '.join(f'{number}^2' for number in numbers)})") == work_out(line)
    assert math.isclose(float(work_out(f"√({line})")), math.sqrt(exact), rel_tol=1e-9)
