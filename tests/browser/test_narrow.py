"""On a telephone of 360 pixels, and enlarged to twice the size, nothing of ours has to be moved sideways."""

import re
from collections.abc import Iterator

import pytest
from demos_server import DemoPage, Demos
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.slow

# A window of 1280 by 800 pixels shows 640 by 400 of a page that is enlarged to 200 %.
SIZES = [(360, 740), (640, 400)]
LESSONS = ["02_power_and_its_balance", "05_nato_and_the_warsaw_pact", "06_shifting_alliances"]

# Parts that stick out of the room they have, or that would have to be moved sideways. A figure may, inside its own box.
STICKING_OUT = """() => {
    const outputs = [...document.querySelectorAll('.jp-OutputArea-output:has(.al)')];
    return outputs.flatMap(output => {
        const edge = output.getBoundingClientRect().right + 1;
        const parts = [...output.querySelectorAll('*')].filter(part => !part.closest('.al-canvas, .al-hidden'));
        return [output, ...parts].filter(part => part === output
            ? part.scrollWidth > part.clientWidth + 1
            : part.getBoundingClientRect().right > edge || part.getBoundingClientRect().left < -1);
    }).map(part => part.outerHTML.slice(0, 160));
}"""
# Words that run out of their own button, card or line and are cut off.
CUT = """() => [...document.querySelectorAll('.al p, .al label, .al button, .al legend, .al summary, .al figcaption')]
    .filter(part => part.clientWidth && !part.closest('.al-hidden, .al-canvas, .al-preset')
        && part.scrollWidth > part.clientWidth + 1)
    .map(part => part.outerHTML.slice(0, 160))"""


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_fits_a_telephone_and_twice_the_size(lab, lesson):
    page = lab(f"notebooks/{lesson}.ipynb", width=360, height=740)
    page.run_all()
    for width, height in SIZES:
        page.page.set_viewport_size({"width": width, "height": height})
        figure = page.page.locator(".al-figure").first
        figure.scroll_into_view_if_needed()
        expect(figure).to_have_attribute("data-drawn", re.compile(r"\d+"))
        page.page.add_style_tag(content=".jp-Notebook .jp-Cell { content-visibility: visible !important; }")
        page.page.wait_for_timeout(1000)  # figures take their new width one after the other
        assert page.page.evaluate(STICKING_OUT) == [], (width, height)
        assert page.page.evaluate(CUT) == [], (width, height)


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demos]:
    started = Demos(tmp_path_factory.mktemp("demos"))
    yield started
    started.close()


@pytest.mark.parametrize("size", SIZES)
def test_a_demo_on_a_small_screen_is_a_page_to_scroll_down_with_type_one_can_read(
    demos: Demos, chromium: Browser, size
):
    width, height = size
    context = chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = DemoPage(context, demos.demo("signed-triangles")).ready()
    for part in ("html", ".al-stage"):
        assert page.page.locator(part).evaluate("one => one.scrollWidth <= innerWidth")
    outside = """() => [...document.querySelectorAll('.al-stage *')]
        .filter(one => one.clientWidth && !one.closest('.al-canvas, .al-hidden, .al-help'))
        .filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 120))"""
    assert page.page.evaluate(outside) == []
    small = """() => [...document.querySelectorAll('.al-stage p, .al-stage button, .al-stage figcaption')]
        .filter(one => one.clientHeight && !one.matches('.al-hidden'))
        .map(one => one.getBoundingClientRect().height / one.offsetHeight * parseFloat(getComputedStyle(one).fontSize))
        .filter(size => size < 11)"""
    assert page.page.evaluate(small) == []
    first = page.now().inner_text()
    page.stage.get_by_role("button", name="One step on").click()
    expect(page.now()).not_to_have_text(first)
    assert page.close() == []


def test_nothing_moves_for_whoever_asked_for_less_motion(demos: Demos, chromium: Browser):
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    page = DemoPage(context, demos.demo("signed-triangles")).ready()
    page.stage.get_by_role("button", name="Play").click()
    expect(page.now()).not_to_have_text("1872–1881")
    moving = "() => document.getAnimations().map(one => one.effect.target.outerHTML.slice(0, 90))"
    assert page.page.evaluate(moving) == []
    assert page.close() == []
