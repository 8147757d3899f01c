"""JupyterLite as the site needs it: the notebook view alone, three extensions, and no file that nothing asks for."""

import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from jupyterlite_core.constants import ALL_APP_ARCHIVES

from . import fetch
from .runtime import Kernel

#: Chunks made mostly of these are left out: diagrams, other plots and terminals, which no lesson holds.
_UNUSED = (
    "@mermaid-js",
    "mermaid",
    "elkjs",
    "cytoscape",
    "vega",
    "@xterm",
    "katex",
    "d3-sankey",
    "dagre",
    "roughjs",
    "langium",
)
_UNUSED_FILES = (
    "*.map",
    "build/*.eot",
    "build/fa-*.woff",
    "build/*.svg",
    "build/*.ttf",
    "doc/**/*",
    "icon-*.png",
    "**/package.json",
    "**/install.json",
    "extensions/**/pypi/*",
    "extensions/**/schemas/**/*.orig",
    "jupyterlite.schema.v0.json",
    "rspack.config*.js",
    "bootstrap.js",
    "notebooks/build/*",
)
#: Views, menus and dialogs that lead to pages which this site does not have.
_DISABLED = [
    "@jupyter-notebook/application-extension:dirty",
    "@jupyter-notebook/application-extension:logo",
    "@jupyter-notebook/console-extension",
    "@jupyter-notebook/help-extension",
    "@jupyter-notebook/notebook-extension:open-tree-tab",
    "@jupyter-notebook/terminal-extension",
    "@jupyter-notebook/tree-extension",
    "@jupyterlab/apputils-extension:announcements",
    "@jupyterlab/debugger-extension",
    "@jupyterlab/mermaid-extension",
    "@jupyterlab/vega5-extension",
    "@jupyterlite/notebook-application-extension:logo",
]
_MENUS = ("file", "settings", "help")
_SETTINGS = {
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    # The page saves by itself, and only what the learner wrote: site/lesson.js.
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
    "@jupyter-notebook/application-extension:top": {"visible": "no"},
    "@jupyterlab/mainmenu-extension:plugin": {
        "menus": [{"id": f"jp-mainmenu-{name}", "disabled": True} for name in _MENUS]
    },
}


def build(contents: Path, kernel: Kernel, out: Path) -> None:
    """Build JupyterLite over the notebooks in `contents` into `out`, which is replaced."""
    shutil.rmtree(out, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "overrides.json").write_text(json.dumps(_SETTINGS))
        options = {
            "apps": ["notebooks"],
            "contents": [str(contents)],
            "output_dir": str(out),
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
            "ignore_sys_prefix": ["federated_extensions"],
            "federated_extensions": [str(path) for path in fetch.extensions()],
            "settings_overrides": [str(Path(folder) / "overrides.json")],
        }
        (Path(folder) / "jupyter_lite_config.json").write_text(json.dumps({"LiteBuildConfig": options}))
        command = [sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", folder]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"JupyterLite could not be built:\n{(done.stdout + done.stderr)[-3000:]}")
    shutil.copytree(kernel.pyodide, out / "static" / "pyodide")
    _configure(out / "jupyter-lite.json", kernel)
    _prune(out)
    _worker(out)


def _worker(out: Path) -> None:
    """Write the worker that the page starts by itself: JupyterLite's own, with Python already under way."""
    found = [path.relative_to(out).as_posix() for path in out.glob("extensions/**/comlink.worker.*.js")]
    if len(found) != 1:
        raise SystemExit("JupyterLite's kernel has changed: look what its worker is called now.")
    script = f'import "./early.mjs";\nimport "../../{found[0]}";\n'
    (out / "static" / "pyodide" / "worker.mjs").write_text(script)


def _configure(path: Path, kernel: Kernel) -> None:
    whole = json.loads(path.read_text())
    data = whole["jupyter-config-data"]
    data |= {
        "appName": "Alliances",
        "appUrl": "./notebooks",
        "disabledExtensions": _DISABLED,
        "exposeAppInBrowser": True,
        "faviconUrl": "./course/icon.svg",
        "licensesUrl": "./course/licences.txt",
    }
    data["litePluginSettings"] = {f"{fetch.KERNEL}:kernel": kernel.options}
    # Where the learner's record lies; an unknown kind of file would be kept as base64.
    data["fileTypes"]["jsonl"] = {
        "name": "jsonl",
        "extensions": [".jsonl"],
        "mimeTypes": ["text/plain"],
        "fileFormat": "text",
    }
    path.write_text(json.dumps(whole, indent=1, sort_keys=True))


def _prune(out: Path) -> None:
    for pattern in _UNUSED_FILES:
        for path in out.glob(pattern):
            if path.is_file():
                path.unlink()
    for name in _unused_chunks():
        (out / "build" / name).unlink(missing_ok=True)
    for folder in sorted((path for path in out.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _unused_chunks() -> list[str]:
    """Return the chunks that are mostly made of unused packages, as JupyterLite's own source maps tell."""
    found = []
    with tarfile.open(ALL_APP_ARCHIVES[0]) as app:
        for member in app:
            if re.fullmatch(r"package/build/\d+\.\w+\.js\.map", member.name):
                file = app.extractfile(member)
                if file and _mostly_unused(json.load(file)):
                    found.append(Path(member.name).name.removesuffix(".map"))
    return found


def _mostly_unused(source_map: dict) -> bool:
    unused = whole = 0
    for source, content in zip(source_map["sources"], source_map["sourcesContent"], strict=True):
        package = re.search(r".*node_modules/(.*)", source)
        whole += len(content or "")
        unused += len(content or "") if package and package[1].startswith(_UNUSED) else 0
    return unused > whole / 2
