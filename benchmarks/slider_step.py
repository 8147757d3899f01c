"""One step of a slider until the page has changed: ``uv run --group dev python benchmarks/slider_step.py``.

Each way shows one bar chart of twelve bars moved by the same slider, in JupyterLab and in Voilà. The floor of each is a
slider that sets the text of a label: the trip to the kernel and back with nothing drawn. Times are taken in the page,
from the key press to the change in the document (for figures: to the end of the drawing).
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from pages import LIVE, PICTURE, WIDGET, Demos, jupyterlab, median, p95, table
from playwright.sync_api import TimeoutError

SLIDER = "slider = widgets.IntSlider(2, 0, 100)\n"
CELLS = {
    "slider to label (the floor)": PICTURE
    + SLIDER
    + "label = widgets.Label('2'); label.add_class('watched')\n"
    + "slider.observe(lambda c: setattr(label, 'value', str(c.new)), 'value'); widgets.VBox([slider, label])",
    "live figure": PICTURE
    + LIVE
    + SLIDER
    + "f = live(); slider.observe(lambda c: f.show(theme.figure([bars(c.new)], layout)), 'value')\n"
    + "widgets.VBox([slider, f])",
    "FigureWidget, in place": PICTURE
    + WIDGET
    + SLIDER
    + "f = figure_widget()\ndef move(c):\n    with f.batch_update():\n        f.data[0].y = bars(c.new)['y']\n"
    + "slider.observe(move, 'value'); widgets.VBox([slider, f])",
    "interact, a new figure each step": PICTURE
    + "def draw(height=widgets.IntSlider(2, 0, 100)):\n    go.Figure(data=[bars(height)], layout=layout).show()\n"
    + "widgets.interact(draw)",
}
TABLE = "import course_utils as course\ncourse.balance_of_power('1914')"
# One step of the first state's slider, until its bar is drawn anew.
TABLE_STEP = """async () => {
    const input = document.querySelector('.al-cards input[type=range]');
    const figure = document.querySelector('.al-figure'), before = figure.dataset.drawn;
    const start = performance.now();
    input.value = Number(input.value) + 0.5;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    while (figure.dataset.drawn === before) {
        if (performance.now() - start > 20000) throw new Error('the page did not change');
        await new Promise(go => { const c = new MessageChannel(); c.port1.onmessage = go; c.port2.postMessage(0); });
    }
    return performance.now() - start;
}"""
# Waits for the picture to have the height that belongs to the step: nothing else tells a new drawing from an old one.
STEP = """async (wanted) => {
    const seen = () => {
        const label = document.querySelector('.watched');
        if (label) return label.textContent === String(wanted);
        const plots = [...document.querySelectorAll('.js-plotly-plot')];
        const plot = plots.at(-1);
        if (!plot?.calcdata || plot.dataset.step === String(wanted)) return false;
        return plot.calcdata[0]?.[0]?.s === wanted && plot.querySelectorAll('.bars .point').length === 12;
    };
    const handle = document.querySelector('.noUi-handle');
    const start = performance.now();
    handle.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    while (!seen()) {
        if (performance.now() - start > 20000) throw new Error('the page did not change');
        await new Promise(go => { const c = new MessageChannel(); c.port1.onmessage = go; c.port2.postMessage(0); });
    }
    return performance.now() - start;
}"""


def steps(page, count: int = 60) -> list[float]:
    """Take `count` steps and return the milliseconds of each."""
    page.locator(".noUi-handle").wait_for()
    page.wait_for_function(
        "() => document.querySelector('.watched')"
        " || document.querySelectorAll('.js-plotly-plot .bars .point').length >= 12"
    )
    times = [page.evaluate(STEP, 3 + i) for i in range(count + 5)]
    return times[5:]


def in_jupyterlab(open_page, server, cells: str) -> Iterator[object]:
    """Yield a page of JupyterLab in which a notebook of one cell has run."""
    with open_page(server.write("step.ipynb", cells)) as page:
        page.run_all()
        yield page.page


def in_voila(open_page, server, cells: str) -> Iterator[object]:
    """Yield a page of Voilà that shows the same notebook, in the course's own template."""
    folder = server.folder / "voila"
    (folder / "notebooks").mkdir(parents=True, exist_ok=True)
    server.write("step.ipynb", cells)
    shutil.copy(server.notebooks / "step.ipynb", folder / "notebooks" / "step.ipynb")
    demos = Demos(folder, folder / "notebooks")
    context = open_page.browser.new_context(viewport={"width": 1280, "height": 2600})
    context.set_default_timeout(180_000)
    try:
        page = context.new_page()
        page.goto(demos.demo("step"))
        yield page
    finally:
        context.close()
        demos.close()


#: Where a learner may meet the course: a name, and a function that yields a page in which one cell has run. Each
#: place has a floor of its own, the first row.
PLACES = {"JupyterLab": in_jupyterlab, "Voilà": in_voila}


def table_steps(page) -> list[float]:
    """Take steps of the balance table once both its figures are drawn."""
    page.wait_for_function("() => document.querySelectorAll('.al-figure[data-drawn]').length >= 2")
    return [page.evaluate(TABLE_STEP) for _ in range(65)][5:]


def measure(open_page, server, place) -> dict[str, list[float]]:
    """Return the milliseconds of every step, by way, in one place; none where three loads never came alive."""
    taken: dict[str, list[float]] = {}
    for name, cell in {**CELLS, "balance table, twelve states": TABLE}.items():
        for _ in range(3):
            with contextmanager(place)(open_page, server, cell) as page:
                page.context.set_default_timeout(60_000)
                try:
                    taken[name] = table_steps(page) if cell == TABLE else steps(page)
                    break
                except TimeoutError as error:
                    print(f"dead: {name}: {str(error).splitlines()[0]}", file=sys.stderr)
    return taken


if __name__ == "__main__":
    with jupyterlab() as (server, open_page):
        taken = {name: measure(open_page, server, place) for name, place in PLACES.items()}
    header = ["way", *(f"{place}: {what}" for place in taken for what in ("median ms", "p95 ms", "over its floor, ms"))]
    rows: list[list[object]] = []
    for way in [*CELLS, "balance table, twelve states"]:
        row: list[object] = [way]
        for of in taken.values():
            floor = median(next(iter(of.values())))
            row += [median(of[way]), p95(of[way]), median(of[way]) - floor] if way in of else ["dead", "", ""]
        rows.append(row)
    table(header, rows)
