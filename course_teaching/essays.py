"""``alliances essays NAME``: the essays in a table to mark by hand, and the marks back into nbgrader's gradebook."""

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path

from course_teaching.course import Course
from course_teaching.essay_marks import Essay, checked_mark, essays
from course_teaching.essay_table import (
    Desk,
    Given,
    Place,
    Row,
    answer_of,
    as_taken_back,
    as_typed,
    comes_back,
    given_in,
    place_of,
    plain,
    rows_of,
    save,
)
from course_teaching.marked import markings
from course_utils.wording import some

_NAMED = 6  # students in one sentence


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this step takes."""
    parser.add_argument("name", help="the assignment")
    parser.add_argument("--read", type=Path, help="the table, once the columns mark and comment are filled in")


def run(given: argparse.Namespace) -> None:
    """Write the table, or read it back; who marks in nbgrader's Formgrader needs neither."""
    course = Course()
    course.assignment(given.name)
    markings(course, given.name)
    desk = Desk(course.root / "teacher" / given.name)
    desk.home.mkdir(parents=True, exist_ok=True)
    said = read(course, given.name, given.read, desk) if given.read else write(course, given.name, desk)
    for sentence in said:
        print(sentence)


def write(course: Course, name: str, desk: Desk) -> list[str]:
    """Write the essays of an assignment with what was given so far; return sentences on what is to be done.

    What was typed since the table was last read stays, as long as the answer is the same, and comes before what the
    gradebook holds. A filled row whose answer is gone is put aside.
    """
    typed = {answer_of(row): row for row in (rows_of(desk.table) if desk.table.is_file() else [])}
    earlier = {answer_of(row): row for row in (rows_of(desk.earlier) if desk.earlier.is_file() else [])}
    agreed, now, rows, unread, emptied = desk.agreed(), {}, [], [], []
    with course.gradebook() as gradebook:
        for essay in (one for one in essays(course, gradebook, name) if one.listed):
            key = (essay.place, plain(essay.answer))
            held = Given() if essay.stale else essay.held
            shown, row, aside = held, typed.pop(key, None), earlier.get(key)
            if row:
                old = Given() if essay.stale else agreed.get(essay.place, Given())
                pairs = zip(given_in(row), old, held, strict=True)
                shown = Given(*(new if new != before else there for new, before, there in pairs))
                if aside and given_in(aside).mark and not given_in(row).mark:
                    emptied.append(as_taken_back(aside))
            elif aside and comes_back(aside) and not held.mark:
                shown, row = given_in(aside), aside
            if shown != held:
                unread.append(essay.place)
            now[essay.place] = held
            rows.append(essay.row(shown._replace(mark=as_typed(shown.mark, row))))
    gone = [row for row in typed.values() if given_in(row) != Given()]
    desk.put_aside([*emptied, *gone])
    save(desk.table, rows)
    desk.agree(now)
    path, called = desk.table.relative_to(course.root), course.called()
    said = [f"Essays in {path}: {len(rows)}.{' Fill in mark and comment.' if rows else ''}"]
    if gone:
        said.append(
            f"Typed for answers that are gone: {_whose(map(place_of, gone), called)}. "
            f"It is kept in {desk.earlier.name} and comes back with the answer."
        )
    if unread:
        said.append(
            f"Typed, but not in the gradebook yet: {_whose(unread, called)}. Once all is typed: "
            f"alliances essays {name} --read {path}"
        )
    return said


def read(course: Course, name: str, path: Path, desk: Desk) -> list[str]:
    """Put the marks and comments of a table into the gradebook; return sentences on what was done.

    A mark that the gradebook has from this table and that is empty in it now is taken back.

    Raises
    ------
    ValueError
        If it is another table, a row is not of this assignment, or a mark no number from 0 to its points: then nothing
        is taken over.
    """
    rows, called = rows_of(path), course.called()
    own = desk.table.is_file() and path.samefile(desk.table)
    agreed = desk.agreed() if own else {}
    done: dict[str, list[Place]] = {}
    with course.gradebook() as gradebook:
        due = {essay.place: essay for essay in essays(course, gradebook, name)}
        filled = [
            (number, row)
            for number, row in enumerate(rows, 2)
            if given_in(row) != Given() or agreed.get(place_of(row), Given()) != Given()
        ]
        for number, row in filled:
            if wrong := _problem(row, due.get(place_of(row)), name):
                where = f"Row {number} ({_whose([place_of(row)], called)}, {place_of(row).question})"
                raise ValueError(f"{where}: {wrong}; nothing was taken over.")
        for _, row in filled:
            essay, typed, old = due[place_of(row)], given_in(row), agreed.get(place_of(row), Given())
            before = as_taken_back(essay.row(old))
            if (how := _take(essay, row, typed, old)) == _BACK:
                desk.put_aside([before])
            done.setdefault(how, []).append(essay.place)
            if how not in (_GONE, _NEWER):
                agreed[essay.place] = typed
        gradebook.db.commit()
    if own:
        desk.agree(agreed)
    marks = len(done.pop(_PUT, []))
    said = [f"Marks put into the gradebook: {marks}.{'' if filled else ' The column mark is empty.'}"]
    return said + [how.format(_whose(places, called), name=name) for how, places in done.items()]


_PUT = "put"
_BACK = "Taken back, as the cell is empty now: the mark of {}."
_WORDS = "Only a comment, no mark, was taken over of: {}."
_GONE = "Left out, as the answer has changed since the table was written: {}. Write it afresh: alliances essays {name}"
_NEWER = "Left as it is, as it was changed in the gradebook since: the mark of {}. To see it: alliances essays {name}"


def _take(essay: Essay, row: Row, typed: Given, old: Given) -> str:
    """Put what was typed into the gradebook; return what was done."""
    if "answer" in row and plain(row["answer"]) != plain(essay.answer):
        return _GONE
    stale, held = essay.stale, essay.held
    if typed.comment != old.comment or (stale and typed.mark):
        essay.say(typed.comment)
    if typed.mark:
        if typed.mark == old.mark and held.mark not in ("", typed.mark) and not stale:
            return _NEWER
        essay.give(typed.mark)
        return _PUT
    if old.mark and held.mark:
        essay.take_back()
        return _BACK
    return _WORDS


def _problem(row: Row, essay: Essay | None, name: str) -> str:
    """Say what keeps a filled row from being taken over."""
    if essay is None:
        afresh = f"write the table afresh, in which what was typed is kept: alliances essays {name}"
        return f"there is no such essay of '{name}' now ({afresh})"
    if given_in(row).comment and essay.comment is None:
        return "only an essay takes a comment"
    try:
        if row["mark"].strip():
            checked_mark(row["mark"], essay.grade.max_score)
    except ValueError as error:
        return str(error)
    return ""


def _whose(places: Iterable[Place], called: Mapping[str, str]) -> str:
    """Name the students of some rows, and say how many more there are."""
    return some(dict.fromkeys(called.get(place.student, place.student) for place in places), _NAMED)
