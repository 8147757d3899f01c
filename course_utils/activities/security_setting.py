"""An attack in a world with three orders: what the learner has set, and what the model makes of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from .. import data
from ..models.collective_security import RULES, Alliance, Attack, Body, Deals, Duty, Order, duty, willingness
from ..models.response import Answer, Helper, answer, probability
from ..wording import unknown

ORDERS = ("Alliance", "Collective security", "Deals")
Names = frozenset[str]


@dataclass(frozen=True)
class Setting:
    """A world, an attack in it, and the pledges; willingness, free riding and volunteers in per cent."""

    world: str
    aggressor: str
    victim: str
    alliance: Names
    body: Names
    vetoes: Names
    rule: str
    pairs: frozenset[Names]
    tied: Names
    joining: Names
    willing: int = 60
    riding: int = 30
    volunteers: int = 0

    @property
    def powers(self) -> dict[str, float]:
        """Every state of the world with its power."""
        return data.security_world(self.world).powers

    @property
    def attack(self) -> Attack:
        """The attack; states that fight beside the aggressor are not counted as merely tied."""
        return Attack(
            self.aggressor,
            self.victim,
            tuple(state for state in self.powers if state in self.joining),
            tuple(state for state in self.powers if state in self.tied),
        )

    @property
    def orders(self) -> tuple[Order, Order, Order]:
        """The three orders, in the order of `ORDERS`."""
        return Alliance(self.alliance), Body(self.body, self.vetoes, self.rule), Deals(self.pairs)


@dataclass(frozen=True)
class Judged:
    """What the model says of one order."""

    duty: Duty
    helpers: tuple[Helper, ...]
    answer: Answer


def from_world(id: str) -> Setting:
    """Set a world as it was."""
    world = data.security_world(id)
    pledges = (world.alliance, world.body, world.vetoes, world.rule, world.pairs)
    tied = _close(world.id, world.aggressor) - {world.victim}
    return Setting(world.id, world.aggressor, world.victim, *pledges, tied, frozenset())


def with_attack(setting: Setting, aggressor: str, victim: str) -> Setting:
    """Let another state attack or be attacked; if the two would be one, they change places.

    Who stands close to a new aggressor is taken from the world again.
    """
    if aggressor == victim:
        aggressor, victim = setting.victim, setting.aggressor
    same = aggressor == setting.aggressor
    tied = setting.tied if same else _close(setting.world, aggressor)
    joining = setting.joining if same else frozenset[str]()
    return replace(setting, aggressor=aggressor, victim=victim, tied=tied - {victim}, joining=joining - {victim})


def _close(world: str, aggressor: str) -> Names:
    return frozenset(
        state for pair in data.security_world(world).tied if aggressor in pair for state in pair - {aggressor}
    )


@lru_cache(maxsize=64)
def judge(setting: Setting) -> tuple[Judged, ...]:
    """Ask the model about each of the three orders."""
    attack, powers = setting.attack, setting.powers
    against = sum(powers[state] for state in attack.attackers)
    judged = []
    for order in setting.orders:
        bound = duty(order, attack, powers)
        helpers = _helpers(setting, bound, setting.riding)
        judged.append(Judged(bound, helpers, answer(against, powers[setting.victim], helpers)))
    return tuple(judged)


def by_riding(setting: Setting, duties: Iterable[Duty], steps: Iterable[int]) -> list[list[float]]:
    """The chance under each order at several degrees of free riding."""
    powers, steps = setting.powers, list(steps)
    against = sum(powers[state] for state in setting.attack.attackers)
    victim = powers[setting.victim]
    # Where nobody has anyone to lean on, and where two orders bind the same states, the same helpers come up again.
    asked = cache(lambda helpers: float(probability(against, victim, helpers)))
    return [[asked(_helpers(setting, bound, step)) for step in steps] for bound in duties]


def _helpers(setting: Setting, bound: Duty, riding: int) -> tuple[Helper, ...]:
    parts = setting.willing / 100, riding / 100, setting.volunteers / 100
    wills = willingness(bound, setting.attack, setting.powers, *parts)
    return tuple(
        Helper(name, setting.powers[name], will) for name, will in wills.items() if will or name in bound.obliged
    )


@lru_cache(maxsize=32)
def all_pairs(names: tuple[str, ...]) -> tuple[Names, ...]:
    """Every pair of states, in the order they stand."""
    return tuple(frozenset((a, b)) for i, a in enumerate(names) for b in names[i + 1 :])


def pair_text(pair: Names, names: Iterable[str]) -> str:
    """Name a pair, in the order the states stand."""
    return " + ".join(name for name in names if name in pair)


def to_code(state: Setting) -> str:
    """Return the line of code that makes this setting again."""
    start, said = from_world(state.world), [repr(state.world)]
    said += [f"{name}={getattr(state, name)!r}" for name in ("aggressor", "victim", "willing", "riding", "volunteers")]
    before = with_attack(start, state.aggressor, state.victim)
    for name in ("alliance", "body", "vetoes", "tied", "joining"):
        if getattr(state, name) != getattr(before, name):
            said.append(f"{name}={', '.join(one for one in state.powers if one in getattr(state, name))!r}")
    if state.pairs != start.pairs:
        said.append(f"deals={deals_text(state)!r}")
    if state.rule != start.rule:
        said.append(f"rule={state.rule!r}")
    return f"course.three_orders({', '.join(said)})"


def deals_text(state: Setting) -> str:
    """Name all deals, as `read_pairs` reads them."""
    return ", ".join(pair_text(pair, state.powers) for pair in all_pairs(tuple(state.powers)) if pair in state.pairs)


def from_arguments(
    world: str, aggressor: str | None, victim: str | None, numbers: tuple[int, int, int], pledges: dict[str, str]
) -> Setting:
    """Read the arguments of `three_orders`."""
    start = from_world(world)
    given = [None if name is None else _known(name, start) for name in (aggressor, victim)]
    if given[0] and given[0] == given[1]:
        raise ValueError(f"{given[0]} cannot attack itself; choose another aggressor or another victim.")
    start = with_attack(start, given[0] or start.aggressor, given[1] or start.victim)
    start = replace(start, willing=numbers[0], riding=numbers[1], volunteers=numbers[2])
    for name, text in pledges.items():
        if not isinstance(text, str):
            raise ValueError(f"What you give as '{name}' must be in quotation marks, as in {name}='...', not {text!r}.")
        if name == "deals":
            start = replace(start, pairs=read_pairs(text, start))
        elif name == "rule":
            start = replace(start, rule=text)
        elif name in ("alliance", "body", "vetoes", "tied", "joining"):
            start = replace(start, **{name: read_names(text, start)})
        else:
            raise ValueError(
                f"There is no pledge '{name}'; choose alliance, body, vetoes, deals, rule, tied or joining."
            )
    return check(start)


def read_names(text: str, setting: Setting) -> Names:
    """Read "A, B, C"; an empty text is nobody.

    Raises
    ------
    ValueError
        If a name is not of this world.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    return frozenset(_known(name, setting) for name in names)


