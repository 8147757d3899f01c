"""Which questions are taken elsewhere: the whole bank, one lesson, or an assignment."""

from dataclasses import dataclass, replace
from pathlib import Path

from course_teaching.own_figures import as_text
from course_utils import data, homework, questions
from course_utils.data import Term
from course_utils.homework import Assignment
from course_utils.homework.assignment import SOURCE
from course_utils.questions import Question
from course_utils.wording import unknown

BANK = "alliances"


@dataclass(frozen=True)
class Entry:
    """One question on its way: what it is worth, and the heading it stands under."""

    question: Question
    points: int
    part: str


@dataclass(frozen=True)
class Selection:
    """The questions of one export.

    `home` is where the ids of the questions are unique: `BANK`, or the name of an assignment; `title` is what people
    read. `terms` are glossary entries that go with the questions where a format has a place for them, and `notes` are
    sentences that the teacher should read.
    """

    home: str
    title: str
    entries: tuple[Entry, ...]
    terms: tuple[Term, ...] = ()
    notes: tuple[str, ...] = ()


def choose(lesson: str = "", folder: str | Path = "") -> Selection:
    """Choose the questions of an export.

    Parameters
    ----------
    lesson : such as "02"; "" for the whole bank, which brings the glossary with it.
    folder : the folder of an assignment with its `questions.toml`, or its name, instead of the bank.

    Raises
    ------
    ValueError
        If there is no such lesson or assignment, or a file of questions has a defect; the sentence says where.
    """
    if folder:
        found = [home for home in (Path(folder), Path("exercises") / folder) if (home / SOURCE).is_file()]
        if not found:
            raise ValueError(f"There is no {SOURCE} in {folder}: name the folder of an assignment that holds its key.")
        return _assignment(homework.read(found[0]))
    if lesson:
        chosen = questions.questions_of(lesson)
        return Selection(BANK, f"Alliances: lesson {lesson}", tuple(map(_entry, chosen)))
    return Selection(BANK, "Alliances", tuple(map(_entry, questions.bank().values())), data.glossary())


def find(chosen: Selection, id: str) -> Entry:
    """Return the question of this id; raises ValueError with a sentence that names the nearest."""
    for entry in chosen.entries:
        if entry.question.id == id:
            return entry
    raise ValueError(unknown("question", id, (entry.question.id for entry in chosen.entries)))


def _entry(question: Question) -> Entry:
    return Entry(question, 1, f"Lesson {question.lesson}")


def _assignment(assignment: Assignment) -> Selection:
    entries, drawn = [], False
    for exercise in assignment.questions:
        assert exercise.key is not None  # it is read from its source
        given = [assignment.draw(name) for name in exercise.draws]
        drawn = drawn or bool(given)
        shown = [as_text(draw, draw.rows[0]) for draw in given]  # as `exercise.key` has it filled in
        prompt = "\n\n".join([*shown, exercise.key.prompt])
        entries.append(Entry(replace(exercise.key, prompt=prompt), exercise.points, exercise.part))
    note = "Where each student is given figures of their own, everyone here has those of the first row of the table."
    return Selection(assignment.name, assignment.title, tuple(entries), notes=(note,) if drawn else ())
