"""The sheet to print: everything that is asked, nothing that gives it away; with the key, everything that is said."""

import html
import re
from dataclasses import replace

import pytest

from course_teaching.exports import sheet
from course_teaching.exports.choosing import choose
from course_teaching.exports.pieces import answer, sources
from course_utils.questions import bank, question


def words(page: str) -> str:
    body = page.partition("<body")[2].partition(">")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def plain() -> str:
    return words(sheet.page(choose()))


@pytest.fixture(scope="module")
def keyed() -> str:
    return words(sheet.page(choose(), key=True))


def test_every_question_is_asked_with_all_its_parts(plain):
    for one in bank().values():
        assert one_line(one.prompt) in plain
        for part in (*one.options, *one.items, *one.categories):
            assert one_line(part.text) in plain


def test_the_sheet_without_the_key_gives_nothing_away(plain):
    for one in bank().values():
        hidden = [part.why for part in (*one.options, *one.items)] + [one.model_answer]
        hidden += [one.number.why, one.number.otherwise] if one.number else []
        assert not any(one_line(text) in plain for text in hidden), one.id
        assert one.id not in plain.split()


def test_the_key_says_everything(keyed):
    for one in bank().values():
        told = [part.why for part in (*one.options, *one.items)] + [one.model_answer, *one.hints, answer(one)]
        told += [one.number.why, one.number.otherwise] if one.number else []
        told += [slip.why for slip in one.number.mistakes] if one.number else []
        for text in (*told, *sources(one), *one.tags):
            assert one_line(text) in keyed, (one.id, text)


def test_the_answer_in_letters_is_the_one_that_counts_as_right():
    for one in bank().values():
        shown = {mark: key for mark, key, _ in sheet.items(one)}
        if one.kind in ("single", "multiple"):
            right = {option.key for option in one.options if option.right}
            assert {shown[mark] for mark in answer(one).split(", ")} == right
        elif one.kind == "order":
            assert [shown[mark] for mark in answer(one).split(", ")] == [item.key for item in one.items]
        elif one.kind == "match":
            boxes = {mark: key for mark, key, _ in sheet.groups(one)}
            placed = dict(pair.split() for pair in answer(one).split(", "))
            assert {shown[n]: boxes[box] for n, box in placed.items()} == {i.key: i.category for i in one.items}


def test_what_looks_like_markup_stands_as_it_is():
    chosen = choose("02")
    first = replace(chosen.entries[0], question=replace(question("dwarf-and-giants"), prompt="3 < 5 & <b>so</b>"))
    page = sheet.page(replace(chosen, title="A & B <i>", entries=(first,)))
    assert "<p>3 &lt; 5 &amp; &lt;b&gt;so&lt;/b&gt;</p>" in page
    assert "<title>A &amp; B &lt;i&gt;</title>" in page


@pytest.fixture(scope="module")
def seen(chromium, tmp_path_factory) -> dict:
    """The sheet of a lesson in Chromium: its requests, its width on a telephone, and its print."""
    out = tmp_path_factory.mktemp("sheet") / "two.html"
    sheet.write(choose("02"), out, key=True)
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(out.as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.emulate_media(media="print")
    top = page.locator(".key").evaluate("node => getComputedStyle(node).breakBefore")
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    return {"url": out.as_uri(), "requests": requests, "wide": wide, "top": top, "pdf": printed}


def test_it_asks_for_nothing_but_itself(seen):
    assert seen["requests"] == [seen["url"]]


def test_it_fits_a_telephone(seen):
    assert seen["wide"] <= 360


def test_it_prints_on_a4_with_the_key_on_pages_of_its_own(seen):
    pages = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", seen["pdf"])
    assert len(pages) > 4
    assert {(round(float(width)), round(float(height))) for width, height in pages} == {(595, 842)}
    assert seen["top"] == "page"
