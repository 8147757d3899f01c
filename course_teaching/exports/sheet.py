"""A sheet of the questions to print, with or without the key: one HTML file that asks nothing of any network."""

from argparse import ArgumentParser, Namespace
from functools import partial
from html import escape
from importlib import resources
from pathlib import Path

from course_teaching.exports.choosing import Entry, Selection
from course_teaching.exports.pieces import answer, groups, html, items, solution, sources, with_unit
from course_teaching.exports.taking import save, step
from course_utils.figures import theme
from course_utils.questions import Question, public

_LINES = 9  # to write a free text on


def page(chosen: Selection, key: bool = False) -> str:
    """Make the sheet.

    Parameters
    ----------
    chosen : what to print.
    key : whether the answers and what is said of each follow, from a new page on.

    Returns
    -------
    str
        A whole HTML page; A4 when printed, with page numbers where the browser knows how.
    """
    style = theme.css() + resources.files("course_teaching.exports").joinpath("sheet.css").read_text(encoding="utf-8")
    body, last = [], ""
    for n, entry in enumerate(chosen.entries, 1):
        if entry.part != last and len({one.part for one in chosen.entries}) > 1:
            body.append(f"<h2>{escape(entry.part)}</h2>")
        last = entry.part
        body.append(_asked(n, entry))
    points = sum(entry.points for entry in chosen.entries)
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(chosen.title)}</title>'
        f'<style>{style}</style></head><body class="al"><header><h1>{escape(chosen.title)}</h1>'
        f'<p class="who"><span>Name</span><span>Date</span><span class="points">Points, of {points}</span></p></header>'
        f"<main>{''.join(body)}</main>{_key(chosen) if key else ''}</body></html>\n"
    )


def write(chosen: Selection, out: Path, key: bool = False) -> tuple[str, ...]:
    """Write the sheet to a file; return what the teacher should know."""
    out.write_text(page(chosen, key), encoding="utf-8")
    about = "with the key at the end" if key else "without the key"
    return (f"{len(chosen.entries)} questions, {about}. Open the file in a browser and print it.",)


def _asked(n: int, entry: Entry) -> str:
    question = entry.question
    worth = f" · {entry.points} points" if entry.points > 1 else ""
    return (
        f'<section class="question {question.kind}"><h3><span class="number">{n}</span>'
        f"<small>{escape(public(question)['form'])}{worth}</small></h3>{html(question.prompt)}{_space(question)}</section>"
    )


def _space(question: Question) -> str:
    """The room for the answer."""
    if question.number:
        return f'<p class="answer"><span class="blank"></span>{escape(with_unit(question.number))}</p>'
    if question.kind == "text":
        return f'<div class="lines">{"<div></div>" * _LINES}</div>'
    shape = {"single": "round", "multiple": "square", "match": "room", "order": "none"}[question.kind]
    rows = "".join(
        f'<li><span class="{shape}"></span><b>{mark}</b><span>{escape(text)}</span></li>'
        for mark, _, text in items(question)
    )
    parts = f'<ul class="parts">{rows}</ul>'
    if question.kind == "order":
        rooms = '<span class="room"></span>' * len(question.items)
        return f'{parts}<p class="row"><span class="how">The letters, from first to last:</span>{rooms}</p>'
    if question.kind != "match":
        return parts
    boxes = "".join(f"<li><b>{mark}</b><span>{escape(text)}</span></li>" for mark, _, text in groups(question))
    return f'<p class="how">Write the letter of its group before each.</p><ul class="parts groups">{boxes}</ul>{parts}'


def _key(chosen: Selection) -> str:
    short, long = [], []
    for n, entry in enumerate(chosen.entries, 1):
        question = entry.question
        told = escape(answer(question)) or "own words: see below"
        short.append(f'<tr><th scope="row">{n}</th><td>{escape(question.id)}</td><td>{told}</td></tr>')
        long.append(_explained(n, question))
    return (
        '<section class="key"><h2>Key</h2><table><thead><tr><th scope="col">No.</th><th scope="col">Question</th>'
        f'<th scope="col">Answer</th></tr></thead><tbody>{"".join(short)}</tbody></table>'
        f'<h2>What is said of each answer</h2><div class="all">{"".join(long)}</div></section>'
    )


def _explained(n: int, question: Question) -> str:
    rows = []
    for line in solution(question):
        sign = ("✓" if line.right else "✗") if question.kind in ("single", "multiple", "numeric") else ""
        head = f"<b>{' '.join(filter(None, (sign, line.mark)))}</b> {escape(line.text)}"
        group = f" → {escape(line.says)}" if question.kind == "match" else ""
        rows.append(f'<li class="{"right" if line.right else "wrong"}">{head}{group}<p>{escape(line.why)}</p></li>')
    whys = f'<ul class="whys">{"".join(rows)}</ul>' if rows else ""
    hints = "".join(f"<li>{escape(hint)}</li>" for hint in question.hints)
    cited = " ".join(map(escape, sources(question)))
    tags = escape(", ".join((*question.tags, question.level)))
    return (
        f'<section class="told"><h3><span class="number">{n}</span>{escape(question.id)}</h3>{whys}'
        f'<div class="model"><p class="lead"><b>Model answer</b></p>{html(question.model_answer)}</div>'
        f'<p class="source lead">Hints:</p><ol class="source">{hints}</ol>'
        f'<p class="source">Sources: {cited}</p><p class="source">Tags: {tags}</p></section>'
    )


_add, _ = step(".html", write)


def arguments(parser: ArgumentParser) -> None:
    """Add what the step takes."""
    _add(parser)
    parser.add_argument("--key", action="store_true", help="print the answers too, from a new page on")


def run(given: Namespace) -> None:
    """Write the sheet that the command line asks for."""
    save(given, ".html", partial(write, key=given.key))
