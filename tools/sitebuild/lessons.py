"""The notebooks as the site holds them: the same cells, and a note of what they were when they were handed out."""

import hashlib
import json
import re
from pathlib import Path

import nbformat

#: The site runs a lesson by itself, so it does not ask the learner to.
_RUN = r"\*\*To begin, choose Run ▸ Run All Cells\*\* in the menu"
_BY_ITSELF = (
    (rf"{_RUN} above.*", "**This page comes alive by itself.** You can begin to read meanwhile."),
    (rf"{_RUN}, then press", "It starts by itself. Press"),
)


def prepare(notebooks: Path, out: Path) -> list[dict[str, str]]:
    """Copy the lessons and the demos; return path, title and fingerprint of each."""
    found = []
    for path in sorted(notebooks.glob("*.ipynb")) + sorted(notebooks.glob("demos/*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        name = path.relative_to(notebooks).as_posix()
        for cell in notebook.cells:
            for asked, said in _BY_ITSELF:
                cell.source = re.sub(asked, said, cell.source)
        origin = fingerprint(notebook)
        # A saved copy carries this along, so that it can be told later whether the learner changed anything.
        notebook.metadata = nbformat.from_dict(
            {
                "kernelspec": {"display_name": "Python", "language": "python", "name": "python"},
                "language_info": {"name": "python"},
                "alliances": {"origin": origin},
            }
        )
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, target)
        found.append({"path": name, "title": _title(notebook, path.stem), "origin": origin})
    return found


def fingerprint(notebook: nbformat.NotebookNode) -> str:
    """Return what tells one version of a notebook's text from another; the same as in ``site/copies.js``."""
    cells = [[cell.cell_type, cell.source] for cell in notebook.cells]
    text = json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _title(notebook: nbformat.NotebookNode, otherwise: str) -> str:
    for cell in notebook.cells:
        for line in cell.source.splitlines():
            if line.startswith("# "):
                return line[2:].strip()
    return otherwise.replace("_", " ")
