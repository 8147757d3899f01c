"""One table of a bank file, read field by field; what is wrong is noted with the field's name, never raised."""

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from course_utils.wording import listing, unknown

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MARKUP = re.compile(r"</?[A-Za-z][^>]*>|\*\*|`|\]\(")
_LARGEST = Decimal(10) ** 12


class Table:
    """One table of a bank file: hands out its fields and notes what is wrong with them.

    Parameters
    ----------
    fields : what TOML gave for the table.
    where : file and question, as the messages name them.
    path : the way to this table within the question, such as "options[2].".
    problems : the list that every defect is added to.
    """

    def __init__(self, fields: Any, where: str, path: str, problems: list[str]):
        self.fields: dict[str, Any] = fields if isinstance(fields, dict) else {}
        self.where, self.path, self.problems = where, path, problems
        self.asked: set[str] = set()
        if not isinstance(fields, dict):
            self.problems.append(f"{where}, field '{path.rstrip('.')}': this must be a table.")

    def note(self, field: str, sentence: str) -> None:
        """Keep a defect of one field."""
        self.problems.append(f"{self.where}, field '{self.path}{field}': {sentence}")

    def get(self, field: str) -> Any:
        """The field as it stands, or None; asking for a field makes it a known one."""
        self.asked.add(field)
        return self.fields.get(field)

    def prose(self, field: str, needed: bool = True) -> str:
        """A text without markup; empty only where it is not needed."""
        value = self.get(field)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or (needed and not value.strip()):
            self.note(field, "write a text here; it is missing, empty or not a text.")
            return ""
        self._plain(field, value)
        return value.strip()

    def _plain(self, field: str, text: str) -> None:
        if found := _MARKUP.search(text):
            self.note(field, f"the text is shown as it stands, so take out the markup '{found.group()}'.")

    def word(self, field: str) -> str:
        """A name in small letters, digits and hyphens."""
        value = self.get(field)
        if not isinstance(value, str) or not _KEY.fullmatch(value):
            self.note(field, f"use small letters, digits and single hyphens, such as 'triple-alliance', not {value!r}.")
            return ""
        return value

    def one_of(self, field: str, known: tuple[str, ...]) -> str:
        """One of a few known words."""
        value = self.get(field)
        if value not in known:
            self.note(field, unknown(field, str(value), known))
            return ""
        return value

    def words(self, field: str) -> tuple[str, ...]:
        """A list of texts, at least one."""
        value = self.get(field)
        if (
            not isinstance(value, list)
            or not value
            or not all(isinstance(word, str) and word.strip() for word in value)
        ):
            self.note(
                field, 'write a list of texts here, such as ["one", "two"]; it is missing, empty or something else.'
            )
            return ()
        for word in value:
            self._plain(field, word)
        return tuple(word.strip() for word in value)

    def decimal(self, field: str, needed: bool = True) -> Decimal | None:
        """A number as it is written in the file, free of float noise."""
        value = self.get(field)
        if value is None and not needed:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self.note(field, f"write a number here, not {value!r}.")
            return None
        number = Decimal(value)
        if not number.is_finite() or abs(number) >= _LARGEST or len(number.as_tuple().digits) > 30:
            self.note(field, "the number must be finite, below a million million, and at most 30 digits long.")
            return None
        return number

    def rows(self, field: str, fewest: int) -> list["Table"]:
        """The rows of an array of tables, as tables of their own."""
        value = self.get(field)
        rows = value if isinstance(value, list) else []
        if len(rows) < fewest:
            self.note(field, f"this kind of question needs at least {fewest} of them; here are {len(rows)}.")
        return [Table(row, self.where, f"{self.path}{field}[{n}].", self.problems) for n, row in enumerate(rows, 1)]

    def close(self) -> None:
        """Note every field that nobody asked for: a slip of the pen must not go unread."""
        for field in self.fields.keys() - self.asked:
            self.note(field, "this field has no place here. " + unknown("field", field, sorted(self.asked)))

    def distinct(self, field: str, part: str, values: Iterable[str]) -> None:
        """Note the values that appear more than once among the rows of a field."""
        twice = [f"'{value}'" for value, times in Counter(values).items() if value and times > 1]
        if twice:
            self.note(field, f"each {part} must be different from the others; more than one is {listing(twice)}.")
