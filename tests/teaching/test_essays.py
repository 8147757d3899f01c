"""What a teacher typed is never lost: the table of essays, read back, written again, with other answers in between."""

import copy
import csv
import json
import shutil

import pytest

from course_teaching import autograde
from course_teaching.command import main
from course_teaching.course import Course
from course_teaching.essay_table import Desk, save
from course_teaching.tables import read_table

ESSAY = "defensive-realism-strategy"
ANN, BOB = "Allies put their armies together.", "A league deters whoever would attack."


class Teacher:
    """A teacher of Ann and Bob, who types into essays.csv."""

    def __init__(self, course, capsys):
        self.course, self.capsys = course, capsys
        self.home = course.root / "teacher" / "small"
        self.table = self.home / "essays.csv"

    def does(self, *words: str, fails: bool = False) -> str:
        """Do a step; return what it says."""
        self.capsys.readouterr()
        assert main(words) == int(fails)
        said = self.capsys.readouterr()
        return said.err if fails else said.out

    def rows(self, file: str = "essays.csv") -> dict[str, dict[str, str]]:
        """The rows of the table by student."""
        return {row["student"]: row for row in read_table(self.home / file)}

    def given(self, student: str, file: str = "essays.csv") -> tuple[str, str]:
        """Mark and comment of a student in the table."""
        row = self.rows(file)[student]
        return row["mark"], row["comment"]

    def types(self, student: str, mark: str, comment: str = "") -> None:
        """Fill in a row, and save the table as a German Excel does."""
        rows = self.rows()
        rows[student] |= {"mark": mark, "comment": comment}
        self.save(list(rows.values()))

    def save(self, rows: list[dict[str, str]], file: str = "essays.csv") -> str:
        """Save rows as a table; return its path."""
        with (self.home / file).open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, rows[0].keys(), delimiter=";")
            writer.writeheader()
            writer.writerows(rows)
        return str(self.home / file)

    def reads(self, file: str = "essays.csv", fails: bool = False) -> str:
        """Read the table into the gradebook."""
        return self.does("essays", "small", "--read", str(self.home / file), fails=fails)

    def collects(self, student: str, essay: str | None) -> None:
        """Collect another file of a student and mark it; None for a file without the essay."""
        answers = self.course.answers(student, "promise", **({ESSAY: essay} if essay else {}))
        path = self.course.root / "submitted" / student / "small" / "answers.json"
        path.write_text(json.dumps(answers))
        self.does("autograde", "small")

    def mark(self, student: str) -> tuple[float | None, bool]:
        """A student's mark in the gradebook, and whether it waits for a person."""
        with Course().gradebook() as gradebook:
            grade = gradebook.find_grade(ESSAY, "small", "small", student)
            return grade.manual_score, grade.needs_manual_grade

    def changes_in_formgrader(self, student: str, mark: float) -> None:
        """Give a mark in JupyterLab's Formgrader."""
        with Course().gradebook() as gradebook:
            grade = gradebook.find_grade(ESSAY, "small", "small", student)
            grade.manual_score, grade.needs_manual_grade = mark, False
            gradebook.db.commit()


@pytest.fixture(scope="module")
def marked(new_class):
    """A class whose two essays are collected, and marked but for what a person marks."""
    course = new_class()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course.root)
        (course.root / "class.csv").write_text("id,first_name,last_name\nann,Ann,Lee\nbob,Bob,Roy\n")
        assert main(["roster", "class.csv"]) == main(["release", "small"]) == 0
        for student, essay in (("ann", ANN), ("bob", BOB)):
            course.hand_in(student, course.answers(student, "promise", **{ESSAY: essay}))
        assert main(["autograde", "small"]) == main(["essays", "small"]) == 0
    return course


@pytest.fixture
def teacher(marked, tmp_path, monkeypatch, capsys):
    course = copy.copy(marked)
    course.root = shutil.copytree(marked.root, tmp_path / "course")
    monkeypatch.chdir(course.root)
    return Teacher(course, capsys)


