"""An answer is told what is right in it and what is not, and nothing about what was not tried."""

import json
import time
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.questions import check, public
from course_utils.questions.check import STATES
from course_utils.questions.reading import load
from course_utils.questions.schema import KINDS


def told(verdict):
    return json.dumps(asdict(verdict))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("nothing", [None, "", "  \n\t "])
def test_not_attempted_is_a_state_of_its_own(samples, kind, nothing):
    assert check(samples[kind], nothing).state == "unanswered"


def test_empty_sets_are_not_attempted_either(samples):
    assert check(samples["multiple"], []).state == "unanswered"
    assert check(samples["order"], []).state == "unanswered"
    assert check(samples["match"], {}).state == "unanswered"
    assert check(samples["match"], {"shield": None, "sword": ""}).state == "unanswered"


def test_a_wrong_choice_explains_only_itself(samples):
    verdict = check(samples["single"], "power")
    assert verdict.state == "wrong"
    assert [(note.key, note.state, note.why) for note in verdict.notes] == [("power", "wrong", "why-power")]
    assert "paper" not in told(verdict) and "talk" not in told(verdict)


def test_a_right_choice_is_explained_too(samples):
    verdict = check(samples["single"], "paper")
    assert (verdict.state, verdict.notes[0].why) == ("right", "why-paper")


def test_a_partial_set_is_told_apart_without_naming_what_is_missing(samples):
    verdict = check(samples["multiple"], ["spain", "italy"])
    assert verdict.state == "partial"
    assert [(note.key, note.state, note.why) for note in verdict.notes] == [
        ("italy", "right", "why-italy"),
        ("spain", "wrong", "why-spain"),
        ("", "missing", "2 more are right."),
    ]
    assert verdict.message == "1 of 2 is rightly chosen; 2 more are right."
    assert not any(name in told(verdict).lower() for name in ("norway", "portugal", "poland"))


def test_a_set_is_right_only_if_it_is_whole_and_clean(samples):
    whole = ["portugal", "italy", "norway"]
    assert check(samples["multiple"], whole).state == "right"
    assert check(samples["multiple"], tuple(whole)).state == "right"
    assert check(samples["multiple"], [*whole, "spain"]).state == "partial"
    assert check(samples["multiple"], ["spain", "poland"]).state == "wrong"


def test_a_partial_match_is_told_apart(samples):
    verdict = check(samples["match"], {"shield": "defence", "sword": "defence", "wall": None})
    assert verdict.state == "partial"
    assert [(note.key, note.state) for note in verdict.notes] == [
        ("shield", "right"),
        ("sword", "wrong"),
        ("", "missing"),
    ]
    assert verdict.message == "1 of 2 is rightly placed; 1 is still to be placed."
    assert "wall" not in told(verdict)


def test_a_match_is_right_when_every_item_is_in_its_group(samples):
    right = {"wall": "defence", "sword": "offence", "shield": "defence"}
    assert check(samples["match"], right).state == "right"
    wrong = {"wall": "offence", "sword": "defence", "shield": "offence"}
    assert check(samples["match"], wrong).state == "wrong"


def test_an_order_says_which_items_stand_in_their_place(samples):
    assert check(samples["order"], ["quadruple", "triple", "nato", "warsaw"]).state == "right"
    verdict = check(samples["order"], ["quadruple", "nato", "triple", "warsaw"])
    assert verdict.state == "partial"
    assert [note.state for note in verdict.notes] == ["right", "wrong", "wrong", "right"]
    assert verdict.message == "2 of 4 are in the right place."
    assert check(samples["order"], ["triple", "quadruple", "warsaw", "nato"]).state == "wrong"
    assert check(samples["order"], ["quadruple"]).notes[-1].why == "3 are still to be put in."


def test_a_known_slip_has_its_own_explanation(samples):
    assert check(samples["numeric"], "0.58").notes[0].why == "why-number"
    assert check(samples["numeric"], "0.5").notes[0].why == "slip-half"
    assert check(samples["numeric"], "57.7").notes[0].why == "slip-percent"  # although it is out of range
    assert check(samples["numeric"], "0.9").notes[0].why == "otherwise-number"


def test_a_slip_written_finely_is_not_met_by_every_number_near_it(bank_file):
    slips = "decimals = 0", "value = 56.25", "value = 0.56"
    whole = bank_file.replace("decimals = 2", slips[0]).replace("value = 0.577", slips[1]).replace("maximum = 1\n", "")
    asked = load({"01.toml": whole.replace("value = 0.5,", slips[2] + ",").replace("57.7", "99")})["half-and-half"]
    assert check(asked, "0.5625").notes[0].why == "slip-half"
    assert check(asked, "1").notes[0].why == "otherwise-number"


