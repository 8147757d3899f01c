"""The whole cycle with nbgrader's own command line, over a class in which nearly everything goes wrong.

Uploads come as Canvas hands them out; three more submissions lie where the exchange's collect puts them.
"""

import contextlib
import copy
import csv
import io
import json
import re
import tomllib
import zipfile
from pathlib import Path

import nbformat
import pytest

from course_teaching.command import main
from course_teaching.course import Course

FULL = {"promise": 10.0, "members": 20.0, "forms": 10.0, "in-time": 20.0, "largest-share": 20.0}
NOTHING = {**dict.fromkeys(FULL, 0.0), "defensive-realism-strategy": 0.0}
ALL = {**FULL, "defensive-realism-strategy": None}  # an essay waits for a person
NAMES = {
    "ann": "Ann Lee",
    "bob": "Bob Roy",
    "cid": "Cid Moss",
    "dan": "Dan Orr",
    "eve": "Eve Kay",
    "fay": "Fay Ash",
    "gus": "Gus Elm",
    "hal": "Hal Ing",
    "ivy": "Ivy Oak",
    "jon": "Jon Poe",
    "kay": "Kay Ley",
    "lee": "Lee Ware",
    "mia": "Mia Roe",
    "ned": "Ned Fox",
    "oda": "Oda Fry",
    "pia": "Pia Day",
    "zoe": "Zoe Low",
}
EXPECTED = {
    "ann": ALL,
    "bob": NOTHING,
    "cid": {**NOTHING, "promise": 10.0, "members": 10.0, "in-time": 10.0, "largest-share": 10.0},
    "dan": ALL,
    "eve": ALL,
    "fay": NOTHING,
    "gus": NOTHING,
    "hal": {**ALL, "largest-share": 0.0},
    "ivy": ALL,
    "jon": ALL,
    "kay": ALL,
    "lee": {**ALL, "promise": 0.0},
    "mia": {**ALL, "promise": 0.0},
    "ned": {**ALL, "promise": 0.0},
    "oda": {**NOTHING, "promise": 10.0},
    "pia": ALL,
}
LOG = {
    "bob": "No question was answered",
    "dan": "the answers were found in",
    "eve": "of the questions' cells 2 missing, 1 changed and 1 copied; 1 cell of the student's own code",
    "fay": "There is no answers.json",
    "gus": "answers.json is not whole",
    "hal": "who is ann on the class list",
    "ivy": "1 cell of the student's own code): none of it was run",
    "jon": "1 cell of the student's own code): none of it was run",
    "kay": "larger than 20 MB",
    "lee": "did not count",
    "mia": "of the questions' cells 1 changed",
    "ned": "1 cell of the student's own code): none of it was run",
    "oda": "this assignment has no such question: no-such-question",
}


def with_code(notebook: nbformat.NotebookNode, code: str) -> nbformat.NotebookNode:
    changed = copy.deepcopy(notebook)
    changed.cells.insert(0, nbformat.v4.new_code_cell(code))
    return changed


