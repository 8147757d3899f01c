"""The balance table, driven as the page drives it: what is on it, what is said of it, and the way back."""

import ast
import itertools
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from course_utils import data
from course_utils.activities import balance_of_power as module
from course_utils.activities.balance_of_power import BalanceOfPower, balance_of_power
from course_utils.activities.balance_table import (
    MOST,
    Table,
    add,
    describe,
    from_history,
    from_mapping,
    needed,
    sentence,
)
from course_utils.wording import the, upper_first

_numbers = itertools.count(1)
SCENARIOS = data.scenarios()
# Worked by hand: A holds 55 of 100. Without C it would hold 35, without B 20, without A 55 - 5 = 50: no longer a win.
HAND = {"A-land": (5, "A"), "Borduria": (35, "A"), "Cordium": (15, "A"), "Dalmasca": (25, "B"), "Elbonia": 20}


def put(name, value, done=True):
    return {"kind": "set", "name": name, "value": value, "done": done}


def press(name):
    return {"kind": "press", "name": name}


def send(activity, *actions):
    """Send one batch as the page does; return the sentence that says what was wrong with it."""
    activity.controls.receive({"seq": next(_numbers), "actions": list(actions)})
    return activity.controls.error


def table(activity):
    return activity.history.now


def values(activity):
    return activity.controls.state["values"]


def badges(activity):
    cards = activity.controls.plan["cards"]
    names = [values(activity)[card["head"][0]["name"]] for card in cards]
    return dict(zip(names, activity.controls.state["badges"], strict=True))


def seat(activity, name):
    return next(player.seat for player in table(activity).players if player.name == name)


@pytest.fixture
def opened():
    """Open a balance table on a start of `balance_of_power`'s."""
    made = []

    def opened(start="1914"):
        made.append(BalanceOfPower(module._start(start)))
        return made[-1]

    yield opened
    for activity in made:
        activity.close()


@pytest.fixture
def by_hand(opened):
    return opened(HAND)


# History sets the table.


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_every_scenario_seats_its_states_with_their_real_power_on_their_real_sides(scenario, opened):
    activity = opened(scenario.id)
    seated = {one.name: one for one in table(activity).players}
    assert len(seated) == len(scenario.states)
    for state in scenario.states:
        player = seated[data.state_name(state, scenario.year)]
        assert player.power == pytest.approx(100 * data.cinc(state, scenario.year))
        assert player.side == ("A" if state in scenario.side_a else "B" if state in scenario.side_b else "")
    assert activity.controls.state["intro"] == f"{scenario.year}. {scenario.story}"
    assert activity.controls.error == ""


@pytest.mark.parametrize("year", [1816, 1849, 1871, 1914, 1920, 1945, 1990, 2022])
def test_a_year_without_a_scenario_seats_its_twelve_strongest_states_undecided(year, opened):
    activity = opened()
    assert send(activity, put("year", str(year))) == ""
    ranked = sorted(data.powers(year, data.strongest(year, 61)).items(), key=lambda pair: -pair[1])
    assert [(one.name, one.power) for one in table(activity).players] == [
        (name, pytest.approx(100 * share)) for name, share in ranked[:12]
    ]
    assert {one.side for one in table(activity).players} == {""}
    assert values(activity)["scenario"] == ""
    if not activity.bars.sentence.startswith(tuple(f"{upper_first(the(name))} alone" for name, _ in ranked)):
        assert activity.bars.sentence.startswith("Nobody has taken a side yet.")


def test_every_year_can_be_laid_on_the_table_and_no_two_states_share_a_name():
    for year in data.YEARS:
        players = from_history(year).players
        assert len({player.name for player in players}) == len(players) == MOST, year


def test_the_menu_of_moments_goes_to_the_scenario_and_back_to_a_year_of_ones_own(opened):
    activity = opened()
    send(activity, put("scenario", "victors-1946"))
    assert (table(activity).year, len(table(activity).players)) == (1946, 4)
    send(activity, put("scenario", ""))
    assert (table(activity).year, len(table(activity).players)) == (1946, 12)
    send(activity, press("undo"), press("undo"))
    assert table(activity).scenario == "outbreak-1914"


