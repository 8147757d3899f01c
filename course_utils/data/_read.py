"""Reading the files that ship beside this module."""

import csv
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

YEARS = range(1816, 2023)

_HERE = files("course_utils.data")


def table(name: str) -> list[dict[str, str]]:
    """The rows of tables/<name>.csv, every cell as text, blank for no data."""
    text = _HERE.joinpath("tables", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def toml(name: str) -> dict[str, Any]:
    """The content of <name>.toml."""
    return tomllib.loads(_HERE.joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def capabilities() -> Mapping[str, Mapping[int, float]]:
    """Each state's share of the world's capabilities by year, from the table cinc."""
    rows = table("cinc")
    return {
        state: MappingProxyType({int(row["year"]): float(row[state]) for row in rows if row[state]})
        for state in rows[0]
        if state != "year"
    }


def key(text: object) -> str:
    """What two spellings of one name share: no case, no accents, no punctuation."""
    plain = unicodedata.normalize("NFKD", str(text)).casefold()
    kept = (letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(kept).split())
