"""A QTI 1.2 package of the questions for Canvas, written by text2qti.

text2qti knows single and multiple choice, numbers and essays. Our assumptions about the rest: sorting into groups and
putting in order become one single choice for each item, which asks the same and explains the same; what is known of a
wrong number is told to everyone whose number is wrong, since a number has no answers of its own there.
"""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from hashlib import sha256
from pathlib import Path

from text2qti.config import Config
from text2qti.qti import QTI
from text2qti.quiz import Question as Item
from text2qti.quiz import Quiz

from course_teaching.exports.choosing import Entry, Selection
from course_teaching.exports.pieces import accepted, clean, marked, short, sources
from course_teaching.exports.taking import step
from course_utils.questions import public
from course_utils.wording import listing

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_LEAST = Decimal("0.0001")  # text2qti refuses a range that comes nearer to nothing than this
Choices = list[tuple[str, bool, str]]  # text, whether right, why


class _Paper:
    """The text that text2qti reads, and the ids that its items are to have."""

    def __init__(self, home: str):
        self.home, self.lines, self.ids = home, [], []

    def ask(self, entry: Entry, prompt: str, points: float, told: str = "", part: str = "") -> None:
        """Begin an item; `part` tells the items of one question apart."""
        question = entry.question
        title = f"{question.id}{f' / {part}' if part else ''} [{', '.join((*question.tags, question.level))}]"
        self.lines += ["", f"Title: {clean(title)}", f"Points: {points:g}"]
        self.ids.append(f"{self.home}/{question.id}/{part}")
        self.block(f"{len(self.ids)}. ", prompt)
        cited = "\n".join(["Sources:", *sources(question)])
        self.block("... ", "\n\n".join(filter(None, (told, question.model_answer, cited))))

    def block(self, mark: str, text: str) -> None:
        """Write a text behind a mark, its further lines as deep as the mark is long."""
        paragraphs = re.split(r"\n\s*\n", clean(text).strip())
        joined = "\n\n".join("<br />\n".join(map(_plain, paragraph.splitlines())) for paragraph in paragraphs)
        self.lines += [f"{mark if n == 0 else ' ' * len(mark)}{line}" for n, line in enumerate(joined.split("\n"))]

    def choices(self, choices: Choices, single: bool) -> None:
        """Write the options of a choice."""
        for mark, (text, right, why) in zip("abcdefghijklmnopqrstuvwxyz", choices, strict=False):
            if single:
                self.block(f"{'*' if right else ''}{mark}) ", text)
            else:
                self.block("[*] " if right else "[ ] ", text)
            if why:
                self.block("... ", why)


def package(chosen: Selection) -> tuple[bytes, tuple[str, ...]]:
    """Make the zip that Canvas imports, and sentences on what it could not hold as it is.

    Every id in it follows from the question's id, so that Canvas can write a newer import over an older one.

    Raises
    ------
    ValueError
        If nothing is left to write.
    """
    paper, notes = _Paper(chosen.home), _Notes()
    for entry in chosen.entries:
        _write(paper, entry, notes)
    if not paper.ids:
        raise ValueError("None of these questions can be held by Canvas, so nothing was written.")
    quiz = Quiz(f"Quiz title: {clean(chosen.title)}\n" + "\n".join(paper.lines) + "\n", config=Config())
    quiz.id = _digest(chosen.home, chosen.title)
    for item, id in zip((one for one in quiz.questions_and_delims if isinstance(one, Item)), paper.ids, strict=True):
        item.id = _digest(id)
        for n, option in enumerate(item.choices):
            option.id = _digest(id, str(n))
    return QTI(quiz).zip_bytes(), notes.sentences(len(paper.ids))


def write(chosen: Selection, out: Path) -> tuple[str, ...]:
    """Write the package to a file; return what the teacher should know."""
    content, notes = package(chosen)
    out.write_bytes(content)
    return notes


