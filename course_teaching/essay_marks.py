"""The essays of a class as nbgrader's gradebook and the records beside the notebooks hold them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from course_teaching.cells import concept_words
from course_teaching.course import Course
from course_teaching.essay_table import Given, Place, Row, plain_mark
from course_teaching.marked import grades_of, markings
from course_teaching.marking import Mark, Marking, readable
from course_teaching.own_figures import as_text, drawn
from course_utils.essays import rubrics
from course_utils.homework import Assignment, page_for


@dataclass(frozen=True)
class Essay:
    """One answer with what a person gave for it; `called` is the student by name.

    The grade and the comment (None where a question takes none) are nbgrader's, and what is changed in them reaches the
    gradebook with its next commit.
    """

    assignment: Assignment
    marking: Marking
    mark: Mark
    called: str
    grade: Any
    comment: Any

    @property
    def place(self) -> Place:
        """Student and question."""
        return Place(self.marking.student, self.mark.id)

    @property
    def listed(self) -> bool:
        """Whether a person marks it: an essay with an answer or a mark by hand, and whatever waits for a person."""
        by_hand = self.mark.kind == "text" and (self.mark.score is None or self.grade.manual_score is not None)
        return by_hand or self.grade.needs_manual_grade

    @property
    def stale(self) -> bool:
        """Whether its mark by hand was given for another answer."""
        return self.grade.needs_manual_grade and self.grade.manual_score is not None

    @property
    def held(self) -> Given:
        """What the gradebook holds."""
        words = (self.comment.manual_comment if self.comment else None) or ""
        mark = "" if self.grade.manual_score is None else f"{self.grade.manual_score:g}"
        return Given(mark, "\n".join(words.splitlines()).strip())

    @property
    def answer(self) -> str:
        """The answer in words, "" if there is none."""
        if self.mark.state == "unanswered":
            return ""
        if self.mark.kind == "text" and isinstance(self.mark.answer, str):
            return self.mark.answer
        return "\n".join(readable(page_for(self.assignment, self.mark.id, self.marking.name), self.mark.answer))

    def give(self, mark: str) -> None:
        """Take a mark for final."""
        self.grade.manual_score, self.grade.needs_manual_grade = float(mark), False

    def take_back(self) -> None:
        """Take its mark away; an essay with an answer waits again."""
        self.grade.manual_score, self.grade.needs_manual_grade = None, self.mark.score is None

    def say(self, comment: str) -> None:
        """Replace the comment."""
        if self.comment:
            self.comment.manual_comment = comment or None

    def row(self, given: Given) -> Row:
        """Return its row in the table."""
        id, student = self.mark.id, self.marking.name
        text = self.answer
        return {
            "student": self.place.student,
            "name": self.called,
            "question": id,
            "points": f"{self.mark.points:g}",
            **given._asdict(),
            "note": self._note(),
            "prompt": page_for(self.assignment, id, student)["prompt"],
            "the student's own figures": "\n".join(as_text(*one) for one in drawn(self.assignment, id, student)),
            "answer": text,
            "suggestion of the checker (no mark)": concept_words(id, text) if text and id in rubrics() else "",
        }

    def _note(self) -> str:
        said = [] if self.answer else ["There is no answer now."]
        if self.stale:
            earlier = ": ".join(filter(None, self.held))
            said.append(f"Marked for another answer ({earlier}): type the mark that counts now.")
        return " ".join(said)


def essays(course: Course, gradebook: Any, name: str) -> Iterator[Essay]:
    """Yield every marked answer of an assignment, student by student; `Essay.listed` tells which a person marks."""
    assignment, called = course.assignment(name), {student.id: student.name for student in course.students()}
    records = {record.student: record for record in markings(course, name)}
    for submission in sorted(gradebook.assignment_submissions(name), key=lambda one: one.student.id):
        if (record := records.get(submission.student.id)) is None:
            continue
        grades = {grade.name: grade for grade in grades_of(submission)}
        comments = {comment.name: comment for notebook in submission.notebooks for comment in notebook.comments}
        for mark in record.marks:
            if grade := grades.get(mark.id):
                whose = called.get(record.student) or record.name
                yield Essay(assignment, record, mark, whose, grade, comments.get(mark.id))


def checked_mark(typed: str, most: float) -> str:
    """Return a mark in its plain form; raises ValueError if it is no number from 0 to the most."""
    mark = plain_mark(typed)
    try:
        fits = 0 <= float(mark) <= most
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(f"the mark must be a number from 0 to {most:g}, not '{typed.strip()}'")
    return mark
