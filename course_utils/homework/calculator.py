"""A small calculator: reads what is typed itself, so that nothing a student types is ever run as a program."""

import re
from collections.abc import Callable
from decimal import Context, Decimal, DecimalException, DivisionByZero, InvalidOperation, Overflow, localcontext

from course_utils.questions.number import read

LONGEST = 300
_DEEPEST = 40  # brackets within brackets
_CONTEXT = Context(prec=34, Emax=9999, Emin=-9999, traps=[InvalidOperation, DivisionByZero, Overflow])
_SHOWN = Context(prec=12)
_SAME = str.maketrans("\u2212\u2013*·:/", "--××÷÷")
_TOKEN = re.compile(r"\s*(?:([0-9]+(?:[.,][0-9]+)*|[.,][0-9]+)|(sum|sqrt|[-+×÷^²√();])|(\S))", re.IGNORECASE)


def work_out(typed: str) -> str:
    """Work out a line such as "(0.18² + 0.25²) ÷ 2".

    Parameters
    ----------
    typed : numbers (as in answers: a point or a comma before the decimals) with + − × ÷ (or * / :), ^ and ², √ (or
        sqrt), round brackets, and sum(1; 2; 3).

    Returns
    -------
    str
        The result, to twelve digits.

    Raises
    ------
    ValueError
        With one sentence, if the line cannot be read or worked out.
    """
    if len(typed) > LONGEST:
        raise ValueError(f"That is too long: type at most {LONGEST} characters, and work out the parts one by one.")
    reader = _Reader(_tokens(typed.translate(_SAME)))
    with localcontext(_CONTEXT):
        try:
            return _said(reader.whole())
        except DivisionByZero:
            raise ValueError("Nothing can be divided by zero.") from None
        except Overflow:
            raise ValueError("The result is too large for this calculator.") from None
        except DecimalException:
            raise ValueError("This has no result: look for 0 ÷ 0, or a power of zero.") from None


def _tokens(typed: str) -> list[Decimal | str]:
    found: list[Decimal | str] = []
    for number, sign, other in _TOKEN.findall(typed):
        if other:
            raise ValueError(f"This calculator does not know '{other}': use numbers, + − × ÷ √ ² and brackets.")
        value = read(number) if number else sign.lower()
        if number and isinstance(value, str):
            raise ValueError(f"'{number}' is not clear. {value}")
        found.append("√" if value == "sqrt" else value)
    if not found:
        raise ValueError("Type something to work out, such as 0.18² + 0.25².")
    return found


class _Reader:
    """Reads tokens from left to right; each method takes one rule of the grammar off the front."""

    def __init__(self, tokens: list[Decimal | str]) -> None:
        self._left, self._depth = tokens[::-1], 0

    def whole(self) -> Decimal:
        value = self._sum()
        if self._left:
            found = self._left[-1]
            if found == ")":
                raise ValueError("There is a closing bracket without an opening one.")
            raise ValueError(f"Before '{found}' a sign such as + or × is missing.")
        return value

    def _sum(self) -> Decimal:
        value = self._product()
        while self._left and self._left[-1] in ("+", "-"):
            value = value + self._product() if self._left.pop() == "+" else value - self._product()
        return value

    def _product(self) -> Decimal:
        value = self._signed()
        while self._left and self._left[-1] in ("×", "÷"):
            value = value * self._signed() if self._left.pop() == "×" else value / self._signed()
        return value

    def _signed(self) -> Decimal:
        minus = False
        while self._left and self._left[-1] in ("+", "-"):
            minus ^= self._left.pop() == "-"
        return -self._power() if minus else self._power()

    def _power(self) -> Decimal:
        value = self._atom()
        while self._left and self._left[-1] in ("²", "^"):
            value = value * value if self._left.pop() == "²" else value ** self._exponent()
        return value

    def _exponent(self) -> Decimal:
        minus = bool(self._left) and self._left[-1] == "-"
        exponent = self._left[-2] if minus and len(self._left) > 1 else self._left[-1] if self._left else ""
        if not isinstance(exponent, Decimal) or exponent % 1 or exponent > 100:
            raise ValueError("Behind ^ stands a whole number up to 100, such as 3.")
        del self._left[-1 - minus :]
        return -exponent if minus else exponent

    def _atom(self) -> Decimal:
        if not self._left:
            raise ValueError("The line stops too early: something is missing at its end.")
        token = self._left.pop()
        if isinstance(token, Decimal):
            return token
        if token == "(":
            return self._inside(self._sum)
        if token == "√":
            return self._root(self._nested(self._atom))
        if token == "sum" and self._left and self._left.pop() == "(":
            return self._inside(self._listed)
        raise ValueError(f"Something is missing before or behind '{token}'.")

    def _listed(self) -> Decimal:
        value = self._sum()
        while self._left and self._left[-1] == ";":
            self._left.pop()
            value += self._sum()
        return value

    def _inside(self, rule: Callable[[], Decimal]) -> Decimal:
        value = self._nested(rule)
        if not self._left or self._left.pop() != ")":
            raise ValueError("A bracket is open: close it with ).")
        return value

    def _nested(self, rule: Callable[[], Decimal]) -> Decimal:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError("There are too many brackets within brackets: work out the parts one by one.")
        value = rule()
        self._depth -= 1
        return value

    def _root(self, value: Decimal) -> Decimal:
        if value < 0:
            raise ValueError("There is no square root of a negative number.")
        return value.sqrt()


def _said(value: Decimal) -> str:
    shown = _SHOWN.plus(value).normalize(_SHOWN)
    if shown and not -8 <= shown.adjusted() < 15:
        digits, power = f"{shown:e}".split("e")
        return f"{digits} × 10^{int(power)}"
    return f"{shown:f}"
