"""The house keeps its own rules: what may import what, what may run where, what a notebook may hold."""

import ast
import inspect
import itertools
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest

import course_utils

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "course_utils"
NOTEBOOKS = sorted(ROOT.glob("notebooks/**/*.ipynb"))
LESSONS = sorted(ROOT.glob("notebooks/*.ipynb"))
# What each part of the library may import from the others. Below stands what everything may use.
MAY_IMPORT = {
    "wording": set(),
    "models": {"wording"},
    "data": {"wording"},
    "questions": {"wording"},
    "progress": {"wording"},
    "essays": {"wording"},
    "cards": {"data", "progress", "wording"},
    "homework": {"questions", "progress", "wording"},
    "figures": {"models", "wording"},
}
for later in ("widgets", "activities", "demos"):  # each may import all that stands above it
    MAY_IMPORT[later] = set(MAY_IMPORT)
FORBIDDEN_PACKAGES = {
    "models": {"plotly", "ipywidgets", "anywidget", "pathlib"},
    "figures": {"ipywidgets", "anywidget"},
    "questions": {"plotly", "ipywidgets", "anywidget"},
    "progress": {"plotly", "ipywidgets", "anywidget"},
    "essays": {"plotly", "ipywidgets", "anywidget"},
    "cards": {"plotly", "ipywidgets", "anywidget"},
    "homework": {"plotly", "ipywidgets", "anywidget"},
    "data": {"plotly", "ipywidgets", "anywidget"},
}


def part_of(path: Path) -> str:
    return path.relative_to(LIBRARY).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Return the full names of the modules that a file of the library imports."""
    package = ("course_utils", *path.relative_to(LIBRARY).parts[:-1])
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *((node.module,) if node.module else ())))
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names if module == "course_utils"}
    return found


@pytest.mark.parametrize("path", sorted(LIBRARY.rglob("*.py")), ids=lambda path: str(path.relative_to(LIBRARY)))
def test_imports_run_one_way(path):
    part = part_of(path)
    if part not in MAY_IMPORT:
        assert part == "__init__", f"{part} is a new part of the house: say in MAY_IMPORT what it may import"
        return
    inside = {name.split(".")[1] for name in imports(path) if name.startswith("course_utils.")}
    assert inside - {part} <= MAY_IMPORT[part]
    outside = {name.split(".")[0] for name in imports(path)}
    assert not outside & FORBIDDEN_PACKAGES.get(part, set())


@pytest.mark.parametrize("path", sorted(LIBRARY.rglob("*.py")), ids=lambda path: str(path.relative_to(LIBRARY)))
def test_a_module_can_be_read_at_one_sitting(path):
    assert path.read_text(encoding="utf-8").count("\n") <= 250, "ask what it is really doing"


def test_everything_works_without_numpy_pandas_or_scipy(tmp_path):
    calls = [cell for path in NOTEBOOKS for cell in code_cells(path)]
    program = f"""
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {{"numpy", "pandas", "scipy"}}:
            raise ImportError(name + " is blocked")
sys.meta_path.insert(0, Blocked())
import course_utils as course
for name in course.__all__:
    getattr(course, name)
for call in {calls!r}:
    exec(call)
from course_utils import questions
for question in questions.bank().values():
    questions.check(question, "1")
assert not {{"numpy", "pandas", "scipy"}} & set(sys.modules)
print("worked")
"""
    environment = {"ALLIANCES_DATA_DIR": str(tmp_path), "PATH": "", "HOME": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, cwd=ROOT)
    assert run.stdout.rstrip().endswith("worked"), run.stderr


def test_every_dependency_of_a_lesson_has_a_pure_python_wheel():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {re.split(r"[<>=!~\[ ]", line)[0] for line in project["dependencies"]}
    locked = {package["name"]: package for package in tomllib.loads((ROOT / "uv.lock").read_text())["package"]}
    for name in names:
        wheels = [wheel["url"].rsplit("/", 1)[-1] for wheel in locked[name]["wheels"]]
        assert any(wheel.endswith("-none-any.whl") for wheel in wheels), f"{name} has no pure-Python wheel"


def test_the_conda_environment_gives_python_and_takes_the_rest_from_the_project():
    text = (ROOT / "environment.yml").read_text()
    listed = re.findall(r"^\s*- (.+?)\s*$", text.split("dependencies:")[1], flags=re.M)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    oldest = project["requires-python"].removeprefix(">=")
    assert listed == [f"python={oldest}", "pip", "pip:", "-e .[lab]"]


def code_cells(path: Path) -> list[str]:
    return [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestNotebook:
    def test_it_is_small_and_carries_no_widget(self, path):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        assert path.stat().st_size < 60_000
        assert "widgets" not in notebook["metadata"]
        for cell in notebook["cells"]:
            assert all(output["output_type"] == "stream" for output in cell.get("outputs", []))

    def test_no_stray_key_can_delete_or_open_a_cell(self, path):
        for cell in nbformat.read(path, as_version=4).cells:
            assert cell.metadata["deletable"] is cell.metadata["editable"] is False

    def test_its_code_is_folded_away(self, path):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                assert cell.metadata["jupyter"]["source_hidden"]

    def test_a_cell_is_one_call_and_no_logic(self, path):
        for source in code_cells(path):
            importing, call = ast.parse(source).body
            assert ast.unparse(importing) == "import course_utils as course"
            assert isinstance(call, ast.Expr)
            assert isinstance(call.value, ast.Call)
            assert all(isinstance(argument, ast.Constant) for argument in call.value.args)
            assert ast.unparse(call.value.func).removeprefix("course.") in course_utils.__all__
            assert source.count("\n") < 10

    def test_its_first_words_say_how_to_begin(self, path):
        first = nbformat.read(path, as_version=4).cells[0].source
        assert "**To begin, choose Run ▸ Run All Cells**" in first


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
class TestLesson:
    def test_something_to_do_comes_every_few_cells_and_the_end_sums_up(self, path):
        cells = nbformat.read(path, as_version=4).cells
        calls = [i for i, cell in enumerate(cells) if cell.cell_type == "code"]
        assert max(later - before for before, later in itertools.pairwise(calls)) <= 8
        assert any("course.summary(" in cell.source for cell in cells)

    def test_every_question_of_the_lesson_is_asked_once(self, path):
        lesson = path.name[:2]
        asked = [match for source in code_cells(path) for match in re.findall(r'course\.ask\("(.+?)"\)', source)]
        from course_utils.questions import questions_of

        assert sorted(asked) == sorted(question.id for question in questions_of(lesson))


@pytest.mark.parametrize("name", course_utils.__all__)
def test_what_a_notebook_calls_is_documented(name):
    assert inspect.getdoc(getattr(course_utils, name))


def test_no_page_names_an_outside_host():
    for path in (LIBRARY / "widgets").rglob("*"):
        if path.suffix in {".js", ".css", ".py"}:
            assert not re.search(r"https?://(?!127\.0\.0\.1)", path.read_text(encoding="utf-8")), path


def test_an_unknown_name_of_the_course_is_told_with_the_known_ones():
    with pytest.raises(AttributeError, match="balance_of_power"):
        course_utils.balance  # noqa: B018