def test_the_table_can_be_opened_by_a_year_a_scenario_or_states_of_ones_own(monkeypatch):
    shown = []
    monkeypatch.setattr(module, "show", lambda widget, title, figures: shown.append(widget.history.now))
    for start in (1914, " 1914 ", "August 1914", "outbreak-1914", 1901, {"Here": 5, "There": (4, "B")}):
        balance_of_power(start)
    assert [(one.year, one.scenario, len(one.players)) for one in shown] == [
        *[(1914, "outbreak-1914", 12)] * 4,
        (1901, "", 12),
        (data.YEARS[-1], "", 2),
    ]
    assert shown[-1].sides == {"Here": "", "There": "B"}


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (1815, "There is no year '1815' here; did you mean '1816'?"),
        (2023, "There is no year '2023' here; did you mean '2022'?"),
        ("1700", "There is no year '1700' here; choose '1816' or '2022'."),
        ("outbreak-1915", "There is no scenario 'outbreak-1915' here; did you mean 'outbreak-1914'?"),
        ({"Here": (5, "C"), "There": 5}, "The side of Here has no option 'C'; choose one of: A, neither, B."),
        ({"Here": 61, "There": 5}, "The power of Here takes a number from 0 to 60, not 61."),
        ({"Here": "strong", "There": 5}, "The power of Here takes a number from 0 to 60, not 'strong'."),
        ({"Here": 0, "There": 0}, "Nobody would have any power left: leave at least one state with some."),
        ({"Here": 5}, "The table holds from 2 to 12 states, not 1."),
        ({f"State {i}": 5 for i in range(13)}, "The table holds from 2 to 12 states, not 13."),
    ],
)
def test_a_start_that_cannot_be_is_refused_in_one_sentence_with_the_nearest(start, said, monkeypatch):
    monkeypatch.setattr(module, "show", lambda *_: pytest.fail("nothing may be shown"))
    with pytest.raises(ValueError, match="^" + re.escape(said) + "$"):
        balance_of_power(start)


# What the arithmetic says.


def test_without_its_pivot_the_winning_side_no_longer_wins_and_the_sentence_says_so(by_hand):
    assert by_hand.bars.sentence == (
        "Side A holds 55% and wins. Without A-land it would fall to 50%: A-land is essential to it. "
        "So are Borduria and Cordium."
    )
    assert needed(table(by_hand)) == {"A-land", "Borduria", "Cordium"}
    assert badges(by_hand)["A-land"] == {"text": "5% of the table", "strong": " · ◆ side A needs it", "side": "A"}
    assert badges(by_hand)["Dalmasca"] == {"text": "25% of the table", "strong": "", "side": "B"}


def test_a_side_that_can_spare_anyone_is_told_so(by_hand):
    send(by_hand, put(f"side {seat(by_hand, 'Dalmasca')}", "A"), put(f"side {seat(by_hand, 'Elbonia')}", "A"))
    assert by_hand.bars.sentence == "Side A holds 100% and wins. It could spare any one of its members."


def test_exactly_half_neither_wins_nor_loses(by_hand):
    send(by_hand, put(f"side {seat(by_hand, 'A-land')}", ""))
    assert (
        by_hand.bars.sentence == "Side A holds exactly half: it cannot win as it stands, and nobody can win against it."
    )


def test_an_undecided_state_that_would_decide_it_is_named(by_hand):
    send(by_hand, put(f"side {seat(by_hand, 'Cordium')}", ""))
    assert by_hand.bars.sentence == (
        "Neither side passes half: A holds 40%, B 25%. Cordium or Elbonia would tip it to side A."
    )


def test_a_state_above_half_needs_nobody(by_hand):
    place = seat(by_hand, "Borduria")
    send(by_hand, put(f"power {place}", 60), put(f"power {seat(by_hand, 'A-land')}", 0))
    share = 60 / (60 + 15 + 25 + 20)
    assert share == 0.5
    send(by_hand, put(f"power {seat(by_hand, 'Cordium')}", 5))
    assert by_hand.bars.sentence == "Borduria alone holds 55%: all the others together could not stop it."
    assert badges(by_hand)["Elbonia"]["strong"] == " · ○ nobody needs it"


def test_the_picture_in_words_names_every_state_with_its_share_and_side(by_hand):
    assert by_hand.bars.alt.endswith(
        "Side A: Borduria 35%, Cordium 15% and A-land 5%. Side B: Dalmasca 25%. On neither side: Elbonia 20%."
    )


def test_concentration_and_poles_are_those_of_the_table(opened):
    activity = opened({"Here": 10, "There": 10, "Elsewhere": 10, "Nowhere": 10})
    assert activity.course.sentence.startswith("These 4 states: concentration 0.00, about 4.0 poles")


