"""Each lesson from Run All to its last figure drawn: ``uv run --group dev python benchmarks/lessons.py``."""

import time
from collections import Counter

from pages import jupyterlab, table
from recompute import activities
from server import ROOT

# A cell out of sight is not drawn until it is scrolled to; here all of them count.
WINDOWING = """() => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    notebook.notebookConfig = { ...notebook.notebookConfig, windowingMode: 'none' };
}"""
DRAWN = """wanted => {
    const figures = [...document.querySelectorAll('.al-figure')];
    return figures.length >= wanted && figures.every(figure => figure.dataset.drawn);
}"""

if __name__ == "__main__":
    figures = Counter()
    for lesson, _, activity in activities():
        figures[lesson] += len(activity.figures)
    rows = []
    with jupyterlab() as (_, open_page):
        for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
            wanted = figures[path.name[:2]]
            with open_page(f"notebooks/{path.name}") as page:
                page.kernel_ready()
                page.page.evaluate(WINDOWING)
                start = time.perf_counter()
                page.run_command("notebook:run-all-cells")
                page.page.wait_for_function(DRAWN, arg=wanted, polling=50, timeout=180_000)
                rows.append([path.stem, wanted, time.perf_counter() - start])
    first = rows[0][2]
    header = ["lesson", "figures", "Run All to drawn, s", "ratio to lesson 00"]
    table(header, [[*row, f"{row[2] / first:.1f}"] for row in rows])
