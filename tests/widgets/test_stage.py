"""The stage around an activity, driven as the page drives it."""

import json
import re
from itertools import count
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils import data
from course_utils.activities.balance_table import from_history
from course_utils.demos.history import Balance, Blocs, Landscape, Signed, at_year
from course_utils.demos.models import Arms, Deterring
from course_utils.demos.scene import KEPT_BACK
from course_utils.demos.stage import SCENES, Stage, demo
from course_utils.figures import theme

ROOT = Path(__file__).parents[2]
DEMOS = {path.stem: path for path in (ROOT / "notebooks" / "demos").glob("*.ipynb")}
TEMPLATE = ROOT / "voila" / "templates" / "alliances"
_numbers = count(1)


def put(stage, name, value):
    return send(stage, {"kind": "set", "name": name, "value": value})


def press(stage, name):
    return send(stage, {"kind": "press", "name": name})


def send(stage, action):
    stage.bar.receive({"seq": next(_numbers), "actions": [action]})
    return stage.bar.state


def now(stage):
    return stage.scene.history.now


def link(stage):
    return press(stage, "link")["link"]["text"]


@pytest.fixture(params=SCENES, ids=lambda scene: scene.demo)
def stage(request):
    return Stage(request.param())


def test_every_demo_is_played_from_its_start_to_its_end(stage):
    labels = [stage.bar.state["label"]]
    while not stage.bar.state["end"]:
        labels.append(press(stage, "onward")["label"])
        assert len(labels) < 300, "it never ends"
    assert labels[-1] == stage.scene.stops[-1]
    assert stage.bar.error == ""
    assert press(stage, "onward")["label"] == labels[-1], "there is nothing beyond the end"


def test_a_step_back_takes_back_a_step_on_and_undo_knows_both(stage):
    start = now(stage)
    press(stage, "onward")
    moved = now(stage)
    assert moved != start
    press(stage, "back")
    assert now(stage) == start
    stage.scene.act({"kind": "press", "name": "undo"})
    assert now(stage) == moved


