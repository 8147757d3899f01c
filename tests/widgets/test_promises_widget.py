"""How often promises were kept, driven as the page drives it."""

import json

import pytest

import course_utils
from course_utils.activities.promises import PromisesKept


def put(activity, name, value):
    activity.act({"kind": "set", "name": name, "value": value})


@pytest.fixture
def activity():
    made = PromisesKept()
    yield made
    made.close()


def written(activity):
    return json.loads(activity.rates.spec)["data"][1]["text"]


def test_before_1945_two_thirds_were_kept_and_of_defence_61_percent(activity):
    assert activity.rates.sentence == (
        "1816–1944: 61 of 92 commitments were kept, 66% (the dotted line). "
        "Treaties with a promise of defence were kept in 61% of the tests."
    )
    assert "61%: 36 of 59" in written(activity)


def test_after_1945_few_were_kept_and_few_were_tested(activity):
    put(activity, "period", "1945-2003")
    assert "12 of 54 commitments were kept, 22%" in activity.rates.sentence
    assert "defence were kept in 14%" in activity.rates.sentence
    assert written(activity) == [
        "100%: 5 of 5 (few)",
        "57%: 4 of 7 (few)",
        "14%: 6 of 43",
        "17%: 5 of 30",
        "18%: 5 of 28",
    ]
    put(activity, "group", "members")
    assert "treaties of several in 8%" in activity.rates.sentence
    assert written(activity) == ["34%: 10 of 29", "8%: 2 of 25"]


def test_undo_redo_and_reset(activity):
    put(activity, "period", "1816-2003")
    assert "73 of 146 commitments were kept, 50%" in activity.rates.sentence
    for name, years in (("undo", "1816–1944"), ("redo", "1816–2003"), ("reset", "1816–1944")):
        activity.act({"kind": "press", "name": name})
        assert activity.rates.sentence.startswith(years)
    assert activity.rates.source.startswith("Source")
    assert "neutrality 75%: 30 of 40" in activity.rates.alt


def test_an_unknown_period_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match="did you mean '1816-1944'"):
        course_utils.promises_kept("1816-1945")
    with pytest.raises(ValueError, match="There is no period"):
        course_utils.promises_kept(["1816-1944"])  # type: ignore[arg-type]