def hand_in_all(course) -> None:
    """Write the uploads and what came by the exchange."""
    notebook = course.released()
    fine = {student: course.answers(name) for student, name in NAMES.items()}
    uploads: dict[str, dict[str, str]] = {}

    def upload(student: str, answers: object, book=notebook, as_="small.ipynb", answers_as="answers.json") -> None:
        files = {as_: nbformat.writes(book) if not isinstance(book, str) else book}
        if answers is not None:
            files[answers_as] = answers if isinstance(answers, str) else json.dumps(answers)
        uploads[student] = files

    upload("ann", fine["ann"])
    upload("bob", course.answers("Bob Roy") | {"answers": {}})
    half = course.answers("Cid Moss", "promise", members=["a"], in_time=["triple", "nato", "end", "pact"])
    half["answers"]["largest-share"] = {
        "answer": f"{float(course.own_share('Cid Moss')):.2f}",
        "at": "2026-11-20T10:00:00Z",
    }
    upload("cid", half)
    upload("dan", fine["dan"], as_="homework final.ipynb", answers_as="all my answers.json")
    torn = copy.deepcopy(notebook)
    graded = [cell for cell in torn.cells if "nbgrader" in cell.metadata]
    torn.cells.remove(graded[0])
    torn.cells.remove(graded[1])
    graded[2].source = "course.exercise('forms')  # typed again"
    torn.cells.append(copy.deepcopy(graded[3]))
    upload("eve", fine["eve"], nbformat.from_dict(torn))
    upload("fay", None)
    upload("gus", json.dumps(fine["gus"])[:200])
    assert course.own_share("Hal Ing") != course.own_share("Ann Lee")
    upload("hal", fine["ann"])
    upload("ivy", fine["ivy"], with_code(notebook, "import os\nos._exit(1)"))
    upload("jon", fine["jon"], with_code(notebook, "while True:\n    pass"))
    loud = with_code(notebook, "print('a' * 10**9)")
    loud.cells[0].outputs = [nbformat.v4.new_output("stream", text="a" * 21_000_000)]
    course.hand_in("kay", fine["kay"], loud)
    wrong = {**fine["lee"]["answers"], "promise": {"answer": "a", "at": "2026-11-20T10:00:00+00:00"}}
    patch = "import builtins, course_teaching\ncourse_teaching.mark = lambda id: 100\nbuiltins.float = lambda text: 100"
    folder = course.hand_in("lee", {**fine["lee"], "answers": wrong}, with_code(notebook, patch))
    for name in ("course_teaching.py", "course_utils.py", "nbgrader_config.py", "sitecustomize.py"):
        (folder / name).write_text("raise SystemExit('the student was here')")
    own = copy.deepcopy(notebook)
    first = next(cell for cell in own.cells if "nbgrader" in cell.metadata)
    first.metadata["nbgrader"]["points"] = 1000
    first.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "1000.0"}, execution_count=1)]
    upload("mia", {**fine["mia"], "score": 1000, "answers": wrong}, nbformat.from_dict(own))
    key = course.root / "exercises" / "small" / "questions.toml"
    folder = course.hand_in(
        "ned", {**fine["ned"], "answers": wrong}, with_code(notebook, f"print(open({str(key)!r}).read())")
    )
    (folder / "questions.toml").write_text(key.read_text().replace("right = false", "right = true"))
    (folder / "marking.json").write_text('{"format": 1, "marks": []}')
    wrong_ = {id: entry["answer"] for id, entry in wrong.items()}
    for student in ("lee", "mia", "ned"):  # the figures are each student's own
        path = course.root / "submitted" / student / "small" / "answers.json"
        given = json.loads(path.read_text()) if path.exists() else json.loads(uploads[student]["answers.json"])
        given["answers"]["largest-share"]["answer"] = course.own_share(NAMES[student])
        assert wrong_["promise"] == "a"
        text = json.dumps(given)
        path.write_text(text) if path.exists() else uploads[student].update({"answers.json": text})
    upload(
        "oda",
        course.answers(
            "Oda Fry",
            "promise",
            members={"a": {"b": ["c"]}},
            forms={"warsaw": 3, "\ud800": None},
            in_time=["nato", "nato", "nato"],
            largest_share=10**300,
            defensive_realism_strategy=["not", "a", "text"],
            no_such_question="x",
        ),
    )
    tricky = '<script>alert(1)</script> =HYPERLINK("x") $\\alpha$ \ud800 Allies put their armies together.'
    upload("pia", course.answers("Pia Day", *FULL, defensive_realism_strategy=tricky))
    with zipfile.ZipFile(course.root / "submissions.zip", "w") as archive:
        for number, (student, files) in enumerate(uploads.items()):
            first, last = NAMES[student].lower().split()
            stem = f"{last}{first}_{1000 + list(NAMES).index(student)}_{7000 + number}"
            if student == "ann":  # as "Ready to submit" packs it
                packed = io.BytesIO()
                with zipfile.ZipFile(packed, "w") as inner:
                    for name, text in files.items():
                        inner.writestr(f"small/{name}", text)
                archive.writestr(f"{stem}_small_Ann_Lee.zip", packed.getvalue())
                continue
            for name, text in files.items():
                archive.writestr(f"{stem}_{name}", text.encode("utf-8", "replace"))


