"""Uploads in the forms that Canvas and Moodle hand out, and class lists in the forms they export."""

import io
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from course_teaching import roster
from course_teaching.course import Student
from course_teaching.uploads import _files, _owner, _write

ROSTER = [
    Student("alee", "Ann", "Lee", "ann@x.org", "4711"),
    Student("broy", "Bob", "Roy", "bob@x.org", "4712"),
    Student("zob", "Zoë", "Ó Brádaigh", "", "4713"),
]


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("leeann_4711_99_answers.json", "alee"),
        ("leeann_LATE_4711_99_answers.json", "alee"),
        ("leeann_9999_99_answers.json", "alee"),
        ("strangersam_555_99_answers.json", "555"),
        ("Ann Lee_31_assignsubmission_file_/answers.json", "alee"),
        ("Ann Lee_31_assignsubmission_file_answers.json", "alee"),
        ("Sam Stranger_31_assignsubmission_file_/answers.json", "sam_stranger"),
        ("Participant_31_assignsubmission_file_/answers.json", "participant"),
        ("alee/answers.json", "alee"),
        ("all/Lee, Ann/x/answers.json", "alee"),
        ("hw1_Ann_Lee.zip/hw1/answers.json", "alee"),
        ("hw1_Zoë_Ó_Brádaigh.zip/answers.json", "zob"),
        ("bob@x.org.zip/answers.json", "broy"),
        ("nobody/answers.json", None),
    ],
)
def test_an_uploads_name_says_whose_it_is(path, owner):
    assert _owner(PurePosixPath(path), "hw1", ROSTER) == owner


def test_two_of_the_same_name_are_not_taken_for_each_other():
    twins = [Student("a1", "Ann", "Lee"), Student("a2", "Ann", "Lee")]
    assert _owner(PurePosixPath("Ann Lee/answers.json"), "hw1", twins) is None


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return packed.getvalue()


def test_zips_in_zips_are_opened_and_no_entry_leaves_its_folder(tmp_path):
    inner = zipped(hw1__answers_dot_json=b"{}", hw1__virus_dot_exe=b"x")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("leeann_4711_1_hw1.zip", inner)
        archive.writestr("../../../escape_4712_2_answers.json", b"{}")
        archive.writestr("__MACOSX/._answers.json", b"x")
        archive.writestr("royb_4712_3_broken.zip", b"this is no zip")
    found = {str(file.path): file.content for file in _files(tmp_path)}
    assert found["all.zip/leeann_4711_1_hw1.zip/hw1/answers.json"] == b"{}"
    assert not any("MACOSX" in name or name.endswith("exe") for name in found)
    files = list(_files(tmp_path))
    _write(tmp_path / "out" / "s", files, "hw1")
    assert {path.parent for path in (tmp_path / "out").rglob("*.*")} == {tmp_path / "out" / "s"}
    assert not list(tmp_path.parent.glob("escape*"))


def test_a_name_with_umlauts_is_read_from_a_zip_that_does_not_say_how_it_wrote_it(tmp_path):
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Zoë Åberg_12_assignsubmission_file_/answers.json", b"{}")
    whole = path.read_bytes()
    for place, mark in ((6, b"PK\x03\x04"), (8, b"PK\x01\x02")):  # as Info-ZIP writes it: UTF-8, and no flag for it
        flags = whole.index(mark) + place
        whole = whole[:flags] + (0).to_bytes(2, "little") + whole[flags + 2 :]
    path.write_bytes(whole)
    assert [str(file.path) for file in _files(tmp_path)] == ["all.zip/Zoë Åberg_12_assignsubmission_file_/answers.json"]


def test_a_later_attempt_comes_last_and_nothing_is_lost(tmp_path):
    for number in (9, 10):
        (tmp_path / f"leeann_4711_{number}_answers.json").write_text(str(number))
        (tmp_path / f"leeann_4711_{number}_hw1{'-1' if number > 9 else ''}.ipynb").write_text(str(number))
    _write(tmp_path / "out", list(_files(tmp_path)), "hw1")
    out = {path.name: path.read_text() for path in (tmp_path / "out").iterdir()}
    assert out == {"answers.json": "10", "answers.2.json": "9", "hw1.ipynb": "10", "hw1.2.ipynb": "9"}


def read(tmp_path: Path, text: str) -> list[Student]:
    path = tmp_path / "class.csv"
    path.write_text(text, encoding="utf-8-sig")
    return roster.read(path)


def test_a_table_that_is_not_there_or_in_another_encoding_is_told_in_a_sentence(tmp_path):
    with pytest.raises(ValueError, match="There is no file"):
        roster.read(tmp_path / "nope.csv")
    (tmp_path / "class.csv").write_bytes("id;last_name\nb;Böll\n".encode("cp1252"))
    with pytest.raises(ValueError, match="CSV UTF-8"):
        roster.read(tmp_path / "class.csv")


def test_the_class_lists_of_canvas_and_moodle_and_ones_own_are_read(tmp_path):
    canvas = 'Student,ID,SIS User ID,SIS Login ID,Section,Quiz (1)\nPoints Possible,,,,,5\n"Lee, Ann",4711,,alee,A,3\n'
    assert read(tmp_path, canvas) == [Student("alee", "Ann", "Lee", "", "4711")]
    assert read(tmp_path, canvas.replace("Points", ",,,,,Manual Posting\n    Points")) == read(tmp_path, canvas)
    moodle = "First name,Last name,ID number,Email address\nAnn,Lee,,ann@x.org\nZoë,Low,77,zoe@x.org\n"
    assert [one.id for one in read(tmp_path, moodle)] == ["ann@x.org", "77"]
    assert read(tmp_path, "id;first_name;last_name;email\nalee;Ann;Lee;\n") == [Student("alee", "Ann", "Lee")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,first_name\n../x,Ann\n", "row 2: '../x' cannot be an id"),
        ("id,first_name\na,Ann\na,Bob\n", "a stands in more than one row"),
        ("first_name\nAnn\n", "cannot be an id"),
        ("", "holds no students"),
    ],
)
def test_a_class_list_that_cannot_be_used_says_why(tmp_path, text, said):
    with pytest.raises(ValueError, match=said):
        read(tmp_path, text)
