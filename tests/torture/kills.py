"""Processes and kernels killed in the midst of saving, two at a time: what was said to be saved must be there."""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from jupyter_client.manager import KernelManager
from tally import SEED, Row, timed

from course_utils.cards.reviews import reviews
from course_utils.homework import Answers
from course_utils.progress import Progress

_FRESH = 20  # kills after which a new folder is begun: a record of many hours would only slow the others down

# What a learner's kernel runs: answers, drafts, cards and homework, and a line for each thing that was said to be kept.
WORK = """
import json, os, sys
def work(folder, name, tell, lines):
    if lines:
        sys.modules["sqlite3"] = None  # the store of a browser tab
    from course_utils.cards.reviews import new_review, review_data
    from course_utils.homework import Answers
    from course_utils.progress import Progress
    from datetime import datetime, UTC
    progress, answers, after = Progress(folder), Answers(folder, "hw1"), ""
    for n in range(1_000_000):
        data = {"state": "wrong", "answer": n, "from": name, "text": "long " * 99}
        saved = progress.record("01", "q", "attempt", data)
        if saved.ok:
            tell(["event", name, n])
        review = new_review("statement:S4", 1 + n % 4, datetime.now(UTC), after)
        if progress.record("01", "statement:S4", "review", review_data(review)).ok:
            tell(["card", name, review.id])
            after = review.id
        if answers.set(f"{name}-{n % 7}", [n, "long " * 99]).ok:
            tell(["answer", f"{name}-{n % 7}", n])
"""


def _start(folder: Path, name: str, told: Path, lines: bool) -> int:
    """Fork a process that works until it is killed; what it was told is saved it writes into a file at once."""
    child = os.fork()
    if child:
        return child
    try:
        space: dict[str, Callable[..., None]] = {}
        exec(WORK, space)
        out = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        space["work"](folder, name, lambda what: os.write(out, json.dumps(what).encode() + b"\n"), lines)
    finally:
        os._exit(1)


def _told(path: Path) -> list[list]:
    """What was acknowledged; a line that was cut short never was."""
    content = path.read_text() if path.exists() else ""
    return [json.loads(line) for line in content.split("\n")[:-1]]


def _check(row: Row, folder: Path, told: Path) -> None:
    """Everything acknowledged is there, both files are sound, and the next notebook can work with them."""
    progress, answers = Progress(folder), Answers(folder, "hw1")
    row.expect(progress.notice == "" and answers.notice == "", f"a notice: {progress.notice}{answers.notice}")
    events = progress.events()
    kept = {(e.data["from"], e.data["answer"]) for e in events if e.kind == "attempt"}
    rated = {review.id for review in reviews(events).get("statement:S4", ())}
    last: dict[str, int] = {}
    for kind, where, what in _told(told):
        if kind == "answer":
            last[where] = what
        elif not ((where, what) in kept if kind == "event" else what in rated):
            row.lost += 1
            row.said.append(f"{kind} {what} of {where} is gone")
    for where, n in last.items():
        found = answers.get(where)
        if not found or found[0] not in (n, n + 7):  # the next may have been kept before it could be said
            row.lost += 1
            row.said.append(f"answer {n} of {where} is gone: {found and found[0]}")
    row.expect(
        progress.record("01", "q", "visit").ok and answers.set("after", 1).ok, "nothing could be saved afterwards"
    )


