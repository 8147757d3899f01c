"""The learner's own record: what was tried, asked for and seen, kept outside the notebooks."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from course_utils.progress import places, transfer
from course_utils.progress.event import Event, new_event
from course_utils.progress.store import DamagedStore, NewerStore, Store, StoreError, set_aside

PATIENT, HASTY = 2.0, 0.1  # seconds to wait for another notebook; hasty once it has kept us waiting
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Saved:
    """Whether something was done for good; if not, or if there is more to say, one plain sentence."""

    ok: bool
    sentence: str = ""


class Progress:
    """The record in one folder; any number of notebooks may use it at once.

    Whatever the disk does, no method but `export` and `merge` raises for it: what cannot be saved is kept in memory,
    tried again each time, and said in one sentence (`Saved.sentence`, `notice`).

    Parameters
    ----------
    folder : where the record is kept; made if it is not there.
    """

    def __init__(self, folder: str | os.PathLike[str]):
        self._folder = Path(folder)
        self._store: Store = places.usual_store(self._folder)
        self._waiting: dict[str, Event] = {}  # not saved yet
        self._known: dict[str, Event] = {}  # as last read or saved
        self._patience = PATIENT
        self._trouble: dict[str, str] = {}  # what does not work just now, by "write" and "read"
        self._lasting: dict[str, str] = {}  # what the learner should know for the whole session
        self._lock = RLock()
        self._try("write", lambda store: store.open(self._patience))
        self.events()  # known from now on, should the file be spoilt later
        self._take_in_others()

    @property
    def notice(self) -> str:
        """What the learner should know of the record just now; "" if all is well."""
        return " ".join(dict.fromkeys([*self._lasting.values(), *self._trouble.values()]))

    def record(self, lesson: str, question: str, kind: str, data: Any = None) -> Saved:
        """Keep one event, for good if `ok`, else in memory until it can be saved.

        Parameters
        ----------
        lesson, question : ids, such as "01" and "entente-cordiale-1904"; a visit may have "" for a question.
        kind : "attempt", "draft" (a text not handed in yet), "hint", "reveal", "review" (of a flashcard) or "visit".
        data : anything JSON can hold; for an attempt a mapping with the verdict's "state" and the "answer".

        Raises
        ------
        ValueError
            Only if the call itself is wrong: an unknown kind, or data that JSON cannot hold.
        """
        event = new_event(lesson, question, kind, data)
        with self._lock:
            self._waiting[event.id] = event
            return self.flush()

    def flush(self) -> Saved:
        """Try once more to save what is waiting."""
        with self._lock:
            if not self._waiting:
                return Saved(True)
            if not self._try("write", lambda store: store.append(list(self._waiting.values()), self._patience))[0]:
                return Saved(False, self._trouble["write"])
            self._known |= self._waiting
            self._waiting = {}
            return Saved(True)

    def events(self, lesson: str | None = None, question: str | None = None) -> tuple[Event, ...]:
        """What happened, in the order it was kept, of one lesson or question or of all; what waits comes last."""
        with self._lock:
            self.flush()
            done, found = self._try("read", lambda store: store.read(self._patience))
            if done and found is not None:
                self._known = {event.id: event for event in found}
            self.flush()  # a damaged file gives work to do
            every = self._known | self._waiting
        return tuple(
            event
            for event in every.values()
            if (lesson is None or event.lesson == lesson) and (question is None or event.question == question)
        )

    def standing(self, lesson: str, question_ids: Iterable[str]) -> dict[str, str]:
        """How far the learner is with each question of a lesson.

        An attempt counts if its data's "state" is "right", "wrong", "partial" or "noted"; "unanswered" and
        "unreadable" are no attempts. Hints cost nothing. Order is the order of keeping, not the clock's.

        Returns
        -------
        dict
            Per question "first": the first attempt that counts was right, and nothing was revealed before it;
            "later": some other attempt was right; "tried": attempted or revealed, but not right (a free text, which
            nobody judges, stays here); "open": nothing of the kind.
        """
        past: dict[str, list[str]] = {}
        for event in self.events(lesson):
            state = event.data.get("state") if isinstance(event.data, dict) else None
            if event.kind == "reveal":
                past.setdefault(event.question, []).append("reveal")
            elif event.kind == "attempt" and state in ("right", "wrong", "partial", "noted"):
                past.setdefault(event.question, []).append(state)
        return {question: _stands(past.get(question, [])) for question in question_ids}

    def export(self, path: str | os.PathLike[str]) -> Path:
        """Write all events to one file, whole or not at all; raises ValueError with a sentence if that fails."""
        return transfer.write(Path(path), self.events())

    def merge(self, path: str | os.PathLike[str]) -> int:
        """Take in the events of an exported file.

        Returns
        -------
        int
            How many were new; the same file a second time gives 0.

        Raises
        ------
        ValueError
            If the file is not one of ours, newer, or damaged; then nothing is taken from it.
        """
        return self._take_in(transfer.read(Path(path)))

    def to_bytes(self) -> bytes:
        """Return what `export` would write, for a page to hand to the browser: that needs no place on this disk."""
        return transfer.dump(self.events())

    def merge_bytes(self, content: bytes, name: str) -> int:
        """Take in what a file called `name` holds, as `merge` does."""
        return self._take_in(transfer.load(content, name))

    def _take_in(self, incoming: Iterable[Event]) -> int:
        with self._lock:
            here = {event.id for event in self.events()}
            new = {event.id: event for event in incoming if event.id not in here}
            self._waiting |= new
            self.flush()
        return len(new)

    def forget(self) -> Saved:
        """Remove every event of every file that this version of the course wrote in the folder; ask first."""
        with self._lock:
            self._waiting, self._known = {}, {}
            left, failed = places.clear(self._folder, self._patience)
            if failed:
                return Saved(False, f"Not all of your record could be removed ({failed}); please try again later.")
            self._lasting.pop("damaged", None)
        sentence = (
            "Your record is removed from this computer; files that you exported yourself are still where they are."
        )
        if left:
            sentence = (
                "Your record is removed, but for one of a newer version of the course: update to remove that too."
            )
        return Saved(True, sentence)

    def _try(self, what: str, action: Callable[[Store], _Result]) -> tuple[bool, _Result | None]:
        """Do something with the store, whatever state its file is in; (False, None) if it cannot be done now."""
        error: Exception = StoreError("broken", "damaged again and again")
        for _ in range(4):
            try:
                try:
                    result = action(self._store)
                except NewerStore:
                    self._store = places.separate_store(self._folder)
                    self._lasting["newer"] = places.NEWER
                except DamagedStore:
                    self._put_aside()
                else:
                    self._trouble.pop("read", None)  # who can write can read, but not the other way round
                    self._trouble.pop(what, None)
                    self._patience = PATIENT
                    return True, result
            except (StoreError, OSError) as trouble:
                error = trouble
                break
        self._patience = HASTY
        self._trouble[what] = places.sentence(error, self._folder)
        return False, None

    def _put_aside(self) -> None:
        moved = set_aside(self._store)
        if moved:
            path, saved = moved
            self._lasting["damaged"] = places.damaged(path)
            self._waiting = self._known | {event.id: event for event in saved} | self._waiting

    def _take_in_others(self) -> None:
        """Copy in what other stores here hold: of a Python without SQLite, or of a time beside a newer version."""
        for store in places.other_stores(self._folder, self._store.path):
            with suppress(StoreError, OSError):
                present = {event.id for event in self.events()}
                self._waiting |= {event.id: event for event in store.read(HASTY) if event.id not in present}
        self.flush()


def _stands(past: list[str]) -> str:
    if not past:
        return "open"
    if past[0] == "right":
        return "first"
    return "later" if "right" in past else "tried"
