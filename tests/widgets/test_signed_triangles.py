"""Friends and enemies 1872 to 1907, driven as the page drives it."""

import json

import pytest

from course_utils.activities.signed_triangles import SignedTriangles, at_stage, signed_triangles


def press(activity, name):
    activity.act({"kind": "press", "name": name})


def put(activity, name, value):
    activity.act({"kind": "set", "name": name, "value": value})


def clickable(activity):
    """Return what a click on each spot of the figure sends."""
    traces = json.loads(activity.circle.spec)["data"]
    return [action for trace in traces for action in trace.get("customdata", [])]


@pytest.fixture
def activity():
    made = SignedTriangles(at_stage("1872"))
    yield made
    made.close()


def test_the_way_to_two_blocs_is_walked_through(activity):
    sentences = [activity.circle.sentence]
    while "later" not in activity.controls.state["disabled"]:
        press(activity, "later")
        sentences.append(activity.circle.sentence)
    assert [sentence.split(".")[0] for sentence in sentences] == [
        "5 balanced, 2 unbalanced, 13 incomplete triangles",
        "6 balanced, 2 unbalanced, 12 incomplete triangles",
        "3 balanced, 2 unbalanced, 15 incomplete triangles",
        "6 balanced, 2 unbalanced, 12 incomplete triangles",
        "6 balanced, 2 unbalanced, 12 incomplete triangles",
        "20 balanced, 0 unbalanced, 0 incomplete triangles",
    ]
    assert sentences[-1].endswith(
        "Every tie fits two camps: Britain, France and Russia against Germany, Austria-Hungary and Italy."
    )


def test_a_click_on_a_tie_does_what_its_buttons_do_and_goes_round(activity):
    first = clickable(activity)[0]
    assert first == {"kind": "set", "name": "tie 0", "value": "0"}  # Britain and France, hostile in 1872
    seen = []
    for _ in range(3):
        activity.act(clickable(activity)[0])
        seen.append(activity.controls.state["values"]["tie 0"])
    assert seen == ["0", "1", "-1"]
    assert {action["name"] for action in clickable(activity)} == {f"tie {place}" for place in range(15)}


def test_one_tie_changed_in_1907_unbalances_four_triangles(activity):
    put(activity, "stage", "1907")
    italy_and_france = activity.controls.state["values"]
    (place,) = [name for name, value in italy_and_france.items() if value == "France – Italy"]
    put(activity, place.replace("pair", "tie"), "1")
    assert activity.circle.sentence.startswith("16 balanced, 4 unbalanced, 0 incomplete triangles.")
    assert "one tie is at odds with them" in activity.circle.sentence
    assert activity.controls.state["values"]["stage"] == ""
    assert dict(activity.controls.state["values"]["triangles"])["Ties at odds"] == "France – Italy"
    press(activity, "reset")
    assert activity.circle.sentence.startswith("20 balanced")


def test_edge_cases_are_said_in_words(activity):
    for place in range(15):
        put(activity, f"tie {place}", "0")
    assert activity.circle.sentence.startswith("Nobody is tied to anybody")
    for place in range(15):
        put(activity, f"tie {place}", "1")
    assert activity.circle.sentence.endswith("Italy all together.")
    for place in range(15):
        put(activity, f"tie {place}", "-1")
    assert activity.circle.sentence.startswith("0 balanced, 20 unbalanced")
    assert "ten different pairs of camps" in activity.circle.sentence.lower()


def test_before_the_first_moment_and_after_the_last_there_is_no_other(activity):
    press(activity, "earlier")
    assert activity.controls.state["values"]["stage"] == "1872"
    put(activity, "stage", "1907")
    press(activity, "later")
    assert activity.controls.state["values"]["stage"] == "1907"


def test_a_sign_that_is_none_is_refused_and_the_picture_stays(activity):
    before = activity.circle.spec
    with pytest.raises(ValueError, match="has no option '2'"):
        put(activity, "tie 0", "2")
    assert activity.circle.spec == before


def test_a_moment_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="There is no stage '1914' here"):
        signed_triangles(1914)
