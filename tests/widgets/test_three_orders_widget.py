"""One attack under three orders, driven as the page drives it."""

import pytest

from course_utils import data
from course_utils.activities.security_setting import from_arguments, from_world, to_code
from course_utils.activities.three_orders import ThreeOrders


def put(activity, name, value, done=True):
    activity.act({"kind": "set", "name": name, "value": value, "done": done})


def press(activity, name):
    activity.act({"kind": "press", "name": name})


def value(activity, name):
    return activity.controls.state["values"][name]


def badge(activity, name):
    cards = 4 + list(activity.history.now.powers).index(name)
    return activity.controls.state["badges"][cards]["strong"]


@pytest.fixture
def activity():
    made = ThreeOrders(from_world("six-states"))
    yield made
    made.close()


def test_without_free_riding_the_body_serves_best(activity):
    put(activity, "riding", 0)
    assert activity.bars.sentence == (
        "Collective security serves F best: 76%, against 36% under the alliance and 36% under the deals."
    )
    assert badge(activity, "C") == "● must act: alliance, collective security"
    assert badge(activity, "A") == "▲ attacks"
    assert "nobody helps 3%" in activity.bars.alt


def test_with_full_free_riding_all_three_fall_to_nine_percent(activity):
    put(activity, "riding", 100)
    assert activity.bars.sentence.startswith("All three orders serve F alike: 9%")
    assert "acts with 15% instead of 60%" in activity.lines.sentence


def test_an_attack_inside_the_alliance_leaves_it_silent(activity):
    put(activity, "aggressor", "B")
    put(activity, "victim", "C")
    assert value(activity, "why 0") == (
        "Nobody must act: both are members, and an alliance faces outward, against outsiders only."
    )
    assert "faces inward" in value(activity, "why 1")
    assert activity.bars.sentence.endswith("The alliance is silent: both are members, and it faces outward.")


def test_a_veto_blocks_the_body_and_makes_its_holder_a_member(activity):
    put(activity, "body A", False)
    put(activity, "vetoes A", True)
    assert value(activity, "body A") is True
    assert value(activity, "why 1") == "Nobody must act: blocked by the veto of A, the aggressor itself."
    assert "The veto of A blocks the body." in activity.bars.sentence
    put(activity, "body A", False)
    assert value(activity, "vetoes A") is False


def test_a_friend_of_the_aggressor_can_outvote_block_and_join(activity):
    put(activity, "rule", "unanimity")
    put(activity, "stance C", "tied")
    assert value(activity, "why 1") == "Nobody must act: all who are not at war must agree, and C will not."
    put(activity, "rule", "automatic")
    put(activity, "vetoes C", True)
    assert value(activity, "why 1").endswith("the veto of C, which stands close to the aggressor.")
    put(activity, "stance C", "joins")
    assert badge(activity, "C") == "▲ attacks"
    assert "A + C: 48" in activity.bars.spec
    assert value(activity, "why 0").startswith("B must act")


def test_a_deal_is_made_and_ended(activity):
    put(activity, "deal", "E + F")
    assert value(activity, "why 2") == "B, D and E must act: each has a deal with F."
    for pair in ("B + F", "D + F", "E + F"):
        put(activity, "deal", pair)
    assert value(activity, "why 2") == "Nobody must act: F has no deal with anybody."
    press(activity, "undo")
    assert value(activity, "why 2") == "E must act: it has a deal with F."


def test_nobody_is_obliged_to_ukraine_but_poland_has_an_alliance(activity):
    put(activity, "world", "europe-2022")
    assert activity.bars.sentence == (
        "Nobody must act under any of the three orders: Ukraine has to face Russia alone, and is outweighed. "
        "The veto of Russia blocks the body."
    )
    assert "nobody to lean on" in activity.lines.sentence
    put(activity, "volunteers", 20)
    assert "or with volunteers (" in activity.bars.sentence
    put(activity, "victim", "Poland")
    assert "must act: an outsider attacks their ally" in value(activity, "why 0")
    press(activity, "reset")
    assert value(activity, "victim") == "Ukraine"
    assert value(activity, "world") == "europe-2022"


