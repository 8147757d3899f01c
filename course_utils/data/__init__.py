"""The facts the course shows, and where each of them comes from.

Tables made by a program are in ``tables/``; what people write by hand is in the ``.toml`` files beside it. Everything
is read once, on first use, and cannot be changed by accident.
"""

from ._read import YEARS
from .curated import Scenario, Term, Treaty, glossary, scenario, scenarios, treaties, treaty
from .names import State, find_state, state_name, states
from .provenance import Reference, Source, bibliography, cite, reference, source, source_line, sources
from .records import (
    Era,
    InForce,
    Member,
    Reliability,
    alliances_by_era,
    alliances_in_force,
    nato_members,
    reliability,
    warsaw_pact_members,
)
from .world import cinc, cinc_series, major_powers, powers, strongest

__all__ = [
    "YEARS",
    "Era",
    "InForce",
    "Member",
    "Reference",
    "Reliability",
    "Scenario",
    "Source",
    "State",
    "Term",
    "Treaty",
    "alliances_by_era",
    "alliances_in_force",
    "bibliography",
    "cinc",
    "cinc_series",
    "cite",
    "find_state",
    "glossary",
    "major_powers",
    "nato_members",
    "powers",
    "reference",
    "reliability",
    "scenario",
    "scenarios",
    "source",
    "source_line",
    "sources",
    "state_name",
    "states",
    "strongest",
    "treaties",
    "treaty",
    "warsaw_pact_members",
]
