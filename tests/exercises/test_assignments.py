"""The five assignments: whole, fair, sourced, and asked in their notebooks exactly once."""

import json
import random
import re
from pathlib import Path

import nbformat
import pytest
from nbgrader.nbgraderformat.v3 import MetadataValidatorV3

from course_utils import data, homework
from course_utils.essays import check_answer, rubrics
from course_utils.questions import bank, check

EXERCISES = Path(__file__).parents[2] / "exercises"
NAMES = (
    "hw1_what_is_an_alliance",
    "hw2_balance_of_power",
    "hw3_deterrence_and_dilemma",
    "hw4_blocs_and_shifts",
    "final",
)
ESSAYS = {
    "hw3_deterrence_and_dilemma": ["defensive-realism-strategy"],
    "hw4_blocs_and_shifts": ["historical-alliances-role", "shifting-alliances"],
    "final": ["capstone-defence"],
}
#: The treaties asked about: entry in ATOP v4.01 (None: there is none), first year, two of the members.
TREATIES = {
    "mexico-1861": (1225, 1861, ("Britain", "France")),
    "peru-bolivia-1873": (1305, 1873, ("Peru", "Bolivia")),
    "cyprus-1878": (1330, 1878, ("Britain", "Ottoman Empire")),
    "root-takahira-1908": (1455, 1908, ("United States", "Japan")),
    "rapallo-1922": (None, 1922, ("Germany", "Soviet")),
    "berlin-1926": (2150, 1926, ("Germany", "Soviet Union")),
    "italy-ethiopia-1928": (2225, 1928, ("Italy", "Ethiopia")),
    "naval-1935": (None, 1935, ("Britain", "Germany")),
    "yalta-1945": (3005, 1945, ("Soviet Union", "United States")),
    "bulgaria-turkey-1929": (2245, 1929, ("Bulgaria", "Turkey")),
    "amity-1976": (3755, 1976, ("Southeast Asia",)),
    "antwerp-1832": (1055, 1832, ("Britain", "France")),
    "albania-1927": (2205, 1927, ("Italy", "Albania")),
    "greece-turkey-1930": (2275, 1930, ("Greece", "Turkey")),
    "canada-1971": (3665, 1971, ("Canada", "Soviet Union")),
    "egypt-israel-1979": (3850, 1979, ("Egypt", "Israel")),
}
every_assignment = pytest.mark.parametrize("name", NAMES)


def notebook(name):
    return nbformat.read(EXERCISES / name / f"{name}.ipynb", as_version=4)


def asked_in(name):
    found = []
    for cell in notebook(name).cells:
        found += re.findall(r'course\.exercise\("([^"]+)"\)', cell.source) if cell.cell_type == "code" else []
    return found


def test_there_are_these_five(assignments):
    assert set(assignments) == set(NAMES)


@every_assignment
def test_it_is_worth_100_points_in_8_to_14_questions_of_at_least_three_kinds(assignments, name):
    questions = assignments[name].questions
    assert sum(exercise.points for exercise in questions) == 100
    assert 8 <= len(questions) <= 14
    assert len({exercise.kind for exercise in questions}) >= 3


@every_assignment
def test_its_notebook_asks_every_question_once(assignments, name):
    assert sorted(asked_in(name)) == sorted(exercise.id for exercise in assignments[name].questions)


@every_assignment
def test_its_notebook_shows_each_table_of_own_figures_before_a_question_needs_it(assignments, name):
    source = "\n".join(cell.source for cell in notebook(name).cells if cell.cell_type == "code")
    for exercise in assignments[name].questions:
        for draw in exercise.draws:
            assert source.index(f'own_figures("{draw}")') < source.index(f'exercise("{exercise.id}")')


@every_assignment
def test_its_notebook_is_in_nbgraders_form(assignments, name):
    page = notebook(name)
    nbformat.validate(page)
    MetadataValidatorV3().validate_nb(page)
    graded = {c.metadata.nbgrader.grade_id: c for c in page.cells if "nbgrader" in c.metadata}
    assert len(graded) == len(assignments[name].questions)
    for exercise in assignments[name].questions:
        cell, essay = graded[exercise.id], exercise.kind == "text"
        meta = cell.metadata.nbgrader
        assert (meta.grade, meta.solution, meta.locked, meta.task) == (True, essay, not essay, False)
        assert (meta.points, meta.schema_version) == (exercise.points, 3)
        assert f'course_teaching.mark("{exercise.id}")' in cell.source.split("### BEGIN HIDDEN TESTS")[1]


@every_assignment
def test_no_cell_of_its_notebook_can_be_lost_by_a_stray_key(name):
    for cell in notebook(name).cells:
        assert (cell.metadata.editable, cell.metadata.deletable) == (False, False)
        if cell.cell_type == "code":
            assert cell.metadata.jupyter.source_hidden
            assert not cell.outputs


@every_assignment
def test_its_notebook_opens_with_the_name_and_ends_with_handing_in(name):
    code = [cell.source for cell in notebook(name).cells if cell.cell_type == "code"]
    assert f'course.start_homework("{name}")' in code[0]
    assert "course.ready_to_submit()" in code[-1]


