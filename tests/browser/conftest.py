"""A real JupyterLab on loopback and a real Chromium that can reach nothing else."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from lab import LabPage
from playwright.sync_api import Browser
from server import Server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("lab"))
    yield started
    started.close()


@pytest.fixture
def lab(server: Server, chromium: Browser) -> Iterator[Callable[..., LabPage]]:
    """Open a notebook of the server's in a page of its own; at the end nothing may have gone wrong in it."""
    for remembered in (server.data, server.settings):
        shutil.rmtree(remembered, ignore_errors=True)
    pages: list[LabPage] = []

    def open_notebook(path: str, width: int = 1280, height: int = 800, dark: bool = False) -> LabPage:
        context = chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
        page = LabPage(context, server, path, dark)
        pages.append(page)
        return page

    yield open_notebook
    faults = [fault for page in pages for fault in page.close()]
    for session in server.call("sessions"):  # type: ignore[union-attr]
        server.call(f"sessions/{session['id']}", "DELETE")
    assert not faults, "\n".join(faults)
