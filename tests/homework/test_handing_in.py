"""The zip holds the notebooks and every answer, and its name is safe on any disk."""

import io
import zipfile

import pytest

from course_utils.homework import Answers
from course_utils.homework.handing_in import pack, zip_name


@pytest.mark.parametrize(
    ("student", "name"),
    [
        ("Zoë Åberg", "small_Zoë_Åberg.zip"),
        ("李雷", "small_李雷.zip"),
        ("../../etc/passwd", "small_etc_passwd.zip"),
        ("O'Neill, B.", "small_O_Neill_B.zip"),
        ("", "small_no_name.zip"),
        ("x" * 200, f"small_{'x' * 60}.zip"),
    ],
)
def test_its_name_is_made_of_letters_digits_and_underscores(small, student, name):
    assert zip_name(small, student) == name


def test_it_holds_the_notebooks_and_every_answer_even_one_that_could_not_be_saved(folder):
    (folder / "my copy.ipynb").write_text("{}")
    (folder / "notes.txt").write_text("mine")
    answers = Answers(folder)
    answers.set("small-single", "paper")
    (folder / "answers.json").unlink()
    (folder / "answers.json").mkdir()
    assert not answers.set("small-words", "To be safer.").ok
    with zipfile.ZipFile(io.BytesIO(pack(folder, answers))) as packed:
        assert set(packed.namelist()) == {"answers.json", "my copy.ipynb"}
        assert b"To be safer." in packed.read("answers.json")
        assert b"paper" in packed.read("answers.json")


@pytest.mark.parametrize("letter", ["x", "名", "𞤀"])
def test_the_zip_of_a_long_name_in_any_script_has_a_name_that_a_disk_takes(small, letter):
    called = zip_name(small, letter * 80)
    assert len(called.encode()) <= 255 - len("hw1_what_is_an_alliance") + len(small.name)
    assert letter in called and called.endswith(".zip")
