"""The class report as one HTML page: plots drawn as SVG, nothing fetched from anywhere, readable in print."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from statistics import fmean, median
from textwrap import shorten

from course_teaching.class_figures import FEWEST, QuestionFigures, bins
from course_utils.essays import explanations
from course_utils.figures.theme import ACCENT, BAD, DARK, INK, LINE, MUTED, PAPER, SIDE_A
from course_utils.homework import Assignment, page_for
from course_utils.wording import counted

_NAMES = {"ink": INK, "muted": MUTED, "line": LINE, "paper": PAPER, "a": SIDE_A, "bad": BAD, "accent": ACCENT}
_LOW, _HARD, _EASY = 0.2, 0.3, 0.95  # usual marks of item analysis: worth a second look


def page(
    assignment: Assignment,
    figures: Sequence[QuestionFigures],
    totals: Sequence[float],
    misconceptions: Sequence[tuple[str, int]],
    log: Sequence[str],
    waiting: int,
    people: Mapping[str, Sequence[str]],
) -> str:
    """Return the page.

    Parameters
    ----------
    assignment : the assignment.
    figures : one a question.
    totals : points of each student.
    misconceptions : tag and number of students, the most frequent first.
    log : the teacher's log, a sentence each.
    waiting : how many essays are not marked yet.
    people : a heading, such as "Handed in late", and whom it is true of; a heading with nobody is left out.
    """
    most = sum(exercise.points for exercise in assignment.questions)
    unmarked = f" Essays not marked yet, which count 0 in the totals: {waiting}." if waiting else ""
    parts = [
        f"<h1>{escape(assignment.title)}</h1>",
        f"<p>{counted(len(totals), 'submission')}; mean {fmean(totals):.1f}, median "
        f"{median(totals):.1f}, from {min(totals):g} to {max(totals):g} of {most} points.{unmarked}</p>",
        "<h2>Distribution</h2>",
        _histogram(bins(totals, most), most),
        "<h2>Questions</h2>",
        _table(assignment, figures),
        "<h2>Misconceptions</h2>",
        _misconceptions(misconceptions, len(totals)),
        *(f"<h2>{escape(heading)}: {len(whom)}</h2>{_list(whom)}" for heading, whom in people.items() if whom),
        "<h2>The log</h2>",
        _list(log or ["Nothing odd was handed in."]),
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(assignment.title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_style()}</style></head>'
        f"<body>{''.join(parts)}</body></html>\n"
    )


def _list(lines: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _histogram(counts: Sequence[int], most: float) -> str:
    tallest, width, height = max([*counts, 1]), 60, 160
    said = []
    for place, count in enumerate(counts):
        x, tall = 40 + place * width, height * count / tallest
        low, high = (f"{most * edge / 10:g}" for edge in (place, place + 1))
        said.append(
            f'<rect class="bar" x="{x + 3}" y="{20 + height - tall:.1f}" width="{width - 6}" height="{tall:.1f}"/>'
            f'<text x="{x + width / 2}" y="{14 + height - tall:.1f}" class="count">{count or ""}</text>'
            f'<text x="{x}" y="{height + 38}" class="tick">{low}</text>'
            f"<title>{counted(count, 'student')} from {low} to {high} points</title>"
        )
    base = f'<line x1="40" x2="640" y1="{20 + height}" y2="{20 + height}" class="axis"/>'
    said.append(f'<text x="640" y="{height + 38}" class="tick">{most:g}</text>')
    said.append(f'<text x="340" y="{height + 58}" class="tick">points</text>')
    step = most / 10
    words = ", ".join(f"{step * place:g} to {step * (place + 1):g}: {count}" for place, count in enumerate(counts))
    return (
        f'<svg class="plot" role="img" aria-label="Students by points: {words}" viewBox="0 0 680 {height + 66}">'
        f"{''.join(said)}{base}</svg>"
    )


def _table(assignment: Assignment, figures: Sequence[QuestionFigures]) -> str:
    rows = []
    for number, one in enumerate(figures, 1):
        prompt = shorten(page_for(assignment, one.id, "")["prompt"], 110, placeholder=" …")  # nobody's figures
        rows.append(
            f"<tr><td>{number}</td><td><b>{escape(one.id)}</b><br><small>{escape(prompt)}</small></td>"
            f"<td>{one.points:g}</td><td>{_bar(one.share)}</td><td>{_discrimination(one.discrimination)}</td>"
            f"<td>{one.unanswered}</td><td>{one.wrong}</td><td>{_advice(one)}</td></tr>"
        )
    return (
        '<div class="wide"><table><thead><tr><th></th><th>Question</th><th>Points</th><th>Mean share of the points</th>'
        "<th>Discrimination</th><th>Not answered</th><th>No point</th><th></th></tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
        "<p><small>Difficulty is the mean share of the points: the lower, the harder. Discrimination is the "
        "correlation of a question's points with the points of all the others: near 0, it does not tell strong from "
        f"weak students; below 0, strong students do worse. With fewer than {FEWEST} students it is not given; with "
        "fewer than 30, read it with caution.</small></p>"
    )


def _bar(share: float | None) -> str:
    if share is None:
        return "not marked yet"
    return (
        '<svg viewBox="0 0 120 16" class="small" aria-hidden="true">'
        '<rect class="track" width="110" height="14" y="1"/>'
        f'<rect class="bar" width="{110 * share:.1f}" height="14" y="1"/></svg> <span>{share:.0%}</span>'
    )


def _discrimination(value: float | None) -> str:
    if value is None:
        return "–"
    x = 55 + 55 * value
    return (
        '<svg viewBox="0 0 120 16" class="small" aria-hidden="true"><line class="axis" x1="0" x2="110" y1="8" y2="8"/>'
        f'<line class="axis" x1="55" x2="55" y1="2" y2="14"/><circle class="dot" cx="{x:.1f}" cy="8" r="5"/></svg> '
        f"{value:.2f}".replace("-", "−")
    )


def _advice(one: QuestionFigures) -> str:
    said = []
    if one.share is not None and one.share < _HARD:
        said.append("hard: talk it over in class")
    if one.share is not None and one.share > _EASY:
        said.append("nearly everybody has it")
    if one.discrimination is not None and one.discrimination < _LOW:
        said.append("tells students apart poorly: is the wording clear?")
    return escape("; ".join(said))


def _misconceptions(found: Sequence[tuple[str, int]], students: int) -> str:
    if not found:
        return "<p>No answer points to one.</p>"
    said = explanations()
    rows = "".join(
        f"<tr><td>{count} of {students}</td><td>{_bar(count / students)}</td><td>{escape(_idea(tag))}</td>"
        f"<td>{escape(said.get(tag, ''))}</td></tr>"
        for tag, count in found
    )
    top, count = found[0]
    return (
        f"<p>The most frequent one, with {count} of {counted(students, 'student')}: <b>{escape(_idea(top))}</b>.</p>"
        f'<div class="wide"><table><thead><tr><th>Students</th><th></th><th>Mistaken idea</th>'
        f"<th>What to say to it</th></tr></thead><tbody>{rows}</tbody></table></div>"
        "<p><small>Counted once a student: wrong answers to questions about it, and essays in which the checker finds "
        "it. Both are hints, no proof.</small></p>"
    )


def _idea(tag: str) -> str:
    """Return a misconception's id as words: "M-nato-is-a-state" becomes "nato is a state"."""
    return tag.removeprefix("M-").replace("-", " ")


def _style() -> str:
    light = "".join(f"--{name}:{value};" for name, value in _NAMES.items())
    dark = "".join(f"--{name}:{DARK[value]};" for name, value in _NAMES.items())
    css = Path(__file__).parent.joinpath("templates", "report.css").read_text(encoding="utf-8")
    return (
        f":root {{ color-scheme: light dark; {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n{css}"
    )
