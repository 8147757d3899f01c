"""Every lesson as a learner goes through it: Run All, then down the page to its end."""

import re

import pytest
from lab import LabPage
from playwright.sync_api import expect
from server import ROOT

LESSONS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))

# What each call of a lesson puts on the page.
SHOWN = {
    "start": ".al-live",
    "ask": ".al-question",
    "summary": ".al-page",
    "my_progress": ".al-page",
    "dashboard": ".al-dashboard",
    "flashcards": ".al-flashcards",
    "practise": ".al-practice",
    "capstone_report": ".al-page",
    "glossary": ".al-terms",
    "key_terms": ".al-term",
    "cite": "[data-mime-type*=stdout]",
}
ACTIVITY = ".al-activity"


def cells(page: LabPage) -> list[dict]:
    """Return what the notebook's own record knows of each code cell."""
    return page.page.evaluate(
        """() => [...window.jupyterapp.shell.currentWidget.content.model.cells].filter(cell => cell.type === 'code')
        .map(cell => ({source: cell.sharedModel.getSource(), count: cell.executionCount}))"""
    )


def walk_down(page: LabPage) -> None:
    """Scroll from cell to cell as a reader does; each shows what its call promises, and every figure is drawn."""
    shown = page.page.locator(".jp-CodeCell")
    page.page.mouse.move(1, 1)  # off every cell: a folded line of code shows itself to the pointer
    for place, cell in enumerate(cells(page)):
        call = re.search(r"course\.(\w+)\(", cell["source"])
        assert call and cell["count"] == place + 1
        here = shown.nth(place)
        here.scroll_into_view_if_needed()
        expect(here.locator(SHOWN.get(call[1], ACTIVITY)).first).to_be_visible()
        # The folded code is there for an author; it does not stand between the learner and the page.
        folded = here.locator(".jp-InputPlaceholder")
        expect(folded).to_be_visible()
        if "cite" not in call[1] and "jp-mod-active" not in (here.get_attribute("class") or ""):
            expect(folded).to_have_css("opacity", "0")
        expect(here.locator(".cm-editor:visible")).to_have_count(0)
        for figure in here.locator(".al-figure").all():
            figure.scroll_into_view_if_needed()
            expect(figure).to_have_attribute("data-drawn", re.compile(r"\d+"))
            expect(figure.locator(".main-svg").first).to_be_visible()


def fits(page: LabPage) -> None:
    """Nothing sticks out of the room that the page gives it, and no part of the page has to be moved sideways."""
    sticking_out = """() => {
        const too_wide = [...document.querySelectorAll('.jp-WindowedPanel-outer, .jp-OutputArea-output')]
            .filter(area => area.scrollWidth > area.clientWidth + 1);
        for (const own of document.querySelectorAll('.jp-OutputArea-output:has(.al)')) {
            const edge = own.getBoundingClientRect().right + 1;
            too_wide.push(...[...own.querySelectorAll('*')]
                .filter(part => !part.closest('svg') && part.getBoundingClientRect().right > edge));
        }
        return too_wide.map(part => part.outerHTML.slice(0, 120));
    }"""
    assert page.page.evaluate(sticking_out) == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_runs_from_top_to_bottom_and_follows_its_reader_to_a_narrow_dark_page(lab, lesson):
    page = lab(f"notebooks/{lesson}")
    expect(page.page.locator(".al")).to_have_count(0)
    page.run_all()
    is_read_in(page, "rgb(27, 31, 36)")
    page.dark()
    page.page.set_viewport_size({"width": 800, "height": 800})
    is_read_in(page, "rgb(232, 234, 237)")


def is_read_in(page: LabPage, ink: str) -> None:
    """The whole lesson is there, fits, and is written in this colour."""
    walk_down(page)
    fits(page)
    expect(page.page.locator(".al-question").first).to_have_css("color", ink)
    for figure in page.page.locator(".al-figure:has(.xtick)").all():
        expect(figure.locator(".xtick text").first).to_have_css("fill", ink)
