"""The live demos in real pages of Voilà, and one in JupyterLab: alive, playable, linked, started again."""

import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from demos_server import DemoPage, Demos
from playwright.sync_api import Browser, expect

from course_utils.demos.stage import SCENES


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demos]:
    started = Demos(tmp_path_factory.mktemp("demos"))
    yield started
    started.close()


@pytest.fixture
def opened(demos: Demos, chromium: Browser) -> Iterator[Callable[..., DemoPage]]:
    """Open a demo in a page of its own; at the end nothing may have gone wrong in it."""
    pages: list[DemoPage] = []

    def open_demo(name: str, link: str = "", width: int = 1280, height: int = 720, **look: str) -> DemoPage:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, permissions=["clipboard-read", "clipboard-write"]
        )
        pages.append(DemoPage(context, demos.demo(name, link, **look)))
        return pages[-1].ready()

    yield open_demo
    faults = [fault for page in pages for fault in page.close()]
    assert not faults, "\n".join(faults)


def drawn(page: DemoPage) -> list[str]:
    """Return how often each figure in sight was drawn."""
    return page.stage.evaluate(
        "stage => [...stage.querySelectorAll('.al-figure')]"
        ".filter(one => one.clientHeight).map(one => one.dataset.drawn)"
    )


def nothing_is_cut_off(page: DemoPage) -> None:
    """Every part stands within the window, and no text is cut."""
    cut = """stage => [...stage.querySelectorAll('.al-stage-head, .al-stage-head *, .al-stage-scene, .al-sentence,'
            + '.al-source, .al-player, .al-preset, .al-canvas, .al-poll')]
        .filter(one => one.clientHeight && !one.closest('svg'))
        .filter(one => {
            const box = one.getBoundingClientRect();
            return box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1
                || (one.matches('p, figcaption, button') && one.scrollHeight > one.clientHeight + 3)
                || (one.matches('button') && one.scrollWidth > one.clientWidth + 1);
        }).map(one => one.outerHTML.slice(0, 90))"""
    assert page.stage.evaluate(cut) == []


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.demo)
def test_a_demo_comes_alive_and_its_controls_work(opened, scene):
    page = opened(scene.demo)
    stage = page.stage
    first, before = page.now().inner_text(), drawn(page)
    if scene.demo != "landscape":  # there a step is a state that moves
        stage.get_by_role("button", name="One step on").click()
        expect(page.now()).not_to_have_text(first)
        assert page.page.wait_for_function(
            "before => document.querySelector('.al-figure').dataset.drawn !== before", arg=before[0]
        )
        stage.get_by_role("button", name="One step back").click()
        expect(page.now()).to_have_text(first)
    nothing_is_cut_off(page)
    said = page.sentence().inner_text()
    stage.get_by_role("button", name="Play").click()
    expect(page.sentence()).not_to_have_text(said)
    stage.get_by_role("button", name="Pause").click()
    presets = stage.get_by_role("group", name="Starting points").get_by_role("button")
    presets.nth(1).click()
    expect(presets.nth(1)).to_have_attribute("aria-pressed", "true")
    told = page.sentence().inner_text()
    stage.get_by_role("button", name="Predict first").click()
    expect(page.sentence()).to_be_hidden()
    expect(stage.get_by_text(told, exact=True).filter(visible=True)).to_have_count(0)
    hands = stage.get_by_label(re.compile("^Hands for"))
    hands.first.fill("3")
    hands.nth(1).fill("9")
    expect(stage.locator(".al-poll-share").nth(1)).to_have_text("9 · 75%")
    stage.get_by_role("button", name="Show the outcome").click()
    expect(stage.locator(".al-poll-verdict")).to_contain_text(re.compile("of 12 said so"))
    expect(page.sentence()).to_have_text(told)
    stage.get_by_role("button", name="Leave predicting").click()
    stage.get_by_role("button", name="Controls").click()
    expect(stage.locator(".al-controls .al-toolbar")).to_be_visible() if not scene.opens else None
    stage.get_by_role("button", name="Reset", exact=True).click()
    stage.get_by_role("button", name="Copy link").click()
    expect(stage.locator(".al-notice").first).to_contain_text(f"#demo={scene.demo}")


def test_a_demo_is_given_by_keyboard_alone(opened):
    page = opened("signed-triangles")
    page.key("?")
    expect(page.stage.get_by_role("dialog", name="Keys")).to_be_visible()
    page.key("Escape")
    expect(page.stage.get_by_role("dialog", name="Keys")).to_be_hidden()
    page.key("ArrowRight", "ArrowRight")
    expect(page.now()).to_have_text("1890")
    page.key("ArrowLeft")
    expect(page.now()).to_have_text("1882")
    page.key("5")
    expect(page.now()).to_have_text("1904")
    page.key("+", "+")
    expect(page.stage.get_by_label("Speed")).to_have_value("4")
    page.key("Space")
    expect(page.now()).to_have_text("1907")
    expect(page.sentence()).to_contain_text("Every tie fits two camps")
    expect(page.stage.get_by_role("button", name="Play")).to_be_visible()
    page.key("r")
    expect(page.now()).to_have_text("1907")
    page.key("1", "p")
    expect(page.stage.get_by_label("Hands for: None: every tie fits")).to_be_focused()
    page.page.keyboard.type("14")
    page.key("Enter")
    page.page.keyboard.type("6r")  # a letter in a field is the field's
    page.key("Enter", "Enter")
    expect(page.stage.locator(".al-poll-verdict")).to_have_text("✓ One tie: 6 of 20 said so.")
    expect(page.now()).to_have_text("1872–1881")
    page.key("p", "f")
    page.page.wait_for_function("() => document.fullscreenElement?.matches('.al-stage')")
    page.key("f")
    page.page.wait_for_function("() => !document.fullscreenElement")
    track = page.stage.get_by_role("slider", name="Moment")
    track.focus()
    track.press("End")
    expect(page.now()).to_have_text("1907")
    track.press("ArrowLeft")
    expect(page.now()).to_have_text("1904")
    page.key("Escape", "c")
    tie = page.stage.get_by_role("radio", name="+").first
    tie.focus()
    tie.press("ArrowRight")
    expect(page.now()).to_have_text("1904")
    page.key("Escape", "l")
    expect(page.stage.locator(".al-notice").first).to_contain_text("Link copied: ")
    assert "stage=1904&tie+0=0" in page.page.evaluate("navigator.clipboard.readText()")


