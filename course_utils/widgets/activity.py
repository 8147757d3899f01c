"""An activity: a model's state, the controls that change it, the figures that show it, and its history."""

import itertools
from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

import ipywidgets
import traitlets

from ..figures import theme
from .controls import Badge, Button, Facts, Layout, Text
from .live_figure import LiveFigure
from .panel import Panel
from .static import read

State = TypeVar("State")

UNDO = Button("undo", "↶ Undo")
REDO = Button("redo", "↷ Redo")
RESET = Button("reset", "Reset")
_LIMIT = 200
_ids = itertools.count()


def copy_button(what: str) -> Button:
    """Return a button that copies `code` of the present state; `what` names the state, such as "this year"."""
    return Button("copy", "Copy as code", f"Copy {what} as a line of code", copies=True)


class History(Generic[State]):
    """The states a learner has been through, with undo and redo.

    Steps of one drag share a `gesture` and count as one change, however many ticks it took.
    """

    def __init__(self, start: State) -> None:
        self._past: list[State] = []
        self._future: list[State] = []
        self._gesture: str | None = None
        self.now = start

    def go(self, state: State, gesture: str | None = None) -> None:
        """Make `state` the present one."""
        if state == self.now:
            return
        if gesture is None or gesture != self._gesture:
            self._past.append(self.now)
            del self._past[:-_LIMIT]
        self._gesture = gesture
        self._future.clear()
        self.now = state

    def end_gesture(self) -> None:
        """Let the next step count as a change of its own; a drag there and back is none."""
        self._gesture = None
        if self._past and self._past[-1] == self.now:
            self._past.pop()

    def undo(self) -> bool:
        """Go back one change; say whether there was one."""
        return self._move(self._past, self._future)

    def redo(self) -> bool:
        """Take back one undo; say whether there was one."""
        return self._move(self._future, self._past)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undo to take back."""
        return bool(self._future)

    def _move(self, source: list[State], target: list[State]) -> bool:
        self._gesture = None
        if not source:
            return False
        target.append(self.now)
        self.now = source.pop()
        return True


class _Controls(Panel):
    _esm = read("common.js", "controls.js")
    _css = theme.css() + read("theme.css")

    plan = traitlets.Dict().tag(sync=True)

    def __init__(self, activity: "Activity") -> None:
        super().__init__()
        self._activity = activity

    def act(self, action: Mapping[str, Any]) -> None:
        self._activity.act(action)


class Activity(ipywidgets.Box, Generic[State]):
    """Controls and figures bound to one state, an immutable value.

    A subclass says four things: `layout_of` (which controls there are), `values` (what they show),
    `change` and `press` (the state after a control was moved or a button pressed); and `draw` puts
    the state into the figures. Undo, redo, reset, errors and messages are the same for all.

    Parameters
    ----------
    start : State
        The state to begin with, to which *Reset* returns.
    figures : LiveFigure
        The figures, in the order they stand.
    """

    def __init__(self, start: State, *figures: LiveFigure) -> None:
        self.start = start
        self.history = History(start)
        self.message = ""
        self.figures = figures
        self.controls = _Controls(self)
        self._layout: Layout | None = None
        self._id = f"activity-{next(_ids)}"
        super().__init__(children=(self.controls, *figures))
        self.add_class("al-activity")
        self.add_class("al")
        self.draw(start)
        self._tell()

    @abstractmethod
    def layout_of(self, state: State) -> Layout:
        """Return the controls that `state` calls for."""

    @abstractmethod
    def values(self, state: State) -> dict[str, Any]:
        """Return what each control shows, by its name."""

    @abstractmethod
    def change(self, state: State, name: str, value: Any) -> State:
        """Return the state after the learner set control `name` to a valid `value`."""

    def press(self, state: State, name: str) -> State:
        """Return the state after the learner pressed button `name`, one of the activity's own."""
        raise TypeError(f"{type(self).__name__} shows a button '{name}' and does not say what it does.")

    def origin(self, state: State) -> State:
        """Return the state that *Reset* goes to."""
        return self.start

    def intro(self, state: State) -> str:
        """Return a sentence or two that set the scene, or nothing."""
        return ""

    def badges(self, state: State) -> list[Badge]:
        """Return one badge a card."""
        return []

    def disabled(self, state: State) -> list[str]:
        """Return the names of the buttons that do nothing now, besides undo and redo."""
        return []

    def code(self, state: State) -> str:
        """Return the line of code that makes this state again, or nothing."""
        return ""

    @abstractmethod
    def draw(self, state: State) -> None:
        """Put `state` into the figures."""

    def act(self, action: Mapping[str, Any]) -> None:
        """Carry out one action of the page's; bad input raises ValueError and leaves all as it was."""
        self.message = ""
        action = action if isinstance(action, Mapping) else {}
        now, name = self.history.now, str(action.get("name"))
        try:
            field = self.layout_of(now).fields().get(name)
            setting = action.get("kind") == "set"
            if field is None or isinstance(field, Text | Facts) or setting == isinstance(field, Button):
                raise ValueError("That control is no longer there; look at the activity and try again.")
            if setting and not isinstance(field, Button):
                self._go(self.change(now, name, field.read(action.get("value"))), gesture=name)
                if action.get("done", True):
                    self.history.end_gesture()
            elif name == "undo":
                self._step(self.history.undo(), "One change taken back.", "There is nothing to undo.")
            elif name == "redo":
                self._step(self.history.redo(), "Done again.", "There is nothing to redo.")
            elif name == "reset":
                self._go(self.origin(now))
                self.message = "Back to the start. Undo brings your version back."
            elif isinstance(field, Button) and field.copies:
                self.message = f"Copied. Paste this line into any code cell: {self.code(now)}"
            else:
                pressed = self.press(now, name)  # an activity says best itself why a button does nothing now
                if name in self.disabled(now):  # a second click on its way when the first had used the button up
                    self.message = self.message or "There is nothing more to do with that button now."
                else:
                    self._go(pressed)
        finally:
            self._tell()

    def _step(self, moved: bool, done: str, nothing: str) -> None:
        self.message = done if moved else nothing
        if moved:
            self.draw(self.history.now)

    def _go(self, state: State, gesture: str | None = None) -> None:
        """Draw `state` before it counts: what cannot be drawn leaves the last good picture and state."""
        try:
            self.draw(state)
        except Exception:
            self.draw(self.history.now)
            raise
        self.history.go(state, gesture)

    def _tell(self) -> None:
        state = self.history.now
        disabled = self.disabled(state)
        disabled += [] if self.history.can_undo else ["undo"]
        disabled += [] if self.history.can_redo else ["redo"]
        layout = self.layout_of(state)
        if layout is not self._layout:
            self._layout = layout
            self.controls.plan = layout.to_json()
        self.controls.state = {
            "id": self._id,
            "values": self.values(state),
            "badges": [vars(badge) for badge in self.badges(state)],
            "disabled": disabled,
            "intro": self.intro(state),
            "message": self.message,
            "copy": self.code(state),
        }
