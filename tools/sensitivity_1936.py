"""How much the landscape of 1936 to 1939 depends on judgement: ``python tools/sensitivity_1936.py [year]``.

Turns round each judgement call of the coding, one at a time, and each weight of a factor, and prints what becomes of
the minima. The calls are those that the coder listed before any model was run. Nothing of the coding is changed.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from course_utils import data
from course_utils.models import landscape, landscape_search, propensity

# Pairs, factors, first and last year of 19.., the other code. Those after a bar belong together.
PAIRS = """
CZE-GMY border 36 37 -1 | CZE-GMY border 38 38 0 | CZE-GMY war 36 39 -1 | CZE-POL war 36 39 -1
CZE-POL ethnic,border 39 39 -1 | CZE-RUS war 36 39 -1 | DEN-GMY ethnic 36 39 0 | DEN-GMY border 36 39 -1
FRN-GMY border,ethnic 36 39 -1 | UKG-GMY,FRN-GMY border 36 39 -1 | FRN-ITA border 39 39 0 | FRN-ITA ethnic 39 39 -1
UKG-ITA ethnic 36 39 -1 | UKG-GRC ethnic 36 39 -1 | UKG-RUS,FRN-RUS war 36 39 -1 | RUS-ROM war 36 39 -1
RUS-ITA,RUS-GRC war 36 39 -1 | RUS-ROM ethnic 36 39 0 | RUS-POL border 36 39 -1 | RUS-POL ethnic 36 39 0
RUS-FIN border 36 38 -1 | RUS-FIN border 39 39 0 | RUS-FIN war 36 39 0 | RUS-EST,RUS-LAT border 36 39 -1
RUS-GMY ethnic 36 39 -1 | YUG-ITA border 37 39 -1 | YUG-ITA ethnic 37 39 0 | YUG-HUN border 38 39 0
YUG-GMY ethnic 38 39 -1 | YUG-GRC ethnic 36 39 -1 | GRC-ITA ethnic 36 39 0 | GRC-ITA border 36 39 -1
GRC-ITA war 36 39 -1 | GRC-HUN,HUN-POR war 36 39 0 | GMY-ITA ethnic 36 39 -1 | GMY-POL border 36 38 0
GMY-POL war 36 39 -1 | GMY-HUN ethnic 36 39 -1 | GMY-LAT war 36 39 0 | GMY-EST,GMY-LIT war 36 39 -1
GMY-LAT ethnic 36 39 -1 | GMY-EST ethnic 36 39 -1 | GMY-LIT ethnic,border 39 39 -1 | POL-LIT border 38 39 0
"""
GOVERNMENTS = """
GRC other 36 36 | GRC fascist 37 39 | ROM other 36 37 | ROM fascist 38 39 | HUN fascist 36 39 | POR fascist 36 39
POL fascist 36 39 | YUG fascist 36 39 | LAT fascist 36 39 | LIT fascist 36 39 | EST fascist 36 39
EST democratic 38 39 | CZE democratic 39 39
"""
# Name, years, and by how much each share of a state changes.
RELIGIONS: tuple[tuple[str, int, int, dict[str, dict[str, float]]], ...] = (
    ("RUS all atheist", 1936, 1939, {"RUS": {"orthodox": -0.42, "muslim": -0.08, "atheist": 0.57}}),
    ("RUS by origin", 1936, 1939, {"RUS": {"orthodox": 0.35, "muslim": 0.07, "atheist": -0.43}}),
    ("CZE atheist 6%", 1936, 1938, {"CZE": {"atheist": 0.06}}),
    ("GMY atheist 4%", 1939, 1939, {"GMY": {"atheist": 0.04}}),
    (
        "Greek Catholics as Orthodox",
        1936,
        1939,
        {
            "POL": {"catholic": -0.10, "orthodox": 0.10},
            "ROM": {"catholic": -0.08, "orthodox": 0.08},
            "CZE": {"catholic": -0.04, "orthodox": 0.04},
        },
    ),
)
WEIGHTS = (0, 0.5, 1.5, 2)

Coding = tuple[tuple[data.Quarrel, ...], dict[str, data.Regime]]


def variants(year: int) -> Iterator[tuple[str, Coding]]:
    """Yield each judgement call of the year and the coding with that one turned round."""
    quarrels, regimes = data.quarrels(year), data.regimes(year)
    for line in PAIRS.replace("\n", "|").split("|"):
        if not line.strip():
            continue
        pairs, factors, first, last, code = line.split()
        if int(first) <= year - 1900 <= int(last):
            wanted = {frozenset(pair.split("-")) for pair in pairs.split(",")}
            change: dict[str, Any] = dict.fromkeys(factors.split(","), int(code))
            turned = tuple(replace(one, **change) if frozenset(one.states) in wanted else one for one in quarrels)
            if sum(one != other for one, other in zip(turned, quarrels, strict=True)) != len(wanted):
                raise ValueError(
                    f"The call '{line.strip()}' turns nothing round in {year}; compare it with the coding."
                )
            yield line.strip(), (turned, regimes)
    for line in GOVERNMENTS.replace("\n", "|").split("|"):
        if not line.strip():
            continue
        state, kind, first, last = line.split()
        if int(first) <= year - 1900 <= int(last):
            yield line.strip(), (quarrels, regimes | {state: replace(regimes[state], government=kind)})
    for name, first, last, changes in RELIGIONS:
        if first <= year <= last:
            changed = dict(regimes)
            for state, shares in changes.items():
                new = tuple((kind, part + shares.get(kind, 0)) for kind, part in regimes[state].religion)
                changed[state] = replace(regimes[state], religion=new)
            yield name, (quarrels, changed)


def minima(year: int, coding: Coding, **weights: float) -> list[landscape_search.Minimum]:
    """Search the landscape of a coding."""
    quarrels, regimes = coding
    felt = {}
    for quarrel in quarrels:
        one, other = (regimes[state] for state in quarrel.states)
        factors = {
            "ethnic": quarrel.ethnic,
            "border": quarrel.border,
            "war": quarrel.war,
            "religion": propensity.religion(dict(one.religion), dict(other.religion)),
            "government": propensity.government(one.government, other.government),
        }
        felt[quarrel.states] = propensity.propensity(factors, {**propensity.EQUAL, **weights})
    return landscape_search.minima(landscape.landscape(data.wartime_sizes(year), felt))


def kind(one: landscape_search.Minimum) -> str:
    """Name a minimum by where Germany and the Soviet Union stand, seen from Britain."""
    germany, soviets = "GMY" in one.side, "RUS" in one.side
    return {
        (False, True): "against Germany",
        (True, False): "against the Soviet Union",
        (False, False): "against both",
        (True, True): "with both",
    }[germany, soviets]


def main() -> None:
    """Print what each change leads to."""
    for year in map(int, sys.argv[1:] or data.EUROPE_YEARS):
        coding = data.quarrels(year), data.regimes(year)
        print(f"{year} as coded: {' / '.join(f'{kind(one)} ({one.basin})' for one in minima(year, coding))}")
        counted: Counter[str] = Counter()
        for name, variant in variants(year):
            found = " / ".join(map(kind, minima(year, variant)))
            counted[found] += 1
            print(f"    {name}: {found}")
        for found, times in counted.most_common():
            print(f"  {times} of {counted.total()} calls turned round: {found}")
        for factor in propensity.FACTORS:
            for weight in WEIGHTS:
                found = " / ".join(map(kind, minima(year, coding, **{factor: weight})))
                print(f"  weight of {factor} {weight:g}: {found}")


if __name__ == "__main__":
    main()
