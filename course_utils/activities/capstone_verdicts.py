"""What every model of the course says of a design: five findings, each a sentence or two."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from ..figures.capstone import Threshold
from ..models import coalitions
from ..models.capability import shares
from ..models.deterrence import Attack, Verdict, judge
from ..models.entanglement import allies, by_the_letter, largest_war
from ..models.structural_balance import Network, best_camps, network, triangles
from ..wording import listing, percent, the, upper_first
from .capstone_plan import Plan

# What the worked example of the deterrence model takes a war to cost the attacker, without and with allies in it.
COST_ALONE, COST_WITH_ALLIES = 20.0, 60.0


@dataclass(frozen=True)
class Finding:
    """What one model says. `mark` is ✓ (as a designer hopes), ▲ (look again) or – (nothing to judge yet)."""

    title: str
    mark: str
    text: str


@lru_cache(maxsize=8)
def findings(plan: Plan) -> tuple[Finding, ...]:
    """Put every model's question to a design.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Finding
        Balance, essential states, deterrence, triangles and entanglement, in this order.
    """
    return (_balance(plan), _essential(plan), _deterrence(plan), _triangles(plan), _entanglement(plan))


@lru_cache(maxsize=8)
def hardest_attacks(plan: Plan) -> tuple[Threshold, ...]:
    """For each state that has a rival, the rival that asks most of its allies' reliability.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Threshold
        In the order of the states at the start.
    """
    pairs = [pair for one, other in plan.rivals for pair in ((one, other), (other, one))]
    attacks = [Threshold(target, attacker, _needed(plan, attacker, target)) for attacker, target in pairs]
    hardest: dict[str, Threshold] = {}
    for attack in attacks:
        known = hardest.get(attack.target)
        if known is None or _hardness(attack) > _hardness(known):
            hardest[attack.target] = attack
    return tuple(hardest[state] for state in plan.capabilities if state in hardest)


def signed_ties(plan: Plan) -> Network:
    """The design's signed ties: allies +1, rivals -1 (also those who share a pact); the untied are left out."""
    groups, signs = tuple(plan.groups.values()), {}
    for pair in combinations(plan.capabilities, 2):
        rivals = pair in plan.rivals or pair[::-1] in plan.rivals
        signs[pair] = -1 if rivals else int(pair[1] in allies(pair[0], groups))
    tied = {state for pair, sign in signs.items() if sign for state in pair}
    kept = {pair: sign for pair, sign in signs.items() if tied.issuperset(pair)}
    return network(tuple(state for state in plan.capabilities if state in tied), kept)


def _needed(plan: Plan, attacker: str, target: str) -> float | None:
    helpers = by_the_letter(attacker, target, tuple(plan.groups.values())).defenders[1:]
    power = plan.capabilities
    attack = Attack(
        power[attacker],
        power[target],
        sum(power[state] for state in helpers),
        plan.prize,
        COST_ALONE,
        COST_WITH_ALLIES,
    )
    judged = judge(attack)
    if judged.verdict is Verdict.NO_ALLY_NEEDED:
        return 0.0
    return judged.threshold if helpers else None


def _hardness(attack: Threshold) -> float:
    return 2.0 if attack.needed is None else attack.needed


def _balance(plan: Plan) -> Finding:
    held = shares(plan.capabilities)
    sums = {name: sum(held[state] for state in members) for name, members in plan.groups.items()}
    giant = coalitions.predominant(plan.capabilities)
    if giant:
        return Finding(
            "Balance", "▲", f"{upper_first(the(giant))} alone holds {percent(held[giant])} of all power here."
        )
    if not sums:
        return Finding("Balance", "–", "No state holds more than half, and there is no alliance yet.")
    said = listing(f"{name} {percent(share)}" for name, share in sums.items())
    winners = [name for name, members in plan.groups.items() if coalitions.is_winning(members, plan.capabilities)]
    if winners:
        verb = "passes" if len(winners) == 1 else "pass"
        return Finding(
            "Balance", "▲", f"{said}. {listing(winners)} {verb} half: all the others together could not stop it."
        )
    return Finding("Balance", "✓", f"{said}. No state and no alliance passes half, so nobody can dominate the rest.")


