"""The live figure in a real page."""

import re

import pytest
from playwright.sync_api import Locator, expect

CELL = """
import ipywidgets as widgets
from course_utils.figures import theme
from course_utils.widgets.display import show
from course_utils.widgets.live_figure import LiveFigure

def picture(height):
    return theme.figure([dict(type="bar", x=["A", "B"], y=[1, height])], dict(height=300))

figure = LiveFigure(picture(2), sentence="B is 2.", source="Source: a test.")
slider = widgets.IntSlider(2, 0, 10)
slider.observe(lambda change: figure.show(picture(change.new), f"B is {change.new}."), "value")
box = widgets.VBox([slider, figure])
show(box, "A test", [figure])
"""


@pytest.fixture
def notebook(server):
    return server.write("live.ipynb", CELL)


def bars(figure: Locator) -> Locator:
    return figure.locator(".bars .point")


def sentence(figure: Locator) -> Locator:
    return figure.locator(".al-sentence")


def press_right(page) -> None:
    page.page.locator(".noUi-handle").focus()
    page.page.keyboard.press("ArrowRight")


def test_a_figure_is_drawn_and_follows_a_slider(lab, notebook):
    page = lab(notebook)
    page.run_all()
    figure = page.figure()
    expect(bars(figure)).to_have_count(2)
    press_right(page)
    expect(sentence(figure)).to_have_text("B is 3.")
    expect(figure.locator(".al-canvas")).to_have_attribute("role", "img")
    expect(figure.locator(".al-canvas")).to_have_attribute("aria-label", "B is 3.")
    expect(figure.get_by_role("status")).to_have_text("B is 3.")
    expect(figure.locator(".al-source")).to_have_text("Source: a test.")


def test_the_height_stays_when_the_figure_changes_and_the_width_follows(lab, notebook):
    page = lab(notebook)
    page.run_all()
    canvas = page.figure().locator(".al-canvas")
    assert canvas.bounding_box()["height"] == 300
    press_right(page)
    expect(sentence(page.figure())).to_have_text("B is 3.")
    assert canvas.bounding_box()["height"] == 300
    page.page.set_viewport_size({"width": 800, "height": 800})
    page.page.wait_for_function(
        "() => { const c = document.querySelector('.al-canvas');"
        " return c.clientWidth < 760 && c.querySelector('svg').width.baseVal.value === c.clientWidth; }"
    )


def test_a_figure_that_would_be_crammed_scrolls_in_its_own_box(lab, server):
    wide = "theme.figure([dict(type='bar', x=['A', 'B'], y=[1, 2])], dict(height=300), narrowest=480)"
    page = lab(server.write("map.ipynb", CELL + f"figure.show({wide}, 'A map.')"), width=500)
    page.run_all()
    canvas = page.figure().locator(".al-canvas")
    expect(canvas.locator("svg").first).to_have_attribute("width", "480")
    assert canvas.bounding_box()["width"] < 480
    canvas.focus()
    canvas.press("ArrowRight")
    page.page.wait_for_function("() => document.querySelector('.al-canvas').scrollLeft > 0")
    page.page.set_viewport_size({"width": 1280, "height": 800})
    expect(canvas).not_to_have_attribute("tabindex", "0")
    assert float(canvas.locator("svg").first.get_attribute("width")) > 480


def test_the_colours_follow_the_theme(lab, notebook):
    page = lab(notebook)
    page.run_all()
    label = page.figure().locator(".xtick text").first
    expect(label).to_have_css("fill", "rgb(27, 31, 36)")
    page.run_command("apputils:change-theme", {"theme": "JupyterLab Dark"})
    expect(label).to_have_css("fill", "rgb(232, 234, 237)")


def test_a_reloaded_page_shows_the_figure_as_it_is_now(lab, notebook):
    page = lab(notebook)
    page.run_all()
    press_right(page)
    expect(sentence(page.figure())).to_have_text("B is 3.")
    page.save()
    page.page.reload()
    expect(sentence(page.figure())).to_have_text("B is 3.")
    press_right(page)
    expect(sentence(page.figure())).to_have_text("B is 4.")