def test_a_copied_link_holds_what_was_done_the_moment_before(opened):
    page = opened("signed-triangles", "demo=signed-triangles&stage=1904")
    page.key("c")
    for stop, sign in [("5", "0"), ("4", "0"), ("5", "-"), ("3", "0"), ("5", "0")]:
        page.key(stop)
        page.ready().stage.get_by_role("radio", name="+").first.focus()
        page.key("ArrowRight", *(["ArrowRight"] if sign == "-" else []), "Escape", "l")
        tie = "-1" if sign == "-" else "0"
        expect(page.stage.locator(".al-notice").first).to_contain_text(f"tie+0={tie}")
        assert f"tie+0={tie}" in page.page.evaluate("navigator.clipboard.readText()")


def test_a_link_leads_to_a_prepared_page_and_a_bad_one_to_the_start(opened):
    page = opened("signed-triangles", "demo=signed-triangles&predict=first&stage=1890", theme="dark")
    expect(page.now()).to_have_text("1890")
    expect(page.stage.locator(".al-poll-question")).to_contain_text("1890: put the six into two camps")
    expect(page.sentence()).to_be_hidden()
    page.page.evaluate("location.hash = 'demo=signed-triangles&stage=1066'")
    expect(page.stage.get_by_role("alert")).to_contain_text("The link in the address could not be followed.")
    expect(page.now()).to_have_text("1872–1881")
    page.errors_expected = True


@pytest.mark.parametrize("size", [(3840, 2160), (1024, 768)])
def test_a_larger_screen_shows_the_same_stage_larger(opened, size):
    width, height = size
    page = opened("balance-of-power", "demo=balance-of-power&scenario=outbreak-1914", width=width, height=height)
    expect(page.now()).to_have_text("1914")
    scale = min(width / 1280, height / 720)
    type_ = page.page.locator(".al-wide .ytick text").first.bounding_box()
    assert type_ and type_["height"] > 18 * scale, "the figure's type is enlarged with the stage"
    nothing_is_cut_off(page)


def test_a_lost_kernel_says_so_and_starts_again_where_it_was(opened, demos):
    page = opened("blocs", "demo=blocs&year=1966")
    page.key("ArrowRight")
    expect(page.now()).to_have_text("1967")
    page.page.wait_for_url("**/*year=1967*")
    kernel = page.page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")
    request = urllib.request.Request(demos.url(f"api/kernels/{kernel}"), method="DELETE")
    urllib.request.urlopen(request, timeout=10)
    lost = page.stage.locator(".al-lost")
    expect(lost).to_contain_text("The kernel behind this page is gone")
    with page.page.expect_navigation():
        lost.get_by_role("button", name="Start again from here").click()
    page.ready()
    expect(page.now()).to_have_text("1967")
    page.faults.clear()  # the browser's own lines about the connection that was cut


def answers(demos: Demos, kernel: str) -> bool:
    try:
        return urllib.request.urlopen(demos.url(f"api/kernels/{kernel}"), timeout=10).status == 200
    except urllib.error.HTTPError:
        return False


def test_a_page_that_is_closed_leaves_no_kernel_behind(opened, demos):
    page = opened("arms-race")
    kernel = page.page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")
    assert answers(demos, kernel)
    page.page.goto(demos.url())
    for _ in range(100):
        if not answers(demos, kernel):
            break
        page.page.wait_for_timeout(100)
    assert not answers(demos, kernel)
    for scene in SCENES:
        expect(page.page.get_by_role("link", name=scene.heading)).to_be_visible()
    page.page.get_by_role("link", name="Dark").click()
    expect(page.page.get_by_role("link", name="An arms race")).to_have_attribute("href", re.compile("theme=dark"))


def test_the_same_notebook_follows_a_link_in_jupyterlab(lab):
    page = lab("notebooks/demos/signed-triangles.ipynb")
    page.kernel_ready()
    page.page.goto("about:blank")
    page.faults.clear()  # what the first page was still asking for when it was left
    page.page.goto(f"{page.url}#demo=signed-triangles&stage=1891")
    page.page.locator(".jp-Notebook").wait_for()
    page.run_all()
    page.figure()
    stage = page.page.locator(".al-stage")
    expect(stage.locator(".al-now")).to_have_text("1891–1894")
    stage.locator(".al-stage-head h1").click()
    page.page.keyboard.press("ArrowRight")
    expect(stage.locator(".al-now")).to_have_text("1904")
    page.page.evaluate("() => { Element.prototype.requestFullscreen = () => Promise.reject(new Error('not here')); }")
    page.page.keyboard.press("f")
    page.page.wait_for_function(
        "() => { const box = document.querySelector('.al-stage').getBoundingClientRect();"
        " return box.width === innerWidth && box.height === innerHeight; }"
    )
    page.page.keyboard.press("Escape")
    page.page.wait_for_function("() => document.querySelector('.al-stage').getBoundingClientRect().width < innerWidth")
