"""The opening of a lesson, its close, and the learner's progress with the whole course."""

import os
import sys
from abc import abstractmethod
from collections import Counter
from datetime import date
from typing import Any

import traitlets

from ..figures import theme
from ..progress import open_progress
from ..questions import bank
from .display import show
from .panel import Panel
from .record import STANDINGS, changed, done, keep, rows, tally, watch
from .sentence import Sentence
from .static import read


class _Page(Panel):
    """A panel that shows something of the record, and follows it."""

    _esm = read("common.js", "pages.js")
    _css = theme.css() + read("theme.css", "pages.css")

    page = traitlets.Unicode().tag(sync=True)

    def __init__(self) -> None:
        super().__init__()
        self.refresh(whole=True)
        watch(self)

    def refresh(self, whole: bool) -> None:
        """Show the record as it is now."""
        self.state = self.look()

    @abstractmethod
    def look(self) -> dict[str, Any]:
        """Return the new state."""

    def act(self, action: dict[str, Any]) -> None:
        """Carry out "refresh"."""
        if action["name"] != "refresh":
            raise ValueError("That button is no longer there; run this cell again.")
        self.refresh(whole=True)


class Start(_Page):
    """Says that the lesson is live, where answers are kept, and how far the learner has come.

    Parameters
    ----------
    lesson : str
        Such as "01".

    Raises
    ------
    ValueError
        If there is no such lesson.
    """

    page = traitlets.Unicode("start").tag(sync=True)

    def __init__(self, lesson: str) -> None:
        self._lesson = lesson
        self._known = any(event.kind != "visit" or event.lesson == lesson for event in open_progress().events(lesson))
        rows(lesson)
        keep(lesson, "", "visit")
        super().__init__()

    def look(self) -> dict[str, Any]:
        """Return where answers are kept, and the welcome."""
        found = rows(self._lesson)
        started = any(row.standing != "open" for row in found)
        many = "1 question waits" if len(found) == 1 else f"{len(found)} questions wait"
        back = f"{tally(found)} so far." if started else f"{many} for you in this lesson."
        if self._known:
            back = f"Welcome back: {back}"
        where = f"Your answers are kept {place()}, and are sent to nobody."
        return {"where": where, "back": back[0].upper() + back[1:], "notice": open_progress().notice}


class Summary(_Page):
    """How the questions of a lesson stand: right at the first try, right later, tried, open.

    Parameters
    ----------
    lesson : str
        Such as "01".

    Raises
    ------
    ValueError
        If there is no such lesson.
    """

    page = traitlets.Unicode("summary").tag(sync=True)

    def __init__(self, lesson: str) -> None:
        self._lesson = lesson
        super().__init__()

    def look(self) -> dict[str, Any]:
        """Return the counts, and one row a question."""
        found = rows(self._lesson)
        count = Counter(row.standing for row in found)
        shown = [name for name in STANDINGS if name != "kept" or any(row.kind == "text" for row in found)]
        still = count["open"] + count["tried"]
        total = f"You have {tally(found)}. "
        if not still:
            total += "Nothing is left open: well done."
        elif still == len(found):
            total += "Choose a question below to go to it."
        else:
            total += f"{still} to go: choose one below to return to it."
        return {
            "total": total,
            "counts": [
                {"mark": STANDINGS[name][0], "label": STANDINGS[name][1], "count": count[name]} for name in shown
            ],
            "rows": [
                vars(row) | {"mark": STANDINGS[row.standing][0], "label": STANDINGS[row.standing][1]} for row in found
            ],
        }


class ProgressPage(_Page):
    """Every lesson's bar; saving the record to a file, bringing one in, and forgetting it all."""

    page = traitlets.Unicode("progress").tag(sync=True)

    def __init__(self) -> None:
        self._said = ""
        super().__init__()

    def look(self) -> dict[str, Any]:
        """Return one bar a lesson, and the last thing to say."""
        lessons = []
        for lesson in dict.fromkeys(question.lesson for question in bank().values()):
            found = rows(lesson)
            bar = {"title": f"Lesson {lesson}", "value": done(found), "max": len(found), "text": tally(found)}
            lessons.append(bar)
        return {"lessons": lessons, "said": self._said, "notice": open_progress().notice}

    def act(self, action: dict[str, Any]) -> None:
        """Carry out "export", "import" (its value holds a file's name and text), "forget" or "refresh"."""
        name, progress = action["name"], open_progress()
        self._said = ""
        if name == "export":
            file = f"alliances-progress-{date.today().isoformat()}.json"
            self.send({"download": file, "type": "application/json"}, buffers=[progress.to_bytes()])
            self._said = f"Your progress was saved as {file}, where your browser keeps its downloads."
        elif name == "import":
            new = progress.merge_bytes(action["value"]["text"].encode("utf-8", "replace"), action["value"]["name"])
            entries = "1 new entry" if new == 1 else f"{new} new entries"
            self._said = f"{entries} came in." if new else "Nothing new: all of it was here already."
            changed(whole=True)
        elif name == "forget":
            self._said = progress.forget().sentence
            changed(whole=True)
        else:
            super().act(action)
            self._said = "Counted again."
        self.refresh(whole=True)


def place() -> str:
    """Say where the record is kept, without its full path, which would hold the learner's name."""
    if os.environ.get("ALLIANCES_DATA_DIR", "").strip():
        return "in the folder that was chosen for them on this computer"
    if sys.platform == "emscripten":
        return "in this browser"
    if os.environ.get("JUPYTERHUB_USER"):
        return "in your own folder on the server"
    return "in your user folder on this computer"


def start(lesson: str) -> None:
    """Open a lesson in the running cell: it is live, and this far you have come."""
    _show(Start, lesson, "This lesson")


def summary(lesson: str) -> None:
    """Close a lesson in the running cell: what is right, what came later, what is open."""
    _show(Summary, lesson, "This summary")


def my_progress() -> None:
    """Show the learner's progress in the running cell."""
    show(ProgressPage(), "Your progress")


def _show(page: type[Start] | type[Summary], lesson: str, title: str) -> None:
    try:
        panel: Panel = page(lesson)
    except ValueError as problem:
        panel = Sentence(str(problem))
    show(panel, title)
