"""The live figure, as far as it can be told without a page."""

import gzip
import json

import ipywidgets
import plotly
import plotly.offline
import pytest

from course_utils.figures import theme
from course_utils.widgets.display import close_all
from course_utils.widgets.live_figure import LiveFigure, PlotlyLoader


def picture(height=300, value=2):
    return theme.figure([dict(type="bar", x=["A", "B"], y=[1, value])], dict(height=height))


@pytest.fixture
def figure():
    return LiveFigure(picture(), sentence="B is 2.", alt="A is 1 and B is 2.", source="Source: a test.")


@pytest.fixture
def messages(figure, monkeypatch):
    sent = []
    monkeypatch.setattr(figure.comm, "send", lambda data, buffers=None: sent.append(data))
    return sent


def test_a_change_of_picture_and_words_travels_as_one_message(figure, messages):
    figure.show(picture(height=200, value=3), "B is 3.", "A is 1 and B is 3.")
    (message,) = messages
    assert message["method"] == "update"
    assert {"spec", "height", "sentence", "alt"} == set(message["state"])


def test_a_message_carries_neither_plotly_nor_what_did_not_change(figure, messages):
    figure.show(picture(value=4), "B is 4.")
    assert len(json.dumps(messages)) < 10_000
    assert "loader" not in messages[0]["state"]


def test_what_is_shown_again_unchanged_is_not_sent_again(figure, messages):
    figure.show(picture(), "B is 2.", "A is 1 and B is 2.")
    assert messages == []


def test_all_that_is_true_now_stands_in_the_traits_for_a_page_that_comes_later(figure):
    figure.show(picture(height=200, value=3), "B is 3.")
    assert json.loads(figure.spec)["data"][0]["y"] == [1, 3]
    assert (figure.height, figure.sentence, figure.alt, figure.source) == (200, "B is 3.", "", "Source: a test.")


@pytest.mark.parametrize("height", [None, 0])
def test_a_figure_without_a_height_is_refused_and_the_last_one_stays(figure, height):
    before = figure.spec
    with pytest.raises(ValueError, match=r"needs a height; set layout\.height"):
        figure.show(theme.figure([], dict(height=height) if height is not None else {}), "None.")
    assert (figure.spec, figure.sentence) == (before, "B is 2.")


def test_plotly_travels_once_however_many_figures_there_are():
    figures = [LiveFigure(picture()) for _ in range(6)]
    (loader,) = {figure.loader for figure in figures}
    assert gzip.decompress(loader.bundle).decode() == plotly.offline.get_plotlyjs()
    assert figures[0].plotly_version == plotly.offline.get_plotlyjs_version()


def test_a_kernel_that_closed_every_widget_gets_a_new_loader():
    first = LiveFigure(picture()).loader
    ipywidgets.Widget.close_all()
    second = LiveFigure(picture()).loader
    assert first is not second
    assert (first.comm, second.comm is not None) == (None, True)


def test_closing_one_figure_leaves_plotly_to_the_others(figure):
    other = LiveFigure(picture())
    close_all(figure)
    assert figure.comm is None
    assert isinstance(other.loader, PlotlyLoader)
    assert other.loader.comm is not None


def test_the_page_hands_in_a_still_picture_and_whoever_waits_is_told(figure):
    told = []
    figure.on_still = lambda: told.append(figure.still)
    assert figure.still == ""
    figure._handle_custom_msg({"still": "<svg/>", "dark": False}, [])
    assert told == ["<svg/>"]


def test_a_message_that_is_no_picture_is_left_to_ipywidgets(figure):
    heard = []
    figure.on_msg(lambda widget, content, buffers: heard.append(content))
    figure._handle_custom_msg({"hello": 1}, [])
    assert (heard, figure.still) == ([{"hello": 1}], "")


def test_a_light_colour_has_one_meaning_so_that_it_can_be_swapped_in_a_dark_page(figure):
    assert len(figure.dark) == len(set(figure.dark)) == 13
    assert not set(figure.dark) & set(figure.dark.values())
    assert plotly.graph_objects.Figure(json.loads(figure.spec)).data[0].y == (1, 2)
