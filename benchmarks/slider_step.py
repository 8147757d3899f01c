"""One step of a slider until the page has changed: ``uv run --group dev python benchmarks/slider_step.py``.

Each way shows one bar chart of twelve bars moved by the same slider in JupyterLab. The floor is a slider that sets the
text of a label: the trip to the kernel and back with nothing drawn. Times are taken in the page, from the key press
to the change in the document (for figures: to the end of the drawing).
"""

from pages import LIVE, PICTURE, WIDGET, jupyterlab, median, p95, table

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
    page.page.locator(".noUi-handle").wait_for()
    page.page.wait_for_function(
        "() => document.querySelector('.watched')"
        " || document.querySelectorAll('.js-plotly-plot .bars .point').length >= 12"
    )
    times = [page.page.evaluate(STEP, 3 + i) for i in range(count + 5)]
    return times[5:]


if __name__ == "__main__":
    rows: list[list[object]] = []
    with jupyterlab() as (server, open_page):
        for name, cell in CELLS.items():
            with open_page(server.write("step.ipynb", cell)) as page:
                page.run_all()
                taken = steps(page)
            floor = rows[0][1] if rows else median(taken)
            rows.append([name, median(taken), p95(taken), median(taken) - floor, f"{median(taken) / floor:.2f}"])
        with open_page(server.write("table.ipynb", TABLE)) as page:
            page.run_all()
            page.figure(1)
            taken = [page.page.evaluate(TABLE_STEP) for _ in range(65)][5:]
        floor = rows[0][1]
        row = ["balance table, twelve states", median(taken), p95(taken), median(taken) - floor]
        rows.append([*row, f"{median(taken) / floor:.2f}"])
    table(["way", "median ms", "p95 ms", "over the floor, ms", "ratio"], rows)
