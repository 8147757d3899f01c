"""Progress as one file to carry to another computer or hand in: written whole or not at all, read with care."""

import json
import os
import uuid
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from course_utils.progress.event import Event, from_mapping, to_mapping

FORMAT, VERSION = "alliances-course-progress", 1
_LARGEST = 100_000_000  # bytes; a whole course is well below one million


def dump(events: Iterable[Event]) -> bytes:
    """Return the content of a file that holds these events."""
    made = datetime.now(UTC).isoformat(timespec="seconds")
    content = {"format": FORMAT, "version": VERSION, "made": made, "events": [to_mapping(event) for event in events]}
    return json.dumps(content, indent=1).encode("ascii")


def write(path: Path, events: Iterable[Event]) -> Path:
    """Write events to a file, so that at no moment half a file stands there; raises ValueError with a sentence."""
    content = dump(events)
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with open(beside, "xb") as file:
            file.write(content)
            file.flush()
            with suppress(OSError):  # some drives cannot
                os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        reason = error.strerror or "the disk did not take it"
        raise ValueError(f"Your progress could not be written to '{path}' ({reason}); choose another place.") from None
    return path


def read(path: Path) -> list[Event]:
    """Read such a file, each event once; raises ValueError with a sentence if it is not one of ours, or not whole."""
    try:
        content = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    except OSError as error:
        raise ValueError(f"The file '{path}' could not be read ({error.strerror}); choose another file.") from None
    return load(content, path.name)


def load(content: bytes, file: str) -> list[Event]:
    """Read the content of such a file, called `file` in the sentences of errors, as `read` does."""
    try:
        whole = json.loads(content.decode("utf-8-sig"))
        name, version, events = whole["format"], whole["version"], whole["events"]
    except (ValueError, KeyError, TypeError, RecursionError):
        name, version, events = "", 0, []
    if name != FORMAT or not isinstance(version, int) or not isinstance(events, list):
        raise ValueError(f"'{file}' does not hold progress of this course; choose a file that it exported.")
    if version > VERSION:
        raise ValueError(f"'{file}' comes from a newer version of this course; update the course to read it.")
    try:
        found = [from_mapping(fields) for fields in events]
    except ValueError as error:
        raise ValueError(f"'{file}' is damaged, so nothing was taken from it; export it again. ({error})") from None
    return list({event.id: event for event in found}.values())
