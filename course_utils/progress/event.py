"""One thing a learner did, and the one line of JSON it is kept as."""

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

KINDS = ("attempt", "draft", "hint", "reveal", "review", "visit")
_TEXTS = ("id", "at", "lesson", "question", "kind")
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Event:
    """One thing a learner did.

    `id` is a UUID in hex, so that an event met twice is known again; `at` is the time in UTC, ISO 8601, for people
    to read only: clocks go wrong, so the order of events is the order in which they were kept. `data` holds what
    the kind needs, as JSON; an attempt has at least {"state": the state of its verdict}.
    """

    id: str
    at: str
    lesson: str
    question: str
    kind: str
    data: Any


def new_event(lesson: str, question: str, kind: str, data: Any) -> Event:
    """An event that happens now; raises ValueError if it could not be kept as JSON."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    fields = {"id": uuid.uuid4().hex, "at": at, "lesson": lesson, "question": question, "kind": kind, "data": data}
    return from_mapping(fields)


def from_mapping(fields: Any) -> Event:
    """The event in a mapping read from JSON; raises ValueError with a sentence if it is none."""
    if not isinstance(fields, Mapping):
        raise ValueError("An event must be a JSON object.")  # the file is wrong, not the call
    texts = [text for name in _TEXTS if isinstance(text := fields.get(name), str)]
    if len(texts) < len(_TEXTS):
        raise ValueError(f"An event must have the texts {', '.join(_TEXTS)}.")
    id, at, lesson, question, kind = texts
    if not _ID.fullmatch(id):
        raise ValueError("The id of an event must be 32 hexadecimal digits.")
    if kind not in KINDS:
        raise ValueError(f"The kind of an event must be one of {', '.join(KINDS)}, not '{kind[:40]}'.")
    try:
        datetime.fromisoformat(at.encode("ascii").decode())
    except ValueError:
        raise ValueError(f"The time of an event must be in ISO form, not {at[:40]!a}.") from None
    try:
        data = json.loads(json.dumps(fields.get("data"), allow_nan=False))
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"The data of an event must be plain JSON: {error}.") from None
    return Event(id, at, lesson, question, kind, data)


def to_mapping(event: Event) -> dict[str, Any]:
    """The event as a mapping that JSON can hold."""
    return asdict(event)


def to_json(value: Any) -> str:
    """One line of pure ASCII, so that any text survives any file system, half a character pair included."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
