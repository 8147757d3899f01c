"""What the autograded notebook shows under a question; every output says for whom it is: "student" or "teacher"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_output
from nbgrader import utils

from course_teaching.marking import Mark, readable
from course_teaching.own_figures import Drawn, as_html
from course_utils.essays import check_answer, explanations, rubric, rubrics
from course_utils.questions import Question

STUDENT, TEACHER = "student", "teacher"
_STATES = {"covered": "asserted", "unsure": "perhaps", "missing": "not found", "contradicted": "the opposite asserted"}
_HEADING = re.compile(r"#{1,6} ")
_BOX = 'style="max-width:60em;border-left:4px solid {};padding:.2em 1em;margin:.6em 0;line-height:1.45"'


def outputs(mark: Mark, page: Mapping[str, Any], key: Question, figures: Sequence[Drawn] = ()) -> list[NotebookNode]:
    """Return the outputs of a marked question's cell; nbgrader takes the score from the last.

    Parameters
    ----------
    mark : the mark.
    page : what the student's page knew of the question, their own figures in it.
    key : the question with its key, for what the teacher sees beside an essay.
    figures : the student's own figures that the question is about; an essay is read with them in view.
    """
    table = "".join(as_html(draw, row) for draw, row in figures) if mark.kind == "text" else ""
    shown = [_html(STUDENT, _answer(mark, page, table))]
    if mark.kind == "text":
        return [*shown, _html(TEACHER, _suggestion(mark, key))]
    score = new_output("execute_result", {"text/plain": str(mark.score)}, execution_count=1)
    return [*shown, score]


def audience(output: NotebookNode) -> str:
    """For whom an output is: "student", "teacher" or ""."""
    return output.get("metadata", {}).get("alliances", "")


def with_headings_only(notebook: Iterable[NotebookNode]) -> list[NotebookNode]:
    """Return the cells of a marked notebook without its prose, which tells how to answer and hand in.

    Headings stay, those of parts without a question of their own do not.
    """
    kept: list[NotebookNode] = []
    open_: list[NotebookNode] = []  # headings that wait for a question
    for cell in notebook:
        if utils.is_grade(cell):
            kept += [*open_, cell]
            open_ = []
        elif cell.cell_type == "markdown":
            for line in (line for line in cell.source.splitlines() if _HEADING.match(line)):
                level = _level(line)
                open_ = [one for one in open_ if _level(one.source) < level]
                open_.append(new_markdown_cell(line))
    return kept


def _level(heading: str) -> int:
    return len(heading) - len(heading.lstrip("#"))


def _html(audience: str, html: str) -> NotebookNode:
    return new_output("display_data", {"text/html": html}, metadata={"alliances": audience})


def _answer(mark: Mark, page: Mapping[str, Any], figures: str) -> str:
    asked = "".join(f"<p>{escape(part)}</p>" for part in page["prompt"].split("\n\n"))
    # Whatever a student wrote stands here as text: no markup of theirs, and no formula either, reaches a page.
    said = "<br>".join(escape(line) for line in readable(page, mark.answer))
    return (
        f'<div class="tex2jax_ignore mathjax_ignore">{figures}{asked}'
        f"<div {_BOX.format('#0072b2')}><b>Answer</b><br>{said}</div><p><i>{escape(mark.message)}</i></p></div>"
    )


def _suggestion(mark: Mark, key: Question) -> str:
    model = f"<details><summary>Model answer</summary><p>{escape(key.model_answer)}</p></details>"
    table = ""
    if mark.id in rubrics() and isinstance(mark.answer, str) and mark.answer.strip():
        table = concept_table(mark.id, mark.answer)
    return (
        f'<div class="tex2jax_ignore mathjax_ignore" {_BOX.format("#8a4a78")}><b>For the teacher only; students do not '
        f"see this</b>{table}{model}</div>"
    )


def concept_table(id: str, text: str) -> str:
    """Return the checker's reading of an essay as HTML, marked as a suggestion."""
    found = check_answer(id, text)
    rows = []
    for concept in rubric(id).concepts:
        state = next(name for name in _STATES if concept.id in getattr(found, name))
        words = escape(found.evidence.get(concept.id, "")).encode("utf-8", "replace").decode()
        rows.append(f"<tr><td>{escape(concept.name)}</td><td>{_STATES[state]}</td><td>{words}</td></tr>")
    wrong = "".join(f"<li>{escape(explanations()[tag])}</li>" for tag in found.misconceptions)
    return (
        "<p>What the course's checker finds. A <b>suggestion</b>, no mark: it misses things and misreads others.</p>"
        "<table><thead><tr><th>Concept</th><th>Checker</th><th>In the student's words</th></tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
        f"{f'<p>It may hold a misconception:</p><ul>{wrong}</ul>' if wrong else ''}"
    )


def concept_words(id: str, text: str) -> str:
    """Return the checker's reading of an essay as one line of plain text."""
    found = check_answer(id, text)
    parts: Iterable[str] = (
        f"{said}: {', '.join(getattr(found, name))}" for name, said in _STATES.items() if getattr(found, name)
    )
    return "; ".join(parts)
