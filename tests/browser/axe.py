"""axe-core on the parts of a page that are the course's own."""

import os
import sys

import pytest
from playwright.sync_api import Page
from server import ROOT

sys.path.insert(0, str(ROOT / "tools"))

from sitebuild import fetch

VERSION = "4.14.1"

# JupyterLab scrolls a notebook inside boxes that cut off what lies outside and skips the drawing of cells out of sight;
# axe-core then takes them for hidden. So the window is made as high as the notebook, and nothing is cut off or skipped.
_WHOLE = """
    body, .jp-LabShell, .jp-WindowedPanel-outer, .jp-Notebook [class*=jp-OutputArea] { overflow: visible !important; }
    .jp-Notebook .jp-Cell { content-visibility: visible !important; }
    .jp-mod-scrollPastEnd::after { display: none !important; }
"""
_RUN = """async context => {
    const roots = [...document.querySelectorAll('.al')].filter(one => !one.parentElement.closest('.al'));
    const found = await axe.run(context ?? { include: roots });
    const contrast = found.passes.find(({ id }) => id === 'color-contrast');
    return {
        checked: contrast?.nodes.length ?? 0,
        unsure: found.incomplete.find(({ id }) => id === 'color-contrast')?.nodes
            .filter(({ any }) => /bgOverlap|elmPartiallyObscured|bgGradient|bgImage/.test(any[0].data?.messageKey))
            .map(({ html }) => html.slice(0, 90)) ?? [],
        violations: found.violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html, failureSummary }) =>
            ({ id, impact, html: html.slice(0, 160), why: failureSummary.split('\\n').slice(1).join(' ').trim() }))),
    };
}"""


def source() -> str:
    """Return axe-core's script, from npm by way of the user's cache."""
    try:
        return (fetch.npm_package("axe-core", VERSION) / "axe.min.js").read_text()
    except SystemExit as problem:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(problem))
        raise


def unrolled(page: Page) -> None:
    """Make the window so high that the whole notebook is in sight."""
    page.add_style_tag(content=_WHOLE)
    height = page.evaluate("() => document.querySelector('.jp-WindowedPanel-outer').scrollHeight")
    page.set_viewport_size({"width": 1280, "height": height + 400})
    page.evaluate(
        """async () => {
            document.activeElement.blur();
            for (let frame = 0; frame < 9; frame++) {
                for (let one = document.querySelector('.jp-WindowedPanel-viewport'); one; one = one.parentElement)
                    one.scrollTop = 0;
                await new Promise(requestAnimationFrame);
            }
        }"""
    )


def check(page: Page, whole: bool = False) -> dict:
    """Run axe-core on our outputs, or on the whole page: what it found, and how many texts' contrast it could tell."""
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(source())
    return page.evaluate(_RUN, "html" if whole else None)
