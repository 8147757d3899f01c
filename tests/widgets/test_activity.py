"""What every activity shares: its history, its controls, and the panel that answers the page."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.figures import theme
from course_utils.widgets.activity import REDO, RESET, UNDO, Activity, History
from course_utils.widgets.controls import (
    Badge,
    Button,
    Card,
    Check,
    Choice,
    Facts,
    Layout,
    Menu,
    Name,
    Number,
    Options,
    Search,
    Slider,
    Text,
)
from course_utils.widgets.live_figure import LiveFigure
from course_utils.widgets.panel import Panel

SIDES = (("A", "A"), ("", "neither"), ("B", "B"))


def put(name, value, done=True):
    return {"kind": "set", "name": name, "value": value, "done": done}


def press(name):
    return {"kind": "press", "name": name}


class Counter(Activity[int]):
    """A number from 0 to 9. Seven cannot be drawn, eight breaks the drawing, and nine the callback."""

    def __init__(self, start=1):
        self.drawn = []
        self.figure = LiveFigure()
        super().__init__(start, self.figure)

    def layout_of(self, state):
        return LAYOUT

    def values(self, state):
        return {"number": state}

    def change(self, state, name, value):
        if value == 9:
            raise RuntimeError("nine")
        return int(value)

    def press(self, state, name):
        self.message = f"From {state}."
        return state + 1

    def badges(self, state):
        return [Badge(str(state))]

    def draw(self, state):
        # The figure is changed first, as the first of two may be before the second cannot be drawn.
        self.figure.show(theme.figure([], dict(height=100)), f"It is {state}.")
        if state == 7:
            raise ValueError("Seven cannot be drawn; take another number.")
        if state == 8:
            raise KeyError("eight")
        self.drawn.append(state)


LAYOUT = Layout(
    toolbar=(UNDO, REDO, RESET),
    cards=(Card(head=(Text("words"), Facts("facts")), fields=(Slider("number", "Number", 0, 9, 1, 0),)),),
    after=(Button("more", "One more"),),
)


@pytest.fixture
def counter():
    made = Counter()
    yield made
    made.close()


def send(panel, seq, *actions):
    panel.receive({"seq": seq, "actions": list(actions)})
    return panel.error


@pytest.fixture
def messages(counter, monkeypatch):
    """Everything the kernel sends to the page of the counter's controls."""
    sent = []
    monkeypatch.setattr(counter.controls.comm, "send", lambda data, buffers=None: sent.append(data))
    return sent


# The history.


def test_one_step_back_and_one_forward():
    history = History("a")
    history.go("b")
    assert (history.undo(), history.now, history.can_redo) == (True, "a", True)
    assert (history.redo(), history.now, history.can_undo) == (True, "b", True)
    assert (history.redo(), history.now) == (False, "b")


def test_nothing_that_changes_nothing_is_remembered():
    history = History("a")
    history.go("a")
    assert not history.can_undo
    assert not history.undo()


def test_a_new_step_takes_the_place_of_what_was_undone():
    history = History("a")
    history.go("b")
    history.undo()
    history.go("c")
    assert not history.can_redo


def test_the_steps_of_one_gesture_are_one_change_until_it_ends():
    history = History(0)
    for step in (1, 2, 3):
        history.go(step, "drag")
    history.end_gesture()
    history.go(4, "drag")
    history.go(5, "another")
    went = []
    while history.undo():
        went.append(history.now)
    assert went == [4, 3, 0]


def test_an_undo_in_the_middle_of_a_drag_ends_it():
    history = History(0)
    history.go(1, "drag")
    history.undo()
    history.go(2, "drag")
    history.undo()
    assert history.now == 0


def test_the_last_two_hundred_changes_can_be_taken_back():
    history = History(0)
    for step in range(1, 301):
        history.go(step)
    back = 0
    while history.undo():
        back += 1
    assert (back, history.now) == (200, 100)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([None, "x", "y"])), max_size=40))
def test_undoing_everything_returns_the_start_and_redoing_everything_the_end(steps):
    history = History("start")
    for state, gesture in steps:
        history.go(state, gesture)
    end = history.now
    while history.undo():
        pass
    assert history.now == "start"
    while history.redo():
        pass
    assert history.now == end


# The activity.


def test_a_drag_is_drawn_at_every_step_and_undone_as_one(counter):
    for number in (2, 3, 4):
        send(counter.controls, number, put("number", number, done=False))
    send(counter.controls, 5, put("number", 5))
    assert counter.drawn == [1, 2, 3, 4, 5]
    send(counter.controls, 6, press("undo"))
    assert (counter.history.now, counter.figure.sentence) == (1, "It is 1.")
    assert counter.controls.state["message"] == "One change taken back."
    send(counter.controls, 7, press("redo"))
    assert (counter.history.now, counter.figure.sentence) == (5, "It is 5.")


