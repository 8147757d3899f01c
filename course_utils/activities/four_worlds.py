"""Jervis's four worlds as a switch: who has the advantage, what can be seen, and the game that follows."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from .. import data
from ..figures import four_worlds as picture
from ..models import security_dilemma as model
from ..widgets.activity import REDO, RESET, UNDO, Activity
from ..widgets.controls import Check, Choice, Layout, Text
from ..widgets.display import show
from ..widgets.live_figure import LiveFigure
from ..wording import listing, percent

_SHORT = {
    1: "doubly<br>dangerous",
    2: "a dilemma, but<br>both can be safe",
    3: "no dilemma, but<br>attack may pay<br>somebody",
    4: "doubly<br>stable",
}


@dataclass(frozen=True)
class Setting:
    """The two answers that make a world, and whether A would like to conquer."""

    advantage: str
    seen: str
    greedy: bool = False

    @property
    def world(self) -> model.World:
        """The world with these answers."""
        return model.world(self.advantage, self.seen == "yes")


class FourWorlds(Activity[Setting]):
    """The payoffs of two states in one of the four worlds.

    Parameters
    ----------
    world : int
        1 to 4, in Jervis's order.

    Raises
    ------
    ValueError
        If there is no such world.
    """

    def __init__(self, world: int = 1) -> None:
        for one in model.WORLDS:
            if one.number == world and world is not True:
                start = Setting(one.advantage, "yes" if one.distinguishable else "no")
                break
        else:
            raise ValueError(f"There are four worlds, numbered 1 to 4, not {world!r}; try 1.")
        self.game = LiveFigure(source="Worlds: Jervis (1978). The payoffs are our reading, not his.")
        self.map = LiveFigure()
        self.game.add_class("al-wide")
        self.map.add_class("al-side")
        super().__init__(start, self.game, self.map)

    def layout_of(self, state: Setting) -> Layout:
        return _layout()

    def values(self, state: Setting) -> dict[str, Any]:
        case = data.world_cases()[state.world.number]
        return {
            **vars(state),
            "asked-advantage": "Which is easier?",
            "asked-seen": "Can arms for attack be told from arms for defence?",
            "case": f"An example, in our judgement: {case.example}. {case.story}",
        }

    def change(self, state: Setting, name: str, value: Any) -> Setting:
        return replace(state, **{name: value})

    def draw(self, state: Setting) -> None:
        world = state.world
        game = model.game(world, state.greedy)
        rests = model.equilibria(game)
        best = {
            (mine, theirs): (
                mine in model.best_replies(game, 0, theirs),
                theirs in model.best_replies(game, 1, mine),
            )
            for mine, theirs in game
        }
        sentence = verdict(state)
        payoffs = listing(f"{_pair(pair)}: {worth[0]:g} and {worth[1]:g}" for pair, worth in game.items())
        self.game.show(
            picture.payoffs(game, rests, best),
            sentence,
            f"A table of what A and B get. {payoffs}. Nobody gains by changing alone where "
            f"{listing(_pair(pair) for pair in rests)}. {sentence}",
        )
        verdicts = {(one.advantage, one.distinguishable): _SHORT[one.number] for one in model.WORLDS}
        self.map.show(
            picture.worlds(verdicts, (world.advantage, world.distinguishable)),
            f"World {world.number} of four: {world.verdict}.",
            "Four worlds: " + "; ".join(f"{one.number}, {one.verdict}" for one in model.WORLDS) + ".",
        )


def verdict(state: Setting) -> str:
    """Name the game and say what follows for the two states.

    Parameters
    ----------
    state : Setting

    Returns
    -------
    str
        Two or three sentences.
    """
    game = model.game(state.world, state.greedy)
    kind = model.kind(game)
    if kind == "prisoners' dilemma" and state.greedy:
        return (
            "A prisoners' dilemma: both arm. But they would have armed without A's greed too: switch it off and look."
        )
    if kind == "prisoners' dilemma":
        return (
            "A prisoners' dilemma: whatever the other does, arming serves each better. So both arm and get 3, though "
            "neither wants to conquer and holding back would give each 7."
        )
    if kind == "stag hunt":
        trust = model.trust_needed(game, 0)
        seen = " And here nobody has to guess: a build-up can be seen." if state.world.distinguishable else ""
        return (
            "A stag hunt: holding back is best if the other holds back, arming if it arms. It takes a belief of more "
            f"than {percent(trust or 0)} that the other holds back.{seen}"
        )
    if kind == "aggressor":
        return (
            "A wants to conquer and arms whatever B does, so B arms too. The cause is not the dilemma but an aggressor."
            + (" At least B sees it coming." if state.world.distinguishable else "")
        )
    greed = " Even a greedy A gains nothing by arming." if state.greedy else ""
    return f"Harmony: whatever the other does, holding back serves each best. Both hold back and get 7.{greed}"


def four_worlds(world: int = 1) -> None:
    """Show the four worlds of the security dilemma and the game in each.

    Parameters
    ----------
    world : int
        The world to begin with, 1 to 4.

    Raises
    ------
    ValueError
        If there is no such world.
    """
    activity = FourWorlds(world)
    show(activity, "Four worlds", activity.figures)


def _pair(pair: tuple[str, str]) -> str:
    verbs = {model.HOLD: "holds back", model.ARM: "arms"}
    return f"A {verbs[pair[0]]} and B {verbs[pair[1]]}"


@cache
def _layout() -> Layout:
    return Layout(
        toolbar=(
            Text("asked-advantage"),
            Choice("advantage", "Which is easier?", (("offence", "To attack"), ("defence", "To defend"))),
            Text("asked-seen"),
            Choice(
                "seen",
                "Can arms for attack be told from arms for defence?",
                (("no", "No, they look alike"), ("yes", "Yes, they can be told apart")),
            ),
            Check("greedy", "A would like to conquer B"),
            UNDO,
            REDO,
            RESET,
        ),
        after=(Text("case"),),
    )
