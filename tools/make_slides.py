"""Make a deck of a lesson: ``uv run --extra site python tools/make_slides.py notebooks/NN_name.ipynb [deck.html]``.

The deck is one file that asks nothing of any host: reveal.js (fetched once from npm into the user's cache), plotly.js,
the figures and the questions are all in it. It opens from the disk in any browser, without Python.
"""

import json
import os
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

import jinja2
import nbformat
import plotly.offline
from deck import activities, outline
from sitebuild import fetch

from course_utils.figures import theme

REVEAL = "6.0.2"
_PARTS = Path(__file__).parent / "deck"


def make(path: Path, out: Path) -> outline.Deck:
    """Make the deck of the notebook at `path` and write it to `out`; return what is in it."""
    with tempfile.TemporaryDirectory() as data, patch.dict(os.environ, ALLIANCES_DATA_DIR=data):
        deck = outline.outline(nbformat.read(path, as_version=4))
    reveal = fetch.npm_package("reveal.js", REVEAL)
    figures = {"template": activities.TEMPLATE, "dark": theme.DARK, "activities": deck.activities}
    page = jinja2.Environment(loader=jinja2.FileSystemLoader(_PARTS)).get_template("deck.html.j2")
    html = page.render(
        deck=deck,
        # "</" inside a script would end it.
        figures=json.dumps(figures, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/"),
        scripts=[
            (reveal / "dist" / "reveal.js").read_text(encoding="utf-8"),
            (reveal / "dist" / "plugin" / "notes.js").read_text(encoding="utf-8"),
            plotly.offline.get_plotlyjs(),
            (_PARTS / "deck.js").read_text(encoding="utf-8"),
        ],
        styles=[
            (reveal / "dist" / "reveal.css").read_text(encoding="utf-8"),
            theme.css(),
            (_PARTS / "deck.css").read_text(encoding="utf-8"),
        ],
        licence=(reveal / "LICENSE").read_text(encoding="utf-8"),
    )
    out.write_text(html, encoding="utf-8")
    return deck


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        raise SystemExit("Say which notebook: python tools/make_slides.py notebooks/02_power_and_its_balance.ipynb")
    lesson = Path(sys.argv[1])
    target = Path(sys.argv[2] if len(sys.argv) > 2 else lesson.with_suffix(".slides.html").name)
    made = make(lesson, target)
    size = target.stat().st_size / 1e6
    print(f"{target}: {len(made.slides)} slides, {len(made.activities)} activities, {size:.1f} MB")
