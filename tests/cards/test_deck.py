"""Every term and every statement has its cards; their ids never change; no question gives its answer away."""

import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from course_utils.cards import cards, cards_of, deck, lessons, statements
from course_utils.data import glossary

ROOT = Path(__file__).parents[2]
#: Learners' records name these ids: a line may be added, none may change or go.
IDS = json.loads((Path(__file__).parent / "ids.json").read_text())


def test_every_term_of_the_glossary_is_asked_in_three_ways():
    for term in glossary():
        found = {kind: cards()[f"term:{term.id}:{kind}"] for kind in ("meaning", "term", "example")}
        assert (found["meaning"].front, found["meaning"].back) == (term.term, term.meaning)
        assert found["term"].back == found["example"].back == term.term
        assert {card.tags for card in found.values()} == {term.tags}
        assert term.example


def test_every_statement_and_every_related_term_of_the_contract_has_its_cards():
    assert list(statements()) == [f"S{n}" for n in range(1, 12)]
    for one in statements().values():
        card = cards()[f"statement:{one.id}"]
        assert (card.front, card.back, card.tags, card.lesson) == (one.prompt, one.statement, (one.id,), one.lesson)
    for tag in ("T1", "T2", "T3"):
        assert sum(tag in card.tags for card in cards().values()) >= 3


def test_the_ids_of_the_cards_are_those_they_always_had():
    assert [id for id in IDS if id not in cards()] == []


def test_an_id_says_what_the_card_asks():
    assert all(re.fullmatch(r"term:[a-z0-9-]+:(meaning|term|example)|statement:S\d+", id) for id in cards())
    assert all(card.id == id for id, card in cards().items())


def test_the_course_teaches_each_statement_where_its_card_says():
    home = {one.id: one.lesson for one in statements().values()}
    contract = {"01": "S1 S4 S5", "02": "S2 S9", "03": "S3 S8", "04": "S7", "05": "S6 S10", "06": "S11"}
    assert home == {id: lesson for lesson, ids in contract.items() for id in ids.split()}


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.id)
def test_a_lesson_asks_for_the_key_terms_that_are_new_in_it(lesson):
    notebook = nbformat.read(ROOT / "notebooks" / lesson.file, as_version=4)
    assert notebook.cells[0].source.splitlines()[0].endswith(lesson.title)
    source = "\n".join(cell.source for cell in notebook.cells if "course.key_terms(" in cell.source)
    listed = re.findall(r'"([a-z0-9-]+)"', source)
    earlier = {term for one in lessons() if one.id < lesson.id for term in one.terms}
    assert set(listed) - earlier <= set(lesson.terms)
    assert f'course.flashcards("{lesson.id}")' in "\n".join(cell.source for cell in notebook.cells)


def test_a_lessons_terms_are_explained_before_they_are_asked_for():
    for lesson in lessons():
        kinds = [deck.KINDS.index(card.kind) for card in cards_of(lesson.id)]
        assert kinds == sorted(kinds)
        meanings = [card.id for card in cards_of(lesson.id) if card.kind == "meaning"]
        assert meanings == [f"term:{term}:meaning" for term in lesson.terms]


def test_no_question_gives_its_answer_away():
    for card in cards().values():
        if card.kind in ("term", "example"):
            name = card.back.split("(")[0].strip()
            assert not re.search(rf"\b{re.escape(name)}s?\b", card.front, re.IGNORECASE), card


def test_an_example_is_told_apart_among_the_neighbours_of_its_term():
    card = cards()["term:abandonment:example"]
    assert card.ask.endswith("abandonment · credibility · entrapment · reliability of an alliance")


def test_an_unknown_lesson_is_told_with_the_known_ones():
    with pytest.raises(ValueError, match="There is no deck of cards for lesson '99' here; try for example '01'"):
        cards_of("99")


def test_the_cards_load_without_the_scheduler_and_the_scheduler_without_its_optimiser():
    program = """
import sys
import course_utils.cards
assert "fsrs" not in sys.modules
import course_utils.cards.schedule
assert not {"torch", "numpy", "pandas", "tqdm", "fsrs.optimizer"} & set(sys.modules)
print("worked")
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert run.stdout == "worked\n", run.stderr
