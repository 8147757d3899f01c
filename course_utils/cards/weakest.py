"""Which statements of the course a learner is least sure of, going by questions and cards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Weak:
    """A statement with the share of its questions and cards that went wrong: `missed` of `tried`."""

    statement: str
    missed: int
    tried: int


def weakest(outcomes: Iterable[tuple[Sequence[str], bool]], statements: Iterable[str], most: int = 3) -> list[Weak]:
    """Rank the statements by how much went wrong.

    One right and one wrong outcome are added to each, so that a single slip does not outweigh five of ten.

    Parameters
    ----------
    outcomes : iterable of (tags, right)
        One for each question that was tried and each card that was rated.
    statements : iterable of str
        The ids to rank; other tags are passed over.
    most : int
        How many to return at most.

    Returns
    -------
    list of Weak
        The weakest first; only statements of which something went wrong.
    """
    counts = {statement: [0, 0] for statement in statements}
    for tags, right in outcomes:
        for tag in tags:
            if tag in counts:
                counts[tag][0] += not right
                counts[tag][1] += 1
    found = [Weak(statement, missed, tried) for statement, (missed, tried) in counts.items() if missed]
    found.sort(key=lambda weak: (-(weak.missed + 1) / (weak.tried + 2), -weak.missed))  # stable: then in their order
    return found[:most]
