"""A student's answers to one assignment: kept in memory and in a file beside the notebook, and never in only half."""

import atexit
import errno
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any
from weakref import WeakMethod

from course_utils.homework import answers_file
from course_utils.homework.answers_file import FILE, LONGEST_NAME
from course_utils.homework.reading import read
from course_utils.progress import Saved

_LARGEST = 250_000  # bytes of one answer: the longest text, in whatever script, is below it


@dataclass(frozen=True)
class _Change:
    """An answer that waits to be saved; `entry` is None if it was cleared."""

    entry: dict[str, Any] | None
    at: datetime


class Answers:
    """The answers in one folder; any number of notebooks may use it at once.

    Each change is put into what the file holds at that moment, so that two notebooks mix question by question, and of
    two answers to one question the later stays. Whatever the disk does, no method raises for it: what cannot be saved
    is kept in memory, tried again each time, and said in one sentence (`Saved.sentence`, `notice`).

    Parameters
    ----------
    folder : where the notebook is.
    assignment : the name of the assignment; looked up beside the notebook if it is not given.

    Raises
    ------
    ValueError
        If the name is looked up and there is no readable assignment in the folder.
    """

    def __init__(self, folder: Path | str, assignment: str = "") -> None:
        self._folder = Path(folder).absolute()
        self._path = self._folder / FILE
        self._assignment = assignment or read(self._folder).name
        self._known: dict[str, dict[str, Any]] = {}  # as last read or saved
        self._student = ""
        self._waiting: dict[str, _Change] = {}
        self._renamed: str | None = None  # a name that waits to be saved
        self._trouble = ""  # what does not work just now
        self._lasting: list[str] = []  # what the student should know for the whole session
        self._lock = RLock()
        last = WeakMethod(self.refresh)
        atexit.register(lambda: (flush := last()) and flush())  # the last chance for what could not be saved before
        self.refresh()

    @property
    def student(self) -> str:
        """The student's name, "" as long as none is given."""
        return self._student if self._renamed is None else self._renamed

    @property
    def notice(self) -> str:
        """What the student should know of the file just now; "" if all is well."""
        return " ".join([*self._lasting, *([self._trouble] if self._trouble else [])])

    @property
    def unsaved(self) -> frozenset[str]:
        """The ids of questions whose last change is not in the file yet."""
        return frozenset(self._waiting)

    def set_student(self, name: str) -> Saved:
        """Keep the student's name; raises ValueError if it is not one."""
        name = " ".join(name.split())
        if not any(letter.isalnum() for letter in name):
            raise ValueError("Type your name, as your teacher knows it.")
        if len(name) > LONGEST_NAME:
            raise ValueError(f"Shorten the name to {LONGEST_NAME} characters or fewer.")
        with self._lock:
            self._renamed = name
            return self._flush()

    def get(self, id: str) -> Any:
        """Return the answer to a question, None if there is none."""
        return self.all().get(id)

    def at(self, id: str) -> str:
        """Return when a question was answered last, in ISO form, "" if it was not."""
        return self._now().get(id, {}).get("at", "")

    def set(self, id: str, answer: Any) -> Saved:
        """Keep an answer, for good if `ok`, else in memory until it can be saved.

        Raises
        ------
        ValueError
            If the answer is not plain JSON, or far longer than any answer.
        """
        try:
            text = json.dumps(answer, allow_nan=False)
        except (TypeError, ValueError, RecursionError) as error:
            raise ValueError(f"This answer cannot be kept: {error}.") from None
        if len(text) > _LARGEST or answers_file.depth(answer) > answers_file.DEEPEST:
            raise ValueError("This answer is too long to keep: shorten it.")
        now = datetime.now(UTC)
        entry = {"answer": json.loads(text), "at": now.isoformat(timespec="milliseconds")}
        return self._change(id, _Change(entry, now))

    def clear(self, id: str) -> Saved:
        """Take an answer away, for good if `ok`."""
        return self._change(id, _Change(None, datetime.now(UTC)))

    def all(self) -> dict[str, Any]:
        """Return all answers by question id."""
        return {id: entry["answer"] for id, entry in self._now().items()}

    def refresh(self) -> Saved:
        """Take in what other notebooks have saved, and try once more to save what is waiting."""
        with self._lock:
            if self._waiting or self._renamed is not None:
                return self._flush()
            try:
                found = self._found()
            except answers_file.NewerAnswers:
                return self._failed(_NEWER)
            except ValueError:
                return self._flush()
            except OSError as error:
                return self._failed(_because(error))
            if found is None and (self._known or self._student):
                return self._flush()  # the file has gone, but what it held has not
            self._student, self._known = found or ("", {})
            self._trouble = ""
            return Saved(True)

    def content(self) -> bytes:
        """Return what the file should hold, unsaved changes included."""
        return answers_file.dump(self._assignment, self.student, self._now())

    def _now(self) -> dict[str, dict[str, Any]]:
        with self._lock:
            entries = dict(self._known)
            for id, change in self._waiting.items():
                entries.pop(id, None)
                if change.entry is not None:
                    entries[id] = change.entry
            return entries

    def _change(self, id: str, change: _Change) -> Saved:
        with self._lock:
            self._waiting[id] = change
            return self._flush(just_now=id)

    def _flush(self, just_now: str = "") -> Saved:
        try:
            with answers_file.locked(self._folder):
                self._merge(just_now)
        except answers_file.NewerAnswers:
            return self._failed(_NEWER)
        except OSError as error:
            return self._failed(_because(error))
        self._trouble = ""
        return Saved(True)

    def _merge(self, just_now: str) -> None:
        """Put what is waiting into what the file holds now; no other notebook writes meanwhile."""
        try:
            found = self._found()
        except answers_file.NewerAnswers:
            raise
        except ValueError as problem:
            found = self._put_aside(problem)
        student, entries = (found[0], dict(found[1])) if found else (self._student, dict(self._known))
        for id, change in self._waiting.items():
            theirs = entries.get(id)
            # A change that has been waiting gives way to what another notebook saved after it was made.
            others = id != just_now and theirs and theirs != self._known.get(id)
            if theirs and others and answers_file.time_of(theirs["at"]) > change.at:
                continue
            if change.entry is None:
                entries.pop(id, None)
            elif theirs is None or json.dumps(theirs["answer"]) != json.dumps(change.entry["answer"]):
                entries[id] = change.entry
        student = student if self._renamed is None else self._renamed
        if (student, entries) != found and (student or entries or found):
            content = answers_file.dump(self._assignment, student, entries)
            if len(content) > answers_file.LARGEST:
                raise OSError(errno.EFBIG, "more than a file of answers may hold")
            answers_file.write(self._path, content)
        self._student, self._known, self._waiting, self._renamed = student, entries, {}, None

    def _found(self) -> tuple[str, dict[str, dict[str, Any]]] | None:
        """Return the name and the answers in the file, None if there is no file; raises ValueError and OSError."""
        try:
            with open(self._path, "rb") as file:
                whole = answers_file.parse(file.read(answers_file.LARGEST + 1))
        except FileNotFoundError:
            return None
        if whole["assignment"] != self._assignment:
            raise _Other(whole["assignment"])
        return whole["student"], whole["answers"]

    def _put_aside(self, problem: ValueError) -> None:
        """Give way to a file that is not ours, or no longer sound, and keep what can still be read of it."""
        with open(self._path, "rb") as file:
            content = file.read(answers_file.LARGEST + 1)
        other = isinstance(problem, _Other)
        aside = answers_file.put_aside(self._path, "other-homework" if other else "unreadable")
        self._known = ({} if other else answers_file.salvage(content)) | self._known
        what = (
            f"the file {FILE} holds answers to '{problem}'" if other else f"the file {FILE} could not be read in full"
        )
        self._lasting.append(f"Beside this notebook {what}, so it was put aside as {aside.name} and a new one begun.")

    def _failed(self, sentence: str) -> Saved:
        self._trouble = sentence
        return Saved(False, sentence)


class _Other(ValueError):
    """The file holds the answers of another assignment, which the message names."""


_NEWER = (
    f"Not saved: the file {FILE} was made by a newer version of the course and was left as it is. Update the course; "
    "until then your answers are kept only while this notebook is open."
)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _because(error: OSError) -> str:
    """What to say when the file cannot be used just now."""
    if isinstance(error, TimeoutError):
        because = "another notebook is saving at this moment"
    elif error.errno in _FULL:
        because = "the disk is full, so make room on it"
    else:
        because = "the folder of this notebook cannot be written to"
    return f"Not saved: {because}. Your answers are kept while this notebook is open, and saving is tried again."
