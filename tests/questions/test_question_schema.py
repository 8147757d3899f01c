"""A defect in a bank file is named by file, question and field, and none hides another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.questions.reading import load, parse
from course_utils.questions.schema import KINDS, BankError

SINGLE, MULTIPLE, NUMERIC, MATCH, ORDER = (
    "sealed-or-not",
    "who-belongs",
    "half-and-half",
    "sort-them",
    "first-to-last",
)

# (what stands in the sound file, what a slip makes of it, the question, the field, a word of the advice)
DEFECTS = {
    "id missing": ('id = "sealed-or-not"\n', "", "1 (no id)", "id", "small letters"),
    "id not in kebab-case": ('"sealed-or-not"', '"Sealed or not"', "Sealed or not", "id", "small letters"),
    "id used twice": ('"who-belongs"', '"sealed-or-not"', SINGLE, "id", "has a question of this id"),
    "kind unknown": ('kind = "single"', 'kind = "singel"', SINGLE, "kind", "did you mean 'single'"),
    "level unknown": ('level = "recall"', 'level = "recal"', SINGLE, "level", "did you mean 'recall'"),
    "tag unknown": ('["S4"]', '["S12"]', SINGLE, "tags", "no tag 'S12'"),
    "no tags": ('["S4"]', "[]", SINGLE, "tags", "list of texts"),
    "empty prompt": ('"What makes an alliance formal?"', '" "', SINGLE, "prompt", "write a text"),
    "markup": ('"What makes an', '"What <b>makes</b> an', SINGLE, "prompt", "<b>"),
    "one hint": ('["Think of paper.", "Think of a treaty."]', '["Think of paper."]', SINGLE, "hints", "two different"),
    "a hint twice": ('"Think of paper.", "Think of a treaty."', '"Think.", "Think."', SINGLE, "hints", "two different"),
    "no model answer": ('model_answer = "A written treaty, model-single."', "", SINGLE, "model_answer", "write a text"),
    "no source": ('"leeds2002; gibler2009: chapter 1"', '""', SINGLE, "source", "write a text"),
    "a source in prose": ('"leeds2002; gibler2009: chapter 1"', '"Leeds and others"', SINGLE, "source", "bibliography"),
    "a field misspelt": ("tags = [", 'tag = ["S1"]\ntags = [', SINGLE, "tag", "did you mean 'tags'"),
    "two right": ('false, why = "why-power"', 'true, why = "why-power"', SINGLE, "options", "exactly one"),
    "right not said": ('"A treaty", right = true', '"A treaty"', SINGLE, "options[1].right", "true or false"),
    "right as text": ('"A treaty", right = true', '"A treaty", right = "yes"', SINGLE, "options[1].right", "'yes'"),
    "option unexplained": (', why = "why-talk"', "", SINGLE, "options[3].why", "write a text"),
    "explanation shared": ('"why-talk"', '"why-power"', SINGLE, "options", "each why must be different"),
    "option key twice": ('key = "talk"', 'key = "power"', SINGLE, "options", "each key must be different"),
    "option of another kind": ('key = "talk"', 'unit = "x", key = "talk"', SINGLE, "options[3].unit", "no place"),
    "nothing wrong to choose": ("right = false", "right = true", MULTIPLE, "options", "one wrong; 5 of 5"),
    "value not a number": ("value = 0.577", 'value = "0.577"', NUMERIC, "number.value", "write a number"),
    "value infinite": ("value = 0.577", "value = inf", NUMERIC, "number.value", "finite"),
    "no decimals": ("decimals = 2\n", "", NUMERIC, "number.decimals", "0 to 9"),
    "decimals true": ("decimals = 2", "decimals = true", NUMERIC, "number.decimals", "0 to 9"),
    "value out of range": ("maximum = 1", "maximum = 0.5", NUMERIC, "number.value", "minimum and the maximum"),
    "tolerance forbids rounding": ("minimum = 0\n", "tolerance = 0.001\n", NUMERIC, "number.tolerance", "0.005"),
    "slip that is right": ("value = 0.5,", "value = 0.58,", NUMERIC, "number.mistakes[1].value", "counts as right"),
    "slip unexplained": ('value = 0.5, why = "slip-half"', "value = 0.5", NUMERIC, "number.mistakes[1].why", "a text"),
    "slip twice": ("value = 57.7", "value = 0.5", NUMERIC, "number.mistakes", "each value must be different"),
    "no number": ("[questions.number]", "[questions.numbers]", NUMERIC, "number", "[questions.number]"),
    "category unknown": ('category = "offence"', 'category = "ofence"', MATCH, "items[2].category", "'offence'"),
    "item text twice": ('"Hold the border"', '"Attack together"', MATCH, "items", "each text must be different"),
    "category key twice": ('key = "offence"', 'key = "defence"', MATCH, "categories", "each key must be different"),
    "item unexplained": (', why = "why-nato"', "", ORDER, "items[3].why", "write a text"),
    "order with a category": ('text = "NATO"', 'text = "NATO", category = "x"', ORDER, "items[3].category", "no place"),
}  # fmt: skip


def test_the_sound_file_gives_one_question_of_every_kind(samples):
    assert tuple(samples) == KINDS


def test_citations_are_the_keys_without_the_places(samples):
    assert samples["single"].citations == ("leeds2002", "gibler2009")


@pytest.mark.parametrize("defect", DEFECTS)
def test_every_defect_is_named_by_file_question_and_field(bank_file, defect):
    before, after, question, field, advice = DEFECTS[defect]
    if question in (MULTIPLE,):  # the slip is in this question alone
        start = bank_file.index(question)
        end = bank_file.index("[[questions]]", start)
        broken = bank_file[:start] + bank_file[start:end].replace(before, after) + bank_file[end:]
    else:
        broken = bank_file.replace(before, after, 1)
    assert broken != bank_file
    with pytest.raises(BankError) as error:
        load({"01.toml": broken})
    opening = f"01.toml, question {question if question.startswith('1 ') else repr(question)}, field '{field}': "
    assert any(problem.startswith(opening) and advice in problem for problem in error.value.problems), (
        error.value.problems
    )


def test_two_items_are_too_few_to_be_put_in_order(bank_file):
    lines = [line for line in bank_file.splitlines() if "why-nato" not in line and "why-warsaw" not in line]
    _, problems = parse("\n".join(lines), "01.toml")
    assert problems == (
        "01.toml, question 'first-to-last', field 'items': this kind of question needs at least 3 of them; here are 2.",
    )


def test_all_problems_of_all_files_come_in_one_message(bank_file):
    first = bank_file.replace('"S4"', '"S99"').replace("decimals = 2", "decimals = -1")
    second = 'lesson = "03"\nquestions = []'
    with pytest.raises(BankError) as error:
        load({"01.toml": first, "02.toml": second, "04.toml": "this is no toml", "05.toml": b"\xff\xfe"})
    told = str(error.value)
    for words in ("'tags'", "'number.decimals'", "02.toml, field 'lesson'", "02.toml, field 'questions'"):
        assert words in told
    assert "04.toml: this is not TOML" in told and "05.toml: this is not TOML" in told


def test_two_files_may_not_share_an_id(bank_file):
    with pytest.raises(BankError, match="02.toml, question 'in-your-words', field 'id': 01.toml has a question"):
        load({"01.toml": bank_file, "02.toml": bank_file.replace('lesson = "01"', 'lesson = "02"')})


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    field=st.sampled_from(["id", "kind", "level", "tags", "prompt", "hints", "source", "options", "items", "number"]),
    value=VALUES,
    kind=st.sampled_from(KINDS),
)
def test_no_file_however_odd_raises_while_it_is_read(field, value, kind):
    from course_utils.questions import reading
    from course_utils.questions.table import Table

    problems = []
    table = Table({"kind": kind, field: value}, "", "", problems)
    reading.read_question(table, 1, "01", "01.toml")
    assert problems