class _Notes:
    """The ids of questions that could not travel as they are, by what became of them."""

    def __init__(self):
        self.parted: list[str] = []
        self.numbers: list[str] = []
        self.left_out: list[str] = []

    def sentences(self, items: int) -> tuple[str, ...]:
        notes = [
            f"{items} questions. In Canvas choose Settings, Import Course Content, QTI .zip file; to update an earlier "
            "import, tick 'Overwrite assessment content with matching IDs'.",
            "Hints are left out: a Canvas quiz has no place for them. Tags stand in the titles of the questions.",
        ]
        if self.parted:
            notes.append(
                "Sorting and ordering became one single choice for each item, since text2qti writes no other form of "
                f"them; points are shared out in halves: {listing(self.parted)}."
            )
        if self.numbers:
            notes.append(
                "What is said of known slips is told after any wrong number, since Canvas holds no feedback for one "
                f"wrong number; a number with too few decimals earns nothing: {listing(self.numbers)}."
            )
        if self.left_out:
            notes.append(
                f"Left out, since text2qti takes no right answer within 0.0001 of zero: {listing(self.left_out)}."
            )
        return tuple(notes)


def _write(paper: _Paper, entry: Entry, notes: _Notes) -> None:
    question = entry.question
    if question.kind in ("match", "order"):
        notes.parted.append(question.id)
        (_match if question.kind == "match" else _order)(paper, entry)
    elif question.number:
        _numeric(paper, entry, notes)
    elif question.kind == "text":
        paper.ask(entry, question.prompt, entry.points)
        paper.lines.append("____")
    else:
        paper.ask(entry, question.prompt, entry.points)
        whole = {option.key: option for option in question.options}
        shown = (whole[part["key"]] for part in public(question)["options"])
        paper.choices([(one.text, one.right, one.why) for one in shown], question.kind == "single")


def _match(paper: _Paper, entry: Entry) -> None:
    question, boxes = entry.question, public(entry.question)["categories"]
    for item in question.items:
        prompt = f"{question.prompt}\n\nWhere does this belong?\n\n{item.text}"
        paper.ask(entry, prompt, _share(entry), item.why, item.key)
        paper.choices([(box["text"], box["key"] == item.category, "") for box in boxes], True)


def _order(paper: _Paper, entry: Entry) -> None:
    question = entry.question
    listed = "\n".join(f"({mark}) {text}" for mark, _, text in marked(public(question)["items"]))
    letters = {key: mark for mark, key, _ in marked(public(question)["items"])}
    for place, item in enumerate(question.items):
        prompt = f"{question.prompt}\n\n{listed}\n\nWhich place does ({letters[item.key]}) take? {item.text}"
        paper.ask(entry, prompt, _share(entry), item.why, item.key)
        names = [_PLACES[n] if n < len(_PLACES) else f"place {n + 1}" for n in range(len(question.items))]
        paper.choices([(name, n == place, "") for n, name in enumerate(names)], True)


def _share(entry: Entry) -> float:
    # text2qti takes whole and half points only.
    return max(0.5, round(entry.points / len(entry.question.items) * 2) / 2)


def _numeric(paper: _Paper, entry: Entry, notes: _Notes) -> None:
    question, number = entry.question, entry.question.number
    assert number is not None
    # text2qti writes four decimals, so the range is widened to these; the fifth decimal is never asked for.
    low, high = accepted(number)
    low, high = low.quantize(_LEAST, ROUND_FLOOR), high.quantize(_LEAST, ROUND_CEILING)
    if min(abs(low), abs(high)) < _LEAST:
        notes.left_out.append(question.id)
        return
    notes.numbers.append(question.id)
    unit = f" (in {number.unit}; leave the unit out)" if number.unit else ""
    paper.ask(entry, f"{question.prompt}\n\nType {public(question)['form']}{unit}.", entry.points)
    paper.block("+ ", number.why)
    slips = [f"If you have {short(slip.value)}: {slip.why}" for slip in number.mistakes]
    paper.block("- ", "\n\n".join([number.otherwise, *slips]))
    even = number.value - low == high - number.value and number.value == number.value.quantize(_LEAST)
    paper.lines.append(f"= {number.value:f} +- {high - number.value:f}" if even else f"= [{low:f}, {high:f}]")


def _plain(text: str) -> str:
    """A line as Markdown that shows it as it stands: every sign that could be markup becomes its number."""
    return "".join(sign if sign in " ,:;?" or sign.isalnum() or ord(sign) > 127 else f"&#{ord(sign)};" for sign in text)


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


arguments, run = step(".zip", write)
