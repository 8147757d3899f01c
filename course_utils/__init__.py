"""*Alliances*, an interactive course in international relations: what its notebooks call.

Each lesson cell calls one of the functions below. They are imported when first used, so that a
program which needs only the models, the data or the questions loads no widgets.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import data as _data

if TYPE_CHECKING:
    from .essays import check_answer
    from .widgets.alliance_dilemma import abandonment_or_entrapment
    from .widgets.alliances import alliances_over_time
    from .widgets.arms_and_allies import alliance_and_outsider
    from .widgets.arms_race import arms_race
    from .widgets.balance_of_power import balance_of_power
    from .widgets.blocs import nato_and_warsaw_pact
    from .widgets.burden import burden_sharing
    from .widgets.capstone import capstone
    from .widgets.capstone_report import capstone_report
    from .widgets.concentration import concentration_over_time
    from .widgets.crisis_steps import crisis
    from .widgets.dashboard import dashboard
    from .widgets.deterrence import deterrence
    from .widgets.essential import who_is_essential
    from .widgets.exercise import exercise
    from .widgets.flashcards import flashcards
    from .widgets.four_worlds import four_worlds
    from .widgets.homework import ready_to_submit, start_homework
    from .widgets.homework_aids import calculator, own_figures
    from .widgets.landscape import landscape
    from .widgets.pages import my_progress, start, summary
    from .widgets.practise import practise
    from .widgets.promises import promises_kept
    from .widgets.public_good import public_good
    from .widgets.question import ask
    from .widgets.race_of_1909 import race_of_1909
    from .widgets.security_cases import collective_security_cases
    from .widgets.signed_triangles import signed_triangles
    from .widgets.stage import demo
    from .widgets.terms import glossary, key_terms
    from .widgets.threat import balance_of_threat
    from .widgets.three_orders import three_orders
    from .widgets.treaty_explorer import treaty_explorer

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
    "abandonment_or_entrapment": "alliance_dilemma",
    "alliance_and_outsider": "arms_and_allies",
    "alliances_over_time": "alliances",
    "arms_race": "arms_race",
    "ask": "question",
    "balance_of_power": "balance_of_power",
    "balance_of_threat": "threat",
    "burden_sharing": "burden",
    "calculator": "homework_aids",
    "capstone": "capstone",
    "capstone_report": "capstone_report",
    "check_answer": ".essays",  # not a widget: a path of its own
    "collective_security_cases": "security_cases",
    "concentration_over_time": "concentration",
    "crisis": "crisis_steps",
    "dashboard": "dashboard",
    "demo": "stage",
    "deterrence": "deterrence",
    "exercise": "exercise",
    "flashcards": "flashcards",
    "four_worlds": "four_worlds",
    "glossary": "terms",
    "key_terms": "terms",
    "landscape": "landscape",
    "my_progress": "pages",
    "nato_and_warsaw_pact": "blocs",
    "own_figures": "homework_aids",
    "practise": "practise",
    "promises_kept": "promises",
    "public_good": "public_good",
    "signed_triangles": "signed_triangles",
    "race_of_1909": "race_of_1909",
    "ready_to_submit": "homework",
    "start": "pages",
    "start_homework": "homework",
    "summary": "pages",
    "three_orders": "three_orders",
    "treaty_explorer": "treaty_explorer",
    "who_is_essential": "essential",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"course_utils has no '{name}'; it has {', '.join(__all__)}.")
    home = _HOME[name]
    return getattr(import_module(home if home.startswith(".") else f".widgets.{home}", __name__), name)


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
