"""Moodle XML of the questions, as https://docs.moodle.org/en/Moodle_XML_format describes it.

Where that page is silent, Moodle's own importer was read (question/format/xml/format.php, question/type/ordering). Our
assumptions: an ordering question is what Moodle has in its core since 4.4; a grade may fall below the right share by
the marks that wrong choices cost, never below nothing, as Moodle reckons itself.
"""

from html import escape
from pathlib import Path
from xml.etree import ElementTree

from course_teaching.exports.choosing import Entry, Selection
from course_teaching.exports.moodle_number import answers
from course_teaching.exports.pieces import clean, html, short, solution, sources
from course_teaching.exports.taking import step
from course_utils.questions import Question, public
from course_utils.questions.schema import Number

# The fractions that Moodle knows for one of n right options; any other is refused or rounded on the way in.
_SHARES = {
    1: "100",
    2: "50",
    3: "33.33333",
    4: "25",
    5: "20",
    6: "16.66667",
    7: "14.28571",
    8: "12.5",
    9: "11.11111",
    10: "10",
}
_TYPES = {
    "single": "multichoice",
    "multiple": "multichoice",
    "numeric": "numerical",
    "match": "matching",
    "order": "ordering",
    "text": "essay",
}


def quiz(chosen: Selection) -> ElementTree.Element:
    """Make the `<quiz>` that Moodle imports into its question bank.

    Parameters
    ----------
    chosen : what to put in; every part of it becomes a category of its own.

    Raises
    ------
    ValueError
        If a question has more right options than Moodle knows shares for.
    """
    root, last = ElementTree.Element("quiz"), ""
    for entry in chosen.entries:
        if entry.part != last:
            _category(root, f"$course$/top/{_path(chosen.title)}/{_path(entry.part)}")
            last = entry.part
        _question(root, entry)
    ElementTree.indent(root)
    return root


def write(chosen: Selection, out: Path) -> tuple[str, ...]:
    """Write the questions to a file; return what the teacher should know."""
    ElementTree.ElementTree(quiz(chosen)).write(out, encoding="utf-8", xml_declaration=True)
    ordering = [entry.question.id for entry in chosen.entries if entry.question.kind == "order"]
    notes = [
        f"{len(chosen.entries)} questions. In Moodle choose Question bank, Import, Moodle XML format. Importing again "
        "adds the questions once more: delete the old category first."
    ]
    if ordering:
        notes.append(
            f"Questions to put in order need Moodle 4.4 or later, or its plugin 'ordering': {', '.join(ordering)}."
        )
    return tuple(notes)


def _path(name: str) -> str:
    # A slash parts categories; Moodle reads two of them as one that belongs to the name.
    return name.replace("/", "//")


def _category(root: ElementTree.Element, path: str) -> None:
    question = ElementTree.SubElement(root, "question", type="category")
    _text(ElementTree.SubElement(question, "category"), path)
    _formatted(question, "info", "")


def _question(root: ElementTree.Element, entry: Entry) -> None:
    asked = entry.question
    node = ElementTree.SubElement(root, "question", type=_TYPES[asked.kind])
    _text(ElementTree.SubElement(node, "name"), asked.id)
    _formatted(node, "questiontext", html(asked.prompt) + _form(asked))
    _formatted(node, "generalfeedback", _general(asked))
    for tag, value in (("defaultgrade", str(entry.points)), ("penalty", "0.3333333"), ("hidden", "0")):
        ElementTree.SubElement(node, tag).text = value
    ElementTree.SubElement(node, "idnumber").text = asked.id
    _KINDS[asked.kind](node, asked)
    if asked.kind != "text":  # Moodle reads no hints of an essay: there they go to the marker
        for hint in asked.hints:
            _formatted(node, "hint", html(hint))
    tags = ElementTree.SubElement(node, "tags")
    for tag in (*asked.tags, asked.level):
        _text(ElementTree.SubElement(tags, "tag"), tag)


def _form(asked: Question) -> str:
    if asked.number is None:
        return ""
    unit = f" (in {asked.number.unit}; leave the unit out)" if asked.number.unit else ""
    return html(f"Type {public(asked)['form']}{unit}.")


def _general(asked: Question) -> str:
    """Model answer, what is said of each item where Moodle has no place for it, and sources."""
    rows = ""
    if asked.kind in ("match", "order"):
        for line in solution(asked):
            group = line.says.partition(": ")[2]
            head = f"{line.text} ({group})" if group else line.text
            rows += f"<li><b>{escape(clean(head))}</b>: {escape(clean(line.why))}</li>"
        rows = f"<ol>{rows}</ol>" if asked.kind == "order" else f"<ul>{rows}</ul>"
    cited = "".join(f"<li>{escape(clean(line))}</li>" for line in sources(asked))
    return f"{html(asked.model_answer)}{rows}<p>Sources:</p><ul>{cited}</ul>"


