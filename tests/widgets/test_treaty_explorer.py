"""The treaty explorer: say first what a treaty is, then compare."""

import json

import pytest

from course_utils import data
from course_utils.activities import treaty_reading
from course_utils.activities.treaty_explorer import TreatyExplorer
from course_utils.activities.treaty_reading import NONE, QUESTIONS, compare, facts


def put(activity, name, value=True):
    activity.act({"kind": "set", "name": name, "value": value, "done": True})


def press(activity, name):
    activity.act({"kind": "press", "name": name})


def values(activity):
    return activity.controls.state["values"]


@pytest.fixture
def explorer():
    made = TreatyExplorer()
    yield made
    made.close()


def read_dual_alliance(explorer):
    for name, value in (
        ("form", "formal"),
        ("purpose", "defend"),
        ("members", "bilateral"),
        ("promises-defence", True),
    ):
        put(explorer, name, value)


def test_the_dual_alliance_is_compared_part_by_part(explorer):
    read_dual_alliance(explorer)
    press(explorer, "compare")
    assert [badge["side"] for badge in explorer.controls.state["badges"]] == ["right", "right", "right", "wrong"]
    assert values(explorer)["verdict"] == "3 of 4 right."
    assert values(explorer)["why-promises"] == "It promised defence and neutrality. You left out neutrality."
    assert dict(values(explorer)["facts"])["In force"] == "1879–1918"
    assert "ATOP 1335" in dict(values(explorer)["facts"])["Source"]


def test_nothing_of_the_answer_reaches_the_page_before_comparing(explorer):
    read_dual_alliance(explorer)
    sent = json.dumps(explorer.controls.state)
    assert "Austria" not in sent
    assert "1918" not in sent
    assert not values(explorer)["facts"]
    assert not any(values(explorer)[f"why-{part}"] for part in QUESTIONS)
    press(explorer, "compare")
    put(explorer, "promises-neutrality")
    assert not values(explorer)["facts"], "a changed answer is compared anew"


def test_what_was_not_answered_is_asked_for_and_not_marked(explorer):
    put(explorer, "form", "formal")
    press(explorer, "compare")
    assert "purpose, members and promises" in explorer.controls.state["message"]
    assert not values(explorer)["facts"]


def test_none_of_these_and_a_promise_exclude_each_other(explorer):
    put(explorer, "promises-defence")
    put(explorer, f"promises-{NONE}")
    assert not values(explorer)["promises-defence"]
    put(explorer, "promises-offence")
    assert not values(explorer)[f"promises-{NONE}"]


def test_the_tally_counts_the_first_comparison_of_each_treaty(explorer):
    read_dual_alliance(explorer)
    press(explorer, "compare")
    put(explorer, "promises-neutrality")
    press(explorer, "compare")
    assert values(explorer)["verdict"] == "4 of 4 right."
    put(explorer, "find", "Five Eyes")
    for name, value in (
        ("form", "informal"),
        ("purpose", "neither"),
        ("members", "multilateral"),
        (f"promises-{NONE}", True),
    ):
        put(explorer, name, value)
    press(explorer, "compare")
    assert values(explorer)["verdict"] == "4 of 4 right. At the first comparison 7 of 8 so far, in 2 treaties."


def test_another_one_goes_through_all_of_them_in_an_order_of_its_own():
    first, second = TreatyExplorer(seed=1), TreatyExplorer(seed=2)
    seen = []
    for _ in data.treaties():
        press(first, "another")
        press(second, "another")
        seen.append(values(first)["treaty"])
    assert len(set(seen)) == len(data.treaties())
    assert first.order != second.order
    first.close()
    second.close()


def test_an_unknown_name_is_answered_with_the_nearest(explorer):
    with pytest.raises(ValueError, match="did you mean"):
        put(explorer, "find", "Dual Aliance")
    assert values(explorer)["treaty"] == "dual-alliance-1879"
    with pytest.raises(ValueError, match="did you mean"):
        TreatyExplorer("Warsaw Pakt")


@pytest.mark.parametrize("treaty", data.treaties(), ids=lambda treaty: treaty.id)
def test_every_treaty_can_be_read_rightly_and_says_where_it_comes_from(treaty):
    fair, _ = treaty_reading._purpose(treaty)
    for purpose in fair:
        reading = {
            "form": frozenset([treaty.formality]),
            "purpose": frozenset([purpose]),
            "members": frozenset([treaty.laterality]),
            "promises": frozenset(treaty.obligations) or frozenset([NONE]),
        }
        marks = compare(treaty, reading)
        assert all(mark.right and mark.why for mark in marks.values())
    for part, (_, options) in QUESTIONS.items():
        right = fair if part == "purpose" else reading[part]
        for key, _ in options:
            if key not in right:
                assert not compare(treaty, reading | {part: frozenset([key])})[part].right
    assert all(what and about for what, about in facts(treaty))