def test_a_mark_typed_after_reading_stays_and_is_named(teacher):
    teacher.types("ann", "11.5", "Good.")
    assert "Marks put into the gradebook: 1." in teacher.reads()
    teacher.types("ann", "13", "Good.")
    said = teacher.does("essays", "small")
    assert "not in the gradebook yet: Ann Lee (ann)." in said
    assert teacher.given("ann") == ("13", "Good.")
    teacher.reads()
    assert teacher.mark("ann") == (13.0, False)
    assert "not in the gradebook" not in teacher.does("essays", "small")


def test_what_was_typed_and_not_read_outlives_a_wrong_upload(teacher):
    teacher.types("ann", "11,5", "Say more.")
    teacher.types("bob", "9", "")
    for student in ("ann", "bob"):
        teacher.collects(student, None)
    said = teacher.does("essays", "small")
    assert "Essays in teacher/small/essays.csv: 0." in said
    assert "Ann Lee (ann) and Bob Roy (bob). It is kept in essays_earlier.csv" in said
    for student, essay in (("ann", ANN), ("bob", BOB)):
        teacher.collects(student, essay)
    assert "not in the gradebook yet: Ann Lee (ann) and Bob Roy (bob)." in teacher.does("essays", "small")
    assert (teacher.given("ann"), teacher.given("bob")) == (("11,5", "Say more."), ("9", ""))


def test_an_emptied_mark_is_taken_back_and_its_new_comment_stays(teacher):
    teacher.types("ann", "11.5", "Good.")
    teacher.reads()
    teacher.types("ann", "", "See me first.")
    assert "Taken back, as the cell is empty now: the mark of Ann Lee (ann)." in teacher.reads()
    assert teacher.mark("ann") == (None, True)
    teacher.does("essays", "small")
    assert teacher.given("ann") == ("", "See me first.")
    assert teacher.given("ann", "essays_earlier.csv") == ("11.5", "Good.")


def test_a_mark_taken_back_does_not_return(teacher):
    teacher.types("ann", "11.5", "Good.")
    teacher.reads()
    teacher.types("ann", "")
    teacher.reads()
    teacher.table.unlink()
    teacher.does("essays", "small")
    assert teacher.given("ann") == ("", "")
    for essay in (None, ANN):
        teacher.collects("ann", essay)
        teacher.does("essays", "small")
    assert teacher.given("ann") == ("", "")


def test_a_mark_that_came_back_and_was_emptied_does_not_return_again(teacher):
    teacher.types("ann", "11.5")
    for essay in (None, ANN):
        teacher.collects("ann", essay)
        teacher.does("essays", "small")
    assert teacher.given("ann") == ("11.5", "")
    teacher.types("ann", "")
    for essay in (ANN, None, ANN):
        teacher.collects("ann", essay)
        teacher.does("essays", "small")
    assert teacher.given("ann") == ("", "")


def test_a_mark_typed_again_after_it_was_taken_back_comes_back_with_its_answer(teacher):
    for mark in ("11.5", ""):
        teacher.types("ann", mark)
        teacher.reads()
    teacher.types("ann", "11.5")
    for essay in (None, ANN):
        teacher.collects("ann", essay)
        teacher.does("essays", "small")
    assert teacher.given("ann") == ("11.5", "")


def test_what_was_typed_goes_with_a_student_to_the_id_of_the_class_list(teacher):
    teacher.types("ann", "11.5", "Good.")
    teacher.reads()
    teacher.types("ann", "12", "Good.")
    with Course().gradebook() as gradebook:
        gradebook.remove_student("ann")
    listed = "id,first_name,last_name\nalee,Ann,Lee\nbob,Bob,Roy\n"
    (teacher.course.root / "class.csv").write_text(listed)
    for step in ("submitted", "autograded"):
        (teacher.course.root / step / "ann").rename(teacher.course.root / step / "ann_lee")
    Desk(teacher.home).rename("ann", "ann_lee")
    teacher.does("autograde", "small", "--all")
    assert "ann_lee: is alee on the class list" in teacher.does("roster", "class.csv")
    assert teacher.given("alee") == ("12", "Good.")
    teacher.does("autograde", "small")
    teacher.does("essays", "small")
    teacher.reads()
    assert teacher.mark("alee") == (12.0, False)