def words_of(*words: str) -> str:
    """Do a step in this process, which has nbgrader imported; return what it prints."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        assert main(words) == 0
    return printed.getvalue()


@pytest.fixture(scope="module")
def graded(new_class):
    """The cycle, run once: each step's words are kept by its name."""
    course = new_class()
    patch = pytest.MonkeyPatch()
    patch.chdir(course.root)
    rows = [f'"{name.split()[1]}, {name.split()[0]}",{1000 + n},,{id},' for n, (id, name) in enumerate(NAMES.items())]
    (course.root / "class.csv").write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section,Final\n    Points Possible,,,,,100\n" + "\n".join(rows) + "\n"
    )
    said = {"release": course.alliances("release", "small", "--due", "2026-12-01 18:00+01:00")}
    assert main(["roster", "class.csv"]) == 0
    hand_in_all(course)
    said["collect"] = words_of("collect", "small", "--from", "submissions.zip")
    said["nbgrader"] = course.nbgrader("autograde", "small")
    said["autograde"] = words_of("autograde", "small")
    yield course, said
    patch.undo()


@pytest.mark.parametrize("student", EXPECTED)
def test_every_mark_is_the_one_that_was_earned(graded, student):
    course, _ = graded
    assert course.marks()[student] == EXPECTED[student]


def test_nobody_is_marked_who_handed_in_nothing(graded):
    course, said = graded
    assert course.marks().keys() == EXPECTED.keys()
    assert "Of the class list, 1 handed in nothing: zoe" in said["collect"]


@pytest.mark.parametrize("student", LOG)
def test_each_oddity_ends_in_a_sentence_in_the_log(graded, student):
    course, said = graded
    log = (course.root / "teacher" / "small" / "log.txt").read_text()
    lines = [line for line in log.splitlines() if line.startswith(f"{student}: ")]
    assert any(LOG[student] in line for line in lines), log
    assert all(line in said["autograde"] for line in lines)


def test_the_log_is_silent_on_who_did_nothing_odd(graded):
    course, _ = graded
    assert not re.search("^(ann|pia): ", (course.root / "teacher" / "small" / "log.txt").read_text(), re.M)


def test_what_nbgrader_marked_is_not_marked_again(graded):
    _, said = graded
    assert f"Marked now: 0; unchanged since they were marked: {len(EXPECTED)}" in said["autograde"]


def test_the_essays_go_out_to_a_table_and_come_back_as_marks(graded, capsys):
    course, _ = graded
    assert main(["essays", "small"]) == 0
    path = course.root / "teacher" / "small" / "essays.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert {row["student"] for row in rows} == {s for s, marks in EXPECTED.items() if None in marks.values()}
    assert (
        "asserted: pooling"
        in next(row for row in rows if row["student"] == "pia")["suggestion of the checker (no mark)"]
    )
    for row in rows:
        row["mark"], row["comment"] = ("99", "") if row["student"] == "pia" else ("15,5", "Say more on *anarchy*.")
    write(path, rows)
    assert main(["essays", "small", "--read", str(path)]) == 1
    assert "the mark must be a number from 0 to 20" in capsys.readouterr().err
    for row in rows:
        row["mark"] = "15,5"
    write(path, rows)
    assert main(["essays", "small"]) == 0  # once more, before the marks were read: nothing typed is lost
    kept = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert [(row["mark"], row["comment"]) for row in kept] == [(row["mark"], row["comment"]) for row in rows]
    assert main(["essays", "small", "--read", str(path)]) == 0


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")  # as a German Excel saves it
        writer.writeheader()
        writer.writerows(rows)


