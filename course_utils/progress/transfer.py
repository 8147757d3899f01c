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


def write(path: Path, events: Iterable[Event]) -> Path:
    """Write events to a file, so that at no moment half a file stands there; raises ValueError with a sentence."""
    made = datetime.now(UTC).isoformat(timespec="seconds")
    content = {"format": FORMAT, "version": VERSION, "made": made, "events": [to_mapping(event) for event in events]}
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with open(beside, "x", encoding="ascii") as file:
            json.dump(content, file, indent=1)
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
        if path.stat().st_size > _LARGEST:
            raise ValueError("too large")
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
        name, version, events = content["format"], content["version"], content["events"]
    except OSError as error:
        raise ValueError(f"The file '{path}' could not be read ({error.strerror}); choose another file.") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        name, version, events = "", 0, []
    if name != FORMAT or not isinstance(version, int) or not isinstance(events, list):
        raise ValueError(f"'{path.name}' does not hold progress of this course; choose a file that it exported.")
    if version > VERSION:
        raise ValueError(f"'{path.name}' comes from a newer version of this course; update the course to read it.")
    try:
        found = [from_mapping(fields) for fields in events]
    except ValueError as error:
        raise ValueError(
            f"'{path.name}' is damaged, so nothing was taken from it; export it again. ({error})"
        ) from None
    return list({event.id: event for event in found}.values())
