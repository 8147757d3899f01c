"""The capstone: a design for a real year, five verdicts on it, and a report that holds all of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils import data
from course_utils.activities.capstone import Capstone
from course_utils.activities.capstone_page import page
from course_utils.activities.capstone_plan import DEFENCE, LESSON, PACTS, Plan, from_json, kept_defence, kept_plan
from course_utils.activities.capstone_report import CapstoneReport, told
from course_utils.activities.capstone_verdicts import findings, hardest_attacks, verdict
from course_utils.progress import open_progress

WAR = Plan("outbreak-1914")
TITLES = ["Balance", "Essential states", "Deterrence", "Triangles", "Entanglement"]


def by_title(plan):
    return {one.title: one for one in findings(plan)}


def act(activity, kind, name, value=None):
    activity.act({"kind": kind, "name": name, "value": value})


plans = st.builds(
    Plan,
    st.sampled_from([one.id for one in data.scenarios()]),
    prize=st.floats(0, 200),
    reliability=st.floats(0, 1),
).flatmap(
    lambda plan: st.tuples(*[st.frozensets(st.sampled_from(plan.start.states))] * PACTS).map(
        lambda pacts: Plan(plan.scenario, pacts, plan.prize, plan.reliability)
    )
)


def test_in_1914_as_in_history_the_model_calls_for_a_second_look_at_entanglement():
    found = by_title(WAR.as_in_history)
    assert list(found) == TITLES
    assert found["Entanglement"].mark == "▲"
    assert "a chain of allies 7 of 12" in found["Entanglement"].text
    assert found["Triangles"].mark == "✓"


def test_everybody_in_one_pact_joins_rivals_and_leaves_nobody_safe_by_it():
    everybody = Plan("outbreak-1914", (frozenset(WAR.start.states), frozenset(), frozenset()))
    found = by_title(everybody)
    assert "Alliance 1 joins rivals" in found["Triangles"].text
    assert found["Balance"].mark == "▲"
    assert "torn" in found["Entanglement"].text


def test_without_alliances_a_state_is_safe_only_if_attacking_it_does_not_pay():
    needs = {one.target: one for one in hardest_attacks(WAR)}
    assert needs["Belgium"].needed is None
    cheap = {one.target: one.needed for one in hardest_attacks(Plan("outbreak-1914", prize=10))}
    assert set(cheap.values()) == {0.0}


def test_an_ally_makes_belgium_safe_from_a_germany_that_could_win_100(activity):
    power = WAR.capabilities
    helped = WAR.put("BEL", 0, True).put("UKG", 0, True).put("RUS", 0, True).put("FRN", 0, True)
    need = {one.target: one for one in hardest_attacks(helped)}["Belgium"]
    allies = power["Britain"] + power["Russia"] + power["France"]
    alone = 100 * power[need.attacker] / (power[need.attacker] + power["Belgium"]) - 20
    together = 100 * power[need.attacker] / (power[need.attacker] + power["Belgium"] + allies) - 60
    assert need.needed == pytest.approx(alone / (alone - together))


@given(plans)
def test_every_design_gets_five_findings_and_a_sentence_and_the_record_gives_it_back(plan):
    assert [one.title for one in findings(plan)] == TITLES
    assert all(one.mark in "✓▲–" and one.text.endswith((".", "?")) for one in findings(plan))
    assert verdict(findings(plan)).endswith(".")
    assert from_json(plan.to_json()) == plan


@pytest.fixture
def activity():
    made = Capstone(Plan("outbreak-1914"))
    yield made
    made.close()


def test_the_design_is_kept_and_found_again_tomorrow(activity):
    act(activity, "press", "history")
    act(activity, "set", "pact-3 ITA", True)
    assert kept_plan() == activity.history.now
    act(activity, "press", "undo")
    assert kept_plan() == WAR.as_in_history
    act(activity, "press", "reset")
    assert kept_plan() == WAR


def test_every_start_can_be_designed_for_and_says_who_is_safe(activity):
    for one in data.scenarios():
        act(activity, "set", "scenario", one.id)
        assert len(activity.badges(activity.history.now)) == len(one.states)
        assert "safe" in activity.needs.sentence


def test_a_kept_design_that_cannot_be_read_is_passed_over():
    record = open_progress()
    record.record(LESSON, "capstone-design", "draft", WAR.to_json())
    for broken in ({"scenario": "atlantis"}, {"scenario": "outbreak-1914", "pacts": [["XXX"], [], []]}, 7, None):
        record.record(LESSON, "capstone-design", "draft", broken)
    assert kept_plan() == WAR


def test_the_report_holds_the_design_and_the_defence_and_nothing_in_it_can_run(press):
    panel = CapstoneReport()
    sent = []
    panel.send = lambda content, buffers=None: sent.append((content, buffers))
    press(panel, "save", "Ada")
    assert "no design" in panel.error
    open_progress().record(LESSON, "capstone-design", "draft", WAR.as_in_history.to_json())
    words = "France and Russia pool their armies against Germany. <script>alert(1)</script>"
    open_progress().record(LESSON, DEFENCE, "draft", {"answer": words})
    press(panel, "save", "<b>Ada</b>")
    (content, (text,)) = sent[-1]
    shown = text.decode()
    assert content["download"].endswith(".html")
    assert "&lt;b&gt;Ada&lt;/b&gt;" in shown and "<script" not in shown and "http" not in shown.split("<h2>Sources")[0]
    assert all(title in shown for title in TITLES)
    assert kept_defence() == words
    panel.close()


def test_a_report_needs_neither_a_name_nor_a_defence():
    shown = page(WAR, "", "", told(""), ["A source."])
    assert "Without a name" in shown and "No defence has been written" in shown
