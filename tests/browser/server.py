"""A JupyterLab on loopback for tests and benchmarks, and the Chromium that may reach nothing else."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import Browser, BrowserContext, BrowserType, Playwright

ROOT = Path(__file__).parents[2]
NO_CHROMIUM = "Chromium was not found: install your system's 'chromium' package (Debian: apt-get install chromium)."
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def find_chromium() -> str | None:
    """Return the path of this machine's Chromium, if it has one."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def launch(playwright: Playwright) -> Browser:
    """Start Chromium so that only this machine can be reached."""
    return playwright.chromium.launch(executable_path=find_chromium(), args=_FLAGS)


def launch_with_profile(browser: BrowserType, folder: str, **options: Any) -> BrowserContext:
    """Start Chromium with a profile on disk, as a learner's is: it keeps compiled code from visit to visit."""
    return browser.launch_persistent_context(folder, executable_path=find_chromium(), args=_FLAGS, **options)


_OF_TEACHERS = (
    "nbgrader.server_extensions.assignment_list",
    "nbgrader.server_extensions.course_list",
    "nbgrader.server_extensions.formgrader",
    "nbgrader.server_extensions.validate_assignment",
)


def _labextensions(folder: Path, extensions: Sequence[str]) -> Path:
    """Link some JupyterLab extensions into one folder: those that the course needs, unless others are asked for."""
    chosen = folder / "labextensions"
    for name in extensions:
        chosen.mkdir(exist_ok=True)
        (chosen / name).symlink_to(Path(sys.prefix) / "share/jupyter/labextensions" / name)
    return chosen


class Server:
    """One JupyterLab over a fresh copy of the course's notebooks, with its own home and progress."""

    def __init__(self, folder: Path, extensions: Sequence[str] = ("@jupyter-widgets", "anywidget")) -> None:
        self.folder = folder
        self.notebooks = folder / "notebooks"
        shutil.copytree(ROOT / "notebooks", self.notebooks)
        self.data = folder / "data"
        self.settings = folder / "settings"
        config = folder / "config"
        config.mkdir()
        # A learner has neither nbgrader nor JupyterLite; those of the developers would speak up in every page.
        without = dict.fromkeys(_OF_TEACHERS, False)
        server = {"ServerApp": {"allow_root": True, "jpserver_extensions": without}}
        (config / "jupyter_server_config.json").write_text(json.dumps(server))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.token = secrets.token_hex(16)
        self.log = (folder / "lab.log").open("wb")
        environment = os.environ | {
            "HOME": str(folder),
            "JUPYTER_CONFIG_DIR": str(config),
            "JUPYTERLAB_SETTINGS_DIR": str(self.settings),
            "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
            "IPYTHONDIR": str(folder / "ipython"),
            "ALLIANCES_DATA_DIR": str(self.data),
        }
        options = [
            "--no-browser",
            "--ip=127.0.0.1",
            f"--port={self.port}",
            f"--IdentityProvider.token={self.token}",
            f"--ServerApp.root_dir={folder}",
            "--ServerApp.port_retries=0",
            "--LabApp.expose_app_in_browser=True",
            f"--LabApp.labextensions_path={_labextensions(folder, extensions)}",
        ]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", *options],
            env=environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        deadline = time.monotonic() + 180
        while True:
            try:
                self.call("status")
                return
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise RuntimeError((folder / "lab.log").read_text()) from None
                time.sleep(0.1)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}{'&' if '?' in path else '?'}token={self.token}"

    def call(self, path: str, method: str = "GET") -> object:
        request = urllib.request.Request(self.url(f"api/{path}"), method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or "null")

    def write(self, name: str, *cells: str) -> str:
        """Make a notebook of code cells; return its path as the server knows it."""
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, self.notebooks / name)
        return f"notebooks/{name}"

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self.log.close()
