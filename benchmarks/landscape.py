"""The full search of 65,536 divisions, three ways: ``uv run --group dev python benchmarks/landscape.py``.

Each way finds for every division the state whose move lowers the energy most, follows the walk to its end, and counts
the basins; all three must agree. numpy is an outside reference: the course runs without it.
"""

import time
from collections.abc import Callable

import numpy
from pages import median, table

from course_utils.activities import europe_table
from course_utils.activities import landscape as widget
from course_utils.models import landscape, landscape_search

ONE = europe_table.ONE


def ours(land: landscape.Landscape) -> list[int]:
    """Search as the course does."""
    return sorted(one.basin for one in landscape_search.minima(land))


def naive(land: landscape.Landscape) -> list[int]:
    """Ask every state in every division, with one loop in the other."""
    n = len(land.states)
    pull = [[land.sizes[i] * land.sizes[j] * land.propensities[i][j] for j in range(n)] for i in range(n)]
    after = []
    for division in range(1 << (n - 1)):
        best, mover = 1e-9, -1
        for i in range(n):
            gain = 0.0
            for j in range(n):
                gain -= pull[i][j] if division >> i & 1 == division >> j & 1 else -pull[i][j]
            if gain > best:
                best, mover = gain, i
        turned = division if mover < 0 else division ^ (1 << mover)
        # The last state stays where it is: if it moves, all others change places instead.
        after.append(turned ^ ((1 << n) - 1) if turned >> (n - 1) else turned)
    ends: dict[int, int] = {}
    for division in range(1 << (n - 1)):
        while after[division] != division:
            division = after[division]
        ends[division] = ends.get(division, 0) + 1
    return sorted(ends.values())


def with_numpy(land: landscape.Landscape) -> list[int]:
    """Do it in matrices."""
    n = len(land.states)
    sizes = numpy.array(land.sizes)
    pull = numpy.outer(sizes, sizes) * numpy.array(land.propensities)
    divisions = numpy.arange(1 << (n - 1))
    signs = 1.0 - 2.0 * (divisions[:, None] >> numpy.arange(n) & 1)
    gains = (-signs * (signs @ pull)).round(7)  # so that of equal gains the first counts, whatever the rounding
    mover = gains.argmax(axis=1)
    moves = gains[divisions, mover] > 1e-9
    after = numpy.where(moves, divisions ^ (1 << mover), divisions)
    after = numpy.where(after >> (n - 1), after ^ ((1 << n) - 1), after)
    while (after != after[after]).any():
        after = after[after]
    return sorted(numpy.unique(after, return_counts=True)[1].tolist())


def milliseconds(run: Callable[[], object], times: int) -> float:
    """Return the median time of a run."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(1000 * (time.perf_counter() - start))
    return median(taken)


def slider() -> float:
    """Return the median time of one step of a weight's slider in the activity: search, words and both figures."""
    activity = widget.LandscapeOfEurope(europe_table.Europe(1936, europe_table.started("alphabet")))
    taken = []
    for place in range(40):
        europe_table.hollows.cache_clear()
        europe_table.terrain.cache_clear()
        start = time.perf_counter()
        activity.act({"kind": "set", "name": "weight war", "value": 0.25 * (place % 9), "done": False})
        taken.append(1000 * (time.perf_counter() - start))
    return median(taken)


if __name__ == "__main__":
    coded = europe_table.terrain(1936, ONE, False, False)
    realist = europe_table.terrain(1936, ONE, True, False)
    for land in (coded, realist):
        assert ours(land) == with_numpy(land)
    assert ours(coded) == naive(coded)
    base = milliseconds(lambda: ours(coded), 15)
    rows: list[list[object]] = [["ours, Europe as coded for 1936", base, "1.00"]]
    for name, run, times in (
        ("ours, pure realists (226 minima)", lambda: ours(realist), 15),
        ("numpy, Europe as coded for 1936", lambda: with_numpy(coded), 15),
        ("naive double loop, Europe as coded for 1936", lambda: naive(coded), 1),
    ):
        taken = milliseconds(run, times)
        rows.append([name, taken, f"{taken / base:.2f}"])
    step = slider()
    rows.append(["one step of a weight's slider, all told", step, f"{step / base:.2f}"])
    table(["way", "median ms", "ratio"], rows)
