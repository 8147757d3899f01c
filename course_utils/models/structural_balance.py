"""Structural balance: friends and enemies in threes, and the two camps they fall into.

Names:

- Balance of three: [heider1946]_
- Balance of a graph, and the two camps: [cartwright1956]_
- The great powers from 1872 to 1907: [antal2006]_

What the sources say. Each tie is friendly (+) or hostile (-). A triangle is balanced if the product of its three signs
is +: all friends, or two friends with a common enemy. A network in which every two are tied is balanced, all triangles
are, if and only if it falls into two camps, one of which may be empty, with friends inside and enemies across.

What we added:

- A triangle in which a tie is missing is incomplete, neither balanced nor unbalanced.
- For any network the best camps are those with the fewest ties at odds with them: hostile inside a camp, or friendly
  across. That smallest number is called frustration. Ties that are missing do not count.

Worked example. A and B are friends, and A and C; B and C are enemies. The product is -, the triangle unbalanced.
Whatever the camps, one tie is at odds: with all three in one camp the hostile one, else a friendly one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import prod

from ..wording import unknown

Pair = tuple[str, str]
Triangle = tuple[str, str, str]
Camps = tuple[tuple[str, ...], tuple[str, ...]]

_MOST = 16


@dataclass(frozen=True)
class Network:
    """Ties among some members; made by `network`.

    Attributes
    ----------
    members : tuple of str
        Names.
    signs : tuple of int
        1, -1 or 0 for each pair of members, in the order of `pairs`.
    """

    members: tuple[str, ...]
    signs: tuple[int, ...]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every two members, in the order of the members."""
        return tuple(combinations(self.members, 2))

    @property
    def ties(self) -> dict[Pair, int]:
        """The sign of every pair."""
        return dict(zip(self.pairs, self.signs, strict=True))


def network(members: tuple[str, ...], ties: Mapping[Pair, int]) -> Network:
    """Make a network of signed ties.

    Parameters
    ----------
    members : tuple of str
        Names, each once.
    ties : mapping of (str, str) to int
        1 for a friendly tie, -1 for a hostile one, 0 for none; a pair not named has none. A pair may be given in
        either order; given in both, the signs must agree.

    Returns
    -------
    Network

    Raises
    ------
    ValueError
        If a sign is not 1, -1 or 0, a name is unknown, comes twice or is tied to itself, or both orders disagree.
    """
    for name in members:
        if members.count(name) > 1:
            raise ValueError(f"{name} is named twice among the members; name each once.")
    signs: dict[frozenset[str], int] = {}
    for (one, other), sign in ties.items():
        for name in (one, other):
            if name not in members:
                raise ValueError(unknown("state", name, members))
        if one == other:
            raise ValueError(f"{one} cannot have a tie to itself; leave that pair out.")
        if sign not in (1, -1, 0):
            raise ValueError(f"The tie of {one} and {other} must be 1, -1 or 0, not {sign!r}.")
        if signs.setdefault(frozenset((one, other)), sign) != sign:
            raise ValueError(f"The tie of {one} and {other} is given twice with different signs; give it once.")
    return Network(tuple(members), tuple(signs.get(frozenset(pair), 0) for pair in combinations(members, 2)))


def triangles(net: Network) -> dict[Triangle, int]:
    """Judge every three members.

    Parameters
    ----------
    net : Network

    Returns
    -------
    dict of (str, str, str) to int
        1 for a balanced triangle, -1 for an unbalanced one, 0 for one in which a tie is missing.
    """
    ties = net.ties
    return {three: prod(ties[pair] for pair in combinations(three, 2)) for three in combinations(net.members, 3)}


def is_balanced(net: Network) -> bool:
    """Whether the network can be split into two camps with no tie at odds.

    Parameters
    ----------
    net : Network

    Returns
    -------
    bool
        In a network with every tie present this is so exactly when no triangle is unbalanced.
    """
    return best_camps(net)[0] == 0


def at_odds(net: Network, camp: tuple[str, ...]) -> tuple[Pair, ...]:
    """The ties that do not fit a division: hostile within a camp, or friendly across.

    Parameters
    ----------
    net : Network
    camp : tuple of str
        One of the two camps; all others are in the other.

    Returns
    -------
    tuple of (str, str)

    Raises
    ------
    ValueError
        If a name in the camp is not a member's.
    """
    for name in camp:
        if name not in net.members:
            raise ValueError(unknown("state", name, net.members))
    return tuple(
        pair for pair, sign in net.ties.items() if sign and (sign > 0) != ((pair[0] in camp) == (pair[1] in camp))
    )


def best_camps(net: Network) -> tuple[int, tuple[Camps, ...]]:
    """The two camps with the fewest ties at odds, found among all divisions.

    Parameters
    ----------
    net : Network
        Of 1 to 16 members; six have 32 divisions.

    Returns
    -------
    frustration : int
        How many ties are at odds at the least.
    camps : tuple of (tuple of str, tuple of str)
        Every division with so few; the first member is in the first camp.

    Raises
    ------
    ValueError
        If there are no members or more than 16.
    """
    n = len(net.members)
    if not 1 <= n <= _MOST:
        raise ValueError(f"The search takes from 1 to {_MOST} members, not {n}; leave some out.")
    ties = [(i, j, sign) for (i, j), sign in zip(combinations(range(n), 2), net.signs, strict=True) if sign]
    least, found = len(ties) + 1, []
    for division in range(1 << (n - 1)):
        # The first member is never set, so that no division comes twice.
        odd = sum((sign < 0) == ((division << 1 >> i & 1) == (division << 1 >> j & 1)) for i, j, sign in ties)
        if odd < least:
            least, found = odd, []
        if odd == least:
            found.append(division << 1)
    return least, tuple(_camps(net, division) for division in found)


def _camps(net: Network, division: int) -> Camps:
    first, second = ([name for i, name in enumerate(net.members) if division >> i & 1 == side] for side in (0, 1))
    return tuple(first), tuple(second)
