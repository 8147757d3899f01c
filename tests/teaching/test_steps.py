"""Steps out of order, due dates, who was late, and the pages that go back: each says what is so in a sentence."""

import copy
import json
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from course_teaching.command import main
from course_teaching.course import Course
from course_utils.homework import own, read

ESSAY = "defensive-realism-strategy"
HW2 = "hw2_balance_of_power"


@pytest.fixture(scope="module")
def listed(new_class):
    """A class of four, with nothing released."""
    course = new_class()
    (course.root / "class.csv").write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section\n"
        '"Lee, Ann",1000,,ann,\n"Roy, Bob",1001,,bob,\n"Moss, Cid",1002,,cid,\n"Orr, Dan",1003,,dan,\n'
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course.root)
        assert main(["roster", "class.csv"]) == 0
    return course


@pytest.fixture
def course(listed, tmp_path, monkeypatch):
    course = copy.copy(listed)
    course.root = shutil.copytree(listed.root, tmp_path / "course")
    monkeypatch.chdir(course.root)
    return course


@pytest.fixture
def does(capsys):
    """Do a step and return what it says."""

    def do(*words: str, fails: bool = False) -> str:
        capsys.readouterr()
        assert main(words) == int(fails)
        said = capsys.readouterr()
        return said.err if fails else said.out

    return do


def test_a_step_out_of_order_says_which_comes_first(course, does):
    steps = ("essays", "feedback", "export", "report")
    for step in (*steps, "autograde"):
        assert does(step, "small", fails=True) == "Release it first: alliances release small\n"
    does("release", "small")
    for step in (*steps, "autograde"):
        assert does(step, "small", fails=True) == (
            "Nothing of 'small' was collected yet. Do that first: alliances collect small\n"
        )
    course.hand_in("ann", course.answers("Ann Lee"))
    for step in steps:
        assert does(step, "small/", fails=True) == (
            "Nothing of 'small' is marked yet. Do that first: alliances autograde small\n"
        )
    does("autograde", "small/")
    for step in steps:
        does(step, "exercises/small/")
    (course.root / "gradebook.db").unlink()
    for step in steps:
        assert "Do this first: alliances autograde small --all" in does(step, "small", fails=True)


COPIES = ("questions.toml~", ".questions.toml.swp", "#questions.toml#", "questions.toml.bak", "questions_old.toml")


def test_no_copy_of_the_key_goes_into_a_release(course, does):
    home = course.root / "exercises" / "small"
    for name in COPIES:
        shutil.copy(home / "questions.toml", home / name)
    (home / "map.txt").write_text("A map.")
    does("release", "small")
    with zipfile.ZipFile(course.root / "teacher" / "small" / "small.zip") as archive:
        assert set(archive.namelist()) == {f"small/{name}" for name in ("small.ipynb", "questions.json", "map.txt")}


def test_a_file_with_something_of_the_key_keeps_an_assignment_from_being_released(course, does):
    home = course.root / "exercises" / "small"
    shutil.copy(home / "questions.toml", home / "notes.txt")
    said = does("release", "small", fails=True)
    assert "Nothing was released." in said and "notes.txt would go to students with the key of '" in said
    assert not (course.root / "release").exists()


def due(course) -> str | None:
    return json.loads((course.root / "release" / "small" / "questions.json").read_text())["due"]


def test_a_due_date_stays_until_it_is_changed_or_taken_away(course, does):
    assert does("release", "small").endswith("It has no due date.\n")
    assert does("release", "small", "--due", "2090-12-01 18:00+01:00").endswith(
        "It is due 01 December 2090, 18:00 UTC+01:00.\n"
    )
    said = does("release", "small")
    assert "It is due 01 December 2090, 17:00 UTC." in said and "--due none takes it away" in said
    assert due(course) == "2090-12-01T17:00:00+00:00"
    assert "has passed" not in said
    assert "this time has passed already" in does("release", "small", "--due", "2020-12-01 18:00+01:00")
    assert does("release", "small", "--due", "none").endswith("It has no due date.\n")
    assert due(course) is None


