"""Counts, members and rates agree with their sources and with each other."""

from datetime import date

import pytest

from course_utils import data

PROMISES = ("defence", "offence", "neutrality", "non_aggression", "consultation")


def test_alliances_in_force_cover_every_year_from_1815_to_2016():
    assert [row.year for row in data.alliances_in_force()] == list(range(1815, 2017))


def test_no_kind_of_alliance_outnumbers_all_alliances():
    for row in data.alliances_in_force() + data.alliances_by_era():
        assert all(getattr(row, promise) <= row.total for promise in PROMISES)
        assert sum(getattr(row, promise) for promise in PROMISES) >= row.total


@pytest.mark.parametrize(
    ("year", "total", "defence", "non_aggression"), [(1914, 23, 13, 3), (1989, 146, 56, 92), (2016, 334, 46, 263)]
)
def test_alliances_in_force_in_a_year(year, total, defence, non_aggression):
    row = next(row for row in data.alliances_in_force() if row.year == year)
    assert (row.total, row.defence, row.non_aggression) == (total, defence, non_aggression)


def test_the_eras_add_up_to_all_745_alliances():
    *eras, everything = data.alliances_by_era()
    assert everything.total == 745
    for column in ("total", *PROMISES, "only_non_aggression", "bilateral", "multilateral", "secret", "partly_secret"):
        assert sum(getattr(era, column) for era in eras) == getattr(everything, column)
    assert all(era.bilateral + era.multilateral == era.total for era in eras)


def test_offence_was_promised_by_half_of_the_early_alliances_and_by_none_of_the_last():
    first, *_, last, _ = data.alliances_by_era()
    assert (first.offence, first.total) == (31, 63)
    assert (last.offence, last.total) == (0, 250)


def test_nato_grew_from_12_to_32_members_and_lost_none():
    members = data.nato_members()
    assert len(members) == 32
    assert sum(member.joined.year == 1949 for member in members) == 12
    assert [member.joined for member in members] == sorted(member.joined for member in members)
    assert all(member.left is None for member in members)
    assert members[-1].name == "Sweden"
    assert members[-1].joined == date(2024, 3, 7)


def test_the_warsaw_pact_had_eight_members_and_albania_left_first():
    members = {member.name: member for member in data.warsaw_pact_members()}
    assert len(members) == 8
    assert {member.joined for member in members.values()} == {date(1955, 5, 14)}
    assert min(members.values(), key=lambda member: member.left or date.max).name == "Albania"
    assert members["East Germany"].left == date(1990, 10, 3)
    assert members["Soviet Union"].left == date(1991, 7, 1)


def test_the_rates_are_those_of_berkemeier_and_fuhrmann_2018():
    rates = {(row.kind, row.period): row.rate for row in data.reliability()}
    published = {"all": 0.50, "defence": 0.41, "non-aggression": 0.37, "offence": 0.74, "neutrality": 0.78}
    for kind, rate in published.items():
        assert rates[kind, "1816-2003"] == pytest.approx(rate, abs=0.005)
    assert rates["all", "1816-1944"] == pytest.approx(0.66, abs=0.005)
    assert rates["all", "1945-2003"] == pytest.approx(0.22, abs=0.005)


def test_the_two_periods_add_up_to_the_whole():
    rows = {(row.kind, row.period): row for row in data.reliability()}
    for (kind, period), whole in rows.items():
        if period == "1816-2003":
            parts = rows[kind, "1816-1944"], rows[kind, "1945-2003"]
            assert sum(part.honoured for part in parts) == whole.honoured
            assert sum(part.violated for part in parts) == whole.violated
