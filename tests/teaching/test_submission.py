"""Which of the files that a student handed in counts, and what is said of the others."""

import json
from pathlib import Path

import pytest

from course_teaching.submission import find
from course_utils.homework import read


@pytest.fixture
def small(tmp_path):
    home = tmp_path / "small"
    home.mkdir()
    (home / "questions.toml").write_bytes(Path(__file__).with_name("small.toml").read_bytes())
    return read(home)


def hand_in(folder: Path, name: str, day: int, assignment: str = "small") -> None:
    folder.mkdir(exist_ok=True)
    entry = {"answer": "b", "at": f"2026-11-{day}T10:00:00+00:00"}
    whole = {"format": 1, "assignment": assignment, "student": "Ann Lee", "answers": {"promise": entry}}
    (folder / name).write_text(json.dumps(whole))


def test_a_newer_file_beside_the_one_that_counts_is_named(small, tmp_path):
    hand_in(tmp_path / "in", "answers.json", 20)
    hand_in(tmp_path / "in", "answers.2.json", 19)
    assert find(tmp_path / "in", small).remarks == ()
    hand_in(tmp_path / "in", "answers.3.json", 21)
    found = find(tmp_path / "in", small)
    assert found.saved and found.saved.day == 20
    assert found.remarks == (
        "'answers.3.json' holds newer answers than answers.json, which counted: please look at both.",
    )


def test_the_answers_of_another_assignment_are_called_that_whatever_their_files_name(small, tmp_path):
    hand_in(tmp_path / "in", "answers (1).json", 20, "other")
    (remark,) = find(tmp_path / "in", small).remarks
    assert remark == "answers (1).json holds the answers of another assignment, 'other': nothing could be marked."
