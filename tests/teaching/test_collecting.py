"""Collecting loses no work and mixes nobody's: wrong folders, wrong zips, late class lists, ids to forget."""

import contextlib
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from course_teaching.command import main
from course_teaching.course import Course, class_list

LIST = "id,first_name,last_name,email\nalee,Ann,Lee,ann@x.org\nbroy,Bob,Roy,\nlwei,Li,Wei,\n"


@pytest.fixture(scope="module")
def small(new_class):
    """A class whose assignment is released."""
    course = new_class()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course.root)
        assert main(["release", "small"]) == 0
    return course


@pytest.fixture
def course(small, tmp_path, monkeypatch):
    """A fresh copy of it, in which the commands are run."""
    root = tmp_path / "course"
    shutil.copytree(small.root, root)
    monkeypatch.chdir(root)
    monkeypatch.setattr(small, "root", root)
    return small


def said(*words: str, fails: bool = False) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
        assert main(words) == int(fails), out.getvalue()
    return out.getvalue()


def class_of(text: str = LIST, *more: str, fails: bool = False) -> str:
    Path("class.csv").write_text(text, encoding="utf-8")
    return said("roster", "class.csv", *more, fails=fails)


def zipped(path: str, files: dict[str, object]) -> str:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content if isinstance(content, bytes | str) else json.dumps(content))
    return path


def moodle(name: str, number: int, file: str = "answers.json") -> str:
    return f"{name}_{number}_assignsubmission_file_/{file}"


