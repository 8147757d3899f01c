"""The deck, read back by Anki's own collection library."""

import html
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from course_teaching.exports import anki
from course_teaching.exports.choosing import Entry, Selection, choose
from course_teaching.exports.pieces import answer, solution
from course_utils.data import glossary
from course_utils.questions import bank

if TYPE_CHECKING:  # imported first, it would import itself in a circle
    from anki.cards import Card

MONDAY = 1_790_000_000.0  # any time: only later and earlier matter


@pytest.fixture
def collection(tmp_path):
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def bring_in(collection: Collection, folder: Path, chosen: Selection, at: float = MONDAY) -> None:
    out = folder / "deck.apkg"
    anki.package(chosen).write_to_file(str(out), timestamp=at)
    options = ImportAnkiPackageOptions(with_scheduling=False, merge_notetypes=False)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(out), options=options))


def card_of(collection: Collection, id: str, template: int = 0) -> "Card":
    (note,) = [collection.get_note(found) for found in collection.find_notes(f'Id:"{id}"')]
    return note.cards()[template]


def changed(chosen: Selection, id: str, **changes: object) -> Selection:
    """The same selection, one question of it rewritten."""
    entries = (
        replace(one, question=replace(one.question, **changes)) if one.question.id == id else one
        for one in chosen.entries
    )
    return replace(chosen, entries=tuple(entries))


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_every_question_and_every_term_arrives(collection, tmp_path):
    bring_in(collection, tmp_path, choose())
    assert collection.note_count() == len(bank()) + len(glossary())
    assert collection.card_count() == len(bank()) + 3 * len(glossary())
    ids = {collection.get_note(found)["Id"] for found in collection.find_notes("")}
    assert ids == set(bank()) | {term.id for term in glossary()}


def test_decks_are_those_of_the_lessons_and_the_glossary(collection, tmp_path):
    bring_in(collection, tmp_path, choose())
    names = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert {"Alliances::Glossary", *(f"Alliances::Lesson {n:02}" for n in range(9))} < names
    lesson = collection.find_cards('deck:"Alliances::Lesson 02"')
    assert len(lesson) == sum(question.lesson == "02" for question in bank().values())


def test_the_front_asks_and_the_back_tells_everything(collection, tmp_path):
    bring_in(collection, tmp_path, choose())
    for question in bank().values():
        card = card_of(collection, question.id)
        front, back = words(card.question()), words(card.answer())
        assert " ".join(question.prompt.split()) in front
        for line in solution(question):
            assert " ".join(line.why.split()) in back
            assert " ".join(line.why.split()) not in front
            assert question.kind == "numeric" or line.text in front
        assert answer(question) in back
        assert " ".join(question.model_answer.split()) in back
        assert all(hint in front and hint not in back for hint in (" ".join(one.split()) for one in question.hints))


def test_tags_travel(collection, tmp_path):
    bring_in(collection, tmp_path, choose())
    for question in bank().values():
        tags = set(card_of(collection, question.id).note().tags)
        wanted = (*question.tags, question.level, question.kind, f"lesson-{question.lesson}")
        assert tags == {"alliances", *(f"alliances::{tag}" for tag in wanted)}


def test_a_card_that_asks_for_a_term_does_not_name_it(collection, tmp_path):
    bring_in(collection, tmp_path, replace(choose(), entries=()))
    for term in glossary():
        meaning, example = (words(card_of(collection, term.id, n).question()) for n in (1, 2))
        assert not re.search(rf"\b{term.term}\b", meaning + example, re.IGNORECASE)
        assert meaning.endswith("Which term is this?") and len(meaning) > len(term.meaning)
        assert example.endswith("Which term is this an example of?") and len(example) > len(term.example)
        for template in range(3):
            back = words(card_of(collection, term.id, template).answer())
            assert all(text in back for text in (term.term, term.meaning, term.example))


def test_no_card_has_a_template_that_anki_cannot_read(collection, tmp_path):
    bring_in(collection, tmp_path, choose())
    for found in collection.find_cards(""):
        card = collection.get_card(found)
        assert "template has a problem" not in card.question() + card.answer()


def test_a_term_without_an_example_has_two_cards(collection, tmp_path):
    bare = replace(glossary()[0], example="")
    bring_in(collection, tmp_path, Selection("alliances", "Alliances", (), (bare,)))
    assert collection.card_count() == 2


def test_importing_again_updates_and_keeps_the_schedule(collection, tmp_path):
    chosen = choose()
    bring_in(collection, tmp_path, chosen)
    before = card_of(collection, "dwarf-and-giants")
    collection.sched.extend_limits(200, 0)
    before.type, before.queue, before.ivl, before.reps, before.due = 2, 2, 30, 5, 40
    collection.update_card(before)
    many = collection.note_count(), collection.card_count()

    bring_in(collection, tmp_path, changed(chosen, "dwarf-and-giants", prompt="Who is needed now?"), MONDAY + 60)

    after = card_of(collection, "dwarf-and-giants")
    assert (collection.note_count(), collection.card_count()) == many
    assert "Who is needed now?" in after.note()["Question"]
    assert (after.id, after.nid, after.ivl, after.reps) == (before.id, before.nid, 30, 5)
    others = len(list(collection.models.all_names_and_ids()))
    bring_in(collection, tmp_path, chosen, MONDAY + 120)
    assert len(list(collection.models.all_names_and_ids())) == others


def test_a_lesson_is_a_part_of_the_whole(collection, tmp_path):
    bring_in(collection, tmp_path, choose())
    many = collection.note_count()
    bring_in(collection, tmp_path, choose("02"), MONDAY + 60)
    assert collection.note_count() == many


def test_ids_are_those_of_the_first_release(tmp_path):
    """Other ids would double every card of every learner who imports again."""
    package = anki.package(choose("02"))
    (deck,) = package.decks
    guids = {note.fields[0]: note.guid for note in deck.notes}
    assert deck.deck_id == 1171273126
    assert deck.notes[0].model.model_id == 1150733926
    assert guids["dwarf-and-giants"] == "PQ7=>ljdzz"


def test_the_same_id_in_an_assignment_is_another_card(collection, tmp_path):
    chosen = choose("03")
    essay = next(one for one in chosen.entries if one.question.id == "defensive-realism-strategy")
    bring_in(collection, tmp_path, replace(chosen, entries=(essay,)))
    bring_in(collection, tmp_path, Selection("hw3", "Homework 3", (Entry(essay.question, 20, "Essay"),)), MONDAY + 60)
    assert collection.note_count() == 2


def test_signs_of_markup_are_shown_as_they_stand(collection, tmp_path):
    text = "Is 3 < 5 & 5 > 3, {{Answer}}, \"so\" 'that'?"
    bring_in(collection, tmp_path, changed(choose("02"), "dwarf-and-giants", prompt=text))
    assert text in words(card_of(collection, "dwarf-and-giants").question())


def test_no_card_asks_a_network(tmp_path):
    for deck in anki.package(choose()).decks:
        for note in deck.notes:
            shown = [*note.fields, note.model.css, *(part[side] for part in note.model.templates for side in part
                     if side in ("qfmt", "afmt"))]  # fmt: skip
            assert not any(re.search(r"https?:|src=|url\(|@import", part) for part in shown)
