"""Whether an answer has the form that was asked for; never whether it is right."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from course_utils.questions.check import LONGEST_TEXT
from course_utils.questions.number import plain, read

MISSING = "Not answered yet."


def is_empty(answer: Any) -> bool:
    """Whether an answer says nothing: a question so answered counts as unanswered."""
    if isinstance(answer, str):
        return not answer.strip()
    if isinstance(answer, Mapping):
        return all(part is None or part == "" for part in answer.values())
    return answer is None or answer == []


def form_problem(public_question: Mapping[str, Any], answer: Any) -> str | None:
    """Say what is not yet in order with the form of an answer.

    Parameters
    ----------
    public_question : what a page may know of the question (`Exercise.public`): nothing here could tell right from
        wrong.
    answer : anything that JSON can hold.

    Returns
    -------
    str or None
        One sentence that says what to do, or None if the form is in order.
    """
    if is_empty(answer):
        return MISSING
    return _FORMS[public_question["kind"]](public_question, answer)


def _single(asked: Mapping[str, Any], answer: Any) -> str | None:
    return None if isinstance(answer, str) and answer in _keys(asked["options"]) else "Choose one of the options shown."


def _multiple(asked: Mapping[str, Any], answer: Any) -> str | None:
    return None if _listed(answer, _keys(asked["options"])) else "Choose among the options shown."


def _match(asked: Mapping[str, Any], answer: Any) -> str | None:
    items, boxes = _keys(asked["items"]), _keys(asked["categories"])
    if not isinstance(answer, Mapping) or not all(key in items for key in answer):
        return "Choose one of the groups for each item."
    placed = [box for box in answer.values() if box is not None and box != ""]
    if not all(isinstance(box, str) and box in boxes for box in placed):
        return "Choose one of the groups for each item."
    left = len(items) - len(placed)
    return f"{left} of {len(items)} {'is' if left == 1 else 'are'} still to be placed." if left else None


def _order(asked: Mapping[str, Any], answer: Any) -> str | None:
    items = _keys(asked["items"])
    whole = _listed(answer, items) and len(answer) == len(items)
    return None if whole else "Put the items shown in order, each of them once."


def _numeric(asked: Mapping[str, Any], answer: Any) -> str | None:
    typed = answer if isinstance(answer, str) else plain(answer)
    given = read(typed, asked["unit"]) if typed is not None else "Type a number here."
    if isinstance(given, str):
        return given
    low, high = (Decimal(asked[bound]) if asked.get(bound) else None for bound in ("minimum", "maximum"))
    if (low is not None and given < low) or (high is not None and given > high):
        return f"Look at the number again: {asked['form']} is asked for."
    decimals = max(0, -int(given.as_tuple().exponent))
    if isinstance(answer, str) and decimals < asked["decimals"]:
        return f"Give it to {asked['decimals']} decimal{'s' if asked['decimals'] > 1 else ''}."
    return None


def _text(asked: Mapping[str, Any], answer: Any) -> str | None:
    if not isinstance(answer, str):
        return "Write the answer in your own words."
    if len(answer) > LONGEST_TEXT:
        return f"Shorten it to {LONGEST_TEXT:,} characters or fewer."
    return None


_FORMS = {
    "single": _single,
    "multiple": _multiple,
    "match": _match,
    "order": _order,
    "numeric": _numeric,
    "text": _text,
}


def _keys(parts: list[dict[str, str]]) -> list[str]:
    return [part["key"] for part in parts]


def _listed(answer: Any, known: list[str]) -> bool:
    """Whether an answer is a list of known keys, each at most once."""
    if not isinstance(answer, list) or not all(isinstance(key, str) and key in known for key in answer):
        return False
    return len(set(answer)) == len(answer)
