"""The Moodle file: its structure against Moodle's documented format, its grades against the course's own checker.

The structure below is that of https://docs.moodle.org/en/Moodle_XML_format and of what Moodle's importer reads; grades
are reckoned as Moodle's question types do (multichoice: sum of fractions, never below 0; numerical: the first answer a
number falls into; matching and ordering: the share of parts that are right).
"""

import html
import itertools
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from course_teaching.exports import moodle
from course_teaching.exports.choosing import BANK, Entry, Selection, choose
from course_teaching.exports.pieces import accepted, sources
from course_teaching.exports.pieces import html as as_html
from course_utils.questions import Question, bank, check
from course_utils.questions.schema import Mistake, Number

ASSIGNMENTS = [file.parent for file in sorted(Path(__file__).parents[3].glob("exercises/*/questions.toml"))]
EPSILON = Decimal("1e-13")  # Moodle widens every tolerance by a hair, as its floats need it
# What Moodle offers as grades of an answer; anything else is refused or rounded on the way in.
SHARES = """100 90 83.33333 80 75 70 66.66667 60 50 40 33.33333 30 25 20 16.66667 14.28571 12.5 11.11111 10 5 0"""
FRACTIONS = {Decimal(sign + share) for sign in ("", "-") for share in SHARES.split()}
COMMON = {
    "name": "text",
    "questiontext": "format",
    "generalfeedback": "format",
    "defaultgrade": "number",
    "penalty": "number",
    "hidden": "0|1",
    "idnumber": "[a-z0-9-]+",
    "tags": "tags",
}
COMBINED = {
    "correctfeedback": "format",
    "partiallycorrectfeedback": "format",
    "incorrectfeedback": "format",
    "shownumcorrect": "1?",
}
HINT = {"hint": "format*"}
TYPES = {
    "category": {"category": "text", "info": "format"},
    "multichoice": COMMON
    | COMBINED
    | HINT
    | {
        "single": "true|false",
        "shuffleanswers": "true|false|0|1",
        "answernumbering": "abc|ABCD|123|none",
        "answer": "answer+",
    },
    "numerical": COMMON
    | HINT
    | {
        "unitgradingtype": "0|1|2",
        "unitpenalty": "number",
        "showunits": "[0-3]",
        "unitsleft": "0|1",
        "answer": "answer+",
    },
    "matching": COMMON | COMBINED | HINT | {"shuffleanswers": "true|false|0|1", "subquestion": "subquestion+"},
    "ordering": COMMON
    | COMBINED
    | HINT
    | {
        "layouttype": "VERTICAL|HORIZONTAL",
        "selecttype": "ALL|RANDOM|CONTIGUOUS",
        "selectcount": "[0-9]+",
        "gradingtype": "ALL_OR_NOTHING|ABSOLUTE_POSITION|RELATIVE_[A-Z_]+|LONGEST_[A-Z_]+",
        "showgrading": "SHOW|HIDE",
        "numberingstyle": "none|abc|ABCD|123|iii|IIII",
        "answer": "answer+",
    },
    "essay": COMMON
    | {
        "responseformat": "editor|editorfilepicker|plain|monospaced|noinline",
        "responserequired": "0|1",
        "responsefieldlines": "[0-9]+",
        "attachments": "-?[0-9]+",
        "attachmentsrequired": "[0-9]+",
        "graderinfo": "format",
        "responsetemplate": "format",
    },
}


def defects(quiz: Element) -> list[str]:
    """Everything in which a quiz departs from Moodle's documented structure."""
    if quiz.tag != "quiz":
        return [f"the root is <{quiz.tag}>, not <quiz>"]
    found = []
    for n, question in enumerate(quiz, 1):
        where = f"question {n} ({question.findtext('idnumber')})"
        kind = question.get("type", "")
        if question.tag != "question" or kind not in TYPES:
            found.append(f"{where}: no question of a known type: '{kind}'")
            continue
        found += [f"{where}: {defect}" for defect in (*_children(question, TYPES[kind]), *_answers(question, kind))]
    numbers = [question.findtext("idnumber") for question in quiz if question.get("type") != "category"]
    if len(set(numbers)) < len(numbers):
        found.append("an idnumber stands twice")
    return found


def _children(question: Element, wanted: dict[str, str]):
    for tag in {child.tag for child in question} - wanted.keys():
        yield f"<{tag}> has no place here"
    for tag, form in wanted.items():
        these = question.findall(tag)
        if form.endswith("+") and not these:
            yield f"<{tag}> is missing"
        if form[-1] not in "+*" and len(these) != 1:
            yield f"<{tag}> stands {len(these)} times"
        for one in these:
            if form in ("text", "format", "format*"):
                yield from _text(one, form != "text")
            elif form == "number":
                if not re.fullmatch(r"\d+(\.\d+)?", one.text or ""):
                    yield f"<{tag}> is no number"
            elif form == "tags":
                for tag_node in one:
                    yield from _text(tag_node, False)
            elif form[-1] not in "+*" and not re.fullmatch(form, one.text or ""):
                yield f"<{tag}> is '{one.text}'"


