"""How panels keep what a learner does, and tell each other that the record has changed."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from weakref import WeakSet

from ..progress import open_progress
from ..questions import questions_of

#: How a question can stand, with a mark and words for each.
STANDINGS: Mapping[str, tuple[str, str]] = {
    "first": ("✓", "Right at the first try"),
    "later": ("↻", "Right later"),
    "kept": ("✎", "Kept in your own words"),
    "tried": ("◐", "Tried, not right yet"),
    "open": ("○", "Not attempted yet"),
}
_LONGEST = 90  # characters of a short prompt


class Watcher(Protocol):
    """A panel that shows something of the record."""

    comm: Any

    def refresh(self, whole: bool) -> None:
        """Show the record as it is now; `whole` if more may have changed than one answer that was added."""
        ...


_watchers: WeakSet[Any] = WeakSet()


def watch(panel: Watcher) -> None:
    """Call the panel's `refresh` whenever this kernel changes the record, until the panel is closed."""
    _watchers.add(panel)


def changed(whole: bool = False) -> None:
    """Tell every open panel that the record has changed."""
    for panel in list(_watchers):
        if panel.comm is not None:
            panel.refresh(whole)


def keep(lesson: str, question: str, kind: str, data: Any = None) -> str:
    """Keep one event of the learner's; return "", or the sentence to show if it could not be saved for good."""
    saved = open_progress().record(lesson, question, kind, data)
    if kind != "draft":
        changed()
    return "" if saved.ok else saved.sentence


@dataclass(frozen=True)
class Row:
    """One question of a lesson: its id, a short form of its prompt, how it stands (a key of `STANDINGS`), its kind."""

    id: str
    short: str
    standing: str
    kind: str


def rows(lesson: str) -> tuple[Row, ...]:
    """Return the questions of a lesson and how each stands; raises ValueError if there is no such lesson."""
    questions = questions_of(lesson)
    standing = open_progress().standing(lesson, [question.id for question in questions])
    # Nobody judges a free text: once written it is done.
    own = {question.id for question in questions if question.kind == "text" and standing[question.id] != "open"}
    return tuple(Row(q.id, short(q.prompt), "kept" if q.id in own else standing[q.id], q.kind) for q in questions)


def tally(lesson_rows: tuple[Row, ...]) -> str:
    """Say how many are right, and how many own texts are kept, such as "5 of 11 right"."""
    count = Counter(row.standing for row in lesson_rows)
    right = count["first"] + count["later"]
    judged = sum(row.kind != "text" for row in lesson_rows)
    if not count["kept"]:
        return f"{right} of {judged} right"
    texts = "1 answer" if count["kept"] == 1 else f"{count['kept']} answers"
    return f"{right} of {judged} right, and {texts} kept in your own words"


def done(lesson_rows: tuple[Row, ...]) -> int:
    """Count what is right or, for free texts, kept."""
    return sum(row.standing in ("first", "later", "kept") for row in lesson_rows)


def short(prompt: str) -> str:
    """Return the first sentence of a question's prompt, cut where it is long: enough to know the question again."""
    first = " ".join(re.split(r"(?<=[.?!])\s+|(?<=[.?!][\"”])\s+", prompt)[0].split())
    if len(first) <= _LONGEST:
        return first
    return first[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
