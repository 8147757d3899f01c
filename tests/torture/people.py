"""Clocks that go backwards, and learners with any name; two notebooks at once in the midst of both."""

import io
import json
import random
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

from rubbish import text
from tally import SEED, Row, timed

import course_utils.homework.answers as answers_module
import course_utils.progress.event as event_module
from course_teaching.course import Student
from course_teaching.identity import identities
from course_teaching.owners import named, safe
from course_utils.cards import cards_of
from course_utils.cards.reviews import reviews
from course_utils.homework import Answers, Assignment, normalised
from course_utils.homework.handing_in import pack, zip_name
from course_utils.progress import Progress, open_progress
from course_utils.widgets import flashcards as flashcards_module
from course_utils.widgets.flashcards import Flashcards

NAMES = (
    *(
        "🦄",
        "🦄 Zoë",
        "👩‍🚀 Amélie",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿 Iain",
        "مريم العربي",
        "שָׁלוֹם כֹּהֵן",
        "\u202eevil\u202c Ann",
        "李小龍",
        "Ḧ̸̛e̷l̶l̷o̵ " * 3,
    ),
    *(
        "O'Brien-Šmith, Jr.",
        "../../etc/passwd",
        "CON",
        "nul.txt",
        "a/b\\c:d*e?f",
        "x" * 80,
        "X" * 81,
        "𞤀" * 80,
        "名" * 80,
    ),
    *(
        "Ann\nBob\tEve",
        "\x00Ann",
        "Ann\ud83d",
        '<script>alert("x")</script>',
        "=HYPERLINK()",
        "{case.year}",
        "İstanbul ılık",
    ),
    *("", " ", "🙂🙂", "...", "\u200b", "ﬁona ﬂynn", "ẞtraße", "Ann & Bob; DROP TABLE", "%s %d {0}", "e\u0301" * 40),
)
_SHIFTS = (-3650, -365, -1, -0.01, 0, 0, 0.001, 1, 400, 20_000)


