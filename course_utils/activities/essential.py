"""An abstract table of three to five states: which groups win, and who is needed by somebody."""

from collections.abc import Sequence
from typing import Any

from ..figures import essential as picture
from ..models import coalitions
from ..widgets.activity import REDO, RESET, UNDO, Activity
from ..widgets.controls import Badge, Button, Card, Layout, Menu, Slider
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import listing

Powers = tuple[int, ...]

LETTERS = "ABCDE"
HIGHEST = 160
NEW = 40
EXAMPLES: tuple[Powers, ...] = (
    (100, 100, 100),
    (149, 149, 2),
    (160, 80, 60),
    (150, 75, 75),
    (120, 90, 60, 30),
    (100, 90, 80, 30),
    (60, 60, 60, 60, 60),
    (120, 70, 50, 35, 25),
)


class WhoIsEssential(Activity[Powers]):
    """The states' powers are the state of the activity; the states are called A, B, C and so on.

    Parameters
    ----------
    powers : sequence of int
        The powers to begin with: three to five whole numbers from 0 to 160, not all of them 0.

    Raises
    ------
    ValueError
        If they are not.
    """

    def __init__(self, powers: Sequence[int] = EXAMPLES[0]) -> None:
        self.groups = LiveFigure(source="Rules: Niou, Ordeshook & Rose (1989). The numbers are examples, not data.")
        super().__init__(_check(powers), self.groups)

    def layout_of(self, state: Powers) -> Layout:
        options = tuple((_text(powers), _text(powers)) for powers in EXAMPLES)
        cards = [
            Card(fields=[Slider(f"power-{place}", f"Power of {letter}", 0, HIGHEST, 1, decimals=0)])
            for place, letter in zip(range(len(state)), LETTERS, strict=False)
        ]
        return Layout(
            toolbar=(
                Menu("example", "Examples", (*options, ("", "my own numbers"))),
                Button("add", "+ Add a state"),
                Button("remove", f"− Remove {LETTERS[len(state) - 1]}"),
                UNDO,
                REDO,
                RESET,
            ),
            cards=cards,
        )

    def values(self, state: Powers) -> dict[str, Any]:
        example = _text(state) if state in EXAMPLES else ""
        return {"example": example, **{f"power-{place}": power for place, power in enumerate(state)}}

    def change(self, state: Powers, name: str, value: Any) -> Powers:
        if name == "example":
            return next((powers for powers in EXAMPLES if _text(powers) == value), state)
        place = int(name.removeprefix("power-"))
        return (*state[:place], round(value), *state[place + 1 :])

    def press(self, state: Powers, name: str) -> Powers:
        return (*state, NEW) if name == "add" else state[:-1]

    def disabled(self, state: Powers) -> list[str]:
        return ["add"] * (len(state) == len(LETTERS)) + ["remove"] * (len(state) == 3)

    def badges(self, state: Powers) -> list[Badge]:
        resources = dict(zip(LETTERS, state, strict=False))
        needed, alone = coalitions.essential(resources), coalitions.predominant(resources)
        groups = coalitions.minimal_winning_coalitions(resources)
        badges = []
        for name, power in resources.items():
            count = sum(name in members for members in groups)
            if name == alone:
                badges.append(Badge(strong="▲ wins alone", side="A"))
            elif name in needed:
                badges.append(Badge(strong=f"● essential: in {count} of {len(groups)}", side="A"))
            else:
                badges.append(Badge(strong="○ not needed" if power else "– has no power"))
        return badges

    def draw(self, state: Powers) -> None:
        resources = dict(zip(LETTERS, state, strict=False))
        groups = coalitions.minimal_winning_coalitions(resources)
        needed = coalitions.essential(resources)
        named = listing(f"{_group(members)} with {sum(resources[name] for name in members)}" for members in groups)
        verdict = stability(resources)
        self.groups.show(
            picture.groups(resources, groups, needed),
            verdict,
            f"The states hold {listing(f'{name} {power}' for name, power in resources.items())}; half of all is "
            f"{sum(state) / 2:g}. Groups that win and need every member: {named}. {verdict}",
        )


def who_is_essential(powers: Sequence[int] = EXAMPLES[0]) -> None:
    """Show which groups of three to five states win, and which states nobody needs.

    Parameters
    ----------
    powers : sequence of int
        The powers to begin with: three to five whole numbers from 0 to 160, not all of them 0.

    Raises
    ------
    ValueError
        If they are not.
    """
    activity = WhoIsEssential(powers)
    show(activity, "Who is needed?", activity.figures)


def stability(resources: coalitions.Resources) -> str:
    """Say whether every state can survive, whether any can be made poorer, and why.

    Parameters
    ----------
    resources : mapping of str to float

    Returns
    -------
    str
        Two short sentences.
    """
    left = {name: power for name, power in resources.items() if power}
    if len(left) == 1:
        return f"{listing(left)} holds everything, and no other is left: neither system stable nor resource stable."
    return _verdict(left) + _out([name for name in resources if name not in left])


def _verdict(resources: coalitions.Resources) -> str:
    """Judge states that all have some power."""
    if alone := coalitions.predominant(resources):
        return (
            f"{alone} holds more than half and needs nobody, so no other state is safe: "
            "neither system stable nor resource stable."
        )
    halves = [name for name in resources if coalitions.is_blocking([name], resources)]
    if halves:
        without = "it, nor it alone" if len(halves) == 1 else "both"
        holds = "holds" if len(halves) == 1 else "each hold"
        return (
            f"{listing(halves)} {holds} exactly half: nobody wins without {without}. "
            "Nothing can change hands: system stable and resource stable."
        )
    if coalitions.is_system_stable(resources):
        return (
            "Every state is needed by somebody, so all can survive: system stable. "
            "None holds exactly half: not resource stable."
        )
    spare = coalitions.inessential(resources)
    verb = "them" if len(spare) > 1 else "it"
    return (
        f"No winning group needs {listing(spare)}, so nobody loses if the others eliminate {verb}: "
        "not system stable, and so not resource stable."
    )


def _out(gone: Sequence[str]) -> str:
    if not gone:
        return ""
    return (
        f" {listing(gone)} {'has' if len(gone) == 1 else 'have'} no power and {'is' if len(gone) == 1 else 'are'} out."
    )


def _group(members: Sequence[str]) -> str:
    return " + ".join(members)


def _text(powers: Powers) -> str:
    return ", ".join(map(str, powers))


def _check(powers: Sequence[int]) -> Powers:
    given = tuple(powers)
    if not 3 <= len(given) <= len(LETTERS):
        raise ValueError(
            f"The table has room for 3 to {len(LETTERS)} states, not {len(given)}; try for example 100, 100, 100."
        )
    for power in given:
        if not isinstance(power, int) or not 0 <= power <= HIGHEST:
            raise ValueError(f"A power must be a whole number from 0 to {HIGHEST}, not {power!r}.")
    if not any(given):
        raise ValueError("Nobody has any power; give at least one state a number above zero.")
    return given
