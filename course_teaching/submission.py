"""What a student handed in: the answers found among their files, and what a teacher should know about them."""

import json
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from course_utils.homework import Assignment, read_answers
from course_utils.homework.answers_file import FILE, time_of
from course_utils.homework.assignment import RELEASED
from course_utils.wording import counted, some

_MOST_FILES = 200  # looked at in one submission; nobody has a reason to hand in more


@dataclass(frozen=True)
class Submission:
    """The answers of one student: question id -> answer, the name they typed (None if unknown), remarks for the log.

    `saved` is when the last answer was saved, by the student's clock.
    """

    answers: Mapping[str, Any]
    student: str | None
    remarks: tuple[str, ...]
    saved: datetime | None = None

    @property
    def fingerprint(self) -> str:
        """A text that changes whenever the answers, the name or the remarks do."""
        whole = [dict(self.answers), self.student, self.remarks]
        return sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()


def find(folder: Path, assignment: Assignment) -> Submission:
    """Find and read the answers in a folder that was handed in; nothing in it is run, and nothing of it raises.

    The file `answers.json` itself comes first; a remark says if another sound file is newer. If it is missing, damaged
    or another assignment's, the newest sound file beside or below it is used, whatever its name, and a remark says so.
    """
    paths = list(_files(folder))
    due = folder / FILE
    others = [_other_notebooks(paths, folder, assignment.name), _not_used(paths, folder)]
    sound: dict[Path, dict[str, Any]] = {}
    wrong: dict[Path, ValueError] = {}
    for path in paths:
        if path == due or (path.suffix.lower() == ".json" and path.name != RELEASED):
            try:
                sound[path] = _read(path, assignment)
            except ValueError as error:
                wrong[path] = error
    newest = max(sound, key=lambda path: _latest(sound[path]), default=None)
    where = newest.relative_to(folder).as_posix() if newest else ""
    if due in sound:
        newer = newest is not None and _latest(sound[newest]) > _latest(sound[due])
        remark = f"'{where}' holds newer answers than {FILE}, which counted: please look at both." if newer else ""
        return _submission(sound[due], assignment, remark, *others)
    elsewhere = next((error for error in wrong.values() if isinstance(error, _AnotherAssignment)), None)
    said = str(wrong.get(due) or elsewhere or f"There is no {FILE}").removesuffix(".")
    if newest is None:
        return Submission({}, None, tuple(filter(None, [f"{said}: nothing could be marked.", *others])))
    if due not in wrong:
        said = f"There is no {FILE}"
    return _submission(sound[newest], assignment, f"{said}: the answers were found in '{where}'.", *others)


def prepare(folder: Path, released: Path) -> None:
    """Give nbgrader the notebook that it looks for, if the student's is missing or has another name.

    What came through nbgrader's exchange may be open to every user of the machine; it is closed to the others.
    """
    with suppress(OSError):
        for path in (folder, *folder.rglob("*")):
            if not path.is_symlink():
                path.chmod(stat.S_IMODE(path.stat().st_mode) & ~(stat.S_IRWXG | stat.S_IRWXO))
    wanted = folder / released.name
    if not wanted.is_file():
        shutil.copyfile(released, wanted)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the real files of a folder: no links, pipes or hidden places, and not without end."""
    count = 0
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(names):
            path = Path(base) / name
            if stat.S_ISREG(path.lstat().st_mode):
                yield path
                count += 1
            if count >= _MOST_FILES:
                return


class _AnotherAssignment(ValueError):
    """A sound file of answers, but not of this assignment."""


def _read(path: Path, assignment: Assignment) -> dict[str, Any]:
    whole = read_answers(path)
    if whole["assignment"] != assignment.name:
        raise _AnotherAssignment(f"{path.name} holds the answers of another assignment, '{whole['assignment'][:60]}'.")
    return whole


def _latest(whole: Mapping[str, Any]) -> float:
    return max((time_of(entry["at"]).timestamp() for entry in whole["answers"].values()), default=0.0)


def _submission(whole: Mapping[str, Any], assignment: Assignment, *remarks: str) -> Submission:
    known = {exercise.id for exercise in assignment.questions}
    given = {id: entry["answer"] for id, entry in whole["answers"].items()}
    said = [remark for remark in remarks if remark]
    if strange := sorted(given.keys() - known):
        said.append(f"Left out, as this assignment has no such question: {some(id[:60] for id in strange)}.")
    if not given.keys() & known:
        said.append("No question was answered.")
    saved = max((time_of(entry["at"]) for entry in whole["answers"].values()), default=None)
    return Submission({id: given[id] for id in given if id in known}, whole["student"], tuple(said), saved)


def _not_used(paths: list[Path], folder: Path) -> str:
    """Say what else was handed in: nothing of it can act on anything, but a teacher may want to look."""
    expected = (".ipynb", ".json", ".zip", ".txt", ".lock")  # the last is the course's own
    others = [path for path in paths if path.suffix.lower() not in expected]
    if not others:
        return ""
    shown = some(f"'{path.relative_to(folder).as_posix()[:80]}'" for path in others)
    return f"{counted(len(others), 'other file')} ({shown}) did not count."


def _other_notebooks(paths: list[Path], folder: Path, name: str) -> str:
    others = [
        path.relative_to(folder).as_posix()
        for path in paths
        if path.suffix == ".ipynb" and path != folder / f"{name}.ipynb"
    ]
    if not others:
        return ""
    shown = some(f"'{other[:80]}'" for other in others)
    return f"The notebook has another name than the released one, or there are several ({shown}): it costs no marks."
