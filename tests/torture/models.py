"""Every public function of the models, called with values of the types it documents: usual, odd and impossible ones."""

import importlib
import inspect
import pkgutil
import random
from collections.abc import Callable, Iterator
from typing import Any

from rubbish import NAMES, Values, number
from tally import COUNT, Row, holds_nan, is_good, try_all

import course_utils.models as package
from course_utils.models import landscape, security_dilemma, structural_balance

WORDS = (
    *("offence", "defence", "hold back", "arm", "bipolar", "multipolar", "automatic", "majority", "unanimity"),
    *("catholic", "muslim", "atheist", "democratic", "fascist", "communist", "other", "ethnic", "border", "war"),
    *("religion", "government", "pledged", "outside", "stag hunt", "perceived", "Britain", "France", "Germany"),
)


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the name and the function of everything that the models offer to be called."""
    for found in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{found.name}")
        for name, function in vars(module).items():
            own = getattr(function, "__module__", "") == module.__name__
            if own and not name.startswith("_") and (inspect.isfunction(function) or hasattr(function, "cache_info")):
                yield f"models.{found.name}.{name}", function


def _network(values: Values, dice: random.Random) -> structural_balance.Network:
    members = tuple(dice.sample(NAMES, dice.randint(0, 6)))
    pairs = [(one, other) for one in members for other in members if one < other]
    return structural_balance.network(members, {pair: dice.choice((1, -1, 0)) for pair in pairs})


def _landscape(values: Values, dice: random.Random) -> landscape.Landscape:
    names = dice.sample(NAMES, dice.randint(0, 7))
    pairs = [(one, other) for one in names for other in names if one < other]
    sizes = {name: abs(number(dice, False)) for name in names}
    return landscape.landscape(sizes, {pair: number(dice, False) for pair in pairs})


_MADE = {
    structural_balance.Network: _network,
    landscape.Landscape: _landscape,
    security_dilemma.World: lambda values, dice: dice.choice(security_dilemma.WORLDS),
}


def rows(seconds: float) -> list[Row]:
    """Try each function; `seconds` is the longest that one of them may take."""
    values = Values(WORDS, _MADE)

    def caller(function: Callable[..., Any]) -> Callable[[random.Random], Any]:
        def call(dice: random.Random) -> Any:
            arguments = values.arguments(dice, function)
            loose = arguments.pop("opponents", None)  # the one *args among them
            result = function(arguments["strength"], loose) if loose is not None else function(**arguments)
            return [*arguments.values(), loose], result

        return call

    def sound(pair: Any) -> str:
        given, result = pair
        return "no number came out of good ones" if holds_nan(result) and is_good(given) else ""

    return [try_all(name, caller(function), COUNT, seconds, sound) for name, function in functions()]