def test_a_balancer_joins_the_weaker_side_and_a_bandwagoner_the_stronger(by_hand):
    send(by_hand, press("balancer"))
    assert table(by_hand).sides["Elbonia"] == "B"
    assert by_hand.controls.state["message"].startswith("Elbonia joins side B: it is the weaker (25% against 55%)")
    send(by_hand, press("undo"), press("bandwagoner"))
    assert table(by_hand).sides["Elbonia"] == "A"
    assert "it is the stronger (55% against 25%)" in by_hand.controls.state["message"]


def test_the_undecided_move_one_at_a_time_until_nobody_is_left(opened):
    activity = opened("after-napoleon-1816")
    undecided = [len(table(activity).members(""))]
    while undecided[-1]:
        send(activity, press("balancer"))
        undecided.append(len(table(activity).members("")))
    assert undecided == [*range(undecided[0], -1, -1)]
    before = table(activity)
    send(activity, press("balancer"))
    assert table(activity) == before
    assert activity.controls.state["message"] == "Nobody is undecided: every state has a side."


def test_before_there_is_a_side_no_logic_says_where_to_go(opened):
    activity = opened(1901)
    send(activity, press("bandwagoner"))
    assert activity.controls.state["message"].startswith("There is no side to join yet")
    assert not activity.history.can_undo


# The way back.


def test_undo_after_a_drag_takes_the_whole_drag_back(by_hand):
    start, place = table(by_hand), seat(by_hand, "Borduria")
    for power in range(34, 10, -1):
        send(by_hand, put(f"power {place}", power, done=False))
    send(by_hand, put(f"power {place}", 11))
    send(by_hand, put(f"power {place}", 10))
    send(by_hand, press("undo"))
    assert table(by_hand).resources["Borduria"] == 11
    send(by_hand, press("undo"))
    assert table(by_hand) == start
    assert "undo" in by_hand.controls.state["disabled"]
    send(by_hand, press("redo"))
    assert table(by_hand).resources["Borduria"] == 11


def test_reset_returns_to_history_and_undo_brings_my_version_back(opened):
    activity = opened("1914")
    send(activity, put("power 0", 30), put("side 7", "B"), put("name 0", "Prussia"), press("remove 9"))
    mine = table(activity)
    send(activity, press("reset"))
    assert table(activity) == from_history(1914, "outbreak-1914")
    send(activity, press("undo"))
    assert table(activity) == mine


def test_reset_returns_to_the_year_or_the_states_one_is_looking_at(opened):
    activity = opened(HAND)
    send(activity, put("power 0", 30), press("reset"))
    assert table(activity) == from_mapping(HAND)
    send(activity, put("year", 1946), put("power 0", 1), press("reset"))
    assert table(activity) == from_history(1946)


@pytest.mark.parametrize("start", [one.id for one in SCENARIOS] + [1901])
def test_the_copied_line_of_code_makes_the_same_table_again(start, opened):
    activity = opened(start)
    send(activity, put("name 0", 'My "own" state\\'), put("side 1", "B"), put("power 1", 12.3), press("copy"))
    line = activity.controls.state["copy"]
    assert line in activity.controls.state["message"]
    call = ast.parse(line, mode="eval").body
    assert ast.unparse(call.func) == "course.balance_of_power"
    given = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}
    again = from_mapping(ast.literal_eval(call.args[0]), **given)
    assert again.year == table(activity).year
    assert again.sides == table(activity).sides
    assert again.resources == pytest.approx(table(activity).resources, rel=1e-5)
    assert sentence(again) == sentence(table(activity))


def test_the_scene_is_set_for_what_is_on_the_table(opened):
    activity = opened(1901)
    assert "strongest states of the year" in activity.controls.state["intro"]
    send(activity, put("side 0", "A"))
    assert activity.controls.state["intro"] == "1901: a table of your own."


def test_a_drag_there_and_back_is_no_change(by_hand):
    power = table(by_hand).players[0].power
    send(by_hand, put("power 0", power + 1, done=False), put("power 0", power, done=False), put("power 0", power))
    assert "undo" in by_hand.controls.state["disabled"]


@pytest.mark.parametrize("start", [1914.0, None, "²", {"One": 5, "Two": (5, "left")}, {1: 5, "1": 5}])
def test_a_start_that_cannot_be_read_is_told_in_one_sentence(start):
    with pytest.raises(ValueError, match=r"[.?]$"):
        balance_of_power(start)


# Names, seats and limits.