def test_a_number_out_of_range_is_not_held_against_the_learner(samples):
    verdict = check(samples["numeric"], "7")
    assert (verdict.state, verdict.message) == (
        "unreadable",
        "The answer lies between 0 and 1: please look at the number again.",
    )


def test_a_number_rounded_too_far_is_asked_for_more_decimals(samples):
    verdict = check(samples["numeric"], "0.6")
    assert (verdict.state, verdict.message) == ("partial", "Right so far: now give it to 2 decimals.")


def test_free_text_is_kept_and_not_judged(samples):
    assert check(samples["text"], "Because <b>they</b> fear others.").state == "noted"
    assert check(samples["text"], "long " * 10_000).state == "unreadable"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "odd",
    [
        True, 3.5j, b"paper", object(), float("nan"), float("inf"), 10**400, "NaN", "1e999999999", "x" * 5_000_000,
        ["paper", "paper"], ["italy"] * 100_000, [["italy"]], [None], {"shield": ["defence"]}, {"shield": 1},
        {"shield": "elsewhere"}, {"nobody": "defence"}, {1: "defence"}, {"": None}, ["__class__"],
        {str(n): "" for n in range(10_000)},
    ],
    ids=lambda odd: type(odd).__name__,
)  # fmt: skip
def test_a_malformed_answer_is_unreadable_and_at_once(samples, kind, odd):
    start = time.perf_counter()
    verdict = check(samples[kind], odd)
    assert time.perf_counter() - start < 0.2
    expected = ("unreadable", "noted") if kind == "text" else ("unreadable",)
    assert verdict.state in expected
    assert verdict.notes == () and verdict.message.endswith(".") and len(verdict.message) < 130


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
KNOWN = st.sampled_from(
    ["paper", "power", "italy", "poland", "norway", "shield", "sword", "wall", "defence", "offence", "nato", "triple"]
)
NEAR = (
    st.lists(KNOWN, max_size=6) | st.dictionaries(KNOWN, KNOWN | st.none(), max_size=4) | KNOWN | st.decimals().map(str)
)


@pytest.mark.parametrize("kind", KINDS)
@given(answer=JSON | NEAR)
def test_any_json_value_gets_a_verdict(samples, kind, answer):
    verdict = check(samples[kind], answer)
    assert verdict.state in STATES and verdict.message
    json.loads(told(verdict))


@given(chosen=st.sets(st.sampled_from(["italy", "poland", "norway", "portugal", "spain"]), min_size=1))
def test_every_set_is_told_apart_rightly(samples, chosen):
    verdict = check(samples["multiple"], list(chosen))
    right = {"italy", "norway", "portugal"}
    expected = "right" if chosen == right else "partial" if chosen & right else "wrong"
    assert verdict.state == expected
    assert {note.key for note in verdict.notes if note.key} == chosen
    assert {note.key for note in verdict.notes if note.state == "right"} == chosen & right


@given(answer=st.permutations(["quadruple", "triple", "nato", "warsaw"]))
def test_only_one_order_is_right(samples, answer):
    right = answer == ["quadruple", "triple", "nato", "warsaw"]
    assert (check(samples["order"], answer).state == "right") is right


def test_the_page_is_given_what_it_shows_and_no_more(samples):
    page = public(samples["numeric"])
    assert page == {
        "id": "half-and-half",
        "lesson": "01",
        "kind": "numeric",
        "prompt": samples["numeric"].prompt,
        "form": "a number to two decimals, between 0 and 1",
        "decimals": 2,
        "unit": "",
    }
    assert {tuple(option) for option in public(samples["multiple"])["options"]} == {("key", "text")}
    assert {tuple(item) for item in public(samples["match"])["items"]} == {("key", "text")}


@given(letters=st.lists(st.text("abcdefghij", min_size=1, max_size=4), min_size=3, max_size=6, unique=True))
def test_items_to_order_never_start_in_the_right_order(bank_file, letters):
    rows = ",".join(f'{{ key = "{key}", text = "{key}", why = "because {key}" }}' for key in letters)
    start = bank_file.index('items = [\n  { key = "quadruple"')
    end = bank_file.index("]\n", bank_file.index("why-warsaw")) + 2
    question = load({"01.toml": f"{bank_file[:start]}items = [{rows}]\n{bank_file[end:]}"})["first-to-last"]
    shown = [item["key"] for item in public(question)["items"]]
    assert sorted(shown) == sorted(letters) and shown != letters
    assert public(question) == public(question)
