"""Antal, Krapivsky and Redner 2006: six powers from 1872 to 1907, on their way to two blocs.

The ties are those of the data set that codes the article's figure; counts and camps were also computed independently.
"""

import pytest

from course_utils import data
from course_utils.models.structural_balance import best_camps, network, triangles

MEMBERS = ("UKG", "FRN", "RUS", "GMY", "AUH", "ITA")
# Friendly, hostile and missing ties; balanced, unbalanced and incomplete triangles; ties at odds at the least.
TABLE = {
    "1872": (3, 6, 6, 5, 2, 13, 1),
    "1882": (5, 6, 4, 6, 2, 12, 1),
    "1890": (3, 7, 5, 3, 2, 15, 1),
    "1891": (4, 7, 4, 6, 2, 12, 1),
    "1904": (5, 6, 4, 6, 2, 12, 1),
    "1907": (6, 9, 0, 20, 0, 0, 0),
}
CAMPS = {
    "1872": [{"UKG", "FRN", "ITA"}, {"UKG", "FRN"}],
    "1882": [{"UKG", "FRN"}],
    "1890": [{"UKG", "GMY", "AUH", "ITA"}],
    "1891": [{"UKG", "GMY", "AUH", "ITA"}],
    "1904": [{"UKG", "FRN", "RUS"}],
    "1907": [{"UKG", "FRN", "RUS"}],
}
UNBALANCED = {
    "1872": {("UKG", "FRN", "RUS"), ("UKG", "FRN", "AUH")},
    "1882": {("UKG", "FRN", "RUS"), ("UKG", "FRN", "AUH")},
    "1890": {("UKG", "FRN", "AUH"), ("UKG", "RUS", "AUH")},
    "1891": {("UKG", "FRN", "AUH"), ("UKG", "RUS", "AUH")},
    "1904": {("UKG", "FRN", "RUS"), ("UKG", "RUS", "AUH")},
    "1907": set(),
}


@pytest.mark.parametrize("stage", TABLE)
def test_ties_triangles_and_camps_of_each_stage(stage):
    net = network(MEMBERS, {(one, other): sign for one, other, sign in data.power_stage(stage).ties})
    judged = triangles(net)
    least, camps = best_camps(net)
    counts = [list(values).count(kind) for values in (net.signs, judged.values()) for kind in (1, -1, 0)]
    assert (*counts, least) == TABLE[stage]
    assert [set(first) for first, _ in camps] == CAMPS[stage]
    assert {three for three, sign in judged.items() if sign < 0} == UNBALANCED[stage]


def test_balance_is_complete_only_in_the_last_stage():
    assert [one.id for one in data.power_stages()] == list(TABLE)
    with pytest.raises(ValueError, match="There is no stage '1908' here"):
        data.power_stage(1908)