def test_two_states_may_not_share_a_name(by_hand):
    before = table(by_hand)
    assert send(by_hand, put("name 0", " Borduria ")) == (
        "There is already a state called 'Borduria'; choose another name."
    )
    assert table(by_hand) == before
    assert send(by_hand, put("name 0", "A-land")) == "", "its own name is no other state's"


def test_a_state_needs_a_name_and_a_long_one_is_cut(by_hand):
    assert send(by_hand, put("name 0", "  ")) == "A state needs a name."
    assert values(by_hand)["name 0"] == "A-land"
    assert send(by_hand, put("name 0", " Grand \n Fenwick " + "x" * 99)) == ""
    assert values(by_hand)["name 0"] == ("Grand Fenwick " + "x" * 99)[:40]


def test_the_last_power_cannot_be_taken_away_and_the_last_good_picture_stays(opened):
    activity = opened({"Here": (5, "A"), "There": (5, "B")})
    assert send(activity, put("power 0", 0)) == ""
    picture, words = activity.bars.spec, activity.bars.sentence
    assert send(activity, put("power 1", 0)).startswith("Nobody would have any power left")
    assert (activity.bars.spec, activity.bars.sentence) == (picture, words)
    assert values(activity)["power 1"] == 5
    assert send(activity, put("power 1", 4)) == "", "the sentence goes when the next step is good"


def test_a_table_holds_two_to_twelve_states(opened):
    activity = opened({"Here": 5, "There": 5})
    assert send(activity, press("remove 0")).startswith("Two states are the least")
    for _ in range(10):
        assert send(activity, put("add", "own")) == ""
    assert len(table(activity).players) == 12
    assert "add" in activity.controls.state["disabled"]
    assert send(activity, put("add", "own")).startswith("The table holds 12 states")
    assert len(table(activity).resources) == 12, "and no two of them share a name"


def test_a_state_of_the_year_joins_with_its_real_power_and_only_once(opened):
    activity = opened("victors-1946")
    send(activity, put("add", "ITA"))
    assert table(activity).players[-1].power == pytest.approx(100 * data.cinc("ITA", 1946))
    offered = next(field for field in activity.controls.plan["after"] if field["name"] == "add")["options"]
    assert "ITA" not in dict(offered)
    with pytest.raises(ValueError, match="Italy is already at the table"):
        add(table(activity), "ITA")


def test_a_late_click_on_a_removed_state_does_not_touch_its_neighbour(opened):
    activity = opened("1914")
    others = [one for one in table(activity).players if one.seat != 3]
    late = (press("remove 3"), put("power 3", 50), put("side 3", "A"), put("name 3", "Ghost"))
    assert send(activity, press("remove 3")) == ""
    for action in late:
        assert send(activity, action) == "That control is no longer there; look at the activity and try again."
    assert list(table(activity).players) == others


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("year", 1700, "Year takes a number from 1816 to 2022, not 1700."),
        ("year", "", "Year takes a number from 1816 to 2022, and none could be read."),
        ("scenario", "outbreak-1915", "Moment in history has no option 'outbreak-1915'; choose one of: "),
        ("side 0", "C", "Side of Germany has no option 'C'; choose one of: A, neither, B."),
        ("power 0", 61, "Power, % of the world takes a number from 0 to 60, not 61."),
        ("power 0", None, "Power, % of the world takes a number from 0 to 60, and none could be read."),
        ("add", "XXX", "Add a state has no option 'XXX'; choose one of: "),
    ],
)
def test_what_a_control_cannot_take_is_a_sentence_and_changes_nothing(name, value, said, opened):
    activity = opened("1914")
    before = table(activity)
    assert send(activity, put(name, value)).startswith(said)
    assert table(activity) == before
    assert not activity.history.can_undo


def test_every_figure_names_its_source(opened):
    assert all("Correlates of War" in figure.source or "COW" in figure.source for figure in opened().figures)


# Whatever is done, in whatever order.


def by_arithmetic(now: Table) -> tuple[str, frozenset[str]]:
    """Return how the sentence must begin, and who is needed: by sums alone, in whole tenths of a thousandth."""
    power = {one.name: round(one.power * 1e7) for one in now.players}
    twice = {side: 2 * sum(power[one.name] for one in now.players if one.side == side) for side in "AB"}
    whole = sum(power.values())

    def above_half(doubled):
        return doubled - whole > 4e-9 * whole

    pivots = frozenset(
        one.name
        for one in now.players
        if one.side and above_half(twice[one.side]) and not above_half(twice[one.side] - 2 * power[one.name])
    )
    for name, held in power.items():
        if above_half(2 * held):
            return f"{upper_first(the(name))} alone holds", pivots
    for side in "AB":
        if above_half(twice[side]):
            return f"Side {side} holds", pivots
    if any(whole and abs(doubled - whole) <= 4e-9 * whole for doubled in twice.values()):
        return "Side ", pivots
    if all(one.side == "" for one in now.players):
        return "Nobody has taken a side yet.", pivots
    return "Neither side passes half", pivots