def test_rerunning_a_cell_closes_what_it_showed_before(lab, server):
    count = "import ipywidgets; print(len(ipywidgets.Widget.get_manager_state()['state']))"
    page = lab(server.write("rerun.ipynb", CELL, count))
    printed = page.page.locator(".jp-RenderedText[data-mime-type*=stdout]")
    page.run_all()
    expect(printed).to_have_text(re.compile(r"^\d+\s*$"))
    first = printed.inner_text()
    for _ in range(2):
        page.page.evaluate("document.querySelector('.al-figure').remove()")
        page.run_all()
        page.figure()
        assert printed.inner_text() == first


def test_a_figure_comes_back_after_a_kernel_restart(lab, notebook):
    page = lab(notebook)
    page.run_all()
    page.figure()
    page.run_command("kernelmenu:restart-and-clear")
    page.page.get_by_role("button", name="Confirm Kernel Restart").click()
    expect(page.page.locator(".al-figure")).to_have_count(0)
    page.run_all()
    press_right(page)
    expect(sentence(page.figure())).to_have_text("B is 3.")


def test_a_second_notebook_in_the_same_tab_shares_the_plotly_of_the_first(lab, notebook, server):
    second = server.write("second.ipynb", CELL.replace("B is 2", "Second: B is 2"))
    page = lab(notebook)
    page.run_all()
    page.figure()
    page.page.evaluate("window.firstPlotly = [...globalThis[Symbol.for('alliances.plotly')].values()]")
    page.run_command("docmanager:open", {"path": second, "kernel": {"name": "python3"}})
    page.page.wait_for_function(f"() => window.jupyterapp.shell.currentWidget?.context?.path === '{second}'")
    page.run_all()
    shown = page.page.locator(".al-figure:visible")
    expect(sentence(shown)).to_have_text("Second: B is 2.")
    expect(bars(shown)).to_have_count(2)
    same = "Promise.all([...globalThis[Symbol.for('alliances.plotly')].values(), ...window.firstPlotly])"
    assert page.page.evaluate(f"{same}.then(all => all.length === 2 && all[0] === all[1])")


def test_a_saved_notebook_without_its_kernel_shows_a_still_picture(lab, notebook, server):
    page = lab(notebook)
    page.run_all()
    page.figure()
    still = "JSON.stringify(window.jupyterapp.shell.currentWidget.content.model.toJSON()).includes('svg+xml')"
    page.page.wait_for_function(still)
    page.save()
    for session in server.call("sessions"):
        server.call(f"sessions/{session['id']}", "DELETE")
    page.errors_expected = True
    later = lab(notebook)
    picture = later.page.locator(".al-still img")
    expect(picture).to_be_visible()
    expect(picture).to_have_attribute("alt", "B is 2.")
    expect(later.page.get_by_text("model not found")).to_be_hidden()
    later.faults.clear()


def test_a_failed_load_of_plotly_says_so_and_can_be_tried_again(lab, notebook):
    page = lab(notebook)
    page.page.evaluate("() => { window.keep = DecompressionStream; delete globalThis.DecompressionStream; }")
    page.run_all()
    trouble = page.page.locator(".al-figure .al-error")
    expect(trouble).to_contain_text("could not be drawn")
    page.page.evaluate("() => { globalThis.DecompressionStream = window.keep; }")
    trouble.get_by_role("button", name="Try again").click()
    expect(bars(page.figure())).to_have_count(2)
    expect(trouble).to_be_hidden()
    page.faults.clear()


# Plotly as slow as the test wants it: every drawing waits for `release`.
HOLD = """async () => {
    const Plotly = await [...globalThis[Symbol.for('alliances.plotly')].values()][0], react = Plotly.react;
    const gate = new Promise((open) => { window.release = open; });
    Plotly.react = (...drawing) => gate.then(() => react(...drawing));
}"""


def test_a_burst_of_changes_ends_in_the_last_one(lab, server):
    burst = """
def burst(_):
    for height in range(200):
        figure.show(picture(height), f"B is {height}.")

button = widgets.Button(description="Burst")
button.on_click(burst)
button
"""
    page = lab(server.write("burst.ipynb", CELL, burst))
    page.run_all()
    figure = page.figure()
    drawn = int(figure.get_attribute("data-drawn"))
    page.page.evaluate(HOLD)
    page.page.get_by_role("button", name="Burst").click()
    expect(sentence(figure)).to_have_text("B is 199.")
    page.page.evaluate("() => window.release()")
    expect(figure.locator(".ytick text").last).to_have_text(re.compile("200|150"))
    # The one that was under way when the others came, and the last of these.
    expect(figure).to_have_attribute("data-drawn", str(drawn + 2))
