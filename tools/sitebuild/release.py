"""Seal a release: the list of its files with their fingerprints, which the service worker of the site goes by."""

import hashlib
import json
from pathlib import Path

_WORKER = "service-worker.js"
#: What the first lesson asks for; the landing page fetches it, and shows how far it has come.
_FIRST = ("static/", "course/", "notebooks/", "build/notebooks/", "build/jlab_core", "build/themes/", "files/00")
_PARTS = {
    "static/pyodide/course.zip": "the course and its packages, compiled",
    "static/": "Pyodide",
    "course/plotly": "plotly.js",
    "course/": "the course's own pages",
    "build/": "JupyterLite",
    "extensions/": "its extensions",
    "files/": "the notebooks",
    "": "all else",
}


def seal(source: Path, facts: dict, out: Path) -> None:
    """Name the release in `out` after all it holds; write the pages' `facts` and the site's service worker."""
    (out / _WORKER).rename(out / "lite-worker.js")  # JupyterLite's, for the files of the kernel; ours calls it
    about = out / "course" / "release.js"
    facts = {"id": _digest(json.dumps([facts, _files(out)]).encode())[:12]} | facts
    about.write_text(f"export default {json.dumps(facts, indent=1, ensure_ascii=False)};\n")
    values = {"RELEASE": facts["id"], "FILES": _files(out)}
    head = "".join(f"const {name} = {json.dumps(value, separators=(',', ':'))};\n" for name, value in values.items())
    (out / _WORKER).write_text(head + (source / "worker.js").read_text())


def _files(out: Path) -> dict[str, tuple[str, int, int]]:
    found = {}
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        name, content = path.relative_to(out).as_posix(), path.read_bytes()
        found[name] = (_digest(content), len(content), int(name.startswith(_FIRST)))
    return found


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def sizes(out: Path) -> list[tuple[str, int]]:
    """Return the name and the bytes of each part of the site."""
    found = dict.fromkeys(_PARTS.values(), 0)
    for path in out.rglob("*"):
        if path.is_file():
            name = path.relative_to(out).as_posix()
            part = next(part for start, part in _PARTS.items() if name.startswith(start))
            found[part] += path.stat().st_size
    return list(found.items())
