"""What people wrote by hand hangs together: treaties, scenarios, glossary."""

import re

import pytest

from course_utils import data
from course_utils.models import coalitions
from course_utils.models.capability import shares

PROMISES = {"defence", "offence", "neutrality", "non-aggression", "consultation"}
MAIN_TYPES = {
    "defensive",
    "offensive",
    "defensive and offensive",
    "neutrality",
    "non-aggression",
    "consultation",
    "guarantee",
    "wartime coalition",
    "declaration",
    "alignment",
    "co-operation",
}

each_treaty = pytest.mark.parametrize("treaty", data.treaties(), ids=lambda treaty: treaty.id)
each_scenario = pytest.mark.parametrize("scenario", data.scenarios(), ids=lambda scenario: scenario.id)


def test_there_are_88_treaties_in_order_of_time_each_with_an_id_of_its_own():
    treaties = data.treaties()
    assert len({treaty.id for treaty in treaties}) == len({treaty.name for treaty in treaties}) == len(treaties) == 88
    assert [treaty.start for treaty in treaties] == sorted(treaty.start for treaty in treaties)
    assert (treaties[0].start, treaties[-1].start) == (1386, 2024)


@each_treaty
def test_a_treaty_is_described_in_the_words_of_the_course(treaty):
    assert re.fullmatch(rf"[a-z0-9]+(-[a-z0-9]+)*-{treaty.start}", treaty.id)
    assert treaty.end is None or treaty.start <= treaty.end <= 2024
    assert treaty.main_type in MAIN_TYPES
    assert treaty.formality in {"formal", "informal"}
    assert treaty.secrecy in {"public", "partly secret", "secret"}
    assert treaty.laterality in {"bilateral", "multilateral"}
    assert treaty.laterality == "multilateral" or len(treaty.members) == 2
    assert set(treaty.obligations) <= PROMISES
    assert len(set(treaty.members)) == len(treaty.members) >= 1
    assert 40 <= len(treaty.note) <= 200
    assert treaty.note.endswith(".")
    assert treaty.source


@each_treaty
def test_only_a_written_promise_has_an_atop_number(treaty):
    if treaty.atop_id:
        assert treaty.formality == "formal"
        assert treaty.obligations
        assert str(treaty.atop_id) in treaty.source


@each_treaty
def test_the_main_type_of_a_treaty_is_among_its_promises(treaty):
    promised_by = {
        "defensive": {"defence"},
        "offensive": {"offence"},
        "defensive and offensive": {"defence", "offence"},
    }
    needed = promised_by.get(treaty.main_type, {treaty.main_type} & PROMISES)
    assert needed <= set(treaty.obligations)


@each_treaty
def test_an_informal_tie_promises_nothing(treaty):
    if treaty.formality == "informal":
        assert treaty.obligations == ()


@each_treaty
def test_a_source_that_is_a_citation_key_is_in_the_bibliography(treaty):
    for part in treaty.source.split("; "):
        citation, colon, _ = part.partition(":")
        if colon:
            assert data.reference(citation)


@pytest.mark.parametrize(
    ("asked", "id"),
    [("nato-1949", "nato-1949"), ("NATO", "nato-1949"), ("entente cordiale", "entente-cordiale-1904")]
    + [("Elysee", "elysee-1963"), ("DUAL ALLIANCE", "dual-alliance-1879"), ("seato", "seato-1954")],
)
def test_a_treaty_is_found_by_its_id_its_name_or_words_of_it(asked, id):
    assert data.treaty(asked).id == id


def test_an_unknown_treaty_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="There is no treaty 'Tripple Alliance' here; did you mean 'Triple Alliance'?"):
        data.treaty("Tripple Alliance")


def test_words_that_several_treaties_share_are_answered_with_the_choice():
    with pytest.raises(ValueError, match=r"'Balkan Pact' could be Balkan Pact of 1934 .* and Balkan Pact of 1953"):
        data.treaty("Balkan Pact")


def test_nothing_at_all_is_not_a_treaty():
    with pytest.raises(ValueError, match="There is no treaty ''"):
        data.treaty("")


def test_the_cases_that_mislead_are_told_apart():
    assert data.treaty("entente-cordiale-1904").obligations == ()
    assert data.treaty("molotov-ribbentrop-1939").obligations == ("neutrality", "non-aggression")
    assert (data.treaty("us-israel-1981").start, data.treaty("us-israel-1981").end) == (1981, 1991)


def test_scenarios_have_ids_of_their_own_and_stand_in_order_of_time():
    scenarios = data.scenarios()
    assert (
        len({scenario.id for scenario in scenarios})
        == len({scenario.title for scenario in scenarios})
        == len(scenarios)
    )
    assert [scenario.year for scenario in scenarios] == sorted(scenario.year for scenario in scenarios)
    wanted = {1816, 1854, 1872, 1890, 1907, 1914, 1936, 1939, 1941, 1955, 1985, 1991, 2022}
    assert wanted <= {scenario.year for scenario in scenarios}


@each_scenario
def test_every_state_of_a_scenario_has_a_figure_in_its_year_and_a_name_of_its_own(scenario):
    assert 2 <= len(scenario.states) <= 12
    assert len(set(scenario.states)) == len(scenario.states)
    powers = data.powers(scenario.year, scenario.states)
    assert len(powers) == len(scenario.states)
    assert sum(shares(powers).values()) == pytest.approx(1)


@each_scenario
def test_no_state_of_a_scenario_stands_on_two_sides(scenario):
    a, b = set(scenario.side_a), set(scenario.side_b)
    assert a
    assert b
    assert not a & b
    assert a | b <= set(scenario.states)
    assert len(scenario.side_a) + len(scenario.side_b) == len(a | b)


@each_scenario
def test_a_scenario_tells_its_story_in_one_or_two_sentences_and_says_its_year(scenario):
    assert scenario.id.endswith(f"-{scenario.year}")
    assert 1 <= len(re.findall(r"[.!?](?:\s|$)", scenario.story)) <= 2
    assert len(scenario.story) <= 260


@pytest.mark.parametrize(
    ("id", "predominant", "not_needed"),
    [
        ("east-and-west-1834", None, ("Prussia",)),
        ("victors-1946", "United States", ("Britain", "Soviet Union", "France")),
        ("triangle-1972", None, ("Britain", "France")),
        ("outbreak-1914", None, ()),
    ],
)
def test_some_scenarios_of_great_powers_show_states_that_nobody_needs(id, predominant, not_needed):
    scenario = data.scenario(id)
    powers = data.powers(scenario.year, scenario.states)
    assert coalitions.predominant(powers) == predominant
    assert coalitions.inessential(powers) == not_needed


def test_an_unknown_scenario_is_answered_with_the_nearest():
    assert data.scenario("August 1914").id == "outbreak-1914"
    with pytest.raises(ValueError, match="There is no scenario 'outbreak-1941' here; did you mean 'outbreak-1914'?"):
        data.scenario("outbreak-1941")


def test_the_glossary_has_a_meaning_for_every_term_and_points_only_to_terms_it_has():
    terms = data.glossary()
    ids = {term.id for term in terms}
    assert len(ids) == len({term.term.casefold() for term in terms}) == len(terms) > 0
    for term in terms:
        assert term.meaning.endswith(".")
        assert set(term.see) <= ids - {term.id}
        assert isinstance(term.tags, tuple)
