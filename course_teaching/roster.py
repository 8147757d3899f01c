"""``alliances roster FILE``: the class list, from Canvas's or Moodle's own export or a table of one's own.

A second list may come from another system: whoever is on the list already is found by id, address, Canvas's number or
name, keeps the first id, and gets what was not known yet. Nobody is taken off, and no field is emptied.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from course_teaching.class_lists import read, without_names
from course_teaching.course import Course, Student, class_list
from course_teaching.owners import squashed
from course_teaching.places import settle
from course_utils.wording import listing, some

_SHOWN = 5  # names in a sentence


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this step takes."""
    parser.add_argument(
        "file",
        type=Path,
        help="a CSV file: Canvas's gradebook export, Moodle's grade export, or with "
        "the columns id, first_name, last_name, email",
    )
    parser.add_argument("--add", action="store_true", help="put a list on that names nobody who is on it already")


def run(given: argparse.Namespace) -> None:
    """Put the students of a table into nbgrader's gradebook; those already there are updated.

    Raises
    ------
    ValueError
        If the list cannot be read, or shares nobody with the one there is; then nothing is changed.
    """
    course, students = Course(), read(given.file)
    with course.gradebook() as gradebook:
        before = class_list(gradebook)
        same = matches(before, students)
        if before and not same and not given.add:
            raise ValueError(
                f"Nobody in {given.file.name} is on the class list, by id, address or name: ids here are like "
                f"'{students[0].id}', there like '{before[0].id}'. Nothing was changed. Give them the ids there are; "
                "or, if they are more students of this course, add --add."
            )
        after = {one.id: one for one in before} | {one.id: one for one in merged(before, students, same)}
        for one in after.values():
            fields = asdict(one)
            gradebook.update_or_create_student(
                fields.pop("id"), first_name=one.first, last_name=one.last, email=one.email, lms_user_id=one.lms_id
            )
    print(f"Students put on the class list: {len(students)}.")
    for sentence in [without_names(given.file), *remarks(before, students, same, list(after.values()))]:
        if sentence:
            print(sentence)
    for sentence in settle(course):
        print(sentence)


def matches(before: Sequence[Student], students: Sequence[Student]) -> dict[str, str]:
    """Return for each student of a new list who is on the class list already: id in the new list -> id there.

    Who has the same id, in whichever capitals, comes first. The others are found by address, by Canvas's number, and by
    a name that only one on each side has, unless the two have different addresses or numbers.
    """
    known = {one.id.casefold(): one.id for one in before} | {one.id: one.id for one in before}
    same = {one.id: known.get(one.id) or known.get(one.id.casefold(), "") for one in students}
    same = {new: old for new, old in same.items() if old}
    for field in ("email", "lms_id", "name"):
        left = [
            _by(field, [one for one in side if one.id not in found])
            for side, found in ((before, set(same.values())), (students, set(same)))
        ]
        for text in left[0].keys() & left[1].keys():
            if len(left[0][text]) == len(left[1][text]) == 1:
                (old,), (new,) = left[0][text], left[1][text]
                if field != "name" or not _differ(old, new):
                    same[new.id] = old.id
    return same


def _by(field: str, students: Sequence[Student]) -> Mapping[str, list[Student]]:
    found: dict[str, list[Student]] = defaultdict(list)
    for one in students:
        text = getattr(one, field)
        if text := squashed(text) if field == "name" else text.casefold():
            found[text].append(one)
    return found


def _differ(one: Student, other: Student) -> bool:
    pairs = ((one.email.casefold(), other.email.casefold()), (one.lms_id, other.lms_id))
    return any(a and b and a != b for a, b in pairs)


def merged(before: Sequence[Student], students: Sequence[Student], same: Mapping[str, str]) -> list[Student]:
    """Return the students of a new list as they are to stand on the class list.

    Under the same id a filled field replaces what was known; under another id it only fills what was not.
    """
    known = {one.id: one for one in before}
    after = []
    for new in students:
        old = known.get(same.get(new.id, ""), Student(new.id))
        first, then = (new, old) if new.id == old.id else (old, new)
        fields = {name: value or asdict(then)[name] for name, value in asdict(first).items()}
        after.append(replace(Student(**fields), id=old.id))
    return after


def remarks(
    before: Sequence[Student], students: Sequence[Student], same: Mapping[str, str], after: Sequence[Student]
) -> Iterator[str]:
    """Yield what a teacher should know about a new list: kept ids, twins, who is no longer on it."""
    if other := [f"{old} (here {new})" for new, old in sorted(same.items()) if new != old]:
        yield f"Known under another id, by address or name; the first id stays: {some(other, _SHOWN)}."
    if gone := sorted({one.id for one in before} - set(same.values())) if same else []:
        yield f"No longer on this list, but kept: {some(gone, _SHOWN)}. To take one out: alliances forget ID."
    for twins in _by("name", after).values():
        if len(twins) > 1:
            count = "Two" if len(twins) == 2 else len(twins)
            yield (
                f"{count} students are called {twins[0].name}: {listing(one.id for one in twins)}. Uploads that give "
                "only the name are kept apart, under none of these ids."
            )
