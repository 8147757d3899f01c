"""The Python that runs in the page: Pyodide, and one archive of bytecode that holds all packages and the course.

Pyodide's own index lists hundreds of packages on a content delivery network. The index written here lists what lies
beside it and nothing else, so there is nothing outside to ask for.
"""

import hashlib
import json
import re
import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from . import fetch

#: What no lesson imports: completion, terminals, wheels that are all JavaScript, editors.
_UNUSED = {
    "bin",
    "etc",
    "jedi",
    "jupyterlab_widgets",
    "parso",
    "prompt_toolkit",
    "share",
    "wcwidth",
    "widgetsnbextension",
}
_UNUSED_PARTS = (
    "anywidget/labextension",
    "anywidget/nbextension",
    "plotly/express",
    "plotly/figure_factory",
    "plotly/labextension",
    "plotly/matplotlylib",
    "plotly/package_data/datasets",
    "plotly/package_data/widgetbundle.js",
)
_LEXERS = re.compile(r"pygments/lexers/(?!__init__|_mapping|python)\w+\.py")
#: Plots in space and on tiled maps: a lesson has none, and the maps would ask an outside host.
_TRACES = re.compile(
    r"plotly/graph_objs/_?(choroplethmap|choroplethmapbox|cone|densitymap|densitymapbox|isosurface|mesh3d|parcats|parcoords"
    r"|scatter3d|scattercarpet|scattergl|scattermap|scattermapbox|scatterpolargl|scattersmith|splom|streamtube|surface|volume)\b.*"
)
_BARE = ("_plotly_utils", "narwhals", "plotly")  # their docstrings weigh more than their code
#: Where the kernel of the page differs from ipykernel in what the course uses. ipykernel's method takes the name of a
#: channel. And in a message None is null: Pyodide's own conversion would make it undefined, which `=== null` misses.
_MENDED = (
    ("kernel.py", "def get_parent(self):", "def get_parent(self, channel=None):"),
    (
        "comm.py",
        "content = dict(data=data, comm_id=self.comm_id, **keys)",
        "content = js.JSON.parse(json.dumps(dict(data=data, comm_id=self.comm_id, **keys)))",
    ),
    ("comm.py", "import comm\n", "import json\n\nimport comm\nimport js\n"),
    # The kernel runs on the learner's drive: to look there for every module asks the page each time.
    (
        "__init__.py",
        "sys.stderr = stderr_stream\n",
        "sys.stderr = stderr_stream\nsys.path[:] = filter(None, sys.path)\n",
    ),
)
_NAMES = ("comm", "ipykernel", "jedi", "micropip", "piplite", "pyodide-kernel")  # asked for by name; in the archive
_PLOTLY = "plotly/package_data/plotly.min.js"


@dataclass(frozen=True)
class Kernel:
    """Where the built parts lie: Pyodide with its archive, plotly.js and its version, licence texts."""

    pyodide: Path
    plotly: Path
    plotly_version: str
    licences: Path

    @property
    def options(self) -> dict:
        """What JupyterLite's kernel must be told."""
        packages = [*_NAMES, "ipython"]
        load = {"packages": packages, "lockFileURL": "./static/pyodide/pyodide-lock.json"}
        where = {"pyodideUrl": "./static/pyodide/early.mjs", "pipliteUrls": [], "disablePyPIFallback": True}
        return where | {"loadPyodideOptions": load}


def build(root: Path, folder: Path) -> Kernel:
    """Build the runtime of the course at `root` into a folder."""
    installed, pins = fetch.packages(root)
    source = installed / "site"
    rules = Path(__file__).read_text() + Path(__file__).with_name("compile.mjs").read_text()
    compiled = fetch.cached("compiled", fetch.PYODIDE + pins + rules, lambda out: _third_party(source, out))
    tree = folder / "tree"
    shutil.copytree(compiled, tree)
    _own(root, tree)
    pyodide = folder / "pyodide"
    pyodide.mkdir()
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        shutil.copy(fetch.pyodide() / name, pyodide)
    _archive(tree, pyodide / "course.zip")
    _index(pyodide)
    shutil.copy(root / "site" / "early.mjs", pyodide)
    licences = folder / "licences.txt"
    licences.write_text(_licences(source))
    version = re.search(r'"([\d.]+)"', (source / "plotly/offline/_plotlyjs_version.py").read_text())
    if version is None:
        raise SystemExit("The version of plotly.js was not found in the package plotly; look where it moved to.")
    return Kernel(pyodide, source / _PLOTLY, version[1], licences)


