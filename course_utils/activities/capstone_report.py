"""The end of the capstone: what the report will hold, and the report itself, saved as a file."""

from datetime import date
from typing import Any

import traitlets

from .. import data
from ..essays import check_answer, rubric
from ..widgets.display import show
from ..widgets.pages import _Page
from ..wording import listing
from .capstone_page import page
from .capstone_plan import DEFENCE, kept_defence, kept_plan
from .capstone_verdicts import findings, verdict

TABLES = ("cinc", "scenarios")


class CapstoneReport(_Page):
    """Says what is in the report so far, and saves it."""

    page = traitlets.Unicode("report").tag(sync=True)

    def __init__(self) -> None:
        self._said = ""
        super().__init__()

    def look(self) -> dict[str, Any]:
        """Return the parts of the report, and the last thing to say."""
        plan, defence = kept_plan(), kept_defence()
        design = (
            f"{plan.start.year}: {plan.start.title}, with {listing(plan.groups) or 'no alliance yet'}"
            if plan
            else "Make a design above first."
        )
        words = len(defence.split())
        parts = [
            (plan, "Your design", design),
            (plan, "The models", verdict(findings(plan)) if plan else ""),
            (words, "Your defence", f"{words} words" if words else "Not written yet."),
        ]
        marked = [{"mark": "✓" if there else "○", "title": title, "text": text} for there, title, text in parts]
        return {"parts": marked, "said": self._said}

    def act(self, action: dict[str, Any]) -> None:
        """Carry out "save" (its value is the learner's name) or "refresh"."""
        self._said = ""
        if action["name"] == "save":
            plan, defence = kept_plan(), kept_defence()
            if plan is None:
                raise ValueError("There is no design to report on yet: change something in the design above first.")
            name = str(action.get("value") or "")[:80]
            text = page(plan, name, defence, told(defence), data.cite(*TABLES).splitlines())
            file = f"alliances-capstone-{date.today().isoformat()}.html"
            self.send({"download": file, "type": "text/html"}, buffers=[text.encode("utf-8", "replace")])
            self._said = (
                f"Your report was saved as {file}, where your browser keeps its downloads. Open it to read or print it."
            )
        else:
            super().act(action)
        self.refresh(whole=True)


def told(defence: str) -> list[tuple[str, str, str]]:
    """Return a mark, a concept and the learner's words for each concept of the defence; nothing if there is none."""
    if not defence.strip():
        return []
    feedback = check_answer(DEFENCE, defence)
    names = {concept.id: concept.name for concept in rubric(DEFENCE).concepts}
    marks = (("✓", feedback.covered), ("?", feedback.unsure), ("✗", feedback.contradicted), ("○", feedback.missing))
    said = {"○": "I could not find this.", "?": "Perhaps here: ", "✗": "This seems to say the opposite: ", "✓": ""}
    return [
        (
            mark,
            names[concept],
            f"{said[mark]}{'“' + feedback.evidence[concept] + '”' if concept in feedback.evidence else ''}",
        )
        for mark, concepts in marks
        for concept in concepts
    ]


def capstone_report() -> None:
    """Say what is in the capstone's report so far, and offer to save it as one HTML page."""
    show(CapstoneReport(), "Your report")
