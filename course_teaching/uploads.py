"""Uploads as schools' systems hand them out, sorted by student: nbgrader's zip_collect with an extractor of our own."""

import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin

from course_teaching.course import class_list, students_of
from course_teaching.late import call_late
from course_teaching.owners import own_name, owners, safe
from course_teaching.submission import find
from course_teaching.upload_files import Upload, files
from course_utils.homework import Assignment, read
from course_utils.homework.assignment import SOURCE
from course_utils.wording import counted, some

_KEPT = "the earlier work is kept"


class UploadExtractor(ExtractorPlugin):
    """Puts each student's notebook and answers into a folder named by their id; says what it cannot place.

    `found` are the ids of all who uploaded anything, `empty` of those in whose uploads there was nothing to take.
    """

    def __init__(self, **kw: Any):
        super().__init__(**kw)
        self.found: set[str] = set()
        self.empty: set[str] = set()

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Sort what is in the archive folder into one folder a student; sound work of before is never written over."""
        app: Any = self.parent
        course = app.coursedir
        name = course.assignment_id
        with Gradebook(course.db_url, course.course_id) as gradebook:
            roster, listed = students_of(gradebook), {student.id for student in class_list(gradebook)}
        placed, said = owners(files(Path(archive_path)), name, roster)
        said += _left_out(placed.pop(None, []), bool(listed))
        source = Path(course.format_path(course.source_directory, ".", name))
        assignment = read(source) if (source / SOURCE).is_file() else None
        taken: dict[str, bool] = {}
        for owner, uploads in sorted((owner or "", uploads) for owner, uploads in placed.items()):
            self.found.add(owner)
            submitted = Path(course.format_path(course.submitted_directory, owner, name))
            if listed and owner not in listed and not any(f"'{owner}'" in sentence for sentence in said):
                said.append(f"{owner}: not on the class list; collected under this id.")
            sound = [one for one in uploads if not one.wrong]
            said += _wrong(owner, uploads, submitted.is_dir())
            if not sound:
                self.empty.add(owner)
                continue
            write(Path(extracted_path) / owner, sound, name)
            if assignment:
                said += _earlier(assignment, submitted, Path(extracted_path) / owner)
            if (Path(extracted_path) / owner).is_dir():
                taken[owner] = any(one.late for one in sound)
        call_late(Path(archive_path).parent, taken)
        for sentence in said:
            print(sentence)


class UploadCollector(FileNameCollectorPlugin):
    """Tells nbgrader whose each file is that `UploadExtractor` has sorted."""

    def collect(self, submitted_file: str) -> dict[str, str]:
        """Return student and file; the folder that a file is in is the student's id."""
        path = Path(submitted_file)
        return {"student_id": path.parent.name, "file_id": path.name}


def write(folder: Path, uploads: Sequence[Upload], name: str) -> None:
    """Write a student's files under names of their own; the one notebook that nbgrader looks for under its name."""
    folder.mkdir(parents=True, exist_ok=True)
    notebooks = [file for file in uploads if file.path.suffix == ".ipynb"]
    exact = [file for file in notebooks if own_name(file.path.name) == f"{name}.ipynb"]
    main = (exact or notebooks)[-1:]  # of several attempts, the latest has the highest number
    taken: set[str] = set()
    for file in [*main, *(file for file in reversed(uploads) if file not in main)]:
        plain = f"{name}.ipynb" if file in exact[-1:] else safe(own_name(file.path.name))
        stem, dot, suffix = plain.rpartition(".")
        number = 1
        while plain in taken:
            number += 1
            plain = f"{stem}.{number}{dot}{suffix}"
        taken.add(plain)
        (folder / plain).write_bytes(file.content)


def _wrong(owner: str, uploads: Sequence[Upload], earlier: bool) -> Iterator[str]:
    """Say what of a student's uploads is of no use: all that are damaged, and others if there is nothing else."""
    useless = [one for one in uploads if one.wrong]
    if len(useless) == len(uploads):
        first, more = useless[0], len(useless) - 1
        others = f", and {counted(more, 'more file')} of no use" if more else ""
        yield f"{owner}: uploaded '{first.path.name}', which {first.wrong}{others}{f'; {_KEPT}' if earlier else ''}."
        return
    for one in useless:
        if one.wrong != "holds no answers":  # a photo beside the answers does no harm
            yield f"{owner}: uploaded '{one.path.name}', which {one.wrong}."


def _earlier(assignment: Assignment, submitted: Path, new: Path) -> Iterator[str]:
    """Take back what was sorted for a student if nothing in it can be marked, and something collected before can."""
    found = find(new, assignment)
    if not found.answers and find(submitted, assignment).answers:
        shutil.rmtree(new)  # a copy: the upload itself is in the archive folder
        why = "no question is answered in the upload" if found.student is not None else found.remarks[0]
        yield f"{new.name}: {why.partition(': nothing could be marked')[0]}; {_KEPT}."


def _left_out(uploads: Sequence[Upload], listed: bool) -> Iterator[str]:
    """Say what nobody is known for, once a folder or zip."""
    places: dict[PurePosixPath, list[str]] = defaultdict(list)
    for one in uploads:
        places[one.path.parent].append(one.path.name)
    without = "its name" if listed else "its name without a class list"
    for place, names in places.items():
        if len(names) == 1:
            yield f"'{place / names[0]}' was left out: whose it is cannot be told from {without}."
            continue
        shown = some(f"'{name}'" for name in names)
        where = f" in '{place}'" if place.parts else ""
        yield f"{shown}{where} were left out: whose they are cannot be told from {without}."