def _third_party(source: Path, out: Path) -> None:
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.is_file() and _wanted(name):
            target = out / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    # The page brings plotly.js itself, while Python is still starting; the kernel has no copy to send.
    (out / _PLOTLY).write_text("throw new Error('the page holds plotly.js');\n")
    _compile(out)


def _wanted(name: str) -> bool:
    first, *rest = name.split("/")
    if first.endswith(".dist-info"):
        return rest == ["METADATA"]  # packages ask for their own version
    inside = {"__pycache__", "test", "tests"}.isdisjoint(rest)
    return (
        inside
        and first not in _UNUSED
        and not name.startswith(_UNUSED_PARTS)
        and not _LEXERS.fullmatch(name)
        and not _TRACES.fullmatch(name)
    )


def _own(root: Path, tree: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "own"
        with zipfile.ZipFile(fetch.wheel(root, Path(scratch))) as wheel:
            wheel.extractall(fresh, [name for name in wheel.namelist() if name.startswith("course_utils/")])
        shutil.copytree(
            root / "site" / "python", fresh, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
        )
        for package in ("ipykernel", "pyodide_kernel"):
            _kernel_wheel(package, fresh)
        for name, before, after in _MENDED:
            file = fresh / "pyodide_kernel" / name
            if before not in file.read_text():
                raise SystemExit(f"pyodide_kernel has changed: see whether '{before}' still needs to be mended.")
            file.write_text(file.read_text().replace(before, after))
        _compile(fresh)
        shutil.copytree(fresh, tree, dirs_exist_ok=True)


def _kernel_wheel(package: str, out: Path) -> None:
    wheels = fetch.extensions()[-1] / "static" / "pypi"
    with zipfile.ZipFile(next(wheels.glob(f"{package}-*.whl"))) as wheel:
        wheel.extractall(out, [name for name in wheel.namelist() if ".dist-info/" not in name])


def _compile(folder: Path) -> None:
    node = shutil.which("node")
    if node is None:
        raise SystemExit("node was not found: install Node.js 20 or newer, then build again.")
    script = Path(__file__).with_name("compile.mjs")
    command = [node, str(script), str(fetch.pyodide()), str(folder), ",".join(_BARE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"Python could not be compiled for the page:\n{done.stderr[-2000:]}")


def _archive(tree: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(tree.rglob("*")):
            if path.is_file():
                # No dates: the same course gives the same archive, and the learner's browser fetches it once.
                entry = zipfile.ZipInfo(path.relative_to(tree).as_posix())
                archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


def _index(pyodide: Path) -> None:
    with zipfile.ZipFile(pyodide / "nothing.zip", "w") as empty:
        empty.writestr(zipfile.ZipInfo("nothing.txt"), "")
    about = json.loads((fetch.pyodide() / "pyodide-lock.json").read_text())["info"]
    packages = {name: _entry(name, pyodide / "nothing.zip") for name in _NAMES}
    packages["ipython"] = _entry("ipython", pyodide / "course.zip")
    (pyodide / "pyodide-lock.json").write_text(json.dumps({"info": about, "packages": packages}, indent=1))


def _entry(name: str, file: Path) -> dict:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    fixed = {"version": "1", "package_type": "package", "install_dir": "site", "unvendored_tests": False}
    return fixed | {"name": name, "file_name": file.name, "sha256": digest, "depends": [], "imports": []}


def _licences(source: Path) -> str:
    parts = []
    for folder in sorted(source.glob("*.dist-info")):
        if folder.name.split("-")[0] not in _UNUSED:
            for path in sorted(folder.rglob("*")):
                if re.match(r"(LICEN[CS]E|COPYING|NOTICE)", path.name, re.IGNORECASE) and path.is_file():
                    parts.append(f"{folder.name.removesuffix('.dist-info')}: {path.name}\n\n{path.read_text()}")
    return ("\n" + "=" * 80 + "\n").join(parts)
