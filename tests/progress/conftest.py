"""The same claims are tested over both stores: SQLite, and lines of JSON as in a browser tab."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from course_utils.progress import Progress

ROOT = Path(__file__).parents[2]
# What stands before each script run in a process of its own: Python there has, or has not, SQLite.
OPENING = """
import sys
folder, kind = sys.argv[1:3]
if kind == "lines":
    sys.modules["sqlite3"] = None  # as in a Python that came without it
from course_utils.progress import Progress
"""


@pytest.fixture(params=["sqlite", "lines"])
def kind(request, monkeypatch):
    """Which store this Python has."""
    if request.param == "lines":
        monkeypatch.setitem(sys.modules, "sqlite3", None)
    return request.param


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def file(kind, folder):
    """Where the events of `folder` are."""
    return folder / ("progress.sqlite" if kind == "sqlite" else "progress.jsonl")


@pytest.fixture
def progress(kind, folder):
    return Progress(folder)


@pytest.fixture
def start(kind, folder):
    """Start a script in a process of its own, with `Progress`, `folder` and `sys` at hand."""
    running = []

    def start(script):
        code = OPENING + textwrap.dedent(script)
        command = [sys.executable, "-c", code, str(folder), kind]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.wait()
