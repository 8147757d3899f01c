"""Our index reproduces the published figures of the Correlates of War data (v7.0) from their six items.

Items in the order of the data: military spending, military personnel, iron and steel, energy, total population, urban
population; None where the source has no figure. World totals are the sums over all states of that year.
"""

import pytest

from course_utils import data
from course_utils.models.capability import cinc

WORLD = {
    1816: (56_041, 1_980, 839, 26_292, 217_308, 6_113),
    1945: (141_895_706, 51_614, 120_946, 2_083_976, 1_615_451, 237_512),
    2016: (1_503_924_000, 19_700, 1_626_954, 21_897_370, 7_448_156, 2_344_974),
}
CASES = [
    ("UKG", 1816, (16_942, 255, 270, 22_528, 19_520, 1_957), 0.33661938),
    ("AUH", 1816, (None, 222, 60, 100, 29_483, 655), 0.08605217),
    ("USA", 1945, (90_000_000, 12_123, 72_304, 1_219_068, 139_928, 39_100), 0.38386354),
    ("CHN", 2016, (145_039_000, 2_333, 807_609, 5_709_691, 1_403_500, 526_464), 0.23082519),
]


@pytest.mark.parametrize(("state", "year", "items", "published"), CASES)
def test_the_published_index_follows_from_its_six_items(state, year, items, published):
    six = [None if item is None else item / world for item, world in zip(items, WORLD[year], strict=True)]
    assert cinc(six) == pytest.approx(published, abs=5e-8)


@pytest.mark.parametrize(("state", "year", "items", "published"), CASES)
def test_the_shipped_table_holds_the_published_index_to_five_decimals(state, year, items, published):
    assert data.cinc(state, year) == pytest.approx(published, abs=5e-6)
