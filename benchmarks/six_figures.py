"""From Run All to six figures drawn: ``uv run --group dev python benchmarks/six_figures.py``."""

import time

from pages import LIVE, PICTURE, WIDGET, jupyterlab, table
from playwright.sync_api import TimeoutError as PlaywrightTimeout

DRAWN = "() => document.querySelectorAll('.js-plotly-plot .bars').length >= 6"


def seconds(open_page, path: str, slowed: int) -> float:
    """Return the seconds from Run All until six plots have their bars; infinity if two minutes are not enough."""
    with open_page(path, slowed) as page:
        page.kernel_ready()
        start = time.perf_counter()
        page.run_command("notebook:run-all-cells")
        try:
            page.page.wait_for_function(DRAWN, polling=50, timeout=120_000)
        except PlaywrightTimeout:
            return float("inf")
        return time.perf_counter() - start


if __name__ == "__main__":
    rows = []
    with jupyterlab() as (server, open_page):
        ours = server.write("ours.ipynb", PICTURE + LIVE, *["live()"] * 6)
        theirs = server.write("theirs.ipynb", PICTURE + WIDGET, *["figure_widget()"] * 6)
        for slowed in (1, 4):
            times = {path: min(seconds(open_page, path, slowed) for _ in range(2)) for path in (ours, theirs)}
            a, b = times[ours], times[theirs]
            rows.append([f"{slowed}x", a, b, f"{a / b:.2f}"])
    table(["CPU slowed", "six live figures, s", "six FigureWidgets, s", "ratio"], rows)