def everything(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def listed() -> dict[str, str]:
    with Course().gradebook() as gradebook:
        return {one.id: f"{one.name} {one.email} {one.lms_id}".strip() for one in class_list(gradebook)}


class TestTheFolder:
    def test_what_was_collected_last_may_be_collected_again_from_its_own_folder(self, course):
        class_of()
        said("collect", "small", "--from", zipped("all.zip", {moodle("Ann Lee", 1): course.answers("Ann Lee")}))
        before = everything(course.root / "downloaded")
        assert "Submissions in submitted: 1. New or changed: 0." in said(
            "collect", "small", "--from", "downloaded/small/archive"
        )
        assert everything(course.root / "downloaded") == before
        assert "New or changed: 0." in said("collect", "small", "--from", "downloaded/small/archive/all.zip")

    @pytest.mark.parametrize("folder", ["downloaded", "downloaded/small", "."])
    def test_a_folder_that_holds_the_collected_ones_is_refused_in_a_sentence(self, course, folder):
        class_of()
        said("collect", "small", "--from", zipped("all.zip", {moodle("Ann Lee", 1): course.answers("Ann Lee")}))
        before = everything(course.root / "downloaded")
        words = said("collect", "small", "--from", folder, fails=True)
        assert "downloaded/small/archive for what was collected last" in words
        assert everything(course.root / "downloaded") == before

    def test_an_earlier_upload_stays_beside_the_new_one(self, course):
        class_of()
        said("collect", "small", "--from", zipped("one.zip", {moodle("Ann Lee", 1): course.answers("Ann Lee")}))
        said("collect", "small", "--from", zipped("two.zip", {moodle("Bob Roy", 2): course.answers("Bob Roy")}))
        assert [path.name for path in (course.root / "downloaded/small/earlier").rglob("*.zip")] == ["one.zip"]
        assert {path.name for path in (course.root / "submitted").iterdir()} == {"alee", "broy"}

    @pytest.mark.parametrize("given", ["README.md", "class.csv", "empty", "torn.zip", "none.zip", "nobodys.zip"])
    def test_where_no_work_is_found_that_is_said(self, course, given):
        class_of()
        said("collect", "small", "--from", zipped("all.zip", {moodle("Ann Lee", 1): course.answers("Ann Lee")}))
        Path("README.md").write_text("# Hello")
        Path("empty").mkdir()
        Path("torn.zip").write_bytes(Path("all.zip").read_bytes()[:-40])
        zipped("none.zip", {})
        zipped("nobodys.zip", {"x/answers.json": "{}", "x/small.ipynb": "{}"})
        words = said("collect", "small", "--from", given, fails=True)
        assert "othing was collected" in words and "Submissions in" not in words
        assert words.count("left out") == (given in ("none.zip", "nobodys.zip"))
        assert (course.root / "submitted" / "alee" / "small" / "answers.json").is_file()
        assert [path.name for path in (course.root / "downloaded/small/archive").iterdir()] == ["all.zip"]


class TestSoundWork:
    @pytest.fixture
    def collected(self, course):
        class_of()
        people = {1: "Ann Lee", 2: "Bob Roy"}
        said(
            *("collect", "small", "--from"),
            zipped("all.zip", {moodle(name, number): course.answers(name) for number, name in people.items()}),
        )
        return course

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            ({"format": 1, "assignment": "other", "student": "Ann Lee", "answers": {}}, "another assignment, 'other'"),
            ('{"format": 1, "assignm', "answers.json is not whole"),
            ({"format": 1, "assignment": "small", "student": "Ann Lee", "answers": {}}, "no question is answered"),
        ],
    )
    def test_is_kept_when_what_comes_after_cannot_be_marked(self, collected, content, why):
        before = everything(collected.root / "submitted")
        words = said(
            *("collect", "small", "--from"),
            zipped("new.zip", {moodle(name, n): content for n, name in ((1, "Ann Lee"), (2, "Bob Roy"))}),
        )
        for student in ("alee", "broy"):
            (line,) = [line for line in words.splitlines() if line.startswith(f"{student}: ")]
            assert why in line and line.endswith("; the earlier work is kept.")
        assert "New or changed: 0." in words
        assert everything(collected.root / "submitted") == before

    @pytest.mark.parametrize(
        ("name", "content", "why"),
        [
            ("bad.zip", b"PK no zip", "is damaged or locked"),
            ("empty.zip", b"PK\5\6" + bytes(18), "is empty"),
            ("IMG_2041.jpg", b"x", "holds no answers"),
            ("essay.docx", b"x", "holds no answers"),
            ("work.rar", b"x", "is no zip and cannot be opened"),
        ],
    )
    def test_a_file_of_no_use_is_named_with_its_student_who_did_hand_in_something(self, collected, name, content, why):
        words = said(
            *("collect", "small", "--from"),
            zipped("new.zip", {moodle("Ann Lee", 1, name): content, moodle("Li Wei", 3, name): content}),
        )
        assert f"alee: uploaded '{name}', which {why}; the earlier work is kept." in words
        assert f"lwei: uploaded '{name}', which {why}." in words
        assert "handed in nothing" not in words
        assert "New or changed: 0." in words

    def test_a_file_that_nobody_is_known_for_is_left_out_under_its_own_name(self, collected):
        words = said(
            *("collect", "small", "--from"),
            zipped("new.zip", {"x/bad.zip": b"no zip", moodle("Ann Lee", 1): collected.answers("Ann Lee")}),
        )
        assert "'new.zip/x/bad.zip' was left out: whose it is cannot be told from its name." in words