def test_after_forgetting_a_student_it_is_said_how_the_table_can_be_read(teacher):
    teacher.types("ann", "11.5")
    teacher.types("bob", "9")
    assert "repeat autograde, essays, feedback" in teacher.does("forget", "ann")
    assert "write the table afresh, in which what was typed is kept: alliances essays small" in teacher.reads(
        fails=True
    )
    teacher.does("essays", "small")
    assert "Marks put into the gradebook: 1." in teacher.reads()


def test_a_comment_without_a_mark_is_taken_over(teacher):
    teacher.types("bob", "", "I do not follow.")
    assert "Only a comment, no mark, was taken over of: Bob Roy (bob)." in teacher.reads()
    assert teacher.mark("bob") == (None, True)
    teacher.table.unlink()
    teacher.does("essays", "small")
    assert teacher.given("bob") == ("", "I do not follow.")


def test_a_mark_of_formgrader_is_not_undone_by_an_older_table(teacher):
    teacher.types("ann", "11.5")
    teacher.reads()
    teacher.changes_in_formgrader("ann", 14.0)
    assert "Left as it is, as it was changed in the gradebook since: the mark of Ann Lee (ann)." in teacher.reads()
    assert teacher.mark("ann") == (14.0, False)
    teacher.does("essays", "small")
    assert teacher.given("ann")[0] == "14"


def test_a_copy_with_empty_cells_takes_no_mark_back(teacher):
    empty = list(teacher.rows().values())
    teacher.types("ann", "11.5", "Good.")
    teacher.reads()
    teacher.save(empty, "copy.csv")
    teacher.reads("copy.csv")
    assert teacher.mark("ann") == (11.5, False)
    teacher.does("essays", "small")
    assert teacher.given("ann") == ("11.5", "Good.")


def test_a_mark_does_not_pass_to_another_answer(teacher):
    teacher.types("ann", "11.5", "Good.")
    teacher.reads()
    teacher.collects("ann", "I do not know.")
    assert "the answer has changed since the table was written: Ann Lee (ann)." in teacher.reads()
    assert teacher.mark("ann") == (11.5, True)
    teacher.does("essays", "small")
    assert teacher.given("ann") == ("", "")
    assert teacher.rows()["ann"]["note"] == "Marked for another answer (11.5: Good.): type the mark that counts now."
    teacher.types("ann", "2")
    teacher.reads()
    assert teacher.mark("ann") == (2.0, False)


def test_an_essay_that_was_marked_and_is_gone_is_marked_in_the_table(teacher):
    for student in ("ann", "bob"):
        teacher.types(student, "15", "Good.")
    teacher.reads()
    teacher.collects("ann", None)
    assert "Essays not marked yet, which count 0 there: 1." in teacher.does("feedback", "small")
    teacher.does("report", "small")
    assert "Essays not marked yet, which count 0 in the totals: 1." in (teacher.home / "report.html").read_text()
    page = (teacher.home / "feedback" / "ann.html").read_text()
    assert "<b>10.0 of 100.0 points</b>" in page and "not marked yet of 20.0 points" in page
    assert "No final mark yet, so an empty cell: ann." in teacher.does("export", "small")
    teacher.does("essays", "small")
    assert teacher.rows()["ann"]["note"].startswith("There is no answer now. Marked for another answer (15: Good.)")
    teacher.types("ann", "0")
    teacher.reads()
    assert "empty cell" not in teacher.does("export", "small")
    teacher.does("autograde", "small", "--all")
    assert "empty cell" not in teacher.does("export", "small")
    teacher.collects("ann", ANN)
    teacher.does("essays", "small")
    assert teacher.given("ann") == ("15", "Good.")


