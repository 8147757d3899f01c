"""The answers that a numerical question of Moodle has to know, so that it says of a number what the course says.

Moodle takes the first answer whose range a number falls into; so the right ones stand first, then the known slips, then
the right number with too few decimals, then everything else, as `questions.check` goes through them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal

from course_teaching.exports.pieces import accepted
from course_utils.questions.schema import Mistake, Number


@dataclass(frozen=True)
class Range:
    """The numbers from `value` - `slack` to `value` + `slack`; a value of None stands for all that are left."""

    fraction: str
    value: Decimal | None
    slack: Decimal
    why: str


def answers(number: Number) -> Iterator[Range]:
    """Go through the ranges of a number in the order in which they count.

    Moodle sees a number and not how it was typed: the right one with too few decimals earns half, whatever zeros stand
    behind it.
    """
    low, high = accepted(number)
    even = min(number.value - low, high - number.value)
    yield Range("100", number.value, even, number.why)
    if low != number.value - even or high != number.value + even:  # rounding may add something on one side
        yield Range("100", (low + high) / 2, (high - low) / 2, number.why)
    for slip in number.mistakes:
        yield Range("0", slip.value, _nearness(slip, number), slip.why)
    places = "one decimal" if number.decimals == 1 else f"{number.decimals} decimals"
    for rounded in _too_short(number):
        yield Range("50", rounded, Decimal(0), f"Right so far: now give it to {places}.")
    yield Range("0", None, Decimal(0), number.otherwise)


def _nearness(slip: Mistake, number: Number) -> Decimal:
    """How far a number may lie from a slip to be met by it, as `Mistake.is_met_by` has it."""
    written = Decimal(5).scaleb(min(0, int(slip.value.as_tuple().exponent)) - 1)
    return min(number.half_unit, written)


def _too_short(number: Number) -> list[Decimal]:
    """The right number rounded further than asked, as `questions.number.too_short` has it."""
    found: dict[Decimal, None] = {}
    for decimals in range(number.decimals):
        for way in (ROUND_HALF_UP, ROUND_HALF_DOWN):
            rounded = number.value.quantize(Decimal(1).scaleb(-decimals), way, Context(prec=60))
            if abs(rounded - number.value) * 20 <= abs(number.value) and not number.accepts(rounded):
                found[rounded] = None
    return list(found)
