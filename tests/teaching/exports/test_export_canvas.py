"""The package for Canvas: its parts, the structure of QTI 1.2, and what each answer earns and is told.

The content models are those of the QTI 1.2 binding of IMS, as far as Canvas uses them. The response processing is run
by the interpreter below, condition by condition as the standard says: one that is met and does not continue ends it.
"""

import html
import io
import itertools
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from course_teaching.exports import canvas
from course_teaching.exports.choosing import BANK, Entry, Selection, choose
from course_teaching.exports.pieces import accepted, sources
from course_utils.questions import Question, bank, check

ASSIGNMENTS = [file.parent for file in sorted(Path(__file__).parents[3].glob("exercises/*/questions.toml"))]
# Tag -> (the children it may have, in this order; the attributes it must have).
MATERIAL = (["mattext"], [])
QTI = {
    "questestinterop": (["assessment"], []),
    "assessment": (["qtimetadata", "section"], ["ident", "title"]),
    "qtimetadata": (["qtimetadatafield"], []),
    "qtimetadatafield": (["fieldlabel", "fieldentry"], []),
    "section": (["item"], ["ident"]),
    "item": (["itemmetadata", "presentation", "resprocessing", "itemfeedback"], ["ident", "title"]),
    "itemmetadata": (["qtimetadata"], []),
    "presentation": (["material", "response_lid", "response_str"], []),
    "material": MATERIAL,
    "mattext": ([], ["texttype"]),
    "response_lid": (["render_choice"], ["ident", "rcardinality"]),
    "response_str": (["render_fib"], ["ident", "rcardinality"]),
    "render_choice": (["response_label"], []),
    "render_fib": (["response_label"], []),
    "response_label": (["material"], ["ident"]),
    "resprocessing": (["outcomes", "respcondition"], []),
    "outcomes": (["decvar"], []),
    "decvar": ([], ["maxvalue", "minvalue", "varname", "vartype"]),
    "respcondition": (["conditionvar", "setvar", "displayfeedback"], []),
    "conditionvar": (["and", "or", "other", "varequal", "vargte", "varlte"], []),
    "and": (["varequal", "vargte", "varlte", "not"], []),
    "or": (["varequal", "and"], []),
    "not": (["varequal"], []),
    "other": ([], []),
    "varequal": ([], ["respident"]),
    "vargte": ([], ["respident"]),
    "varlte": ([], ["respident"]),
    "setvar": ([], ["action", "varname"]),
    "displayfeedback": ([], ["feedbacktype", "linkrefid"]),
    "itemfeedback": (["flow_mat"], ["ident"]),
    "flow_mat": (["material"], []),
    "fieldlabel": ([], []),
    "fieldentry": ([], []),
}
MIXED = {"and", "or"}  # their children come in any order


def bare(root: Element) -> Element:
    for node in root.iter():
        node.tag = node.tag.partition("}")[2] or node.tag
    return root


def defects(root: Element) -> list[str]:
    """Everything in which an assessment departs from QTI 1.2 or contradicts itself."""
    found = []
    for node in root.iter():
        if node.tag not in QTI:
            found.append(f"<{node.tag}> is not known")
            continue
        order, needed = QTI[node.tag]
        places = [order.index(child.tag) if child.tag in order else -1 for child in node]
        if -1 in places or (node.tag not in MIXED | {"qtimetadatafield"} and places != sorted(places)):
            found.append(f"<{node.tag}> holds {[child.tag for child in node]}")
        found += [f"<{node.tag}> lacks {name}" for name in needed if not node.get(name)]
    items = root.findall(".//item")
    if len({item.get("ident") for item in items}) < len(items):
        found.append("an item's id stands twice")
    for item in items:
        labels = [label.get("ident") for label in item.findall(".//response_label")]
        told = [one.get("ident") for one in item.findall("itemfeedback")]
        responses = {one.get("ident") for one in item.findall("presentation/*") if one.tag.startswith("response")}
        if len(set(labels)) < len(labels) or len(set(told)) < len(told):
            found.append(f"{item.get('title')}: an id stands twice")
        shown = {one.get("linkrefid") for one in item.iter("displayfeedback")}
        if shown != set(told):
            found.append(f"{item.get('title')}: feedback {shown ^ set(told)} is not there or never shown")
        if {one.get("respident") for one in item.iter() if one.get("respident")} - responses:
            found.append(f"{item.get('title')}: a condition asks for a response that is not there")
        if {one.get("varname") for one in item.iter("setvar")} - {one.get("varname") for one in item.iter("decvar")}:
            found.append(f"{item.get('title')}: a score is set that was not declared")
        if item.find(".//render_choice") is not None:
            asked = {one.text for one in item.iter("varequal")}
            if asked - set(labels):
                found.append(f"{item.get('title')}: a condition names no choice")
    return found