class TestTheClassList:
    def test_two_of_one_name_are_never_in_one_folder(self, course):
        assert "Two students are called Ann Lee: a1 and a2." in class_of(
            "id,first_name,last_name\na1,Ann,Lee\na2,Ann,Lee\n"
        )
        words = said(
            *("collect", "small", "--from"),
            zipped("all.zip", {moodle("Ann Lee", n): course.answers(f"Ann Lee {n}") for n in (31, 32)}),
        )
        assert words.count("Two students are called 'Ann Lee', on the class list a1 and a2:") == 2
        for number in (31, 32):
            folder = course.root / "submitted" / f"ann_lee_{number}" / "small"
            assert json.loads((folder / "answers.json").read_text())["student"] == f"Ann Lee {number}"
            assert not (folder / "answers.2.json").exists()

    def test_work_collected_before_there_was_a_list_goes_to_its_student_marks_by_hand_and_all(self, course):
        upload = zipped("all.zip", {moodle("Ann Lee", 1): course.answers("Ann Lee")})
        said("collect", "small", "--from", upload)
        said("autograde", "small")
        with Course().gradebook() as gradebook:
            grade = gradebook.find_grade("defensive-realism-strategy", "small", "small", "ann_lee")
            grade.manual_score, grade.needs_manual_grade = 17.5, False
            gradebook.db.commit()
        assert "ann_lee: is alee on the class list; the work of small is now under alee." in class_of()
        assert listed().keys() == {"alee", "broy", "lwei"}
        words = said("collect", "small", "--from", upload)
        assert "ann_lee" not in words and "New or changed: 0." in words
        assert [path.name for path in (course.root / "submitted").iterdir()] == ["alee"]
        said("autograde", "small")
        with Course().gradebook() as gradebook:
            assert gradebook.find_submission("small", "alee").score == 97.5
            assert not gradebook.find_submission("small", "alee").needs_manual_grade
            assert [one.id for one in gradebook.students] == ["alee", "broy", "lwei"]

    def test_an_id_that_nbgrader_added_by_itself_is_nobodys_name(self, course):
        class_of()
        course.hand_in("ann_lee", course.answers("Ann Lee"))
        course.hand_in("alee", course.answers("Ann Lee"))
        said("autograde", "small")
        words = said("collect", "small", "--from", zipped("all.zip", {moodle("Ann Lee", 1): course.answers("Ann Lee")}))
        assert (
            "ann_lee: is alee on the class list, who has another submission of small; this one was put aside" in words
        )
        assert [path.name for path in (course.root / "submitted").iterdir()] == ["alee"]
        assert list((course.root / "teacher" / "forgotten").rglob("answers.json"))

    def test_a_second_list_from_another_system_keeps_ids_and_fields(self, course):
        class_of()
        canvas = 'Student,ID,SIS User ID,SIS Login ID,Section\n"Lee, Ann",4711,,ann.lee,A\n"Roy, Bob",4712,,bob.roy,A\n'
        words = class_of(canvas)
        assert "the first id stays: alee (here ann.lee) and broy (here bob.roy)" in words
        assert "No longer on this list, but kept: lwei." in words
        assert listed() == {"alee": "Ann Lee ann@x.org 4711", "broy": "Bob Roy  4712", "lwei": "Li Wei"}
        class_of()
        assert listed()["alee"] == "Ann Lee ann@x.org 4711"

    def test_a_list_that_shares_nobody_is_refused_unless_it_is_to_be_added(self, course):
        class_of()
        other = "id,first_name,last_name\nx1,Zoe,Low\n"
        words = class_of(other, fails=True)
        assert "ids here are like 'x1', there like 'alee'. Nothing was changed." in words
        assert "x1" not in listed()
        class_of(other, "--add")
        assert listed().keys() == {"alee", "broy", "lwei", "x1"}

    def test_a_list_without_a_column_of_names_says_so(self, course):
        assert "no column for the last name (found: id, first name)" in class_of("id,first_name\nalee,Ann\n")


class TestForgetting:
    @pytest.fixture
    def marked(self, course):
        class_of()
        for student in ("alee", "broy"):
            course.hand_in(student, course.answers(student))
        said("autograde", "small")
        said("feedback", "small")
        return course

    def test_a_student_who_left_is_nowhere_and_all_of_it_is_kept(self, marked):
        work = (marked.root / "submitted/alee/small/answers.json").read_bytes()
        words = said("forget", "alee")
        (aside,) = (marked.root / "teacher/forgotten").iterdir()
        assert "alee: taken out of small and the class list" in words and aside.name in words
        assert listed().keys() == {"broy", "lwei"} and marked.marks().keys() == {"broy"}
        for step in ("submitted", "autograded", "feedback"):
            assert [path.name for path in (marked.root / step).iterdir()] == ["broy"]
        assert not (marked.root / "teacher/small/feedback/alee.html").exists()
        assert (aside / "submitted/small/answers.json").read_bytes() == work
        kept = json.loads((aside / "gradebook.json").read_text())
        assert kept["email"] == "ann@x.org" and kept["marks"]["small"]["members"]["automatic"] == 20

    def test_of_one_assignment_only_that_is_taken(self, marked):
        said("forget", "alee", "small")
        assert "alee" in listed() and marked.marks().keys() == {"broy"}
        assert "has no submission of small: nothing was changed" in said("forget", "alee", "small", fails=True)

    def test_an_unknown_id_is_told_with_the_nearest(self, marked):
        assert "did you mean 'alee'?" in said("forget", "aleee", fails=True)
        assert "There is no student" in said("forget", "../broy", fails=True)