def test_a_mark_by_hand_that_replaced_an_automatic_one_waits_in_the_table_too(teacher):
    with Course().gradebook() as gradebook:
        gradebook.find_grade("promise", "small", "small", "ann").manual_score = 7.0
        gradebook.db.commit()
    teacher.does("autograde", "small", "--all")
    assert "Essays to mark by hand: 2," in teacher.does("autograde", "small")
    path = teacher.course.root / "submitted" / "ann" / "small" / "answers.json"
    path.write_text(json.dumps(teacher.course.answers("ann", promise="a", **{ESSAY: ANN})))
    assert "Essays to mark by hand: 3," in teacher.does("autograde", "small")
    assert "essays.csv: 3." in teacher.does("essays", "small")


def test_the_columns_may_be_in_any_case(teacher):
    rows = [{key.title(): value for key, value in row.items()} for row in teacher.rows().values()]
    for row in rows:
        row["Mark"] = "12"
    teacher.save(rows)
    assert "Marks put into the gradebook: 2." in teacher.reads()


def test_another_table_is_refused_by_the_column_it_lacks(teacher):
    said = teacher.does("essays", "small", "--read", "class.csv", fails=True)
    assert "class.csv has no column 'student'" in said
    rows = [{key: value for key, value in row.items() if key != "mark"} for row in teacher.rows().values()]
    teacher.save(rows)
    assert "essays.csv has no column 'mark'" in teacher.reads(fails=True)
    before = teacher.table.read_bytes()
    teacher.does("essays", "small", fails=True)
    assert teacher.table.read_bytes() == before


@pytest.mark.parametrize("cell", ["=1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "+1*2", "@SUM(1)", "-"])
def test_no_students_words_are_a_formula(teacher, cell):
    teacher.collects("ann", cell)
    teacher.does("essays", "small")
    assert teacher.rows()["ann"]["answer"] == f" {cell}"


def test_a_negative_number_stays_one(tmp_path):
    save(tmp_path / "t.csv", [{"answer": "-1,5"}])
    assert read_table(tmp_path / "t.csv")[0]["answer"] == "-1,5"


def test_a_cell_of_any_length_can_be_read_back(tmp_path):
    save(tmp_path / "t.csv", [{"answer": "peace " * 50_000}])
    assert read_table(tmp_path / "t.csv")[0]["answer"] == "peace " * 50_000


def test_marks_by_hand_outlive_a_run_that_is_broken_off(teacher, monkeypatch):
    teacher.types("ann", "11.5")
    teacher.types("bob", "9")
    teacher.reads()
    start = autograde.Autograde.start

    def once(self):
        if self.coursedir.student_id == "bob":
            raise KeyboardInterrupt
        start(self)

    monkeypatch.setattr(autograde.Autograde, "start", once)
    with pytest.raises(KeyboardInterrupt):
        main(["autograde", "small", "--all"])
    assert teacher.mark("ann") == (11.5, False) and teacher.mark("bob") == (9.0, False)


def test_an_empty_column_is_said(teacher):
    assert teacher.reads() == "Marks put into the gradebook: 0. The column mark is empty.\n"


@pytest.mark.parametrize("mark", ["21", "-1", "nan", "good", "11. Mai"])
def test_a_refusal_names_the_student_and_nothing_is_taken_over(teacher, mark):
    teacher.types("ann", "12")
    teacher.types("bob", mark)
    said = teacher.reads(fails=True)
    assert said == (
        f"Row 3 (Bob Roy (bob), {ESSAY}): the mark must be a number from 0 to 20, not '{mark}'; "
        "nothing was taken over.\n"
    )
    assert teacher.mark("ann") == (None, True)


def test_a_row_shows_all_that_is_needed_to_mark_it(teacher):
    row = teacher.rows()["ann"]
    assert row["name"] == "Ann Lee" and row["answer"] == ANN
    assert row["prompt"].startswith("How do alliances serve as a strategy")
