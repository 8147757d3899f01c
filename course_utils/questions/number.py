"""The number a learner types, read as it was meant; what could be meant in two ways is asked about, not guessed."""

import re
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal

from course_utils.questions.schema import Number

LONGEST = 60
_MINUSES = str.maketrans("\u2212\u2013\ufe63\uff0d", "----")
_PLAIN = re.compile(r"([+-]?)\s*([0-9]*)(?:[.,]([0-9]*))?")
_ONE_COMMA = re.compile(r"[+-]?\s*([1-9][0-9]{0,2}),([0-9]{3})")
_GROUPED = re.compile(r"[+-]?\s*[0-9]{1,3}([., '\u2019\u00a0\u202f][0-9]{3})+([.,][0-9]+)?")


def read(typed: str, unit: str = "") -> Decimal | str:
    """Read a typed number.

    Accepts a point or a comma before the decimals, blanks around, a leading plus, any usual minus sign, and the
    question's own unit behind the number. A comma before exactly three digits may mean thousands: that is asked.

    Parameters
    ----------
    typed : the text as typed.
    unit : the unit of the question; "%" and "states" may then be typed too.

    Returns
    -------
    Decimal or str
        The number, or one plain sentence that says why it could not be read.
    """
    if len(typed) > LONGEST:
        return f"That is too long for a number: type at most {LONGEST} characters."
    text = typed.strip().translate(_MINUSES)
    if unit and text.casefold().endswith(unit.casefold()):
        text = text[: -len(unit)].strip()
    if "%" in text:
        return "This answer is a plain number, not a percentage: type it without the % sign."
    if unsure := _ONE_COMMA.fullmatch(text):
        whole, rest = unsure.groups()
        return f"'{whole},{rest}' can be read in two ways: type {whole}{rest} or {whole}.{rest}, as you mean it."
    parts = _PLAIN.fullmatch(text)
    if parts and (parts[2] or parts[3]):
        return Decimal(f"{parts[1]}{parts[2] or 0}.{parts[3] or 0}" if parts[3] else f"{parts[1]}{parts[2]}")
    if _GROUPED.fullmatch(text):
        return "Type the number without marks or blanks between the thousands, such as 12500."
    return "This could not be read as a number: type digits only, with a point before the decimals, such as 12.5."


def plain(value: object) -> str | None:
    """A number from Python or JSON as a learner would type it; None if it is not one."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 10**15:
        return None
    return f"{Decimal(repr(value)):f}"


def form(number: Number) -> str:
    """Say in what form a numeric answer is asked for: decimals and range."""
    places = {0: "a whole number", 1: "a number to one decimal", 2: "a number to two decimals"}
    form = places.get(number.decimals, f"a number to {number.decimals} decimals")
    return f"{form}, {span(number)}" if span(number) else form


def span(number: Number) -> str:
    """Say between which numbers the answer lies, or "" if the question does not tell."""
    least, most = (None if bound is None else f"{bound:f}" for bound in (number.minimum, number.maximum))
    if least is not None and most is not None:
        return f"between {_short(least)} and {_short(most)}"
    if least is not None:
        return f"not below {_short(least)}"
    return f"not above {_short(most)}" if most is not None else ""


def too_short(number: Number, given: Decimal) -> bool:
    """Whether a number is the right one rounded further than asked, such as 0.6 where 0.61 is."""
    decimals = max(0, -int(given.as_tuple().exponent))
    if decimals >= number.decimals or abs(given - number.value) * 20 > abs(number.value):
        return False
    steps, context = Decimal(1).scaleb(-decimals), Context(prec=60)
    return given in {number.value.quantize(steps, way, context) for way in (ROUND_HALF_UP, ROUND_HALF_DOWN)}


def _short(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
