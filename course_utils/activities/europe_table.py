"""The seventeen states of the landscape: a division of them, the landscape they stand in, and what happened."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .. import data
from ..models import landscape, landscape_search, propensity
from ..wording import listing, percent, the, unknown

#: The five states that the article calls the great powers of Europe.
GREAT = ("UKG", "FRN", "RUS", "GMY", "ITA")
STARTS = {
    "alphabet": "By the alphabet, in turn",
    "together": "All on one side",
    "first": "The article's first prediction",
    "second": "The article's second prediction",
    "actual": "What happened in the war",
}
LABELS = {
    "ethnic": "Ethnic conflict",
    "border": "Border disagreement",
    "war": "Recent war",
    "religion": "Religion",
    "government": "Type of government",
}
ONE = (1.0,) * len(propensity.FACTORS)


@dataclass(frozen=True)
class Europe:
    """A division and its landscape. `side` holds the states of side A; `about` the state whose reasons are shown."""

    year: int = 1936
    side: frozenset[str] = frozenset()
    weights: tuple[float, ...] = ONE
    realist: bool = False
    great: bool = False
    about: str = ""

    @property
    def states(self) -> tuple[str, ...]:
        """The states that take part."""
        return members(self.great)

    @property
    def land(self) -> landscape.Landscape:
        """The landscape they stand in."""
        return terrain(self.year, ONE if self.realist else self.weights, self.realist, self.great)

    @property
    def minima(self) -> tuple[landscape_search.Minimum, ...]:
        """All its minima, the deepest first."""
        # Pure realists do not weigh factors: one search a year does for all weights.
        return hollows(self.year, ONE if self.realist else self.weights, self.realist, self.great)


def members(great: bool) -> tuple[str, ...]:
    """Return the states that take part, in the order of the article."""
    return tuple(one.state for one in data.wartime_states() if not great or one.state in GREAT)


@cache
def names() -> dict[str, str]:
    """Return the plain name of each state."""
    return {one.state: one.name for one in data.wartime_states()}


@lru_cache(maxsize=128)
def terrain(year: int, weights: tuple[float, ...], realist: bool, great: bool) -> landscape.Landscape:
    """Return the landscape of a year, with these weights of the five factors."""
    sizes = {state: size for state, size in data.wartime_sizes(year).items() if state in members(great)}
    if realist:
        return landscape.uniform(sizes)
    if not any(weights):
        raise ValueError(
            "With all five weights at 0 no state cares about any other; give at least one of them a weight."
        )
    weighed: dict[str, float] = dict(zip(propensity.FACTORS, weights, strict=True))
    felt = {
        pair: propensity.propensity(factors, weighed)
        for pair, factors in factors_of(year).items()
        if pair[0] in sizes and pair[1] in sizes
    }
    return landscape.landscape(sizes, felt)


@lru_cache(maxsize=128)
def hollows(year: int, weights: tuple[float, ...], realist: bool, great: bool) -> tuple[landscape_search.Minimum, ...]:
    """Return all minima of that landscape, the deepest first."""
    return tuple(landscape_search.minima(terrain(year, weights, realist, great)))


@cache
def factors_of(year: int) -> dict[tuple[str, str], dict[str, float]]:
    """Return the five factors of each pair, without weights."""
    ruled = data.regimes(year)
    found = {}
    for quarrel in data.quarrels(year):
        one, other = (ruled[state] for state in quarrel.states)
        found[quarrel.states] = {
            "ethnic": float(quarrel.ethnic),
            "border": float(quarrel.border),
            "war": float(quarrel.war),
            "religion": propensity.religion(dict(one.religion), dict(other.religion)),
            "government": propensity.government(one.government, other.government),
        }
    return found


def started(start: str, great: bool = False) -> frozenset[str]:
    """Return side A of a preset, or of names or abbreviations separated by commas.

    Raises
    ------
    ValueError
        If a name is unknown.
    """
    wartime = [one for one in data.wartime_states() if one.state in members(great)]
    if start == "alphabet":
        return frozenset(one.state for one in sorted(wartime, key=lambda one: one.name)[::2])
    if start == "together":
        return frozenset(one.state for one in wartime)
    if start in ("first", "second"):
        return frozenset(one.state for one in wartime if getattr(one, start) == 1)
    if start == "actual":
        return frozenset(one.state for one in wartime if one.actual != "axis")
    known = {key.casefold(): one.state for one in wartime for key in (one.state, one.name)}
    if not isinstance(start, str):
        raise ValueError(unknown("start or state", start, (*STARTS, *(one.name for one in wartime))))
    chosen = [part.strip() for part in start.split(",") if part.strip()]
    for part in chosen:
        if part.casefold() not in known:
            raise ValueError(unknown("start or state", part, (*STARTS, *(one.name for one in wartime))))
    return frozenset(known[part.casefold()] for part in chosen)


def mistakes(side: Collection[str], great: bool = False) -> list[str]:
    """Return the states that a division puts on the wrong side, the two sides being named as fits best.

    Portugal stayed neutral, so whichever side it is on is wrong: the article counts it so.
    """
    actual = {one.state: one.actual for one in data.wartime_states() if one.state in members(great)}
    allied = [
        [state for state, stood in actual.items() if stood == "neutral" or (state in camp) != (stood == "allies")]
        for camp in (side, frozenset(actual) - frozenset(side))
    ]
    return min(allied, key=len)


def compared(state: Europe, side: Collection[str]) -> str:
    """Say in a few words how a division compares with what happened."""
    wrong = mistakes(side, state.great)
    if not wrong:
        return f"all {len(state.states)} stand as they did in the war"
    sizes = data.wartime_sizes(state.year)
    part = sum(sizes[one] for one in wrong) / sum(sizes[one] for one in state.states)
    return f"{len(wrong)} of {len(state.states)} wrong ({percent(part)} of their power): {listed(wrong)}"


def listed(states: Collection[str]) -> str:
    """Return the names of states in the order of their power."""
    sizes = data.wartime_sizes(1936)
    return listing(the(names()[one]) for one in sorted(states, key=lambda one: -sizes[one]))


def ordered(state: Europe, side: Collection[str]) -> list[tuple[str, float, bool]]:
    """Return name, size and restlessness of the states of one side, the largest first."""
    wish = landscape.reliefs(state.land, state.side)
    sizes = data.wartime_sizes(state.year)
    chosen: Sequence[str] = sorted((one for one in state.states if one in side), key=lambda one: -sizes[one])
    return [(names()[one], sizes[one], wish[one] > 0) for one in chosen]
