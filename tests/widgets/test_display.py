"""Showing a widget in a cell: what a rerun closes, and what a saved notebook keeps."""

import base64
import re
from types import SimpleNamespace

import ipywidgets
import pytest

from course_utils.figures import theme
from course_utils.widgets import display as module
from course_utils.widgets.display import close_all, show
from course_utils.widgets.live_figure import LiveFigure, PlotlyLoader

ALT = 'A < B & "C"'


@pytest.fixture
def cell(monkeypatch):
    """A cell that runs: what it displays, and what was put in the place of that later."""
    shown = SimpleNamespace(widgets=[], pages=[], kernel=None)

    class Handle:
        def display(self, page):
            shown.pages.append(page.data)

        update = display

    monkeypatch.setattr(module, "display", shown.widgets.append)
    monkeypatch.setattr(module, "DisplayHandle", Handle)
    monkeypatch.setattr(module, "_shown", {})
    monkeypatch.setattr(module, "get_ipython", lambda: shown)

    def run(cell, number):
        parent = {"header": {"msg_id": f"run {number}"}, "metadata": {"cellId": cell} if cell else {}}
        shown.kernel = SimpleNamespace(get_parent=lambda channel: parent)

    shown.run = run
    run("one", 1)
    return shown


def figure():
    return LiveFigure(theme.figure([], dict(height=100)), sentence="It is.", alt=ALT)


def ids():
    """Return the ids of the widgets that this kernel keeps."""
    return ipywidgets.Widget.get_manager_state()["state"]


def test_no_picture_is_kept_until_the_page_sends_one(cell):
    live = figure()
    show(live, "A title", [live])
    assert cell.widgets == [live]
    assert "<img" not in cell.pages[-1]
    live._handle_custom_msg({"still": "<svg>1</svg>", "dark": False}, [])
    (picture,) = re.findall(r'src="data:image/svg\+xml;base64,(.+?)"', cell.pages[-1])
    assert base64.b64decode(picture) == b"<svg>1</svg>"


def test_the_words_of_a_sleeping_figure_are_text_and_never_html(cell):
    live = figure()
    show(live, "<script>A & B</script>", [live])
    live._handle_custom_msg({"still": "<svg onload='alert(1)'/>", "dark": False}, [])
    page = cell.pages[-1]
    assert "<b>&lt;script&gt;A &amp; B&lt;/script&gt;</b>" in page
    assert page.count("A &lt; B &amp; &quot;C&quot;") == 2
    assert "onload" not in page
    assert "Run All Cells" in page


def test_a_figure_with_no_other_words_is_told_by_its_sentence(cell):
    live = LiveFigure(theme.figure([], dict(height=100)), sentence="It is < 2.")
    show(live, "A title", [live])
    live._handle_custom_msg({"still": "<svg/>"}, [])
    assert 'alt="It is &lt; 2."' in cell.pages[-1]


def test_every_figure_of_an_activity_is_in_the_saved_page_in_order(cell):
    first, second = figure(), figure()
    show(ipywidgets.VBox([first, second]), "A title", [first, second])
    second._handle_custom_msg({"still": "second"}, [])
    assert cell.pages[-1].count("<img") == 1
    first._handle_custom_msg({"still": "first"}, [])
    pictures = re.findall(r"base64,(.+?)\"", cell.pages[-1])
    assert [base64.b64decode(one) for one in pictures] == [b"first", b"second"]


def test_a_rerun_closes_what_the_cell_showed_before_and_nothing_else(cell):
    before, beside = figure(), figure()
    show(before, "Before")
    cell.run("two", 2)
    show(beside, "Beside")
    cell.run("one", 3)
    after, also = figure(), figure()
    show(after, "After")
    show(also, "Also")
    assert before.comm is None
    assert None not in [one.comm for one in (beside, after, also)]
    cell.run("one", 4)
    show(figure(), "Again")
    assert (after.comm, also.comm) == (None, None)


def test_outside_a_notebook_nothing_is_closed(cell, monkeypatch):
    first = figure()
    cell.run("", 1)
    show(first, "First")
    monkeypatch.setattr(module, "get_ipython", lambda: None)
    show(figure(), "Second")
    assert first.comm is not None


def test_closing_takes_everything_along_but_the_loader():
    ipywidgets.Widget.close_all()
    live = figure()
    slider = ipywidgets.IntSlider()
    box = ipywidgets.VBox([ipywidgets.HBox([slider]), live])
    loader = live.loader
    assert len(ids()) > 6
    close_all(box)
    assert list(ids()) == [loader.model_id]
    assert isinstance(loader, PlotlyLoader)


def test_closing_twice_does_no_harm():
    live = figure()
    close_all(live)
    close_all(live)
    assert live.comm is None
