"""Everything shown can be traced: each file of data has a source, each citation a full reference."""

import importlib.util
import re
from pathlib import Path

import pytest

from course_utils import data

FOLDER = Path(data.__file__).parent
ROOT = FOLDER.parents[1]


def build_tables():
    spec = importlib.util.spec_from_file_location("build_tables", ROOT / "tools" / "build_tables.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_file_of_data_has_a_source_and_every_source_a_file():
    by_hand = [*FOLDER.glob("*.toml"), *FOLDER.glob("*.csv")]
    files = {path.stem for path in [*FOLDER.glob("tables/*.csv"), *by_hand]} - {"sources"}
    assert files == set(data.sources())


def test_the_tables_stay_small():
    assert sum(path.stat().st_size for path in (FOLDER / "tables").iterdir()) < 250_000


def test_the_program_makes_every_table():
    assert {make.__name__ for make in build_tables().TABLES} == {path.stem for path in (FOLDER / "tables").iterdir()}


def test_the_program_rounds_to_five_decimals_and_leaves_a_blank_where_there_is_no_figure(tmp_path):
    (tmp_path / "cinc_selected.csv").write_text("stateabb,year,cinc\nUSA,1816,0.0396975\nUSA,1817,\nUKG,1817,0.3\n")
    rows = build_tables().cinc(tmp_path)
    assert [(row["year"], row["USA"], row["UKG"], row["FRN"]) for row in rows] == [
        ("1816", "0.0397", "", ""),
        ("1817", "", "0.3", ""),
    ]


def test_the_readable_page_is_up_to_date():
    assert (FOLDER / "SOURCES.md").read_text(encoding="utf-8") == build_tables().sources_page()


@pytest.mark.parametrize("source", data.sources().values(), ids=lambda source: source.table)
def test_a_source_says_what_it_is_on_what_terms_and_how_far_it_was_checked(source):
    assert source.title
    for text in (source.terms, source.verified, source.note):
        assert text.endswith(".")
    assert source.cite
    for key in source.cite:
        assert data.reference(key).key == key


def test_the_capability_figures_come_with_their_two_warnings():
    note = data.source("cinc").note
    assert "do not add up to exactly 1" in note
    assert "not military superiority" in note


def test_the_line_under_a_figure():
    assert (
        data.source_line("cinc") == "Source: COW National Material Capabilities v7.0 (Singer, Bremer & Stuckey 1972)."
    )


def test_the_line_under_a_figure_from_two_tables_names_both_once():
    line = data.source_line("cinc", "major_powers", "cinc")
    assert line.startswith("Sources: COW National Material Capabilities v7.0 (")
    assert line.endswith("; COW Major Powers v2016 (Correlates of War Project 2017).")
    assert line.count("v7.0") == 1


def test_a_citation_names_the_data_and_then_each_publication_once():
    lines = data.cite("cinc", "scenarios").splitlines()
    assert lines[0] == "Data: COW National Material Capabilities v7.0."
    assert sum("Peace, War, and Numbers" in line for line in lines) == 1
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(
    "full",
    [
        "Snyder, Glenn H. (1984). “The Security Dilemma in Alliance Politics”. World Politics 36(4): 461–495.",
        "Waltz, Kenneth N. (1979). Theory of International Politics. Reading, MA: Addison-Wesley.",
        "Sabrosky, Alan Ned (1980). “Interstate Alliances: Their Reliability and the Expansion of War”. In J. David "
        + "Singer (ed.), The Correlates of War II: Testing Some Realpolitik Models. New York: Free Press, pp. 161–198.",
    ],
)
def test_an_article_a_book_and_a_chapter_are_written_out_in_full(full):
    assert full in map(str, data.bibliography().values())


@pytest.mark.parametrize("path", sorted((ROOT / "course_utils" / "models").glob("*.py")), ids=lambda path: path.stem)
def test_whatever_a_model_cites_is_in_the_bibliography(path):
    for key in re.findall(r"\[(\w+)\]_", path.read_text(encoding="utf-8")):
        assert data.reference(key)


@pytest.mark.parametrize("entry", data.bibliography().values(), ids=lambda entry: entry.key)
def test_every_entry_of_the_bibliography_is_complete(entry):
    assert str(entry.year) in entry.short
    assert str(entry.year) in entry.key
    assert entry.authors.split(",")[0].split()[0] in entry.short
    assert entry.publisher or (entry.journal and entry.volume and entry.pages)
    assert not entry.book or (entry.publisher and entry.pages)


def test_an_unknown_table_or_citation_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="There is no table 'cink' here; did you mean 'cinc'?"):
        data.source("cink")
    with pytest.raises(ValueError, match="There is no citation key 'waltz1997' here; did you mean 'waltz1979'?"):
        data.reference("waltz1997")
