"""A case of the League or the United Nations as the learner sees it, and what the model says of it."""

from dataclasses import dataclass
from functools import cache

from .. import data
from ..data import SecurityCase
from ..models.collective_security import Attack, Body, Duty, duty
from ..models.response import Answer, Helper, able, answer
from ..wording import listing, percent, the


@dataclass(frozen=True)
class Look:
    """The case on show, how willing each helper is (per cent), and how far each case has been gone through.

    `asked` and `seen` are the cases whose number and whose end the learner has called up.
    """

    case: str
    wills: tuple[int, ...]
    victim: bool = True
    asked: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()


def opened(case: str, before: Look | None = None) -> Look:
    """Open a case with our own judgement of willingness; what was asked and seen before stays so."""
    one = data.security_case(case)
    wills = tuple(round(100 * helper.will) for helper in one.helpers)
    return Look(one.id, wills, True, before.asked if before else frozenset(), before.seen if before else frozenset())


def bound(case: SecurityCase) -> Duty:
    """Say who was bound to act."""
    world = dict.fromkeys([*case.powers, *sorted(case.members | case.vetoes | case.tied)])
    body = Body(case.members, case.vetoes, open_to_all=case.open_to_all)
    return duty(body, Attack(case.attackers[0], case.victim, case.attackers[1:], tuple(sorted(case.tied))), world)


def judged(case: SecurityCase, wills: tuple[int, ...], victim: bool = True) -> Answer:
    """Ask the model; without `victim` its own power is left out."""
    at_place = able(case.powers, case.reach)
    helpers = [Helper(one.name, at_place[one.name], will / 100) for one, will in zip(case.helpers, wills, strict=True)]
    against = sum(at_place[state] for state in case.attackers)
    return answer(against, at_place[case.victim] if victim else 0.0, helpers)


@cache
def our_number(case: str) -> float:
    """The model's number with our judgement of willingness."""
    return float(judged(data.security_case(case), opened(case).wills).probability)


def told(case: SecurityCase, chance: float) -> bool:
    """Whether a chance above or below one half agrees with what happened."""
    return (chance > 0.5) == case.answered


def question(case: SecurityCase) -> str:
    """Ask the learner for a guess."""
    attackers = listing(map(the, case.attackers))
    look = "Look at who could help and how willing they were, guess, and ask the model."
    return f"Will an answer outweigh {attackers}? {look}"


def sentence(case: SecurityCase, result: Answer) -> str:
    """Say what the model makes of a case, with its edge cases."""
    attackers, chance = listing(map(the, case.attackers)), float(result.probability)
    if result.alone_is_enough:
        said = f"so the model says {percent(chance)} whoever helps"
        return f"By this index {the(case.victim)} outweighs {attackers} alone, {said}."
    if not result.all_are_enough:
        return f"Even everybody together could not outweigh {attackers}: {percent(chance)}."
    start = f"The chance that an answer outweighs {attackers} is {percent(chance)}"
    nobody = f"the chance that nobody fights but {the(case.victim)} is {percent(float(result.nobody))}"
    if result.needed:
        return f"{start}, and none without {listing(map(the, result.needed))}; {nobody}."
    return f"{start}; {nobody}."


def duty_text(case: SecurityCase) -> str:
    """Say who was called on to act, or why nobody was."""
    called = bound(case)
    if called.case == "vetoed":
        veto = f"blocked by the veto of {listing(map(the, called.by))}"
        return f"Nobody, under {case.body}: {veto}. Whoever helps is a volunteer."
    said = f"Under {case.body}: {listing(map(the, called.obliged))}."
    if case.body == "the United Nations":
        said += (
            " The Council recommended force or gave leave for it, and ordered nobody to fight: Article 43 of the "
            "Charter, which would have put troops at its disposal, has never been used."
        )
    if case.body == "the League of Nations":
        said += " To break off trade was a duty of every member; force the Council could only recommend."
    return said


def size(case: SecurityCase, name: str, at_place: dict[str, float]) -> str:
    """Say how much power a state has, and how much of it counts at the place."""
    power, part = case.powers[name], case.reach[name]
    whole = f"{power:.2g}% of the world"
    return whole if part == 1 else f"{whole}, {at_place[name]:.2g} there"
