"""The statements that most went wrong stand first."""

from course_utils.cards.weakest import Weak, weakest


def test_five_of_ten_weigh_more_than_a_single_slip():
    outcomes = [(("S3",), n < 5) for n in range(10)] + [(("S7",), False)] + [(("S1", "M-always-deters"), True)]
    # S3: (5 + 1) / (10 + 2) = 1/2;  S7: (1 + 1) / (1 + 2) = 2/3
    assert weakest(outcomes, ["S1", "S3", "S7"]) == [Weak("S7", 1, 1), Weak("S3", 5, 10)]
    outcomes += [(("S7",), True)] * 3
    assert [weak.statement for weak in weakest(outcomes, ["S1", "S3", "S7"])] == ["S3", "S7"]


def test_what_never_went_wrong_is_not_weak():
    assert weakest([(("S1",), True)], ["S1"]) == []
    assert weakest([(("T1",), False)], ["S1"]) == []
    assert len(weakest([((f"S{n}",), False) for n in range(9)], [f"S{n}" for n in range(9)])) == 3
