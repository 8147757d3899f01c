"""A stage: one activity on the whole screen, with a player, a show of hands and a link."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import ipywidgets
import traitlets

from ..figures import theme
from ..widgets.controls import Number
from ..widgets.display import show
from ..widgets.panel import Panel
from ..widgets.static import read
from ..wording import unknown
from . import link as stage_link
from .history import Balance, Blocs, Landscape, Signed
from .models import Arms, Burden, Deterring
from .scene import Guess, Scene

SCENES = (Balance, Signed, Landscape, Blocs, Burden, Deterring, Arms)
_HANDS = 999
_ASK = ("predict", "first")
_NOT_IN_LINK = "Some of what you changed by hand is not in it: a link cannot add states or take them away."


class StageBar(Panel):
    """What stands around the activity: heading, player, show of hands, help.

    Parameters
    ----------
    scene : Scene
        The activity on the stage.
    """

    _esm = read("common.js", "stage.js")
    _css = theme.css() + read("theme.css", "stage.css")

    plan = traitlets.Dict().tag(sync=True)

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._home = scene.start  # links lead from here, whatever Reset goes back to
        self._trail: list[tuple[Any, Any]] = []
        self._asked: Guess | None = None
        self._hands: list[int] = []
        self._link = {"text": "", "note": ""}
        plan = {
            "demo": scene.demo,
            "heading": scene.heading,
            "track": scene.track,
            "stops": scene.stops,
            "presets": [label for label, _ in scene.presets],
            "pace": scene.pace,
            "zoom": scene.zoom,
            "opens": scene.opens,
            "bare": scene.bare,
            "single": len(scene.figures) == 1,
        }
        super().__init__(plan=plan)
        scene.controls.observe(lambda _: self._tell(), "state")
        self._tell()

    def act(self, action: Mapping[str, Any]) -> None:
        """Carry out one action of the page's.

        Raises
        ------
        ValueError
            If there is no such action, or its value cannot be read; nothing has changed then.
        """
        kind, name, value = action.get("kind"), str(action.get("name")), action.get("value")
        what, _, which = name.partition(" ")
        done = {
            ("press", "onward"): self._onward,
            ("press", "back"): self._back,
            ("press", "predict"): self._predict,
            ("press", "reveal"): self._reveal,
            ("press", "link"): self._make_link,
        }.get((str(kind), name))
        try:
            if done:
                done()
            elif name == "reset" and kind == "press":
                self._go(self.scene.origin(self.scene.history.now))
            elif kind == "set" and name == "stop":
                self._go(self.scene.at(self.scene.history.now, int(self._number("The stop", value, len(self._stops)))))
            elif kind == "set" and name == "preset":
                place = int(self._number("The starting point", value, len(self.scene.presets)))
                self._go(self.scene.presets[place][1])
            elif kind == "set" and name == "room":
                self.scene.room = int(Number("room", "The height of a figure", 100, 4000, 1).read(value))
                self.scene.redraw()
            elif kind == "set" and name == "link":
                self._open(str(value))
            elif kind == "set" and what == "count" and which.isdecimal() and int(which) < len(self._hands):
                self._hands[int(which)] = int(self._number("A show of hands", value or 0, _HANDS + 1))
            else:
                raise ValueError("That control is no longer there; look at the stage and try again.")
        finally:
            self._tell()

    @property
    def _stops(self) -> tuple[str, ...]:
        return self.scene.stops

    @staticmethod
    def _number(label: str, value: Any, end: int) -> float:
        return Number("number", label, 0, end - 1, 1, 0).read(value)

    def _go(self, state: Any) -> None:
        """Move on to `state`; while the room guesses, it is asked anew."""
        if self._asked:
            self._veil(True)
        self.scene.goto(state)
        if self._asked:
            self._ask()

    def _onward(self) -> None:
        before = self.scene.history.now
        self.scene.message = ""
        after = self.scene.onward(before)
        if after is not None:
            self._go(after)
            self._trail.append((before, after))

    def _back(self) -> None:
        now = self.scene.history.now
        # A step on is taken back as it was made; from elsewhere it goes to the stop before.
        before = self._trail.pop()[0] if self._trail and self._trail[-1][1] == now else self.scene.backward(now)
        self.scene.message = ""
        if before is not None:
            self._go(before)

    def _ask(self) -> None:
        self._asked = self.scene.guess(self.scene.history.now)
        self._hands = [0] * len(self._asked.options)

    def _veil(self, on: bool) -> None:
        if self.scene.veiled != on:
            self.scene.veiled = on
            self.scene.redraw()

    def _predict(self) -> None:
        if self._asked:
            self._asked = None
            self._veil(False)
        else:
            self._ask()
            self._veil(True)

    def _reveal(self) -> None:
        if not self._asked:
            raise ValueError("Nothing is hidden; press P to let the room predict first.")
        self._veil(False)

    def _make_link(self) -> None:
        pairs, exact = stage_link.to_link(self.scene, self._home, self.scene.history.now)
        asked = [_ASK] if self._asked else []
        text = stage_link.write([("demo", self.scene.demo), *asked, *pairs])
        self._link = {"text": text, "note": "" if exact else _NOT_IN_LINK}

    def _open(self, link: str) -> None:
        pairs = parse_qsl(link, keep_blank_values=True)
        try:
            if not pairs or pairs[0] != ("demo", self.scene.demo):
                raise ValueError(f"It is not one of the demo '{self.scene.demo}'.")
            rest = [pair for pair in pairs[1:] if pair != _ASK]
            linked = stage_link.from_link(self.scene, self._home, stage_link.write(rest))
            self.scene.goto(linked)
        except ValueError as problem:
            self.scene.goto(self._home)
            raise ValueError(f"The link in the address could not be followed. {problem} Here is the start.") from None
        self.scene.start = linked  # a prepared page resets to what was prepared
        if _ASK in pairs and not self._asked:
            self._predict()

    def _tell(self) -> None:
        scene, now = self.scene, self.scene.history.now
        if self._asked:
            # What the teacher changes by hand may be another question: then the hands so far count no more.
            asked = scene.guess(now)
            if (asked.question, asked.options) != (self._asked.question, self._asked.options):
                self._hands = [0] * len(asked.options)
            self._asked = asked
        self.state = {
            "scene": scene.intro(now),
            "stop": scene.stop_of(now),
            "label": scene.label(now),
            "end": scene.at_end(now),
            "begin": scene.stop_of(now) <= 0 and not (self._trail and self._trail[-1][1] == now),
            "preset": next((i for i, (_, state) in enumerate(scene.presets) if state == now), -1),
            "guess": self._told(),
            "link": self._link,
        }

    def _told(self) -> dict[str, Any] | None:
        if not self._asked:
            return None
        right = -1 if self.scene.veiled else self._asked.right
        return {
            "question": self._asked.question,
            "options": self._asked.options,
            "hands": list(self._hands),
            "right": right,
        }


class Stage(ipywidgets.Box):
    """A scene and its bar, as large as the cell, the window or the screen.

    Parameters
    ----------
    scene : Scene
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.bar = StageBar(scene)
        inner = ipywidgets.Box(children=(self.bar, scene))
        inner.add_class("al-inner")
        super().__init__(children=(inner,))
        self.add_class("al-stage")
        self.add_class("al")


def demo(name: str) -> None:
    """Show one activity on a stage, for a class.

    Parameters
    ----------
    name : str
        "balance-of-power", "signed-triangles", "landscape", "blocs", "burden-sharing", "deterrence" or "arms-race".

    Raises
    ------
    ValueError
        If there is no such demo; the sentence gives the nearest one.
    """
    made: dict[str, Callable[[], Scene]] = {scene.demo: scene for scene in SCENES}
    if name not in made:
        raise ValueError(unknown("demo", name, made))
    stage = Stage(made[name]())
    show(stage, stage.scene.heading, stage.scene.figures)
