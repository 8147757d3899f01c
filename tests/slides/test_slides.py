"""A lesson as a slide deck: one file, opened from the disk, with nothing to ask of any host."""

import os
import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import make_slides  # noqa: E402
import tidy_notebooks  # noqa: E402

LESSONS = sorted(ROOT.glob("notebooks/*.ipynb"))
TYPES = {"slide", "fragment", "notes", "skip", "-"}
GAP = """() => {
    const page = Reveal.getCurrentSlide().querySelector(".page");
    const foot = Math.max(...[...page.children].map((one) => one.offsetTop + one.scrollHeight));
    return [foot - page.clientHeight, page.scrollHeight - page.clientHeight, page.scrollWidth - page.clientWidth];
}"""


@pytest.fixture(scope="session")
def decks(tmp_path_factory):
    """Make a deck once, and return it and its file."""
    if shutil.which("npm") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("A deck needs npm for reveal.js (Debian: npm).")
    folder, made = tmp_path_factory.mktemp("decks"), {}

    def deck(path: Path):
        if path not in made:
            out = folder / f"{path.stem}.html"
            made[path] = make_slides.make(path, out), out
        return made[path]

    return deck


@pytest.fixture
def browser(chromium):
    return chromium


@pytest.fixture
def opened(browser, decks):
    """Open a lesson's deck from the disk; at the end nothing may have gone wrong or been asked of a host."""
    faults: list[str] = []
    pages: list[Page] = []

    def open_deck(number: str, where: str = "", scheme: str = "light") -> Page:
        _, file = decks(next(path for path in LESSONS if path.name.startswith(number)))
        page = browser.new_page(viewport={"width": 1280, "height": 720}, color_scheme=scheme)
        pages.append(page)
        page.on("request", lambda request: asked(request.url))
        page.on("pageerror", lambda error: faults.append(f"page error: {error}"))
        page.on("console", lambda line: line.type == "error" and faults.append(f"console: {line.text}"))
        page.goto(f"{file.as_uri()}{where}")
        page.locator("html[data-ready]").wait_for(state="attached", timeout=60_000)
        return page

    def asked(url: str) -> None:
        if urlsplit(url).scheme not in ("file", "data", "blob"):
            faults.append(f"asked a host: {url}")

    yield open_deck
    for page in pages:
        page.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
class TestLesson:
    def test_every_cell_says_what_it_is_on_a_slide(self, path):
        for cell in nbformat.read(path, as_version=4).cells:
            assert cell.metadata["slideshow"]["slide_type"] in TYPES

    def test_it_becomes_one_file_with_its_questions_and_activities(self, path, decks):
        deck, file = decks(path)
        cells = nbformat.read(path, as_version=4).cells
        kept = [cell for cell in cells if cell.metadata["slideshow"]["slide_type"] != "skip"]
        asked = sum("course.ask(" in cell.source for cell in kept)
        assert len(deck.slides) == sum(cell.metadata["slideshow"]["slide_type"] == "slide" for cell in kept)
        assert sum(slide.kind == "question" for slide in deck.slides) == asked
        assert sum(slide.kind == "activity" for slide in deck.slides) == len(deck.activities) > 0
        assert file.stat().st_size < 9e6

    def test_nothing_in_it_is_only_live_in_the_notebook(self, path, decks):
        deck, _ = decks(path)
        assert not [slide.section for slide in deck.slides if "live in the notebook" in slide.body]


def test_tidying_a_notebook_keeps_what_its_cells_are_on_a_slide(tmp_path):
    path = tmp_path / "one.ipynb"
    cells = [nbformat.v4.new_markdown_cell("# One", metadata={"slideshow": {"slide_type": "slide"}})]
    cells += [nbformat.v4.new_code_cell("print(1)", metadata={"slideshow": {"slide_type": "skip"}, "other": 1})]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    tidy_notebooks.tidy(path)
    kept = nbformat.read(path, as_version=4).cells
    assert [cell.metadata["slideshow"]["slide_type"] for cell in kept] == ["slide", "skip"]
    assert "other" not in kept[1].metadata


def test_the_space_bar_leads_through_every_slide_and_none_overflows(opened):
    page = opened("02")
    total = page.evaluate("Reveal.getTotalSlides()")
    seen, drawn = {0}, 0
    for _ in range(3 * total):
        page.keyboard.press("Space")
        place = page.evaluate("Reveal.getSlidePastCount()")
        if place not in seen:
            seen.add(place)
            assert max(page.evaluate(GAP)) <= 1, f"slide {place + 1} is larger than the screen"
            drawn += page.locator("section.present .activity").count()
        if page.evaluate("Reveal.isLastSlide() && !Reveal.availableFragments().next"):
            break
    assert seen == set(range(total))
    expect(page.locator(".activity[data-drawn]")).to_have_count(drawn)


def test_a_figure_answers_the_mouse_and_steps_through_history(opened):
    page = opened("02")
    place = page.evaluate(
        "Reveal.getSlides().findIndex(one => one.querySelector('.activity')?.dataset.activity === '1')"
    )
    page.evaluate("place => Reveal.slide(place)", place)
    slide = page.locator("section.present")
    expect(slide.locator(".sentence").first).to_contain_text("In 1816")
    plot = slide.locator(".plot").first
    area = plot.locator(".nsewdrag").first.bounding_box()
    assert area
    for step in (-4, 0):
        page.mouse.move(area["x"] + area["width"] / 2 + step, area["y"] + area["height"] / 2)
    expect(plot.locator(".hoverlayer .hovertext").first).to_be_visible()
    page.keyboard.press("+")
    expect(slide.locator(".sentence").first).not_to_contain_text("In 1816")
    slide.locator("input").focus()
    page.keyboard.press("End")
    expect(slide.locator(".sentence").first).to_contain_text("In 2022")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    expect(page.locator("section.present .activity")).to_have_count(0)


def test_an_answer_stays_back_until_it_is_asked_for(opened):
    page = opened("02", "#/3")
    slide = page.locator("section.present")
    expect(slide.locator(".answer")).not_to_be_visible()
    page.keyboard.press("a")
    expect(slide.locator(".answer")).to_be_visible()
    expect(slide.locator(".right")).to_contain_text("Exactly as much")


def test_light_and_dark_follow_the_system_and_the_key(opened):
    def paper(page: Page) -> str:
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    page = opened("02", scheme="dark")
    dark = paper(page)
    page.keyboard.press("d")
    assert paper(page) == "rgb(255, 255, 255)" != dark


def test_the_speaker_reads_notes_below_the_slide_or_in_a_window(opened):
    page = opened("02", "#/3")
    page.keyboard.press("t")
    expect(page.locator(".notes-below")).to_contain_text("Hint 1")
    with page.expect_popup() as window:
        page.keyboard.press("s")
    expect(window.value.locator(".speaker-controls-notes")).to_contain_text("Hint 1", timeout=30_000)


def test_it_prints_one_page_a_slide(opened):
    page = opened("00", "?print-pdf")
    expect(page.locator(".pdf-page")).to_have_count(page.evaluate("Reveal.getTotalSlides()"))
    expect(page.locator(".activity[data-drawn] .main-svg").first).to_be_visible()
    gaps = page.evaluate(
        "() => [...document.querySelectorAll('.page')].map(one => one.scrollHeight - one.clientHeight)"
    )
    assert max(gaps) <= 1
