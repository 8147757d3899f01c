"""Stands in for JupyterLite's installer: all that the course needs is there from the start, and nothing is fetched."""

from piplite import piplite as piplite


async def install(*_requirements: object, **_options: object) -> None:
    """Say that nothing can be installed here."""
    raise RuntimeError("In the browser tab the course cannot install packages; use it in JupyterLab for that.")