def agrees(now: Table) -> None:
    start, pivots = by_arithmetic(now)
    said = sentence(now)
    assert said.startswith(start)
    assert needed(now) == pivots
    if "and wins" in said:
        assert ("essential" in said) is bool(pivots)
        assert all(name in said for name in pivots)
        assert ("could spare any one" in said) is not bool(pivots)
    if start == "Side ":
        assert "exactly half" in said


POWERS = st.one_of(st.integers(0, 600).map(lambda tenth: tenth / 10), st.sampled_from([0.0, 10.0, 20.0, 60.0]))
SIDES = st.sampled_from(["A", "B", ""])


@settings(max_examples=200)
@given(st.lists(st.tuples(POWERS, SIDES), min_size=2, max_size=12).filter(lambda all: any(power for power, _ in all)))
def test_the_sentence_agrees_with_the_arithmetic(players):
    now = from_mapping({f"<{i}>": player for i, player in enumerate(players)})
    agrees(now)
    shares = {name: power / sum(now.resources.values()) for name, power in now.resources.items()}
    assert all(f"<{i}> " in describe(now, shares) for i in range(len(players)))


class AnyOrder(RuleBasedStateMachine):
    """Somebody who presses everything there is, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.activity = BalanceOfPower(from_history(1914, "outbreak-1914"))
        self.start = table(self.activity)
        self.good = self.start

    def send(self, *actions):
        before = table(self.activity)
        if send(self.activity, *actions):
            assert table(self.activity) == before, "what is refused changes nothing"

    def seat(self, place):
        return table(self.activity).players[place % len(table(self.activity).players)].seat

    @rule(place=st.integers(0, 11), powers=st.lists(POWERS, min_size=1, max_size=4))
    def drag(self, place, powers):
        for power in powers:
            self.send(put(f"power {self.seat(place)}", power, done=False))
        self.send(put(f"power {self.seat(place)}", powers[-1]))

    @rule(place=st.integers(0, 11), side=SIDES)
    def choose_side(self, place, side):
        self.send(put(f"side {self.seat(place)}", side))

    @rule(place=st.integers(0, 11), name=st.sampled_from(["Italy", "Atlantis", "Mu", ""]))
    def rename(self, place, name):
        self.send(put(f"name {self.seat(place)}", name))

    @rule(state=st.sampled_from(["own", "SPN", "ITA", "CHN"]))
    def join(self, state):
        self.send(put("add", state))

    @rule(place=st.integers(0, 11))
    def leave(self, place):
        self.send(press(f"remove {self.seat(place)}"))

    @rule(button=st.sampled_from(["balancer", "bandwagoner", "undo", "redo", "reset", "copy"]))
    def push(self, button):
        self.send(press(button))

    @rule(to=st.sampled_from([("year", 1850), ("scenario", "victors-1946"), ("scenario", "")]))
    def go_elsewhere(self, to):
        self.send(put(*to))

    @precondition(lambda self: self.activity.history.can_undo)
    @rule()
    def there_and_back(self):
        before = table(self.activity)
        send(self.activity, press("undo"), press("redo"))
        assert table(self.activity) == before

    @invariant()
    def each_state_is_on_one_side_only_and_the_shares_make_a_whole(self):
        now = table(self.activity)
        assert 2 <= len(now.players) <= MOST
        assert len(now.resources) == len({one.seat for one in now.players}) == len(now.players)
        assert sorted(name for side in ("A", "B", "") for name in now.members(side)) == sorted(now.resources)
        bars = json.loads(self.activity.bars.spec)["data"][0]
        assert sum(bars["x"]) == pytest.approx(100)
        assert len(bars["x"]) == len(self.activity.controls.state["badges"]) == len(now.players)

    @invariant()
    def what_is_said_is_what_follows(self):
        agrees(table(self.activity))
        assert self.activity.bars.sentence == sentence(table(self.activity))

    def teardown(self):
        while self.activity.history.can_undo:
            send(self.activity, press("undo"))
        assert table(self.activity) == self.start
        assert self.activity.bars.sentence == sentence(self.start)
        self.activity.close()


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
