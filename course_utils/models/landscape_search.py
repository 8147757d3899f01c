"""The whole landscape: all 2^(n-1) divisions of n states, where each leads, and the minima in which they end.

Names:

- Local minima and basins: [axelrod1993]_; how they are found here is our own.

A division is a number: bit b says on which side a state is, and the largest state stays on side 0, since swapping the
two sides changes nothing. For each division we need the state whose move lowers the energy most. With x = +1 or -1 for
the sides and J_kj = s_k s_j p_kj, the pull on k to change sides is -x_k · (sum of J_kj x_j). The sum splits into the
larger half of the states and the smaller half: for each of the few patterns of the larger ones, one list over all
patterns of the smaller ones holds the pull on a state. Most lists are never made: where a large state's pull exceeds
whatever any other state's could be, the whole row of divisions moves alike.

The weights J are rounded at the last decimal place (about the twelfth figure) at which floats still add them exactly:
where sizes and propensities are plain decimals, a tie is a tie. Then one drop of water is poured on each division, and
runs down until it can run no further.

Worked example. With the sizes 5, 4 and 3 and all propensities -1, the divisions are 543|-, 54|3, 53|4 and 5|43. Only
the last is a minimum, and all four drops end there.
"""

from collections import Counter
from dataclasses import dataclass
from math import floor, log10
from operator import mul

from .landscape import Division, Landscape

#: More states than this would take minutes.
MOST = 20
# Up to here floats hold every whole number; a pull and all its sums must stay below.
_EXACT = 2**53
# A pull is a multiple of this; the rest says whose pull it is, so that `max` finds the mover along with the pull.
_CODES = 32
_FIRST = _CODES - 1


@dataclass(frozen=True)
class Minimum:
    """A local minimum of the energy.

    Attributes
    ----------
    side : frozenset of str
        The side with the first state of the landscape.
    energy : float
        In squared units of size.
    basin : int
        From how many of the divisions a walk ends here; all basins together make 2^(n-1).
    """

    side: Division
    energy: float
    basin: int


def minima(land: Landscape) -> list[Minimum]:
    """Find every local minimum, and count the divisions that lead to it.

    Parameters
    ----------
    land : Landscape
        Of 1 to 20 states. With 17 states there are 65,536 divisions.

    Returns
    -------
    list of Minimum
        The deepest first; of equally deep ones the one with the larger basin, then by name.

    Raises
    ------
    ValueError
        If there are no states or more than 20.
    """
    n = len(land.states)
    if not 1 <= n <= MOST:
        raise ValueError(f"The search takes from 1 to {MOST} states, not {n}; leave some out.")
    order = sorted(range(n), key=lambda i: -land.sizes[i])
    rows = [[land.sizes[i] * land.sizes[j] * land.propensities[i][j] for j in range(n)] for i in range(n)]
    found = []
    for division, basin in _pour(_downhill(_weights(rows, order), order)).items():
        sides: list[list[int]] = [[], []]
        for place, i in enumerate(order):
            sides[division >> (n - 1 - place) & 1].append(i)
        depth = 2 * sum(rows[i][j] for i in sides[0] for j in sides[1])
        found.append(Minimum(frozenset(land.states[i] for i in sides[0 not in sides[0]]), depth, basin))
    return sorted(found, key=lambda one: (round(one.energy, 9), -one.basin, sorted(one.side)))


def _weights(rows: list[list[float]], order: list[int]) -> list[list[float]]:
    """Return J as whole numbers of the last decimal place, largest state first, with room for the codes."""
    most = max(1e-290, *(sum(map(abs, row)) for row in rows))  # below this the quotient is no number any more
    scale = 10.0 ** min(300, floor(log10(_EXACT / (2 * _CODES) / most)))
    return [[float(round(rows[i][j] * scale) * _CODES) for j in order] for i in order]


def _downhill(weights: list[list[float]], order: list[int]) -> list[int]:
    """Return for each division the one it turns into; a minimum turns into itself."""
    n = len(weights)
    high = (n + 1) // 2
    low = n - high
    width = 1 << low
    # Of equal pulls the state named first moves, whatever its size.
    codes = [float(_FIRST - place) for place in order]
    flip: dict[float, int] = {codes[k]: 1 << (n - 1 - k) for k in range(1, n)} | {codes[0]: (1 << (n - 1)) - 1}
    least = float(2 * n * _CODES)  # what rounding the weights may feign
    swings = [sum(map(abs, row[high:])) for row in weights]
    sums = [_sums(row[high:]) for row in weights]
    sides = {k: [-1 if pattern >> (n - 1 - k) & 1 else 1 for pattern in range(width)] for k in range(high, n)}
    # For a state of the smaller half: the pull from its own half, which no pattern of the larger half changes.
    own = {k: [codes[k] - x * s for x, s in zip(sides[k], sums[k], strict=True)] for k in sides}

    after: list[int] = []
    for pattern in range(1 << (high - 1)):
        start = pattern << low
        x = [-1 if pattern >> (high - 1 - k) & 1 else 1 for k in range(high)]
        field = [sum(map(mul, row, x)) for row in weights]
        upper = [(-x[k] * field[k] if k < high else abs(field[k])) + swings[k] for k in range(n)]
        lower, sure = max((upper[k] - 2 * swings[k], k) for k in range(high))
        rivals = [k for k in range(n) if upper[k] >= lower and upper[k] > least]
        if rivals == [sure] and lower > least:
            turned = start ^ flip[codes[sure]]
            after += range(turned, turned + width) if sure else range(turned, turned - width, -1)
            continue
        pulls = []
        for k in rivals:
            base, row = field[k], sums[k]
            if k >= high:
                pulls.append([p - base * x for p, x in zip(own[k], sides[k], strict=True)])
            elif x[k] > 0:
                pulls.append([codes[k] - base - s for s in row])
            else:
                pulls.append([codes[k] + base + s for s in row])
        strongest = map(max, *pulls) if len(pulls) > 1 else pulls[0] if pulls else [0.0] * width
        after += [d ^ flip[pull % _CODES] if pull > least else d for d, pull in enumerate(strongest, start)]
    return after


def _sums(row: list[float]) -> list[float]:
    """Return the sum of the row for every pattern of signs, the first entry as the highest bit."""
    sums = [0.0]
    for weight in row:
        sums = [s + sign for s in sums for sign in (weight, -weight)]
    return sums


def _pour(after: list[int]) -> dict[int, int]:
    """Count how many drops, one on each division, end in each minimum."""
    basins: dict[int, int] = {}
    level: dict[int, int] = Counter(after)
    while level:
        below: dict[int, int] = {}
        for division, drops in level.items():
            target = after[division]
            if target == division:
                basins[division] = basins.get(division, 0) + drops
            else:
                below[target] = below.get(target, 0) + drops
        level = below
    return basins
