"""Tables that come from a spreadsheet: CSV parted by commas, semicolons or tabs."""

import csv
import io
from pathlib import Path


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a table with a heading; each row by the names of its columns, as they are written.

    Raises
    ------
    ValueError
        If there is no such file, or it is not in UTF-8.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{path.name} cannot be read: save it in your spreadsheet as 'CSV UTF-8'.") from None
    except OSError:
        raise ValueError(f"There is no file '{path}' that can be read: look at its name and folder.") from None
    parted = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=parted)
    return [{key: value or "" for key, value in row.items() if isinstance(key, str)} for row in rows]
