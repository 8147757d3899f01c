"""A store that is corrupt, read-only, full or of a later version: kept aside or left alone, said, and work goes on."""

import json
import os
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rubbish import spoilt
from tally import SEED, Row, timed

from course_utils.homework import Answers
from course_utils.progress import Progress

_NOBODY = 65534
_EVENTS = 30


@contextmanager
def _python(lines: bool) -> Iterator[None]:
    """This Python, or one that came without SQLite, as in a browser tab."""
    was = sys.modules.get("sqlite3")
    if lines:
        sys.modules["sqlite3"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if was is not None:
            sys.modules["sqlite3"] = was


def _filled(folder: Path) -> tuple[Progress, Answers]:
    folder.mkdir(parents=True, exist_ok=True)
    progress, answers = Progress(folder), Answers(folder, "hw1")
    for n in range(_EVENTS):
        progress.record("01", "q", "attempt", {"state": "wrong", "answer": n, "text": "long " * 20})
        if n < 6:
            answers.set(f"q{n}", n)
    return progress, answers


def _file(folder: Path, lines: bool) -> Path:
    return folder / ("progress.jsonl" if lines else "progress.sqlite")


def _is_plain(sentence: str) -> bool:
    return sentence[:1].isupper() and sentence.endswith(".") and "\n" not in sentence and "Error" not in sentence


def _given(progress: Progress) -> list[str | int]:
    """The answers in a record; "spoilt" where an event that was spoilt has none left."""
    given = [event.data.get("answer") if isinstance(event.data, dict) else None for event in progress.events()]
    return [one if isinstance(one, str | int) else "spoilt" for one in given]


def _goes_on(row: Row, folder: Path, what: str) -> None:
    """One who starts now can save, and finds it again."""
    ok = Progress(folder).record("01", "q", "attempt", {"state": "right", "answer": "after"}).ok
    found = _given(Progress(folder))
    row.expect(ok and found[-1:] == ["after"], f"{what}: the record does not go on")


def _corrupt_progress(count: int, lines: bool) -> Row:
    """Spoil the file while nobody is at it, or under a running notebook, which then writes all anew from memory."""
    with timed(f"corrupt record ({'lines' if lines else 'SQLite'})") as row, _python(lines):
        dice = random.Random(f"{SEED} {lines}")
        with tempfile.TemporaryDirectory() as name:
            sound = Path(name) / "sound"
            _filled(sound)
            for n in range(count):
                row.tried += 1
                folder = Path(name) / str(n)
                shutil.copytree(sound, folder)
                file = _file(folder, lines)
                running = Progress(folder) if n % 2 else None
                damage = spoilt(dice, file.read_bytes())
                file.write_bytes(damage)
                if running:
                    ok = running.record("01", "q", "attempt", {"state": "wrong", "answer": "during"}).ok
                    kept = set(_given(running))
                    row.expect(ok, f"try {n}: nothing could be saved")
                    row.lost += not kept >= {"during"}
                later = Progress(folder)
                aside = list(folder.glob("progress.unreadable-*"))
                row.expect(not later.notice or _is_plain(later.notice), f"try {n}: no sentence: {later.notice:.80}")
                if aside and running is None:
                    row.expect("put aside" in later.notice, f"try {n}: put aside without a word")
                    row.expect(
                        damage in [path.read_bytes() for path in aside], f"try {n}: what was put aside is altered"
                    )
                _goes_on(row, folder, f"try {n}")
                shutil.rmtree(folder)
    return row


def _corrupt_answers(count: int) -> Row:
    with timed("corrupt answers.json") as row, tempfile.TemporaryDirectory() as name:
        dice = random.Random(SEED)
        for n in range(count):
            row.tried += 1
            folder = Path(name) / str(n)
            _, answers = _filled(folder) if n == 0 else (None, None)
            if answers is None:
                shutil.copytree(Path(name) / "0", folder)
                answers = Answers(folder, "hw1")
            before = answers.all()
            file = folder / "answers.json"
            damage = spoilt(dice, file.read_bytes())
            file.write_bytes(damage)
            later = Answers(folder, "hw1") if n % 2 else answers
            later.refresh()
            saved = later.set("after", n)
            newer = "newer version" in saved.sentence
            row.expect(saved.ok or newer, f"try {n}: {saved.sentence}")
            row.expect(not later.notice or _is_plain(later.notice), f"try {n}: no sentence: {later.notice:.80}")
            aside = [path.read_bytes() for path in folder.glob("answers.*-*.json")]
            row.expect(not aside or damage in aside, f"try {n}: what was put aside is altered")
            if aside and later is answers:  # a running notebook knows them all
                row.lost += not before.items() <= {k: v for k, v in later.all().items() if k in before}.items()
            if n:
                shutil.rmtree(folder)
            else:
                shutil.rmtree(folder)
                _filled(folder)
    return row


def _shut(path: Path, work: Callable[[], None]) -> None:
    """Do something as a user who may write nothing there (root gives up the right for the while)."""
    modes = {one: one.stat().st_mode & 0o7777 for one in (path.parent, path, *path.iterdir())}
    path.parent.chmod(0o755)
    for one in path.iterdir():
        one.chmod(0o444)
    path.chmod(0o555)
    was = os.geteuid()
    try:
        if was == 0:
            os.seteuid(_NOBODY)
        work()
    finally:
        os.seteuid(was)
        for one, mode in modes.items():
            if one.exists():
                one.chmod(mode)


def _read_only(count: int, lines: bool) -> Row:
    with timed(f"read-only folder ({'lines' if lines else 'SQLite'}, answers.json)") as row, _python(lines):  # noqa: SIM117
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "data"
            progress, answers = _filled(folder)

            def work() -> None:
                for one, what in ((Progress(folder), "new"), (progress, "running")):
                    saved = one.record("01", "q", "attempt", {"state": "wrong", "answer": what})
                    row.expect(not saved.ok and _is_plain(saved.sentence), f"no sentence: {saved.sentence:.80}")
                    found = _given(one)
                    row.lost += not (found[-1] == what and set(range(_EVENTS)) <= set(found))
                saved = answers.set("during", 1)
                row.expect(not saved.ok and _is_plain(saved.sentence), f"no sentence: {saved.sentence:.80}")
                row.lost += answers.get("during") != 1

            for n in range(count):
                row.tried += 1
                _shut(folder, work)
                row.expect(progress.flush().ok and answers.refresh().ok, "what waited is not saved afterwards")
                row.lost += Answers(folder, "hw1").get("during") != 1
                answers.clear("during")
                row.lost += _given(Progress(folder)).count("running") != n + 1
    return row


def _full(count: int, lines: bool) -> Row:
    """A limit on the size of files, which stops a write in its middle as a full disk does."""
    with timed(f"full disk ({'lines' if lines else 'SQLite'}, answers.json)") as row, _python(lines):
        dice = random.Random(f"{SEED} full {lines}")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        for n in range(count):
            row.tried += 1
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                progress, answers = Progress(folder), Answers(folder, "hw1")
                said: dict[object, bool] = {}
                try:
                    resource.setrlimit(resource.RLIMIT_FSIZE, (dice.randint(500, 40_000), hard))
                    for m in range(40):
                        data = {"state": "wrong", "answer": m, "text": "long " * dice.randint(0, 400)}
                        for key, saved in (
                            (m, progress.record("01", "q", "attempt", data)),
                            (f"q{m}", answers.set(f"q{m}", data)),
                        ):
                            said[key] = saved.ok
                            row.expect(saved.ok or _is_plain(saved.sentence), f"no sentence: {saved.sentence:.80}")
                    kept = set(_given(progress)) | set(answers.all())
                    row.lost += len(set(said) - kept)  # in memory at least
                    others = set(_given(Progress(folder)))
                    others |= set(Answers(folder, "hw1").all())
                    row.lost += len({key for key, ok in said.items() if ok} - others)  # on the disk as well
                finally:
                    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
                row.expect(progress.flush().ok and answers.refresh().ok, f"try {n}: not saved once there was room")
                found = set(_given(Progress(folder)))
                row.lost += len(set(said) - found - set(Answers(folder, "hw1").all()))
    return row


def _newer(count: int, lines: bool) -> Row:
    with timed(f"store of a later version ({'lines' if lines else 'SQLite'}, answers.json)") as row, _python(lines):
        dice = random.Random(SEED)
        for _ in range(count):
            row.tried += 1
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                running, answers = _filled(folder)
                file, version = _file(folder, lines), dice.randint(2, 2**31 - 1)
                if lines:
                    file.write_bytes(file.read_bytes() + f'\n{{"v":{version},"what":"new"}}\n'.encode())
                else:
                    connection = sqlite3.connect(file)
                    connection.execute(f"PRAGMA user_version = {version}")
                    connection.close()
                (folder / "answers.json").write_text(json.dumps({"format": version, "new": True}))
                before = file.read_bytes(), (folder / "answers.json").read_bytes()
                for progress in (running, Progress(folder)):
                    saved = progress.record("01", "q", "attempt", {"state": "wrong", "answer": "beside"})
                    row.expect(saved.ok and "update the course" in progress.notice, "a later version is not said")
                for one in (answers, Answers(folder, "hw1")):
                    saved = one.set("x", 1)
                    row.expect(not saved.ok and "newer version" in saved.sentence, "a later version is not said")
                    row.expect(one.get("x") == 1, "the answer is not kept meanwhile")
                row.lost += before != (file.read_bytes(), (folder / "answers.json").read_bytes())
                row.lost += "beside" not in _given(Progress(folder))
    return row


def rows(count: int) -> list[Row]:
    """Spoil so many stores of each kind."""
    both = (False, True)
    return [
        *(_corrupt_progress(count, lines) for lines in both),
        _corrupt_answers(count),
        *(_read_only(max(1, count // 10), lines) for lines in both),
        *(_full(max(1, count // 5), lines) for lines in both),
        *(_newer(max(1, count // 5), lines) for lines in both),
    ]
