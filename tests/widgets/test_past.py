"""The status line of a question, from its events."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.progress.event import new_event
from course_utils.widgets.past import sum_up

STEPS = {"R": ("attempt", "right"), "W": ("attempt", "wrong"), "P": ("attempt", "partial"), "N": ("attempt", "noted")}
STEPS |= {"U": ("attempt", "unreadable"), "S": ("reveal", None), "H": ("hint", None), "V": ("visit", None)}


def past(steps):
    events = []
    for step in steps:
        kind, state = STEPS[step]
        events.append(new_event("01", "q", kind, {"state": state, "answer": step} if state else None))
    return sum_up(events)


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ("", "Not attempted yet"),
        ("HHUV", "Not attempted yet"),
        ("R", "Right at the first try"),
        ("RWW", "Right at the first try"),
        ("WPR", "Right after 3 tries"),
        ("W", "Tried once, not right yet"),
        ("WUW", "Tried twice, not right yet"),
        ("WWW", "Tried 3 times, not right yet"),
        ("WS", "Answer shown after 1 try"),
        ("WSWR", "Answer shown after 1 try, then right"),
        ("WRS", "Right after 2 tries"),
        ("NN", "Answer kept, version 2"),
        ("NS", "Answer kept; model answer shown"),
    ],
)
def test_the_status_line_says_what_happened(steps, sentence):
    assert past(steps).sentence() == sentence


@given(st.text(alphabet="RWPUSHV", max_size=12))
def test_right_at_the_first_try_is_said_exactly_when_the_first_attempt_was_right(steps):
    # The answer is shown only after an attempt, so a right first attempt always comes before it.
    attempts = [step for step in steps if step in "RWP"]
    if "S" in steps and not set("RWP") & set(steps[: steps.index("S")]):
        return
    assert (past(steps).sentence() == "Right at the first try") == (attempts[:1] == ["R"])
