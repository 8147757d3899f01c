"""What the site holds and the course does not: Pyodide from npm, pure-Python wheels as `uv.lock` pins them."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import platformdirs

PYODIDE = "314.0.6"
PYTHON = "3.14"
KERNEL = "@jupyterlite/pyodide-kernel-extension"
_EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "anywidget", KERNEL)


def cached(kind: str, key: str, make: Callable[[Path], None]) -> Path:
    """Return the folder of this kind and key in the user's cache; `make` fills it the first time."""
    name = f"{kind}-{hashlib.sha256(key.encode()).hexdigest()[:16]}"
    folder = platformdirs.user_cache_path("alliances-course") / "site" / name
    if not folder.exists():
        fresh = folder.with_name(f"{name}.{os.getpid()}")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        make(fresh)
        try:
            fresh.rename(folder)  # whole or not at all
        except OSError:
            shutil.rmtree(fresh)  # another build was faster
    return folder


def npm_package(name: str, version: str) -> Path:
    """Return the folder of one version of a package of npm's."""
    return cached(name, version, lambda folder: _pack(f"{name}@{version}", folder)) / "package"


def pyodide() -> Path:
    """Return the folder of npm's package `pyodide`."""
    return npm_package("pyodide", PYODIDE)


def packages(root: Path) -> tuple[Path, str]:
    """Return the folder of all packages that the course at `root` runs on, and the text that pins them."""
    pins = _run(
        [_uv(), "export", "--frozen", "--no-default-groups", "--no-dev", "--no-emit-project", "--no-annotate"], root
    )
    pins = "".join(line + "\n" for line in pins.splitlines() if not line.startswith("#"))
    return cached("packages", PYODIDE + pins, lambda folder: _install(pins, folder)), pins


def extensions() -> list[Path]:
    """Return the folders of the three extensions of JupyterLab that the site carries; the kernel's is the last."""
    return [Path(sys.prefix) / "share" / "jupyter" / "labextensions" / name for name in _EXTENSIONS]


def wheel(root: Path, folder: Path) -> Path:
    """Build the course's own wheel into a folder, and return it."""
    _run([_uv(), "build", "--wheel", "--quiet", "--out-dir", str(folder), str(root)], root)
    return next(folder.glob("*.whl"))


def _pack(package: str, folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit(
            "npm was not found: install Node.js 20 or newer (Debian: apt-get install npm), then build again."
        )
    _run([npm, "pack", package, "--silent"], folder)
    archive = next(folder.glob("*.tgz"))
    with tarfile.open(archive) as file:
        file.extractall(folder, filter="data")
    archive.unlink()


def _install(pins: str, folder: Path) -> None:
    asked = folder / "requirements.txt"
    asked.write_text(pins)
    # The platform lets through wheels of pure Python and none that were compiled for this machine.
    options = ["--python-platform", "wasm32-pyodide2024", "--python-version", PYTHON, "--only-binary", ":all:"]
    command = [_uv(), "pip", "install", "--quiet", "--no-deps", "--require-hashes", *options]
    _run([*command, "--target", str(folder / "site"), "-r", str(asked)], folder)


def _uv() -> str:
    found = os.environ.get("UV") or shutil.which("uv")
    if not found:
        raise SystemExit("uv was not found: run the command that the README gives, which begins with 'uv run'.")
    return found


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:3])} failed:\n{done.stderr.strip()}")
    return done.stdout