def test_a_due_date_of_the_file_is_taken_out_there(course, does):
    path = course.root / "exercises" / "small" / "questions.toml"
    path.write_text(path.read_text().replace("\n\n[[draws]]", "\ndue = 2090-12-01T18:00:00+01:00\n\n[[draws]]", 1))
    assert "take its line 'due' out there" in does("release", "small", "--due", "none", fails=True)


def test_log_and_report_say_who_was_late_and_who_is_missing(course, does):
    does("release", "small", "--due", "2026-11-20 12:00+00:00")
    files = {"leeann_1000_7000": "2026-11-20T12:00:30Z", "royboby_1001_7001": "2026-11-22T15:05:00+01:00"}
    files["mosscid_LATE_1002_7002"] = "2026-11-20T11:00:00Z"
    with zipfile.ZipFile("submissions.zip", "w") as archive:
        for stem, at in files.items():
            answers = course.answers("Somebody", "promise")
            answers["answers"]["promise"]["at"] = at
            archive.writestr(f"all/{stem}_answers.json", json.dumps(answers))
    does("collect", "small", "--from", "submissions.zip")
    said = does("autograde", "small")
    bob = "Late by 2 days 2 hours: last saved 22 November 2026, 15:05 UTC+01:00 by the student's clock."
    assert f"bob: {bob}\n" in said and "cid: Canvas calls the upload late.\n" in said and "ann: Late" not in said
    assert f"bob: {bob}\n" in (course.root / "teacher" / "small" / "log.txt").read_text()
    assert does("report", "small") == "The report on 3 submissions is teacher/small/report.html.\n"
    page = (course.root / "teacher" / "small" / "report.html").read_text()
    assert "<h2>Handed in late, at no cost: 2</h2>" in page and "<li>Bob Roy (bob): Late by 2 days" in page
    assert "<h2>Handed in nothing: 1</h2><ul><li>Dan Orr (dan)</li></ul>" in page
    assert ">1 student from" not in page and ">3 students from" in page


def canvas(course, **students: str) -> str:
    """A zip of uploads as Canvas names them: student -> what stands before the numbers."""
    with zipfile.ZipFile("submissions.zip", "w") as archive:
        for number, (student, stem) in enumerate(students.items()):
            text = json.dumps(course.answers(student, "promise")) if student != "torn" else "{"
            archive.writestr(f"{stem}_{7000 + number}_answers.json", text)
    return "submissions.zip"


def late_ones(does) -> set[str]:
    lines = does("autograde", "small").splitlines()
    return {line.partition(":")[0] for line in lines if "Canvas calls the upload late" in line}


def test_late_is_who_handed_in_late_what_counts(course, does):
    does("release", "small")
    does("collect", "small", "--from", canvas(course, ann="leeann_LATE_1000", bob="royboby_LATE_1001"))
    assert late_ones(does) == {"ann", "bob"}
    does("collect", "small", "--from", canvas(course, ann="leeann_1000", torn="royboby_1001"))
    assert late_ones(does) == {"bob"}
    does("forget", "bob", "small")
    course.hand_in("bob", course.answers("bob", "promise"))
    assert late_ones(does) == set()


def test_a_late_upload_goes_with_its_student_to_the_right_id(course, does):
    (course.root / "gradebook.db").unlink()
    does("release", "small")
    does("collect", "small", "--from", canvas(course, ann="leeann_LATE_1000"))
    assert late_ones(does) == {"1000"}
    does("roster", "class.csv")
    assert late_ones(does) == {"ann"}


