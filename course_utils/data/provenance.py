"""Where everything comes from: the source of each table and the bibliography, from sources.toml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ..wording import unknown
from ._read import toml


@dataclass(frozen=True)
class Reference:
    """An entry of the bibliography.

    Attributes
    ----------
    key : str
        Such as "singer1972".
    authors, short, year, title : str
        ``short`` is what stands in a sentence: "Singer, Bremer & Stuckey 1972".
    journal, volume, pages, book, publisher : str
        Empty where they do not apply.
    """

    key: str
    authors: str
    short: str
    year: int
    title: str
    journal: str = ""
    volume: str = ""
    pages: str = ""
    book: str = ""
    publisher: str = ""

    def __str__(self) -> str:
        title = f"“{self.title}”" if self.journal or self.book else self.title
        if self.journal:
            where = f"{self.journal} {self.volume}: {self.pages}"
        elif self.book:
            where = f"In {self.book}. {self.publisher}, pp. {self.pages}"
        else:
            where = self.publisher
        full = f"{self.authors} ({self.year}). {title}. {where}."
        return re.sub(r"(?<=\d)-(?=\d)", "–", full)


@dataclass(frozen=True)
class Source:
    """Where a table comes from.

    Attributes
    ----------
    table : str
        The name of its file, without the ending.
    title, version : str
    terms : str
        What its makers ask of those who use it.
    cite : tuple of str
        Keys of the bibliography, the main one first.
    verified : str
        How far it was checked.
    note : str
        What to know before trusting it.
    """

    table: str
    title: str
    version: str
    terms: str
    cite: tuple[str, ...]
    verified: str
    note: str

    @property
    def full_title(self) -> str:
        """Title and version."""
        return f"{self.title} {self.version}".strip()


@cache
def sources() -> Mapping[str, Source]:
    """The source of every table, by the table's name.

    Returns
    -------
    mapping of str to Source
    """
    rows = toml("sources")["tables"].items()
    return MappingProxyType({name: Source(table=name, **{**row, "cite": tuple(row["cite"])}) for name, row in rows})


def source(table: str) -> Source:
    """The source of a table.

    Parameters
    ----------
    table : str
        Such as "cinc" or "treaties".

    Returns
    -------
    Source

    Raises
    ------
    ValueError
        If there is no such table; the sentence names the nearest.
    """
    if table not in sources():
        raise ValueError(unknown("table", table, sources()))
    return sources()[table]


def source_line(*tables: str) -> str:
    """The line to print under a figure.

    Parameters
    ----------
    *tables : str
        The tables it was drawn from.

    Returns
    -------
    str
        Such as "Source: COW National Material Capabilities v7.0 (Singer, Bremer & Stuckey 1972)."

    Raises
    ------
    ValueError
        If there is no such table.
    """
    named = [f"{one.full_title} ({reference(one.cite[0]).short})" for one in map(source, tables)]
    return f"{'Source' if len(named) == 1 else 'Sources'}: {'; '.join(dict.fromkeys(named))}."


def cite(*tables: str) -> str:
    """The full citation of what was drawn from some tables.

    Parameters
    ----------
    *tables : str
        Their names.

    Returns
    -------
    str
        One line for each data set, then one for each publication; nothing twice.

    Raises
    ------
    ValueError
        If there is no such table.
    """
    found = [source(table) for table in tables]
    lines = [f"Data: {one.full_title}." for one in found] + [str(reference(key)) for one in found for key in one.cite]
    return "\n".join(dict.fromkeys(lines))


@cache
def bibliography() -> Mapping[str, Reference]:
    """Everything the course cites, by citation key.

    Returns
    -------
    mapping of str to Reference
        ``str()`` of an entry is its full reference.
    """
    rows = toml("sources")["bibliography"].items()
    return MappingProxyType({key: Reference(key=key, **row) for key, row in rows})


def reference(key: str) -> Reference:
    """One entry of the bibliography.

    Parameters
    ----------
    key : str
        Such as "walt1987".

    Returns
    -------
    Reference

    Raises
    ------
    ValueError
        If there is no such key; the sentence names the nearest.
    """
    if key not in bibliography():
        raise ValueError(unknown("citation key", key, bibliography()))
    return bibliography()[key]
