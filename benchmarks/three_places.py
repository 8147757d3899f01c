"""The course in its three places, in one run: ``uv run --group dev python benchmarks/three_places.py``.

Builds the site, and prints what a step of a slider costs in JupyterLab, in Voilà and in a browser tab, each beside its
own floor (a slider that sets the text of a label); how long the first lesson takes in the tab from the address to the
first live figure, cold and warm; and the site's size by part. Cold: a browser that has never been there, with nothing
kept; the site is on this machine, so the time to fetch 40 MB over a network comes on top. Warm: the same browser later,
in a new tab.
"""

import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pages import jupyterlab, median, p95, table
from playwright.sync_api import Browser, BrowserContext, Page
from server import ROOT, launch_with_profile
from slider_step import CELLS, PLACES, TABLE, steps, table_steps

sys.path.insert(0, str(ROOT / "tools"))

import build_site
import serve_site

LOADS = 5
WAYS = {name: CELLS[name] for name in ("slider to label (the floor)", "live figure")} | {
    "balance table, twelve states": TABLE
}
# A cell of our own in place of the lesson's, run as a learner would run it.
RUN = """async code => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    notebook.model.sharedModel.deleteCellRange(0, notebook.model.cells.length);
    notebook.model.sharedModel.insertCell(0, { cell_type: 'code', source: code, metadata: { trusted: true } });
    notebook.activeCellIndex = 0;
    await window.jupyterapp.commands.execute('notebook:run-cell');
}"""
DRAWN = "() => document.querySelector('.al-figure')?.dataset.drawn"
WHOLE = "() => document.documentElement.dataset.offline === 'ready'"


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


@contextmanager
def learner(browser: Browser) -> Iterator[BrowserContext]:
    """Yield the browser of somebody who has never been here."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = launch_with_profile(browser.browser_type, profile, viewport={"width": 1280, "height": 900})
        yield context
        context.close()


def starts(browser: Browser, url: str) -> dict[str, list[list[float]]]:
    """Return the times of `LOADS` first visits, and of as many later ones."""
    cold, warm = [], []
    for _ in range(LOADS):
        with learner(browser) as context:
            for times in (cold, warm):
                page = context.new_page()
                times.append(first_figure(page, url))
                page.wait_for_function(WHOLE, timeout=180_000)
                page.close()
    return {"cold": cold, "warm": warm}


def in_tab(browser: Browser, url: str, cell: str) -> Iterator[Page]:
    """Yield a page of the site in which one cell has run."""
    context = browser.new_context(viewport={"width": 1280, "height": 2600})
    page = context.new_page()
    page.goto(f"{url}notebooks/index.html?path=00_start_here.ipynb")
    live(page)
    page.evaluate(RUN, cell)
    yield page
    context.close()


def measure(place) -> dict[str, list[float]]:
    """Return the milliseconds of every step in one place, by way."""
    taken = {}
    for way, cell in WAYS.items():
        with contextmanager(place)(cell) as page:
            taken[way] = table_steps(page) if cell == TABLE else steps(page)
    return taken


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, jupyterlab() as (server, open_page):
        parts = build_site.build(Path(folder) / "dist")
        host = serve_site.server(Path(folder) / "dist")
        threading.Thread(target=host.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{host.server_port}/"
        places = {name: lambda cell, place=place: place(open_page, server, cell) for name, place in PLACES.items()}
        places["browser tab"] = lambda cell: in_tab(open_page.browser, url, cell)
        taken = {name: measure(place) for name, place in places.items()}
        visits = starts(open_page.browser, url)
        host.shutdown()
    rows: list[list[object]] = []
    for name, of in taken.items():
        floor = median(next(iter(of.values())))
        for way, times in of.items():
            rows.append([name, way, median(times), p95(times), median(times) - floor, f"{median(times) / floor:.2f}"])
    table(["where", "a step of the slider", "median ms", "p95 ms", "over the floor, ms", "ratio"], rows)
    print()
    header = [f"lesson 00, median of {LOADS}", "text to read, s", "live, s", "first live figure, s", "slowest live, s"]
    columns = {name: [median(column) for column in zip(*times, strict=True)] for name, times in visits.items()}
    table(header, [[name, *columns[name], max(live for _, live, _ in times)] for name, times in visits.items()])
    print()
    whole = sum(size for _, size in parts)
    table(
        ["part of the site", "MB", "share"],
        [[name, size / 1e6, f"{size / whole:.0%}"] for name, size in [*parts, ("all", whole)]],
    )
