"""What students receive of the real assignments: it runs, it holds no key, and the exchange carries it both ways."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.apps import FetchAssignmentApp, FetchFeedbackApp, SubmitApp

import course_teaching
from course_teaching.check import leaks
from course_teaching.command import main
from course_teaching.solution import solution
from course_utils.essays import rubrics
from course_utils.homework import own, question_for, read

ROOT = Path(__file__).parents[2]
NAMES = sorted(path.parent.name for path in ROOT.glob("exercises/*/questions.toml"))
EXCHANGED = "hw2_balance_of_power"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with the real assignments, all released, in an exchange of its own."""
    home = tmp_path_factory.mktemp("real")
    patch = pytest.MonkeyPatch()
    patch.chdir(home)
    patch.setenv("JUPYTER_CONFIG_DIR", str(home / "settings"))
    (home / "settings").mkdir()
    (home / "settings" / "nbgrader_config.py").write_text(
        f'c = get_config()\nc.Exchange.root = "{home / "exchange"}"\nc.CourseDirectory.course_id = "alliances"\n'
    )
    shutil.copy(ROOT / "nbgrader_config.py", home)
    shutil.copytree(ROOT / "exercises", home / "exercises")
    for name in NAMES:
        assert main(["release", name, *(["--exchange"] if name == EXCHANGED else [])]) == 0
    yield home
    patch.undo()


def received(course: Path, name: str) -> list[Path]:
    return [path for path in (course / "release" / name).rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", NAMES)
def test_a_student_receives_the_notebook_and_the_public_questions_and_no_more(course, name):
    assert {path.name for path in received(course, name)} >= {f"{name}.ipynb", "questions.json"}
    assert not [path for path in received(course, name) if path.suffix == ".toml"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_a_student_receives_or_installs_holds_the_key(course, name):
    source = read(course / "exercises" / name)
    installed = [
        path for path in (ROOT / "course_utils").rglob("*") if path.suffix in (".py", ".toml", ".json", ".csv", ".js")
    ]
    texts = {path: path.read_text(encoding="utf-8") for path in [*received(course, name), *installed]}
    hidden = {(draw.name, field) for draw in source.draws for field in draw.hidden}
    for exercise in source.questions:
        if exercise.id in rubrics():  # a review question of the lessons, whose model answer the lessons give
            continue
        for path, text in texts.items():
            assert exercise.key and not list(leaks(exercise.key, text)), path
    for path in received(course, name):
        assert "HIDDEN TESTS" not in texts[path] and "course_teaching" not in texts[path], path
    public = read(course / "release" / name)
    assert not hidden & {(draw.name, field) for draw in public.draws for row in draw.rows for field in row}
    for field in ("right", "why", "hints", "model_answer", "category", "value", "tolerance", "mistakes"):
        assert f'"{field}"' not in texts[course / "release" / name / "questions.json"]


def test_the_released_notebooks_run_under_nbval(course):
    books = [str(course / "release" / name / f"{name}.ipynb") for name in NAMES]
    words = ["-m", "pytest", "--nbval-lax", "-q", "-p", "no:cacheprovider", "-o", "addopts=", "--rootdir", str(course)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, *words, *books], capture_output=True, text=True, env=environment, timeout=500)
    assert run.returncode == 0, run.stdout[-3000:]


def test_the_exchange_carries_an_assignment_out_and_the_answers_and_feedback_back(
    course, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    start(FetchAssignmentApp, EXCHANGED)
    source = read(course / "exercises" / EXCHANGED)
    (tmp_path / EXCHANGED / "answers.json").write_text(json.dumps(solved(source, "Ann Lee")))
    (tmp_path / EXCHANGED / f"{EXCHANGED}.ipynb").rename(tmp_path / EXCHANGED / "mine.ipynb")
    start(SubmitApp, EXCHANGED)
    monkeypatch.chdir(course)
    assert main(["collect", EXCHANGED]) == 0
    (student,) = [path.name for path in (course / "submitted").iterdir()]
    assert f"{student}: The notebook has another name" in capsys.readouterr().out
    assert main(["autograde", EXCHANGED]) == 0
    record = json.loads((course / "autograded" / student / EXCHANGED / "marking.json").read_text())
    assert all(mark["score"] in (mark["points"], None) for mark in record["marks"])
    assert main(["feedback", EXCHANGED, "--exchange"]) == 0
    assert main(["report", EXCHANGED]) == 0
    monkeypatch.chdir(tmp_path)
    start(FetchFeedbackApp, EXCHANGED)
    (page,) = tmp_path.rglob("*.html")
    text = page.read_text()
    assert "points</b>" in text
    for exercise in source.questions:
        assert exercise.key and not list(leaks(exercise.key, text))


def start(app: type, *words: str) -> None:
    """Do what a student's click in nbgrader's Assignment List does."""
    started = app()
    started.initialize([*words, "--log-level=ERROR"])
    started.start()


def solved(source, student: str) -> dict:
    """The right answers of a student, essays in words of their own."""
    entries = {
        exercise.id: {
            "answer": "Allies put their armies together."
            if exercise.kind == "text"
            else solution(question_for(source, exercise.id, student)),
            "at": "2026-11-20T10:00:00+00:00",
        }
        for exercise in source.questions
    }
    return {"format": 1, "assignment": source.name, "student": student, "answers": entries}


def test_stock_nbgrader_gets_the_same_points_from_the_hidden_test(course, tmp_path, monkeypatch, capsys):
    folder = tmp_path / EXCHANGED
    folder.mkdir()
    source = read(course / "exercises" / EXCHANGED)
    (folder / "answers.json").write_text(json.dumps(solved(source, "Bob Roy")))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ALLIANCES_EXERCISES", str(course / "exercises"))
    for exercise in source.questions:
        due = 0.0 if exercise.kind == "text" else exercise.points
        assert course_teaching.mark(exercise.id) == due
    assert "Right." in capsys.readouterr().out


@pytest.mark.parametrize("name", NAMES)
def test_figures_of_ones_own_differ_within_a_class(course, name):
    source = read(course / "exercises" / name)
    for draw in source.draws:
        rows = {json.dumps(own(source, f"Student {n}")[draw.name], default=str) for n in range(30)}
        assert len(rows) > min(3, len(draw.rows) - 1)


def test_a_cell_of_the_wrong_points_or_kind_is_named_before_release(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    path = course / "exercises" / EXCHANGED / f"{EXCHANGED}.ipynb"
    before = path.read_bytes()
    notebook = nbformat.read(path, as_version=4)
    cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    cells[0].metadata["nbgrader"]["points"] += 1
    cells[1].metadata["nbgrader"]["grade_id"] = "elsewhere"
    nbformat.write(notebook, path)
    assert main(["check", EXCHANGED]) == 1
    said = capsys.readouterr().err
    assert "field 'points'" in said and "question 'elsewhere'" in said and "has 0 graded cells" in said
    path.write_bytes(before)
