"""A page of JupyterLab as a learner meets it: open, run all, look, act."""

import json
import re
import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, expect

if TYPE_CHECKING:
    from server import Server

TIMEOUT = 20_000
expect.set_options(timeout=TIMEOUT)

# What JupyterLab itself says on its console, whatever notebook is open.
_CHATTER = re.compile(
    r"status of 404.*(workspaces|settings|sessions|kernels)|ResizeObserver loop|favicon|net::ERR_ABORTED"
)


class LabPage:
    """One notebook in one browser tab. `close` tells everything that went wrong in it."""

    def __init__(self, context: BrowserContext, server: "Server", path: str, dark: bool = False) -> None:
        self.context, self.server, self.path = context, server, path
        self.faults: list[str] = []
        self.errors_expected = False
        context.set_default_timeout(TIMEOUT)
        context.on("request", self._watch)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        self.page.on("console", lambda line: line.type == "error" and self._heard(line.text, str(line.location)))
        # A workspace of its own: JupyterLab would otherwise reopen what an earlier test left.
        self.url = server.url(f"doc/workspaces/{secrets.token_hex(4)}/tree/{path}")
        self.page.goto(self.url)
        self.page.locator(".jp-Notebook").wait_for()
        if dark:
            self.dark()

    def _watch(self, request: object) -> None:
        url = urlsplit(request.url)  # type: ignore[attr-defined]
        if url.scheme in ("http", "https", "ws", "wss") and url.hostname != "127.0.0.1":
            self.faults.append(f"asked an outside host: {request.url}")  # type: ignore[attr-defined]

    def _heard(self, text: str, where: str) -> None:
        if not _CHATTER.search(text + where):
            self.faults.append(f"console: {text} ({where})")

    def run_command(self, command: str, arguments: dict | None = None) -> None:
        # Not awaited: some commands end only when the learner has answered their dialog.
        script = f"() => {{ window.jupyterapp.commands.execute('{command}', {json.dumps(arguments or {})}); }}"
        self.page.wait_for_function("window.jupyterapp !== undefined")
        self.page.evaluate(script)

    def dark(self) -> None:
        """Choose JupyterLab's dark theme."""
        self.run_command("apputils:change-theme", {"theme": "JupyterLab Dark"})
        self.page.locator('body[data-jp-theme-light="false"]').wait_for(state="attached")

    def run_all(self) -> None:
        """Choose Run, Run All Cells, as the lesson tells the learner, and wait until every cell has run."""
        self.kernel_ready()
        before = self.page.evaluate(
            "() => Math.max(...[...window.jupyterapp.shell.currentWidget.content.model.cells]"
            ".map(cell => cell.executionCount ?? 0))"
        )
        self.menu("Run", "Run All Cells")
        self.settled(before)

    def kernel_ready(self) -> None:
        """Wait until the notebook in front has a kernel that answers."""
        self.page.wait_for_function(
            """() => {
                const context = window.jupyterapp?.shell.currentWidget?.sessionContext;
                const kernel = context?.session?.kernel;
                return context?.isReady && kernel?.connectionStatus === 'connected' && kernel.status === 'idle';
            }"""
        )

    def menu(self, name: str, item: str) -> None:
        """Choose an item of the menu bar. Lumino acts on the item it has marked as active, so wait for the mark."""
        self.page.get_by_role("menuitem", name=name, exact=True).click()
        entry = self.page.locator(".lm-Menu-item").filter(has=self.page.get_by_text(item, exact=True))
        entry.hover()
        expect(entry).to_have_class(re.compile("lm-mod-active"))
        entry.click()

    def save(self) -> None:
        """Save the notebook, and wait until it is saved."""
        self.run_command("docmanager:save")
        self.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")

    def settled(self, before: int = 0) -> None:
        """Wait until some cell has run since the count stood at `before`, and none is waiting or running."""
        # Asked of the notebook's model: a folded cell shows no prompt, and a cell out of sight may show nothing at all.
        self.page.wait_for_function(
            """before => {
                const cells = window.jupyterapp.shell.currentWidget.content.model.cells;
                const code = [...cells].filter(cell => cell.type === 'code');
                return code.some(cell => cell.executionCount > before)
                    && code.every(cell => cell.executionState === 'idle');
            }""",
            arg=before,
            timeout=60_000,
        )

    def figure(self, index: int = 0) -> Locator:
        """Return a live figure once it has been drawn."""
        figure = self.page.locator(".al-figure").nth(index)
        expect(figure).to_have_attribute("data-drawn", re.compile(r"\d+"))
        return figure

    def close(self) -> list[str]:
        """Close the tab; return what went wrong, in sentences."""
        if not self.errors_expected:
            for shown in self.page.locator(".al-error:visible, .jp-RenderedText[data-mime-type*=stderr]").all():
                self.faults.append(f"an error is on the page: {shown.inner_text()}")
        self.context.close()
        return self.faults