def test_only_the_review_questions_are_shared_with_the_lessons(assignments):
    ids = [exercise.id for assignment in assignments.values() for exercise in assignment.questions]
    assert len(set(ids)) == len(ids)
    assert set(ids) & set(bank()) == {id for essays in ESSAYS.values() for id in essays}


@pytest.mark.parametrize(("name", "id"), [(name, id) for name, ids in ESSAYS.items() for id in ids])
def test_a_review_question_is_the_lessons_own_and_its_model_answer_is_found_whole(assignments, name, id):
    key, lesson = assignments[name].question(id).key, bank()[id]
    assert (key.kind, key.prompt, key.model_answer) == ("text", lesson.prompt, lesson.model_answer)
    feedback = check_answer(id, key.model_answer)
    assert set(feedback.covered) == {concept.id for concept in rubrics()[id].concepts}
    assert not feedback.misconceptions


@every_assignment
def test_every_source_is_in_the_bibliography_or_a_table(assignments, name):
    keys = set(data.bibliography())
    for exercise in assignments[name].questions:
        assert set(exercise.key.citations) <= keys
    for draw in assignments[name].draws:
        assert draw.source in data.sources() or draw.source == "Made up for this homework."


@every_assignment
def test_each_draw_has_at_least_twelve_rows_and_no_two_alike(assignments, name):
    assert assignments[name].draws
    for draw in assignments[name].draws:
        rows = [json.dumps(dict(row), default=str, sort_keys=True) for row in draw.rows]
        assert len(rows) >= 12
        assert len(set(rows)) == len(rows)


@every_assignment
def test_for_200_names_every_place_is_filled_and_no_page_holds_the_key(assignments, name):
    assignment, rng = assignments[name], random.Random(1815)
    for _ in range(200):
        student = "".join(rng.choice("abcdefghijklmnopqrstuvwxyzäöçñ '") for _ in range(rng.randint(1, 25))) + "x"
        for exercise in assignment.questions:
            page = json.dumps(homework.page_for(assignment, exercise.id, student), ensure_ascii=False, default=str)
            key = homework.question_for(assignment, exercise.id, student)
            told = repr(key)
            assert "…" not in page
            assert not re.search(r"\{[a-z]+\.", page + told)
            assert key.model_answer not in page
            for part in (*key.options, *key.items):
                assert part.why not in page


@every_assignment
def test_the_right_option_does_not_stand_out_by_its_length(assignments, name):
    for exercise in assignments[name].questions:
        key = exercise.key
        if not key.options:
            continue
        right = [len(option.text) for option in key.options if option.right]
        wrong = [len(option.text) for option in key.options if not option.right]
        assert min(wrong) * 0.9 <= sum(right) / len(right) <= max(wrong) * 1.1, key.id


@every_assignment
def test_items_to_put_in_order_have_keys_that_do_not_tell_it(assignments, name):
    for exercise in assignments[name].questions:
        if exercise.kind == "order":
            keys = [item.key for item in exercise.key.items]
            assert keys != sorted(keys)


def test_no_treaty_is_one_that_lesson_01_shows(assignments):
    shown = data.treaties()
    for entry, year, members in TREATIES.values():
        assert entry is None or entry not in {one.atop_id for one in shown}
        for one in shown:
            assert one.start != year or not all(any(name in other for other in one.members) for name in members)


@pytest.mark.parametrize("name", ["hw1_what_is_an_alliance", "final"])
def test_every_treaty_asked_about_is_in_the_list_above_with_its_year(assignments, name):
    for exercise in assignments[name].questions:
        if exercise.id in ("hw1-form-of-ten", "hw1-promise-of-ten", "final-five-promises"):
            for item in exercise.key.items:
                _, year, members = TREATIES[item.key]
                assert str(year) in item.text
                assert all(member in item.text for member in members) or item.key in ("mexico-1861", "yalta-1945")


def test_form_purpose_and_promise_of_the_ten_treaties_agree(assignments):
    assignment = assignments["hw1_what_is_an_alliance"]
    form, purpose, promise = (
        {item.key: item.category for item in assignment.question(id).key.items}
        for id in ("hw1-form-of-ten", "hw1-purpose-of-ten", "hw1-promise-of-ten")
    )
    assert set(form) == set(promise) == set(purpose) == {key for key in TREATIES if key in form} and len(form) == 10
    assert {key for key in form if form[key] == "none"} == {key for key in promise if promise[key] == "none"}
    assert {key for key in form if form[key] == "none"} == {key for key in form if TREATIES[key][0] is None}
    assert {"defence": "defensive", "offence": "offensive"} | dict.fromkeys(
        ("neutrality", "non-aggression", "consultation"), "neither"
    ) | {"none": "none"} == {promise[key]: purpose[key] for key in purpose}


@every_assignment
def test_a_text_is_kept_for_the_teacher_and_nothing_else_is(assignments, name):
    assert any(exercise.kind == "text" for exercise in assignments[name].questions)
    for exercise in assignments[name].questions:
        assert (check(exercise.key, "a word").state == "noted") == (exercise.kind == "text")