def run(item: Element, given: object) -> tuple[Decimal, list[str]]:
    """Process a response: a set of labels, or a number. Returns the score and what is shown, in order."""
    score, shown = Decimal(0), []
    for condition in item.findall("resprocessing/respcondition"):
        if not all(met(part, given) for part in condition.find("conditionvar")):
            continue
        for change in condition.findall("setvar"):
            assert change.get("action") == "Set"
            score = Decimal(change.text)
        for feedback in condition.findall("displayfeedback"):
            (one,) = [one for one in item.findall("itemfeedback") if one.get("ident") == feedback.get("linkrefid")]
            shown.append(text(one.find(".//mattext")))
        if condition.get("continue") == "No":
            break
    return score, shown


def met(part: Element, given: object) -> bool:
    if part.tag == "other":
        return True
    if part.tag == "and":
        return all(met(one, given) for one in part)
    if part.tag == "or":
        return any(met(one, given) for one in part)
    if part.tag == "not":
        return not any(met(one, given) for one in part)
    if isinstance(given, Decimal):
        bound = Decimal(part.text)
        return {"varequal": given == bound, "vargte": given >= bound, "varlte": given <= bound}[part.tag]
    return part.text in given


def text(node: Element | None) -> str:
    page = re.sub(r"</p>\s*<p>", "\n\n", node.text or "").replace("<br />", "")
    return html.unescape(re.sub(r"<[^>]+>", "", page)).strip()


def unpack(content: bytes) -> Element:
    archive = zipfile.ZipFile(io.BytesIO(content))
    (name,) = [name for name in archive.namelist() if re.fullmatch(r"(.+)/\1\.xml", name)]
    return bare(ElementTree.fromstring(archive.read(name)))


def items_of(*questions: Question, points: int = 1) -> list[Element]:
    entries = tuple(Entry(question, points, "Lesson") for question in questions)
    content, _ = canvas.package(Selection(BANK, "Alliances", entries))
    root = unpack(content)
    assert defects(root) == []
    return root.findall(".//item")


def labels(item: Element) -> dict[str, str]:
    return {text(label.find(".//mattext")): label.get("ident") for label in item.findall(".//response_label")}


def of_kind(*kinds: str):
    chosen = [question for question in bank().values() if question.kind in kinds]
    return pytest.mark.parametrize("question", chosen, ids=lambda question: question.id)


@pytest.fixture(scope="module")
def whole() -> tuple[bytes, tuple[str, ...]]:
    return canvas.package(choose())


