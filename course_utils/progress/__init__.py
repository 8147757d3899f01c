"""The learner's own record, kept outside the notebooks: it outlives them, and nothing said to be saved is lost."""

import atexit
from pathlib import Path
from threading import Lock

from course_utils.progress.event import Event
from course_utils.progress.places import default_folder
from course_utils.progress.record import Progress, Saved

__all__ = ["Event", "Progress", "Saved", "open_progress"]

_open: dict[Path, Progress] = {}
_opening = Lock()


def open_progress() -> Progress:
    """The learner's record: the same object each time within one process.

    It lives in the user's data folder, or where the environment variable ALLIANCES_DATA_DIR says.
    """
    folder = default_folder()
    with _opening:
        if folder not in _open:
            _open[folder] = Progress(folder)
            atexit.register(_open[folder].flush)  # the last chance for what could not be saved before
        return _open[folder]
