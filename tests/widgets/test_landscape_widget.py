"""Europe in the landscape, driven as the page drives it."""

import json

import pytest

from course_utils.activities import europe_table as europe
from course_utils.activities.europe_table import Europe, mistakes, started
from course_utils.activities.landscape import LandscapeOfEurope, landscape
from course_utils.models.landscape import energy, walk


def press(activity, name):
    activity.act({"kind": "press", "name": name})


def put(activity, name, value, done=True):
    activity.act({"kind": "set", "name": name, "value": value, "done": done})


def shown(activity):
    return activity.controls.state["values"]


@pytest.fixture
def activity():
    made = LandscapeOfEurope(Europe(1936, started("alphabet")))
    yield made
    made.close()


def test_one_move_lowers_the_energy_and_says_who_moved(activity):
    before = activity.history.now
    assert "Italy would move first" in activity.sides.sentence
    press(activity, "one")
    after = activity.history.now
    assert after.side ^ before.side == {"ITA"}
    assert energy(after.land, after.side) < energy(before.land, before.side)
    assert activity.message.startswith("Italy changes sides: its frustration falls by 19.86")


def test_letting_them_move_ends_in_a_minimum_and_stops_the_buttons(activity):
    press(activity, "end")
    now = activity.history.now
    assert walk(now.land, now.side) == []
    assert "Nobody would rather change sides: this is minimum 1 of 2" in activity.sides.sentence
    assert {"one", "end"} <= set(activity.controls.state["disabled"])
    press(activity, "undo")
    assert "6 states would rather change sides" in activity.sides.sentence


def test_the_printed_prediction_misplaces_two_of_seventeen(activity):
    put(activity, "start", "first")
    assert europe.compared(activity.history.now, activity.history.now.side) == (
        "2 of 17 wrong (4% of their power): Poland and Portugal"
    )
    assert shown(activity)["side UKG"] == "A"
    assert shown(activity)["side GMY"] == "B"


def test_the_years_change_the_landscape(activity):
    sentences = []
    for year in (1936, 1937, 1938, 1939):
        put(activity, "year", year)
        sentences.append(activity.depths.sentence)
    assert [sentence.split()[0] for sentence in sentences] == ["2", "2", "2", "Only"]
    assert sentences[3].endswith("2 of 17 wrong (4% of their power): Poland and Portugal.")


def test_a_state_put_on_the_other_side_by_hand_stays_there(activity):
    put(activity, "side GMY", "B")
    assert "GMY" not in activity.history.now.side
    assert shown(activity)["start"] == ""
    badges = activity.controls.state["badges"]
    assert len(badges) == 17
    assert {badge["side"] for badge in badges} == {"A", "B"}
    assert sum("⇄" in badge["strong"] for badge in badges) == sum("⇄" in text for text in names_drawn(activity))


def names_drawn(activity):
    return [text for trace in json.loads(activity.sides.spec)["data"] for text in trace.get("text", [])]


def test_the_weights_matter_until_everybody_is_a_pure_realist(activity):
    put(activity, "weight war", 2)
    assert activity.depths.sentence.startswith("Only one minimum")
    put(activity, "realist", True)
    assert activity.depths.sentence.startswith("226 minima among 65,536 divisions")
    assert "five weights do not count" in activity.controls.state["intro"]
    put(activity, "great", True)
    assert activity.depths.sentence.startswith("4 minima among 16 divisions")
    assert len(activity.controls.plan["cards"]) == 5
    put(activity, "great", False)
    assert len(activity.controls.plan["cards"]) == 17


def test_weights_do_not_change_a_landscape_of_pure_realists():
    one = Europe(1937, started("alphabet"), realist=True)
    other = Europe(1937, started("alphabet"), (0, 0.5, 1, 2, 0), realist=True)
    assert other.minima is one.minima
    assert other.land is one.land


def test_no_weight_at_all_is_refused_and_the_last_picture_stays(activity):
    for name in ("ethnic", "border", "war", "religion"):
        put(activity, f"weight {name}", 0)
    before = activity.depths.spec
    with pytest.raises(ValueError, match="give at least one of them a weight"):
        put(activity, "weight government", 0)
    assert activity.depths.spec == before
    assert shown(activity)["weight government"] == 1


def test_the_reasons_of_a_pair_can_be_read(activity):
    assert shown(activity)["reasons"] == []
    put(activity, "about", "GMY")
    reasons = dict(shown(activity)["reasons"])
    assert len(reasons) == 16
    assert "recent war −1" in reasons["France"]
    assert "Locarno" in reasons["France"]
    assert "type of government +1" in reasons["Italy"]


def test_the_parts_of_a_reason_add_up_under_any_weights(activity):
    put(activity, "about", "GMY")
    put(activity, "weight war", 2)
    assert dict(shown(activity)["reasons"])["Britain"].startswith(
        "−2.43 (recent war −2; religion +0.57; type of government −1)"
    )
    put(activity, "realist", True)
    assert shown(activity)["reasons"][0][0] == "Pure realists"


def test_everything_listed_names_all_states_once(activity):
    for _, text in shown(activity)["minima"]:
        for name in europe.names().values():
            assert name in text.split("Compared with the war")[0]


@pytest.mark.parametrize("start", [*europe.STARTS, "UKG, France"])
def test_copied_code_makes_the_same_state_again(activity, monkeypatch, start):
    put(activity, "year", 1938)
    put(activity, "weight war", 0.5)
    activity._go(Europe(1938, started(start), activity.history.now.weights))
    made = []
    monkeypatch.setattr("course_utils.activities.landscape.show", lambda shown, *rest: made.append(shown))
    line = activity.code(activity.history.now)
    exec(line, {"course": type("course", (), {"landscape": staticmethod(landscape)})})
    assert made[0].history.now == activity.history.now


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((1940,), "The years go from 1936 to 1939, so '1940' cannot be shown"),
        (("1936",), "give one of them as a number"),
        ((1936, None), "There is no start or state 'None' here"),
        ((1936, "frist"), "did you mean 'first'"),
        ((1936, "Germny"), "did you mean 'Germany'"),
    ],
)
def test_a_start_that_is_not_there_is_refused_with_the_nearest(arguments, said):
    with pytest.raises(ValueError, match=said):
        landscape(*arguments)


def test_a_weight_out_of_range_is_refused():
    with pytest.raises(ValueError, match="The weight of recent war takes a number from 0 to 2"):
        landscape(war=3)


def test_portugal_was_neutral_and_so_is_wrong_on_either_side():
    actual = started("actual")
    assert mistakes(actual) == mistakes(actual - {"POR"}) == ["POR"]
    assert mistakes(frozenset(europe.members(False)) - actual) == ["POR"]
