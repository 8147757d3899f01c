"""What a page may know of a question before it is answered: nothing here gives the answer away."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from course_utils.questions.number import form
from course_utils.questions.schema import Category, Item, Option, Question

_FORMS = {
    "single": "choose one",
    "multiple": "choose all that apply",
    "match": "choose a group for each",
    "order": "put them in order",
    "text": "answer in your own words",
}


def public(question: Question) -> dict[str, Any]:
    """What may be sent to the page: prompt, parts and form, in JSON-able pieces.

    Parts come in an order of their own that stays the same from day to day and has nothing to do with which are
    right; items to put in order never start in the right one. Explanations, hints, right flags, the categories of
    items, the model answer and the source stay behind.

    Returns
    -------
    dict
        id, lesson, kind, prompt, form; then options (single, multiple), items and categories (match), items (order),
        each a list of {"key", "text"}; or decimals and unit (numeric).
    """
    page: dict[str, Any] = {
        "id": question.id,
        "lesson": question.lesson,
        "kind": question.kind,
        "prompt": question.prompt,
        "form": form(question.number) if question.number else _FORMS[question.kind],
    }
    if question.options:
        page["options"] = _shuffled(question.id, question.options)
    if question.items:
        page["items"] = _shuffled(question.id, question.items)
    if question.categories:
        page["categories"] = _shuffled(question.id, question.categories)
    if question.number:
        page["decimals"], page["unit"] = question.number.decimals, question.number.unit
    if question.kind == "order" and [item["key"] for item in page["items"]] == [item.key for item in question.items]:
        page["items"] = page["items"][1:] + page["items"][:1]
    return page


def _shuffled(seed: str, parts: Sequence[Option | Item | Category]) -> list[dict[str, str]]:
    # A digest rather than `random`: the same on every machine and in every version of Python.
    def place(part: Option | Item | Category) -> bytes:
        return sha256(f"{seed}\n{part.key}\n{part.text}".encode()).digest()

    return [{"key": part.key, "text": part.text} for part in sorted(parts, key=place)]
