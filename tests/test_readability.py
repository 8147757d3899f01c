"""Each lesson can be read at school level, and no word of the glossary is used before it is explained or listed."""

import re
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

import readability  # noqa: E402

from course_utils import data  # noqa: E402

HARDEST = 11
LESSONS = readability.lessons()


def words_listed(path: Path) -> set[str]:
    source = "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code")
    return set(re.findall(r'"([a-z0-9-]+)"', " ".join(re.findall(r"key_terms\((.*?)\)", source, re.DOTALL))))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_the_prose_of_a_lesson_asks_for_eleven_years_of_school_at_most(lesson):
    assert readability.reading(readability.prose(lesson)).grade <= HARDEST


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_a_word_of_the_glossary_is_marked_where_it_stands_or_listed_by_then(lesson):
    listed = set().union(*(words_listed(path) for path in LESSONS if path <= lesson))
    marked = " ".join(
        part
        for cell in nbformat.read(lesson, as_version=4).cells
        if cell.cell_type == "markdown"
        for part in re.findall(r"\*+[^*\n]+\*+|\[[^]\n]+\]\(", cell.source)
    )
    text = " ".join(readability.prose(lesson))
    loose = []
    for term in data.glossary():
        name = re.compile(rf"\b{re.escape(term.term.split(' (')[0])}(?:s|es)?\b", re.IGNORECASE)
        if name.search(text) and term.id not in listed and not name.search(marked):
            loose.append(term.id)
    assert loose == []


@pytest.mark.parametrize(
    ("word", "count"),
    [("state", 1), ("table", 2), ("forces", 2), ("needed", 2), ("looked", 1), ("alliances", 4), ("theory", 3)]
    + [("coalition", 4), ("nation", 2), ("science", 2), ("situation", 4), ("League", 1), ("self-help", 2), ("a", 1)],
)
def test_syllables_are_counted_as_they_are_said(word, count):
    assert readability.syllables(word) == count


def test_long_words_and_long_sentences_make_a_text_harder():
    easy = readability.reading(["The cat sat on the mat.", "It was a big cat."])
    hard = readability.reading(["Considerable organisational interdependence characterises multilateral institutions."])
    assert easy.grade < 3 < HARDEST < hard.grade


def test_code_tables_headings_and_references_are_no_prose(tmp_path):
    cells = [
        nbformat.v4.new_markdown_cell("# Considerable headings\n\nOne cat sat (Waltz 1979).\n\n| a | b |\n| - | - |")
    ]
    cells += [nbformat.v4.new_code_cell("course.start()"), nbformat.v4.new_markdown_cell("## Read on\n\n- A book.")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "one.ipynb")
    assert readability.prose(tmp_path / "one.ipynb") == ["One cat sat."]
