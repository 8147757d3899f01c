"""*Alliances*, an interactive course in international relations: what its notebooks call.

Each lesson cell calls one of the functions below. They are imported when first used, so that a
program which needs only the models, the data or the questions loads no widgets.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import data as _data

if TYPE_CHECKING:
    from .activities.alliance_dilemma import abandonment_or_entrapment
    from .activities.alliances import alliances_over_time
    from .activities.arms_and_allies import alliance_and_outsider
    from .activities.arms_race import arms_race
    from .activities.balance_of_power import balance_of_power
    from .activities.blocs import nato_and_warsaw_pact
    from .activities.burden import burden_sharing
    from .activities.capstone import capstone
    from .activities.capstone_report import capstone_report
    from .activities.concentration import concentration_over_time
    from .activities.crisis_steps import crisis
    from .activities.deterrence import deterrence
    from .activities.essential import who_is_essential
    from .activities.four_worlds import four_worlds
    from .activities.landscape import landscape
    from .activities.promises import promises_kept
    from .activities.public_good import public_good
    from .activities.race_of_1909 import race_of_1909
    from .activities.security_cases import collective_security_cases
    from .activities.signed_triangles import signed_triangles
    from .activities.threat import balance_of_threat
    from .activities.three_orders import three_orders
    from .activities.treaty_explorer import treaty_explorer
    from .demos.stage import demo
    from .essays import check_answer
    from .widgets.dashboard import dashboard
    from .widgets.exercise import exercise
    from .widgets.flashcards import flashcards
    from .widgets.homework import ready_to_submit, start_homework
    from .widgets.homework_aids import calculator, own_figures
    from .widgets.pages import my_progress, start, summary
    from .widgets.practise import practise
    from .widgets.question import ask
    from .widgets.terms import glossary, key_terms

__all__ = [
    "abandonment_or_entrapment",
    "alliance_and_outsider",
    "alliances_over_time",
    "arms_race",
    "ask",
    "balance_of_power",
    "balance_of_threat",
    "burden_sharing",
    "calculator",
    "capstone",
    "capstone_report",
    "check_answer",
    "cite",
    "collective_security_cases",
    "concentration_over_time",
    "crisis",
    "dashboard",
    "demo",
    "deterrence",
    "exercise",
    "flashcards",
    "four_worlds",
    "glossary",
    "key_terms",
    "landscape",
    "my_progress",
    "nato_and_warsaw_pact",
    "own_figures",
    "practise",
    "promises_kept",
    "public_good",
    "race_of_1909",
    "ready_to_submit",
    "signed_triangles",
    "start",
    "start_homework",
    "summary",
    "three_orders",
    "treaty_explorer",
    "who_is_essential",
]

_HOME = {
    "abandonment_or_entrapment": "activities.alliance_dilemma",
    "alliance_and_outsider": "activities.arms_and_allies",
    "alliances_over_time": "activities.alliances",
    "arms_race": "activities.arms_race",
    "ask": "widgets.question",
    "balance_of_power": "activities.balance_of_power",
    "balance_of_threat": "activities.threat",
    "burden_sharing": "activities.burden",
    "calculator": "widgets.homework_aids",
    "capstone": "activities.capstone",
    "capstone_report": "activities.capstone_report",
    "check_answer": "essays",
    "collective_security_cases": "activities.security_cases",
    "concentration_over_time": "activities.concentration",
    "crisis": "activities.crisis_steps",
    "dashboard": "widgets.dashboard",
    "demo": "demos.stage",
    "deterrence": "activities.deterrence",
    "exercise": "widgets.exercise",
    "flashcards": "widgets.flashcards",
    "four_worlds": "activities.four_worlds",
    "glossary": "widgets.terms",
    "key_terms": "widgets.terms",
    "landscape": "activities.landscape",
    "my_progress": "widgets.pages",
    "nato_and_warsaw_pact": "activities.blocs",
    "own_figures": "widgets.homework_aids",
    "practise": "widgets.practise",
    "promises_kept": "activities.promises",
    "public_good": "activities.public_good",
    "signed_triangles": "activities.signed_triangles",
    "race_of_1909": "activities.race_of_1909",
    "ready_to_submit": "widgets.homework",
    "start": "widgets.pages",
    "start_homework": "widgets.homework",
    "summary": "widgets.pages",
    "three_orders": "activities.three_orders",
    "treaty_explorer": "activities.treaty_explorer",
    "who_is_essential": "activities.essential",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"course_utils has no '{name}'; it has {', '.join(__all__)}.")
    return getattr(import_module(f".{_HOME[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])


def cite(*tables: str) -> None:
    """Print the full citation of everything shown from these tables.

    Parameters
    ----------
    *tables : str
        Names of tables, as `course_utils.data.sources` lists them.

    Raises
    ------
    ValueError
        If there is no table of that name; the sentence gives the nearest one.
    """
    print(_data.cite(*tables))
