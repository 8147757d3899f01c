"""Who pays for a defence that protects all allies: the model of Olson and Zeckhauser, with numbers to move."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from .. import data
from ..figures import public_good as picture
from ..models.burden_sharing import equilibrium, optimum
from ..widgets.activity import REDO, RESET, UNDO, Activity, copy_button
from ..widgets.controls import Badge, Button, Card, Layout, Menu, Slider
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import listing, percent, the, upper_first

HIGHEST = 1000
LETTERS = ("A", "B", "C")
NEW = 100  # the income of an ally that is added
TASTES = (0.02, 0.5)
_REAL = ("United States", "West Germany", "Britain")


@dataclass(frozen=True)
class Alliance:
    """The allies' names and incomes, and the part of income that each would spend on defence if it stood alone."""

    names: tuple[str, ...]
    incomes: tuple[int, ...]
    taste: float


@cache
def examples() -> dict[str, tuple[str, Alliance]]:
    """Return the examples of the menu, by key: a title and an alliance.

    Returns
    -------
    dict of str to tuple of str and Alliance
    """
    product = {one.name: round(one.size) for one in data.burdens(1964)}
    share = next(one.share for one in data.burdens(1964) if one.name == _REAL[0])
    return {
        "unequal": ("800 and 100", Alliance(LETTERS[:2], (800, 100), 0.1)),
        "equal": ("two equals", Alliance(LETTERS[:2], (450, 450), 0.1)),
        "near": ("500 and 470", Alliance(LETTERS[:2], (500, 470), 0.1)),
        "three": ("three: 400, 380, 120", Alliance(LETTERS, (400, 380, 120), 0.1)),
        "1964": (
            "NATO's three largest, 1964 (GNP in billions of dollars)",
            Alliance(_REAL, tuple(product[name] for name in _REAL), share / 100),
        ),
    }


class PublicGood(Activity[Alliance]):
    """Two or three allies who decide, each alone, how much to pay for a defence that protects all.

    Parameters
    ----------
    incomes : sequence of int
        Two or three whole numbers from 0 to 1000.
    taste : float
        The part of income that an ally would spend if it stood alone (a), 0.02 to 0.5.

    Raises
    ------
    ValueError
        If a number is outside its range, or there are fewer than two or more than three allies.
    """

    def __init__(self, incomes: Sequence[int] = (800, 100), taste: float = 0.1) -> None:
        self.payments = LiveFigure(
            source="Model: Olson & Zeckhauser (1966), with tastes of our own choice. The examples are not data, "
            "except the incomes of 1964."
        )
        super().__init__(_check(incomes, taste), self.payments)

    def layout_of(self, state: Alliance) -> Layout:
        options = tuple((key, title) for key, (title, _) in examples().items())
        last = state.names[-1]
        return Layout(
            toolbar=(
                Menu("example", "Examples", (*options, ("", "my own numbers"))),
                Button("add", "+ Add an ally"),
                Button("remove", f"− Remove {last}", f"Remove {the(last)}"),
                UNDO,
                REDO,
                RESET,
                copy_button("these numbers"),
                Slider("taste", "Part of income it would spend alone (a)", *TASTES, 0.01, decimals=2),
            ),
            cards=tuple(
                Card(fields=[Slider(f"income-{place}", f"Income of {the(name)} (Y)", 0, HIGHEST, 1, decimals=0)])
                for place, name in enumerate(state.names)
            ),
        )

    def values(self, state: Alliance) -> dict[str, Any]:
        example = next((key for key, (_, one) in examples().items() if one == state), "")
        incomes = {f"income-{place}": income for place, income in enumerate(state.incomes)}
        return {"example": example, "taste": state.taste, **incomes}

    def intro(self, state: Alliance) -> str:
        return "Whatever one ally buys protects all. Each buys what suits it best, given what the others buy."

    def change(self, state: Alliance, name: str, value: Any) -> Alliance:
        if name == "example":
            if not value:
                self.message = "Move a slider: that makes the numbers your own."
                return state
            return examples()[value][1]
        if name == "taste":
            return replace(state, taste=round(value, 2))
        place = int(name.removeprefix("income-"))
        return replace(state, incomes=(*state.incomes[:place], round(value), *state.incomes[place + 1 :]))

    def press(self, state: Alliance, name: str) -> Alliance:
        if name in self.disabled(state):
            raise ValueError(f"The model has room for 2 to {len(LETTERS)} allies, and there are {len(state.names)}.")
        if name == "add":
            new = next(letter for letter in LETTERS[::-1] if letter not in state.names)
            return replace(state, names=(*state.names, new), incomes=(*state.incomes, NEW))
        return replace(state, names=state.names[:-1], incomes=state.incomes[:-1])

    def disabled(self, state: Alliance) -> list[str]:
        return ["add"] * (len(state.names) == len(LETTERS)) + ["remove"] * (len(state.names) == 2)

    def code(self, state: Alliance) -> str:
        return f"course.public_good({state.incomes}, {state.taste:g})"

    def badges(self, state: Alliance) -> list[Badge]:
        badges = []
        for income, pays in zip(state.incomes, equilibrium(state.incomes, state.taste), strict=True):
            if not income:
                badges.append(Badge(strong="– has no income"))
            elif pays:
                badges.append(Badge(f"pays {pays:.1f}", f" · ● {percent(pays / income, 1)} of its income", "A"))
            else:
                badges.append(Badge("pays nothing", " · ○ rides free", "B"))
        return badges

    def draw(self, state: Alliance) -> None:
        pays = dict(zip(state.names, equilibrium(state.incomes, state.taste), strict=True))
        best = optimum(state.incomes, state.taste)
        shares = {name: state.taste * income for name, income in zip(state.names, state.incomes, strict=True)}
        each = listing(
            f"{the(name)} has an income of {income} and pays {pays[name]:.1f}"
            for name, income in zip(state.names, state.incomes, strict=True)
        )
        verdict = sentence(state)
        self.payments.show(picture.payments(pays, shares, best), verdict, f"{upper_first(each)}. {verdict}")


