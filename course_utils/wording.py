"""Small pieces of plain English the whole course shares: percentages, lists, and what to say about an unknown name."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from difflib import get_close_matches

_WITH_ARTICLE = ("United ", "Soviet Union", "Netherlands", "Papal States", "Two Sicilies", "Philippines")
_LANDMARKS = (Decimal(0), Decimal(50), Decimal(100))


def percent(share: float, decimals: int = 0) -> str:
    """Say a share as a percentage, never rounding it onto 0, 50 or 100 when it is only near.

    Half of all power is the line a coalition must pass, so 50.3% may not be shown as "50%": the number gets up to two
    more decimals, and if those are not enough it becomes "just over 50%" or "just under 50%".

    Parameters
    ----------
    share : float
        A share of the whole; 1.0 is all of it. Anything finite is allowed, so that a change can be said as well.
    decimals : int
        Decimals to show where the number is not close to 0, 50 or 100.

    Returns
    -------
    str
        For example ``"58%"``.
    """
    exact = shown = Decimal(repr(float(share))) * 100
    for places in range(decimals, decimals + 3):
        shown = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        if shown not in _LANDMARKS or abs(exact - shown) < Decimal("1e-7"):
            return f"{shown + 0:f}%"  # + 0 turns -0 into 0
    side = "over" if exact > shown else "under"
    return f"just {side} {abs(shown):.0f}%"


def listing(names: Iterable[str]) -> str:
    """Join names as a sentence does.

    Parameters
    ----------
    names : iterable of str
        The names, in the order to say them.

    Returns
    -------
    str
        ``""``, ``"A"``, ``"A and B"`` or ``"A, B and C"``.
    """
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def some(names: Iterable[str], most: int = 3) -> str:
    """Join the first names as a sentence does, and count the others: "A, B, C and 4 more"."""
    names = list(names)
    return listing([*names[:most], *([f"{len(names) - most} more"] if len(names) > most else [])])


def the(name: str) -> str:
    """Give a state's name the article it takes in a sentence: "the United States", but "Italy"."""
    plural = name.startswith(_WITH_ARTICLE) or name.endswith(("Republic", "Empire", "Kingdom", "States"))
    return f"the {name}" if plural else name


def upper_first(text: str) -> str:
    """Return the text with a capital at its beginning: "the United States" opens a sentence as "The ..."."""
    return text[:1].upper() + text[1:]


def counted(count: int, noun: str) -> str:
    """Return a number with its noun: "1 student", "3 students"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def unknown(kind: str, value: object, known: Iterable[object]) -> str:
    """One sentence for a name that is not known, with the nearest one that is.

    Parameters
    ----------
    kind : str
        What is being looked for: ``"state"``, ``"treaty"``.
    value : object
        What was asked for; shown shortened if it is very long.
    known : iterable
        Everything that could have been asked for.

    Returns
    -------
    str
        For example ``"There is no state 'Germny' here; did you mean 'Germany'?"``
    """
    said = str(value)
    said = said if len(said) <= 60 else said[:57] + "..."
    names = {name.casefold(): name for name in map(str, known)}
    opening = f"There is no {kind} '{said}' here"
    if near := get_close_matches(said.casefold(), names, n=1, cutoff=0.5):
        return f"{opening}; did you mean '{names[near[0]]}'?"
    examples = [f"'{name}'" for name in list(names.values())[:4]]
    if not examples:
        return f"{opening}: there is none to choose from."
    if len(examples) == len(names):
        return f"{opening}; choose {' or '.join(examples)}."
    return f"{opening}; try for example {' or '.join(examples[:3])}."