def _essential(plan: Plan) -> Finding:
    spare = [state for state in coalitions.inessential(plan.capabilities) if plan.capabilities[state]]
    if not spare:
        return Finding("Essential states", "✓", "Every state is essential: some winning group needs it.")
    bound = {state for members in plan.groups.values() for state in members}
    alone = [the(state) for state in spare if state not in bound]
    said = f"No winning group needs {_some(map(the, spare))}."
    if alone:
        return Finding("Essential states", "▲", f"{said} Without an ally: {_some(alone)}.")
    return Finding("Essential states", "✓", f"{said} But each of them has an ally.")


def _deterrence(plan: Plan) -> Finding:
    attacks = hardest_attacks(plan)
    if not attacks:
        return Finding("Deterrence", "–", "Nobody has a rival here, so there is nothing to deter.")
    open_to = [one for one in attacks if not one.met_by(plan.reliability)]
    safe = f"{len(attacks) - len(open_to)} of {len(attacks)} states with a rival are safe from attack"
    said = f"If allies come with chance {plan.reliability:.2f}, {safe}."
    if not open_to:
        worst = max(attacks, key=_hardness)
        least = f"{upper_first(the(worst.target))} needs most, against {the(worst.attacker)}: p* = {worst.needed:.2f}."
        return Finding("Deterrence", "✓", f"{said} {least if worst.needed else 'None of them needs an ally for it.'}")
    reasons = [
        f"{the(one.target)} against {the(one.attacker)} "
        + (f"(p* = {one.needed:.2f})" if one.needed is not None else "(no promise it has is enough)")
        for one in open_to
    ]
    return Finding("Deterrence", "▲", f"{said} Not safe: {_some(reasons)}.")


def _triangles(plan: Plan) -> Finding:
    net = signed_ties(plan)
    judged = triangles(net)
    torn = [three for three, sign in judged.items() if sign < 0]
    balanced = sum(sign > 0 for sign in judged.values())
    mixed = sorted(
        {
            name
            for name, members in plan.groups.items()
            for pair in combinations(members, 2)
            if pair in plan.rivals or pair[::-1] in plan.rivals
        }
    )
    if not balanced and not torn:
        return Finding("Triangles", "–", "No three states are all tied to one another yet.")
    said = f"{balanced} balanced, {len(torn)} unbalanced."
    if mixed:
        said += f" {listing(mixed)} {'joins' if len(mixed) == 1 else 'join'} rivals, whose ties still count as hostile."
    if not torn:
        odd, divisions = best_camps(net)
        where = f": {' against '.join(map(listing, divisions[0]))}" if len(divisions) == 1 else ""
        clear = f"Loyalties are clear, which also makes for two camps{where}."
        if odd:
            clear = "No three are torn, but the ties as a whole do not fit into two camps."
        return Finding("Triangles", "▲" if mixed or odd else "✓", f"{said} {clear}")
    return Finding("Triangles", "▲", f"{said} Torn are, for example, {listing(torn[0])}.")


def _entanglement(plan: Plan) -> Finding:
    war = largest_war(plan.rivals, tuple(plan.groups.values()))
    if war is None:
        return Finding("Entanglement", "–", "Nobody has a rival here, so no war has to spread.")
    attacker, target = war.attackers[0], war.defenders[0]
    letter = by_the_letter(attacker, target, tuple(plan.groups.values()))
    said = (
        f"If {the(attacker)} attacked {the(target)}, pacts kept to the letter would put {letter.fighting} states "
        f"at war, a chain of allies {war.fighting}"
    )
    rest = f"; {listing(map(the, war.torn))} would be torn." if war.torn else "."
    many = war.fighting > max(2, len(plan.capabilities) // 2)
    return Finding("Entanglement", "▲" if many else "✓", f"{said} of {len(plan.capabilities)}{rest}")


def _some(names: Iterable[str]) -> str:
    """A list that stays readable: the first three, and how many more."""
    names = list(names)
    return listing(names if len(names) <= 4 else [*names[:3], f"{len(names) - 3} more"])


def verdict(found: tuple[Finding, ...]) -> str:
    """One sentence over all findings, for a screen reader and a report's head."""
    good = [one.title.lower() for one in found if one.mark == "✓"]
    look = [one.title.lower() for one in found if one.mark == "▲"]
    come = "comes" if good in (["balance"], ["deterrence"], ["entanglement"]) else "come"
    if not look:
        return f"Nothing to mend: {listing(good)} {come} out as a designer hopes." if good else "Nothing to judge yet."
    return f"Look again at {listing(look)}." + (f" {upper_first(listing(good))} {come} out well." if good else "")