def test_undo_and_redo_are_offered_only_where_there_is_something(counter):
    assert counter.controls.state["disabled"] == ["undo", "redo"]
    send(counter.controls, 1, press("more"))
    assert counter.controls.state["disabled"] == ["redo"]
    send(counter.controls, 2, press("undo"))
    assert counter.controls.state["disabled"] == ["undo"]
    send(counter.controls, 3, press("undo"))
    assert counter.controls.state["message"] == "There is nothing to undo."


def test_reset_returns_to_the_start_and_can_be_undone(counter):
    send(counter.controls, 1, put("number", 5), press("reset"))
    assert counter.history.now == 1
    send(counter.controls, 2, press("undo"))
    assert counter.history.now == 5


def test_a_message_is_said_once(counter):
    send(counter.controls, 1, press("more"))
    assert counter.controls.state["message"] == "From 1."
    send(counter.controls, 2, put("number", 4))
    assert counter.controls.state["message"] == ""


def test_what_cannot_be_drawn_is_said_and_the_last_good_state_and_picture_stay(counter):
    send(counter.controls, 1, put("number", 5))
    assert send(counter.controls, 2, put("number", 7)) == "Seven cannot be drawn; take another number."
    assert (counter.history.now, counter.drawn[-1], counter.figure.sentence) == (5, 5, "It is 5.")
    assert counter.controls.state["values"] == {"number": 5}
    assert send(counter.controls, 3, put("number", 6)) == ""
    send(counter.controls, 4, press("undo"))
    assert counter.history.now == 5, "what was refused is not in the history"


@pytest.mark.parametrize(("number", "fault"), [(8, KeyError), (9, RuntimeError)])
def test_a_fault_of_ours_is_said_in_one_sentence_and_raised_for_a_test_to_see(number, fault, counter, caplog):
    with pytest.raises(fault), caplog.at_level(logging.CRITICAL):
        send(counter.controls, 1, put("number", number))
    assert "it is not your fault" in counter.controls.error
    assert fault.__name__ in counter.controls.error
    assert counter.controls.ack == 1, "the page must not wait for ever"
    assert (counter.history.now, counter.figure.sentence) == (1, "It is 1.")
    assert counter.controls.state["values"] == {"number": 1}
    assert send(counter.controls, 2, put("number", 2)) == ""


@pytest.mark.parametrize(
    "action",
    [
        press("gone"),
        put("gone", 1),
        put("more", 1),
        press("number"),
        put("words", "x"),
        put("facts", []),
        put("undo", 1),
    ],
)
def test_an_action_that_no_control_can_have_sent_changes_nothing(action, counter):
    assert send(counter.controls, 1, action).startswith("That control is no longer there")
    assert counter.history.now == 1


def test_the_plan_is_sent_only_when_the_controls_change(counter, messages):
    send(counter.controls, 1, put("number", 2))
    send(counter.controls, 2, press("more"))
    assert all("plan" not in message["state"] for message in messages)


def test_every_activity_of_a_page_has_an_id_of_its_own(counter):
    other = Counter()
    assert counter.controls.state["id"] != other.controls.state["id"]
    other.close()


def test_badges_reach_the_page_as_plain_values(counter):
    assert counter.controls.state["badges"] == [{"text": "1", "strong": "", "side": ""}]


# The panel.


def test_a_batch_is_answered_by_one_message_with_the_new_state_and_its_number(counter, messages):
    send(counter.controls, 3, put("number", 2, done=False), put("number", 3, done=False), put("number", 4))
    (message,) = messages
    assert message["method"] == "update"
    assert message["state"]["ack"] == 3
    assert message["state"]["state"]["values"] == {"number": 4}


def test_a_refused_batch_is_answered_by_one_message_too(counter, messages):
    send(counter.controls, 4, put("number", 7))
    (message,) = messages
    assert message["state"]["ack"] == 4
    assert message["state"]["error"].startswith("Seven")


def test_a_refused_action_is_explained_and_does_not_take_those_behind_it_along(counter):
    assert send(counter.controls, 5, put("number", 7), put("number", 3)).startswith("Seven")
    assert counter.history.now == 3


def test_a_sentence_about_a_problem_goes_with_the_next_good_batch(counter):
    send(counter.controls, 1, put("number", 7))
    send(counter.controls, 2)
    assert (counter.controls.error, counter.controls.ack) == ("", 2)


