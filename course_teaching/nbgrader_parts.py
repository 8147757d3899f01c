"""Our pieces in nbgrader's own machinery; `config.py` puts them in, so that every way into nbgrader uses them."""

import json
from datetime import UTC
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter, NotebookExporter
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearSolutions, NbGraderPreprocessor
from traitlets import List
from traitlets.config import Config

from course_teaching import cells
from course_teaching.course import Student, students_of
from course_teaching.identity import Identity, identities
from course_teaching.marking import RECORD, mark_submission
from course_teaching.own_figures import drawn
from course_teaching.review import review
from course_teaching.submission import find
from course_utils.homework import page_for, publish, question_for, read
from course_utils.homework.assignment import RELEASED, SOURCE

_TRIALS = ("answers*.json", ".answers*", "*.zip")  # what trying an assignment out leaves beside its source
Resources = Any  # nbconvert's ResourcesDict


class ReleasedNotebook(NotebookExporter):
    """Takes the notebook as we released it wherever nbgrader would read the student's: theirs is not even opened."""

    def from_filename(self, filename: str, resources: Resources | None = None, **kw: Any) -> Any:
        """Read the released notebook in the place of a submitted one."""
        converter: Any = self.parent
        names = (resources or {})["nbgrader"]
        if converter._sanitizing:
            course = converter.coursedir
            folder = course.format_path(course.release_directory, ".", names["assignment"])
            filename = str(Path(folder) / f"{names['notebook']}.ipynb")
            if not Path(filename).is_file():
                raise ValueError(f"Release '{names['assignment']}' first: there is no {filename}.")
        return super().from_filename(filename, resources, **kw)


class MarkAnswers(NbGraderPreprocessor):
    """Marks the answers file instead of running the notebook; nbgrader's own SaveAutoGrades then takes the scores."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Put answers, marks and the teacher's suggestions under the questions, and the record beside the notebook."""
        names, course = resources["nbgrader"], _course(self)
        name, student = names["assignment"], names["student"]
        source = Path(course.format_path(course.source_directory, ".", name))
        if not (source / SOURCE).is_file():
            raise ValueError(f"'{name}' has no {SOURCE}: this course marks answers and runs no code of students.")
        assignment = read(source)
        found = find(Path(course.format_path(course.submitted_directory, student, name)), assignment)
        identity = class_identities(course, name)[student]
        released = Path(course.format_path(course.release_directory, ".", name)) / f"{name}.ipynb"
        remark = review(Path(course.format_path(course.submitted_directory, student, name)) / released.name, released)
        marking = mark_submission(assignment, student, found, identity, remark)
        for sentence in marking.log:
            self.log.warning("%s: %s", student, sentence)
        marks = {mark.id: mark for mark in marking.marks}
        for cell in nb.cells:
            if not utils.is_grade(cell) or (mark := marks.get(cell.metadata.nbgrader["grade_id"])) is None:
                continue
            page = page_for(assignment, mark.id, identity.name)
            figures = drawn(assignment, mark.id, identity.name)
            cell.outputs = cells.outputs(mark, page, question_for(assignment, mark.id, identity.name), figures)
            if mark.score is None:
                # An unchanged checksum would tell nbgrader that there is nothing to mark.
                cell.metadata.nbgrader.pop("checksum", None)
        resources.setdefault("outputs", {})[RECORD] = marking.write()
        return nb, resources


class ForTheStudent(NbGraderPreprocessor):
    """Lets only that into the feedback which is marked as the student's: no key, no hidden test, no suggestion."""

    display_data_priority = List(config=True)  # nbconvert sets it for every preprocessor of a page

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Empty every code cell of its code and of all that is not for the student; keep only the headings of prose."""
        names = resources["nbgrader"]
        with Gradebook(names["db_url"]) as gradebook:
            grades = gradebook.find_submission_notebook(names["notebook"], names["assignment"], names["student"]).grades
            waiting = {grade.name for grade in grades if grade.needs_manual_grade}
            called = {student.id: student.called for student in students_of(gradebook)}
        names["called"] = called.get(names["student"], names["student"])
        nb.cells = cells.with_headings_only(nb.cells)
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.source = ""
                cell.outputs = [output for output in cell.outputs if cells.audience(output) == cells.STUDENT]
                if utils.is_grade(cell):
                    cell.metadata.nbgrader["waiting"] = cell.metadata.nbgrader["grade_id"] in waiting
        return nb, resources


class FeedbackPage(HTMLExporter):
    """nbgrader's feedback page without the code, and without anything fetched from elsewhere."""

    def __init__(self, config: Config | None = None, **kw: Any):
        own = Config()
        own.FeedbackPage.template_name = "alliances_feedback"
        own.FeedbackPage.extra_template_basedirs = [str(Path(__file__).parent / "templates")]
        super().__init__(config=Config({**(config or {}), **own}), **kw)


class KeepQuestions(ClearSolutions):
    """Clears solutions as nbgrader does, but leaves a cell that asks one of our questions as it is."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Resources, cell_index: int
    ) -> tuple[NotebookNode, Resources]:
        """Clear a cell unless it asks a question."""
        return (
            (cell, resources)
            if "course.exercise(" in cell.source
            else super().preprocess_cell(cell, resources, cell_index)
        )


class PublishQuestions(NbGraderPreprocessor):
    """Writes the public part of the questions beside the released notebook."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Write `questions.json`, due when the gradebook says; take out what the teacher's own trials left."""
        name, course = resources["nbgrader"]["assignment"], _course(self)
        source = Path(course.format_path(course.source_directory, ".", name))
        if not (source / SOURCE).is_file():
            return nb, resources
        with Gradebook(resources["nbgrader"]["db_url"]) as gradebook:
            due: Any = gradebook.find_assignment(name).duedate
        public = publish(read(source), due.replace(tzinfo=UTC) if due else None)
        resources.setdefault("outputs", {})[RELEASED] = json.dumps(public, ensure_ascii=False, indent=1).encode()
        released = Path(course.format_path(course.release_directory, ".", name))
        for pattern in _TRIALS:
            for left in released.glob(pattern):
                left.unlink()
        return nb, resources


def _course(preprocessor: Any) -> CourseDirectory:
    return preprocessor.parent.parent.coursedir  # of the converter that the exporter belongs to


def class_identities(course: CourseDirectory, name: str) -> dict[str, Identity]:
    """Decide for all submissions of an assignment with whose figures each is marked."""
    submitted = Path(course.format_path(course.submitted_directory, "*", name))
    base = Path(str(submitted).split("*")[0])
    students = [one.name for one in sorted(base.glob("*")) if Path(str(submitted).replace("*", one.name)).is_dir()]
    folders = tuple(Path(str(submitted).replace("*", student)) for student in students)
    source = Path(course.format_path(course.source_directory, ".", name))
    stamps = tuple(path.stat().st_mtime_ns for folder in (*folders, source) for path in [folder, *folder.glob("*.*")])
    with Gradebook(course.db_url, course.course_id) as gradebook:
        roster = tuple(students_of(gradebook))
    return dict(_identities(source, tuple(zip(students, folders, strict=True)), stamps, roster))


@lru_cache(maxsize=2)
def _identities(
    source: Path, folders: tuple[tuple[str, Path], ...], stamps: tuple[int, ...], roster: tuple[Student, ...]
) -> dict[str, Identity]:
    assignment = read(source)
    return identities({student: find(folder, assignment).student for student, folder in folders}, roster)
