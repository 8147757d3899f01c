"""The copy of the uploads that nbgrader collects from; what the teacher gave and what was there before both stay."""

import filecmp
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

_SINGLE = (".json", ".ipynb")


def stage(uploads: Path, home: Path) -> Path:
    """Copy uploads to where nbgrader can collect from; once something was found in them, `keep` is to follow.

    Parameters
    ----------
    uploads : the zip or folder as the school's system handed it out.
    home : the assignment's folder in `downloaded`.

    Returns
    -------
    Path
        The copy; or the folder `archive` itself, if these are the uploads of last time.

    Raises
    ------
    ValueError
        If there is nothing that can be an upload; then nothing is changed.
    """
    archive = home / "archive"
    _check(uploads, archive)
    if uploads.resolve() == archive.resolve():
        return archive
    copy = home / "archive.new"
    shutil.rmtree(copy, ignore_errors=True)  # of a run that was cut short: a copy of ours
    if uploads.is_dir():
        shutil.copytree(uploads, copy, symlinks=True)
    else:
        copy.mkdir(parents=True)
        shutil.copy(uploads, copy)
    if archive.exists() and _same(archive, copy):
        shutil.rmtree(copy)
        return archive
    return copy


def keep(staged: Path) -> None:
    """Make the staged uploads those of last time, in the folder `archive`; earlier ones move to `earlier`."""
    archive = staged.with_name("archive")
    if staged == archive:
        return
    if archive.exists():
        earlier = archive.parent / "earlier" / dated()
        earlier.parent.mkdir(exist_ok=True)
        archive.rename(earlier)
    staged.rename(archive)


def dated() -> str:
    """Return a name for a folder that says when, to the millisecond."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%f")[:-3] + "Z"


def _check(uploads: Path, archive: Path) -> None:
    if not uploads.exists():
        raise ValueError(f"There is no file or folder '{uploads}'.")
    if uploads.resolve() in archive.resolve().parents:
        raise ValueError(
            f"'{uploads}' holds the course's own copies of uploads, so it is not collected from: name the zip or "
            f"folder that Canvas or Moodle handed out, or {archive.relative_to(archive.parents[2])} for what was "
            "collected last."
        )
    if uploads.is_file() and uploads.suffix.lower() not in _SINGLE and not zipfile.is_zipfile(uploads):
        if uploads.suffix.lower() == ".zip":
            raise ValueError(f"'{uploads}' is no whole zip: download it again. Nothing was collected.")
        raise ValueError(f"'{uploads}' is neither a folder nor a zip of uploads. Nothing was collected.")


def _same(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files, byte for byte."""
    names = [sorted(path.relative_to(base) for path in base.rglob("*") if path.is_file()) for base in (one, other)]
    return names[0] == names[1] and not any(filecmp.cmpfiles(one, other, names[0], shallow=False)[1:])
