"""What every part of the torture counts: what was tried, what failed, and what was lost although it had been saved."""

import math
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from types import FrameType
from typing import Any

SEED = 1949
COUNT = 10_000  # generated inputs a function
_LONGEST = 30.0  # seconds for one function, all its inputs together
_STUCK = 10.0  # seconds for one input
_SHOWN = 5  # failures of one row that are told in full


@dataclass
class Row:
    """One line of the table: what was done how often, what went wrong, what was lost; `said` explains."""

    what: str
    tried: int = 0
    failed: int = 0
    lost: int = 0
    seconds: float = 0.0
    note: str = ""
    said: list[str] = field(default_factory=list)

    def fail(self, sentence: str) -> None:
        """Count a failure."""
        self.failed += 1
        if len(self.said) < _SHOWN and sentence not in self.said:
            self.said.append(sentence)

    def expect(self, claim: bool, sentence: str) -> None:
        """Count a failure unless the claim holds."""
        if not claim:
            self.fail(sentence)

    def plain(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return asdict(self)


@contextmanager
def timed(what: str) -> Iterator[Row]:
    """A row that knows how long it took; whatever a part of ours raises is a failure of the row."""
    row, start = Row(what), time.perf_counter()
    try:
        yield row
    except Exception as fault:
        row.fail(f"the part stopped: {type(fault).__name__}: {str(fault)[:300]}")
    finally:
        row.seconds = time.perf_counter() - start


class Stuck(BaseException):
    """One call took longer than `_STUCK` seconds."""


def _ring(number: int, frame: FrameType | None) -> None:
    raise Stuck


def try_all(
    what: str,
    call: Callable[[random.Random], Any],
    count: int = COUNT,
    seconds: float = _LONGEST,
    sound: Callable[[Any], str] = str,
) -> Row:
    """Call something with generated input again and again; a result, or a ValueError or KeyError that speaks, is fine.

    Parameters
    ----------
    what : the name of the row.
    call : makes its input from the dice it is given, and uses it.
    count, seconds : how often, and how long at most.
    sound : says what is wrong with a result, "" if nothing is; if not given, the result itself says so.
    """
    dice = random.Random(f"{SEED} {what}")
    signal.signal(signal.SIGALRM, _ring)
    with timed(what) as row:
        deadline = time.perf_counter() + seconds
        while row.tried < count and time.perf_counter() < deadline:
            before = dice.getstate()
            row.tried += 1
            signal.setitimer(signal.ITIMER_REAL, _STUCK)
            try:
                problem = sound(call(dice))
            except (ValueError, KeyError) as error:
                problem = "" if is_sentence(error) else f"no sentence: {type(error).__name__}{error.args!r:.200}"
            except Stuck:
                problem = f"took longer than {_STUCK:.0f} s"
            except Exception as fault:
                problem = f"{type(fault).__name__}: {str(fault)[:160]}"
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
            if problem:
                row.fail(f"{problem} (try {row.tried}, state {hash(before) & 0xFFFF:04x})")
        row.note = "" if row.tried == count else "stopped by the clock"
    return row


def is_sentence(error: Exception) -> bool:
    """Whether an error says something to a person: a few words of its own, with an end, and no trace of Python's."""
    text = error.args[0] if error.args else ""
    return isinstance(text, str) and len(text.split()) >= 3 and text.rstrip().endswith((".", "?", ".)", ".'"))


def holds_nan(value: Any) -> bool:
    """Whether a result holds a number that is none, however deep."""
    return any(math.isnan(number) for number in _numbers(value))


def is_good(value: Any) -> bool:
    """Whether all numbers given are below 1e100: beyond, differences and products may leave the range of floats."""
    return all(abs(number) < 1e100 for number in _numbers(value))


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    elif isinstance(value, dict):
        yield from _numbers([*value.keys(), *value.values()])
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from _numbers(part)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _numbers([getattr(value, one.name) for one in fields(value)])
