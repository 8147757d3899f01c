"""*Alliances*, an interactive course in international relations: what its notebooks call.

Each lesson cell calls one of the functions below. They are imported when first used, so that a
program which needs only the models, the data or the questions loads no widgets.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import data as _data

if TYPE_CHECKING:
    from .widgets.alliances import alliances_over_time
    from .widgets.balance_of_power import balance_of_power
    from .widgets.concentration import concentration_over_time
    from .widgets.essential import who_is_essential
    from .widgets.pages import my_progress, start, summary
    from .widgets.question import ask
    from .widgets.terms import glossary, key_terms
    from .widgets.treaty_explorer import treaty_explorer

__all__ = [
    "alliances_over_time",
    "ask",
    "balance_of_power",
    "cite",
    "concentration_over_time",
    "glossary",
    "key_terms",
    "my_progress",
    "start",
    "summary",
    "treaty_explorer",
    "who_is_essential",
]

_HOME = {
    "alliances_over_time": "alliances",
    "ask": "question",
    "balance_of_power": "balance_of_power",
    "concentration_over_time": "concentration",
    "glossary": "terms",
    "key_terms": "terms",
    "my_progress": "pages",
    "start": "pages",
    "summary": "pages",
    "treaty_explorer": "treaty_explorer",
    "who_is_essential": "essential",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"course_utils has no '{name}'; it has {', '.join(__all__)}.")
    return getattr(import_module(f".widgets.{_HOME[name]}", __name__), name)


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
