"""How many loads come alive: ``uv run --group dev python benchmarks/loads.py [loads] [loads of each demo]``.

In JupyterLab and in Voilà, and each live demo as the README serves it.

A load is alive when all four figures of a fresh page are drawn and each of them follows the slider.
"""

import secrets
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from pages import LIVE, PICTURE, ROOT, Demos, jupyterlab, table

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


# A demo is alive when every figure in sight is drawn, and a key on the stage has it drawn anew.
STAGE_DRAWN = """() => {
    const figures = [...document.querySelectorAll('.al-stage .al-figure')].filter(one => one.clientHeight);
    return figures.length && figures.every(one => one.dataset.drawn && one.querySelector('.main-svg'))
        && document.querySelector('.al-bar-of-stage').dataset.idle === 'true';
}"""
STAGE_FOLLOWED = "before => document.querySelector('.al-stage .al-figure').dataset.drawn !== before"


def in_demos(open_page, folder: Path, loads: int) -> list[list[object]]:
    """Count live loads of each demo, served as the README says."""
    demos, rows = Demos(folder), []
    try:
        for path in sorted((ROOT / "notebooks" / "demos").glob("*.ipynb")):
            living, start = 0, time.perf_counter()
            for _ in range(loads):
                context = open_page.browser.new_context(viewport={"width": 1280, "height": 720})
                page = context.new_page()
                try:
                    page.goto(demos.demo(path.stem))
                    page.wait_for_function(STAGE_DRAWN, timeout=30_000)
                    before = page.locator(".al-stage .al-figure").first.get_attribute("data-drawn")
                    page.keyboard.press("2")
                    page.wait_for_function(STAGE_FOLLOWED, arg=before, timeout=10_000)
                    living += 1
                except Exception as error:
                    print(f"dead: {str(error).splitlines()[0]}", file=sys.stderr)
                page.goto("about:blank")
                context.close()
            rows.append([f"demo: {path.stem}", loads, living, (time.perf_counter() - start) / loads])
        return rows
    finally:
        demos.close()


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    demo_count = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    with jupyterlab() as (server, open_page):
        rows = [
            [place, count, *load(server, open_page, count)]
            for place, load in (("JupyterLab", in_jupyterlab), ("Voilà", in_voila))
            if count
        ]
        demos = server.folder / "demos"
        demos.mkdir()
        rows += in_demos(open_page, demos, demo_count)
    table(["where", "loads", "alive", "seconds a load"], rows)
