"""The course in a browser tab: ``uv run --group dev python benchmarks/browser_tab.py``.

Builds the site, and prints what a step of a slider costs in it beside the floor (a slider that sets the text of a
label), how long the first lesson takes from the address to the first live figure, cold and warm, and the site's size
by part. Cold: a browser that has never been there, with nothing kept; the site is on this machine, so the time to
fetch 40 MB over a network comes on top. Warm: the same browser later, in a new tab.
"""

import sys
import tempfile
import threading
import time
from pathlib import Path

from pages import median, p95, table
from playwright.sync_api import Page, sync_playwright
from server import ROOT, launch
from slider_step import CELLS, TABLE, steps, table_steps

sys.path.insert(0, str(ROOT / "tools"))

import build_site
import serve_site

LOADS = 5
# A cell of our own in place of the lesson's, run as a learner would run it.
RUN = """async code => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    notebook.model.sharedModel.deleteCellRange(0, notebook.model.cells.length);
    notebook.model.sharedModel.insertCell(0, { cell_type: 'code', source: code, metadata: { trusted: true } });
    notebook.activeCellIndex = 0;
    await window.jupyterapp.commands.execute('notebook:run-cell');
}"""
DRAWN = "() => document.querySelector('.al-figure')?.dataset.drawn"


def live(page: Page) -> None:
    """Wait until the lesson in the page is live."""
    page.wait_for_function("() => document.documentElement.dataset.course === 'live'", timeout=180_000)


def first_figure(page: Page, url: str) -> list[float]:
    """Return the seconds from the address of the site to readable text, live lesson and first live figure."""
    start = time.perf_counter()
    page.goto(url)
    page.wait_for_url("**path=00_start_here**", timeout=180_000)
    page.locator("#course-wait").wait_for(state="detached", timeout=180_000)
    text = time.perf_counter() - start
    live(page)
    ready = time.perf_counter() - start
    for cell in page.locator(".jp-CodeCell").all():
        cell.scroll_into_view_if_needed()
        if cell.locator(".al-figure").count():
            break
    page.wait_for_function(DRAWN, timeout=180_000)
    return [text, ready, time.perf_counter() - start]


def slider(page: Page, url: str) -> list[list[object]]:
    """Return the rows of a slider's step: the floor, the live figure, the balance table."""
    rows: list[list[object]] = []
    page.set_viewport_size({"width": 1280, "height": 2600})
    for name in ("slider to label (the floor)", "live figure", "balance table, twelve states"):
        page.goto(f"{url}notebooks/index.html?path=00_start_here.ipynb")
        live(page)
        page.evaluate(RUN, CELLS.get(name, TABLE))
        taken = steps(page) if name in CELLS else table_steps(page)
        floor = rows[0][1] if rows else median(taken)
        rows.append([name, median(taken), p95(taken), median(taken) - floor, f"{median(taken) / floor:.2f}"])  # type: ignore[operator]
    return rows


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        out = Path(folder) / "dist"
        parts = build_site.build(out)
        server = serve_site.server(out)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/"
        browser = launch(playwright)
        cold, warm = [], []
        for _ in range(LOADS):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            cold.append(first_figure(page, url))
            page.wait_for_function("() => document.documentElement.dataset.offline === 'ready'", timeout=180_000)
            page.close()
            page = context.new_page()
            warm.append(first_figure(page, url))
            context.close()
        rows = slider(browser.new_page(), url)
        browser.close()
        server.shutdown()
    table(["in the browser tab", "median ms", "p95 ms", "over the floor, ms", "ratio"], rows)
    print()
    header = ["lesson 00, median of five", "text to read, s", "live, s", "first live figure, s", "slowest live, s"]
    table(
        header,
        [
            [name, *(median(column) for column in zip(*times, strict=True)), max(time[1] for time in times)]
            for name, times in (("cold", cold), ("warm", warm))
        ],
    )
    print()
    whole = sum(size for _, size in parts)
    table(
        ["part of the site", "MB", "share"],
        [[name, size / 1e6, f"{size / whole:.0%}"] for name, size in [*parts, ("all", whole)]],
    )
