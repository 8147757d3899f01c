"""What a learner has done with one question so far, and how to say it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..progress import Event

#: The verdicts that make an answer an attempt.
ATTEMPTS = ("wrong", "partial", "right", "noted")


@dataclass(frozen=True)
class Past:
    """The events of one question, summed up.

    `states` are the verdicts of the attempts in their order; `answer` is the last of them; `draft` is a text typed
    after that and not handed in, or None; `shown_after` is how many attempts came before the answer was shown, or None.
    `found` holds the concepts that each attempt at a review question was found to say.
    """

    states: tuple[str, ...] = ()
    answer: Any = None
    draft: str | None = None
    hints: int = 0
    shown_after: int | None = None
    found: tuple[tuple[str, ...], ...] = ()

    def sentence(self) -> str:
        """Return the status line of the question."""
        tries = len(self.states)
        if not tries:
            return "Not attempted yet"
        if self.states[-1] == "noted":
            kept = "Answer kept" if tries == 1 else f"Answer kept, version {tries}"
            return kept if self.shown_after is None else f"{kept}; model answer shown"
        first = self.states.index("right") + 1 if "right" in self.states else 0
        if self.shown_after is not None and not 0 < first <= self.shown_after:
            return f"Answer shown after {_tries(self.shown_after)}" + (", then right" if first else "")
        if first:
            return "Right at the first try" if first == 1 else f"Right after {_tries(first)}"
        return f"Tried {_times(tries)}, not right yet"


def sum_up(events: Iterable[Event]) -> Past:
    """Sum up the events of one question, given in their order."""
    states: list[str] = []
    found: list[tuple[str, ...]] = []
    answer, draft, hints, shown_after = None, None, 0, None
    for event in events:
        data = event.data if isinstance(event.data, dict) else {}
        if event.kind == "attempt" and data.get("state") in ATTEMPTS:
            states.append(data["state"])
            answer, draft = data.get("answer"), None
            if isinstance(data.get("found"), list):
                found.append(tuple(map(str, data["found"])))
        elif event.kind == "draft" and isinstance(data.get("answer"), str):
            draft = data["answer"]
        elif event.kind == "hint":
            hints += 1
        elif event.kind == "reveal" and shown_after is None:
            shown_after = len(states)
    return Past(tuple(states), answer, draft, hints, shown_after, tuple(found))


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _tries(count: int) -> str:
    return "1 try" if count == 1 else f"{count} tries"
