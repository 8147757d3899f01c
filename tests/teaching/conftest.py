"""A class of students in a folder of its own, and what they hand in."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from course_utils.homework import read

ROOT = Path(__file__).parents[2]
SOLUTIONS = {
    "promise": "b",
    "members": ["a", "b"],
    "forms": {"warsaw": "formal", "axis": "informal"},
    "in-time": ["triple", "nato", "pact", "end"],
    "defensive-realism-strategy": "Allies put their armies together, so that an attacker thinks twice.",
}
_CELL = """import course_utils as course
course.exercise("{id}")
### BEGIN HIDDEN TESTS
import course_teaching
course_teaching.mark("{id}")
### END HIDDEN TESTS"""


class Class:
    """A course folder in which the real commands are run."""

    def __init__(self, root: Path):
        self.root = root
        self.name = "small"
        self.environment = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
            "PYTHONPATH": str(ROOT),
            "JUPYTER_CONFIG_DIR": str(root / "jupyter_config"),
        }
        shutil.copy(ROOT / "nbgrader_config.py", root)
        home = root / "exercises" / "small"
        home.mkdir(parents=True)
        shutil.copy(Path(__file__).with_name("small.toml"), home / "questions.toml")
        self.assignment = read(home)
        nbformat.write(self.notebook(), home / "small.ipynb")

    def notebook(self) -> nbformat.NotebookNode:
        """The source notebook: one graded cell a question."""
        cells = [nbformat.v4.new_markdown_cell("# A small assignment"), _plain('course.homework("small")')]
        for exercise in self.assignment.questions:
            cell = nbformat.v4.new_code_cell(_CELL.format(id=exercise.id))
            essay = exercise.kind == "text"
            grading = dict(grade=True, solution=essay, locked=not essay, task=False, points=exercise.points)
            cell.metadata = {
                "editable": False,
                "deletable": False,
                "jupyter": {"source_hidden": True},
                "nbgrader": {**grading, "grade_id": exercise.id, "schema_version": 3},
            }
            cells.append(cell)
        cells.append(_plain("course.ready_to_submit()"))
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})

    def alliances(self, *words: str, fails: bool = False) -> str:
        """Run one of our commands; return what it printed."""
        return self._run([sys.executable, "-m", "course_teaching", *words], fails)

    def nbgrader(self, *words: str, fails: bool = False) -> str:
        """Run nbgrader's own command line."""
        return self._run([sys.executable, "-m", "nbgrader", *words], fails)

    def _run(self, words: list[str], fails: bool) -> str:
        run = subprocess.run(words, cwd=self.root, env=self.environment, capture_output=True, text=True, timeout=300)
        said = run.stdout + run.stderr
        assert bool(run.returncode) == fails, said
        return said

    def own_share(self, student: str) -> str:
        """The right answer to the question with a student's own figures."""
        from course_utils.homework import own

        return str(own(self.assignment, student)["case"]["top"])

    def answers(self, student: str, *only: str, **changed: object) -> dict:
        """An answers file with the right answers, or only some of them, or with changes."""
        right = {**SOLUTIONS, "largest-share": self.own_share(student)}
        given = {id: answer for id, answer in right.items() if not only or id in only}
        given |= {id.replace("_", "-"): answer for id, answer in changed.items()}
        entries = {id: {"answer": answer, "at": "2026-11-20T10:00:00+00:00"} for id, answer in given.items()}
        return {"format": 1, "assignment": "small", "student": student, "answers": entries}

    def released(self) -> nbformat.NotebookNode:
        """The notebook as a student has it."""
        return nbformat.read(self.root / "release" / "small" / "small.ipynb", as_version=4)

    def hand_in(
        self,
        student: str,
        answers: dict | str | None,
        notebook: nbformat.NotebookNode | None = None,
        as_: str = "small.ipynb",
        answers_as: str = "answers.json",
    ) -> Path:
        """Put a submission where nbgrader's collect would put it."""
        folder = self.root / "submitted" / student / "small"
        folder.mkdir(parents=True)
        nbformat.write(notebook or self.released(), folder / as_)
        if answers is not None:
            text = answers if isinstance(answers, str) else json.dumps(answers)
            (folder / answers_as).parent.mkdir(exist_ok=True)
            (folder / answers_as).write_text(text, encoding="utf-8")
        return folder

    def marks(self) -> dict[str, dict[str, float | None]]:
        """What nbgrader's gradebook holds: student -> question -> automatic points."""
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}") as gradebook:
            return {
                submission.student.id: {grade.name: grade.auto_score for grade in submission.notebooks[0].grades}
                for submission in gradebook.assignment_submissions("small")
            }


def _plain(call: str) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell(f"import course_utils as course\n{call}")
    cell.metadata = {"editable": False, "deletable": False, "jupyter": {"source_hidden": True}}
    return cell


@pytest.fixture(scope="module")
def new_class(tmp_path_factory):
    """Return a function that makes a fresh class."""
    return lambda: Class(tmp_path_factory.mktemp("course"))
