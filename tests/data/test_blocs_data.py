"""The tile map, the blocs and the burdens: what is known of them holds in the tables."""

import itertools

import pytest

from course_utils import data

YEARS = list(data.BLOC_YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_no_two_tiles_cover_the_same_cell_and_no_two_share_a_code(year):
    tiles = data.tiles(year)
    cells = [
        (tile.column + across, tile.row + down)
        for tile in tiles
        for across, down in itertools.product(range(tile.width), range(tile.height))
    ]
    assert len(cells) == len(set(cells))
    assert len({tile.code for tile in tiles}) == len(tiles)
    assert max(column for column, _ in cells) == 11
    assert max(row for _, row in cells) == 8


@pytest.mark.parametrize("year", YEARS)
def test_every_member_of_a_year_stands_on_one_tile(year):
    assert set(data.membership(year)) <= {tile.member for tile in data.tiles(year)}


@pytest.mark.parametrize(
    ("year", "nato", "pact"),
    [(1949, 12, 0), (1952, 14, 0), (1955, 15, 8), (1968, 15, 7), (1982, 16, 7), (1990, 16, 6), (1991, 16, 0),
     (1999, 19, 0), (2004, 26, 0), (2009, 28, 0), (2017, 29, 0), (2020, 30, 0), (2023, 31, 0), (2024, 32, 0)],
)  # fmt: skip
def test_how_many_belonged_at_the_end_of_a_year(year, nato, pact):
    assert len(data.members_at_end("NATO", year)) == nato
    assert len(data.members_at_end("Warsaw Pact", year)) == pact


def test_no_state_was_ever_in_both_at_once():
    for year in YEARS:
        names = [one.name for bloc in ("NATO", "Warsaw Pact") for one in data.members_at_end(bloc, year)]
        assert len(names) == len(set(names))


def test_albania_was_in_one_then_in_none_then_in_the_other():
    assert data.membership(1955)["Albania"] == data.Membership("Warsaw Pact", joined=True)
    assert data.membership(1968)["Albania"] == data.Membership("Warsaw Pact", left=True)
    assert "Albania" not in data.membership(1969)
    assert data.membership(2009)["Albania"] == data.Membership("NATO", joined=True)


def test_france_stood_outside_the_command_from_1966_to_2008_and_was_a_member_throughout():
    outside = [year for year in YEARS if data.membership(year)["France"].outside]
    assert outside == list(range(1966, 2009))
    assert all(data.membership(year)["France"].bloc == "NATO" for year in YEARS)


@pytest.mark.parametrize(
    ("year", "nato", "pact"), [(1955, 0.447, 0.229), (1970, 0.336, 0.218), (1985, 0.274, 0.223), (1990, 0.288, 0.165)]
)
def test_what_the_blocs_held_of_the_worlds_capabilities(year, nato, pact):
    held = data.bloc_cinc()
    assert held["NATO"][year] == pytest.approx(nato, abs=0.0005)
    assert held["Warsaw Pact"][year] == pytest.approx(pact, abs=0.0005)


def test_the_sums_agree_with_the_shipped_capabilities_of_the_members():
    # Iceland, Luxembourg and Albania are too small to have figures of their own in the course.
    codes = ["USA", "CAN", "UKG", "NTH", "BEL", "FRN", "POR", "ITA", "NOR", "DEN", "GRC", "TUR", "GFR"]
    assert sum(data.cinc(code, 1970) for code in codes) == pytest.approx(data.bloc_cinc()["NATO"][1970], abs=0.002)
    codes = ["RUS", "POL", "HUN", "CZE", "BUL", "ROM", "GDR"]
    assert sum(data.cinc(code, 1970) for code in codes) == pytest.approx(
        data.bloc_cinc()["Warsaw Pact"][1970], abs=1e-4
    )


def test_how_many_members_spent_two_per_cent():
    # 2014, 2023 and 2024 as NATO's release has it; in 2025 for the first time everyone with a figure.
    at_two = {year: sum(one.share >= 2 for one in data.burdens(year)) for year in (2014, 2023, 2024, 2025)}
    assert at_two == {2014: 3, 2023: 10, 2024: 18, 2025: 29}


def test_burdens_come_largest_first_and_only_for_those_who_had_joined():
    assert [one.name for one in data.burdens(1964)][:3] == ["United States", "West Germany", "Britain"]
    assert "Sweden" not in {one.name for one in data.burdens(2023)}
    assert "Sweden" in {one.name for one in data.burdens(2024)}


@pytest.mark.parametrize(("year", "said"), [(1965, "try 1964"), (2000, "try 2014"), (2030, "try 2025")])
def test_a_year_without_burdens_is_told_the_nearest(year, said):
    with pytest.raises(ValueError, match=said):
        data.burdens(year)


@pytest.mark.parametrize("ask", [data.tiles, data.membership, data.bloc_event])
def test_a_year_without_a_map_is_told_the_nearest(ask):
    with pytest.raises(ValueError, match="try 1949"):
        ask(1914)
    with pytest.raises(ValueError, match="try 2025"):
        ask(2031)
