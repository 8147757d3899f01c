"""Events in an SQLite file: the store on a computer.

Every call opens the file, does one transaction and closes it, so that any number of notebooks may share it, and one
that is killed leaves a whole file behind. The journal is the classic one and not a write-ahead log, because home
folders at universities are often network drives, where the latter does not work.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.progress.event import Event, from_mapping, to_json
from course_utils.progress.store import VERSION, DamagedStore, NewerStore, StoreError, still_there

if TYPE_CHECKING:
    import sqlite3

APPLICATION = 0x416C6C69  # "Alli" in the file's header tells our files from others'
_FIELDS = "id, at, lesson, question, kind, data"
_SCHEMA = """
CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of events: clocks go wrong
    id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, lesson TEXT NOT NULL, question TEXT NOT NULL,
    kind TEXT NOT NULL, data TEXT NOT NULL  -- lesson, question and data as JSON
)
"""
# SQLite's primary result codes (sqlite.org/rescode.html)
_REASONS = {3: "unwritable", 5: "busy", 6: "busy", 8: "unwritable", 13: "full", 14: "unwritable"}
_DAMAGE = (11, 26)


class SqliteStore:
    """The events of one SQLite file (see `store.Store` for the methods)."""

    def __init__(self, path: Path):
        self.path = path

    def open(self, patience: float) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._transaction(patience) as connection:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()
            if sound != ("ok",):
                raise DamagedStore(sound)
            _read(connection)
            # SQLite begins to write only when something is written; the same again will do.
            connection.execute(f"PRAGMA user_version = {VERSION}")

    def append(self, events: Sequence[Event], patience: float) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for _ in range(3):  # again, if the file was put aside by another process while we wrote
            before = os.stat(self.path) if self.path.exists() else None
            with self._transaction(patience) as connection:
                before = before or os.stat(self.path)
                connection.executemany(
                    f"INSERT OR IGNORE INTO events ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?)",
                    [(e.id, e.at, to_json(e.lesson), to_json(e.question), e.kind, to_json(e.data)) for e in events],
                )
            if still_there(self.path, before):
                return
        raise StoreError("broken", "the file vanishes")

    def read(self, patience: float) -> list[Event]:
        if not self.path.exists():
            return []
        with self._transaction(patience, writing=False) as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                return []
            return _read(connection)

    def salvage(self) -> list[Event]:
        events: list[Event] = []
        try:
            with self._transaction(1.0, writing=False) as connection:
                for event in _events(connection):
                    events.append(event)  # one by one, to keep what came before the damage
        except (StoreError, OSError, ValueError, TypeError, RecursionError):
            pass
        return events

    def clear(self, patience: float) -> None:
        with self._transaction(patience) as connection:
            connection.execute("DELETE FROM events")

    @contextmanager
    def _transaction(self, patience: float, writing: bool = True) -> Iterator["sqlite3.Connection"]:
        import sqlite3

        connection = None
        try:
            connection = sqlite3.connect(self.path, timeout=patience, isolation_level=None)
            connection.execute("PRAGMA synchronous = EXTRA")  # a commit outlasts a power cut
            connection.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten
            connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
            _see_whose(connection, writing)
            yield connection
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise _told(error) from error
        finally:
            if connection is not None:
                connection.close()  # takes back what was not committed


def _see_whose(connection: "sqlite3.Connection", writing: bool) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    if owner == 0 and version == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        if writing:
            connection.execute(_SCHEMA)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
    elif owner != APPLICATION:
        raise DamagedStore("another program's file")
    elif version > VERSION:
        raise NewerStore(version)


def _read(connection: "sqlite3.Connection") -> list[Event]:
    try:
        return list(_events(connection))
    except (ValueError, TypeError, RecursionError) as error:
        raise DamagedStore(error) from None


def _events(connection: "sqlite3.Connection") -> Iterator[Event]:
    for id, at, lesson, question, kind, data in connection.execute(f"SELECT {_FIELDS} FROM events ORDER BY seq"):
        fields = {"id": id, "at": at, "kind": kind, "data": json.loads(data)}
        yield from_mapping(fields | {"lesson": json.loads(lesson), "question": json.loads(question)})


def _told(error: "sqlite3.Error") -> StoreError:
    code = getattr(error, "sqlite_errorcode", 1) & 0xFF
    missing = "no such table" in str(error) or "no such column" in str(error)
    if code in _DAMAGE or missing:
        return DamagedStore(error)
    return StoreError(_REASONS.get(code, "broken"), error)
