"""How often allies kept their word: the counts of the course beside the rates that the two studies print.

Leeds, Long and Mitchell (2000): 74.5%, 1816 to 1944. Berkemeier and Fuhrmann (2018): 50% for 1816 to 2003, 66% before
1945 and 22% after; defence 41%, non-aggression 37%, offence 74%, neutrality 78%.
"""

import pytest

from course_utils import data
from course_utils.models.deterrence import Attack, attack_pays, judge

COUNTED = {(one.kind, one.period): one for one in data.reliability()}
BY_BERKEMEIER = [one for one in data.reported_rates() if one.study == "berkemeier2018"]


@pytest.mark.parametrize("reported", BY_BERKEMEIER, ids=lambda one: f"{one.kind} {one.period}")
def test_the_counts_give_each_rate_that_berkemeier_and_fuhrmann_print(reported):
    assert round(COUNTED[reported.kind, reported.period].rate, 2) == reported.rate


def test_the_seven_printed_rates_are_all_there():
    assert [one.said for one in BY_BERKEMEIER] == ["50%", "66%", "22%", "41%", "37%", "74%", "78%"]


@pytest.mark.parametrize("kind", [one.kind for one in data.reliability() if one.period == "1816-2003"])
def test_the_two_periods_add_up_to_the_whole(kind):
    before, after, whole = (COUNTED[kind, period] for period in ("1816-1944", "1945-2003", "1816-2003"))
    assert before.honoured + after.honoured == whole.honoured
    assert before.violated + after.violated == whole.violated


def test_defence_was_kept_in_61_percent_before_1945_and_in_14_percent_after():
    assert [round(COUNTED["defence", period].rate, 3) for period in ("1816-1944", "1945-2003")] == [0.610, 0.140]


def test_the_first_study_found_more_for_the_same_years_and_that_is_not_reproduced():
    reported = next(one for one in data.reported_rates() if one.study == "leeds2000")
    assert reported.rate == 0.745
    assert 0.05 < reported.rate - COUNTED["all", reported.period].rate < 0.10


def test_a_reputation_of_74_percent_deters_in_the_worked_example_and_one_of_50_does_not():
    example = Attack(50, 30, 60, 100, 20, 60)
    deterring = [one.said for one in data.reported_rates() if one.kind == "all" and not attack_pays(example, one.rate)]
    assert deterring == ["74.5%", "66%"]
    assert judge(example).threshold == pytest.approx(0.636, abs=0.0005)
