"""Which misconceptions of the course show in an answer."""

from collections.abc import Sequence

from .patterns import Met, detectors
from .units import Unit


def misconceived(groups: Sequence[Sequence[tuple[Unit, dict[str, float]]]], among: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the misconceptions that a sentence of the answer asserts.

    Parameters
    ----------
    groups : sequence of sequence
        The units of each sentence with their scores, the whole sentence first.
    among : sequence of str
        The misconceptions to look for, in order.
    """
    found = set()
    for group in groups:
        words = group[0][0].words
        met = Met(words)
        for id in among:
            says, denies = detectors()[id].look(words, met)
            if says and not denies:
                found.add(id)
    return tuple(id for id in among if id in found)