def _text(node: Element, formatted: bool):
    if [child.tag for child in node if child.tag != "shownumcorrect"] != ["text"]:
        yield f"<{node.tag}> needs one <text>"
        return
    if formatted:
        if node.get("format") not in ("html", "moodle_auto_format", "plain_text", "markdown"):
            yield f"<{node.tag}> has the format '{node.get('format')}'"
        try:
            ElementTree.fromstring(f"<div>{node.findtext('text')}</div>".replace("<br>", "<br/>"))
        except ElementTree.ParseError as error:
            yield f"<{node.tag}> is no well-formed HTML: {error}"


def _answers(question: Element, kind: str):
    answers = question.findall("answer")
    for answer in answers:
        yield from _text(Element_without(answer, ("feedback", "tolerance")), kind != "numerical")
        for feedback in answer.findall("feedback"):
            yield from _text(feedback, True)
    shares = [Decimal(answer.get("fraction", "NaN")) for answer in answers]
    if kind == "multichoice":
        right = [share for share in shares if share > 0]
        if question.findtext("single") == "true" and right != [100]:
            yield f"a single choice has one answer of 100, not {right}"
        if abs(sum(right) - 100) > Decimal("0.005"):
            yield f"the right answers make {sum(right)}"
        if len(answers) < 2:
            yield "a choice needs two answers"
    if kind in ("multichoice", "numerical") and set(shares) - FRACTIONS:
        yield f"Moodle does not know the fractions {set(shares) - FRACTIONS}"
    if kind == "numerical":
        if max(shares) != 100:
            yield "no number is right"
        for answer in answers:
            if answer.findtext("text") != "*" and not re.fullmatch(r"-?\d+(\.\d+)?", answer.findtext("text") or ""):
                yield f"'{answer.findtext('text')}' is no number"
            if not re.fullmatch(r"\d+(\.\d+)?", answer.findtext("tolerance") or ""):
                yield "a tolerance is no number"
    if kind == "ordering" and shares != list(range(1, len(shares) + 1)):
        yield "the fractions of an ordering question are the places 1, 2, 3"
    if kind == "matching":
        parts = question.findall("subquestion")
        for part in parts:
            yield from _text(Element_without(part, ("answer",)), True)
            if not part.findtext("answer/text"):
                yield "a part has no answer"
        if sum(bool(part.findtext("text")) for part in parts) < 2 or len(parts) < 3:
            yield "a matching question needs two parts and three answers"


def Element_without(node: Element, tags: tuple[str, ...]) -> Element:  # noqa: N802
    copy = Element(node.tag, node.attrib)
    copy.extend([child for child in node if child.tag not in tags])
    return copy


# How Moodle grades.


def plain(text: str | None) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", (text or "").replace("</p><p>", "\n\n").replace("<br>", "\n")))


def said(node: Element | None) -> str:
    return plain(node.findtext("feedback/text")) if node is not None else ""


def falls_into(answer: Element, given: Decimal) -> bool:
    text = answer.findtext("text") or ""
    if text == "*":
        return True
    slack = Decimal(answer.findtext("tolerance") or "0") + EPSILON * max(Decimal(1), abs(Decimal(text)))
    return abs(given - Decimal(text)) <= slack


def first(question: Element, given: Decimal) -> Element:
    return next(answer for answer in question.findall("answer") if falls_into(answer, given))


def choice_grade(question: Element, texts: set[str]) -> Decimal:
    total = sum(
        Decimal(answer.get("fraction", "0"))
        for answer in question.findall("answer")
        if plain(answer.findtext("text")) in texts
    )
    return max(Decimal(0), min(Decimal(100), Decimal(total)))


def exported(question: Question) -> Element:
    quiz = moodle.quiz(Selection(BANK, "Alliances", (Entry(question, 1, "Lesson"),)))
    return ElementTree.fromstring(ElementTree.tostring(quiz, "utf-8"))[1]


def of_kind(*kinds: str):
    chosen = [question for question in bank().values() if question.kind in kinds]
    return pytest.mark.parametrize("question", chosen, ids=lambda question: question.id)


@pytest.fixture(scope="module")
def quiz(tmp_path_factory) -> Element:
    out = tmp_path_factory.mktemp("moodle") / "questions.xml"
    moodle.write(choose(), out)
    assert out.read_bytes().startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    return ElementTree.parse(out).getroot()


