"""What the page shows of a checked answer in the learner's own words: concept by concept, and never a mark."""

from functools import lru_cache
from typing import Any

from ..essays import Concept, Feedback, check_answer, explanations, rubric, rubrics
from ..questions import Question, Verdict, check
from .past import Past

_feedback = lru_cache(16)(check_answer)  # one check asks for the same feedback several times


class Essay:
    """The checking of one review question's answers.

    Parameters
    ----------
    asked : Question
        A question of the bank whose id has a rubric.
    """

    def __init__(self, asked: Question) -> None:
        self._asked, self._rubric = asked, rubric(asked.id)

    def judge(self, answer: Any) -> Verdict:
        """Return the verdict: "noted" if there was something to judge, else a kind sentence that is no attempt."""
        verdict = check(self._asked, answer)
        if verdict.state != "noted":
            return verdict
        feedback = _feedback(self._asked.id, answer)
        return Verdict("noted" if feedback.honest else "unreadable", feedback.message)

    def found(self, answer: str) -> list[str]:
        """Return the ids of the concepts found, to be kept with the attempt."""
        return list(_feedback(self._asked.id, answer).covered)

    def rows(self, answer: str, past: Past) -> list[dict[str, str]]:
        """Return a row for each concept and each misconception.

        Parameters
        ----------
        answer : str
            The answer that was checked last.
        past : Past
            The attempts so far, that of this answer with them: who missed a concept before gets the second hint.
        """
        feedback = _feedback(self._asked.id, answer)
        rows = [self._row(concept, feedback, past) for concept in self._rubric.concepts]
        return rows + [
            {"state": "note", "name": "", "quote": "", "text": explanations()[id]} for id in feedback.misconceptions
        ]

    def _row(self, concept: Concept, feedback: Feedback, past: Past) -> dict[str, str]:
        row = {"name": concept.name, "quote": feedback.evidence.get(concept.id, "")}
        if concept.id in feedback.covered:
            return row | {"state": "found", "text": ""}
        if concept.id in feedback.contradicted:
            return row | {"state": "opposite", "text": concept.opposite}
        if concept.id in feedback.unsure:
            return row | {"state": "unsure", "text": "I am not sure that you mean it. Could you say it more directly?"}
        missed = sum(concept.id not in found for found in past.found[:-1])
        return row | {"state": "missing", "text": f"I could not find this yet. {concept.hints[min(missed, 1)]}"}

    def status(self, past: Past) -> str:
        """Return the status line: how many concepts the last try had, and the first."""
        if not past.found:
            return past.sentence()
        every, shown = len(self._rubric.concepts), "" if past.shown_after is None else "; model answer shown"
        now = f"{len(past.found[-1])} of {every} found"
        if len(past.found) == 1:
            return f"{now}{shown}"
        return f"Now {now}; at your first try {len(past.found[0])}{shown}"

    def model(self) -> list[dict[str, Any]]:
        """Return the model answer's sentences, each with the names of the concepts that it says."""
        names = {concept.id: concept.name for concept in self._rubric.concepts}
        return [{"text": text, "says": [names[id] for id in ids]} for text, ids in self._rubric.model]


def essay(asked: Question) -> Essay | None:
    """Return how to check the answers of a question, or None if it has no rubric."""
    return Essay(asked) if asked.kind == "text" and asked.id in rubrics() else None
