"""What there is to say about a division of the seventeen states and about its landscape."""

from .. import data
from ..models import landscape, propensity
from ..wording import percent, the, upper_first
from .europe_table import LABELS, Europe, compared, factors_of, listed, names


def signed(value: float, decimals: int = 0) -> str:
    """Write a number with a true minus sign."""
    text = f"{value:,.{decimals}f}"
    return "0" if float(text.replace(",", "")) == 0 else text.replace("-", "−")


def verdict(state: Europe) -> str:
    """Say in plain words where the division stands."""
    wish = landscape.reliefs(state.land, state.side)
    restless = [name for name, relief in wish.items() if relief > 0]
    tense = signed(landscape.energy(state.land, state.side))
    if not restless:
        place = next(
            (
                i
                for i, one in enumerate(state.minima, start=1)
                if one.side in (state.side, set(state.states) - state.side)
            ),
            0,
        )
        return (
            f"Energy {tense}. Nobody would rather change sides: this is minimum {place} of {len(state.minima)}. "
            f"Compared with the war: {compared(state, state.side)}."
        )
    move = landscape.next_move(state.land, state.side)
    first = f"{upper_first(the(names()[move.state]))} would move first. " if move and len(restless) > 1 else ""
    verb = "state would" if len(restless) == 1 else "states would"
    return f"Energy {tense}. {len(restless)} {verb} rather change sides (⇄): {listed(restless)}. {first}".strip()


def overview(state: Europe) -> str:
    """Say how many minima there are and what leads where."""
    found = state.minima
    starts = 2 ** (len(state.states) - 1)
    share = percent(found[0].basin / starts)
    if len(found) == 1:
        said = compared(state, found[0].side)
        return f"Only one minimum: every one of the {starts:,} divisions leads there. Compared with the war: {said}."
    return (
        f"{len(found):,} minima among {starts:,} divisions. {share} of them lead to the deepest. "
        f"Compared with the war: {compared(state, found[0].side)}."
    )


def hollows_in_words(state: Europe, most: int) -> list[tuple[str, str]]:
    """List the deepest minima: which they are, and who stands where."""
    starts = 2 ** (len(state.states) - 1)
    rows = []
    for place, one in enumerate(state.minima[:most], start=1):
        other = frozenset(state.states) - one.side
        against = f"{listed(one.side)} against {listed(other)}" if other else f"{listed(one.side)}, all together"
        rows.append(
            (
                f"Minimum {place}",
                f"Energy {signed(one.energy)}; {percent(one.basin / starts)} of all starts lead here. "
                f"{upper_first(against)}. Compared with the war: {compared(state, one.side)}.",
            )
        )
    if len(state.minima) > most:
        rows.append(("And more", f"{len(state.minima) - most:,} shallower ones."))
    return rows


def reasons(state: Europe) -> list[tuple[str, str]]:
    """List what draws one state to each other one or sets them at odds, and why it was coded so."""
    if not state.about:
        return []
    why = {quarrel.states: quarrel.reason for quarrel in data.quarrels(state.year)}
    rows = []
    if state.realist:
        rows.append(("Pure realists", "Every propensity is −1 now; what follows is what would count otherwise."))
    for pair, factors in factors_of(state.year).items():
        if state.about not in pair:
            continue
        other = pair[1] if pair[0] == state.about else pair[0]
        felt: dict[str, float] = dict(zip(propensity.FACTORS, state.weights, strict=True))
        weighed = {name: felt[name] * value for name, value in factors.items()}
        parts = [f"{LABELS[name].lower()} {_plus(value)}" for name, value in weighed.items() if round(value, 2)]
        total = _plus(propensity.propensity(factors, felt))
        rows.append((names()[other], f"{total} ({'; '.join(parts) or 'no factor counts'}). {why[pair]}"))
    return rows


def _plus(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−").removesuffix(".00") if round(value, 2) else "0"
