"""A class list as Canvas, Moodle (in English, German, French or Spanish) or a teacher's own table gives it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from course_teaching.course import Student
from course_teaching.tables import read_table
from course_utils.wording import listing

# Column of the table -> field of a student; the first of several that is there and filled counts. As `_heading` has it.
_EMAIL = (
    *("email address", "email", "e-mail", "e-mail address"),
    *("e-mail-adresse", "adresse de courriel", "courriel"),
    *("dirección de correo", "dirección email", "correo electrónico"),
)
_COLUMNS = {
    "id": (
        *("id number", "id-nummer", "numéro d'identification", "número de id"),
        *("student id", "sis login id", "username", "anmeldename", "nom d'utilisateur", "nombre de usuario", "id"),
        *_EMAIL,
    ),
    "first": ("first name", "firstname", "vorname", "prénom", "nombre"),
    "last": ("last name", "lastname", "surname", "nachname", "nom", "nom de famille", "apellido(s)", "apellidos"),
    "email": _EMAIL,
    "lms_id": ("lms user id",),
}
_WORDS = {"id": "id", "first": "first name", "last": "last name"}
_ID = re.compile(r"[\w@+][\w.@+-]{0,99}")  # it names folders and stands in command lines


def read(path: Path) -> list[Student]:
    """Read a class list.

    Parameters
    ----------
    path : a CSV file with a heading, parted by commas, semicolons or tabs.

    Raises
    ------
    ValueError
        If a column or an id is missing or of no use, or two students have the same id.
    """
    rows = _rows(path)
    canvas = _is_canvas(rows)
    if rows and not canvas and (missing := _missing(rows, ["id"])):
        raise ValueError(f"{path.name} has no column for the {missing[0]}; found: {', '.join(_headings(rows))}.")
    people = {
        place: _canvas(row) if canvas else _student(row) for place, row in enumerate(rows, 2) if not _is_no_student(row)
    }
    if not people:
        raise ValueError(f"{path.name} holds no students: it needs a heading and a row each.")
    for place, student in people.items():
        if not _ID.fullmatch(student.id):
            raise ValueError(
                f"{path.name}, row {place}: '{student.id}' cannot be an id; use letters, digits and . _ - + @, no dot "
                f"or dash first, in the column {listing(name for name in _COLUMNS['id'] if name in rows[0]) or 'id'}."
            )
    ids = [student.id for student in people.values()]
    if twice := sorted({id for id in ids if ids.count(id) > 1}):
        raise ValueError(f"{path.name}: {listing(twice)} stands in more than one row.")
    plain = [id.casefold() for id in ids]
    if alike := [id for id in ids if plain.count(id.casefold()) > 1]:
        raise ValueError(
            f"{path.name}: {listing(alike)} differ only in capitals, which folders do not keep apart everywhere."
        )
    return list(people.values())


def without_names(path: Path) -> str:
    """Say in a sentence which columns of names a class list lacks, "" if none."""
    rows = _rows(path)
    missing = [] if _is_canvas(rows) else _missing(rows, ["first", "last"])
    if not missing:
        return ""
    return (
        f"{path.name} has no column for the {listing(missing)} (found: {', '.join(_headings(rows))}); names matter, "
        "for uploads and each student's own figures go by them: add it and read the list again."
    )


def _rows(path: Path) -> list[dict[str, str]]:
    return [{_heading(key): value.strip() for key, value in row.items()} for row in read_table(path)]


def _heading(text: str) -> str:
    """Return a heading so that case, spaces, underscores and the kind of apostrophe make no difference."""
    text = unicodedata.normalize("NFKC", text).replace("’", "'")
    return re.sub(r"[\s_]+", " ", text).strip().casefold()


def _headings(rows: list[dict[str, str]]) -> Iterable[str]:
    return [name[:40] for name in rows[0]][:12]


def _missing(rows: list[dict[str, str]], fields: list[str]) -> list[str]:
    return [_WORDS[field] for field in fields if not set(_COLUMNS[field]) & set(rows[0])]


def _is_canvas(rows: list[dict[str, str]]) -> bool:
    return bool(rows) and {"student", "id"} <= set(rows[0])


def _student(row: Mapping[str, str]) -> Student:
    found = {field: next((row[name] for name in names if row.get(name)), "") for field, names in _COLUMNS.items()}
    return Student(**found)


def _canvas(row: Mapping[str, str]) -> Student:
    """Canvas gives one name, "Last, First" or "First Last", and its own number under "ID"."""
    last, comma, first = row["student"].partition(",")
    if not comma:
        first, _, last = row["student"].rpartition(" ")
    login = row.get("sis login id") or row.get("sis user id") or row["id"]
    return Student(login, first.strip(), last.strip(), login if "@" in login else "", row["id"])


def _is_no_student(row: Mapping[str, str]) -> bool:
    """Whether a row is empty, Canvas's test student, or one of its lines without a name, such as possible points."""
    name = row.get("student", "nobody").strip().casefold()
    return not any(row.values()) or name in ("", "points possible", "student, test")
