"""Reading a treaty: its form, purpose, members and promises, and what to say about a learner's reading of them."""

import re
from dataclasses import dataclass

from .. import data
from ..data import Treaty
from ..wording import listing

PROMISES = {
    "defence": "help if attacked",
    "offence": "attack together",
    "neutrality": "stay out of a partner's war",
    "non-aggression": "do not attack each other",
    "consultation": "talk in a crisis",
}
NONE = "none"

QUESTIONS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "form": (
        "Form",
        (("formal", "formal: a written promise on war"), ("informal", "informal: no written promise on war")),
    ),
    "purpose": (
        "Purpose",
        (
            ("defend", "to answer an attack"),
            ("attack", "to prepare an attack"),
            ("both", "both of these"),
            ("neither", "neither of these"),
        ),
    ),
    "members": ("Members", (("bilateral", "bilateral: two states"), ("multilateral", "multilateral: three or more"))),
    "promises": (
        "Promises",
        (*((kind, f"{kind}: {what}") for kind, what in PROMISES.items()), (NONE, "none of these")),
    ),
}

_NEITHER = {
    "neutrality": "it is about staying out of each other's wars",
    "non-aggression": "it is about not attacking each other",
    "consultation": "it is about talking to each other",
    "guarantee": "it guarantees the status of a third state",
    "declaration": "it declares principles and names no case in which anyone must fight",
    "alignment": "it brings states closer without a promise about war",
    "co-operation": "it is practical work together without a promise to fight",
}

_SECRECY = {"public": "no", "partly secret": "in part", "secret": "yes"}

Reading = dict[str, frozenset[str]]


@dataclass(frozen=True)
class Mark:
    """What to say about one part of a reading."""

    right: bool
    why: str


def compare(treaty: Treaty, reading: Reading) -> dict[str, Mark]:
    """Mark a learner's reading of a treaty.

    Parameters
    ----------
    treaty : Treaty
    reading : mapping of str to frozenset of str
        For "form", "purpose", "members" and "promises" the options chosen, of `QUESTIONS`.

    Returns
    -------
    dict of str to Mark
        In the order of `QUESTIONS`.
    """
    promised = frozenset(treaty.obligations) or frozenset([NONE])
    fair, purpose = _purpose(treaty)
    return {
        "form": Mark(reading["form"] == {treaty.formality}, _form(treaty)),
        "purpose": Mark(reading["purpose"] <= fair, purpose),
        "members": Mark(reading["members"] == {treaty.laterality}, _members(treaty)),
        "promises": Mark(reading["promises"] == promised, _promises(treaty, reading["promises"])),
    }


def facts(treaty: Treaty) -> list[tuple[str, str]]:
    """Return what is known of a treaty, for a list of facts.

    Parameters
    ----------
    treaty : Treaty

    Returns
    -------
    list of tuple of str
        Pairs of what and what about it.
    """
    checked = "first year and promises were compared with the source"
    return [
        ("In force", _span(treaty)),
        ("Members", listing(treaty.members)),
        ("Secret", _SECRECY[treaty.secrecy]),
        ("Worth knowing", treaty.note),
        ("Source", _source(treaty.source)),
        (
            "Checked",
            f"Yes: {checked}." if treaty.verified else "Not yet: this entry comes from general knowledge of history.",
        ),
    ]


def title(treaty: Treaty) -> str:
    """Return the treaty's name with the year it began.

    Parameters
    ----------
    treaty : Treaty

    Returns
    -------
    str
    """
    return treaty.name if str(treaty.start) in treaty.name else f"{treaty.name}, {treaty.start}"


def _form(treaty: Treaty) -> str:
    if treaty.formality == "informal":
        return "Informal: whatever was written or said, it laid down no duty in case of war."
    if not treaty.obligations:
        return "Formal: a written treaty, although it makes none of the five promises."
    return "Formal: its members put a promise in writing."


def _purpose(treaty: Treaty) -> tuple[frozenset[str], str]:
    """Return the answers that are fair, and why."""
    kind, promised = treaty.main_type, treaty.obligations
    if kind == "defensive" and "offence" in promised:
        why = "Above all to answer an attack. It also holds a promise of offence, so 'both' is a fair answer."
        return frozenset(["defend", "both"]), why
    if kind == "defensive":
        return frozenset(["defend"]), "To answer an attack on a member."
    if kind == "offensive" and "defence" in promised:
        why = "Above all to prepare an attack. It also holds a promise of defence, so 'both' is a fair answer."
        return frozenset(["attack", "both"]), why
    if kind == "offensive":
        return frozenset(["attack"]), "To prepare an attack on a common adversary."
    if kind == "defensive and offensive":
        return frozenset(["both"]), "Both: it answers an attack and prepares for one."
    if kind == "wartime coalition":
        why = "A group of states at war together: defending, attacking and both are all fair answers."
        return frozenset(["defend", "attack", "both"]), why
    return frozenset(["neither"]), f"Neither: {_NEITHER[kind]}."


def _members(treaty: Treaty) -> str:
    if treaty.laterality == "bilateral":
        return f"Bilateral: {listing(treaty.members)}."
    return "Multilateral: three or more states; they are named below."


def _promises(treaty: Treaty, chosen: frozenset[str]) -> str:
    missed = [kind for kind in treaty.obligations if kind not in chosen]
    extra = [kind for kind in PROMISES if kind in chosen and kind not in treaty.obligations]
    said = [
        f"It promised {listing(treaty.obligations)}." if treaty.obligations else "It made none of the five promises."
    ]
    if chosen - {NONE} and missed:
        said.append(f"You left out {listing(missed)}.")
    if extra:
        said.append(f"It did not promise {listing(extra)}.")
    return " ".join(said)


def _span(treaty: Treaty) -> str:
    if treaty.end is None:
        return f"since {treaty.start}"
    return str(treaty.start) if treaty.end == treaty.start else f"{treaty.start}–{treaty.end}"


def _source(source: str) -> str:
    """Put the authors' names in the place of citation keys."""
    known = data.bibliography()
    named = re.sub(r"\b[a-z]+\d{4}\b", lambda key: known[key[0]].short if key[0] in known else key[0], source)
    return named[0].upper() + named[1:] + ("" if named.endswith(".") else ".")
