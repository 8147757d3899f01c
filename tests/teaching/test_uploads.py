"""Uploads in the forms that Canvas and Moodle hand out: whose they are, what is in them, what is of no use."""

import io
import zipfile
from pathlib import PurePosixPath

import pytest

from course_teaching.course import Student
from course_teaching.owners import owners
from course_teaching.upload_files import Upload, files
from course_teaching.uploads import write

ROSTER = [
    Student("alee", "Ann", "Lee", "ann@x.org", "4711"),
    Student("broy", "Bob", "Roy", "bob@x.org", "4712"),
    Student("zob", "Zoë", "Ó Brádaigh", "", "4713"),
]


def sort(*paths: str, roster: list[Student] = ROSTER) -> tuple[dict[str | None, list[str]], list[str]]:
    """Sort uploads of these paths for hw1: student -> paths, and what is said."""
    found, said = owners([Upload(PurePosixPath(path)) for path in paths], "hw1", roster)
    return {owner: [str(one.path) for one in uploads] for owner, uploads in found.items()}, said


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
        ("Participant_31_assignsubmission_file_/answers.json", "participant_31"),
        ("alee/answers.json", "alee"),
        ("all/Lee, Ann/x/answers.json", "alee"),
        ("hw1_Ann_Lee.zip/hw1/answers.json", "alee"),
        ("hw1_Zoë_Ó_Brádaigh.zip/answers.json", "zob"),
        ("bob@x.org.zip/answers.json", "broy"),
        ("nobody/answers.json", None),
    ],
)
def test_an_uploads_name_says_whose_it_is(path, owner):
    assert sort(path) == ({owner: [path]}, [])


TWINS = [Student("a1", "Ann", "Lee", "", "31"), Student("a2", "Ann", "Lee")]
MOODLE = ("all.zip/Ann Lee_31_assignsubmission_file_/answers.json", "all.zip/Ann Lee_32_assignsubmission_file_/a.json")


def test_two_of_the_same_name_are_not_taken_for_each_other_and_the_sentence_names_them():
    assert sort("Ann Lee/answers.json", roster=TWINS) == (
        {},
        [
            "Two students are called 'Ann Lee', on the class list a1 and a2: 'Ann Lee' was left out; name it by the "
            "right id and collect again."
        ],
    )
    assert sort("a1/answers.json", "a2/answers.json", roster=TWINS)[0].keys() == {"a1", "a2"}


@pytest.mark.parametrize("roster", [TWINS, ROSTER, []])
def test_two_moodle_folders_of_one_name_are_two_students(roster):
    found, said = sort(*MOODLE, roster=roster)
    assert found == {"ann_lee_31": [MOODLE[0]], "ann_lee_32": [MOODLE[1]]}
    assert len(said) == 2 and all("Two students are called 'Ann Lee'" in sentence for sentence in said)


def test_canvas_tells_two_of_one_name_apart_by_their_number():
    found, said = sort("leeann_31_1_answers.json", "leeann_77_2_answers.json", roster=TWINS)
    assert found == {"a1": ["leeann_31_1_answers.json"], "77": ["leeann_77_2_answers.json"]}
    assert len(said) == 1 and "'leeann_77' is kept apart under '77'" in said[0]
    found, said = sort("leeann_4711_1_answers.json", "leeann_99_2_answers.json")
    assert found.keys() == {"alee", "99"} and len(said) == 1


def test_the_same_student_may_stand_in_two_of_moodles_zips():
    later = MOODLE[0].replace("all", "late").replace("31", "77")
    assert sort(MOODLE[0], later) == ({"alee": [MOODLE[0], later]}, [])


def test_participants_marked_blindly_are_nobodys_and_not_mixed():
    blind = [path.replace("Ann Lee", "Participant") for path in MOODLE]
    assert sort(*blind) == ({"participant_31": [blind[0]], "participant_32": [blind[1]]}, [])


def test_a_students_folder_says_whose_all_in_it_is_whatever_the_files_are_called():
    paths = [f"{folder}/hw_2026_11_answers.json" for folder in ("alee", "Bob Roy")]
    assert sort(*paths) == ({"alee": [paths[0]], "broy": [paths[1]]}, [])


