"""The steps of the command line: what a teacher types and reads."""

import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from course_teaching.command import main
from course_teaching.exports import questions
from course_teaching.exports.choosing import choose
from course_utils.questions import bank

HOMEWORK = """
assignment = "hw9_try"
title = "Homework 9: a try"
[[draws]]
name = "case"
title = "Your year"
source = "cinc"
columns = [{key = "year", label = "Year"}]
hidden = ["share"]
table_label = "Shares"
decimals = 2
rows = [
  {year = 1871, share = 0.25, table = [["Britain", 0.18], ["France", 0.07]]},
  {year = 1900, share = 0.50, table = [["Britain", 0.20], ["France", 0.30]]},
]
[[questions]]
id = "share-together"
kind = "numeric"
level = "apply"
tags = ["S2"]
prompt = "What share did the two hold together in {case.year}?"
hints = ["Add.", "Add both."]
model_answer = "The sum of the two."
source = "SOURCE"
points = 60
part = "Shares"
[questions.number]
value = "{case.share}"
decimals = 2
minimum = 0
maximum = 1
unit = ""
why = "That is the sum."
otherwise = "Add the two."
[[questions]]
id = "say-why"
kind = "text"
level = "analyse"
tags = ["S2"]
prompt = "Say why."
hints = ["One.", "Two."]
model_answer = "Because."
source = "singer1972"
points = 40
part = "Essay"
"""


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "hw9_try"
    made.mkdir()
    (made / "questions.toml").write_text(HOMEWORK.replace("SOURCE", "singer1972"))
    return made


@pytest.mark.parametrize(
    ("step", "ending"), [("anki", "apkg"), ("moodle", "xml"), ("canvas", "zip"), ("sheet", "html")]
)
def test_each_step_writes_its_file_and_says_so(step, ending, tmp_path, capsys):
    out = tmp_path / f"out.{ending}"
    assert main([step, "--lesson", "02", str(out)]) == 0
    assert out.stat().st_size > 5_000
    assert f"Written: {out}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("step", "ending"), [("anki", "apkg"), ("moodle", "xml"), ("canvas", "zip"), ("sheet", "html")]
)
def test_homework_travels_with_the_first_row_of_its_figures(step, ending, tmp_path, folder, capsys):
    out = tmp_path / f"out.{ending}"
    assert main([step, "--homework", str(folder), str(out)]) == 0
    assert "first row" in capsys.readouterr().out
    (entry, _) = choose(folder=folder).entries
    assert entry.question.prompt.startswith("Your year. Year: 1871.\nShares: Britain 0.18; France 0.07.")
    assert "together in 1871?" in entry.question.prompt
    assert str(entry.question.number.value) == "0.25" and entry.points == 60


def test_points_of_homework_reach_moodle(tmp_path, folder):
    main(["moodle", "--homework", str(folder), str(tmp_path / "out.xml")])
    quiz = ElementTree.parse(tmp_path / "out.xml").getroot()
    assert [node.text for node in quiz.iter("defaultgrade")] == ["60", "40"]


def test_the_sheet_has_the_key_only_when_asked(tmp_path):
    main(["sheet", "--lesson", "02", str(tmp_path / "a.html")])
    main(["sheet", "--lesson", "02", "--key", str(tmp_path / "b.html")])
    assert "Key</h2>" not in (tmp_path / "a.html").read_text()
    assert "Key</h2>" in (tmp_path / "b.html").read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["anki", "questions.toml"], "ends in .apkg, such as questions.apkg"),
        (["sheet", "--lesson", "99", "x.html"], "no lesson '99'"),
        (["moodle", "no/such/folder/x.xml"], "make it first"),
        (["canvas", "--homework", "nowhere", "x.zip"], "no questions.toml in nowhere"),
        (["questions", "preview", "dwarf-and-giant"], "did you mean 'dwarf-and-giants'"),
        (["questions", "preview", "dwarf-and-giants", "x.txt"], "dwarf-and-giants.html"),
    ],
)
def test_a_slip_is_answered_by_a_sentence_and_nothing_is_written(words, said, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(words) == 1
    heard = capsys.readouterr()
    assert said in heard.err and "Traceback" not in heard.err
    assert not list(tmp_path.iterdir())


def test_the_bank_is_in_order(capsys):
    assert main(["questions", "check"]) == 0
    assert f"{len(bank())} questions in 9 parts: all in order." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('level = "apply"', 'level = "aply"', ("share-together", "'level'", "did you mean 'apply'")),
        ('why = "That is the sum."\n', "", ("share-together", "'number.why'")),
        ('hints = ["One.", "Two."]', 'hint = ["One.", "Two."]', ("say-why", "'hint'", "did you mean 'hints'")),
        ("SOURCE", "singer1927", ("share-together", "'source'", "no source 'singer1927'")),
    ],
)
def test_a_defect_is_named_by_file_question_and_field(old, new, named, folder, capsys):
    (folder / "questions.toml").write_text(HOMEWORK.replace(old, new).replace("SOURCE", "singer1972"))
    assert main(["questions", "check", "--homework", str(folder)]) == 1
    said = capsys.readouterr().err
    assert all(part in said for part in ("questions.toml", *named)), said


def test_an_unknown_source_in_the_bank_is_named_too():
    chosen = choose("02")
    (first, *_) = chosen.entries
    spoilt = replace(chosen, entries=(replace(first, question=replace(first.question, source="niou1998: ch. 3")),))
    (problem,) = questions.problems(spoilt)
    assert problem == (
        "02.toml, question 'dwarf-and-giants', field 'source': There is no source 'niou1998' here; "
        "did you mean 'niou1989'?"
    )


@pytest.mark.parametrize("question", bank().values(), ids=lambda one: one.id)
def test_a_preview_shows_all_that_a_question_holds(question):
    (entry,) = [one for one in choose(question.lesson).entries if one.question.id == question.id]
    shown = " ".join(questions.preview(entry).split())
    parts = (*question.options, *question.items)
    for text in (question.prompt, question.model_answer, *question.hints, *(part.why for part in parts)):
        assert " ".join(text.split()) in shown


def test_a_preview_can_be_a_page(tmp_path):
    assert main(["questions", "preview", "dwarf-and-giants", str(tmp_path / "p.html")]) == 0
    assert "Preview: dwarf-and-giants" in (tmp_path / "p.html").read_text()


def test_a_written_package_is_whole(tmp_path):
    main(["canvas", "--lesson", "00", str(tmp_path / "c.zip")])
    assert zipfile.ZipFile(tmp_path / "c.zip").testzip() is None
