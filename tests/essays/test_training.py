"""The weights that ship come from the phrasings in the repository, by one command; how the tools count is right."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from course_utils.essays import rubrics

ROOT = Path(__file__).parents[2]


def tool(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look for their module there
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def trainer():
    return tool("train_checker")


@pytest.fixture(scope="module")
def evaluator():
    return tool("evaluate_checker")


def test_the_weights_are_made_from_todays_phrasings_and_patterns(trainer):
    made_from = json.loads(trainer.WEIGHTS.read_text(encoding="utf-8"))["made_from"]
    assert made_from == trainer.digest(), "run python tools/train_checker.py"


def test_training_twice_gives_the_same_bytes(trainer):
    rows = trainer.phrasings()[::40]
    first, second = (json.dumps(trainer.train(*trainer.with_denials(rows))) for _ in range(2))
    assert first == second


def test_every_concept_has_forty_phrasings_and_every_mark_is_a_concept(trainer):
    rows = trainer.phrasings()
    for id, rubric in rubrics().items():
        own = [row for row in rows if row.question == id]
        assert all(row.covered | row.contradicted <= set(rubric.ids) for row in own)
        if own:  # the capstone learns from the others
            assert all(sum(concept in row.covered for row in own) >= 40 for concept in rubric.ids)


def test_no_marked_answer_is_trained_on(trainer, evaluator):
    phrasings = {row.text.casefold() for row in trainer.phrasings() if len(row.text) > 60}
    every = [answer for part in evaluator.PARTS for answer in evaluator.answers(part)]
    every = [answer for answer in every if answer.kind not in evaluator.EMPTY]  # a copied question is known as such
    assert not [answer.id for answer in every if answer.text.casefold() in phrasings]


def test_the_figures_of_the_table_worked_by_hand(evaluator):
    id = "defensive-realism-strategy"
    marked = [
        evaluator.Marked("a", id, "full", "", frozenset({"pooling", "anarchy"}), frozenset()),
        evaluator.Marked("b", id, "negated", "", frozenset(), frozenset({"pooling", "security"})),
    ]
    found = {
        "a": evaluator.Found(frozenset({"pooling"}), frozenset()),
        "b": evaluator.Found(frozenset({"pooling"}), frozenset({"security"})),
    }
    figures = evaluator.figures(marked, found)
    assert figures["macro F1 of covered"] == pytest.approx(
        (2 / 3 + 0) / 2
    )  # pooling: 1 right, 1 false; anarchy: missed
    assert figures["false credit: negated, keywords, off-topic, hostile"] == 1.0
    assert figures["contradicted credited as covered"] == 0.5
    assert figures["F1 of contradicted, pooled"] == pytest.approx(2 / 3)


def test_the_tuned_part_is_answered_as_well_as_was_asked_for(evaluator):
    marked = evaluator.answers("tune")
    found, crashes, _ = evaluator.by_checker(marked)
    figures = evaluator.figures(marked, found)
    assert crashes == 0
    for name, (least, _) in evaluator.TARGETS.items():
        better = figures[name] <= least if "credit" in name else figures[name] >= least
        assert better, f"{name} is {figures[name]:.2f}"