def test_the_file_has_the_documented_structure(quiz):
    assert defects(quiz) == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda q: q.remove(q.find("single")), "<single> stands 0 times"),
        (lambda q: q.find("answer").set("fraction", "34"), "does not know"),
        (lambda q: q.find("answer").set("fraction", "5"), "make"),
        (lambda q: q.find("questiontext").set("format", "rtf"), "format 'rtf'"),
        (lambda q: q.find("generalfeedback").remove(q.find("generalfeedback/text")), "needs one <text>"),
        (lambda q: setattr(q.find("questiontext/text"), "text", "<p>open"), "well-formed"),
        (lambda q: ElementTree.SubElement(q, "colour"), "<colour> has no place"),
        (lambda q: setattr(q.find("defaultgrade"), "text", "one"), "no number"),
    ],
)
def test_the_check_of_the_structure_sees_what_is_wrong(spoil, said):
    node = exported(bank()["minimal-winning-coalitions"])
    root = Element("quiz")
    root.append(node)
    assert defects(root) == []
    spoil(node)
    assert any(said in defect for defect in defects(root)), defects(root)


@pytest.mark.parametrize("folder", ASSIGNMENTS, ids=lambda folder: folder.name)
def test_assignments_have_it_too(folder):
    assert defects(moodle.quiz(choose(folder=folder))) == []


def test_questions_come_in_the_order_of_the_bank_under_their_lessons(quiz):
    home, homes = "", {}
    for question in quiz:
        if question.get("type") == "category":
            home = question.findtext("category/text") or ""
        else:
            homes[question.findtext("idnumber")] = home
    assert list(homes) == list(bank())
    assert all(homes[one.id] == f"$course$/top/Alliances/Lesson {one.lesson}" for one in bank().values())


def test_prompts_hints_tags_model_answers_and_sources_travel(quiz):
    nodes = {node.findtext("idnumber"): node for node in quiz}
    for question in bank().values():
        node = nodes[question.id]
        assert plain(node.findtext("questiontext/text")).startswith(plain(as_html(question.prompt)))
        assert {tag.findtext("text") for tag in node.findall("tags/tag")} == {*question.tags, question.level}
        general = plain(node.findtext("generalfeedback/text"))
        assert plain(as_html(question.model_answer)) in general
        assert all(line in general for line in sources(question))
        hints = node.findall("hint") if question.kind != "text" else [node.find("graderinfo")] * len(question.hints)
        assert len(hints) == len(question.hints)
        for hint, text in zip(hints, question.hints, strict=True):
            assert text in plain(hint.findtext("text"))


@of_kind("single")
def test_a_single_choice_is_graded_as_the_course_does(question):
    node = exported(question)
    for option in question.options:
        verdict = check(question, option.key)
        assert choice_grade(node, {option.text}) == (100 if verdict.state == "right" else 0)
        (answer,) = [one for one in node.findall("answer") if plain(one.findtext("text")) == option.text]
        assert said(answer) == verdict.notes[0].why


@of_kind("multiple")
def test_every_set_of_choices_is_graded_as_the_course_does(question):
    node = exported(question)
    many = sum(option.right for option in question.options)
    for size in range(1, len(question.options) + 1):
        for chosen in itertools.combinations(question.options, size):
            grade = choice_grade(node, {option.text for option in chosen})
            verdict = check(question, [option.key for option in chosen])
            balance = sum(1 if option.right else -1 for option in chosen)
            assert abs(grade - Decimal(100 * max(0, balance)) / many) < Decimal("0.001")
            assert (round(grade, 2) == 100) == (verdict.state == "right")
    for answer, option in zip(node.findall("answer"), question.options, strict=True):
        assert said(answer) == option.why


def agrees(question: Question, node: Element, given: Decimal) -> None:
    """The grade and the words of Moodle for a number are those of the course."""
    typed = f"{given:f}"
    verdict, answer = check(question, typed), first(node, given)
    expected = {"right": "100", "partial": "50"}.get(verdict.state, "0")
    assert answer.get("fraction") == expected, (typed, verdict)
    if verdict.notes:
        assert said(answer) == verdict.notes[0].why
    if verdict.state == "partial":
        assert said(answer) == verdict.message


@of_kind("numeric")
def test_a_number_is_graded_as_the_course_does(question):
    node, number = exported(question), question.number
    step = Decimal(1).scaleb(-number.decimals)
    for distance in range(-40, 41):
        agrees(question, node, (number.value.quantize(step) + distance * step / 4).normalize())
    for slip in number.mistakes:
        agrees(question, node, slip.value.normalize())
    for end in accepted(number):
        agrees(question, node, end)
        agrees(question, node, end + step / 1000)
        agrees(question, node, end - step / 1000)
    for decimals in range(number.decimals):
        agrees(question, node, number.value.quantize(Decimal(1).scaleb(-decimals)).normalize())


