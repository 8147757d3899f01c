"""The zip for schools that collect homework by upload."""

import io
import re
import unicodedata
import zipfile
from pathlib import Path

from course_utils.homework.answers import Answers
from course_utils.homework.answers_file import FILE
from course_utils.homework.assignment import Assignment

_LARGEST = 5_000_000  # bytes of a notebook; one of ours has some 20,000


def zip_name(assignment: Assignment, student: str) -> str:
    """Return the name of a student's zip: letters of any script, digits, hyphens and underscores."""
    name = re.sub(r"[^\w-]+", "_", unicodedata.normalize("NFC", student)).strip("_")[:60]
    name = name.encode()[:180].decode(errors="ignore")  # some scripts need four bytes a letter; a file's name has 255
    return f"{assignment.name}_{name or 'no_name'}.zip"


def pack(folder: Path, answers: Answers) -> bytes:
    """Return a zip of the notebooks in a folder and all answers, those that could not be saved yet included."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(FILE, answers.content())
        for path in sorted(folder.glob("*.ipynb")):
            try:
                if path.stat().st_size <= _LARGEST:
                    packed.writestr(path.name, path.read_bytes())
            except OSError:  # marks come from the answers alone
                continue
    return content.getvalue()