def test_a_victim_that_needs_no_help_and_one_that_cannot_be_helped_are_said_so(activity):
    put(activity, "aggressor", "F")
    assert value(activity, "victim") == "A", "the two change places"
    assert activity.bars.sentence.startswith("A outweighs F without any help")
    put(activity, "world", "poland-1939")
    for state in ("Soviet Union", "Romania", "Turkey"):
        put(activity, f"body {state}", False)
    assert activity.bars.sentence.startswith("Under no order would it be enough to outweigh Germany")


def test_when_nobody_is_willing_it_is_said(activity):
    put(activity, "willing", 0)
    assert activity.bars.sentence == "Nobody is willing to act, so A is outweighed under none of the orders."


def test_a_non_aggression_pact_obliges_nobody(activity):
    put(activity, "world", "poland-1939")
    assert value(activity, "stance Soviet Union") == "tied"
    assert value(activity, "why 2") == "Britain and France must act: each has a deal with Poland."


def test_a_drag_is_one_change(activity):
    for percent in range(0, 101, 5):
        put(activity, "willing", percent, done=percent == 100)
    press(activity, "undo")
    assert value(activity, "willing") == 60


@pytest.mark.parametrize("world", data.security_worlds(), ids=lambda world: world.id)
def test_every_attack_in_every_world_has_its_sentence_and_its_line_of_code(world):
    made = ThreeOrders(from_world(world.id))
    for aggressor in world.powers:
        for victim in world.powers:
            if aggressor != victim:
                put(made, "aggressor", aggressor)
                put(made, "victim", victim)
                if made.history.now.aggressor != aggressor:
                    put(made, "aggressor", aggressor)
                assert made.bars.sentence.endswith(".")
                assert "  " not in made.bars.sentence + made.lines.sentence
                assert eval(to_code(made.history.now).replace("course.three_orders", "_read")) == made.history.now


def _read(world, aggressor, victim, willing, riding, volunteers, **pledges):
    return from_arguments(world, aggressor, victim, (willing, riding, volunteers), pledges)


def test_a_changed_attack_comes_back_from_its_line_of_code(activity):
    for name, new in (("alliance E", True), ("stance B", "tied"), ("deal", "A + B"), ("rule", "majority")):
        put(activity, name, new)
    put(activity, "vetoes D", True)
    press(activity, "copy")
    line = activity.controls.state["copy"]
    assert eval(line.replace("course.three_orders", "_read")) == activity.history.now


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (dict(world="six-state"), "did you mean 'six-states'"),
        (dict(aggressor="Germany"), "no state 'Germany'"),
        (dict(willing=120), "0 to 100"),
        (dict(deals="A + A"), "two partners"),
        (dict(vetoes="A", body="B, C"), "outside"),
        (dict(allies="A"), "no pledge 'allies'"),
        (dict(rule="lots"), "no rule 'lots'"),
        (dict(aggressor=5), "no state '5'"),
        (dict(aggressor="A, B"), "no state 'A, B'"),
        (dict(aggressor="A", victim="a"), "A cannot attack itself"),
        (dict(willing=True), "0 to 100, not True"),
        (dict(alliance=None), "in quotation marks"),
    ],
)
def test_a_bad_argument_is_told_in_one_sentence(arguments, said):
    full = dict(world="six-states", aggressor=None, victim=None, willing=60, riding=30, volunteers=0) | arguments
    with pytest.raises(ValueError, match=said):
        _read(**full)


def test_what_the_lesson_says_of_its_worlds(activity):
    put(activity, "world", "abyssinia-1935")
    assert activity.bars.sentence.endswith("It alone obliges anybody.")
    put(activity, "world", "kuwait-1990")
    assert "serves Kuwait best: 71%" in activity.bars.sentence
    put(activity, "stance Soviet Union", "tied")
    assert value(activity, "why 1").startswith("Nobody must act: blocked by the veto of the Soviet Union")
    put(activity, "world", "east-asia-1955")
    put(activity, "victim", "Thailand")
    assert value(activity, "why 0").startswith("The United States and the Philippines must act")
    assert "has no deal" in value(activity, "why 2")
    put(activity, "aggressor", "Japan")
    put(activity, "victim", "South Korea")
    assert value(activity, "why 2") == "The United States must act: it has a deal with South Korea."
