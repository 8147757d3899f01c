"""Landscape theory: states settle on two sides as water settles in a valley.

Names:

- Frustration, energy, the landscape and its minima: [axelrod1993]_

What the source says. Each pair of states has a propensity p to work together (above zero) or not (below), the same in
both directions, and each state a size s. A division X puts every state on one of two sides. A state's frustration is
F_i(X) = sum of s_j p_ij over the states j on the *other* side: low for a state that faces those it dislikes. The energy
of a division is E(X) = sum of s_i F_i(X), so every pair across the line counts twice. States move one at a time, and
only to lower their own frustration. Because p is symmetric, E(X) - E(Y) = 2 s_k (F_k(X) - F_k(Y)) if only k moves: each
move lowers the energy, no walk goes in a circle, and the divisions at which walks end are the local minima of the
energy and the Nash equilibria of the game.

What we added:

- The source lets one state move at a time but, as far as we know it, not which first. Here the state moves whose move
  lowers the energy most; of several, the one named first. Other orders lead to the same minima with other basins.
- A state that would gain nothing stays. Gains below a billionth of what could be gained at all count as nothing, so
  that rounding in the computer moves no state.

Worked example. France likes Britain (+1) and dislikes Germany (-1), Britain and Germany are indifferent; sizes 2, 3
and 4. With Britain and Germany against France, France has F = 3·1 - 4·1 = -1 and E = 2·2·(3 - 4) = -4. Britain faces
a friend of size 2, so F = 2, and would have 0 on the other side. It moves: E falls by 2·3·2 to -16, and nobody else
wants to move.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..wording import unknown

Division = frozenset[str]

#: Gains below this part of the most that could be gained count as none.
TOLERANCE = 1e-9
_LARGEST = 1e90  # so that no product of two sizes and a propensity passes what a float can hold


@dataclass(frozen=True)
class Landscape:
    """States, their sizes, and their propensities to work together; made by `landscape`.

    `sizes` stand in the order of `states`, above zero and in any unit; `propensities` have one row a state, are
    symmetric, and have zeros on the diagonal.
    """

    states: tuple[str, ...]
    sizes: tuple[float, ...]
    propensities: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Move:
    """One state changes sides.

    `relief` is by how much its frustration falls, `fall` by how much the energy of the whole does (twice its size times
    the relief), and `division` one of the two sides as it is afterwards.
    """

    state: str
    relief: float
    fall: float
    division: Division


def landscape(sizes: Mapping[str, float], propensities: Mapping[tuple[str, str], float]) -> Landscape:
    """Make a landscape of named states.

    Parameters
    ----------
    sizes : mapping of str to float
        Name to size, above zero, in any unit.
    propensities : mapping of (str, str) to float
        For every pair of states how much they tend to work together. A pair may be given in either order; given in
        both, the numbers must agree.

    Returns
    -------
    Landscape
        In the order of `sizes`.

    Raises
    ------
    ValueError
        If a size is not a number above zero, or a pair is missing, unknown, of one state with itself, or not symmetric.
    """
    names = tuple(sizes)
    for name, size in sizes.items():
        if not (isinstance(size, int | float) and 0 < size <= _LARGEST):
            raise ValueError(
                f"The size of {name} must be a number above zero, not {size!r}; leave it out or give it one."
            )
    place = {name: i for i, name in enumerate(names)}
    rows = [[0.0] * len(names) for _ in names]
    seen: set[tuple[int, int]] = set()
    for (one, other), value in propensities.items():
        for name in (one, other):
            if name not in place:
                raise ValueError(unknown("state", name, names))
        i, j = place[one], place[other]
        if i == j:
            raise ValueError(f"{one} cannot have a propensity towards itself; leave that pair out.")
        if not (isinstance(value, int | float) and -_LARGEST <= value <= _LARGEST):
            raise ValueError(f"The propensity of {one} and {other} must be a number, not {value!r}.")
        if (j, i) in seen and rows[i][j] != value:
            raise ValueError(
                f"The propensity of {one} and {other} is given as {value:g} and as {rows[i][j]:g}; "
                "it must be the same in both directions."
            )
        seen.add((i, j))
        rows[i][j] = rows[j][i] = value
    for i in range(len(names)):
        for j in range(i):
            if (i, j) not in seen and (j, i) not in seen:
                raise ValueError(f"There is no propensity for {names[j]} and {names[i]}; give one for every pair.")
    return Landscape(names, tuple(map(float, sizes.values())), tuple(map(tuple, rows)))


def uniform(sizes: Mapping[str, float], propensity: float = -1.0) -> Landscape:
    """Make a landscape in which every pair has the same propensity; -1 is the world of pure realists of the source.

    Parameters
    ----------
    sizes : mapping of str to float
    propensity : float

    Returns
    -------
    Landscape
    """
    names = tuple(sizes)
    return landscape(sizes, {(one, other): propensity for i, one in enumerate(names) for other in names[:i]})


def frustration(land: Landscape, side: Iterable[str]) -> dict[str, float]:
    """How frustrated each state is: the sum of size times propensity over the states across the line.

    Parameters
    ----------
    land : Landscape
    side : iterable of str
        The states on one of the two sides; all others are on the other.

    Returns
    -------
    dict of str to float
        In the order of the landscape.

    Raises
    ------
    ValueError
        If a state on the side is not one of the landscape.
    """
    signs = _signs(land, side)
    return {
        name: sum(s * p for s, p, x in zip(land.sizes, land.propensities[i], signs, strict=True) if x != signs[i])
        for i, name in enumerate(land.states)
    }


def energy(land: Landscape, side: Iterable[str]) -> float:
    """The energy of a division: the sum of size times frustration over all states.

    Parameters
    ----------
    land : Landscape
    side : iterable of str
        The states on one of the two sides.

    Returns
    -------
    float
        In squared units of size; may be below zero.
    """
    return sum(s * f for s, f in zip(land.sizes, frustration(land, side).values(), strict=True))


def reliefs(land: Landscape, side: Iterable[str]) -> dict[str, float]:
    """By how much the frustration of each state would fall if it changed sides, and nobody else did.

    Parameters
    ----------
    land : Landscape
    side : iterable of str
        The states on one of the two sides.

    Returns
    -------
    dict of str to float
        Above zero for a state that wants to move; exactly zero where only rounding would say otherwise.
    """
    signs = _signs(land, side)
    found = {}
    for i, name in enumerate(land.states):
        terms = [s * p for s, p in zip(land.sizes, land.propensities[i], strict=True)]
        # Across the line now, minus across the line after the move.
        relief = sum(-term if x == signs[i] else term for term, x in zip(terms, signs, strict=True))
        found[name] = relief if abs(relief) > TOLERANCE * sum(map(abs, terms)) else 0.0
    return found


def next_move(land: Landscape, side: Iterable[str]) -> Move | None:
    """The move that lowers the energy most.

    Parameters
    ----------
    land : Landscape
    side : iterable of str
        The states on one of the two sides.

    Returns
    -------
    Move or None
        None if no state can lower its own frustration: the division is a local minimum.
    """
    side = frozenset(side)
    wish = reliefs(land, side)
    falls = {name: 2 * size * wish[name] for name, size in zip(land.states, land.sizes, strict=True)}
    best = max(falls, key=lambda name: falls[name], default=None)
    if best is None or falls[best] <= 0:
        return None
    return Move(best, wish[best], falls[best], side ^ {best})


def walk(land: Landscape, side: Iterable[str]) -> list[Move]:
    """Let the states move, one at a time, until nobody wants to.

    Parameters
    ----------
    land : Landscape
    side : iterable of str
        The states on one of the two sides at the start.

    Returns
    -------
    list of Move
        In order; empty if the start is a local minimum.
    """
    moves: list[Move] = []
    while move := next_move(land, moves[-1].division if moves else side):
        moves.append(move)
    return moves


def _signs(land: Landscape, side: Iterable[str]) -> list[bool]:
    on_side = frozenset(side)
    for name in on_side.difference(land.states):
        raise ValueError(unknown("state", name, land.states))
    return [name in on_side for name in land.states]