class _Clock:
    """A clock that jumps; in the place of `datetime` in a module."""

    def __init__(self, dice: random.Random) -> None:
        self.dice, self.base = dice, datetime(2026, 3, 2, 9, tzinfo=UTC)

    def moment(self) -> datetime:
        self.base += timedelta(seconds=1)
        return self.base + timedelta(days=self.dice.choice(_SHIFTS))

    @contextmanager
    def instead(self, *modules: ModuleType) -> Iterator[None]:
        clock = self

        class Jumping(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> datetime:
                return clock.moment().astimezone(tz)

        was = [(module, module.datetime) for module in modules]
        for module in modules:
            module.datetime = Jumping  # type: ignore[attr-defined]
        try:
            yield
        finally:
            for module, kept in was:
                module.datetime = kept


def _clocks(count: int) -> Row:
    """Two notebooks answer in turn while the clock jumps: what was said last stands, in both and on the disk."""
    dice = random.Random(SEED)
    clock = _Clock(dice)
    with timed("clocks that go backwards: record and homework, two notebooks") as row:  # noqa: SIM117
        with tempfile.TemporaryDirectory() as name, clock.instead(event_module, answers_module):
            folder = Path(name)
            progresses, answers = (Progress(folder), Progress(folder)), (Answers(folder, "hw1"), Answers(folder, "hw1"))
            last: dict[str, int] = {}
            for n in range(count):
                row.tried += 1
                who, id = dice.randrange(2), f"q{dice.randrange(4)}"
                state = "right" if n % 50 == 49 else "wrong"
                ok = progresses[who].record("01", f"p{n // 50}", "attempt", {"state": state, "answer": n}).ok
                row.expect(ok and answers[who].set(id, n).ok, "not saved")
                last[id] = n
                if n % 10 == 0:
                    one = Answers(folder, "hw1")
                    row.lost += sum(one.get(key) != value for key, value in last.items())
            for id, n in last.items():
                for one in (*answers, Answers(folder, "hw1")):
                    one.refresh()
                    row.lost += one.get(id) != n
            kept = [event.data["answer"] for event in Progress(folder).events()]
            row.lost += len(set(range(count)) - set(kept))
            row.expect(kept == list(range(count)), "the record is not in the order of keeping")
            standing = Progress(folder).standing("01", [f"p{n}" for n in range(count // 50)])
            row.expect(set(standing.values()) <= {"later"}, "a standing does not follow the order of keeping")
    return row


def _cards(count: int) -> Row:
    """Two panels over one record (as two kernels), each seeing the other's ratings late, while the clock jumps."""
    dice = random.Random(SEED)
    clock = _Clock(dice)
    real = flashcards_module.now
    with timed("clocks that go backwards: flashcards in two notebooks") as row:
        flashcards_module.now = lambda: clock.moment().astimezone()
        try:
            panels = [Flashcards(cards_of("01")), Flashcards(cards_of("01"))]
            given: list[str] = []
            for n in range(count):
                row.tried += 1
                panel = panels[dice.randrange(2)]
                # What this one knows of the other's ratings it learns from the record alone, as in another kernel.
                flashcards_module._panels.clear()
                state = panel.state
                if not state["card"]:
                    panel.receive({"seq": n, "actions": [{"name": "more"}]})
                    continue
                value = {"card": state["card"]["id"], "after": state["after"], "rating": dice.randint(1, 4)}
                before = len(panel._given)
                panel.receive({"seq": n, "actions": [{"name": "rate", "value": value}]})
                row.expect(panel.error == "", panel.error[:120])
                if len(panel._given) > before:
                    given.append(panel._given[-1][1])
                for choice in panel.state["choices"]:
                    row.expect("-" not in choice["when"], f"a card comes back {choice['when']}")
            found = {one.id for history in reviews(open_progress().events()).values() for one in history}
            row.lost += len(set(given) - found)
            row.note = f"{len(given)} ratings given"
        finally:
            flashcards_module.now = real
    return row


def _names(count: int) -> Row:
    """A name is kept as typed, or refused in a sentence; its zip opens, and the teacher's side tells whose it is."""
    dice = random.Random(SEED)
    work = Assignment("hw1_what_is_an_alliance", "Homework", None, (), ())
    with timed("learners with any name: homework, zip, class list") as row, tempfile.TemporaryDirectory() as folder:
        for n in range(count):
            row.tried += 1
            name = NAMES[n] if n < len(NAMES) else text(dice, 6)
            answers = Answers(Path(folder), work.name)
            try:
                row.expect(answers.set_student(name).ok, f"{name!r:.40} is not saved")
            except ValueError as problem:
                row.expect(str(problem).endswith("."), f"{name!r:.40}: no sentence")
                continue
            kept = Answers(Path(folder), work.name).student
            row.lost += kept != " ".join(name.split())
            called = zip_name(work, kept)
            row.expect(called.isprintable() and not set(called) & set('<>:"/\\|?*') and len(called.encode()) <= 255,
                       f"a zip cannot be called {called!r:.60}")  # fmt: skip
            with zipfile.ZipFile(io.BytesIO(pack(Path(folder), answers))) as packed:
                row.lost += json.loads(packed.read("answers.json"))["student"] != kept
            # The class list: found again by the zip's own name, and marked as nobody else.
            student = Student("s1", *_first_and_last(kept))
            others = [Student("s2", "Ann", "Other"), student]
            row.expect(identities({"s1": kept}, others)["s1"].name == kept, f"{kept!r:.40} is taken for somebody else")
            row.expect(0 < len(safe(kept)) <= 100 and "/" not in safe(kept), f"no id can be made of {kept!r:.40}")
            stem = called.removesuffix(".zip").removeprefix(f"{work.name}_").replace("_", " ")
            whole = len(kept) <= 60 and all(
                letter.isalnum() or letter in " -_" for letter in unicodedata.normalize("NFC", kept)
            )
            row.expect(
                not whole or not normalised(kept) or named(stem, others) == ("s1",),
                f"{stem!r:.60} is not on the class list",
            )
    return row


def _first_and_last(name: str) -> tuple[str, str]:
    first, _, last = name.partition(" ")
    return first, last


def rows(count: int) -> list[Row]:
    """Let so many things happen under each trouble."""
    return [_clocks(count), _cards(count), _names(2 * count)]
