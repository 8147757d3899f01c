"""The reading of a bank file: every defect is named by file, question and field, and all of them at once."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal

from course_utils.questions.schema import (
    KINDS,
    LEVELS,
    TAGS,
    BankError,
    Category,
    Item,
    Mistake,
    Number,
    Option,
    Question,
)
from course_utils.questions.table import Table
from course_utils.wording import unknown

_CITATION = re.compile(r"[a-z0-9]+([-_.][a-z0-9]+)*")


def parse(content: bytes | str, file: str) -> tuple[tuple[Question, ...], tuple[str, ...]]:
    """Read one bank file.

    Parameters
    ----------
    content : the TOML text of the file.
    file : its name, such as "01.toml"; the name says which lesson the questions belong to.

    Returns
    -------
    questions, problems : the questions, of use only if there is no problem; and every defect as a sentence
        that names file, question and field.
    """
    problems: list[str] = []
    try:
        text = content.decode("utf-8") if isinstance(content, bytes) else content
        top = Table(tomllib.loads(text, parse_float=Decimal), file, "", problems)
    except ValueError as error:
        return (), (f"{file}: this is not TOML: {error}.",)
    lesson = top.get("lesson")
    if lesson != file.removesuffix(".toml"):
        top.note("lesson", f'write lesson = "{file.removesuffix(".toml")}", as the file\'s name says, not {lesson!r}.')
    questions = [read_question(row, n, str(lesson), file) for n, row in enumerate(top.rows("questions", 1), 1)]
    top.close()
    return tuple(questions), tuple(problems)


def load(files: Mapping[str, bytes | str]) -> dict[str, Question]:
    """Read all bank files (name -> content) into questions by id; raises BankError that lists every problem."""
    questions: dict[str, Question] = {}
    homes: dict[str, str] = {}
    problems: list[str] = []
    for file, content in files.items():
        found, defects = parse(content, file)
        problems.extend(defects)
        for question in found:
            if question.id and question.id in questions:
                problems.append(
                    f"{file}, question '{question.id}', field 'id': {homes[question.id]} has a question of this id."
                )
            questions[question.id], homes[question.id] = question, file
    if problems:
        raise BankError(tuple(problems))
    return questions


def read_question(table: Table, place: int, lesson: str, file: str) -> Question:
    """Read one block of questions, of the bank or of homework.

    Parameters
    ----------
    table : the block; every defect is noted in its `problems`.
    place : which block of the file this is, from 1: it names a question that has no id.
    lesson : the lesson, or the assignment, that the question belongs to.
    file : how the messages name the file.

    Returns
    -------
    Question
        Of use only if nothing was noted.
    """
    name = table.fields.get("id")
    table.where = (
        f"{file}, question '{name}'" if isinstance(name, str) and name else f"{file}, question {place} (no id)"
    )
    table.path = ""
    kind = table.one_of("kind", KINDS)
    tags = table.words("tags")
    for tag in tags:
        if tag not in TAGS:
            table.note("tags", unknown("tag", tag, TAGS))
    hints = table.words("hints")
    if len(hints) != 2 or hints[0] == hints[1]:
        table.note("hints", f"give two different hints, the second clearer than the first; here are {len(set(hints))}.")
    source = table.prose("source")
    for part in source.split(";") if source else ():
        if not _CITATION.fullmatch(key := part.split(":")[0].strip()):
            table.note("source", f"give bibliography keys parted by semicolons, such as 'leeds2002'; '{key}' is none.")
    options = _options(table, kind) if kind in ("single", "multiple") else ()
    categories = _categories(table) if kind == "match" else ()
    items = _items(table, kind, categories) if kind in ("match", "order") else ()
    number = _number(table) if kind == "numeric" else None
    question = Question(
        id=table.word("id"),
        lesson=lesson,
        kind=kind,
        level=table.one_of("level", LEVELS),
        tags=tags,
        prompt=table.prose("prompt"),
        hints=hints,
        model_answer=table.prose("model_answer"),
        source=source,
        options=options,
        items=items,
        categories=categories,
        number=number,
    )
    if kind:  # what belongs to a question of no known kind cannot be told
        table.close()
    return question


def _options(table: Table, kind: str) -> tuple[Option, ...]:
    options = []
    for row in table.rows("options", 2):
        right = row.get("right")
        if not isinstance(right, bool):
            row.note("right", f"write true or false, not {right!r}.")
        options.append(Option(row.word("key"), row.prose("text"), right is True, row.prose("why")))
        row.close()
    right = sum(option.right for option in options)
    if kind == "single" and right != 1:
        table.note("options", f"a single choice has exactly one right option; here are {right}.")
    if kind == "multiple" and not 0 < right < len(options):
        table.note("options", f"at least one option must be right and one wrong; {right} of {len(options)} are right.")
    table.distinct("options", "key", (option.key for option in options))
    table.distinct("options", "text", (option.text for option in options))
    table.distinct("options", "why", (option.why for option in options))
    return tuple(options)


def _categories(table: Table) -> tuple[Category, ...]:
    categories = []
    for row in table.rows("categories", 2):
        categories.append(Category(row.word("key"), row.prose("text")))
        row.close()
    table.distinct("categories", "key", (category.key for category in categories))
    table.distinct("categories", "text", (category.text for category in categories))
    return tuple(categories)


def _items(table: Table, kind: str, categories: tuple[Category, ...]) -> tuple[Item, ...]:
    boxes = tuple(category.key for category in categories)
    items = []
    # Two items to put in order leave one wrong order, so the start would give the answer away.
    for row in table.rows("items", 3 if kind == "order" else 2):
        category = row.one_of("category", boxes) if kind == "match" else ""
        items.append(Item(row.word("key"), row.prose("text"), row.prose("why"), category))
        row.close()
    table.distinct("items", "key", (item.key for item in items))
    table.distinct("items", "text", (item.text for item in items))
    return tuple(items)


def _number(table: Table) -> Number | None:
    fields = table.get("number")
    if fields is None:
        table.note("number", "a numeric question needs a table [questions.number].")
        return None
    row = Table(fields, table.where, "number.", table.problems)
    value, decimals = row.decimal("value"), row.get("decimals")
    whole = decimals if isinstance(decimals, int) and not isinstance(decimals, bool) and 0 <= decimals <= 9 else None
    if whole is None:
        row.note("decimals", f"write how many decimals are asked for, a whole number from 0 to 9, not {decimals!r}.")
    minimum, maximum = row.decimal("minimum", needed=False), row.decimal("maximum", needed=False)
    number = Number(
        value=value if value is not None else Decimal(0),
        decimals=whole or 0,
        tolerance=row.decimal("tolerance", needed=False),
        minimum=minimum,
        maximum=maximum,
        unit=row.prose("unit", needed=False),
        why=row.prose("why"),
        otherwise=row.prose("otherwise"),
        mistakes=tuple(_mistakes(row)),
    )
    row.close()
    if value is None or whole is None:
        return None
    if number.tolerance is not None and number.tolerance < number.half_unit:
        row.note("tolerance", f"a right answer may be rounded, so the tolerance must be at least {number.half_unit}.")
    if (minimum is not None and value < minimum) or (maximum is not None and value > maximum):
        row.note("value", f"the answer {value} must lie between the minimum and the maximum.")
    for n, mistake in enumerate(number.mistakes, 1):
        if number.accepts(mistake.value):
            row.note(f"mistakes[{n}].value", f"{mistake.value} is so near the right answer that it counts as right.")
    row.distinct("mistakes", "value", (str(mistake.value) for mistake in number.mistakes))
    return number


def _mistakes(row: Table) -> Iterable[Mistake]:
    for slip in row.rows("mistakes", 0):
        value, why = slip.decimal("value"), slip.prose("why")
        slip.close()
        if value is not None:
            yield Mistake(value, why)
