"""One attack under three orders: who must act, and how willing each state is.

An alliance binds chosen partners against outsiders. A collective-security body binds all its members against any
aggressor, who may be a member too. A web of bilateral deals binds each state to its own partners only.

Names:

- Collective security beside balance of power: [claude1962]_, [wolfers1962]_
- Conditions under which it works, and doubts: [kupchan1991]_, [betts1992]_, [mearsheimer1994]_
- Free riding, the larger the group the more of it: [olson1965]_
- The Covenant, the Charter and its veto: [covenant1919]_, [uncharter1945]_

From the sources: the three kinds of duty and which way each of them faces; that a protector with a veto stops the body;
that states count on each other to act. None of them gives numbers. Our assumptions:

- a defensive alliance obliges all its members when an outsider attacks one, and nobody when both are members;
- a deal is a promise of mutual defence, and stands whatever other deals the two have (a non-aggression or neutrality
  pact is none: it obliges nobody to fight);
- the body helps members, or anybody at all if it is ``open_to_all``, as the United Nations may; the aggressor may be
  inside or outside;
- attackers and states tied to the aggressor vote against action, all others for it; a veto among those against stops
  the body, and so does a vote that fails (``RULES``);
- pledged states are as willing as each other, w, except for free riding f (0 to 1): with n of them pledged each acts
  with probability w / (1 + f (n - 1)). At f = 0 others make no difference; at f = 1 all n together send as many helpers
  on average as one alone would;
- states that are not pledged act with a probability of their own (volunteers), and a pledge never makes a state less
  willing than that; a state tied to the aggressor is a quarter as willing (`TIED`);
- states decide independently of each other.

>>> attack = Attack("Italy", "Ethiopia", tied=("France",))
>>> body = Body(frozenset(["Italy", "Ethiopia", "France", "Britain"]))
>>> duty(body, attack, ["Italy", "Ethiopia", "France", "Britain"]).obliged
('France', 'Britain')
>>> willingness(duty(body, attack, body.members), attack, ["France", "Britain"], 0.6, 1.0)
{'France': 0.075, 'Britain': 0.3}
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..wording import unknown

TIED = 0.25
#: How a body decides: automatic = no vote; majority = more than half of the members; unanimity = all but the parties.
RULES = ("automatic", "majority", "unanimity")

Pair = frozenset[str]


@dataclass(frozen=True)
class Attack:
    """Who attacks whom; `joining` states fight beside the aggressor, `tied` ones only stand close to it."""

    aggressor: str
    victim: str
    joining: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.victim in self.attackers:
            raise ValueError(f"{self.victim} cannot attack itself; choose another aggressor or another victim.")
        if self.aggressor in self.joining:
            raise ValueError(f"{self.aggressor} cannot join itself; name only other states as joining.")

    @property
    def attackers(self) -> tuple[str, ...]:
        """The aggressor and those who fight beside it."""
        return (self.aggressor, *self.joining)

    @property
    def parties(self) -> frozenset[str]:
        """Everybody at war from the first day."""
        return frozenset((*self.attackers, self.victim))


@dataclass(frozen=True)
class Alliance:
    """States pledged to each other against outsiders."""

    members: frozenset[str]


@dataclass(frozen=True)
class Body:
    """A collective-security body: all members against any aggressor."""

    members: frozenset[str]
    vetoes: frozenset[str] = frozenset()
    rule: str = RULES[0]
    open_to_all: bool = False


@dataclass(frozen=True)
class Deals:
    """Promises of mutual defence between two states each."""

    pairs: frozenset[Pair]

    def __post_init__(self) -> None:
        for pair in self.pairs:
            if len(pair) != 2:
                raise ValueError(f"A deal has two partners, not {len(pair)}: {', '.join(sorted(pair)) or 'nobody'}.")


Order = Alliance | Body | Deals


@dataclass(frozen=True)
class Duty:
    """Who must act, and why so.

    Attributes
    ----------
    obliged : tuple of str
        In the order of the world; empty if nobody must act.
    case : str
        "pledged"; or why nobody must act: "outside" (the victim has no such tie), "inside" (its only tie is to the
        aggressor: an alliance faces outward), "alone" (nobody is left to help), "vetoed" or "outvoted".
    by : tuple of str
        Whose veto or votes stopped the body.
    """

    obliged: tuple[str, ...]
    case: str
    by: tuple[str, ...] = ()


def duty(order: Order, attack: Attack, states: Iterable[str]) -> Duty:
    """Say who must act when one state attacks another.

    Parameters
    ----------
    order : Alliance, Body or Deals
    attack : Attack
    states : iterable of str
        All states of the world; the answer keeps their order.

    Returns
    -------
    Duty

    Raises
    ------
    ValueError
        If a name is not among the states, or the body's rule is none of `RULES`.
    """
    world = tuple(states)
    for name in (*attack.attackers, attack.victim, *attack.tied, *sorted(_named(order))):
        if name not in world:
            raise ValueError(unknown("state", name, world))
    if isinstance(order, Body):
        return _duty_of_body(order, attack, world)
    if isinstance(order, Alliance):
        bound = order.members if attack.victim in order.members else frozenset[str]()
        if attack.aggressor in bound:
            return Duty((), "inside")
    else:
        bound = frozenset[str]().union(*(pair for pair in order.pairs if attack.victim in pair))
    obliged = tuple(state for state in world if state in bound - attack.parties)
    if obliged:
        return Duty(obliged, "pledged")
    ties = bound - {attack.victim}
    inside = isinstance(order, Deals) and bool(ties)
    return Duty((), "inside" if inside else "alone" if bound else "outside")


def _duty_of_body(body: Body, attack: Attack, world: tuple[str, ...]) -> Duty:
    if body.rule not in RULES:
        raise ValueError(unknown("rule", body.rule, RULES))
    if attack.victim not in body.members and not body.open_to_all:
        return Duty((), "outside")
    against = [state for state in world if state in body.members and state in (*attack.attackers, *attack.tied)]
    blocking = tuple(state for state in against if state in body.vetoes)
    if blocking:
        return Duty((), "vetoed", blocking)
    lost = body.rule == "majority" and 2 * len(against) >= len(body.members)
    if body.rule == "unanimity":
        against = [state for state in against if state not in attack.parties]
        lost = bool(against)
    if lost:
        return Duty((), "outvoted", tuple(against))
    obliged = tuple(state for state in world if state in body.members - attack.parties)
    return Duty(obliged, "pledged" if obliged else "alone")


def willingness(
    duty: Duty,
    attack: Attack,
    states: Iterable[str],
    general: float,
    free_riding: float = 0.0,
    volunteers: float = 0.0,
) -> dict[str, float]:
    """Give each state that is not at war the probability that it acts for the victim.

    Parameters
    ----------
    duty : Duty
    attack : Attack
    states : iterable of str
    general : float
        Willingness w of a pledged state that is alone with its pledge, 0 to 1.
    free_riding : float
        f, 0 to 1: how much each state leans on the others who are pledged.
    volunteers : float
        Willingness of a state that is not pledged, 0 to 1.

    Returns
    -------
    dict of str to float
        Name to probability, in the order of the states; those who cannot act at all have 0.

    Raises
    ------
    ValueError
        If a number lies outside 0 to 1.
    """
    for label, value in (("willingness", general), ("free riding", free_riding), ("volunteering", volunteers)):
        if not 0 <= value <= 1:
            raise ValueError(f"The {label} is {value}; give a number from 0 to 1.")
    pledged = general / (1 + free_riding * max(0, len(duty.obliged) - 1))
    acts = {True: max(pledged, volunteers), False: volunteers}
    return {
        state: acts[state in duty.obliged] * (TIED if state in attack.tied else 1)
        for state in states
        if state not in attack.parties
    }


def pairs(states: int) -> int:
    """How many deals it takes to join every state to every other: n (n - 1) / 2; a hub joined to each needs n - 1."""
    if not isinstance(states, int) or states < 0:
        raise ValueError(f"There cannot be {states} states; give a whole number, zero or more.")
    return states * (states - 1) // 2


def _named(order: Order) -> frozenset[str]:
    if isinstance(order, Deals):
        return frozenset[str]().union(*order.pairs)
    return order.members | order.vetoes if isinstance(order, Body) else order.members