def test_messages_of_the_page_arrive_and_others_are_left_to_ipywidgets(counter):
    heard = []
    counter.controls.on_msg(lambda widget, content, buffers: heard.append(content))
    counter.controls._handle_custom_msg({"seq": 1, "actions": [put("number", 6)]}, [])
    counter.controls._handle_custom_msg({"hello": 1}, [])
    assert counter.history.now == 6
    assert heard == [{"hello": 1}]


def test_a_panel_that_takes_no_actions_says_so_to_its_author():
    panel = Panel()
    with pytest.raises(TypeError, match="takes no actions"):
        send(panel, 1, press("x"))


# The controls.


SLIDER = Slider("power", "Power", 0, 60, 0.1)
CHOICE = Choice("side", "Side", SIDES)


@pytest.mark.parametrize(("given", "read"), [(0, 0), (60, 60), ("12.5", 12.5), (59.999999, 59.999999)])
def test_a_slider_takes_what_is_in_its_range(given, read):
    assert SLIDER.read(given) == read
    assert isinstance(SLIDER.read(given), float)


@pytest.mark.parametrize("bad", [-0.1, 60.1, "", "many", None, [], {}, float("nan"), float("inf"), "nan"])
@pytest.mark.parametrize("field", [SLIDER, Number("power", "Power", 0, 60, 1)], ids=lambda field: field.kind)
def test_a_number_out_of_range_or_no_number_is_told_the_range(field, bad):
    with pytest.raises(ValueError, match=r"^Power takes a number from 0 to 60, (not .+|and none could be read)\.$"):
        field.read(bad)


@pytest.mark.parametrize("kind", [Choice, Options, Menu])
def test_a_choice_takes_its_options_and_names_them_to_anything_else(kind):
    field = kind("side", "Side", SIDES)
    assert [field.read(value) for value, _ in SIDES] == ["A", "", "B"]
    for bad in ("C", "neither", None, 0, ["A"], {}):
        with pytest.raises(ValueError, match=r"^Side has no option .*; choose one of: A, neither, B\.$"):
            field.read(bad)


def test_a_name_is_one_line_of_at_most_forty_characters():
    assert Name("name", "Name").read("  Grand\n Duchy ") == "Grand Duchy"
    assert len(Name("name", "Name").read("x" * 99)) == 40
    assert Name("name", "Name").read(" \n ") == ""


def test_a_search_is_one_line_of_any_text():
    assert Search("find", "Find", SIDES).read("  Five\tEyes ") == "Five Eyes"


def test_a_check_is_on_or_off():
    assert [Check("on", "On").read(value) for value in (True, False, None)] == [True, False, False]


def test_a_layout_knows_every_control_by_name_and_is_plain_for_the_page():
    assert [*LAYOUT.fields()] == ["undo", "redo", "reset", "words", "facts", "number", "more"]
    plain = LAYOUT.to_json()
    assert [field["kind"] for field in plain["cards"][0]["head"]] == ["text", "facts"]
    assert plain["cards"][0]["fields"][0] == {
        "kind": "slider",
        "name": "number",
        "label": "Number",
        "low": 0,
        "high": 9,
        "step": 1,
        "decimals": 0,
        "unit": "",
        "title": "",
    }


def test_a_bad_action_does_not_take_those_behind_it_along(counter):
    send(counter.controls, 1, put("number", "lots"), put("number", 6))
    assert (counter.history.now, counter.controls.error[:6]) == (6, "Number")


def test_an_undo_with_nothing_to_undo_draws_nothing(counter):
    drawn = list(counter.drawn)
    send(counter.controls, 1, *[press("undo")] * 300)
    assert counter.drawn == drawn


class OnceOnly(Counter):
    """A counter whose button is used up after one press."""

    def disabled(self, state):
        return ["more"] if state > 1 else []


def test_a_second_click_on_a_button_that_is_used_up_does_nothing_and_is_said():
    once = OnceOnly()
    assert send(once.controls, 1, press("more"), press("more")) == ""
    assert once.history.now == 2
    assert once.controls.state["message"]
    once.close()


@pytest.mark.parametrize("rubbish", [None, [], "press", 7, {}])
def test_an_action_that_is_none_changes_nothing(rubbish, counter):
    with pytest.raises(ValueError, match="no longer there"):
        counter.act(rubbish)
    assert counter.history.now == 1


def test_half_an_emoji_that_a_limit_of_length_left_in_a_name_can_be_sent_on():
    assert Name("name", "Name").read("Ann \ud83d") == "Ann ?"
    assert Search("find", "Find", SIDES).read("\udc00") == "?"
