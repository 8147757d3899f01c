"""Where the record is kept, in which files, and what to tell the learner when that does not work."""

import errno
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from course_utils.progress.lines_store import LinesStore
from course_utils.progress.sqlite_store import SqliteStore
from course_utils.progress.store import VERSION, DamagedStore, NewerStore, Store, StoreError

NEWER = (
    "Your record was made by a newer version of this course and was left as it is: update the course to see it; "
    "until then your answers are kept beside it."
)
_DRIVE = Path("/drive")  # where JupyterLite keeps files from visit to visit; all else is gone with the tab
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def default_folder() -> Path:
    """ALLIANCES_DATA_DIR if it is set, else the user's data folder, in a browser tab a folder on its drive."""
    if chosen := os.environ.get("ALLIANCES_DATA_DIR", "").strip():
        return Path(chosen).expanduser().absolute()
    if sys.platform == "emscripten" and _has_drive():
        return _DRIVE / "alliances-course"
    import platformdirs

    return Path(platformdirs.user_data_dir("alliances-course"))


@cache  # a browser takes some 13 ms to tell
def _has_drive() -> bool:
    return _DRIVE.is_dir()


def usual_store(folder: Path) -> Store:
    """The store that this Python can use in a folder: SQLite on a computer, else lines."""
    return SqliteStore(folder / "progress.sqlite") if _has_sqlite() else LinesStore(folder / "progress.jsonl")


def separate_store(folder: Path) -> Store:
    """The store to use while the usual one belongs to a newer version of the course."""
    usual = usual_store(folder)
    return type(usual)(usual.path.with_name(f"progress.v{VERSION}{usual.path.suffix}"))  # pyright: ignore


def other_stores(folder: Path, path: Path) -> Iterator[Store]:
    """The stores in a folder besides the one at `path`, as far as this Python can read them."""
    for file in _ours(folder):
        store = _store_at(file)
        if file != path and store and ".unreadable-" not in file.name:
            yield store


def clear(folder: Path, patience: float) -> tuple[list[str], str]:
    """Empty all stores of a folder, and delete files that were put aside.

    Returns
    -------
    left, failed : the files of a newer version, which are left alone, and the names of files that could not be emptied.
    """
    left, failed = [], []
    for file in _ours(folder):
        try:
            _empty(file, patience)
        except NewerStore:
            left.append(file.name)
        except (StoreError, OSError):
            failed.append(file.name)
    return left, ", ".join(failed)


def _empty(file: Path, patience: float) -> None:
    store = _store_at(file)
    if ".unreadable-" in file.name:
        file.unlink()
    elif store is None:
        raise StoreError("broken", "this Python cannot read it")
    else:
        try:
            store.clear(patience)
        except DamagedStore:
            file.unlink()  # nobody can read it, but what it holds is the learner's all the same


def damaged(aside: Path) -> str:
    """What to say when a file was put aside."""
    return f"Your record could not be read in full, so it was put aside as '{aside.name}' and a new one was begun."


def sentence(error: Exception, folder: Path) -> str:
    """What to say when the record cannot be used just now."""
    reason = error.reason if isinstance(error, StoreError) else "unwritable"
    if isinstance(error, OSError) and error.errno in _FULL:
        reason = "full"
    because = {
        "unwritable": f"the folder '{folder}' cannot be used",
        "full": "the disk is full",
        "busy": "another notebook is using your record",
    }.get(reason, "the disk did not take it")
    return f"Your answers are not being saved just now, because {because}; they are kept while this notebook is open."


def _has_sqlite() -> bool:
    if sys.platform == "emscripten":
        return False
    try:
        import sqlite3  # noqa: F401
    except ImportError:
        return False
    return True


def _ours(folder: Path) -> list[Path]:
    try:
        files = [folder / name for name in os.listdir(folder)]
    except OSError:
        return []
    ends = (".sqlite", ".jsonl", "-journal", "-wal", "-shm")
    files = [file for file in files if file.name.startswith("progress.") and file.name.endswith(ends)]
    # A journal beside a store in use is SQLite's own business.
    return sorted(file for file in files if ".unreadable-" in file.name or "-" not in file.name)


def _store_at(file: Path) -> Store | None:
    if file.suffix == ".sqlite" and _has_sqlite():
        return SqliteStore(file)
    return LinesStore(file) if file.suffix == ".jsonl" else None