def test_a_hand_mark_reaches_canvas_and_moodle_beside_the_id_each_knows(graded):
    course, _ = graded
    assert main(["export", "small", "--column", "Homework"]) == 0
    home = course.root / "teacher" / "small"
    canvas = list(csv.reader((home / "marks_canvas.csv").open()))
    assert canvas[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Homework"]
    assert ["Lee, Ann", "1000", "", "ann", "", "95.5"] in canvas
    assert ["Low, Zoe", "1016", "", "zoe", "", ""] in canvas
    moodle = list(csv.DictReader((home / "marks_moodle.csv").open()))
    assert {row["ID number"]: row["Homework"] for row in moodle}["hal"] == "75.5"


@pytest.fixture(scope="module")
def returned(graded):
    course, _ = graded
    course.nbgrader("generate_feedback", "small")
    assert main(["feedback", "small"]) == 0
    return course


SECRET = re.compile(r"SECRET-[A-Z]+-\d+")
HIDDEN = ("HIDDEN TESTS", "course_teaching", "For the teacher only", "Model answer", "not found", "0.331", "0.405")


def test_nothing_that_a_student_receives_holds_the_key(returned):
    key = tomllib.loads((returned.root / "exercises" / "small" / "questions.toml").read_text())
    assert len(SECRET.findall(json.dumps(key))) == 32  # the net has no hole: each secret field is marked
    received = [*(returned.root / "release").rglob("*.*"), *(returned.root / "feedback").rglob("*.*")]
    assert len(received) > len(EXPECTED)
    for path in received:
        text = path.read_text(encoding="utf-8")
        assert not SECRET.search(text), path
        # A student's own right answer stands in their own feedback, where they typed it.
        theirs = returned.own_share(NAMES.get(path.parts[-3], "")) if "feedback" in path.parts else ""
        assert not [word for word in HIDDEN if word in text and word != theirs and path.parts[-3] != "hal"], path
    with zipfile.ZipFile(returned.root / "teacher" / "small" / "small.zip") as packed:
        assert sorted(packed.namelist()) == ["small/questions.json", "small/small.ipynb"]


def test_the_feedback_says_what_was_earned_and_what_the_teacher_wrote(returned):
    page = (returned.root / "feedback" / "cid" / "small" / "small.html").read_text()
    assert "1 of your 1 choices is right; 1 right choice is missing." in page
    assert "Right, but rounded too far: half of the points." in page
    page = (returned.root / "teacher" / "small" / "feedback" / "ann.html").read_text()
    assert "95.5 of 100.0 points" in page
    assert "Say more on <em>anarchy</em>." in page


def test_no_page_runs_a_students_words_or_fetches_anything(returned):
    assert main(["report", "small"]) == 0
    pages = [*(returned.root / "feedback").rglob("*.html"), returned.root / "teacher" / "small" / "report.html"]
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert "<script" not in text
        assert not re.search(r"""(src|href)=["']?(https?:)?//|url\(|@import""", text), path
    assert "&lt;script&gt;alert(1)" in (returned.root / "feedback" / "pia" / "small" / "small.html").read_text()
    formgrader = nbformat.read(returned.root / "autograded" / "pia" / "small" / "small.ipynb", as_version=4)
    assert "<script" not in nbformat.writes(formgrader)


def test_the_teacher_sees_the_checkers_table_as_a_suggestion_and_it_moves_no_mark(graded):
    course, _ = graded
    text = (course.root / "autograded" / "ann" / "small" / "small.ipynb").read_text()
    assert "A <b>suggestion</b>, no mark" in text
    assert course.marks()["ann"]["defensive-realism-strategy"] is None


def test_the_report_names_the_most_frequent_misconception(returned):
    assert main(["report", "small"]) == 0
    text = (returned.root / "teacher" / "small" / "report.html").read_text()
    assert "The most frequent one, with 3 of 16 students" in text


def test_a_new_upload_is_marked_and_the_others_stay_as_they_are(returned, capsys):
    before = returned.marks()
    path = returned.root / "submitted" / "fay" / "small" / "answers.json"
    path.write_text(json.dumps(returned.answers("Fay Ash")))
    assert main(["autograde", "small"]) == 0
    assert f"Marked now: 1; unchanged since they were marked: {len(EXPECTED) - 1}" in capsys.readouterr().out
    assert returned.marks() == before | {"fay": ALL}


def test_marks_by_hand_stay_final_when_everything_is_marked_afresh(returned, capsys):
    with Course().gradebook() as gradebook:
        before = {one.student.id: one.needs_manual_grade for one in gradebook.assignment_submissions("small")}
    assert not before["pia"]
    assert main(["autograde", "small", "--all"]) == 0
    assert f"Marked now: {len(EXPECTED)}" in capsys.readouterr().out
    with Course().gradebook() as gradebook:
        after = {one.student.id: one.needs_manual_grade for one in gradebook.assignment_submissions("small")}
    assert after == before


def test_what_was_collected_is_closed_to_other_users(graded):
    course, _ = graded
    for path in (course.root / "submitted").glob("*/small/**/*"):
        assert path.is_symlink() or not path.stat().st_mode & 0o077, path
