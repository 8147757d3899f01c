"""Bring notebooks into the form they are kept in: ``python tools/tidy_notebooks.py [--unlock] [notebook ...]``.

Runs each notebook with a progress store of its own, folds its code away, and keeps text outputs only: no
widget, no widget state. A cell that shows a widget is tagged ``nbval-ignore-output``. What a cell is in a slide deck
(``slideshow``, which JupyterLab's property inspector edits and ``tools/make_slides.py`` reads) stays as it is.
Cells are locked, so that no stray key of a learner deletes or opens one; ``--unlock`` lets an author edit them.
"""

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
SHOWS_WIDGET = "nbval-ignore-output"
KEPT = ("slideshow",)


def tidy(path: Path, lock: bool = True) -> None:
    """Run the notebook at `path` and write it back in its kept form."""
    locked = {"deletable": False, "editable": False} if lock else {}
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, store_widget_state=False).execute(cwd=str(path.parent))
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number:02d}"
        always = locked | {key: cell.metadata[key] for key in KEPT if key in cell.metadata}
        cell.metadata = nbformat.from_dict(always)
        if cell.cell_type != "code":
            continue
        texts = [output for output in cell.outputs if output.output_type == "stream"]
        kept: dict = {**always, "jupyter": {"source_hidden": True}}
        if len(texts) < len(cell.outputs):
            kept["tags"] = [SHOWS_WIDGET]
            texts = []
        cell.metadata = nbformat.from_dict(kept)
        cell.outputs = texts
        if not texts:
            cell.execution_count = None
    nbformat.write(notebook, path)
    print(f"{path.name}: {len(notebook.cells)} cells, {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as data:
        os.environ["ALLIANCES_DATA_DIR"] = data
        names = [name for name in sys.argv[1:] if name != "--unlock"]
        for given in map(Path, names or sorted(ROOT.glob("notebooks/**/*.ipynb"))):
            tidy(given, lock="--unlock" not in sys.argv)
