"""The command line: how an assignment may be named, what is missing, and what git must never see."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from course_teaching.command import main, plain_name
from course_teaching.exports.choosing import choose

ROOT = Path(__file__).parents[2]
HW2 = "hw2_balance_of_power"


@pytest.mark.parametrize("typed", [HW2, f"{HW2}/", f"exercises/{HW2}", f"./exercises/{HW2}/", f"exercises\\{HW2}\\"])
def test_an_assignment_may_be_named_by_its_folder_as_the_tab_key_writes_it(typed):
    assert plain_name(typed) == HW2


def test_a_step_takes_a_folder_for_the_name(new_class, monkeypatch, capsys):
    monkeypatch.chdir(new_class().root)
    assert main(["check", "exercises/small/"]) == 0
    assert capsys.readouterr().out == "small: in order.\n"
    assert main(["check", "large/"]) == 1
    assert "There is no assignment 'large'; there is small." in capsys.readouterr().err


@pytest.mark.parametrize("typed", [HW2, f"{HW2}/", f"exercises/{HW2}", str(ROOT / "exercises" / HW2)])
def test_an_export_takes_an_assignments_name_or_its_folder(typed, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert choose(folder=typed).home == HW2


def test_without_the_teachers_tools_one_sentence_says_what_to_run(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "course_teaching.release", raising=False)
    monkeypatch.setitem(sys.modules, "nbgrader.apps", None)
    assert main(["release", HW2]) == 1
    assert capsys.readouterr().err == (
        "This step needs nbgrader, which is not installed yet. Run this first: uv sync --extra teach\n"
    )


def test_git_ignores_every_file_that_teaching_md_lets_a_teacher_write():
    text = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
    written = re.findall(r"alliances (?:anki|moodle|canvas|sheet) ([\w./]+)", text)
    assert len(written) == 4
    others = ["course_key.html", "class.csv", "students.csv", "submissions.zip", "gradebook.db", "teacher/any.csv"]
    for file in [*written, *others]:
        run = subprocess.run(["git", "check-ignore", "-q", "--no-index", file], cwd=ROOT)
        if run.returncode == 128:
            pytest.skip("this copy of the course is no git repository")
        assert run.returncode == 0, file


def test_git_ignores_nothing_that_belongs_to_the_course():
    run = subprocess.run(["git", "ls-files", "-ci", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    assert not run.stdout
