"""What students receive of the course: lessons that open, and nothing of the key or of other students."""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from course_teaching.check import leaks
from course_teaching.command import main
from course_teaching.student_copy import PLACES
from course_utils.essays import rubrics
from course_utils.homework import read

ROOT = Path(__file__).parents[2]
OTHERS = ("exercises", "tests", "marking", "TEACHING.md", "nbgrader_config.py")
PRIVATE = {
    "class.csv": "id\nSECRET\n",
    "gradebook.db": "SECRET",
    "submissions.zip": "SECRET",
    "submitted/alee/small/answers.json": "SECRET",
    "teacher/small/essays.csv": "SECRET",
    "notebooks/small/questions.json": "SECRET",
    "notebooks/small/mine.ipynb": "SECRET",
    "notebooks/answers.json": "SECRET",
    "notebooks/.ipynb_checkpoints/00.ipynb": "SECRET",
    "course_utils/__pycache__/x.pyc": "SECRET",
    "course_utils/backup.zip": "SECRET",
}


@pytest.fixture(scope="module", params=["with git", "without git"])
def copy(request, tmp_path_factory):
    """A teacher's folder in the middle of a course, the copy made of it, and that copy unpacked."""
    home = tmp_path_factory.mktemp("teacher")
    ignored = shutil.ignore_patterns("__pycache__", ".*")
    for name in (*PLACES, *OTHERS):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(
            ROOT / name, home / name, **({"ignore": ignored} if (ROOT / name).is_dir() else {})
        )
    if request.param == "with git":
        git = ["git", "-C", str(home), "-c", "user.name=t", "-c", "user.email=t@example.org"]
        for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "all"]):
            subprocess.run([*git, *words], check=True)
        (home / "notebooks" / "own.ipynb").write_text("{}")
    for name, text in PRIVATE.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        assert main(["student-copy", "for_students.zip"]) == 0
        assert main(["student-copy", "for_students.zip"]) == 0  # every step may be repeated
    out = tmp_path_factory.mktemp("student")
    with zipfile.ZipFile(home / "for_students.zip") as archive:
        archive.extractall(out)
    return home, out / "alliances"


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_it_holds_what_git_knows_of_what_students_need_and_no_more(copy):
    _, folder = copy
    if not (ROOT / ".git").exists():
        pytest.skip("this is no clone")
    words = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", *PLACES]
    run = subprocess.run(words, capture_output=True, text=True, check=True)
    assert {path.relative_to(folder).as_posix() for path in files(folder)} == set(run.stdout.splitlines())


def test_no_key_and_no_students_data_is_in_it(copy):
    home, folder = copy
    texts = {path: path.read_bytes().decode("utf-8", "replace") for path in files(folder)}
    assert not [path for path, text in texts.items() if "SECRET" in text]
    for assignment in map(read, sorted(path.parent for path in home.glob("exercises/*/questions.toml"))):
        for exercise in assignment.questions:
            if exercise.id in rubrics():  # a review question of the lessons, whose model answer the lessons give
                continue
            for path, text in texts.items():
                assert exercise.key and not list(leaks(exercise.key, text)), path


def test_a_lesson_of_the_copy_runs(copy):
    _, folder = copy
    lesson = folder / "notebooks" / "02_power_and_its_balance.ipynb"
    program = """
import sys
import nbformat, course_utils
assert course_utils.__file__.startswith(sys.argv[2]), course_utils.__file__
for cell in nbformat.read(sys.argv[1], as_version=4).cells:
    if cell.cell_type == "code":
        exec(cell.source)
print("opened")
"""
    run = subprocess.run(
        [sys.executable, "-c", program, str(lesson), str(folder)],
        capture_output=True,
        text=True,
        cwd=lesson.parent,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )
    assert run.stdout.rstrip().endswith("opened"), run.stderr


def test_the_copy_installs_as_it_is(copy):
    _, folder = copy
    whole = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = whole["tool"]["hatch"]["build"]["targets"]["wheel"]
    named = [whole["project"]["readme"], *whole["project"]["license-files"], *wheel["packages"], *wheel["shared-data"]]
    assert all((folder / name).exists() for name in named)
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("there is no uv")
    run = subprocess.run([uv, "lock", "--check", "--offline"], cwd=folder, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_it_replaces_nothing_but_an_earlier_copy(tmp_path, monkeypatch, capsys):
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("submissions.zip", "w") as archive:
        archive.writestr("alee/answers.json", "{}")
    before = Path("submissions.zip").read_bytes()
    assert main(["student-copy", "submissions.zip"]) == 1
    assert main(["student-copy", "course"]) == 1
    assert main(["student-copy", "course.zip"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert "give another name" in told[0] and "ends in .zip" in told[1] and "is not whole" in told[2]
    assert Path("submissions.zip").read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"nbgrader_config.py", "submissions.zip"}
