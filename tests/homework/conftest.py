"""The small assignment, and a folder such as a student receives."""

import json
from pathlib import Path

import pytest

from course_utils.homework import publish, read

SMALL = Path(__file__).parent / "small"


@pytest.fixture(scope="session")
def small():
    """The assignment read from its source."""
    return read(SMALL)


@pytest.fixture(scope="session")
def source():
    """The text of the small assignment's source."""
    return (SMALL / "questions.toml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path, small):
    """A released folder."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "questions.json").write_text(json.dumps(publish(small)), encoding="utf-8")
    return folder
