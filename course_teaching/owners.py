"""Whose each upload is, told from its name, so that no two students' work is ever mixed.

Canvas names each file ``lastfirst_[LATE_]user_attachment_name``, Moodle each folder
``First Last_number_assignsubmission_file_``; others are known by a folder or file named after a student of the class
list. The number is a student's own: two numbers with one name, side by side, are two students.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from course_teaching.course import Student
from course_teaching.upload_files import Upload
from course_utils.homework import normalised
from course_utils.wording import listing

_CANVAS = re.compile(r"(?P<name>[^_/]+)_(?P<late>LATE_)?(?P<number>[0-9]+)_(?P<attachment>[0-9]+)_(?P<file>.+)", re.I)
_MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>[0-9]+)_assignsubmission_(file|onlinetext)_?(?P<file>.*)", re.I)
Sorted = dict[str | None, list[Upload]]
_NOBODY = "participant"  # how Moodle calls everybody where marking is blind


@dataclass(frozen=True)
class Claim:
    """What the name of an upload says: whose it can be, and under which id it is kept if that is not certain."""

    name: str
    part: str  # the part of the path that says it
    side: tuple[str, ...] = ()  # the parts above it: what lies side by side shares them
    number: str = ""
    own: str = ""  # the id of an upload that is no known student's, "" if it is left out then
    students: tuple[str, ...] = ()
    certain: bool = False  # by Canvas's number, which names no two
    late: bool = False  # Canvas says so


def owners(uploads: Iterable[Upload], assignment: str, roster: Sequence[Student]) -> tuple[Sorted, list[str]]:
    """Sort uploads by student.

    Parameters
    ----------
    uploads : the files.
    assignment : its name, which may stand before a student's.
    roster : the class list; only who is on it is known by a name.

    Returns
    -------
    tuple[Sorted, list[str]]
        id -> uploads, None for those that nobody is known for; and a sentence for each name that is several students'.
    """
    claims = [(upload, claim(upload.path, assignment, roster)) for upload in uploads]
    numbers: dict[tuple[tuple[str, ...], str], set[str]] = defaultdict(set)
    for _, one in claims:
        if one.number:
            numbers[one.side, _first(one)].add(one.number)
    sorted_: Sorted = {}
    said: dict[str, None] = {}
    for upload, one in claims:
        several = len(numbers[one.side, _first(one)]) > 1
        if one.certain or (len(one.students) == 1 and not several):
            owner = one.students[0]
        elif not one.students and not several:
            owner = one.own or None
        else:
            owner = one.own if one.own.endswith(one.number) else f"{one.own}_{one.number}"
            owner = owner or None
            said[_twins(one, owner)] = None
            if owner is None:
                continue
        sorted_.setdefault(owner, []).append(replace(upload, late=one.late))
    return sorted_, [sentence for sentence in said if sentence]


def _first(one: Claim) -> str:
    """Return what two claims share that may be mixed: the one student, or the id that is made of the name."""
    return one.students[0] if len(one.students) == 1 else one.own


def _twins(one: Claim, owner: str | None) -> str:
    if one.own.startswith(_NOBODY):
        return ""
    count = "Two" if len(one.students) <= 2 else str(len(one.students))
    known = f", on the class list {listing(one.students)}" if one.students else ""
    what = f"{one.name}_{one.number}" if one.number else one.part
    kept = f"is kept apart under '{owner}'" if owner else "was left out"
    again = "name it by the right id and collect again" if one.students else "see whose it is"
    return f"{count} students are called '{one.name}'{known}: '{what}' {kept}; {again}."


def claim(path: PurePosixPath, assignment: str, roster: Sequence[Student]) -> Claim:
    """Read what a path says; the outermost part that names somebody counts.

    Where that is the name of several students, what lies inside can only say which of them it is.
    """
    twins: Claim | None = None
    for place, part in enumerate(path.parts):
        file = place == len(path.parts) - 1 or part.lower().endswith(".zip")
        one = _plain(part, file, assignment, roster) or _of_a_system(part, path.parts[:place], roster)
        if one and twins is None:
            if len(one.students) < 2 or one.number:
                return one
            twins = one
        elif one and twins and len(one.students) == 1 and one.students[0] in twins.students:
            return one
    return twins or Claim("", "")


def _plain(part: str, file: bool, assignment: str, roster: Sequence[Student]) -> Claim | None:
    """Return whom a part names that is called after students of the class list."""
    stem = PurePosixPath(part).stem if file else part
    texts = (part, stem, stem.removeprefix(f"{assignment}_").replace("_", " "))
    claims = [Claim(text, part, students=found) for text in texts if (found := named(text, roster))]
    return min(claims, key=lambda one: len(one.students) > 1, default=None)


def _of_a_system(part: str, side: tuple[str, ...], roster: Sequence[Student]) -> Claim | None:
    """Return whom a part names in the way of Canvas or Moodle, whether they are on the class list or not."""
    if match := _MOODLE.fullmatch(part):
        found, own = named(match["name"], roster), safe(match["name"]).lower()
        own = f"{own}_{match['number']}" if own == _NOBODY else own
        return Claim(match["name"], part, side, match["number"], own, found)
    if not (match := _CANVAS.fullmatch(part)):
        return None
    name, number, late = match["name"], match["number"], bool(match["late"])
    ids = {student.id for student in roster}
    if known := tuple(student.id for student in roster if student.lms_id == number)[:1]:
        return Claim(name, part, side, number, number, known, True, late)
    found = named(name, roster)
    if not found and any(student.id == number and not student.lms_id for student in roster):
        found = (number,)
    # Under a number that is the id of somebody else, nothing may be kept.
    own = f"{safe(name)}_{number}" if number in ids and found != (number,) else number
    return Claim(name, part, side, number, own, found, late=late)


def named(text: str, roster: Sequence[Student]) -> tuple[str, ...]:
    """Return the ids of the students whose id, address or name (in either order) a text is; an exact id comes first."""
    if text in (student.id for student in roster):
        return (text,)
    wanted = squashed(text)
    if not wanted:
        return ()
    return tuple(
        student.id
        for student in roster
        if wanted
        in map(squashed, (student.id, student.email, student.first + student.last, student.last + student.first))
    )


def squashed(text: str) -> str:
    """Return a text so that case, spaces and signs make no difference."""
    return re.sub(r"[\W_]", "", normalised(text))


def own_name(name: str) -> str:
    """Return a file's own name, without what Canvas or Moodle put before and what a second upload added."""
    for pattern in (_CANVAS, _MOODLE):
        if (match := pattern.fullmatch(name)) and match["file"]:
            name = match["file"]
    return re.sub(r"(-[0-9]{1,2}| \([0-9]+\))(?=\.[a-z]+$)", "", name)


def safe(name: str) -> str:
    """Return a name that can be a folder's or file's on every system."""
    return re.sub(r"[^\w.@+-]+", "_", name).strip("._")[:100] or "unnamed"
