"""The checker's own data files."""

import json
import tomllib
from importlib import resources
from typing import Any


def read(*path: str) -> Any:
    """Return what a TOML or JSON file of this package holds; `path` names its folders and itself."""
    text = resources.files("course_utils.essays").joinpath(*path).read_text(encoding="utf-8")
    return json.loads(text) if path[-1].endswith(".json") else tomllib.loads(text)


def names(folder: str) -> list[str]:
    """Return the names of the TOML files in a folder, without their ending, in order."""
    files = resources.files("course_utils.essays").joinpath(folder).iterdir()
    return sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml"))
