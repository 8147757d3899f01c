"""A scene: an activity made for a class, with a way through time, starting points and a question to predict."""

import json
from abc import abstractmethod
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from ..widgets.activity import Activity
from ..widgets.live_figure import LiveFigure

State = TypeVar("State")

#: What a screen reader is told of a figure while the room still guesses.
KEPT_BACK = "The outcome is kept back until the room has guessed."


@dataclass(frozen=True)
class Guess:
    """What the room is asked before the outcome is shown: two to four options, and the place of the right one."""

    question: str
    options: tuple[str, ...]
    right: int


class Scene(Activity[State]):
    """What an activity adds to stand on a stage; goes in front of the activity's own class.

    Attributes
    ----------
    demo : str
        Its name in links and in `course.demo`.
    heading : str
        What stands above it.
    track : str
        What the stops are stops of.
    pace : int
        Milliseconds from stop to stop while it plays.
    zoom : float
        How much larger than in a lesson the figures are drawn, on a stage of 1280 by 720 pixels.
    opens : bool
        Whether its controls stand beside the figure from the start.
    bare : bool
        Whether the first figure gives the outcome away as a whole, so that the controls stand in its place meanwhile.
    stops : tuple of str
        The labels of the way through time, in order.
    presets : tuple of (str, State)
        Starting points, at most nine, one a number key.
    """

    demo: ClassVar[str] = ""
    heading: ClassVar[str] = ""
    track: ClassVar[str] = "Year"
    pace: ClassVar[int] = 2000
    zoom: ClassVar[float] = 1.25
    opens: ClassVar[bool] = False
    bare: ClassVar[bool] = False
    stops: tuple[str, ...] = ()
    presets: tuple[tuple[str, State], ...] = ()
    veiled = False
    #: Pixels of each figure before it is enlarged; the page says how many there are.
    room = 320

    @abstractmethod
    def at(self, state: State, stop: int) -> State:
        """Return `state` moved to a stop."""

    @abstractmethod
    def stop_of(self, state: State) -> int:
        """Return the stop that `state` is at, or was at last."""

    def label(self, state: State) -> str:
        """Return what the player says of `state`."""
        return self.stops[self.stop_of(state)]

    @abstractmethod
    def guess(self, state: State) -> Guess:
        """Return what the room is asked about `state`."""

    def settings(self, state: State) -> dict[str, Any]:
        """Return what a link has to set, by control."""
        return self.values(state)

    def onward(self, state: State) -> State | None:
        """Return the state one step on, or None at the end."""
        stop = self.stop_of(state) + 1
        return self.at(state, stop) if stop < len(self.stops) else None

    def at_end(self, state: State) -> bool:
        """Return whether there is no step on."""
        return self.stop_of(state) + 1 >= len(self.stops)

    def backward(self, state: State) -> State | None:
        """Return the state one stop back, or None at the beginning."""
        stop = self.stop_of(state) - 1
        return self.at(state, stop) if stop >= 0 else None

    def keep_back(self, state: State) -> None:
        """Take the outcome out of the figures that stay in sight; their words are taken out for every scene."""

    def fit(self, state: State) -> None:
        """Change what a lesson's page has room for and a stage has not."""

    def goto(self, state: State) -> None:
        """Make `state` the present one, with undo; what cannot be drawn raises ValueError and changes nothing."""
        try:
            self._go(state)
        finally:
            self._tell()

    def redraw(self) -> None:
        """Draw the present state again: the room, or what is kept back, has changed."""
        self.draw(self.history.now)

    def draw(self, state: State) -> None:
        # One message a figure: the words must not reach the page before they are taken out.
        with ExitStack() as held:
            for figure in self.figures:
                held.enter_context(figure.hold_sync())
            super().draw(state)  # type: ignore[safe-super]
            if self.veiled:
                self.keep_back(state)
            self.fit(state)
            for figure in self.figures:
                figure.height = self.room
                if self.veiled:
                    figure.sentence, figure.alt = "", KEPT_BACK


def relayout(figure: LiveFigure, changes: dict[str, Any]) -> None:
    """Change values of a figure's layout, each found by its path, such as "yaxis.range"."""
    spec = json.loads(figure.spec)
    for path, value in changes.items():
        *parents, last = path.split(".")
        part = spec["layout"]
        for parent in parents:
            part = part[parent]
        part[last] = value
    figure.spec = json.dumps(spec)
