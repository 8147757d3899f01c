"""Who is drawn into a war: by the letter of defensive pacts, and by a chain of allies that help whatever happens.

Names:

- Chain-ganging: [christensen1990]_
- Entrapment: [snyder1984]_

From the sources: a state can be dragged into a war that is not its own by an ally it cannot afford to lose. Neither
paper gives a formula; counting who is drawn in is our own illustration of it.
Our assumptions:

- a pact is a group of states that promise to defend one another; a state may belong to several;
- **by the letter**, only the allies of the state attacked must fight, and nobody must fight an ally of his own;
- **in a chain**, every state helps whichever ally of its own is at war, round after round, until nobody new comes in;
- a state with allies on both sides is torn and stays out.

Worked example: Germany and Austria-Hungary have a pact, France and Russia another. Austria-Hungary attacks Russia. By
the letter only France must join. In a chain Germany comes in as well, and all four are at war.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class War:
    """Who fights whom once everybody has decided, each group in the order in which it came in.

    Attributes
    ----------
    attackers, defenders : tuple of str
        The two sides; the state that attacked and the one that was attacked come first.
    torn : tuple of str
        States with allies on both sides, which stay out.
    """

    attackers: tuple[str, ...]
    defenders: tuple[str, ...]
    torn: tuple[str, ...]

    @property
    def fighting(self) -> int:
        """How many states are at war."""
        return len(self.attackers) + len(self.defenders)


def allies(state: str, pacts: Iterable[Collection[str]]) -> tuple[str, ...]:
    """The states that share at least one pact with a state.

    Parameters
    ----------
    state : str
    pacts : iterable of collections of str
        The members of each pact.

    Returns
    -------
    tuple of str
        In the order of the alphabet; empty if it has none.
    """
    return tuple(sorted({member for pact in pacts if state in pact for member in pact} - {state}))


def by_the_letter(attacker: str, target: str, pacts: Collection[Collection[str]]) -> War:
    """Who must fight if defensive pacts are kept and nothing more is done.

    Parameters
    ----------
    attacker, target : str
        Two different states.
    pacts : collection of collections of str
        The members of each pact.

    Returns
    -------
    War
        The attacker alone against the target and those of its allies that are no allies of the attacker.

    Raises
    ------
    ValueError
        If a state would attack itself.
    """
    _check(attacker, target)
    bound = [state for state in allies(target, pacts) if state != attacker]
    torn = [state for state in bound if attacker in allies(state, pacts)]
    return War((attacker,), (target, *(state for state in bound if state not in torn)), tuple(torn))


def in_a_chain(attacker: str, target: str, pacts: Collection[Collection[str]]) -> War:
    """Who fights if every state follows its allies into war, whoever began it.

    Parameters
    ----------
    attacker, target : str
        Two different states.
    pacts : collection of collections of str
        The members of each pact.

    Returns
    -------
    War
        States that come in at the same time are in the order of the alphabet.

    Raises
    ------
    ValueError
        If a state would attack itself.
    """
    _check(attacker, target)
    sides, torn = ([attacker], [target]), []
    while True:
        called = [{ally for state in side for ally in allies(state, pacts)} for side in sides]
        new = sorted((called[0] | called[1]) - {*sides[0], *sides[1], *torn})
        if not new:
            return War(tuple(sides[0]), tuple(sides[1]), tuple(torn))
        for state in new:
            both = state in called[0] and state in called[1]
            (torn if both else sides[state not in called[0]]).append(state)


def largest_war(quarrels: Collection[tuple[str, str]], pacts: Collection[Collection[str]]) -> War | None:
    """The largest war that a chain of allies could make of any of these quarrels, whoever of the two attacks.

    Parameters
    ----------
    quarrels : collection of pairs of str
    pacts : collection of collections of str

    Returns
    -------
    War or None
        The first of the largest; None if there is no quarrel.
    """
    wars = [in_a_chain(*pair, pacts) for a, b in quarrels for pair in ((a, b), (b, a))]
    return max(wars, key=lambda war: war.fighting, default=None)


def _check(attacker: str, target: str) -> None:
    if attacker == target:
        raise ValueError(f"{attacker} cannot attack itself; choose another state as its target.")