def test_every_starting_point_and_every_stop_has_a_link_that_leads_there(stage):
    states = [state for _, state in stage.scene.presets]
    states += [
        stage.scene.at(stage.scene.start, stop)
        for stop in range(0, len(stage.scene.stops), 3 + len(stage.scene.stops) // 5)
    ]
    for state in states:
        stage.scene.goto(state)
        assert press(stage, "link")["link"]["note"] == ""
        other = Stage(type(stage.scene)())
        put(other, "link", link(stage))
        assert now(other) == state
        assert other.bar.error == ""


@settings(max_examples=25)
@given(
    stop=st.integers(0, 5),
    ties=st.lists(st.tuples(st.integers(0, 14), st.sampled_from(["1", "0", "-1"])), max_size=6),
)
def test_a_link_carries_whatever_was_changed_by_hand(stop, ties):
    stage = Stage(Signed())
    put(stage, "stop", stop)
    for place, sign in ties:
        stage.scene.act({"kind": "set", "name": f"tie {place}", "value": sign})
    other = Stage(Signed())
    put(other, "link", link(stage))
    assert now(other) == now(stage)


def test_a_link_to_a_moved_table_keeps_powers_sides_and_the_year():
    stage = Stage(Balance())
    put(stage, "preset", 4)
    stage.scene.act({"kind": "set", "name": "side 5", "value": "A"})
    press(stage, "onward")
    stage.scene.act({"kind": "set", "name": "power 0", "value": 22.2})
    other = Stage(Balance())
    put(other, "link", link(stage))
    assert now(other) == now(stage)
    assert stage.bar.state["label"] == "1915"


def test_a_state_taken_off_the_table_is_said_to_be_missing_from_the_link():
    stage = Stage(Balance())
    stage.scene.act({"kind": "press", "name": "remove 3"})
    assert "not in it" in press(stage, "link")["link"]["note"]


@pytest.mark.parametrize(
    "bad",
    [
        "demo=chess",
        "",
        "demo=signed-triangles&stage=1066",
        "demo=signed-triangles&colour=red",
        "demo=signed-triangles&later=1",
        "demo=signed-triangles&tie+0=7",
        "nonsense",
        "demo=signed-triangles&%ff=%00",
    ],
)
def test_a_bad_link_gives_a_sentence_and_the_start(bad):
    stage = Stage(Signed())
    put(stage, "stop", 3)
    put(stage, "link", bad)
    assert stage.bar.error.startswith("The link in the address could not be followed.")
    assert now(stage) == stage.scene.start


def test_a_prepared_page_resets_to_what_was_prepared():
    stage = Stage(Signed())
    put(stage, "link", "demo=signed-triangles&stage=1890")
    prepared = now(stage)
    stage.scene.act({"kind": "set", "name": "tie 0", "value": "-1"})
    press(stage, "reset")
    assert now(stage).stage == prepared.stage
    link_of_it = link(stage)
    assert link_of_it == "demo=signed-triangles&stage=1890"


class TestPredictFirst:
    def test_nothing_tells_the_outcome_until_it_is_shown(self, stage):
        told = [(figure.sentence, figure.alt) for figure in stage.scene.figures]
        state = press(stage, "predict")
        assert state["guess"]["right"] == -1
        assert 2 <= len(state["guess"]["options"]) <= 4
        for figure in stage.scene.figures:
            assert (figure.sentence, figure.alt) == ("", KEPT_BACK)
        state = press(stage, "reveal")
        assert 0 <= state["guess"]["right"] < len(state["guess"]["options"])
        assert [(figure.sentence, figure.alt) for figure in stage.scene.figures] == told

    def test_the_hands_are_kept_until_the_next_question(self, stage):
        press(stage, "predict")
        put(stage, "count 0", "12")
        put(stage, "count 1", 7)
        assert press(stage, "reveal")["guess"]["hands"][:2] == [12, 7]
        state = press(stage, "onward")
        assert set(state["guess"]["hands"]) == {0}
        assert state["guess"]["right"] == -1, "the next outcome is kept back again"
        assert press(stage, "predict")["guess"] is None
        assert all(figure.alt != KEPT_BACK for figure in stage.scene.figures)

    def test_a_count_that_cannot_be_read_is_told_and_changes_nothing(self, stage):
        press(stage, "predict")
        put(stage, "count 0", 5)
        for bad in ("many", -1, 10_000, "1e9"):
            put(stage, "count 0", bad)
            assert stage.bar.error.startswith("A show of hands takes a number from 0 to 999")
        put(stage, "count 9", 1)
        assert "no longer there" in stage.bar.error
        assert stage.bar.state["guess"]["hands"][0] == 5

    def test_the_picture_that_stays_hides_diamonds_and_half_line(self):
        stage = Stage(Balance())
        assert "◆" in stage.scene.bars.spec
        press(stage, "predict")
        layout = json.loads(stage.scene.bars.spec)["layout"]
        assert "◆" not in stage.scene.bars.spec
        assert not layout.get("shapes") and not layout.get("annotations")

    def test_the_circle_hides_camps_and_the_landscape_hides_who_would_move(self):
        for scene in (Signed, Landscape):
            stage = Stage(scene())
            figure = stage.scene.figures[0]
            open_ = figure.spec
            press(stage, "predict")
            assert figure.spec != open_
        assert "⇄" not in figure.spec

    @pytest.mark.parametrize(
        ("scene", "stop", "right"),
        [
            (Signed, 5, 0),
            (Blocs, 0, 2),
            (Blocs, 73, 0),
            (Deterring, 0, 0),
            (Deterring, 20, 1),
            (Arms, 20, 0),
            (Arms, 0, 2),
        ],
    )
    def test_the_right_option_is_the_models_own(self, scene, stop, right):
        stage = Stage(scene())
        put(stage, "stop", stop)
        press(stage, "predict")
        assert press(stage, "reveal")["guess"]["right"] == right

    def test_nothing_hidden_cannot_be_revealed(self):
        stage = Stage(Signed())
        press(stage, "reveal")
        assert "press P" in stage.bar.error


class TestBalanceThroughTime:
    def test_sides_are_those_of_the_last_moment_and_powers_those_of_the_year(self):
        table = at_year(from_history(1816, "after-napoleon-1816"), 1893)
        assert table.scenario == "bismarck-goes-1890"
        assert table.members("A") == ["Germany", "Austria-Hungary", "Italy"]
        assert table.resources["Germany"] == pytest.approx(100 * data.cinc("GMY", 1893))

    def test_states_without_a_figure_are_left_out_and_come_back(self):
        at_1913 = at_year(from_history(1914, "outbreak-1914"), 1919)
        assert "Austria-Hungary" not in at_1913.resources
        assert "Austria-Hungary" in at_year(at_1913, 1915).resources

    def test_it_says_whose_sides_these_are(self):
        stage = Stage(Balance())
        put(stage, "stop", 1893 - 1816)
        assert stage.bar.state["scene"].startswith("1893: the sides of 1890 (Bismarck goes)")

    def test_what_the_teacher_moved_stays_while_the_moment_lasts(self):
        stage = Stage(Balance())
        put(stage, "preset", 4)
        stage.scene.act({"kind": "press", "name": "remove 11"})
        stage.scene.act({"kind": "set", "name": "side 5", "value": "B"})
        press(stage, "onward")
        assert len(now(stage).players) == 11
        assert now(stage).at(5).side == "B"


def test_a_step_of_the_landscape_is_one_state_that_moves():
    stage = Stage(Landscape())
    before = now(stage)
    press(stage, "onward")
    assert len(now(stage).side ^ before.side) == 1
    assert now(stage).year == before.year


def test_the_figures_take_the_height_that_the_page_has(stage):
    put(stage, "room", 280)
    press(stage, "onward")
    assert {figure.height for figure in stage.scene.figures} == {280}
    put(stage, "room", "tall")
    assert "takes a number" in stage.bar.error


def test_the_player_follows_the_activitys_own_controls():
    stage = Stage(Signed())
    stage.scene.controls.receive({"seq": 1, "actions": [{"kind": "press", "name": "later"}]})
    assert stage.bar.state["label"] == "1882"
    assert stage.bar.state["preset"] == 1


@pytest.mark.parametrize("name", ["stop", "preset", "castle"])
def test_an_action_that_makes_no_sense_is_told(stage, name):
    before = now(stage)
    put(stage, name, 4711)
    assert stage.bar.error
    assert now(stage) == before


def test_an_unknown_demo_is_told_with_the_known_ones():
    with pytest.raises(ValueError, match="deterrence"):
        demo("deterence")


class TestNotebooksAndStartPage:
    def test_there_is_a_notebook_for_every_scene(self):
        assert set(DEMOS) == {scene.demo for scene in SCENES}

    @pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.demo)
    def test_title_stage_and_start_page_say_the_same(self, scene):
        first, cell = nbformat.read(DEMOS[scene.demo], as_version=4).cells
        title, _, about = first.source.partition("\n\n")
        assert title == f"# {scene.heading}"
        assert f'course.demo("{scene.demo}")' in cell.source
        listed = re.search(rf'"{scene.demo}": \["(.*?)", "(.*?)"\]', (TEMPLATE / "tree.html").read_text("utf-8"))
        assert listed and listed[1] == scene.heading
        assert about.startswith(listed[2])

    def test_the_start_page_wears_the_courses_colours(self):
        css = theme.css().lower()
        for colour in re.findall(r"#[0-9a-f]{6}\b", (TEMPLATE / "page.html").read_text("utf-8")):
            assert colour in css

    def test_no_template_names_an_outside_host_and_idle_kernels_are_culled(self):
        for path in TEMPLATE.iterdir():
            assert not re.search(r"https?://", path.read_text("utf-8")), path
        culling = json.loads((ROOT / "voila" / "voila.json").read_text("utf-8"))["MappingKernelManager"]
        assert culling["cull_idle_timeout"] > 0 and not culling["cull_connected"]
