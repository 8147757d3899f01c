"""``alliances student-copy FILE``: the course as students need it, in a zip: lessons, demos and what they run on.

Only places that students need are looked into, and there only what git tracks: nothing of a teacher's own lies there.
Tests are no such place, for they work the homework's answers out.
"""

import argparse
import os
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

from course_teaching.course import Course
from course_utils.homework.answers_file import FILE
from course_utils.homework.assignment import RELEASED, SOURCE
from course_utils.wording import listing, some

# All that pyproject.toml names is among them, so that the copy installs as it is; no module of either holds the key.
PLACES = (
    *("README.md", "LICENSE", "LICENSE-TEXT", "CITATION.cff", "environment.yml", "pyproject.toml", "uv.lock"),
    *("course_teaching", "course_utils", "jupyter", "notebooks", "voila"),
)
_TOP = "alliances"
_NEVER = (".pyc", ".zip", ".db")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this step takes."""
    parser.add_argument("file", type=Path, help="the zip to write, such as for_students.zip")


def run(given: argparse.Namespace) -> None:
    """Write the zip; an earlier copy of the course is replaced, nothing else is."""
    root, out = Course().root, given.file
    if out.suffix.lower() != ".zip":
        raise ValueError(f"Give the copy a name that ends in .zip, not '{out}'.")
    if out.exists() and not _is_copy(out):
        raise ValueError(f"'{out}' is there already and no copy of the course: give another name.")
    tracked = _tracked(root)
    chosen, left = choose(root, tracked)
    if missing := [place for place in PLACES if not any(path.is_relative_to(place) for path in chosen)]:
        raise ValueError(f"This folder is not whole, so there is no copy: {listing(missing)} is missing.")
    beside = out.with_name(f".{out.name}.part")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in chosen:
                archive.write(root / path, Path(_TOP) / path)
        os.replace(beside, out)
    finally:
        beside.unlink(missing_ok=True)
    size = out.stat().st_size / 1e6
    print(f"The course for students is in {out}: {len(chosen)} files, {size:.1f} MB, without the key.")
    if tracked is None:
        print("Without git, all files of the lessons' folders went in: see that none there is your own.")
    if left:
        print(f"Left out, as git does not know it: {some(path.as_posix() for path in left)}.")


def choose(root: Path, tracked: set[Path] | None) -> tuple[list[Path], list[Path]]:
    """Return the files that students need, and those in the same places that are not tracked (None: nobody knows)."""
    found = sorted({path.relative_to(root) for place in PLACES for path in _files(root / place)})
    if tracked is None:
        return found, []
    return [path for path in found if path in tracked], [path for path in found if path not in tracked]


def _files(place: Path) -> Iterator[Path]:
    """Yield the files of a place, without what running the course or trying homework out leaves behind."""
    if place.is_file():
        yield place
    for base, folders, names in os.walk(place):
        homework = any(_is_homework(name) for name in names)
        if homework and Path(base) != place:  # an assignment that was unpacked here
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        for name in names:
            path = Path(base, name)
            left_behind = name.startswith(".") or path.suffix in _NEVER or _is_homework(name)
            if not left_behind and not path.is_symlink():
                yield path


def _is_homework(name: str) -> bool:
    answers = name.startswith(Path(FILE).stem) and name.endswith(Path(FILE).suffix)
    return answers or name in (RELEASED, SOURCE)


def _tracked(root: Path) -> set[Path] | None:
    """Return what git tracks, or None if the folder is no repository or there is no git."""
    if not (root / ".git").exists():
        return None
    try:
        run = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return {Path(os.fsdecode(name)) for name in run.stdout.split(b"\0") if name}


def _is_copy(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return all(name.startswith(f"{_TOP}/") for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False
