"""How many loads come alive: ``uv run --group dev python benchmarks/loads.py [loads]``, in JupyterLab and in Voilà.

A load is alive when all four figures of a fresh page are drawn and each of them follows the slider.
"""

import secrets
import subprocess
import sys
import time
import urllib.error
import urllib.request

from pages import LIVE, PICTURE, jupyterlab, table

CELLS = [
    PICTURE + LIVE,
    "figures = [live() for _ in range(4)]\nslider = widgets.IntSlider(2, 0, 100)\n"
    "def move(c):\n    for f in figures:\n        f.show(theme.figure([bars(c.new)], layout), f'now {c.new}')\n"
    "slider.observe(move, 'value')\nwidgets.VBox([slider, *figures])",
]
DRAWN = "() => document.querySelectorAll('.js-plotly-plot .bars').length === 4"
FOLLOWED = """() => {
    const plots = [...document.querySelectorAll('.js-plotly-plot')];
    return plots.length === 4 && plots.every(plot => plot.calcdata?.[0]?.[0]?.s === 3);
}"""


def alive(page) -> bool:
    """Whether all figures get drawn and then follow the slider."""
    try:
        page.wait_for_function(DRAWN, timeout=30_000)
        page.locator(".noUi-handle").focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(FOLLOWED, timeout=10_000)
    except Exception as error:
        print(f"dead: {str(error).splitlines()[0]}", file=sys.stderr)
        return False
    return True


def in_jupyterlab(server, open_page, loads: int) -> tuple[int, float]:
    """Count live loads of a notebook that is run anew each time."""
    path, living, start = server.write("loads.ipynb", *CELLS), 0, time.perf_counter()
    for _ in range(loads):
        with open_page(path) as page:
            page.run_all()
            living += alive(page.page)
    return living, (time.perf_counter() - start) / loads


def in_voila(server, open_page, loads: int) -> tuple[int, float]:
    """Count live loads of the same notebook served by Voilà."""
    server.write("loads.ipynb", *CELLS)
    port, base = server.port + 1, f"/{secrets.token_hex(4)}/"
    command = [sys.executable, "-m", "voila", "--no-browser", f"--port={port}", f"--base_url={base}"]
    voila = subprocess.Popen([*command, str(server.notebooks / "loads.ipynb")], stderr=subprocess.DEVNULL)
    url, living = f"http://127.0.0.1:{port}{base}", 0
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{url}voila/static/", timeout=2)
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.2)
        start = time.perf_counter()
        for _ in range(loads):
            context = open_page.browser.new_context(viewport={"width": 1280, "height": 1600})
            page = context.new_page()
            page.goto(url)
            living += alive(page)
            context.close()
        return living, (time.perf_counter() - start) / loads
    finally:
        voila.terminate()
        voila.wait(20)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with jupyterlab() as (server, open_page):
        rows = [
            [place, count, *load(server, open_page, count)]
            for place, load in (("JupyterLab", in_jupyterlab), ("Voilà", in_voila))
        ]
    table(["where", "loads", "alive", "seconds a load"], rows)
