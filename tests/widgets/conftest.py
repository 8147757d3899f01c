"""Widgets without a page: each test has a record of its own, and leaves no widget behind."""

import itertools

import ipywidgets
import pytest

from course_utils.progress import open_progress

_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def record(tmp_path, monkeypatch):
    """The learner's record of this test alone."""
    monkeypatch.setenv("ALLIANCES_DATA_DIR", str(tmp_path / "record"))
    yield open_progress()
    ipywidgets.Widget.close_all()


@pytest.fixture
def press():
    """Press a button of a panel as the page does."""

    def press(panel, name, value=None):
        action = {"kind": "press", "name": name, "value": value}
        panel.receive({"seq": next(_numbers), "actions": [action]})
        return panel.state

    return press