tidy = st.decimals(-1000, 1000, places=4, allow_nan=False)


@given(value=tidy, decimals=st.integers(0, 3), slack=st.none() | st.decimals(0, 3, places=3), off=tidy, slip=tidy)
@example(value=Decimal("1.95"), decimals=1, slack=Decimal("0.07"), off=Decimal("0.1"), slip=Decimal(3))
def test_any_number_is_graded_as_the_course_does(value, decimals, slack, off, slip):
    half = Decimal(5).scaleb(-decimals - 1)
    slack = slack if slack is None else max(slack, half)
    number = Number(value, decimals, slack, None, None, "", "Right so.", "Think again.", ())
    if not number.accepts(slip):
        number = replace(number, mistakes=(Mistake(slip, "A slip."),))
    question = replace(bank()["concentration-by-hand"], number=number)
    node = exported(question)
    for given_number in (value, value + off / 1000, value + off, slip, *accepted(number)):
        plainly = Decimal(f"{given_number.normalize():f}")
        agrees(question, node, plainly + 0)


@given(value=tidy, decimals=st.integers(0, 4), slack=st.none() | st.decimals(0, 3, places=5))
def test_the_accepted_range_is_that_of_the_question(value, decimals, slack):
    number = Number(value, decimals, slack, None, None, "", "", "", ())
    low, high = accepted(number)
    hair = Decimal("1e-9")
    assert number.accepts(low) and number.accepts(high)
    assert not number.accepts(low - hair) and not number.accepts(high + hair)


@of_kind("match")
def test_matching_is_graded_as_the_course_does(question):
    node = exported(question)
    texts = {box.key: box.text for box in question.categories}
    right = {plain(part.findtext("text")): part.findtext("answer/text") for part in node.findall("subquestion")}
    right.pop("", None)
    assert {part.findtext("answer/text") for part in node.findall("subquestion")} == set(texts.values())
    for item in question.items:
        for box in question.categories:
            (note, *_) = check(question, {item.key: box.key}).notes
            assert (right[item.text] == texts[box.key]) == (note.state == "right")
        assert item.why in plain(node.findtext("generalfeedback/text"))
    assert check(question, {item.key: item.category for item in question.items}).state == "right"


@of_kind("order")
def test_an_order_is_graded_as_the_course_does(question):
    node = exported(question)
    answers = sorted(node.findall("answer"), key=lambda answer: Decimal(answer.get("fraction", "0")))
    keys = {item.text: item.key for item in question.items}
    right = [keys[plain(answer.findtext("text"))] for answer in answers]
    assert check(question, right).state == "right"
    for given_order in itertools.islice(itertools.permutations(right), 200):
        share = sum(key == due for key, due in zip(given_order, right, strict=True))
        notes = check(question, list(given_order)).notes
        assert share == sum(note.state == "right" for note in notes)
    assert all(item.why in plain(node.findtext("generalfeedback/text")) for item in question.items)


def test_a_group_without_items_is_still_one_to_choose():
    question = bank()["formal-or-informal"]
    spare = replace(question.categories[0], key="neither", text="Neither of the two")
    node = exported(replace(question, categories=(*question.categories, spare)))
    root = Element("quiz")
    root.append(node)
    assert defects(root) == []
    assert "Neither of the two" in {part.findtext("answer/text") for part in node.findall("subquestion")}


def test_signs_of_markup_and_of_control_do_no_harm(tmp_path):
    text = "Is 3 < 5 & 5 > 3, ]]> \"so\" 'that' ☮?"
    node = exported(replace(bank()["dwarf-and-giants"], prompt=f"{text}\x01\x0b"))
    assert plain(node.findtext("questiontext/text")) == text


def test_too_many_right_options_are_refused_by_name():
    question = bank()["minimal-winning-coalitions"]
    options = [replace(question.options[0], key=f"k{n}", text=f"Option {n}", right=n > 0) for n in range(12)]
    with pytest.raises(ValueError, match="minimal-winning-coalitions"):
        exported(replace(question, options=tuple(options)))


def test_the_teacher_is_told_which_questions_need_a_newer_moodle(tmp_path):
    notes = moodle.write(choose("02"), tmp_path / "two.xml")
    assert any("4.4" in note and "from-equal-to-monopoly" in note for note in notes)
    assert not any("4.4" in note for note in moodle.write(choose("03"), tmp_path / "x.xml") if "order-of" not in note)