def test_the_manifest_names_every_file_and_no_other(whole):
    archive = zipfile.ZipFile(io.BytesIO(whole[0]))
    assert archive.testzip() is None
    manifest = bare(ElementTree.fromstring(archive.read("imsmanifest.xml")))
    named = {file.get("href") for file in manifest.iter("file")}
    assert named == {name for name in archive.namelist() if not name.endswith("/")} - {"imsmanifest.xml"}
    ids = [one.get("identifier") for one in manifest.iter("resource")]
    assert len(set(ids)) == len(ids)
    assert {one.get("identifierref") for one in manifest.iter("dependency")} <= set(ids)
    (assessment,) = [one for one in manifest.iter("resource") if one.get("type") == "imsqti_xmlv1p2"]
    assert unpack(whole[0]).find("assessment").get("ident") == assessment.get("identifier")
    (meta,) = [name for name in named if name.endswith("assessment_meta.xml")]
    about = bare(ElementTree.fromstring(archive.read(meta)))
    assert about.get("identifier") == assessment.get("identifier")
    assert about.findtext("title") == "Alliances"


def test_the_assessment_is_qti_and_agrees_with_itself(whole):
    root = unpack(whole[0])
    assert defects(root) == []
    assert {one.get("ident").split("_")[1] for one in root.iter("item")} == {"question"}


@pytest.mark.parametrize("folder", ASSIGNMENTS, ids=lambda folder: folder.name)
def test_assignments_are_too(folder):
    assert defects(unpack(canvas.package(choose(folder=folder))[0])) == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda item: item.remove(item.find("itemfeedback")), "never shown"),
        (lambda item: item.find(".//response_label").set("ident", "x"), "names no choice"),
        (lambda item: item.find(".//setvar").set("varname", "MARK"), "not declared"),
        (lambda item: item.find(".//mattext").attrib.clear(), "lacks texttype"),
        (lambda item: item.insert(0, item.find("resprocessing")), "<item> holds"),
    ],
)
def test_the_check_of_the_structure_sees_what_is_wrong(spoil, said):
    root = unpack(canvas.package(replace(choose("02"), entries=choose("02").entries[:1]))[0])
    spoil(root.find(".//item"))
    assert any(said in defect for defect in defects(root)), defects(root)


def test_prompts_tags_model_answers_and_sources_travel(whole):
    found: dict[str, list[Element]] = {}
    for item in unpack(whole[0]).iter("item"):
        found.setdefault(re.split(r" [/\[]", item.get("title"))[0], []).append(item)
    assert list(found) == list(bank())
    for question in bank().values():
        assert len(found[question.id]) == (len(question.items) or 1)
        for item in found[question.id]:
            assert text(item.find("presentation/material/mattext")).startswith(question.prompt)
            assert item.get("title").endswith(f"[{', '.join((*question.tags, question.level))}]")
            (general,) = [one for one in item.findall("itemfeedback") if one.get("ident") == "general_fb"]
            told = text(general.find(".//mattext"))
            assert question.model_answer in told
            assert all(line in told for line in sources(question))


@of_kind("single")
def test_a_single_choice_is_graded_as_the_course_does(question):
    (item,) = items_of(question)
    assert item.find(".//response_lid").get("rcardinality") == "Single"
    for option in question.options:
        score, shown = run(item, {labels(item)[option.text]})
        verdict = check(question, option.key)
        assert score == (100 if verdict.state == "right" else 0)
        assert shown[1:] == [verdict.notes[0].why]


@of_kind("multiple")
def test_every_set_of_choices_is_graded_as_the_course_does(question):
    (item,) = items_of(question)
    assert item.find(".//response_lid").get("rcardinality") == "Multiple"
    for size in range(1, len(question.options) + 1):
        for chosen in itertools.combinations(question.options, size):
            score, shown = run(item, {labels(item)[option.text] for option in chosen})
            verdict = check(question, [option.key for option in chosen])
            assert score == (100 if verdict.state == "right" else 0)
            assert set(shown[1:]) == {option.why for option in chosen}


@of_kind("numeric")
def test_a_number_is_graded_as_the_course_does(question):
    (item,) = items_of(question)
    number = question.number
    step = Decimal(1).scaleb(-number.decimals)
    low, high = accepted(number)
    near = [number.value.quantize(step) + n * step / 10 for n in range(-60, 61)]
    for given in (*near, *(slip.value for slip in number.mistakes), low, high):
        score, shown = run(item, given)
        verdict = check(question, f"{given.normalize():f}")
        assert score == (100 if verdict.state == "right" else 0), given
        if verdict.state == "right":
            assert shown[1:] == [number.why]
        else:
            assert number.otherwise in shown[1]
            assert all(slip.why in shown[1] for slip in number.mistakes)


