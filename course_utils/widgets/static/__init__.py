"""The scripts and styles that the widgets send to the page."""

import functools
from importlib import resources


@functools.cache
def read(*names: str) -> str:
    """Return the named files of this folder, joined in order."""
    folder = resources.files(__name__)
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)
