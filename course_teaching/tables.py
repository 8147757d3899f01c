"""Tables that come from a spreadsheet: CSV parted by commas, semicolons or tabs."""

import csv
import io
from itertools import zip_longest
from pathlib import Path

_LARGEST = 10_000_000  # signs of one cell: a student's answer may be longer than Python's own limit


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a table with a heading; each row, empty ones too, by the names of its columns, as they are written.

    Raises
    ------
    ValueError
        If there is no such file, it is not in UTF-8, or no table.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{path.name} cannot be read: save it in your spreadsheet as 'CSV UTF-8'.") from None
    except OSError:
        raise ValueError(f"There is no file '{path}' that can be read: look at its name and folder.") from None
    parted = max(",;\t", key=text.partition("\n")[0].count)
    csv.field_size_limit(_LARGEST)
    try:
        heading, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=parted) if text else [[]]
    except csv.Error as error:
        raise ValueError(
            f"{path.name} cannot be read as a table ({error}): save it in your spreadsheet as 'CSV UTF-8'."
        ) from None
    return [dict(zip_longest(heading, row[: len(heading)], fillvalue="")) for row in rows]
