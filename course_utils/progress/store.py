"""What the two stores have in common: their interface, their failures, and putting a damaged file aside."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from course_utils.progress.event import Event

VERSION = 1


class StoreError(Exception):
    """A store could not do what was asked; `reason` is "unwritable", "full", "busy" or "broken"."""

    def __init__(self, reason: str, detail: object = ""):
        self.reason = reason
        super().__init__(f"{reason}: {detail}")


class DamagedStore(StoreError):
    """The file is not one of our stores, or no longer."""

    def __init__(self, detail: object = ""):
        super().__init__("damaged", detail)


class NewerStore(StoreError):
    """The file was written by a later version of the course."""

    def __init__(self, detail: object = ""):
        super().__init__("newer", detail)


class Store(Protocol):
    """One file of events. All methods raise StoreError or OSError; none leaves half an event behind."""

    path: Path

    def open(self, patience: float) -> None:
        """Make the file ready for writing, and see that it is sound; `patience` is in seconds, here and below."""
        ...

    def append(self, events: Sequence[Event], patience: float) -> None:
        """Keep events for good, in this order; one whose id is there already is passed over."""
        ...

    def read(self, patience: float) -> list[Event]:
        """All events in the order they were kept; none if there is no file."""
        ...

    def salvage(self) -> list[Event]:
        """The events of a damaged file that can still be read; never raises."""
        ...

    def clear(self, patience: float) -> None:
        """Remove all events."""
        ...


def set_aside(store: Store) -> tuple[Path, list[Event]] | None:
    """Rename a damaged file (and what its database keeps beside it) to a dated name, and save what can be read.

    Parameters
    ----------
    store : the store whose file is damaged. It is asked again once no other process is at it, which may have put
        the file aside already.

    Returns
    -------
    (path, events) or None
        The new name and the events that could be read; None if there was nothing left to do.
    """
    path = store.path
    with _one_at_a_time(path.with_name(path.name + ".lock")):
        if not _is_damaged(store):
            return None
        events = store.salvage()
        stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
        aside = path.with_name(f"{path.stem}.unreadable-{stamp}{path.suffix}")
        n = 1
        while aside.exists():
            n += 1
            aside = path.with_name(f"{path.stem}.unreadable-{stamp}-{n}{path.suffix}")
        # The companions first: left behind, an old journal would be played back into the new file.
        for tail in ("-journal", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.rename(f"{path}{tail}", f"{aside}{tail}")
        os.rename(path, aside)
        return aside, events


def _is_damaged(store: Store) -> bool:
    try:
        store.open(1.0)
    except DamagedStore:
        return True
    return False


def still_there(path: Path, before: os.stat_result) -> bool:
    """Whether a path still leads to the file that was written: it may have been put aside or removed meanwhile."""
    try:
        now = os.stat(path)
    except OSError:
        return False
    return (now.st_dev, now.st_ino) == (before.st_dev, before.st_ino)


@contextmanager
def _one_at_a_time(lock: Path) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # Windows refuses to rename a file in use; a browser tab has one process
        yield
        return
    with open(lock, "ab") as file:
        with suppress(OSError):  # some network drives know no locks
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
