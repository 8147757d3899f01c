"""What every export says in the same words: parts and their marks, the right answer, explanations, sources."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal, localcontext
from hashlib import sha256
from html import escape

from course_utils import data
from course_utils.questions import Question, public
from course_utils.questions.schema import Number

# What XML cannot hold, however it is written.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Line:
    """One part of a solution.

    `mark` is what the part is called on the front, `text` the part, `says` what is right of it in a word or two, and
    `why` its explanation; `right` tells options and the numbers of known slips apart, and is True for all others.
    """

    mark: str
    text: str
    says: str
    why: str
    right: bool = True


def marked(parts: Iterable[dict[str, str]], marks: str = "abcdefghijklmnopqrstuvwxyz") -> list[tuple[str, str, str]]:
    """Give parts of `public` their marks: (mark, key, text) of each; after the last mark come numbers."""
    return [(marks[n] if n < len(marks) else str(n + 1), part["key"], part["text"]) for n, part in enumerate(parts)]


def groups(question: Question) -> list[tuple[str, str, str]]:
    """The groups of a match question with their marks A, B, C."""
    return marked(public(question)["categories"], "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def items(question: Question) -> list[tuple[str, str, str]]:
    """The options or items of a question with their marks: 1, 2, 3 where they are to be sorted, else a, b, c."""
    page = public(question)
    if question.kind == "match":
        return marked(page["items"], "123456789")
    return marked(page.get("options") or page.get("items") or ())


def answer(question: Question) -> str:
    """The right answer in the marks of the front, such as "b" or "1 B, 2 A"; "" for a free text."""
    if question.number:
        return f"{said(question.number)} ({span(question.number)} counts as right)"
    if question.kind == "match":
        return ", ".join(f"{line.mark} {line.says.split(':')[0]}" for line in solution(question))
    return ", ".join(line.mark for line in solution(question) if line.right)


def solution(question: Question) -> list[Line]:
    """Every part of a question with what is right of it and why, in the order of the front; order: in the right one."""
    mark = {key: mark for mark, key, _ in items(question)}
    if question.number:
        slips = [Line("", f"{slip.value:f}", "not yet", slip.why, False) for slip in question.number.mistakes]
        return [
            Line("", said(question.number), "right", question.number.why),
            *slips,
            Line("", "any other number", "not yet", question.number.otherwise, False),
        ]
    if question.kind == "match":
        group = {key: f"{letter}: {text}" for letter, key, text in groups(question)}
        lines = [Line(mark[item.key], item.text, group[item.category], item.why) for item in question.items]
    elif question.kind == "order":
        return [Line(mark[item.key], item.text, f"{n}.", item.why) for n, item in enumerate(question.items, 1)]
    else:
        lines = [
            Line(mark[option.key], option.text, "right" if option.right else "wrong", option.why, option.right)
            for option in question.options
        ]
    place = {mark: n for n, (mark, _, _) in enumerate(items(question))}
    return sorted(lines, key=lambda line: place[line.mark])


def accepted(number: Number) -> tuple[Decimal, Decimal]:
    """The least and the greatest number that `Number.accepts` counts as right."""
    with localcontext(Context(prec=60)):
        slack = number.half_unit if number.tolerance is None else number.tolerance
        ends = [number.value - slack, number.value + slack]
        if number.tolerance is not None:
            unit = Decimal(1).scaleb(-number.decimals)
            ends += [end.quantize(unit, way) for end in tuple(ends) for way in (ROUND_HALF_UP, ROUND_HALF_DOWN)]
        return min(ends), max(ends)


def said(number: Number) -> str:
    """The right number as it is asked for, with its unit."""
    rounded = number.value.quantize(Decimal(1).scaleb(-number.decimals), ROUND_HALF_UP, Context(prec=60))
    return f"{rounded:f}{with_unit(number)}"


def with_unit(number: Number) -> str:
    """The unit as it stands behind a number, or ""."""
    return number.unit if number.unit == "%" else f" {number.unit}" if number.unit else ""


def span(number: Number) -> str:
    """From which number to which an answer counts as right."""
    low, high = accepted(number)
    unit = Decimal(1).scaleb(-number.decimals - 2)  # finer is of no use to anyone, so the range is told a hair narrower
    return f"{short(low.quantize(unit, ROUND_CEILING))} to {short(high.quantize(unit, ROUND_FLOOR))}"


def short(number: Decimal) -> str:
    """A number without exponent and closing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def sources(question: Question) -> list[str]:
    """The sources of a question in full, each with the place in it."""
    lines = []
    for part in question.source.split(";"):
        key, _, place = (piece.strip() for piece in part.partition(":"))
        if key in data.bibliography():
            key = str(data.reference(key))
        elif key in data.sources():
            key = data.source(key).full_title
        lines.append(f"{key} {place}".strip())
    return lines


def html(text: str) -> str:
    """A text of the bank as HTML: paragraphs at blank lines, line breaks kept."""
    paragraphs = re.split(r"\n\s*\n", clean(text).strip())
    return "".join(f"<p>{'<br>'.join(map(escape, paragraph.splitlines()))}</p>" for paragraph in paragraphs)


def clean(text: str) -> str:
    """A text without the control characters that no XML file can hold."""
    return _NO_XML.sub("", text)


def steady(*parts: str, bits: int = 31) -> int:
    """A number that is the same for the same parts on every machine and on every day."""
    return int.from_bytes(sha256("\n".join(parts).encode()).digest()[:8]) >> (64 - bits)
