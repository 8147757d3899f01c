"""Four worlds of the security dilemma, and the game that two states play in each.

Names:

- Offence and defence, postures that can or cannot be told apart, the four worlds: [jervis1978]_
- Prisoners' dilemma, stag hunt, best replies, equilibrium: textbook game theory; [jervis1978]_ uses both games

From the source, as it is commonly restated: two questions decide how bad the dilemma is. Has offence or defence the
advantage? Can a posture made for attack be told from one made for defence? Offence and no telling: doubly dangerous.
Defence and no telling: a dilemma, but both can be safe. Offence and telling: no dilemma, but attack may pay somebody,
and there is warning. Defence and telling: doubly stable. Jervis argues with the prisoners' dilemma and the stag hunt.
Our reading:

- Jervis does not give each world a game with numbers. Each state either *holds back* or *arms*. If both hold back each
  gets 7, if both arm 3. A state that arms alone gets 10 where offence has the advantage and 5 where defence has; one
  that is caught holding back gets 0 or 2. The 10 is not booty: where attack is easier, the only one armed is safest.
- Where postures can be told apart, a build-up is seen and answered in time: arming alone brings 4 less and being caught
  costs 2 less.
- A *greedy* state values what it could conquer at 4 more; the others are content with what they have.

So offence without telling gives a prisoners' dilemma, defence with telling a game in which holding back is best
whatever the other does ("harmony"), and the two worlds between them a stag hunt.

Worked example: defence has the advantage and postures look alike. The payoffs are 7 if both hold back, 5 for arming
alone, 2 for being caught, 3 if both arm: a stag hunt with two equilibria. Holding back is the better choice for whoever
gives it a chance of more than (3 − 2)/((7 − 5) + (3 − 2)) = 1/3 that the other holds back too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from ..wording import unknown

Choices = tuple[str, str]
Payoffs = tuple[float, float]
Game = Mapping[Choices, Payoffs]

HOLD, ARM = "hold back", "arm"
ACTIONS = (HOLD, ARM)
PEACE, STAND_OFF, GREED = 7, 3, 4
#: Arming alone, and being caught holding back, by who has the advantage.
_ALONE = {"offence": 10, "defence": 5}
_CAUGHT = {"offence": 0, "defence": 2}
_SEEN_ALONE, _SEEN_CAUGHT = -4, 2


@dataclass(frozen=True)
class World:
    """One of the four worlds.

    Attributes
    ----------
    number : int
        1 to 4, in Jervis's order.
    advantage : str
        "offence" or "defence".
    distinguishable : bool
        Whether a posture for attack can be told from one for defence.
    verdict : str
        The world in two or three words.
    """

    number: int
    advantage: str
    distinguishable: bool
    verdict: str


WORLDS = (
    World(1, "offence", False, "doubly dangerous"),
    World(2, "defence", False, "a dilemma, but both can be safe"),
    World(3, "offence", True, "no dilemma, but attack may pay somebody"),
    World(4, "defence", True, "doubly stable"),
)


def world(advantage: str, distinguishable: bool) -> World:
    """The world with these two answers.

    Parameters
    ----------
    advantage : str
        "offence" or "defence".
    distinguishable : bool

    Returns
    -------
    World

    Raises
    ------
    ValueError
        If the advantage is neither of the two.
    """
    for one in WORLDS:
        if (one.advantage, one.distinguishable) == (advantage, distinguishable):
            return one
    raise ValueError(f"The advantage is with 'offence' or 'defence', not '{advantage}'.")


def game(of: World, greedy: bool = False) -> dict[Choices, Payoffs]:
    """The payoffs of both states in a world (our reading, see above).

    Parameters
    ----------
    of : World
    greedy : bool
        Whether the first state would like to conquer; the second never would.

    Returns
    -------
    dict of tuple of str to tuple of float
        For the choices of both states, what each gets; 0 to 14.
    """
    alone = _ALONE[of.advantage] + of.distinguishable * _SEEN_ALONE
    caught = _CAUGHT[of.advantage] + of.distinguishable * _SEEN_CAUGHT
    return {
        (HOLD, HOLD): (PEACE, PEACE),
        (HOLD, ARM): (caught, alone),
        (ARM, HOLD): (alone + greedy * GREED, caught),
        (ARM, ARM): (STAND_OFF, STAND_OFF),
    }


def best_replies(payoffs: Game, player: int, other: str) -> tuple[str, ...]:
    """What serves a player best when the other does ``other``.

    Parameters
    ----------
    payoffs : mapping of tuple of str to tuple of float
        For every pair of choices what each of the two gets.
    player : int
        0 for the first, 1 for the second.
    other : str
        The other's choice.

    Returns
    -------
    tuple of str
        One choice, or several that are as good.

    Raises
    ------
    ValueError
        If there is no such player or choice.
    """
    _check(player)
    if other not in (choices := {pair[1 - player] for pair in payoffs}):
        raise ValueError(unknown("choice", other, sorted(choices)))
    mine = list(dict.fromkeys(pair[player] for pair in payoffs))
    worth = {choice: _payoff(payoffs, (choice, other), player) for choice in mine}
    return tuple(choice for choice in mine if worth[choice] == max(worth.values()))


def equilibria(payoffs: Game) -> tuple[Choices, ...]:
    """The pairs of choices from which neither player gains by changing alone (Nash, pure choices).

    Parameters
    ----------
    payoffs : mapping of tuple of str to tuple of float

    Returns
    -------
    tuple of tuple of str
        None to four for two choices each, in the order of ``payoffs``.
    """
    return tuple(
        (first, second)
        for first, second in payoffs
        if first in best_replies(payoffs, 0, second) and second in best_replies(payoffs, 1, first)
    )


def kind(payoffs: Game) -> str:
    """The name of a game of holding back and arming.

    Parameters
    ----------
    payoffs : mapping of tuple of str to tuple of float
        As `game` returns them.

    Returns
    -------
    str
        "prisoners' dilemma", "stag hunt", "harmony" or "chicken" if both players rank the four outcomes so, "aggressor"
        if for one of them alone arming is best whatever the other does, else "another game".
    """
    names = [_kind_for(payoffs, player) for player in (0, 1)]
    if names[0] == names[1]:
        return names[0]
    return "aggressor" if names.count("prisoners' dilemma") == 1 else "another game"


def trust_needed(payoffs: Game, player: int) -> float | None:
    """How likely the other must be to hold back, for holding back to be worth it.

    Parameters
    ----------
    payoffs : mapping of tuple of str to tuple of float
        As `game` returns them.
    player : int
        0 for the first, 1 for the second.

    Returns
    -------
    float or None
        A chance from 0 to 1: (P − S)/((R − T) + (P − S)), with R for both holding back, T for arming alone, S for being
        caught and P for both arming. 0 if holding back is best in any case, None if it never is better.

    Raises
    ------
    ValueError
        If there is no such player.
    """
    _check(player)
    reward, caught, alone, stand_off = _outcomes(payoffs, player)
    if caught >= stand_off and reward >= alone:
        return 0.0
    if reward <= alone:
        return None
    return (stand_off - caught) / ((reward - alone) + (stand_off - caught))


def _check(player: int) -> None:
    if player not in (0, 1):
        raise ValueError(f"The players are 0 and 1, not {player!r}.")


def _outcomes(payoffs: Game, player: int) -> tuple[float, ...]:
    """What a player gets when both hold back, when caught, when arming alone, and when both arm."""
    return tuple(_payoff(payoffs, pair, player) for pair in product(ACTIONS, ACTIONS))


def _payoff(payoffs: Game, own_first: Choices, player: int) -> float:
    pair = own_first if player == 0 else (own_first[1], own_first[0])
    if pair not in payoffs:
        raise ValueError(f"The game has no payoffs for {pair[0]!r} against {pair[1]!r}; give them for every pair.")
    return payoffs[pair][player]


def _kind_for(payoffs: Game, player: int) -> str:
    reward, caught, alone, stand_off = _outcomes(payoffs, player)
    if alone > reward > stand_off > caught:
        return "prisoners' dilemma"
    if alone > reward > caught > stand_off:
        return "chicken"
    if reward > alone and stand_off > caught:
        return "stag hunt"
    return "harmony" if reward > alone and caught >= stand_off else "another game"
