"""Events as lines of JSON: the store in a browser tab, or where Python came without SQLite.

The file is only ever added to. Each event is written in one piece, with a line end before and behind it, so that a
line which was cut short (a killed kernel, a full disk) spoils no other. Such a torn line is passed over and stays
where it is; since its event was never said to be saved, nothing is missing.
"""

import errno
import json
import math
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from course_utils.progress.event import Event, from_mapping, to_json, to_mapping
from course_utils.progress.store import VERSION, DamagedStore, NewerStore, StoreError, still_there

_START, _END = b'{"v":', b',"end":1}'
_NO_SYNC = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EBADF)
_BROWSER = sys.platform == "emscripten"
# A browser's drive takes some 15 ms for each look, and a lesson's panels take dozens: so, seconds from one to the next.
_REST = 1.0 if _BROWSER else 0.0


class LinesStore:
    """The events of one file of lines (see `store.Store` for the methods)."""

    def __init__(self, path: Path):
        self.path = path
        self._size = -1  # of the file as we left it
        self._seen: list[Event] = []
        self._looked = -math.inf

    def open(self, patience: float) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._write(b"")
        self.read(patience)

    def append(self, events: Sequence[Event], patience: float) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _size(self.path) != self._size:
            self._parse()  # somebody else was at it: nothing is added to a newer version's file
        lines = [b"\n" + to_json({"v": VERSION} | to_mapping(event) | {"end": 1}).encode() + b"\n" for event in events]
        self._write(b"".join(lines))
        self._size = _size(self.path)

    def read(self, patience: float) -> list[Event]:
        if time.monotonic() - self._looked >= _REST:
            self._seen, damage = self._parse()
            if damage:
                raise DamagedStore(damage[0][:80])
            self._looked = time.monotonic()
        return list(self._seen)

    def salvage(self) -> list[Event]:
        try:
            return self._parse()[0]
        except (StoreError, OSError):
            return []

    def clear(self, patience: float) -> None:
        self._parse()  # a newer version's file is not ours to empty
        os.truncate(self.path, 0)
        self._write(b"")

    def _write(self, content: bytes) -> None:
        self._looked = -math.inf
        for _ in range(3):  # again, if the file was put aside by another process while we wrote
            descriptor = os.open(
                self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), mode=0o600
            )
            try:
                before = os.fstat(descriptor)
                if content and os.write(descriptor, content) < len(content):
                    raise StoreError("full", "the line was cut short")
                try:
                    os.fsync(descriptor)
                except OSError as error:
                    if error.errno not in _NO_SYNC:
                        raise
            finally:
                os.close(descriptor)
            # A browser's drive gives a file a new number at will, and has nobody else at work.
            if _BROWSER or still_there(self.path, before):
                return
        raise StoreError("broken", "the file vanishes")

    def _parse(self) -> tuple[list[Event], list[bytes]]:
        """The events, each once, and the lines that are whole and yet no events of ours."""
        try:
            content = self.path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return [], []
        events: dict[str, Event] = {}
        damage = []
        for line in content.split(b"\n"):
            line = line.strip(b"\r ")
            if not line:
                continue
            try:
                fields = json.loads(line.decode("ascii"))
                version = fields.pop("v")
                if isinstance(version, int) and version > VERSION:
                    raise NewerStore(version)
                event = from_mapping(fields)
            except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
                if not _is_torn(line):
                    damage.append(line)
                continue
            events.setdefault(event.id, event)
        return list(events.values()), damage


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else -1


def _is_torn(line: bytes) -> bool:
    """Whether a line is the beginning of one of ours, cut short."""
    begun = line.startswith(_START) or _START.startswith(line)
    return begun and not line.endswith(_END)
