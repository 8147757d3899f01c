"""A Voilà on loopback that serves the demos as `uv run voila notebooks/demos` does, and one page of it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from lab import TIMEOUT
from playwright.sync_api import BrowserContext, Locator, Page, expect
from server import ROOT

# What Voilà itself says on its console, whatever notebook is open.
_CHATTER = re.compile(r"ResizeObserver loop|favicon|net::ERR_ABORTED")


class Demos:
    """Voilà over a folder of notebooks, with a home of its own.

    Its config and template are taken from the work tree, where an author changes them; the wheel carries copies.
    """

    def __init__(self, folder: Path, notebooks: Path = ROOT / "notebooks" / "demos", *options: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        environment = os.environ | {
            "HOME": str(folder),
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
            "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
            "IPYTHONDIR": str(folder / "ipython"),
            "ALLIANCES_DATA_DIR": str(folder / "data"),
            "JUPYTER_PATH": str(ROOT),
            "JUPYTER_CONFIG_PATH": str(ROOT / "voila"),
        }
        self.log = (folder / "voila.log").open("wb")
        command = [sys.executable, "-m", "voila", str(notebooks), "--no-browser", f"--port={self.port}", *options]
        self.process = subprocess.Popen(
            [*command, "--Voila.ip=127.0.0.1"], env=environment, stdout=self.log, stderr=subprocess.STDOUT, cwd=ROOT
        )
        deadline = time.monotonic() + 180
        while True:
            try:
                urllib.request.urlopen(self.url("voila/static/"), timeout=2)
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise RuntimeError((folder / "voila.log").read_text()) from None
                time.sleep(0.2)

    def url(self, path: str = "") -> str:
        return f"http://127.0.0.1:{self.port}/{path}"

    def demo(self, name: str, link: str = "", theme: str = "") -> str:
        """Return the address of a demo, with a link's settings if any."""
        query, hash_ = f"?theme={theme}" if theme else "", f"#{link}" if link else ""
        return self.url(f"voila/render/{name}.ipynb{query}{hash_}")

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


class DemoPage:
    """One demo in one browser tab. `close` tells everything that went wrong in it."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.faults: list[str] = []
        self.errors_expected = False
        context.set_default_timeout(TIMEOUT)
        context.on("request", self._watch)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        self.page.on("console", lambda line: line.type == "error" and self._heard(line.text, str(line.location)))
        self.page.goto(address, timeout=60_000)  # a page is there when its kernel has run the notebook

    def _watch(self, request: object) -> None:
        url = urlsplit(request.url)  # type: ignore[attr-defined]
        if url.scheme in ("http", "https", "ws", "wss") and url.hostname != "127.0.0.1":
            self.faults.append(f"asked an outside host: {request.url}")  # type: ignore[attr-defined]

    def _heard(self, text: str, where: str) -> None:
        if not _CHATTER.search(text + where):
            self.faults.append(f"console: {text} ({where})")

    @property
    def stage(self) -> Locator:
        return self.page.locator(".al-stage")

    def ready(self) -> "DemoPage":
        """Wait until every figure in sight is drawn, at the size the page asked for."""
        self.page.wait_for_function(
            """() => {
                const figures = [...document.querySelectorAll('.al-stage .al-figure')].filter(one => one.clientHeight);
                return figures.length && document.querySelector('.al-bar-of-stage')?.dataset.idle === 'true'
                    && figures.every(one => one.dataset.drawn && one.querySelector('.main-svg'));
            }"""
        )
        return self

    def key(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def sentence(self, index: int = 0) -> Locator:
        return self.stage.locator(".al-sentence").nth(index)

    def now(self) -> Locator:
        return self.stage.locator(".al-now")

    def close(self) -> list[str]:
        """Close the tab; return what went wrong, in sentences."""
        if not self.errors_expected:
            for shown in self.page.locator(".al-error:visible, .jp-RenderedText[data-mime-type*=stderr]").all():
                self.faults.append(f"an error is on the page: {shown.inner_text()}")
        self.context.close()
        return self.faults


expect.set_options(timeout=TIMEOUT)
