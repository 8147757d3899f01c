"""The activities of lesson 05, driven as the page drives them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils import data
from course_utils.activities import blocs, burden, public_good
from course_utils.models.burden_sharing import equilibrium


def put(activity, name, value, done=True):
    activity.act({"kind": "set", "name": name, "value": value, "done": done})


def press(activity, name):
    activity.act({"kind": "press", "name": name})


class TestTheMap:
    def test_in_1955_west_germany_and_then_the_warsaw_pact(self):
        activity = blocs.NatoAndWarsawPact(1955)
        assert activity.map.sentence.startswith("At the end of 1955 NATO had 15 members and the Warsaw Pact 8.")
        assert "Joined NATO: West Germany." in activity.map.sentence
        assert "East Germany" in activity.map.sentence
        assert activity.sums.sentence.endswith("45% of the world's capabilities, the Warsaw Pact's 23%: 1.95 to 1.")

    @pytest.mark.parametrize("bloc", ["NATO", "Warsaw Pact"])
    def test_every_accession_and_exit_is_named_in_its_year(self, bloc):
        members = data.nato_members() if bloc == "NATO" else data.warsaw_pact_members()
        for member in members:
            name = "West Germany" if member.name == "Germany" else member.name
            assert name in blocs.sentence(member.joined.year)
            if member.left and member.left.year < 1991:
                assert f"Left the Warsaw Pact: {name}." in blocs.sentence(member.left.year)
        assert "dissolved" in blocs.sentence(1991)

    @pytest.mark.parametrize(
        ("year", "said"),
        [(1956, "Hungary"), (1966, "France left"), (1968, "Czechoslovakia"), (1990, "part of Germany"),
         (2001, "Article 5"), (2009, "France returned"), (1971, "Nobody joined or left")],
    )  # fmt: skip
    def test_what_else_happened_is_said(self, year, said):
        assert said in blocs.sentence(year)

    def test_a_tile_says_its_bloc_in_letters_and_its_news_in_signs(self):
        activity = blocs.NatoAndWarsawPact(1968)
        written = {text for trace in json.loads(activity.map.spec)["data"] for text in trace.get("text", [])}
        assert {"<b>AL</b><br>W ×", "<b>FR</b><br>N*", "<b>SU</b><br>W", "<b>CH</b>"} <= written
        assert "Neither: Austria" in activity.map.alt

    def test_a_drag_over_all_years_is_one_change(self):
        activity = blocs.NatoAndWarsawPact(1949)
        for year in data.BLOC_YEARS:
            put(activity, "year", year, done=year == data.BLOC_YEARS[-1])
        assert "The figures end in 2022" in activity.sums.sentence
        press(activity, "undo")
        assert activity.controls.state["values"]["year"] == 1949
        press(activity, "redo")
        press(activity, "reset")
        assert "There was no Warsaw Pact yet" in activity.sums.sentence

    def test_every_moment_has_a_button_and_the_year_can_be_copied(self):
        activity = blocs.NatoAndWarsawPact()
        for year in blocs.MOMENTS:
            press(activity, f"year-{year}")
            assert f"At the end of {year}" in activity.map.sentence
        press(activity, "copy")
        assert activity.controls.state["copy"] == "course.nato_and_warsaw_pact(2024)"
        assert "Copied" in activity.message

    @pytest.mark.parametrize(("year", "said"), [(1914, "try 1949"), (2050, "try 2025"), ("1955", "whole number")])
    def test_a_year_outside_is_refused(self, year, said):
        with pytest.raises(ValueError, match=said):
            blocs.NatoAndWarsawPact(year)


class TestBurdenSharing:
    def test_reported_beside_reproduced_in_1964(self):
        activity = burden.BurdenSharing()
        assert "ρ = 0.490 (reported in 1966: 0.490)" in activity.ranks.sentence
        assert "about 8% of cases" in activity.ranks.sentence
        assert "Portugal 13 and 2" in activity.ranks.alt

    def test_dropping_members_moves_the_correlation_live(self):
        activity = burden.BurdenSharing()
        put(activity, "in Portugal", False)
        assert "13 members, without Portugal: ρ = 0.725" in activity.ranks.sentence
        assert activity.controls.state["values"]["who"] == "Portugal"
        put(activity, "in Portugal", True)
        put(activity, "who", "United States")
        assert "without the United States: ρ = 0.363" in activity.ranks.sentence
        assert activity.controls.state["values"]["in United States"] is False
        put(activity, "in Italy", False)
        assert activity.controls.state["values"]["who"] == "own"
        press(activity, "undo")
        press(activity, "undo")
        assert "all 14 members" in activity.ranks.sentence

    def test_since_2014_the_gdp_figure_stands_beside_ours(self):
        activity = burden.BurdenSharing(2014)
        assert "all 27 members: ρ = 0.268 (with GDP as size: 0.28)" in activity.ranks.sentence
        put(activity, "who", "first")
        assert "14 of 27 members" in activity.ranks.sentence
        assert "(with GDP as size: 0.37)" in activity.ranks.sentence
        put(activity, "year", "2025")
        assert activity.controls.state["values"]["who"] == "first"
        assert "(with GDP as size: 0.02)" in activity.ranks.sentence
        put(activity, "who", "all")
        assert "next to nothing" in activity.ranks.sentence

    def test_a_choice_of_ones_own_is_kept_from_year_to_year_under_the_name_of_the_time(self):
        activity = burden.BurdenSharing(1964, ["West Germany", "Turkey"])
        put(activity, "year", "2020")
        assert activity.controls.state["values"]["in Germany"] is False
        assert "without Germany and Turkey" in activity.ranks.sentence
        put(activity, "year", "1964")
        assert "without Turkey and West Germany" in activity.ranks.sentence

    def test_three_members_are_the_least_and_the_last_picture_stays(self):
        names = [one.name for one in data.burdens(1964)]
        activity = burden.BurdenSharing(1964, names[3:])
        before = activity.ranks.spec
        with pytest.raises(ValueError, match="3 members at least"):
            put(activity, f"in {names[0]}", False)
        assert activity.ranks.spec == before

    def test_three_members_with_one_share_cannot_be_ranked(self):
        names = [one.name for one in data.burdens(2025)]
        tied = [one.name for one in data.burdens(2025) if one.share == 2.0][:3]
        with pytest.raises(ValueError, match="the same value, 2"):
            burden.BurdenSharing(2025, [name for name in names if name not in tied])

    def test_the_code_makes_the_same_state_again(self):
        activity = burden.BurdenSharing(2018, ["Greece"])
        press(activity, "copy")
        assert activity.controls.state["copy"] == "course.burden_sharing(2018, without=('Greece',))"

    @pytest.mark.parametrize("year", data.BURDEN_YEARS)
    def test_every_year_can_be_shown(self, year):
        activity = burden.BurdenSharing(year)
        assert activity.ranks.sentence.startswith(f"{year}, all ")
        assert activity.ranks.source.startswith("Source")

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [((1980,), "try 1964"), ((1964, "Portugl"), "did you mean 'Portugal'"), ((1964, "Spain"), "no member of 1964")],
    )
    def test_bad_arguments_are_refused_in_a_sentence(self, arguments, said):
        with pytest.raises(ValueError, match=said):
            burden.BurdenSharing(*arguments)


class TestWhoPays:
    def test_the_worked_example(self):
        activity = public_good.PublicGood()
        assert activity.payments.sentence == (
            "A has 89% of the income and carries 100% of the cost. B rides free. "
            "Together they buy 80.0, where 90.0 would be best for all."
        )
        assert [badge["strong"] for badge in activity.controls.state["badges"]] == [
            " · ● 10.0% of its income",
            " · ○ rides free",
        ]

    def test_two_equals_ride_on_each_other(self):
        activity = public_good.PublicGood()
        put(activity, "example", "equal")
        assert "Nobody rides free altogether" in activity.payments.sentence
        assert "buy 47.4, where 90.0" in activity.payments.sentence

    def test_the_three_largest_of_1964_show_where_the_model_goes_too_far(self):
        activity = public_good.PublicGood()
        put(activity, "example", "1964")
        assert "West Germany and Britain ride free" in activity.payments.sentence
        assert activity.controls.state["values"]["taste"] == 0.09

    def test_an_ally_is_added_removed_and_moved(self):
        activity = public_good.PublicGood()
        press(activity, "add")
        assert "add" in activity.controls.state["disabled"]
        put(activity, "income-2", 790)
        assert "B rides free" in activity.payments.sentence
        assert activity.controls.state["values"]["example"] == ""
        press(activity, "remove")
        assert activity.controls.state["values"]["example"] == "unequal"
        put(activity, "taste", 0.3)
        assert "buy 240.0, where 270.0" in activity.payments.sentence
        press(activity, "copy")
        assert activity.controls.state["copy"] == "course.public_good((800, 100), 0.3)"

    def test_no_income_and_a_single_income_are_said_in_words(self):
        activity = public_good.PublicGood((0, 100))
        assert "Nobody else has anything to pay with" in activity.payments.sentence
        put(activity, "income-1", 0)
        assert activity.payments.sentence == "Nobody has any income, so nobody can pay for anything."

    @settings(max_examples=40)
    @given(st.lists(st.integers(0, 1000), min_size=2, max_size=3), st.floats(0.02, 0.5))
    def test_the_sentence_names_a_free_rider_just_when_there_is_one(self, incomes, taste):
        alliance = public_good.Alliance(public_good.LETTERS[: len(incomes)], tuple(incomes), taste)
        riders = [own for own, income in zip(equilibrium(incomes, taste), incomes, strict=True) if income and not own]
        said = public_good.sentence(alliance)
        assert (" rides free." in said or " ride free." in said) is bool(riders)

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [(((1,),), "2 or 3 allies, not 1"), (((1, 2000),), "0 to 1000, not 2000"), (((1, 2), 0.9), "0.02 to 0.5"),
         (((1, 0.5),), "whole number")],
    )  # fmt: skip
    def test_bad_arguments_are_refused_in_a_sentence(self, arguments, said):
        with pytest.raises(ValueError, match=said):
            public_good.PublicGood(*arguments)

    def test_the_example_of_1964_keeps_its_names_when_it_is_copied(self):
        activity = public_good.PublicGood()
        put(activity, "example", "1964")
        again = public_good.PublicGood(activity.history.now.incomes, activity.history.now.taste)
        assert again.history.now == activity.history.now

    @pytest.mark.parametrize(("incomes", "name"), [((1, 2, 3), "add"), ((1, 2), "remove")])
    def test_there_is_no_fourth_ally_and_no_ally_alone(self, incomes, name):
        activity = public_good.PublicGood(incomes)
        with pytest.raises(ValueError, match="room for 2 to 3 allies"):
            press(activity, name)
        assert activity.history.now.incomes == incomes

    def test_choosing_ones_own_numbers_says_how(self):
        activity = public_good.PublicGood()
        put(activity, "example", "")
        assert "Move a slider" in activity.message
        members = burden.BurdenSharing()
        put(members, "who", "own")
        assert "Untick members" in members.message


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: burden.BurdenSharing("1964"), "whole number such as 1964"),  # type: ignore[arg-type]
        (lambda: burden.BurdenSharing([1964]), "whole number such as 1964"),  # type: ignore[arg-type]
        (lambda: burden.BurdenSharing(1964, 5), "must be names, such as 'Portugal'"),  # type: ignore[arg-type]
        (lambda: public_good.PublicGood(5), "2 or 3 allies, not 1"),  # type: ignore[arg-type]
        (lambda: public_good.PublicGood(None), "2 or 3 allies, not 1"),  # type: ignore[arg-type]
    ],
)
def test_an_argument_of_another_kind_is_refused_in_a_sentence(make, said):
    with pytest.raises(ValueError, match=said):
        make()


def test_the_words_explain_the_tiles_and_the_marks():
    assert "Point at a tile" in blocs.NatoAndWarsawPact().controls.state["intro"]
    assert "squares" not in burden.BurdenSharing(1964).controls.state["intro"]
    assert "squares: those that joined later" in burden.BurdenSharing(2025).controls.state["intro"]