def test_within_a_folder_of_two_of_one_name_only_one_of_them_can_be_named():
    found, said = sort("Ann Lee/a2_x/answers.json", "Ann Lee/hw_2026_11_answers.json", roster=TWINS)
    assert found == {} and "'Ann Lee' was left out" in said[0]
    assert sort("Ann Lee/a2/answers.json", roster=TWINS)[0].keys() == {"a2"}


CROSSED = [
    Student("4711", "Ann", "Lee", "", "4712"),
    Student("4712", "Bob", "Roy", "", "4711"),
    Student("77", "Di", "Ax"),
]


def test_crossed_numbers_go_by_canvass_own_number():
    ann, bob = "leeann_4712_1_answers.json", "royb_4711_2_answers.json"
    assert sort(ann, bob, roster=CROSSED) == ({"4711": [ann], "4712": [bob]}, [])


def test_a_number_that_is_only_an_id_gives_way_to_the_name_of_another_student():
    one, two = "axdi_77_1_answers.json", "leeann_77_1_answers.json"
    assert sort(one, roster=CROSSED)[0].keys() == {"77"}
    assert sort("strangersam_77_1_a.json", roster=CROSSED)[0].keys() == {"77"}
    assert sort(two, roster=CROSSED)[0].keys() == {"4711"}
    found, _ = sort(two, "leeann_78_1_answers.json", one, roster=CROSSED)
    assert found.keys() == {"leeann_77", "78", "77"} and found["77"] == [one]


def test_an_exact_id_comes_before_a_name_that_looks_like_it():
    assert sort("annlee/x.json", roster=[*ROSTER, Student("annlee", "Bea", "Fox")])[0].keys() == {"annlee"}


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
    found = {str(file.path): file for file in files(tmp_path)}
    assert found["all.zip/leeann_4711_1_hw1.zip/hw1/answers.json"].content == b"{}"
    assert found["all.zip/leeann_4711_1_hw1.zip/hw1/virus.exe"].wrong == "holds no answers"
    assert found["all.zip/royb_4712_3_broken.zip"].wrong == "is damaged or locked"
    assert not any("MACOSX" in name for name in found)
    write(tmp_path / "out" / "s", list(found.values()), "hw1")
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
    assert [str(file.path) for file in files(tmp_path)] == ["all.zip/Zoë Åberg_12_assignsubmission_file_/answers.json"]


def test_a_later_attempt_comes_last_and_nothing_is_lost(tmp_path):
    for number in (9, 10):
        (tmp_path / f"leeann_4711_{number}_answers.json").write_text(str(number))
        (tmp_path / f"leeann_4711_{number}_hw1{'-1' if number > 9 else ''}.ipynb").write_text(str(number))
    write(tmp_path / "out", list(files(tmp_path)), "hw1")
    out = {path.name: path.read_text() for path in (tmp_path / "out").iterdir()}
    assert out == {"answers.json": "10", "answers.2.json": "9", "hw1.ipynb": "10", "hw1.2.ipynb": "9"}


@pytest.mark.parametrize(
    "names", [("hw1.zip", "hw1 (1).zip"), ("hw1.zip", "hw1-1.zip"), ("hw1 (2).zip", "hw1 (10).zip")]
)
def test_of_two_zips_of_one_name_the_later_counts(tmp_path, names):
    for number, name in enumerate(names):
        (tmp_path / name).write_bytes(zipped(answers_dot_json=str(number).encode()))
    assert [file.path.parts[0] for file in files(tmp_path)] == [*names]
    write(tmp_path / "out", list(files(tmp_path)), "hw1")
    assert (tmp_path / "out" / "answers.json").read_text() == "1"


def test_what_is_of_no_use_says_why(tmp_path):
    whole = zipped(answers_dot_json=b"{}" * 900)
    packed = {
        "empty.zip": zipped(),
        "torn.zip": whole[:-30],
        "rotten.zip": whole[:60] + b"\xff" * 20 + whole[80:],
        ".zip": zipped(a_dot_json=b"{}"),
        "work.rar": b"Rar!",
        "IMG_2041.jpg": b"x",
        "Thumbs.db": b"x",
    }
    for name, content in packed.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "link.json").symlink_to(tmp_path / "torn.zip")
    assert {str(file.path): file.wrong for file in files(tmp_path)} == {
        "empty.zip": "is empty",
        "torn.zip": "is damaged or locked",
        "rotten.zip": "is damaged or locked",
        ".zip/a.json": "",
        "work.rar": "is no zip and cannot be opened",
        "IMG_2041.jpg": "holds no answers",
    }