def test_no_damaged_zip_of_one_student_stops_log_and_report(course, does):
    does("release", "small")
    whole = Path(canvas(course, ann="leeann_1000")).read_bytes()
    with zipfile.ZipFile("all.zip", "w") as archive:
        archive.writestr("leeann_1000_1_answers.json", json.dumps(course.answers("ann", "promise")))
        archive.writestr("royboby_1001_2_hw.zip", whole.replace(b"PK\x01\x02", b"PK\x01\x03"))
    Path("folder").mkdir()
    Path("folder/royboby_1001_2_hw.zip").write_bytes(whole.replace(b"PK\x01\x02", b"PK\x01\x03"))
    shutil.copy("all.zip", "folder")
    assert "bob: uploaded 'royboby_1001_2_hw.zip', which is damaged or locked" in does(
        "collect", "small", "--from", "folder"
    )
    does("autograde", "small")
    does("report", "small")


def test_an_extension_in_the_gradebook_moves_the_due_date(course, does):
    does("release", "small", "--due", "2026-11-20 09:00+00:00")
    for student in ("ann", "bob"):
        course.hand_in(student, course.answers(student, "promise"))
    does("autograde", "small")
    with Course().gradebook() as gradebook:
        gradebook.grant_extension("small", "ann", hours=2)
    said = does("autograde", "small")
    assert "bob: Late by 1 hour: last saved" in said and "ann: Late" not in said


def test_one_submission_is_one_student(course, does):
    does("release", "small")
    course.hand_in("ann", course.answers("Ann Lee"))
    does("autograde", "small")
    assert "The report on 1 submission is" in does("report", "small")
    page = (course.root / "teacher" / "small" / "report.html").read_text()
    assert "<title>1 student from 80 to 90 points</title>" in page and "<p>1 submission; " in page


@pytest.fixture
def balance(course, does, request):
    """Homework 2, answered by Ann, whose essay is about figures of her own."""
    home = request.config.rootpath / "exercises" / HW2
    shutil.copytree(home, course.root / "exercises" / HW2, ignore=shutil.ignore_patterns("answers*"))
    does("release", HW2)
    folder = course.root / "submitted" / "ann" / HW2
    folder.mkdir(parents=True)
    entry = {"answer": "Britain held it.", "at": datetime(2026, 11, 20, tzinfo=UTC).isoformat()}
    answers = {"format": 1, "assignment": HW2, "student": "Ann Lee", "answers": {"hw2-who-holds-the-balance": entry}}
    (folder / "answers.json").write_text(json.dumps(answers))
    does("autograde", HW2)
    return read(home)


def test_an_essay_on_figures_of_ones_own_is_marked_with_them_in_view(course, does, balance):
    row = own(balance, "Ann Lee")["case"]
    state, share = row["table"][0]
    does("essays", HW2)
    table = (course.root / "teacher" / HW2 / "essays.csv").read_text(encoding="utf-8-sig")
    assert f"Who held the balance in {row['year']}?" in table
    assert f"Year: {row['year']}; Major powers: {row['n']}." in table and f"{state} {share:.3f}; " in table
    does("feedback", HW2)
    page = (course.root / "teacher" / HW2 / "feedback" / "ann.html").read_text()
    book = json.loads((course.root / "autograded" / "ann" / HW2 / f"{HW2}.ipynb").read_text())
    for text in (page, json.dumps(book, ensure_ascii=False)):
        assert f"<tr><td>{state}</td><td>{share:.3f}</td></tr>" in text
        for hidden in ("con", "poles", "squares"):
            assert f"<td>{row[hidden]}</td>" not in text
    assert page.count("<table>") == 1


def test_a_page_that_goes_back_has_the_name_and_no_instructions(course, does, balance):
    does("feedback", HW2)
    page = (course.root / "teacher" / HW2 / "feedback" / "ann.html").read_text()
    assert "Ann Lee (ann)" in page
    assert "Homework 2: the balance of power" in page
    assert "Part 1" in page
    for left in ("Run All Cells", "The calculator takes", "Hand in", "Write your name", "What is still missing"):
        assert left not in page
