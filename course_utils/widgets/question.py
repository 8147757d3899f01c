"""One question in the page: its fields, what an answer is worth and why, hints, and the model answer."""

from typing import Any

import traitlets

from ..data import reference
from ..figures import theme
from ..progress import open_progress
from ..questions import Question, Verdict, check, public, question
from ..questions.check import LONGEST_TEXT
from .display import show
from .essay import essay
from .panel import Panel
from .past import ATTEMPTS, Past, sum_up
from .record import keep, watch
from .sentence import Sentence
from .static import read


class QuestionPanel(Panel):
    """A question of the bank, drawn with native inputs.

    Explanations, hints and the model answer reach the page only when they are due. Whatever the learner did in an
    earlier session is put back from the record.

    Parameters
    ----------
    asked : Question
        The question to ask.
    """

    _esm = read("common.js", "fields.js", "essay.js", "question.js")
    _css = theme.css() + read("theme.css", "question.css")

    question = traitlets.Dict().tag(sync=True)

    def __init__(self, asked: Question) -> None:
        self._asked = asked
        self._essay = essay(asked)  # how to check it, if it is a review question
        self._answer: Any = None  # what the fields hold, as far as the kernel knows
        self._checked: Any = None  # the answer that the verdict is about
        self._verdict: Verdict | None = None
        self._unsaved = ""
        self._fill = 0  # a new number makes the page put `_answer` into the fields
        super().__init__(question=public(asked) | {"checked": asked.kind != "text" or self._essay is not None})
        self.refresh(whole=True)
        watch(self)

    def refresh(self, whole: bool) -> None:
        """Put back what the record holds, if more than an answer given here has changed."""
        if not whole:
            return
        past = self._past()
        self._verdict, self._checked = self._judge(past.answer), past.answer
        if self._verdict.state not in ATTEMPTS:  # none yet, or one that today's question no longer understands
            self._verdict = self._checked = None
        self._answer = self._checked if past.draft is None else past.draft
        self._fill += 1
        self._tell()

    def act(self, action: dict[str, Any]) -> None:
        """Carry out "check", "hint", "reveal", "clear" or "draft"; "check" and "draft" carry the answer as value."""
        name, value = action["name"], action.get("value")
        if name == "check":
            self._check(value)
        elif name == "hint":
            if self._past().hints < len(self._asked.hints):
                self._keep("hint", {"number": self._past().hints + 1})
        elif name == "reveal":
            if not self._past().states:
                raise ValueError("Try an answer of your own first; then you can have the answer shown.")
            if self._past().shown_after is None:
                self._keep("reveal")
        elif name == "clear":
            self._answer = self._checked = self._verdict = None
        elif name == "draft":
            self._draft(value)
        else:
            raise ValueError("That button is no longer there; run this cell again.")
        self._tell()

    def _check(self, answer: Any) -> None:
        self._answer = self._checked = answer
        self._verdict = self._judge(answer)
        past = self._past()
        again = bool(past.states) and past.answer == answer  # a second click on the same answer is no second try
        if self._verdict.state in ATTEMPTS and not again:
            found = {} if self._essay is None else {"found": self._essay.found(answer)}
            self._keep("attempt", {"state": self._verdict.state, "answer": answer} | found)

    def _judge(self, answer: Any) -> Verdict:
        return check(self._asked, answer) if self._essay is None else self._essay.judge(answer)

    def _draft(self, text: Any) -> None:
        if self._asked.kind == "text" and isinstance(text, str) and len(text) <= LONGEST_TEXT:
            self._answer = text
            past = self._past()
            if text != (past.draft if past.draft is not None else past.answer or ""):
                self._keep("draft", {"answer": text})

    def _past(self) -> Past:
        return sum_up(open_progress().events(self._asked.lesson, self._asked.id))

    def _keep(self, kind: str, data: Any = None) -> None:
        self._unsaved = keep(self._asked.lesson, self._asked.id, kind, data)

    def _tell(self) -> None:
        past = self._past()
        self.state = {
            "fill": self._fill,
            "answer": self._answer,
            "drafted": past.draft is not None and not self._unsaved,
            "checked": self._checked,
            "verdict": _plain(self._verdict),
            "hints": list(self._asked.hints[: past.hints]),
            "more_hints": past.hints < len(self._asked.hints),
            "tried": bool(past.states),
            "model": None if past.shown_after is None else self._model(),
            "concepts": self._concepts(past),
            "status": past.sentence() if self._essay is None else self._essay.status(past),
            "unsaved": self._unsaved,
        }

    def _concepts(self, past: Past) -> list[dict[str, str]]:
        judged = self._verdict is not None and self._verdict.state == "noted"
        return self._essay.rows(self._checked, past) if self._essay and judged else []

    def _model(self) -> dict[str, Any]:
        return model_answer(self._asked) | ({} if self._essay is None else {"sentences": self._essay.model()})


def model_answer(asked: Question) -> dict[str, Any]:
    """Return a question's model answer and its sources as full references, to be shown when the learner asks."""
    sources = []
    for part in asked.source.split(";"):
        key, _, place = (piece.strip() for piece in part.partition(":"))
        sources.append(f"{reference(key)} {place}." if place else str(reference(key)))
    return {"text": asked.model_answer, "sources": sources}


def ask(id: str) -> None:
    """Ask the question of this id in the running cell; an unknown id is said in a sentence."""
    try:
        panel: Panel = QuestionPanel(question(id))
    except KeyError as problem:
        panel = Sentence(problem.args[0])
    show(panel, "This question")


def _plain(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {"state": verdict.state, "message": verdict.message, "notes": [vars(note) for note in verdict.notes]}
