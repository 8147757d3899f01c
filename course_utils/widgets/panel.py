"""The kernel's side of every panel: ordered actions in, one new state out, and no error unseen."""

import logging
from typing import Any

import anywidget
import traitlets

from ..figures import theme

_log = logging.getLogger(__name__)


class Panel(anywidget.AnyWidget):
    """A widget whose page sends batches of actions and draws whatever `state` says.

    Subclasses implement `act`. A batch is answered by one message that carries the new state and
    its number (`ack`), so the page knows that nothing it sent is still on its way.
    """

    _css = theme.css()

    state = traitlets.Dict().tag(sync=True)
    ack = traitlets.Int(0).tag(sync=True)
    error = traitlets.Unicode().tag(sync=True)

    def act(self, action: dict[str, Any]) -> None:
        """Carry out one action of the learner's; a ValueError's sentence is shown to them as it is."""
        raise TypeError(f"{type(self).__name__} takes no actions.")

    def receive(self, content: dict[str, Any]) -> None:
        """Carry out one message of the page.

        Raises
        ------
        Exception
            Whatever a callback raised, after the learner has been told: a test must fail on it.
        """
        with self.hold_sync():
            self.error = ""
            try:
                for action in content["actions"]:
                    self._try(action)
            except Exception as fault:
                self.error = (
                    "Something went wrong inside the course here, and it is not your fault "
                    f"({type(fault).__name__}: {fault}). What you saved is safe; press Undo or run this cell again."
                )
                _log.exception("a callback of %s raised", type(self).__name__)
                raise
            finally:
                self.ack = int(content["seq"])

    def _try(self, action: dict[str, Any]) -> None:
        """Carry out one action; a bad one is explained and does not take those behind it along."""
        try:
            self.act(action)
        except ValueError as problem:
            self.error = str(problem)

    def _handle_custom_msg(self, content: dict[str, Any], buffers: list) -> None:
        if "actions" in content:
            self.receive(content)
        else:
            super()._handle_custom_msg(content, buffers)