def read_pairs(text: str, setting: Setting) -> frozenset[Names]:
    """Read "A + B, C + D".

    Raises
    ------
    ValueError
        If a pair is not two different states of this world.
    """
    found = set()
    for part in filter(None, (part.strip() for part in text.split(","))):
        pair = frozenset(_known(name.strip(), setting) for name in part.split("+"))
        if len(pair) != 2:
            raise ValueError(f"A deal has two partners, not '{part}'; write them as 'A + B'.")
        found.add(pair)
    return frozenset(found)


def check(setting: Setting) -> Setting:
    """Return the setting if it can be: numbers from 0 to 100, a known rule, states apart."""
    for label, value in (
        ("willingness", setting.willing),
        ("free riding", setting.riding),
        ("volunteering", setting.volunteers),
    ):
        if type(value) is not int or not 0 <= value <= 100:
            raise ValueError(f"The {label} is a whole number of per cent from 0 to 100, not {value!r}.")
    if setting.rule not in RULES:
        raise ValueError(unknown("rule", setting.rule, RULES))
    if not setting.vetoes <= setting.body:
        outside = ", ".join(sorted(setting.vetoes - setting.body))
        raise ValueError(f"Only members of the body can hold a veto, and {outside} is outside; add it to the body.")
    if setting.joining & {setting.aggressor, setting.victim}:
        raise ValueError("A state that joins the aggressor must be a third one; choose another.")
    return replace(setting, tied=setting.tied - setting.joining - {setting.aggressor, setting.victim})


def _known(name: str, setting: Setting) -> str:
    for known in setting.powers:
        if known.casefold() == str(name).strip().casefold():
            return known
    raise ValueError(unknown("state", name, setting.powers))
