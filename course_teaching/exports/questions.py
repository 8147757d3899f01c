"""The step `questions`: see whether the questions are in order, and look at one of them as it will be."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from textwrap import fill

from course_teaching.exports import sheet
from course_teaching.exports.choosing import BANK, Entry, Selection, choose, find
from course_teaching.exports.pieces import answer, groups, items, solution, sources
from course_teaching.exports.taking import choice
from course_utils import data
from course_utils.homework.assignment import SOURCE
from course_utils.questions import public
from course_utils.wording import unknown

_WIDTH = 92


def problems(chosen: Selection) -> tuple[str, ...]:
    """Say what the reader of questions cannot know: which of their sources are in no bibliography."""
    known = [*data.bibliography(), *data.sources()]
    found = []
    for entry in chosen.entries:
        for key in entry.question.citations:
            if key not in known:
                file = f"{entry.question.lesson}.toml" if chosen.home == BANK else f"{chosen.home}/{SOURCE}"
                where = f"{file}, question '{entry.question.id}', field 'source'"
                found.append(f"{where}: {unknown('source', key, known)}")
    return tuple(found)


def preview(entry: Entry) -> str:
    """A question as text: first as learners meet it, then what they are told."""
    question = entry.question
    lines = [f"{question.id} · {entry.part} · {question.kind} · {question.level} · {', '.join(question.tags)}", ""]
    for paragraph in question.prompt.splitlines():
        lines.append(_hanging("", paragraph, ""))
    lines += ["", f"({public(question)['form']})"]
    for mark, _, text in items(question):
        lines.append(_hanging(f"  {mark}  ", text))
    if question.kind == "match":
        lines += ["Groups:", *(_hanging(f"  {mark}  ", text) for mark, _, text in groups(question))]
    lines += ["", *(_hanging(f"Hint {n}: ", hint) for n, hint in enumerate(question.hints, 1))]
    lines += ["", f"--- Right: {answer(question) or 'own words, not judged'}"]
    for line in solution(question):
        says = line.says.split(":")[0] if question.kind in ("match", "order") else "✓" if line.right else "✗"
        lines += [_hanging(f"  {' '.join(filter(None, (line.mark, says)))}  ", line.text), _hanging("      ", line.why)]
    lines += [_hanging("Model answer: ", question.model_answer), ""]
    lines += [_hanging("Source: ", source) for source in sources(question)]
    return "\n".join(lines)


def _hanging(mark: str, text: str, indent: str = "      ") -> str:
    return fill(f"{mark}{text}", _WIDTH, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)


def arguments(parser: ArgumentParser) -> None:
    """Add what the step takes."""
    steps = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    check = steps.add_parser("check", help="read all questions and name every defect by file, question and field")
    choice(check)
    show = steps.add_parser("preview", help="show one question: as learners meet it, and what they are told")
    choice(show)
    show.add_argument("id", metavar="ID", help="the question's id")
    show.add_argument("out", metavar="OUT", nargs="?", help="write it as a page to this .html file instead")


def run(given: Namespace) -> None:
    """Check the questions, or show one.

    Raises
    ------
    ValueError
        With every defect in it, or if there is no such question.
    """
    chosen = choose(given.lesson, given.homework)
    if given.what == "check":
        if found := problems(chosen):
            raise ValueError("\n".join(found))
        parts = len({entry.part for entry in chosen.entries})
        print(f"{len(chosen.entries)} questions in {parts} {'part' if parts == 1 else 'parts'}: all in order.")
        return
    entry = find(chosen, given.id)
    if not given.out:
        print(preview(entry))
        return
    if Path(given.out).suffix.lower() != ".html":
        raise ValueError(f"Name a file that ends in .html, such as {given.id}.html.")
    sheet.write(replace(chosen, title=f"Preview: {given.id}", entries=(entry,)), Path(given.out), key=True)
    print(f"Written: {given.out}")
