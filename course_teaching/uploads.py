"""Uploads as schools' systems hand them out, sorted by student: nbgrader's zip_collect with an extractor of our own.

Canvas names each file ``lastfirst_[LATE_]user_attachment_name``, Moodle each folder
``First Last_number_assignsubmission_file_``; others are known by a folder or file named after a student of the class
list. Zips within zips are opened; only notebooks and JSON files are taken.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin

from course_teaching.course import Student, students_of
from course_utils.homework import normalised

_CANVAS = re.compile(r"(?P<name>[^_/]+)_(?P<late>LATE_)?(?P<user>[0-9]+)_(?P<number>[0-9]+)_(?P<file>.+)", re.I)
_MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>[0-9]+)_assignsubmission_(file|onlinetext)_?(?P<file>.*)", re.I)
_WANTED = (".ipynb", ".json")
_LARGEST = 20_000_000  # bytes of one file: no notebook of ours is near it
_DEEPEST, _MOST = 3, 20_000  # zips within zips; files of a whole class


@dataclass(frozen=True)
class _File:
    path: PurePosixPath  # zips count as folders
    content: bytes | None  # None: larger than any file of ours


class UploadExtractor(ExtractorPlugin):
    """Puts each student's notebook and answers into a folder named by their id; says what it cannot place."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Sort what is in the archive folder into one folder a student."""
        app: Any = self.parent
        course = app.coursedir
        name = course.assignment_id
        with Gradebook(course.db_url, course.course_id) as gradebook:
            roster = students_of(gradebook)
        placed: dict[str, list[_File]] = {}
        for file in _files(Path(archive_path)):
            owner = _owner(file.path, name, roster)
            if owner is None:
                print(f"'{file.path}' was left out: whose it is cannot be told from its name.")
            elif file.content is None:
                print(f"{owner}: '{file.path.name}' is too large and was left out.")
            else:
                placed.setdefault(owner, []).append(file)
        known = {student.id for student in roster}
        for owner, files in sorted(placed.items()):
            if known and owner not in known:
                print(f"{owner}: not on the class list; collected under this id.")
            _write(Path(extracted_path) / owner, files, name)


class UploadCollector(FileNameCollectorPlugin):
    """Tells nbgrader whose each file is that `UploadExtractor` has sorted."""

    def collect(self, submitted_file: str) -> dict[str, str]:
        """Return student and file; the folder that a file is in is the student's id."""
        path = Path(submitted_file)
        return {"student_id": path.parent.name, "file_id": path.name}


def _write(folder: Path, files: Sequence[_File], name: str) -> None:
    """Write a student's files under names of their own; the one notebook that nbgrader looks for under its name."""
    folder.mkdir(parents=True, exist_ok=True)
    notebooks = [file for file in files if file.path.suffix == ".ipynb"]
    exact = [file for file in notebooks if _plain_name(file.path.name) == f"{name}.ipynb"]
    main = (exact or notebooks)[-1:]  # of several attempts, the latest has the highest number
    taken: set[str] = set()
    for file in [*main, *(file for file in reversed(files) if file not in main)]:
        plain = f"{name}.ipynb" if file in exact[-1:] else _safe(_plain_name(file.path.name))
        stem, dot, suffix = plain.rpartition(".")
        number = 1
        while plain in taken:
            number += 1
            plain = f"{stem}.{number}{dot}{suffix}"
        taken.add(plain)
        (folder / plain).write_bytes(file.content or b"")


def _files(folder: Path) -> Iterator[_File]:
    """Yield all files of a folder that may be a student's, in the order of names, numbers by their size."""
    count = 0
    for path in sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: _order(str(path))):
        inside = PurePosixPath(path.relative_to(folder).as_posix())
        if path.suffix.lower() == ".zip":
            found = _unzip(path, inside, 1)
        elif path.suffix.lower() in _WANTED:
            found = iter([_File(inside, path.read_bytes() if path.stat().st_size <= _LARGEST else None)])
        else:
            continue
        for file in found:
            count += 1
            if count > _MOST:
                raise ValueError(f"More than {_MOST} files were uploaded: that is no class's homework.")
            yield file


def _unzip(source: Path | io.BytesIO, where: PurePosixPath, depth: int) -> Iterator[_File]:
    try:
        with zipfile.ZipFile(source) as archive:
            for entry in sorted(archive.infolist(), key=lambda entry: _order(entry.filename)):
                inside = where / PurePosixPath(_name(entry).replace("\\", "/").lstrip("/"))
                if entry.is_dir() or any(part.startswith((".", "__")) for part in inside.parts):
                    continue
                suffix = inside.suffix.lower()
                if suffix not in (*_WANTED, ".zip"):
                    continue
                with archive.open(entry) as opened:
                    content = opened.read(10 * _LARGEST + 1 if suffix == ".zip" else _LARGEST + 1)
                if suffix == ".zip" and depth < _DEEPEST:
                    yield from _unzip(io.BytesIO(content), inside, depth + 1)
                elif suffix in _WANTED:
                    yield _File(inside, content if len(content) <= _LARGEST else None)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        # A damaged or locked zip still is a submission: its student is told apart and gets a sentence.
        yield _File(where.with_suffix(".json"), b"")


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name of a file in a zip; some programs write UTF-8 and do not say so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _owner(path: PurePosixPath, assignment: str, roster: Sequence[Student]) -> str | None:
    for part in path.parts:
        if match := _CANVAS.fullmatch(part):
            return _canvas(match["user"], match["name"], roster)
        if match := _MOODLE.fullmatch(part):
            return _by_name(match["name"], roster) or _safe(match["name"]).lower()
    for part in path.parts:
        stem = PurePosixPath(part).stem if part == path.name or part.endswith(".zip") else part
        for text in (part, stem, stem.removeprefix(f"{assignment}_").replace("_", " ")):
            if student := _by_name(text, roster):
                return student
    return None


def _canvas(user: str, name: str, roster: Sequence[Student]) -> str:
    by_number = (student.id for student in roster if user in (student.lms_id, student.id))
    return next(by_number, None) or _by_name(name, roster) or user


def _by_name(text: str, roster: Sequence[Student]) -> str | None:
    """Return the one student whose id, address or name (in either order) a text is; None if none or several are."""
    wanted = _squashed(text)
    found = {
        student.id
        for student in roster
        for name in (student.id, student.email, student.first + student.last, student.last + student.first)
        if wanted and _squashed(name) == wanted
    }
    return found.pop() if len(found) == 1 else None


def _squashed(text: str) -> str:
    return re.sub(r"[\W_]", "", normalised(text))


def _plain_name(name: str) -> str:
    """Return a file's own name, without what Canvas or Moodle put before and what a second upload added."""
    for pattern in (_CANVAS, _MOODLE):
        if (match := pattern.fullmatch(name)) and match["file"]:
            name = match["file"]
    return re.sub(r"(-[0-9]{1,2}| \([0-9]+\))(?=\.[a-z]+$)", "", name)


def _safe(name: str) -> str:
    return re.sub(r"[^\w.@+-]+", "_", name).strip("._")[:100] or "unnamed"


def _order(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"([0-9]+)", name)]
