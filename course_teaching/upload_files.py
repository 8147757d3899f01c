"""The files of an upload, zips opened: those that may hold answers, and what is wrong with the others."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_WANTED = (".ipynb", ".json")
_NO_ZIPS = (".rar", ".7z", ".gz", ".tar", ".tgz")
_JUNK = ("thumbs.db", "desktop.ini")  # what file managers leave behind
_LARGEST = 20_000_000  # bytes of one file: no notebook of ours is near it
# What Canvas ("-1") or a browser (" (1)") adds to the name of a second upload.
_COPY = re.compile(r"(?P<stem>.*?)(-(?P<dash>[0-9]{1,2})| \((?P<bracket>[0-9]+)\))?(?P<suffix>\.[A-Za-z0-9]*|)", re.S)
_DEEPEST, _MOST = 3, 20_000  # zips within zips; files of a whole class


@dataclass(frozen=True)
class Upload:
    """A file that was uploaded, zips counting as folders; `wrong` says what makes it of no use, after "which".

    `late` is what the school's system says of it.
    """

    path: PurePosixPath
    content: bytes = b""
    wrong: str = ""
    late: bool = False


def files(folder: Path) -> Iterator[Upload]:
    """Yield all files of a folder, in the order of names, a second upload after the first; links are left alone.

    Raises
    ------
    ValueError
        If there are more than any class hands in.
    """
    count = 0
    for path in sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: _order(str(path))):
        inside = PurePosixPath(path.relative_to(folder).as_posix())
        if path.is_symlink() or _is_junk(inside):
            continue
        if _is_zip(path.name):
            found = _unzip(path, inside, 1)
        elif path.suffix.lower() in _WANTED:
            found = iter([_wanted(inside, path.read_bytes() if path.stat().st_size <= _LARGEST else None)])
        else:
            found = iter([_useless(inside)])
        for file in found:
            count += 1
            if count > _MOST:
                raise ValueError(f"More than {_MOST} files were uploaded: that is no class's homework.")
            yield file


def _unzip(source: Path | io.BytesIO, where: PurePosixPath, depth: int) -> Iterator[Upload]:
    empty = True
    try:
        with zipfile.ZipFile(source) as archive:
            for entry in sorted(archive.infolist(), key=lambda entry: _order(entry.filename)):
                inside = where.joinpath(*(part for part in re.split(r"[/\\]+", _name(entry)) if part.strip(".")))
                if entry.is_dir() or _is_junk(inside.relative_to(where)):
                    continue
                empty = False
                wanted, packed = inside.suffix.lower() in _WANTED, _is_zip(inside.name)
                if not wanted and not packed:
                    yield _useless(inside)
                    continue
                with archive.open(entry) as opened:
                    content = opened.read(10 * _LARGEST + 1 if packed else _LARGEST + 1)
                if wanted:
                    yield _wanted(inside, content if len(content) <= _LARGEST else None)
                elif depth < _DEEPEST:
                    yield from _unzip(io.BytesIO(content), inside, depth + 1)
                else:
                    yield Upload(inside, wrong="lies in too many zips")
    except Exception:
        # A damaged or locked zip, whatever it raises, still was handed in: its student gets a sentence.
        yield Upload(where, wrong="is damaged or locked")
    else:
        if empty:
            yield Upload(where, wrong="is empty")


def _wanted(path: PurePosixPath, content: bytes | None) -> Upload:
    return Upload(path, wrong="is too large") if content is None else Upload(path, content)


def _useless(path: PurePosixPath) -> Upload:
    no_zip = path.suffix.lower() in _NO_ZIPS
    return Upload(path, wrong="is no zip and cannot be opened" if no_zip else "holds no answers")


def _is_junk(path: PurePosixPath) -> bool:
    """Whether a file is a system's own; a zip that a student called ".zip" is none."""
    hidden = any(part.startswith((".", "__")) and not _is_zip(part) for part in path.parts)
    return hidden or path.name.lower() in _JUNK


def _is_zip(name: str) -> bool:
    return name.lower().endswith(".zip")


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name of a file in a zip; some programs write UTF-8 and do not say so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _order(name: str) -> list[tuple[list[tuple[int, str]], int, str]]:
    """Return what sorts paths: numbers by their size; "X (1).zip" or "X-1.zip", which came later, behind "X.zip"."""
    parts = []
    for part in re.split(r"[/\\]", name):
        if match := _COPY.fullmatch(part):  # always
            parts.append((_natural(match["stem"]), int(match["dash"] or match["bracket"] or 0), match["suffix"]))
    return parts


def _natural(text: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"([0-9]+)", text)]
