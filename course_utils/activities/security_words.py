"""What there is to say about an attack under three orders: who must act and why, and which order serves best."""

from collections.abc import Sequence

from ..models.collective_security import Duty
from ..wording import listing, percent, the, upper_first
from .security_setting import ORDERS, Judged, Setting


def reason(order: int, duty: Duty, setting: Setting) -> str:
    """Say who must act under one order, or why nobody must."""
    victim, obliged = the(setting.victim), upper_first(listing(map(the, duty.obliged)))
    if duty.case == "pledged":
        if order == 0:
            return f"{obliged} must act: an outsider attacks their ally."
        if order == 2:
            each = "it has a deal" if len(duty.obliged) == 1 else "each has a deal"
            return f"{obliged} must act: {each} with {victim}."
        inward = "a member itself: the body faces inward" if setting.aggressor in setting.body else "an outsider"
        who = upper_first(the(setting.aggressor))
        return f"{obliged} must act, as members must against any aggressor. {who} is {inward}."
    by = listing(map(the, duty.by))
    if duty.case == "vetoed":
        return f"Nobody must act: blocked by the veto of {listing(_shield(state, setting) for state in duty.by)}."
    if duty.case == "outvoted":
        need = "more than half must agree" if setting.rule == "majority" else "all who are not at war must agree"
        return f"Nobody must act: {need}, and {by} will not."
    if duty.case == "inside":
        if order == 0:
            return "Nobody must act: both are members, and an alliance faces outward, against outsiders only."
        return f"Nobody must act: the only partner of {victim} is the attacker."
    if duty.case == "alone":
        return f"Nobody must act: {victim} has nobody left there."
    missing = "has no deal with anybody" if order == 2 else "is not a member"
    return f"Nobody must act: {victim} {missing}."


def verdict(setting: Setting, judged: Sequence[Judged]) -> str:
    """Compare the three orders in one or two sentences."""
    victim, aggressor = the(setting.victim), the(setting.aggressor)
    attackers = listing(map(the, setting.attack.attackers))
    first = judged[0].answer
    if first.alone_is_enough:
        return f"{upper_first(victim)} outweighs {attackers} without any help, so the three orders make no difference."
    if not any(one.duty.obliged for one in judged):
        start = f"Nobody must act under any of the three orders: {victim} has to face {attackers} alone"
        if any(one.helpers for one in judged):
            return f"{start}, or with volunteers ({percent(float(first.probability))})."
        return f"{start}, and is outweighed.{_remark(setting, judged)}"
    chances = [float(one.answer.probability) for one in judged]
    if not any(one.answer.all_are_enough for one in judged):
        return f"Under no order would it be enough to outweigh {attackers}, even if everybody who is asked acts."
    best = max(chances)
    if best == 0:
        return f"Nobody is willing to act, so {aggressor} is outweighed under none of the orders."
    leaders = [label for label, chance in zip(ORDERS, chances, strict=True) if best - chance < 0.005]
    if len(leaders) == 3:
        return f"All three orders serve {victim} alike: {percent(best)}.{_remark(setting, judged)}"
    others = [
        f"{percent(chance)} under {_under(label)}"
        for label, chance in zip(ORDERS, chances, strict=True)
        if label not in leaders
    ]
    lead = " and ".join(map(_under, leaders))
    verb = "serve" if len(leaders) > 1 or leaders == [ORDERS[2]] else "serves"
    start = f"{upper_first(lead)} {verb} {victim} best: {percent(best)}, against {listing(others)}."
    return f"{start}{_remark(setting, judged)}"


def lean(setting: Setting, judged: Sequence[Judged]) -> str:
    """Say what free riding does in the largest group of pledged states."""
    most, order = max((len(one.duty.obliged), -place) for place, one in enumerate(judged))
    if most < 2:
        return "No order obliges more than one state here, so there is nobody to lean on: free riding changes nothing."
    each = max(setting.willing / (1 + setting.riding / 100 * (most - 1)), setting.volunteers) / 100
    group = _under(ORDERS[-order])
    if not setting.riding:
        return (
            f"No free riding: each of the {most} states pledged under {group} acts with {percent(each)}, as if alone."
        )
    return (
        f"With free riding at {setting.riding}%, each of the {most} states pledged under {group} acts with "
        f"{percent(each)} instead of {setting.willing}%, since it leans on the others."
    )


def describe(setting: Setting, judged: Sequence[Judged]) -> str:
    """Say the whole picture in words."""
    attackers = listing(map(the, setting.attack.attackers))
    parts = [f"{upper_first(attackers)} with {judged[0].answer.against:.3g} against {the(setting.victim)}."]
    for place, (label, one) in enumerate(zip(ORDERS, judged, strict=True)):
        parts.append(
            f"{label}: {reason(place, one.duty, setting)} Able {one.answer.able:.3g}, on average "
            f"{float(one.answer.expected):.3g}, {float(one.answer.helpers):.1f} helpers; chance to outweigh "
            f"{percent(float(one.answer.probability))}, nobody helps {percent(float(one.answer.nobody))}."
        )
    return " ".join([*parts, verdict(setting, judged)])


def _remark(setting: Setting, judged: Sequence[Judged]) -> str:
    """Name the edge case that explains most, if there is one."""
    alliance, body, deals = (one.duty for one in judged)
    if body.case == "vetoed":
        return f" The veto of {listing(map(the, body.by))} blocks the body."
    if alliance.case == "inside":
        return " The alliance is silent: both are members, and it faces outward."
    if body.case == "outvoted":
        return " The body is outvoted."
    if body.obliged and not alliance.obliged and not deals.obliged:
        return " It alone obliges anybody."
    return ""


def _shield(state: str, setting: Setting) -> str:
    if state == setting.aggressor:
        return f"{the(state)}, the aggressor itself"
    return f"{the(state)}, which {'fights beside' if state in setting.joining else 'stands close to'} the aggressor"


def _under(label: str) -> str:
    return {"Alliance": "the alliance", "Collective security": "collective security", "Deals": "the deals"}[label]
