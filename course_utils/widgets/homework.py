"""Around the questions of homework: its opening, and handing in."""

from typing import Any

import traitlets

from ..figures import theme
from ..homework import own
from ..homework.answers_file import FILE, write
from ..homework.handing_in import pack, zip_name
from .display import show
from .homework_session import MARKS, Session, session
from .pages import _Page
from .panel import Panel
from .record import changed, short
from .sentence import Sentence
from .static import read


class HomeworkPage(_Page):
    """A page that shows something of the homework, and follows it."""

    _esm = read("common.js", "pages.js", "homework.js")
    _css = theme.css() + read("theme.css", "pages.css", "homework.css")

    def __init__(self, homework: Session) -> None:
        self._homework, self._said = homework, ""
        super().__init__()

    def act(self, action: dict[str, Any]) -> None:
        """Carry out "refresh": take in what other notebooks have saved."""
        if action["name"] != "refresh":
            raise ValueError("That button is no longer there; run this cell again.")
        self._homework.answers.refresh()
        changed()


class Opening(HomeworkPage):
    """The top of a homework: name, deadline, where answers are kept, how many are missing."""

    page = traitlets.Unicode("opening").tag(sync=True)

    def look(self) -> dict[str, Any]:
        """Return what the top of the homework shows."""
        homework = self._homework
        stands = [homework.stands(exercise)[0] for exercise in homework.assignment.questions]
        return {
            "title": homework.assignment.title,
            "student": homework.answers.student,
            "own": bool(homework.assignment.draws),
            "due": homework.assignment.due.isoformat() if homework.assignment.due else "",
            "over": homework.over,
            "late": homework.late,
            "where": f"Your answers are saved at once in the file {FILE} beside this notebook, and sent to nobody.",
            "count": _counted(stands),
            "notice": homework.answers.notice,
            "said": self._said,
        }

    def act(self, action: dict[str, Any]) -> None:
        """Carry out "name" (its value is the student's name), "late" or "refresh"."""
        self._said = ""
        if action["name"] == "name":
            self._name(str(action.get("value") or ""))
            changed()
        elif action["name"] == "late":
            self._homework.late = True
            changed()
        else:
            super().act(action)

    def _name(self, name: str) -> None:
        answers, assignment = self._homework.answers, self._homework.assignment
        before, was = own(assignment, answers.student), self._homework.named()
        saved = answers.set_student(name)
        self._said = "Your name is saved." if saved.ok else ""
        others = {draw for draw, row in own(assignment, answers.student).items() if row != before[draw]}
        stale = [e for e in assignment.questions if others & set(e.draws) and answers.get(e.id) is not None]
        if was and stale:
            self._said += " It gives you other figures: look again at your answers that use them."


class Ready(HomeworkPage):
    """The end of a homework: what is missing, whether the public checks are passed, and the zip."""

    page = traitlets.Unicode("ready").tag(sync=True)

    def look(self) -> dict[str, Any]:
        """Return a row for each question, and what is still missing."""
        homework = self._homework
        rows, stands = [], []
        for exercise in homework.assignment.questions:
            standing, problem = homework.stands(exercise)
            label = {"answered": "answered", "open": "not answered yet", "look": problem.rstrip(".")}[standing]
            stands.append(standing)
            rows.append(
                {"id": exercise.id, "part": exercise.part, "short": short(homework.page(exercise.id)["prompt"])}
                | {"points": exercise.points, "standing": standing, "mark": MARKS[standing], "label": label}
            )
        missing = [] if homework.named() else ["Your name is missing: type it at the top of this page."]
        if homework.answers.notice:
            missing.append(homework.answers.notice)
        return {"total": _checked(stands), "rows": rows, "missing": missing, "said": self._said}

    def act(self, action: dict[str, Any]) -> None:
        """Carry out "zip" or "refresh"."""
        self._said = ""
        if action["name"] == "zip":
            self._zip()
        super().act({"name": "refresh"} if action["name"] == "zip" else action)

    def _zip(self) -> None:
        homework = self._homework
        homework.answers.refresh()
        if not homework.named():
            raise ValueError("Type your name at the top of this page first: the zip carries it.")
        name, content = zip_name(homework.assignment, homework.answers.student), pack(homework.folder, homework.answers)
        try:
            write(homework.folder / name, content)
            beside = "It also lies beside this notebook."
        except OSError:
            beside = "It could not be put beside this notebook as well: the disk or folder did not take it."
        self.send({"download": name, "type": "application/zip"}, buffers=[content])
        self._said = f"{name} was saved where your browser keeps its downloads. {beside}"


def start_homework(name: str) -> None:
    """Open the homework of this name, which lies beside the notebook: name, deadline, what is missing."""
    try:
        found = session(again=True)
        if found.assignment.name != name:
            raise ValueError(
                f"The questions beside this notebook belong to '{found.assignment.name}' and not to '{name}': "
                "put the notebook back into its own folder."
            )
        panel: Panel = Opening(found)
    except ValueError as problem:
        panel = Sentence(str(problem))
    show(panel, "This homework")


def ready_to_submit() -> None:
    """Close a homework: what is missing, the public checks, and a zip to hand in."""
    try:
        panel: Panel = Ready(session())
    except ValueError as problem:
        panel = Sentence(str(problem))
    show(panel, "Ready to submit")


def _counted(stands: list[str]) -> str:
    left = stands.count("open")
    if not left:
        return f"All {len(stands)} questions are answered."
    return f"{len(stands) - left} of {len(stands)} questions answered, {left} to go."


def _checked(stands: list[str]) -> str:
    look, left = stands.count("look"), stands.count("open")
    if not look and not left:
        return (
            "Public checks passed: every question has an answer of the form it asks for. Marks come from your teacher."
        )
    form = f"{look} {'answer needs' if look == 1 else 'answers need'} another look at the form" if look else ""
    return f"{_counted(stands)}{f' Then {form}.' if form and left else f' But {form}.' if form else ''}"