def _killed(count: int, lines: bool) -> Row:
    kind = "lines" if lines else "SQLite"
    dice = random.Random(f"{SEED} {kind}")
    acknowledged = 0
    with timed(f"SIGKILL of processes, two at once: progress ({kind}), cards, homework") as row:
        while row.tried < count:
            with tempfile.TemporaryDirectory() as name:
                folder, told = Path(name) / "data", Path(name) / "told"
                folder.mkdir()
                said = 0
                for batch in range(_FRESH // 2):
                    pair = [_start(folder, f"{who}{batch}", told, lines) for who in "ab"]
                    begun = time.monotonic()
                    while len(_told(told)) <= said and time.monotonic() - begun < 10:
                        time.sleep(0.005)
                    for process in dice.sample(pair, 2):
                        time.sleep(dice.uniform(0, 0.08))
                        os.kill(process, signal.SIGKILL)
                        os.waitpid(process, 0)
                        row.tried += 1
                    said = len(_told(told))
                _check_in_kind(row, folder, told, lines)
                acknowledged += said
        row.note = f"{acknowledged} things acknowledged"
    return row


def _check_in_kind(row: Row, folder: Path, told: Path, lines: bool) -> None:
    """Check with the Python that wrote: one without SQLite knows only the store of lines."""
    if not lines:
        return _check(row, folder, told)
    was = sys.modules.get("sqlite3")
    sys.modules["sqlite3"] = None  # type: ignore[assignment]
    try:
        _check(row, folder, told)
    finally:
        sys.modules.pop("sqlite3")
        if was is not None:
            sys.modules["sqlite3"] = was


# In a kernel all goes through the widgets, as in a notebook: flashcards are rated, questions answered, homework saved.
_KERNEL = """
import json, os, sys
from pathlib import Path
folder, name, told = ARGUMENTS
os.environ["ALLIANCES_DATA_DIR"] = folder
from course_utils.cards import cards_of
from course_utils.homework import Answers
from course_utils.progress import open_progress
from course_utils.questions import question
from course_utils.widgets.flashcards import Flashcards
from course_utils.widgets.question import QuestionPanel
out = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
tell = lambda *what: os.write(out, json.dumps(what).encode() + b"\\n")
deck, panel = Flashcards(cards_of("01")), QuestionPanel(question("start-type-a-number"))
answers = Answers(folder, "hw1")
for n in range(100_000):
    panel.receive({"seq": n, "actions": [{"name": "check", "value": f"{n}.5"}]})
    if not panel.state.get("unsaved"):
        tell("attempt", name, f"{n}.5")
    state = deck.state
    if state["card"]:
        value = {"card": state["card"]["id"], "after": state["after"], "rating": 1 + n % 4}
        before = len(deck._given)
        deck.receive({"seq": n, "actions": [{"name": "rate", "value": value}]})
        if not deck.state["unsaved"] and len(deck._given) > before:
            tell("card", name, deck._given[-1][1])
    else:
        deck.receive({"seq": n, "actions": [{"name": "more"}]})
    if answers.set(f"{name}-{n % 7}", [n, "long " * 99]).ok:
        tell("answer", f"{name}-{n % 7}", n)
"""


def _kernels(count: int) -> Row:
    dice = random.Random(SEED)
    with (
        timed("SIGKILL of real kernels, two at once, working through the widgets") as row,
        tempfile.TemporaryDirectory() as name,
    ):
        folder, told = Path(name) / "data", Path(name) / "told"
        folder.mkdir()
        for round_ in range((count + 1) // 2):
            said = len(_told(told))
            pair = []
            for who in "ab":
                manager = KernelManager()
                manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                client = manager.client()
                client.start_channels()
                client.wait_for_ready(timeout=60)
                client.execute(_KERNEL.replace("ARGUMENTS", repr((str(folder), f"{who}{round_}", str(told)))))
                pair.append((manager, client))
            begun = time.monotonic()
            while len({what[1][:2] for what in _told(told)[said:]}) < 2 and time.monotonic() - begun < 30:
                time.sleep(0.02)
            row.expect(time.monotonic() - begun < 30, "a kernel did no work")
            for manager, client in pair:
                time.sleep(dice.uniform(0.05, 0.4))
                client.stop_channels()
                manager.signal_kernel(signal.SIGKILL)
                manager.cleanup_resources()
                row.tried += 1
        _check_widgets(row, folder, told)
        row.note = f"{len(_told(told))} things acknowledged"
    return row


def _check_widgets(row: Row, folder: Path, told: Path) -> None:
    events, answers = Progress(folder).events(), Answers(folder, "hw1")
    given = [event.data["answer"] for event in events if event.kind == "attempt"]
    rated = {one.id for history in reviews(events).values() for one in history}
    last = {where: n for kind, where, n in _told(told) if kind == "answer"}
    cards = {what for kind, _, what in _told(told) if kind == "card"}
    # Both kernels answer the same question; an answer said twice in a row is kept once.
    attempts = {what for kind, _, what in _told(told) if kind == "attempt"}
    gone = [*sorted(cards - rated), *sorted(attempts - set(given))]
    gone += [where for where, n in last.items() if (answers.get(where) or [None])[0] not in (n, n + 7)]
    row.lost += len(gone)
    row.said += [f"{what} is gone" for what in gone[:5]]
    row.expect(Progress(folder).notice == "", "a notice after the kills")


def rows(kills: int, kernels: int) -> list[Row]:
    """Kill so many processes over each store, and so many kernels."""
    return [_killed(kills, lines=False), _killed(kills, lines=True), _kernels(kernels)]
