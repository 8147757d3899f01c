"""Settings for all tests: a slow machine is no failure, and no test touches the developer's own progress."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from server import NO_CHROMIUM, find_chromium, launch

settings.register_profile("course", deadline=None)
settings.load_profile("course")


@pytest.fixture(autouse=True, scope="session")
def _own_progress(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder: Path = tmp_path_factory.mktemp("progress")
    patch = pytest.MonkeyPatch()
    patch.setenv("ALLIANCES_DATA_DIR", str(folder))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The one Chromium of a run: a second Playwright beside the first is refused."""
    if find_chromium() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_CHROMIUM)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
