"""What is read from a page or a file: any answer, any text, any bytes; and the schedule of cards from any record."""

import random
import tempfile
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from rubbish import json_value, spoilt, text
from tally import COUNT, Row, try_all

from course_utils.cards import cards
from course_utils.cards.reviews import Review, new_review, review_data, reviews
from course_utils.cards.schedule import calendar, intervals, is_due, memory, tray
from course_utils.essays import check_answer, rubrics
from course_utils.homework import form_problem, own, page_for, question_for, read, read_answers
from course_utils.homework.answers_file import dump
from course_utils.homework.calculator import work_out
from course_utils.progress import Event, Progress, transfer
from course_utils.progress.event import new_event
from course_utils.questions import Question, bank, check
from course_utils.questions.check import STATES

ROOT = Path(__file__).parents[2]
_NUMBERS = (
    "12.5",
    "1,5",
    "1,000",
    "46.0 ",
    "−3",
    "1e5",
    "½",
    "٣",
    "0.61 %",
    "1" * 70,
    "+ 7",
    "3/4",
    "0x10",
    "1.",
    ".5",
    "",
)
_SIGNS = (
    *"0123456789.,+-−×*/÷^²√(); :",
    "sqrt",
    "sum(",
    "sum",
    "^",
    "(",
    ")",
    "10^99",
    "1e9",
    "x",
    "½",
    "٣",
    "9" * 60,
    "√(",
)


def _keys(asked: Question) -> list[str]:
    return [part.key for part in (*asked.options, *asked.items, *asked.categories)]


def _answer(dice: random.Random, keys: list[str]) -> Any:
    kind = dice.random()
    if kind < 0.3 and keys:
        return dice.choice((dice.choice(keys), dice.sample(keys, dice.randint(0, len(keys)))))
    if kind < 0.45 and keys:
        return {dice.choice(keys): dice.choice([*keys, "", None]) for _ in range(dice.randint(0, len(keys)))}
    if kind < 0.65:
        return dice.choice((dice.choice(_NUMBERS), dice.uniform(-10, 1000), str(round(dice.uniform(0, 100), 2))))
    return json_value(dice, keys) if kind < 0.95 else text(dice, 60)


def _check(dice: random.Random) -> str:
    asked = dice.choice(list(bank().values()))
    verdict = check(asked, _answer(dice, _keys(asked)))
    return "" if verdict.state in STATES and verdict.message else f"an odd verdict: {verdict!r:.80}"


def _essay(dice: random.Random) -> str:
    asked = dice.choice([*rubrics(), *rubrics(), "no-such-question"])
    said = check_answer(asked, text(dice, 30))
    parts = [*said.covered, *said.unsure, *said.missing, *said.contradicted]
    return (
        "" if sorted(parts) == sorted(rubrics()[asked].ids) and said.message else "a concept is in no state, or in two"
    )


def _homework() -> tuple[Callable[[random.Random], Any], ...]:
    sets = [read(folder) for folder in sorted((ROOT / "exercises").iterdir()) if (folder / "questions.toml").is_file()]

    def form(dice: random.Random) -> str:
        asked = dice.choice(dice.choice(sets).questions).public
        keys = [part["key"] for field in ("options", "items", "categories") for part in asked.get(field, [])]
        problem = form_problem(asked, _answer(dice, keys))
        return "" if problem is None or problem.strip().endswith((".", "?")) else f"no sentence: {problem!r:.80}"

    def figures(dice: random.Random) -> str:
        work, name = dice.choice(sets), text(dice, 8)
        id = dice.choice([*(exercise.id for exercise in work.questions), "gone"])
        same = own(work, name) == own(work, f" {name.upper()} ".lower()) or name.lower() != name
        page_for(work, id, name)
        question_for(work, id, name)
        return "" if same else "two spellings of one name have two sets of figures"

    return form, figures


def _answers_file(folder: Path) -> Callable[[random.Random], Any]:
    entry = {"answer": {"a": ["b", "c"], "n": 1.5}, "at": "2026-03-02T09:00:00.000+00:00"}
    whole = dump("hw1", "Zoë 🦄", {f"question-{n}": entry for n in range(6)})

    def call(dice: random.Random) -> str:
        path = folder / "answers.json"
        path.write_bytes(spoilt(dice, whole))
        dump("hw1", "x", read_answers(path)["answers"])
        return ""

    return call