def public_good(incomes: Sequence[int] = (800, 100), taste: float = 0.1) -> None:
    """Show who pays for a defence that protects all allies, when each decides alone.

    Parameters
    ----------
    incomes : sequence of int
        Two or three whole numbers from 0 to 1000.
    taste : float
        The part of income that an ally would spend if it stood alone, 0.02 to 0.5.

    Raises
    ------
    ValueError
        If a number is outside its range, or there are fewer than two or more than three allies.
    """
    activity = PublicGood(incomes, taste)
    show(activity, "Who pays?", activity.figures)


def sentence(state: Alliance) -> str:
    """Say who pays, who rides free, and how much less is bought than would be best for all.

    Parameters
    ----------
    state : Alliance

    Returns
    -------
    str
        Two or three short sentences.
    """
    wealth = sum(state.incomes)
    if not wealth:
        return "Nobody has any income, so nobody can pay for anything."
    pays = dict(zip(state.names, equilibrium(state.incomes, state.taste), strict=True))
    income = dict(zip(state.names, state.incomes, strict=True))
    total, best = sum(pays.values()), optimum(state.incomes, state.taste)
    richest = max(income, key=lambda name: income[name])
    start = (
        f"{upper_first(the(richest))} has {percent(income[richest] / wealth)} of the income and carries "
        f"{percent(pays[richest] / total)} of the cost."
    )
    free = [the(name) for name in state.names if income[name] and not pays[name]]
    if free:
        middle = f"{upper_first(listing(free))} {'rides' if len(free) == 1 else 'ride'} free."
    elif len([name for name in state.names if income[name]]) == 1:
        return f"{start} Nobody else has anything to pay with."
    else:
        middle = "Nobody rides free altogether, but each leaves part of the work to the others."
    return f"{start} {middle} Together they buy {total:.1f}, where {best:.1f} would be best for all."


def _check(incomes: Sequence[int], taste: float) -> Alliance:
    given = tuple(incomes) if isinstance(incomes, Iterable) else (incomes,)
    if not 2 <= len(given) <= len(LETTERS):
        raise ValueError(f"The model has room for 2 or 3 allies, not {len(given)}; try for example (800, 100).")
    for income in given:
        if not isinstance(income, int) or isinstance(income, bool) or not 0 <= income <= HIGHEST:
            raise ValueError(f"An income must be a whole number from 0 to {HIGHEST}, not {income!r}.")
    if not isinstance(taste, int | float) or not TASTES[0] <= taste <= TASTES[1]:
        raise ValueError(
            f"The part of income spent on defence (a) must be from {TASTES[0]} to {TASTES[1]}, not {taste!r}."
        )
    # The numbers of an example bring its names back, so that a copied line shows what was copied.
    known = (one for _, one in examples().values() if (one.incomes, one.taste) == (given, taste))
    return next(known, Alliance(LETTERS[: len(given)], given, float(taste)))
