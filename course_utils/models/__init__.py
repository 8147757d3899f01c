"""The theory of the course as pure functions: numbers in, numbers out.

Each module carries the name of what it computes, so ``concentration.concentration`` is the index and
``coalitions.essential`` the states a winning coalition may need. Nothing here draws, asks or reads a file.
"""

from . import alignment, capability, coalitions, concentration

__all__ = ["alignment", "capability", "coalitions", "concentration"]