def _import() -> Callable[[random.Random], Any]:
    whole = transfer.dump(new_event("01", f"q{n}", "attempt", {"state": "wrong", "answer": n}) for n in range(8))

    def call(dice: random.Random) -> str:
        transfer.dump(transfer.load(spoilt(dice, whole), "mine.json"))
        return ""

    return call


def _merge(folder: Path) -> Callable[[random.Random], Any]:
    progress = Progress(folder)
    whole = transfer.dump(new_event("01", f"q{n}", "attempt", {"state": "wrong", "answer": n}) for n in range(8))

    def merge(dice: random.Random) -> str:
        before = progress.events()
        progress.merge_bytes(spoilt(dice, whole), "mine.json")
        return "" if progress.events()[: len(before)] == before else "an import changed what was there"

    return merge


def _moment(dice: random.Random) -> datetime:
    base = datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(seconds=dice.randint(-(10**9), 10**9))
    odd = (datetime(1970, 1, 1, tzinfo=UTC), datetime(2199, 12, 31, tzinfo=UTC), base + timedelta(days=30_000))
    zone = timezone(timedelta(hours=dice.randint(-12, 14)))
    return (dice.choice(odd) if dice.random() < 0.1 else base).astimezone(zone)


def _history(dice: random.Random, card: str) -> tuple[Review, ...]:
    found: list[Review] = []
    for _ in range(dice.randint(0, 6)):
        found.append(new_review(card, dice.randint(1, 4), _moment(dice), found[-1].id if found else ""))
    return tuple(found)


def _events(dice: random.Random) -> list[Event]:
    """A record as two computers with wrong clocks, and somebody with a text editor, may have left it."""
    events = []
    for card in dice.choices(list(cards()), k=dice.randint(0, 4)):
        for review in _history(dice, card):
            data: Any = review_data(review)
            if dice.random() < 0.3:
                data = data | {
                    dice.choice(list(data)): json_value(dice, (review.id, "1969-12-31", "9999-12-31T23:59:59"))
                }
            if dice.random() < 0.1:
                data = dice.choice(({"undo": review.id}, json_value(dice, ("undo", review.id))))
            events.append(Event(uuid.uuid4().hex, "", "01", card, "review", data))
    dice.shuffle(events)
    return events


def _schedule(dice: random.Random) -> str:
    deck, now = list(cards().values())[:40], _moment(dice)
    found = reviews(_events(dice))
    held = tray(deck, found, now, dice.randint(0, 20))
    counted = len(held.due) + len(held.new) + held.unseen + len(held.later)
    calendar(found.values(), now, dice.randint(1, 30))
    return "" if counted == len(deck) else "a card of the deck is nowhere, or twice"


def _intervals(dice: random.Random) -> str:
    history, now = _history(dice, "statement:S4"), _moment(dice)
    is_due(memory(history), now)
    return "" if min(intervals(history, now).values()) > timedelta(0) else "a card comes back before it was rated"


def rows(seconds: float) -> list[Row]:
    """Try each reader; `seconds` is the longest that one of them may take."""
    with tempfile.TemporaryDirectory() as folder:
        form, figures = _homework()
        return [
            try_all("questions.check", _check, COUNT, seconds),
            try_all("essays.check_answer (up to 30 words or signs)", _essay, COUNT, 3 * seconds),
            try_all("homework.form_problem", form, COUNT, seconds),
            try_all("homework.own, page_for, question_for", figures, COUNT, seconds),
            try_all("homework.read_answers", _answers_file(Path(folder)), COUNT, seconds),
            try_all("homework calculator: work_out", lambda dice: "" if _sum(dice) else "no result", COUNT, seconds),
            try_all("progress import: transfer.load", _import(), COUNT, seconds),
            try_all("Progress.merge_bytes, on a disk", _merge(Path(folder) / "record"), 500, seconds),
            try_all("cards: reviews, tray, calendar", _schedule, COUNT, seconds),
            try_all("cards: memory, is_due, intervals", _intervals, COUNT, seconds),
        ]


def _sum(dice: random.Random) -> str:
    return work_out("".join(dice.choices(_SIGNS, k=dice.choice((1, 2, 3, 5, 8, 13, 200)))))
