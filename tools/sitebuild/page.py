"""What the learner sees around a lesson: the landing page, the bar above the notebook, the wait while Python starts."""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from course_utils.figures import theme

from .runtime import Kernel

_SCRIPTS = ("copies.js", "landing.js", "lesson.js", "shared.js")


def build(source: Path, kernel: Kernel, lessons: Sequence[dict[str, str]], out: Path) -> dict:
    """Put the course's own pages into the site in `out`, hang them into JupyterLite's; return what they must know."""
    course = out / "course"
    course.mkdir()
    for name in (*_SCRIPTS, "icon.svg"):
        shutil.copy(source / name, course)
    (course / "course.css").write_text(theme.css() + (source / "course.css").read_text())
    shutil.copy(kernel.plotly, course / "plotly.min.js")
    shutil.copy(kernel.licences, course / "licences.txt")
    for name in ("index.html", "manifest.webmanifest"):
        shutil.copy(source / name, out)
    about = json.loads((out / "jupyter-lite.json").read_text())["jupyter-config-data"]["appVersion"]
    _hang_in(source, out / "notebooks" / "index.html")
    python = kernel.options["loadPyodideOptions"]
    return {"lessons": list(lessons), "plotly": kernel.plotly_version, "lite": about, "python": python}


def _hang_in(source: Path, page: Path) -> None:
    html = page.read_text()
    wait = (source / "wait.html").read_text()
    links = ('rel="icon" href="../course/icon.svg"', 'rel="stylesheet" href="../course/course.css"')
    changes = [
        (r"<title>.*?</title>", "<title>Alliances</title>"),
        (r'content="WASM powered[^"]*"', 'content="A lesson of the course Alliances, in your browser."'),
        (r"</title>", "</title>" + "".join(f"\n    <link {link}>" for link in links)),
        (r"await import\(\s*'\.\./config-utils", "await import('../course/lesson.js');\n        \\g<0>"),
        (r'<div id="jupyterlite-loading-indicator".*?(?=<noscript>)', lambda _: wait),
        (r"JupyterLite requires", "This course requires"),
    ]
    for pattern, new in changes:
        html, count = re.subn(pattern, new, html, count=1, flags=re.DOTALL)
        if count != 1:
            raise SystemExit(f"JupyterLite's page has changed: '{pattern}' is not in it any more.")
    page.write_text(html)
