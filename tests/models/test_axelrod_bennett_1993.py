"""Axelrod and Bennett 1993: what the course reproduces of it, and what comes out instead where it cannot be rebuilt.

The article prints sizes, two predictions and their basins, but not the 136 propensities. Those of the course were coded
by its rules, whose details were settled in the same pass, before any model was run; the last tests say what they give.
"""

import pytest

from course_utils import data
from course_utils.models import landscape, landscape_search
from course_utils.models.propensity import EQUAL, government, propensity, religion

NAMES = {one.state: one.name for one in data.wartime_states()}
PRINTED = data.wartime_sizes(1936)
GREAT = ("UKG", "FRN", "RUS", "GMY", "ITA")
AXIS = {"GMY", "ITA", "HUN", "EST", "FIN", "LAT", "LIT", "ROM"}


def sides(one: landscape_search.Minimum, states) -> frozenset:
    return frozenset({one.side, frozenset(states) - one.side})


def predicted(which: str) -> frozenset[str]:
    return frozenset(one.state for one in data.wartime_states() if getattr(one, which) == 1)


def europe(year: int, sizes_of: int = 0) -> landscape.Landscape:
    ruled = data.regimes(year)
    felt = {}
    for quarrel in data.quarrels(year):
        one, other = (ruled[state] for state in quarrel.states)
        factors = {
            "ethnic": quarrel.ethnic,
            "border": quarrel.border,
            "war": quarrel.war,
            "religion": religion(dict(one.religion), dict(other.religion)),
            "government": government(one.government, other.government),
        }
        felt[quarrel.states] = propensity(factors, EQUAL)
    return landscape.landscape(data.wartime_sizes(sizes_of or year), felt)


def wrong(side) -> set[str]:
    """Return the states on the wrong side, the sides named as fits best; neutral Portugal is wrong on either."""
    camps = (set(side), set(NAMES) - set(side))
    return min(
        ({state for state in NAMES if state == "POR" or (state in camp) == (state in AXIS)} for camp in camps), key=len
    )


def test_the_printed_prediction_misplaces_poland_and_portugal_only():
    found = wrong(predicted("first"))
    assert found == {"POL", "POR"}
    right = 1 - sum(PRINTED[state] for state in found) / sum(PRINTED.values())
    assert right == pytest.approx(0.957, abs=0.001)


def test_five_pure_realists_have_exactly_four_stable_divisions():
    found = landscape_search.minima(landscape.uniform({state: PRINTED[state] for state in GREAT}))
    expected = [{"UKG", "FRN", "GMY"}, {"UKG", "FRN", "ITA"}, {"UKG", "GMY", "ITA"}, {"UKG", "RUS"}]
    assert {sides(one, GREAT) for one in found} == {frozenset({frozenset(s), frozenset(GREAT) - s}) for s in expected}
    assert frozenset({frozenset({"GMY", "ITA"}), frozenset({"UKG", "FRN", "RUS"})}) not in {
        sides(one, GREAT) for one in found
    }


def test_seventeen_pure_realists_the_article_reports_209_and_the_printed_sizes_give_226():
    assert len(landscape_search.minima(landscape.uniform(PRINTED))) == 226
    # The present data, to three decimals: rounding decides among the small states.
    assert len(landscape_search.minima(landscape.uniform(data.wartime_sizes(1936, current=True)))) == 217


def test_by_power_none_of_the_realists_minima_comes_near_the_printed_prediction():
    def missed(side):
        return sum(PRINTED[state] for state in wrong(side)) / sum(PRINTED.values())

    found = landscape_search.minima(landscape.uniform(PRINTED))
    assert min(missed(one.side) for one in found) > 0.14 > 0.05 > missed(predicted("first"))
    # By mere number one of them is level: it misplaces Britain and Portugal. The article says none is as accurate.
    assert [wrong(one.side) for one in found if len(wrong(one.side)) <= 2] == [{"UKG", "POR"}]


def test_all_136_pairs_are_coded_in_every_year_by_the_rules():
    for year in data.EUROPE_YEARS:
        coded = data.quarrels(year)
        assert len({frozenset(one.states) for one in coded}) == len(coded) == 17 * 16 // 2
        assert set(data.regimes(year)) == set(NAMES)
        for one in coded:
            assert {one.ethnic, one.border, one.war} <= {0, -1}
            assert one.reason.endswith(".")
            assert all(data.reference(key.strip()) for key in one.source.split(";"))
        for regime in data.regimes(year).values():
            assert sum(share for _, share in regime.religion) <= 1
            assert all(data.reference(key.strip()) for key in regime.source.split(";"))


def test_1936_has_two_minima_as_the_article_has_but_the_other_one_is_deeper():
    deeper, other = landscape_search.minima(europe(1936))
    assert (deeper.basin, other.basin) == (44_818, 20_718)  # reported: 17,591 and 47,945
    assert deeper.basin + other.basin == 65_536 == 17_591 + 47_945
    assert set(NAMES) - deeper.side == {"RUS", "YUG"}  # reported: with Greece
    assert other.side ^ predicted("first") == {"POR", "LIT"}
    assert wrong(other.side) == {"POL", "POR", "LIT"}
    assert len(wrong(deeper.side)) == 7


def test_over_the_years_the_division_of_the_war_becomes_the_deepest_and_then_the_only_one():
    found = {year: landscape_search.minima(europe(year)) for year in data.EUROPE_YEARS}
    assert [len(minima) for minima in found.values()] == [2, 2, 2, 1]  # reported: 2, 2, 1, 1
    assert [len(wrong(minima[0].side)) for minima in found.values()] == [7, 6, 3, 2]
    assert wrong(found[1939][0].side) == {"POL", "POR"}  # reported: one error, Poland having moved


def test_a_walk_from_the_printed_predictions_ends_a_step_or_two_away():
    land = europe(1936)
    assert [move.state for move in landscape.walk(land, predicted("first"))] == ["POR", "LIT"]
    assert [move.state for move in landscape.walk(land, predicted("second"))] == ["GRC"]


def test_it_was_the_growth_of_power_and_not_new_quarrels_that_left_one_minimum():
    (only,) = landscape_search.minima(europe(1936, sizes_of=1939))
    assert {"GMY", "ITA"} <= set(NAMES) - only.side
    assert {"UKG", "FRN", "RUS"} <= only.side
    deeper, _ = landscape_search.minima(europe(1939, sizes_of=1936))
    assert "GMY" in deeper.side
    assert "RUS" not in deeper.side
