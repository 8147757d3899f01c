"""The balance of power as a game of coalitions: who can win, and whom a winner needs.

States hold resources. A coalition with more than half of all resources can take what the others have, one with exactly
half can only block. States want to survive first of all, and nobody lets another pass one half.

Names:

- Winning, blocking, essential, predominant, system and resource stability: [niou1989]_, [niou1986]_

From the source, as it is commonly restated (checked against the abstract of 1986, not against the book's pages): the
half line; essential and inessential states; the two kinds of stability and their conditions.
Our assumptions:

- sums within one part in 10⁹ of the half line are exactly half, because 0.1 + 0.2 is not quite 0.3 in a computer;
- a state with nothing left is out of the game: it is never essential, and it does not make a system unstable;
- coalitions are listed strongest state first, equal states in the order they were given.

Everywhere below, ``resources`` maps each state's name to what it holds (zero or more, any unit). A name that is not
among them, an amount that is not such a number, or nobody holding anything raises ValueError.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping

from ..wording import unknown
from .capability import total

Coalition = tuple[str, ...]
Resources = Mapping[str, float]

_TOLERANCE = 1e-9


def is_winning(coalition: Iterable[str], resources: Resources) -> bool:
    """Whether these states together hold more than half of all resources.

    Parameters
    ----------
    coalition : iterable of str
        Names of states; naming one twice counts once.
    resources : mapping of str to float

    Returns
    -------
    bool
    """
    return _wins(resources)(_sum(coalition, resources))


def is_blocking(coalition: Iterable[str], resources: Resources) -> bool:
    """Whether these states hold exactly half: they cannot win, but neither can all the others together.

    Parameters
    ----------
    coalition : iterable of str
        Names of states; naming one twice counts once.
    resources : mapping of str to float

    Returns
    -------
    bool
    """
    everything, held = total(resources), _sum(coalition, resources)
    return abs(held - everything / 2) <= _TOLERANCE * everything


def pivots(coalition: Iterable[str], resources: Resources) -> Coalition:
    """The members without whom this winning coalition would no longer win.

    Parameters
    ----------
    coalition : iterable of str
        Names of states; naming one twice counts once.
    resources : mapping of str to float

    Returns
    -------
    tuple of str
        In the order of the coalition; empty if it does not win in the first place.
    """
    members, wins = tuple(dict.fromkeys(coalition)), _wins(resources)
    held = _sum(members, resources)
    return tuple(state for state in members if wins(held) and not wins(held - resources[state]))


def winning_coalitions(resources: Resources) -> list[Coalition]:
    """Every coalition that wins; with twelve states that can be over two thousand.

    Parameters
    ----------
    resources : mapping of str to float

    Returns
    -------
    list of tuple of str
        Smaller coalitions first, each strongest state first.
    """
    wins, found = _wins(resources), [((), 0.0)]
    for state in _strongest_first(resources):
        found += [((*members, state), held + resources[state]) for members, held in found]
    return sorted((members for members, held in found if wins(held)), key=len)


def minimal_winning_coalitions(resources: Resources) -> list[Coalition]:
    """The coalitions that win and need every one of their members to win.

    Parameters
    ----------
    resources : mapping of str to float

    Returns
    -------
    list of tuple of str
        Each strongest state first; those with the strongest states come first.
    """
    wins, order = _wins(resources), _strongest_first(resources)
    left = [0.0]
    for state in reversed(order):
        left.insert(0, left[0] + resources[state])

    def grow(members: Coalition, held: float, start: int) -> Iterator[Coalition]:
        # Members join strongest first, so the one that tips the scale is the weakest: nobody else could be spared.
        for place in range(start, len(order)):
            if not wins(held + left[place]):
                return
            state = order[place]
            if wins(held + resources[state]):
                yield (*members, state)
            else:
                yield from grow((*members, state), held + resources[state], place + 1)

    return list(grow((), 0.0, 0))


def essential(resources: Resources) -> Coalition:
    """The states that at least one minimal winning coalition needs.

    Parameters
    ----------
    resources : mapping of str to float

    Returns
    -------
    tuple of str
        In the order of ``resources``.

    Notes
    -----
    Two facts spare us from listing coalitions. A state is in some minimal winning coalition exactly when it tips some
    losing group of the others into winning, and if it tips any, it tips the largest losing one. And a state at least as
    strong as an essential state is essential too, so the essential states are the strongest so many.
    """
    total(resources)
    order = _strongest_first(resources)
    needed = set(order[: bisect_left(order, True, key=lambda state: not _tips_some_group(state, resources))])
    return tuple(state for state in resources if state in needed)


def inessential(resources: Resources) -> Coalition:
    """The states no winning coalition ever needs, so that nobody loses by their end.

    Parameters
    ----------
    resources : mapping of str to float

    Returns
    -------
    tuple of str
        In the order of ``resources``.
    """
    needed = essential(resources)
    return tuple(state for state in resources if state not in needed)


def predominant(resources: Resources) -> str | None:
    """The state that wins alone, if there is one.

    Parameters
    ----------
    resources : mapping of str to float

    Returns
    -------
    str or None
    """
    wins = _wins(resources)
    return next((state for state, held in resources.items() if wins(held)), None)


def is_system_stable(resources: Resources) -> bool:
    """Whether no state can be eliminated.

    Parameters
    ----------
    resources : mapping of str to float

    Returns
    -------
    bool
        True if nobody predominates and every state that still holds something is essential: a threatened state can then
        always buy its safety, by ceding resources to one of its attackers until that one holds exactly half.
    """
    if predominant(resources):
        return False
    return all(resources[state] == 0 for state in inessential(resources))


def is_resource_stable(resources: Resources) -> bool:
    """Whether no state can even be made poorer: one of them holds exactly half, and both sides are frozen.

    Parameters
    ----------
    resources : mapping of str to float

    Returns
    -------
    bool
    """
    return any(is_blocking([state], resources) for state in resources)


def _wins(resources: Resources) -> Callable[[float], bool]:
    everything = total(resources)
    line = everything / 2 + _TOLERANCE * everything
    return lambda held: held > line


def _sum(coalition: Iterable[str], resources: Resources) -> float:
    members = dict.fromkeys(coalition)
    for state in members:
        if state not in resources:
            raise ValueError(unknown("state", state, resources))
    return sum(resources[state] for state in members)


def _strongest_first(resources: Resources) -> list[str]:
    return sorted(resources, key=lambda state: -resources[state])


def _tips_some_group(state: str, resources: Resources) -> bool:
    wins, largest_losing = _wins(resources), [0.0]
    for other, held in resources.items():
        if other != state:
            largest_losing += [before + held for before in largest_losing if not wins(before + held)]
    return wins(max(largest_losing) + resources[state])
