"""Four worlds and their games: best replies, equilibria, and how much trust peace takes."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models import security_dilemma as model
from course_utils.models.security_dilemma import ARM, HOLD

BOTH_HOLD, BOTH_ARM = (HOLD, HOLD), (ARM, ARM)


@pytest.mark.parametrize(
    ("number", "kind", "equilibria", "trust"),
    [
        (1, "prisoners' dilemma", (BOTH_ARM,), None),
        (2, "stag hunt", (BOTH_HOLD, BOTH_ARM), 1 / 3),
        (3, "stag hunt", (BOTH_HOLD, BOTH_ARM), 1 / 2),
        (4, "harmony", (BOTH_HOLD,), 0),
    ],
)
def test_each_world_has_its_game(number, kind, equilibria, trust):
    game = model.game(model.WORLDS[number - 1])
    assert model.kind(game) == kind
    assert model.equilibria(game) == equilibria
    assert (
        model.trust_needed(game, 0) == model.trust_needed(game, 1) == (trust if trust is None else pytest.approx(trust))
    )


def test_in_the_first_world_both_want_peace_and_both_arm():
    game = model.game(model.world("offence", False))
    assert game[BOTH_HOLD] > game[BOTH_ARM]
    assert {model.best_replies(game, player, other) for player in (0, 1) for other in (HOLD, ARM)} == {(ARM,)}


@pytest.mark.parametrize("world", model.WORLDS, ids=lambda world: str(world.number))
def test_only_where_defence_leads_and_can_be_seen_does_greed_make_no_difference_to_peace(world):
    peaceful = BOTH_HOLD in model.equilibria(model.game(world, greedy=True))
    assert peaceful == (world.number == 4)


def test_a_greedy_state_arms_where_a_content_one_might_not():
    assert model.kind(model.game(model.world("defence", False), greedy=True)) == "aggressor"


@given(st.lists(st.integers(0, 9), min_size=8, max_size=8))
def test_an_equilibrium_is_where_nobody_gains_by_changing_alone(worth):
    pairs = list(product((HOLD, ARM), repeat=2))
    game = {pair: (worth[2 * n], worth[2 * n + 1]) for n, pair in enumerate(pairs)}
    other = {HOLD: ARM, ARM: HOLD}
    stays = tuple(
        (a, b) for a, b in pairs if game[a, b][0] >= game[other[a], b][0] and game[a, b][1] >= game[a, other[b]][1]
    )
    assert model.equilibria(game) == stays


@given(st.lists(st.integers(0, 9), min_size=8, max_size=8))
def test_calling_the_players_by_each_others_names_changes_nothing(worth):
    pairs = list(product((HOLD, ARM), repeat=2))
    game = {pair: (worth[2 * n], worth[2 * n + 1]) for n, pair in enumerate(pairs)}
    swapped = {(b, a): payoffs[::-1] for (a, b), payoffs in game.items()}
    assert {(b, a) for a, b in model.equilibria(game)} == set(model.equilibria(swapped))
    assert model.kind(game) == model.kind(swapped)


@given(st.floats(0, 1), st.sampled_from(model.WORLDS))
def test_holding_back_pays_exactly_above_the_trust_it_needs(chance, world):
    game = model.game(world)
    needed = model.trust_needed(game, 0)

    def worth(mine):
        return chance * game[mine, HOLD][0] + (1 - chance) * game[mine, ARM][0]

    pays = worth(HOLD) > worth(ARM)
    if needed is None:
        assert not pays
    elif abs(chance - needed) > 1e-9:
        assert pays == (chance > needed)


def test_chicken_is_told_from_the_others():
    game = {(HOLD, HOLD): (3, 3), (HOLD, ARM): (2, 4), (ARM, HOLD): (4, 2), (ARM, ARM): (1, 1)}
    assert model.kind(game) == "chicken"


def test_an_advantage_that_is_neither_is_refused():
    with pytest.raises(ValueError, match="'offence' or 'defence', not 'navy'"):
        model.world("navy", True)


def test_a_third_player_or_a_third_choice_is_refused():
    game = model.game(model.WORLDS[0])
    with pytest.raises(ValueError, match="players are 0 and 1, not 2"):
        model.best_replies(game, 2, model.ARM)
    with pytest.raises(ValueError, match="players are 0 and 1, not 2"):
        model.trust_needed(game, 2)
    with pytest.raises(ValueError, match="no choice 'surrender'"):
        model.best_replies(game, 0, "surrender")


@pytest.mark.parametrize(
    "ask",
    [
        lambda: model.kind({}),
        lambda: model.trust_needed({}, 0),
        lambda: model.equilibria({("hold back", "arm"): (1, 2), ("arm", "hold back"): (2, 1)}),
    ],
)
def test_a_game_without_payoffs_for_a_pair_is_told_which(ask):
    with pytest.raises(ValueError, match="no payoffs for .* against"):
        ask()
