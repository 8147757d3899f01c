"""Niou, Ordeshook and Rose (1989): coalitions, essential states and the two kinds of stability.

Twenty systems with 300 units of resources, worked out by hand from the definitions of the book: the numbers are our own
examples in its manner. States are called A, B, C ... in the order of their resources.
"""

import pytest

from course_utils.models import coalitions

# resources; minimal winning coalitions; inessential states; predominant state; system-stable; resource-stable
CASES = [
    ((100, 100, 100), "AB AC BC", "", None, True, False),
    ((140, 100, 60), "AB AC BC", "", None, True, False),
    ((150, 75, 75), "AB AC", "", None, True, True),
    ((150, 100, 50), "AB AC", "", None, True, True),
    ((160, 80, 60), "A", "BC", "A", False, False),
    ((149, 149, 2), "AB AC BC", "", None, True, False),
    ((75, 75, 75, 75), "ABC ABD ACD BCD", "", None, True, False),
    ((120, 90, 60, 30), "AB AC BCD", "", None, True, False),
    ((100, 90, 80, 30), "AB AC BC", "D", None, False, False),
    ((110, 100, 80, 10), "AB AC BC", "D", None, False, False),
    ((150, 60, 50, 40), "AB AC AD", "", None, True, True),
    ((140, 60, 50, 50), "AB AC AD BCD", "", None, True, False),
    ((90, 80, 70, 60), "AB AC BCD", "", None, True, False),
    ((60, 60, 60, 60, 60), "ABC ABD ABE ACD ACE ADE BCD BCE BDE CDE", "", None, True, False),
    ((80, 70, 60, 50, 40), "ABC ABD ABE ACD ACE ADE BCD BCE BDE", "", None, True, False),
    ((100, 90, 80, 20, 10), "AB AC BC", "DE", None, False, False),
    ((140, 50, 40, 40, 30), "AB AC AD AE BCDE", "", None, True, False),
    ((90, 90, 90, 20, 10), "AB AC BC", "DE", None, False, False),
    ((150, 50, 40, 35, 25), "AB AC AD AE", "", None, True, True),
    ((155, 45, 40, 35, 25), "A", "BCDE", "A", False, False),
]


@pytest.mark.parametrize(("amounts", "minimal", "inessential", "predominant", "system", "resource"), CASES)
def test_a_worked_case(amounts, minimal, inessential, predominant, system, resource):
    resources = dict(zip("ABCDE", amounts, strict=False))
    assert sorted("".join(c) for c in coalitions.minimal_winning_coalitions(resources)) == sorted(minimal.split())
    assert "".join(coalitions.inessential(resources)) == inessential
    assert set(coalitions.essential(resources)) == set(resources) - set(inessential)
    assert coalitions.predominant(resources) == predominant
    assert coalitions.is_system_stable(resources) is system
    assert coalitions.is_resource_stable(resources) is resource


def test_there_are_twenty_worked_cases():
    assert len(CASES) == 20


def test_a_state_of_two_units_is_as_needed_as_one_of_a_hundred_and_forty_nine():
    assert coalitions.essential({"A": 149, "B": 149, "C": 2}) == ("A", "B", "C")
