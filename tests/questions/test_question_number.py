"""A typed number is read as it was meant, or asked about; rounding is never punished."""

import time
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.questions.number import form, plain, read, too_short
from course_utils.questions.schema import Number


def number(value, decimals, tolerance=None, minimum=None, maximum=None, unit=""):
    exact = [None if part is None else Decimal(str(part)) for part in (value, tolerance, minimum, maximum)]
    return Number(exact[0], decimals, exact[1], exact[2], exact[3], unit, "why", "otherwise", ())  # pyright: ignore


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0.61", "0.61"),
        (".61", "0.61"),
        ("0,61", "0.61"),
        (",61", "0.61"),
        ("  0.61\u00a0", "0.61"),
        ("+0.61", "0.61"),
        ("-3", "-3"),
        ("\u22123,5", "-3.5"),
        ("\u2212 3", "-3"),
        ("12.", "12"),
        ("007", "7"),
        ("0,612", "0.612"),
        ("1.000", "1.000"),
        ("12,5000", "12.5"),
    ],
)
def test_usual_ways_to_write_a_number_are_read(typed, meant):
    assert read(typed) == Decimal(meant)


@pytest.mark.parametrize("typed", ["61%", " 61 % ", "61"])
def test_the_unit_of_the_question_may_be_typed(typed):
    assert read(typed, "%") == 61
    assert read("20 States", "states") == 20


def test_a_percent_sign_where_none_is_asked_for_is_asked_about():
    assert "without the % sign" in str(read("61 %"))
    assert "without the % sign" in str(read("61 %", "states"))


@pytest.mark.parametrize("typed", ["1,000", "12,500", "-1,000", "999,999"])
def test_a_comma_before_three_digits_is_asked_about(typed):
    assert "two ways" in str(read(typed))


@pytest.mark.parametrize("typed", ["1,000,000", "1,000.50", "1.000,50", "1 000", "1'000", "1.000.000"])
def test_marks_between_thousands_are_asked_about(typed):
    assert "thousands" in str(read(typed))


@pytest.mark.parametrize(
    "typed",
    ["", "-", ".", ",", "abc", "NaN", "inf", "1e999999999", "1e5", "0x10", "1_000", "1/2", "10\u00b2", "--3", "1.2.3",
     "9" * 61, "9" * 10_000_000, "1," * 5_000_000, "\ud800", "\x00"],
)  # fmt: skip
def test_anything_else_gives_one_sentence_and_at_once(typed):
    start = time.perf_counter()
    sentence = read(typed)
    assert isinstance(sentence, str) and sentence.endswith(".") and len(sentence) < 130
    assert "significant" not in sentence
    assert time.perf_counter() - start < 0.2


def test_46_0_lies_within_two_tenths_of_45_8():
    assert number(45.8, 1, 0.2).accepts(Decimal("46.0"))
    assert not number(45.8, 1, 0.2).accepts(Decimal("46.1"))


def test_without_a_tolerance_exactly_the_rounded_value_or_a_better_one_is_right():
    root = number(0.612372, 2)
    assert [root.accepts(Decimal(typed)) for typed in ("0.61", "0.612", "0.6124", "0.60", "0.62", "0.6")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


VALUES = st.decimals(min_value=-10_000, max_value=10_000, places=5)


@given(value=VALUES, decimals=st.integers(0, 5), rounding=st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))
def test_the_value_rounded_as_asked_is_always_right(value, decimals, rounding):
    assert number(value, decimals).accepts(value.quantize(Decimal(1).scaleb(-decimals), rounding))


@given(
    value=VALUES,
    decimals=st.integers(0, 4),
    wide=st.integers(5, 1000),
    part=st.decimals(min_value=-1, max_value=1, places=3),
    rounding=st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]),
)
def test_any_value_within_the_tolerance_rounded_as_asked_is_right(value, decimals, wide, part, rounding):
    unit = Decimal(1).scaleb(-decimals)
    tolerance = unit * wide / 10
    near = value + tolerance * part
    asked = number(value, decimals, tolerance)
    assert asked.accepts(near)
    assert asked.accepts(near.quantize(unit, rounding))


@given(value=VALUES, decimals=st.integers(0, 4), wide=st.integers(5, 1000))
def test_a_value_beyond_the_tolerance_by_more_than_a_rounding_is_wrong(value, decimals, wide):
    unit = Decimal(1).scaleb(-decimals)
    tolerance = unit * wide / 10
    beyond = tolerance + unit / 2 + Decimal("1e-9")
    assert not number(value, decimals, tolerance).accepts(value + beyond)
    assert not number(value, decimals, tolerance).accepts(value - beyond)


@given(value=VALUES)
def test_a_number_written_out_is_read_back(value):
    assert read(f"{value:f}") == value
    assert read(f" {value:f} ".replace("-", "\u2212")) == value


@given(value=st.floats() | st.integers())
def test_a_number_from_python_is_typed_out_or_declined(value):
    typed = plain(value)
    assert typed is None or float(typed) == value


def test_a_number_rounded_too_far_is_told_from_a_wrong_one():
    share = number(0.612, 2)
    assert too_short(share, Decimal("0.6"))
    assert not too_short(share, Decimal("0.5"))
    assert not too_short(share, Decimal(1))
    assert not too_short(share, Decimal("0.60"))


def test_the_form_says_decimals_and_range_in_words():
    assert form(number(0.6, 2, None, 0, 1)) == "a number to two decimals, between 0 and 1"
    assert form(number(20, 0, None, 0)) == "a whole number, not below 0"
    assert form(number(2.5, 1, None, None, 12.5)) == "a number to one decimal, not above 12.5"
    assert form(number(2.5, 3)) == "a number to 3 decimals"
