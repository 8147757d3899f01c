"""The course in a browser tab: the site, built once, and a Chromium that can reach nothing but it."""

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from lab import TIMEOUT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect
from server import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import build_site
import serve_site

expect.set_options(timeout=TIMEOUT)
LIVE = "() => document.documentElement.dataset.course === 'live'"
WHOLE = "() => document.documentElement.dataset.offline === 'ready'"


class Host:
    """A static host on loopback; what it hands out can be replaced, and it can go away and come back."""

    def __init__(self, folder: Path, out: Path) -> None:
        self.folder = folder
        self.port = 0
        self.publish(out)
        self.start()

    def publish(self, out: Path) -> None:
        place = self.folder / "alliances"  # not at the root: many a host gives each site a folder
        self.folder.mkdir(exist_ok=True)
        place.unlink(missing_ok=True)
        place.symlink_to(out)

    def start(self) -> None:
        self._server = serve_site.server(self.folder, self.port)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/alliances/"


class Tab:
    """One page of the site in a browser that remembers; `faults` says what went wrong in it."""

    def __init__(self, context: BrowserContext, host: Host) -> None:
        self.host, self.faults = host, []
        context.on("request", self._watch)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        self.page.on("console", self._heard)

    def _heard(self, line: ConsoleMessage) -> None:
        if line.type == "error":
            self.faults.append(f"{line.text} ({line.location})")

    def _watch(self, request: object) -> None:
        url = urlsplit(request.url)  # type: ignore[attr-defined]
        if url.scheme in ("http", "https", "ws", "wss") and url.hostname != "127.0.0.1":
            self.faults.append(f"asked an outside host: {request.url}")  # type: ignore[attr-defined]

    def open(self, path: str, live: bool = True) -> None:
        """Open a notebook and wait until it is live, or only until its text can be read."""
        self.page.goto(f"{self.host.url}notebooks/index.html?path={quote(path)}")
        self.page.locator("#course-wait").wait_for(state="detached", timeout=60_000)
        if live:
            self.live()

    def live(self) -> None:
        self.page.wait_for_function(LIVE, timeout=120_000)

    def whole(self) -> None:
        """Wait until the browser holds the whole site."""
        self.page.wait_for_function(WHOLE, timeout=120_000)

    def cells(self) -> Locator:
        return self.page.locator(".jp-Notebook .jp-Cell")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as the one command builds it."""
    if shutil.which("npm") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("npm was not found: install Node.js 20 or newer.")
    out = tmp_path_factory.mktemp("site") / "dist"
    build_site.build(out)
    return out


@pytest.fixture(scope="session")
def browser(chromium: Browser) -> Browser:
    return chromium


@pytest.fixture(scope="session")
def host(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    started = Host(tmp_path_factory.mktemp("host") / "www", built)
    yield started
    started.stop()


@pytest.fixture(scope="session")
def learner(browser: Browser) -> Iterator[BrowserContext]:
    """A learner's browser: it keeps the site and the record from test to test."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce", accept_downloads=True
    )
    context.set_default_timeout(TIMEOUT)
    yield context
    context.close()


@pytest.fixture
def tab(learner: BrowserContext, host: Host) -> Iterator[Tab]:
    opened = Tab(learner, host)
    yield opened
    opened.page.close()
    assert not opened.faults, "\n".join(opened.faults)


@pytest.fixture
def someone_else(browser: Browser) -> Iterator[Callable[[Host], Tab]]:
    """Open a tab in the browser of a learner who has never been here."""
    contexts, tabs = [], []

    def open_tab(host: Host) -> Tab:
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 900}))
        contexts[-1].set_default_timeout(TIMEOUT)
        tabs.append(Tab(contexts[-1], host))
        return tabs[-1]

    yield open_tab
    for context in contexts:
        context.close()
    faults = [fault for opened in tabs for fault in opened.faults]
    assert not faults, "\n".join(faults)
