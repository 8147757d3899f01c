"""The file of answers: read with care, written whole or not at all, one kernel at a time."""

import errno
import json
import math
import os
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FILE, FORMAT = "answers.json", 1
LARGEST, DEEPEST = 5_000_000, 8  # bytes; levels of one answer
LONGEST_NAME = 80
_PATIENCE = 3.0  # seconds to wait for another notebook
_LOCK = ".answers.lock"
_NO_SYNC = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EBADF)


class NewerAnswers(ValueError):
    """The file was written by a later version of the course."""


def read_answers(path: Path | str) -> dict[str, Any]:
    """Read a file of answers.

    Parameters
    ----------
    path : the file.

    Returns
    -------
    dict
        {"format": 1, "assignment": name, "student": name, "answers": {question id: {"answer": JSON, "at": ISO time}}};
        what else the file may hold is left out.

    Raises
    ------
    ValueError
        With one sentence, if the file cannot be read, is larger than 5 MB, or holds anything else.
    """
    path = Path(path)
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise ValueError(f"{path.name} could not be read ({error.strerror}).") from None
    return parse(content, path.name)


def parse(content: bytes, name: str = FILE) -> dict[str, Any]:
    """Read the bytes of a file of answers, called `name` in the sentences; see `read_answers`."""
    whole = _json(content, name)
    version = whole.get("format") if isinstance(whole, dict) else None
    if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT:
        raise NewerAnswers(f"{name} was made by a newer version of the course: update the course to read it.")
    if version != FORMAT or isinstance(version, bool):
        raise ValueError(f"{name} does not hold the answers of this course's homework.")
    answers = whole.get("answers")
    for field in ("assignment", "student"):
        if not isinstance(whole.get(field), str) or len(whole[field]) > 200:
            raise ValueError(f"{name} is damaged: its '{field}' is not a short text.")
    if not isinstance(answers, dict):
        raise ValueError(f"{name} is damaged: its 'answers' are not a list by question.")
    for id, entry in answers.items():
        if not _is_entry(entry):
            raise ValueError(f"{name} is damaged: the answer to '{id[:60]}' is not an answer with its time.")
    entries = {id: {"answer": entry["answer"], "at": entry["at"]} for id, entry in answers.items()}
    return {"format": FORMAT, "assignment": whole["assignment"], "student": whole["student"], "answers": entries}


def salvage(content: bytes) -> dict[str, dict[str, Any]]:
    """Return the sound answers of a file that is not sound as a whole; never raises."""
    try:
        answers = _json(content, FILE)["answers"]
        return {id: {"answer": entry["answer"], "at": entry["at"]} for id, entry in answers.items() if _is_entry(entry)}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def dump(assignment: str, student: str, answers: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return the content of a file of answers, for people to read too."""
    whole = {"format": FORMAT, "assignment": assignment, "student": student, "answers": answers}
    text = json.dumps(whole, indent=1, ensure_ascii=False, allow_nan=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:  # half a pair of characters, from the clipboard say
        return json.dumps(whole, indent=1, allow_nan=False).encode("ascii")


def time_of(at: str) -> datetime:
    """Return the time of an answer, in UTC if it does not say where; raises ValueError if it is none."""
    found = datetime.fromisoformat(at)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def write(path: Path, content: bytes) -> None:
    """Write a file so that at no moment half a file stands there; raises OSError."""
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with open(beside, "xb") as file:
            file.write(content)
            file.flush()
            _sync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    with suppress(OSError):  # Windows opens no folders
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            _sync(folder)
        finally:
            os.close(folder)


def put_aside(path: Path, why: str) -> Path:
    """Rename a file to a dated name that says why; raises OSError."""
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    aside, n = path.with_name(f"{path.stem}.{why}-{stamp}{path.suffix}"), 1
    while aside.exists():
        n += 1
        aside = path.with_name(f"{path.stem}.{why}-{stamp}-{n}{path.suffix}")
    os.rename(path, aside)
    return aside


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other notebooks from writing answers in a folder; raises OSError, TimeoutError if one keeps us waiting."""
    try:
        import fcntl
    except ImportError:  # Windows, or a browser tab
        yield
        return
    with open(folder / _LOCK, "ab") as file:
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise TimeoutError from None
                time.sleep(0.01)
            except OSError:  # some network drives know no locks
                break
            else:
                for left in folder.glob(f".{FILE}.*.part"):  # of a kernel that was killed
                    with suppress(OSError):
                        left.unlink()
                break
        yield


def _sync(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise


def _json(content: bytes, name: str) -> Any:
    if len(content) > LARGEST:
        raise ValueError(f"{name} is larger than {LARGEST // 1_000_000} MB, which no file of answers is.")
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError):
        raise ValueError(f"{name} is not whole, or no JSON.") from None


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _no_number(text)


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number")


def _is_entry(entry: Any) -> bool:
    if not isinstance(entry, dict) or "answer" not in entry or not isinstance(entry.get("at"), str):
        return False
    try:
        time_of(entry["at"])
    except ValueError:
        return False
    return depth(entry["answer"]) <= DEEPEST


def depth(value: Any) -> int:
    """Count the levels of an answer, those that are too many as one."""
    level, levels = [value], 0
    while level and levels <= DEEPEST:
        levels += 1
        level = [
            part
            for one in level
            if isinstance(one, list | dict)
            for part in (one.values() if isinstance(one, dict) else one)
        ]
    return levels
