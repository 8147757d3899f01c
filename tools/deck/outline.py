"""A notebook as a row of slides: which cell is on which, as its slide type says."""

import html
import re
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

import ipywidgets
import mistune
import nbformat

from course_utils.widgets import display
from course_utils.widgets.activity import Activity
from course_utils.widgets.terms import Terms

from . import activities, questions

_KEYS = '<p class="keys"><kbd>Space</kbd> goes on, <kbd>?</kbd> shows all keys.</p>'
_markdown = mistune.create_markdown(plugins=["table"])


@dataclass
class Slide:
    """One slide: its kind for the look, the heading it stands under, its HTML, and what the speaker reads."""

    kind: str
    section: str = ""
    body: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass
class Deck:
    """The slides of a notebook, and what its activities need to be drawn."""

    title: str
    slides: list[Slide] = field(default_factory=list)
    activities: list[dict[str, Any]] = field(default_factory=list)


def outline(notebook: nbformat.NotebookNode) -> Deck:
    """Put the cells of a notebook on slides; a cell without a slide type goes on the slide before it."""
    deck, section = Deck(_title(notebook)), ""
    for cell in notebook.cells:
        kind = cell.metadata.get("slideshow", {}).get("slide_type", "-")
        if kind == "skip":
            continue
        if kind in ("slide", "subslide") or not deck.slides:
            deck.slides.append(Slide("prose", section))
        slide = deck.slides[-1]
        if cell.cell_type == "code":
            _show(deck, slide, cell.source)
        elif len(deck.slides) == 1:
            slide.kind, slide.body = "title", f"<h1>{html.escape(deck.title)}</h1>{_KEYS}"
        else:
            prose = _prose(cell.source)
            heading = re.search(r"<h2>(.*?)</h2>", prose)
            if kind == "notes":
                slide.notes.append(prose.replace("<h2>", "<h3>").replace("</h2>", "</h3>"))
                continue
            if heading:
                section, slide.section = heading[1], ""
            slide.body += f'<div class="fragment">{prose}</div>' if kind == "fragment" else prose
    return deck


def _title(notebook: nbformat.NotebookNode) -> str:
    return notebook.cells[0].source.splitlines()[0].removeprefix("# ")


def _prose(source: str) -> str:
    made = str(_markdown(source))
    return re.sub(r'<a href="[^":]*\.ipynb[^"]*">(.*?)</a>', r"\1", made)  # a deck travels without the other lessons


def _show(deck: Deck, slide: Slide, source: str) -> None:
    """Put what a cell shows on a slide: a question, an activity, terms, else a word that it lives in the notebook."""
    if asked := re.search(r'course\.ask\("(.+?)"\)', source):
        slide.kind = "question"
        body, notes = questions.slide(asked[1])
        slide.body += body
        slide.notes += [f"<p>{html.escape(note)}</p>" for note in notes]
        return
    for widget in _run(source):
        if isinstance(widget, Activity):
            slide.kind = "activity"
            slide.body += f'<div class="activity" data-activity="{len(deck.activities)}"></div>'
            deck.activities.append(activities.pack(widget))
            if intro := widget.intro(widget.history.now):
                slide.notes.append(f"<p>{html.escape(intro)}</p>")
        elif isinstance(widget, Terms):
            slide.kind = "terms"
            slide.body += _terms(widget.terms)
            slide.notes += [f"<p><b>{_e(term, 'term')}</b>: {_e(term, 'meaning')}</p>" for term in widget.terms]
        else:
            slide.body += '<p class="live">This part is live in the notebook.</p>'
        display.close_all(widget)


def _run(source: str) -> list[ipywidgets.Widget]:
    """Run a cell's call, and return what it would show."""
    shown: list[ipywidgets.Widget] = []
    with patch.object(display, "display", shown.append), patch.object(display, "DisplayHandle"):
        exec(source, {})
    return shown


def _terms(terms: list[dict[str, Any]]) -> str:
    buttons = "".join(
        f'<button type="button" data-meaning="{_e(term, "meaning")}">{_e(term, "term")}</button>' for term in terms
    )
    return f'<div class="terms">{buttons}</div><p class="meaning" aria-live="polite">Choose a term.</p>'


def _e(term: dict[str, Any], key: str) -> str:
    return html.escape(str(term[key]), quote=True)