def _choice(node: ElementTree.Element, asked: Question) -> None:
    right = sum(option.right for option in asked.options)
    single = asked.kind == "single"
    if right not in _SHARES:
        raise ValueError(f"Question '{asked.id}' has {right} right options; Moodle has no shares for more than 10.")
    for tag, value in (("single", str(single).lower()), ("shuffleanswers", "true"), ("answernumbering", "abc")):
        ElementTree.SubElement(node, tag).text = value
    _said_of_all(node)
    for option in asked.options:
        # A wrong choice costs what a right one earns; choosing everything then earns nothing.
        wrong = "0" if single else f"-{_SHARES[right]}"
        _answer(node, _SHARES[right] if option.right else wrong, html(option.text), option.why, "html")


def _numeric(node: ElementTree.Element, asked: Question) -> None:
    number: Number = asked.number  # pyright: ignore[reportAssignmentType]  # the schema sees to it
    for part in answers(number):
        text = "*" if part.value is None else short(part.value)
        answer = _answer(node, part.fraction, text, part.why, "moodle_auto_format")
        ElementTree.SubElement(answer, "tolerance").text = short(part.slack)
    for tag, value in (("unitgradingtype", "0"), ("unitpenalty", "0.1"), ("showunits", "3"), ("unitsleft", "0")):
        ElementTree.SubElement(node, tag).text = value


def _match(node: ElementTree.Element, asked: Question) -> None:
    ElementTree.SubElement(node, "shuffleanswers").text = "true"
    _said_of_all(node)
    taken = [(html(item.text), item.category) for item in asked.items]
    # A group that nothing belongs to is still one to choose: Moodle takes an answer without an item for that.
    left = [("", box.key) for box in asked.categories if box.key not in {item.category for item in asked.items}]
    texts = {box.key: box.text for box in asked.categories}
    for text, group in (*taken, *left):
        part = _formatted(node, "subquestion", text)
        _text(ElementTree.SubElement(part, "answer"), texts[group])


def _order(node: ElementTree.Element, asked: Question) -> None:
    settings = {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": str(len(asked.items)),
        "gradingtype": "ABSOLUTE_POSITION",
        "showgrading": "SHOW",
        "numberingstyle": "none",
    }
    for tag, value in settings.items():
        ElementTree.SubElement(node, tag).text = value
    _said_of_all(node)
    for place, item in enumerate(asked.items, 1):  # the fraction of an answer is its place, not a share
        answer = ElementTree.SubElement(node, "answer", fraction=f"{place}.0000000", format="html")
        _text(answer, html(item.text))


def _essay(node: ElementTree.Element, asked: Question) -> None:
    settings = {
        "responseformat": "editor",
        "responserequired": "1",
        "responsefieldlines": "10",
        "attachments": "0",
        "attachmentsrequired": "0",
    }
    for tag, value in settings.items():
        ElementTree.SubElement(node, tag).text = value
    hints = "".join(f"<p>Hint {n}: {escape(clean(hint))}</p>" for n, hint in enumerate(asked.hints, 1))
    _formatted(node, "graderinfo", html(asked.model_answer) + hints)
    _formatted(node, "responsetemplate", "")


_KINDS = {
    "single": _choice,
    "multiple": _choice,
    "numeric": _numeric,
    "match": _match,
    "order": _order,
    "text": _essay,
}


def _said_of_all(node: ElementTree.Element) -> None:
    _formatted(node, "correctfeedback", "<p>Right.</p>")
    _formatted(node, "partiallycorrectfeedback", "<p>Partly right: read what is said, and try again.</p>")
    _formatted(node, "incorrectfeedback", "<p>Not yet: read what is said, and try again.</p>")
    ElementTree.SubElement(node, "shownumcorrect").text = "1"


def _answer(node: ElementTree.Element, fraction: str, text: str, why: str, form: str) -> ElementTree.Element:
    answer = ElementTree.SubElement(node, "answer", fraction=fraction, format=form)
    _text(answer, text)
    _formatted(answer, "feedback", html(why))
    return answer


def _formatted(node: ElementTree.Element, tag: str, text: str) -> ElementTree.Element:
    part = ElementTree.SubElement(node, tag, format="html")
    _text(part, text)
    return part


def _text(node: ElementTree.Element, text: str) -> None:
    ElementTree.SubElement(node, "text").text = clean(text)


arguments, run = step(".xml", write)
