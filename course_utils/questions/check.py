"""The checking of an answer: what is right in it, what is not and why, without giving away what was not tried."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from course_utils.questions.number import plain, read, span, too_short
from course_utils.questions.schema import Number, Option, Question

STATES = ("unanswered", "unreadable", "wrong", "partial", "right", "noted")
LONGEST_TEXT = 20_000


@dataclass(frozen=True)
class Note:
    """What is to be said of one part of an answer.

    `key` names the option or item ("number" for a number); `state` is "right" or "wrong", and `why` explains it.
    One note may have the state "missing" and an empty key: its `why` says how many parts are missing, not which.
    """

    key: str
    state: str
    why: str


@dataclass(frozen=True)
class Verdict:
    """What an answer is worth: a state out of `STATES`, one plain sentence, and notes on its parts.

    "unanswered" and "unreadable" are no attempts; "noted" is a free text, which is kept and not judged.
    """

    state: str
    message: str
    notes: tuple[Note, ...] = ()


def check(question: Question, answer: Any) -> Verdict:
    """Check an answer, whatever it is; no answer raises.

    Parameters
    ----------
    question : the question that was asked.
    answer : what came back from the page. single: "a"; multiple: ["a", "c"]; numeric: the string typed;
        match: {"item": "category"}; order: ["k1", "k2"]; text: "...".

    Returns
    -------
    Verdict
        Only parts that the learner chose or placed are explained.
    """
    if answer is None or (isinstance(answer, str) and not answer[: LONGEST_TEXT + 1].strip()):
        return _UNANSWERED
    return _CHECKS[question.kind](question, answer)


_UNANSWERED = Verdict("unanswered", "Not answered yet.")


def _unreadable(sentence: str) -> Verdict:
    return Verdict("unreadable", sentence)


def _single(question: Question, answer: Any) -> Verdict:
    option = _by_key(question.options).get(answer) if isinstance(answer, str) else None
    if option is None:
        return _unreadable("This answer could not be read: choose one of the options shown.")
    if option.right:
        return Verdict("right", "Right.", (Note(option.key, "right", option.why),))
    return Verdict("wrong", "Not this one: read why, and choose again.", (Note(option.key, "wrong", option.why),))


def _multiple(question: Question, answer: Any) -> Verdict:
    chosen = _keys(answer, _by_key(question.options))
    if chosen is None:
        return _unreadable("This answer could not be read: choose among the options shown.")
    # Notes follow the bank's order, so that the order of clicking makes no difference.
    picked = [option for option in question.options if option.key in chosen]
    notes = [Note(option.key, "right" if option.right else "wrong", option.why) for option in picked]
    missing = sum(option.right for option in question.options) - sum(option.right for option in picked)
    return _sum_up(notes, missing, f"{missing} more {_are(missing)} right.", "chosen")


def _match(question: Question, answer: Any) -> Verdict:
    items = {item.key: item for item in question.items}
    boxes = {category.key for category in question.categories}
    sorry = _unreadable("This answer could not be read: choose one of the groups for each item.")
    if not isinstance(answer, dict) or len(answer) > len(items):
        return sorry
    placed = {key: box for key, box in answer.items() if box is not None and box != ""}
    if not all(key in items for key in answer) or not all(isinstance(box, str) for box in placed.values()):
        return sorry
    if not all(box in boxes for box in placed.values()):
        return sorry
    notes = [
        Note(key, "right" if placed[key] == item.category else "wrong", item.why)
        for key, item in items.items()
        if key in placed
    ]
    missing = len(items) - len(placed)
    return _sum_up(notes, missing, f"{missing} {_are(missing)} still to be placed.", "placed")


def _order(question: Question, answer: Any) -> Verdict:
    items = {item.key: item for item in question.items}
    given = _keys(answer, items)
    if given is None:
        return _unreadable("This answer could not be read: put the items shown in order, each of them once.")
    notes = [
        Note(key, "right" if key == due else "wrong", items[key].why) for key, due in zip(given, items, strict=False)
    ]
    missing = len(items) - len(given)
    return _sum_up(notes, missing, f"{missing} {_are(missing)} still to be put in.", "in the right place")


def _numeric(question: Question, answer: Any) -> Verdict:
    number: Number = question.number  # pyright: ignore[reportAssignmentType]  # the schema sees to it
    typed = answer if isinstance(answer, str) else plain(answer)
    given = read(typed, number.unit) if typed is not None else "Type a number here."
    if isinstance(given, str):
        return _unreadable(given)
    if number.accepts(given):
        return Verdict("right", "Right.", (Note("number", "right", number.why),))
    for mistake in number.mistakes:
        if mistake.is_met_by(given, number.half_unit):
            return Verdict("wrong", "Not yet.", (Note("number", "wrong", mistake.why),))
    if (number.minimum is not None and given < number.minimum) or (
        number.maximum is not None and given > number.maximum
    ):
        return _unreadable(f"The answer lies {span(number)}: please look at the number again.")
    if too_short(number, given):
        decimals = "one decimal" if number.decimals == 1 else f"{number.decimals} decimals"
        return Verdict("partial", f"Right so far: now give it to {decimals}.")
    return Verdict("wrong", "Not yet.", (Note("number", "wrong", number.otherwise),))


def _text(question: Question, answer: Any) -> Verdict:
    if not isinstance(answer, str):
        return _unreadable("This answer could not be read: write it in your own words.")
    if len(answer) > LONGEST_TEXT:
        return _unreadable(f"This answer is too long to keep: shorten it to {LONGEST_TEXT:,} characters or fewer.")
    return Verdict("noted", "Thank you, your answer is kept: compare it with the model answer when you are ready.")


_CHECKS = {
    "single": _single,
    "multiple": _multiple,
    "numeric": _numeric,
    "match": _match,
    "order": _order,
    "text": _text,
}


def _sum_up(notes: list[Note], missing: int, still: str, done: str) -> Verdict:
    if not notes:
        return _UNANSWERED
    wrong = sum(note.state == "wrong" for note in notes)
    right = len(notes) - wrong
    if missing:
        notes = [*notes, Note("", "missing", still)]
    elif not wrong:
        return Verdict("right", "Right.", tuple(notes))
    said = f"{right} of {right + wrong} {_are(right)} {'rightly ' if done != 'in the right place' else ''}{done}"
    return Verdict("partial" if right else "wrong", f"{said}{'; ' + still if missing else '.'}", tuple(notes))


def _by_key(options: Iterable[Option]) -> dict[str, Option]:
    return {option.key: option for option in options}


def _keys(answer: Any, known: dict[str, Any]) -> list[str] | None:
    """The answer as a list of known keys, each once; None if it is anything else."""
    if not isinstance(answer, list | tuple) or len(answer) > len(known):
        return None
    if not all(isinstance(key, str) and key in known for key in answer) or len(set(answer)) < len(answer):
        return None
    return list(answer)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
