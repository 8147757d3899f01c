"""The glossary, to search, and the key terms of a lesson, to think about before opening them."""

from collections.abc import Sequence

import traitlets

from .. import data
from ..figures import theme
from ..wording import unknown
from . import display
from .panel import Panel
from .sentence import Sentence
from .static import read


class Terms(Panel):
    """Some terms of the glossary; all is done in the page, so it works without a kernel too.

    Parameters
    ----------
    page : str
        "glossary" (searchable) or "key" (each closed until opened).
    terms : sequence of Term
        The terms, in the order to show them.
    """

    _esm = read("common.js", "terms.js")
    _css = theme.css() + read("theme.css", "pages.css")

    page = traitlets.Unicode().tag(sync=True)
    terms = traitlets.List().tag(sync=True)

    def __init__(self, page: str, terms: Sequence[data.Term]) -> None:
        plain = [
            {"id": term.id, "term": term.term, "meaning": term.meaning, "example": term.example, "see": list(term.see)}
            for term in terms
        ]
        super().__init__(page=page, terms=plain)


def glossary() -> None:
    """Show the whole glossary, searchable, in the running cell."""
    display.show(Terms("glossary", data.glossary()), "The glossary")


def key_terms(*ids: str) -> None:
    """Show the terms of these ids in the running cell, closed; unknown ids are said in a sentence."""
    known = {term.id: term for term in data.glossary()}
    missing = [name for name in ids if name not in known]
    if missing:
        display.show(Sentence(" ".join(unknown("term", name, known) for name in missing)), "This list")
    else:
        display.show(Terms("key", [known[name] for name in ids]), "This list of terms")