@of_kind("match", "order")
def test_parts_become_single_choices_that_are_graded_as_the_course_does(question):
    parts = items_of(question)
    for place, (item, part) in enumerate(zip(question.items, parts, strict=True)):
        assert item.text in text(part.find("presentation/material/mattext"))
        right = 0
        for n, (said, label) in enumerate(labels(part).items()):
            score, shown = run(part, {label})
            assert shown[0].startswith(item.why)
            if question.kind == "match":
                (box,) = [box for box in question.categories if box.text == said]
                due = check(question, {item.key: box.key}).notes[0].state
            else:
                due = "right" if n == place else "wrong"
            assert score == (100 if due == "right" else 0)
            right += score == 100
        assert right == 1


@of_kind("text")
def test_a_free_text_is_left_to_the_teacher(question):
    (item,) = items_of(question)
    assert item.findtext(".//qtimetadatafield[fieldlabel='question_type']/fieldentry") == "essay_question"
    score, shown = run(item, set())
    assert score == 0
    assert shown == [] or question.model_answer in shown[0]


def test_ids_stay_when_words_change():
    question = bank()["dwarf-and-giants"]
    (before,), (after,) = items_of(question), items_of(replace(question, prompt="Who is needed now?"))
    assert before.get("ident") == after.get("ident")
    assert list(labels(before).values()) == list(labels(after).values())


def test_signs_of_markup_are_shown_as_they_stand():
    hard = "* A_b_c <i>x</i> & #1 [y](z) $5 and $6 -- \"so\" 'that' 1. `t` \\n {u} | ~v~ ^w^"
    prompts = (hard, "1. First", "% not a comment", "# not a title", "- not a list", "a) b", "COMMENT", "= 3", "... x")
    for prompt in prompts:
        for put in (prompt, f"Begin.\n{prompt}\n\n{prompt}"):
            (item,) = items_of(replace(bank()["dwarf-and-giants"], prompt=put))
            assert text(item.find("presentation/material/mattext")) == put


def test_points_travel_and_are_shared_out_in_halves():
    single, sort = bank()["dwarf-and-giants"], bank()["balancing-or-bandwagoning"]
    points = [float(item.findtext(".//qtimetadatafield[fieldlabel='points_possible']/fieldentry"))
              for item in items_of(single, sort, points=10)]  # fmt: skip
    assert points == [10, 2, 2, 2, 2, 2]


def test_the_teacher_is_told_what_canvas_cannot_hold(whole):
    said = " ".join(whole[1])
    for question in bank().values():
        assert (question.id in said) == (question.kind in ("match", "order", "numeric")), question.id
    assert "Hints are left out" in said


def test_a_number_too_near_zero_is_left_out_by_name():
    question = bank()["dwarf-and-giants"]
    number = replace(bank()["more-than-half"].number, value=Decimal("0.5"), mistakes=())
    near = replace(bank()["more-than-half"], number=number)
    entries = (Entry(question, 1, "x"), Entry(near, 1, "x"))
    content, notes = canvas.package(Selection(BANK, "Alliances", entries))
    assert len(unpack(content).findall(".//item")) == 1
    assert any("Left out" in note and "more-than-half" in note for note in notes)
    with pytest.raises(ValueError, match="nothing was written"):
        canvas.package(Selection(BANK, "Alliances", entries[1:]))


def test_nothing_is_written_beside_the_package(tmp_path, monkeypatch):
    """text2qti would keep a settings file in the home folder and a cache in the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    canvas.write(choose("02"), tmp_path / "two.zip")
    assert [file.name for file in tmp_path.iterdir()] == ["two.zip"]
