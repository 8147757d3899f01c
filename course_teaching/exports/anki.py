"""An Anki deck of the questions and the glossary (genanki); importing a newer one updates the cards."""

import re
from html import escape
from importlib import resources
from pathlib import Path

import genanki

from course_teaching.exports.choosing import BANK, Entry, Selection
from course_teaching.exports.pieces import answer, groups, html, items, solution, sources, steady
from course_teaching.exports.taking import step
from course_utils.data import Term, glossary
from course_utils.questions import Question, public

_FRONT = '<div class="al"><p class="where">{{Where}}</p>'
_QUESTION = (
    f"{_FRONT}{{{{Question}}}}{{{{Hints}}}}</div>",
    f'{_FRONT}{{{{Question}}}}<hr id="answer">{{{{Answer}}}}{{{{Explanation}}}}'
    '<p class="source">{{Sources}}</p></div>',
)
_BACK = (
    '<hr id="answer"><p class="term">{{Term}}</p><p>{{Meaning}}</p>{{#Example}}<p class="example">{{Example}}</p>'
    '{{/Example}}{{#See}}<p class="source">See also: {{See}}</p>{{/See}}</div>'
)


def package(chosen: Selection) -> genanki.Package:
    """Make the package that Anki imports.

    A note is known to Anki by an id that follows from the question's id alone, so a changed question takes the place
    of its older self and keeps its schedule; so do decks and note types.

    Parameters
    ----------
    chosen : what to put in. Every question becomes one note with one card, every term one note with three.

    Returns
    -------
    genanki.Package
        `write_to_file` writes it; Anki takes over what has a later time than its own copy.
    """
    decks: dict[str, genanki.Deck] = {}
    kinds = _question_type(), _term_type()

    def deck(name: str) -> genanki.Deck:
        title = f"Alliances::{name}"
        return decks.setdefault(title, genanki.Deck(_id("deck", title), title))

    for entry in chosen.entries:
        deck(entry.part if chosen.home == BANK else chosen.title).add_note(_question_note(kinds[0], entry, chosen))
    for term in chosen.terms:
        deck("Glossary").add_note(_term_note(kinds[1], term))
    return genanki.Package(list(decks.values()))


def write(chosen: Selection, out: Path) -> tuple[str, ...]:
    """Write the package to a file; return what the teacher should know."""
    package(chosen).write_to_file(str(out))
    return (
        f"{len(chosen.entries)} questions and {len(chosen.terms)} glossary terms, "
        f"{len(chosen.entries) + 3 * len(chosen.terms)} cards. In Anki choose File, Import; importing a newer file "
        "updates the cards and keeps their schedule.",
    )


def _id(*parts: str) -> int:
    return (1 << 30) + steady("alliances", *parts, bits=30)


def _style() -> str:
    return resources.files("course_teaching.exports").joinpath("anki.css").read_text(encoding="utf-8")


def _question_type() -> genanki.Model:
    name = "Alliances: question"
    fields = ("Id", "Where", "Question", "Hints", "Answer", "Explanation", "Sources")
    template = {"name": "Question", "qfmt": _QUESTION[0], "afmt": _QUESTION[1]}
    return genanki.Model(_id("model", name), name, [{"name": field} for field in fields], [template], _style())


def _term_type() -> genanki.Model:
    name = "Alliances: term"
    fields = (
        "Id",
        "Where",
        "Term",
        "Meaning",
        "Example",
        "Hidden in meaning",
        "Hidden in example",
        "See",
    )
    fronts = {
        "Term to meaning": '<p class="term">{{Term}}</p><p>What does it mean?</p>',
        "Meaning to term": "<p>{{Hidden in meaning}}</p><p>Which term is this?</p>",
        "Example to term": "{{#Example}}<p>{{Hidden in example}}</p><p>Which term is this an example of?</p>"
        "{{/Example}}",
    }
    templates = [
        {"name": title, "qfmt": f"{_FRONT}{front}</div>" if "#" not in front else _only_with_example(front),
         "afmt": f"{_FRONT}{front}{_BACK}"}
        for title, front in fronts.items()
    ]  # fmt: skip
    return genanki.Model(_id("model", name), name, [{"name": field} for field in fields], templates, _style())


def _only_with_example(front: str) -> str:
    # A front that is empty without an example makes no card; the frame around it may not fill it.
    return front.replace("{{#Example}}", f"{{{{#Example}}}}{_FRONT}").replace("{{/Example}}", "</div>{{/Example}}")


def _question_note(kind: genanki.Model, entry: Entry, chosen: Selection) -> genanki.Note:
    question = entry.question
    hints = "".join(
        f"<details><summary>Hint {n}</summary>{html(hint)}</details>" for n, hint in enumerate(question.hints, 1)
    )
    fields = [
        escape(question.id),
        f"{escape(entry.part)} · {escape(public(question)['form'])}",
        html(question.prompt) + _parts(question),
        hints,
        _answer(question),
        _explanation(question),
        "<br>".join(map(escape, sources(question))),
    ]
    place = f"lesson-{question.lesson}" if chosen.home == BANK else chosen.home
    tags = ["alliances", *(f"alliances::{tag}" for tag in (place, question.kind, question.level, *question.tags))]
    return genanki.Note(kind, fields, guid=genanki.guid_for(chosen.home, "question", question.id), tags=tags)


def _parts(question: Question) -> str:
    if question.kind == "match":
        boxes = "".join(f"<li><b>{mark}</b> {escape(text)}</li>" for mark, _, text in groups(question))
        return f'{_list(question)}<p>Groups:</p><ul class="parts">{boxes}</ul>'
    return _list(question) if items(question) else ""


def _list(question: Question) -> str:
    rows = "".join(f"<li><b>{mark}</b> {escape(text)}</li>" for mark, _, text in items(question))
    return f'<ul class="parts">{rows}</ul>'


def _answer(question: Question) -> str:
    if question.kind == "text":
        return "<p><b>A model answer</b></p>"
    return f'<p class="answer">{escape(answer(question))}</p>'


def _explanation(question: Question) -> str:
    rows = []
    for line in solution(question):
        sign = "" if question.kind in ("match", "order") else "✓ " if line.right else "✗ "
        group = f" → {escape(line.says)}" if question.kind == "match" else ""
        place = f"{line.says} " if question.kind == "order" else ""
        head = f"{sign}{place}<b>{line.mark}</b> {escape(line.text)}{group}"
        rows.append(f'<li class="{"right" if line.right else "wrong"}">{head}<br><i>{escape(line.why)}</i></li>')
    parts = f'<ul class="parts">{"".join(rows)}</ul>' if rows else ""
    return parts + html(question.model_answer)


def _term_note(kind: genanki.Model, term: Term) -> genanki.Note:
    names = {other.id: other.term for other in glossary()}
    hidden = re.compile(rf"\b{re.escape(term.term)}(e?s)?\b", re.IGNORECASE)
    fields = [
        term.id,
        "Glossary",
        term.term,
        term.meaning,
        term.example,
        hidden.sub("[…]", term.meaning),
        hidden.sub("[…]", term.example),
        ", ".join(names[other] for other in term.see),
    ]
    tags = ["alliances", "alliances::glossary", *(f"alliances::{tag}" for tag in term.tags)]
    return genanki.Note(kind, list(map(escape, fields)), guid=genanki.guid_for("alliances", "term", term.id), tags=tags)


arguments, run = step(".apkg", write)
