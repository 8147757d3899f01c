"""Every right answer that is drawn for a student, worked out again by another way than the one that made it.

Fractions, brute force and the tables as they ship, instead of the course's models; and every known slip is worked out
as the slip that its explanation describes.
"""

import csv
import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from importlib import resources
from itertools import combinations, permutations

import pytest

from course_utils import data, homework
from course_utils.data import find_state
from course_utils.questions import check

HW1, HW2, HW3, HW4, FINAL = (
    "hw1_what_is_an_alliance",
    "hw2_balance_of_power",
    "hw3_deterrence_and_dilemma",
    "hw4_blocs_and_shifts",
    "final",
)


def table(name):
    text = (resources.files("course_utils") / "data" / "tables" / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def shown(value, decimals):
    """Round as a learner does."""
    exact = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else Decimal(value)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def root(value):
    exact = Fraction(value)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).sqrt()


def near(number, value, decimals=4):
    return abs(Decimal(number) - shown(value, decimals + 4)) <= Decimal(6).scaleb(-decimals - 1)


def rows(assignments, name, draw):
    return assignments[name].draw(draw).rows


@pytest.fixture(scope="module")
def questions(assignments, names_for):
    """Yield every question that has figures of a student's own, once for every row of them."""

    def of(name, draw, id):
        assert assignments[name].question(id).draws == (draw,)
        return [homework.question_for(assignments[name], id, student) for student in names_for[name, draw]]

    return of


# -- every number, whichever it is ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [HW1, HW2, HW3, HW4, FINAL])
def test_for_every_row_the_right_number_passes_and_no_known_slip_does(assignments, names_for, name):
    for exercise in assignments[name].questions:
        if exercise.kind != "numeric":
            continue
        (draw,) = exercise.draws
        for student in names_for[name, draw]:
            key = homework.question_for(assignments[name], exercise.id, student)
            number = key.number
            assert number
            typed = f"{number.value.quantize(Decimal(1).scaleb(-number.decimals), ROUND_HALF_UP):f}"
            assert check(key, typed).state == "right", (key.id, student, typed)
            for slip in number.mistakes:
                verdict = check(key, f"{slip.value:f}")
                assert verdict.state == "wrong", (key.id, student, slip)
                assert verdict.notes[0].why == slip.why, (key.id, student, slip)


@pytest.mark.parametrize("name", [HW1, HW2, HW3, HW4, FINAL])
def test_a_neighbours_number_seldom_helps(assignments, names_for, name):
    for exercise in assignments[name].questions:
        if exercise.kind != "numeric":
            continue
        students = names_for[name, exercise.draws[0]]
        found = [homework.question_for(assignments[name], exercise.id, student).number for student in students]
        keys = [number for number in found if number]
        values = [key.value for key in keys]
        lent = sum(keys[i].accepts(values[j]) for i, j in permutations(range(len(keys)), 2))
        counts = exercise.id in ("hw2-minimal-coalitions", "hw4-unbalanced-of-ten")  # few values are possible
        assert lent / (len(keys) * (len(keys) - 1)) < (0.45 if counts else 0.2), exercise.id


# -- homework 1 -------------------------------------------------------------------------------------------------------


def test_hw1_the_change_of_a_promise(assignments):
    eras = {row["name"]: row for row in table("alliances_by_era")}
    for row in rows(assignments, HW1, "change"):
        column = row["kind"].replace("-", "_")
        for k, n, era in (("k1", "n1", "earlier"), ("k2", "n2", "later")):
            assert (row[k], row[n]) == (int(eras[row[era]][column]), int(eras[row[era]]["total"]))
        change = Fraction(row["k2"], row["n2"]) - Fraction(row["k1"], row["n1"])
        assert near(row["points"], 100 * change)
        assert row["counts"] == row["k2"] - row["k1"]
        assert (row["turned"], row["fraction"]) == (shown(-100 * change, 1), shown(change, 1))


def test_hw1_alliances_of_more_than_two(assignments):
    years = {int(row["year"]): row for row in table("alliances_in_force")}
    for row in rows(assignments, HW1, "year"):
        total, two = (int(years[row["year"]][column]) for column in ("total", "bilateral"))
        assert (row["total"], row["bilateral"], row["left"]) == (total, two, total - two)
        assert near(row["broad"], Fraction(100 * (total - two), total))
        assert row["narrow"] == shown(Fraction(100 * two, total), 1)
        assert row["ratio"] == shown(Fraction(100 * (total - two), two), 1)


# -- homework 2 -------------------------------------------------------------------------------------------------------


def cinc_of(year, name):
    (line,) = [row for row in table("cinc") if row["year"] == str(year)]
    return shown(Decimal(line[find_state(name, year).abbreviation]), 3)


def test_hw2_the_tables_are_the_shipped_figures_of_years_that_lesson_02_does_not_use(assignments):
    lesson = {1816, 1880, 1893, 1914, 1919, 1939, 1946, 1949, 1955, 1991, 2022} | {one.year for one in data.scenarios()}
    majors = table("major_powers")
    for row in rows(assignments, HW2, "case"):
        year = row["year"]
        assert year not in lesson
        due = {one["state"] for one in majors if int(one["first"] or 0) <= year <= int(one["last"] or 9999)}
        assert {find_state(state, year).abbreviation for state, _ in row["table"]} == due
    for draw in ("case", "five"):
        for row in rows(assignments, HW2, draw):
            assert all(Decimal(value) == cinc_of(row["year"], state) for state, value in row["table"])


def test_hw2_share_concentration_and_poles(assignments):
    for row in rows(assignments, HW2, "case"):
        held = {state: Fraction(value) for state, value in row["table"]}
        n, everything = len(held), sum(held.values())
        leader = max(held, key=held.__getitem__)
        assert (row["leader"], row["n"]) == (leader, n)
        share = held[leader] / everything
        assert near(row["share"], share)
        assert Fraction(row["world"]) == held[leader]
        assert row["against"] == shown(held[leader] / (everything - held[leader]), 3)
        squares = sum((one / everything) ** 2 for one in held.values())
        inside = (squares - Fraction(1, n)) / (1 - Fraction(1, n))
        assert near(row["con"], root(inside))
        assert (row["inside"], row["squares"]) == (shown(inside, 3), shown(squares, 3))
        assert row["rooted"] == shown(root(squares), 3)
        assert row["undivided"] == shown(root(squares - Fraction(1, n)), 3)
        assert near(row["poles"], 1 / squares, 3)
        assert row["byroot"] == shown(1 / root(inside), 2)


def minimal_winning(held):
    half = sum(held.values()) / 2
    groups = [set(group) for size in range(1, 6) for group in combinations(held, size)]
    winning = [group for group in groups if sum(held[one] for one in group) > half]
    assert all(sum(held[one] for one in group) != half for group in groups)
    return [group for group in winning if not any(other < group for other in winning)], len(winning)


def test_hw2_essential_states_and_minimal_coalitions_by_going_through_all_groups(assignments):
    for row in rows(assignments, HW2, "five"):
        held = {state: Fraction(value) for state, value in row["table"]}
        minimal, winning = minimal_winning(held)
        assert (row["minimal"], winning) == (len(minimal), 16)
        assert [row[f"s{n}"] for n in range(1, 6)] == [state for state, _ in row["table"]]
        for n in range(1, 6):
            state, why = row[f"s{n}"], row[f"w{n}"]
            groups = [group for group in minimal if state in group]
            assert row[f"c{n}"] == ("needed" if groups else "spare")
            assert why.startswith("with ") == bool(groups)
            if groups:
                named = {one for one in held if one != state and one in why.split(" it passes")[0]}
                assert named | {state} in groups
            assert f"({sum(map(Decimal, map(str, (value for _, value in row['table'])))) / 2:f})" in why


def test_hw2_the_two_blocs(assignments):
    blocs = {row["year"]: row for row in table("bloc_cinc")}
    for row in rows(assignments, HW2, "pact"):
        nato, wp = (shown(100 * Decimal(blocs[str(row["year"])][name]), 1) for name in ("nato", "warsaw_pact"))
        assert (row["nato"], row["wp"]) == (nato, wp)
        part = Fraction(wp) / (Fraction(nato) + Fraction(wp))
        assert near(row["part"], 100 * part)
        assert row["against"] == shown(100 * Fraction(wp) / Fraction(nato), 1)
        assert (row["other"], row["fraction"]) == (shown(100 - 100 * part, 1), shown(part, 1))
    cold = [row for row in blocs.values() if row["warsaw_pact"]]
    assert all(float(row["warsaw_pact"]) < float(row["nato"]) for row in cold)  # as the answer says of every year


def test_hw2_the_order_of_five_years_and_the_year_1888(assignments):
    order = assignments[HW2].question("hw2-order-by-concentration").key
    found = []
    for item in order.items:
        year = int(item.key[1:])
        held = [cinc_of(year, state) for state in data.major_powers(year)]
        squares = sum((one / sum(held)) ** 2 for one in held)
        numbers = {"five": 5, "six": 6, "seven": 7, "eight": 8}
        n = numbers[item.text.split(": ")[1].split()[0]]
        assert n == len(held)
        assert item.text.endswith(f"{shown(squares, 3)}")
        con = math.sqrt((float(shown(squares, 3)) - 1 / n) / (1 - 1 / n))
        assert f"root is {con:.2f}" in item.why
        found.append(con)
        assert year not in {row["year"] for row in rows(assignments, HW2, "case")}
    assert found == sorted(found)
    held = {data.state_name(state, 1888): cinc_of(1888, state) for state in data.major_powers(1888)}
    said = {state: round(100 * value / sum(held.values())) for state, value in held.items()}
    prompt = assignments[HW2].question("hw2-which-is-balanced").key.prompt
    assert all(f"{state} {value}%" in prompt for state, value in said.items())
    assert {one for group in minimal_winning_of(held) for one in group} == set(held)


def minimal_winning_of(held):
    half = sum(held.values()) / 2
    groups = [set(group) for size in range(1, len(held) + 1) for group in combinations(held, size)]
    winning = [group for group in groups if sum(held[one] for one in group) > half]
    return [group for group in winning if not any(other < group for other in winning)]


def test_hw2_the_model_answer_on_1885_has_its_figures_right(assignments):
    held = {data.state_name(state, 1885): cinc_of(1885, state) for state in data.major_powers(1885)}
    essential = {one for group in minimal_winning_of(held) for one in group}
    assert essential == {"Britain", "Germany", "France", "Russia"}
    assert sum(held.values()) == Decimal("0.609")
    assert [held[one] for one in ("Britain", "Germany", "France", "Russia")] == [
        Decimal(text) for text in ("0.216", "0.115", "0.101", "0.094")
    ]
    assert held["Germany"] + held["Austria-Hungary"] == Decimal("0.161")
    assert held["France"] + held["Russia"] == Decimal("0.195")


# -- homework 3 -------------------------------------------------------------------------------------------------------


def worth(row, prize, ally_fights, target_fights=True):
    """What an attack brings: the attacker's part of the prize, less the cost."""
    a, t, ally = (Fraction(row[name]) for name in "atl")
    fighting = a + (t if target_fights else 0) + (ally if ally_fights else 0)
    return a / fighting * prize - row["c1" if ally_fights else "c0"]


def assert_threshold(row):
    gain, fights = worth(row, row["v"], False), worth(row, row["v"], True)
    assert gain > 0 > fights
    p = Fraction(row["p"])
    # At the threshold the expected worth of attacking passes zero: just below it the attack pays, just above not.
    for shift, pays in ((Fraction(-1, 10**4), True), (Fraction(1, 10**4), False)):
        assert ((1 - p - shift) * gain + (p + shift) * fights > 0) is pays
    assert row["p_turned"] == shown(-fights / (gain - fights), 2)
    without_cost = gain + row["c0"]
    assert row["p_nocost"] == shown(without_cost / (without_cost - fights), 2)
    return gain


def test_hw3_chances_and_thresholds(assignments):
    crises = {(one.year, one.target) for one in data.crises()}
    for row in rows(assignments, HW3, "crisis"):
        named = [find_state(row[who], row["year"]).abbreviation for who in ("attacker", "target", "ally")]
        (line,) = [one for one in table("cinc") if one["year"] == str(row["year"])]
        assert [shown(100 * Decimal(line[state]), 1) for state in named] == [row[name] for name in "atl"]
        assert (row["year"], named[1]) not in crises
        a, t, ally = (Fraction(row[name]) for name in "atl")
        assert near(row["q1"], a / (a + t + ally))
        assert (row["q0"], row["lose"]) == (shown(a / (a + t), 2), shown((t + ally) / (a + t + ally), 2))
        assert row["notarget"] == shown(a / (a + ally), 2)
        gain = assert_threshold(row)
        alone = worth(row, row["v"], True, target_fights=False)
        assert row["p_notarget"] == shown(gain / (gain - alone), 2)
        assert (row["attacks"], row["deterred"]) == (Decimal("0.745") < row["p"], Decimal("0.745") > row["p"])
        assert abs(row["p"] - Decimal("0.745")) > Decimal("0.03")


def test_hw3_what_reliability_can_do_at_three_prizes(assignments):
    for row in rows(assignments, HW3, "crisis"):
        for n in (1, 2, 3):
            gain, fights = (worth(row, row[f"v{n}"], ally) for ally in (False, True))
            verdict = "unneeded" if gain <= 0 else "hopeless" if fights >= 0 else "threshold"
            assert row[f"k{n}"] == verdict
            assert min(abs(gain), abs(fights)) > 1
            assert (row[f"w{n}"], row[f"u{n}"]) == (shown(gain, 1), shown(fights, 1))
        assert len({row["v1"], row["v2"], row["v3"]}) == 3


def rest(k, a, g, l, b, h):  # noqa: E741
    """Where both equations are zero: -a x + k y = -g and l x - b y = -h, by Cramer's rule."""
    determinant = (-a) * (-b) - k * l
    return ((-g) * (-b) - k * (-h)) / determinant, ((-a) * (-h) - (-g) * l) / determinant


def settles(k, a, l, b):  # noqa: E741
    """Both eigenvalues of the race's matrix lie below zero: its trace does, and its determinant is above zero."""
    return -a - b < 0 and a * b - k * l > 0


def test_hw3_where_a_race_rests_and_where_its_edge_lies(assignments):
    for row in rows(assignments, HW3, "race"):
        k, a, g, l, b, h = (Fraction(row[name]) for name in "kaglbh")  # noqa: E741
        x, y = rest(k, a, g, l, b, h)
        assert k * y - a * x + g == 0 == l * x - b * y + h
        assert near(row["x"], x)
        assert row["y"] == shown(y, 1)
        assert settles(k, a, l, b)
        edge = Fraction(row["edge"])
        assert settles(edge - Fraction(1, 1000), a, l, b)
        assert not settles(edge + Fraction(1, 1000), a, l, b)
        assert row["plus"] == shown((b * g + k * h) / (a * b + k * l), 1)
        assert (row["upper"], row["alone"]) == (shown(b * g + k * h, 1), shown(g / a, 1))
        assert (row["other"], row["brakes"]) == (shown(a * b / k, 2), shown(a * b, 2))
        assert row["reactions"] == shown(k * l, 2)


def test_hw3_which_changes_carry_a_race_over_the_edge(assignments):
    for row in rows(assignments, HW3, "race"):
        k, a, l, b, k2, l2, a2 = (Fraction(row[name]) for name in ("k", "a", "l", "b", "k2", "l2", "a2"))  # noqa: E741
        assert k2 > k and l2 > l and a2 < a
        for name, settled in (("ck", settles(k2, a, l, b)), ("cl", settles(k, a, l2, b)), ("ca", settles(k, a2, l, b))):
            assert row[name] == ("rest" if settled else "away")
        assert (row["pk"], row["pl"], row["pa"]) == (shown(k2 * l, 2), shown(k * l2, 2), shown(a2 * b, 2))


# -- homework 4 -------------------------------------------------------------------------------------------------------


def test_hw4_rank_correlation_is_the_ordinary_correlation_of_the_ranks(assignments):
    spending = {row["name"]: row for row in table("nato_spending")}
    sizes = {row["name"]: row for row in table("nato_size")}
    joined = {row["name"]: int(row["joined"][:4]) for row in table("nato_members")}
    taught = {1964, 2014, 2018, 2023, 2025}
    for row in rows(assignments, HW4, "burden"):
        year, names = row["year"], [name for name, _ in row["table"]]
        assert year not in taught
        assert all(joined[name] <= year for name in names)
        large = [Decimal(sizes[name][str(min(year, 2022))]) for name in names]
        assert large == sorted(large, reverse=True) and len(set(large)) == 7
        share = [Decimal(value) for _, value in row["table"]]
        assert share == [shown(Decimal(spending[name][str(year)]), 2) for name in names] and len(set(share)) == 7
        first, second = range(1, 8), [1 + sum(other > one for other in share) for one in share]
        mean = Fraction(4)
        rho = sum((a - mean) * (b - mean) for a, b in zip(first, second, strict=True)) / Fraction(28)
        assert near(row["rho"], rho)
        assert (row["unturned"], row["reversed"]) == (shown(1 - rho, 2), shown(-rho, 2))
        assert row["nosix"] == shown(1 - (1 - rho) / 6, 2)
        assert (row["larger"], row["smaller"], row["neither"]) == (rho >= 0.5, rho <= -0.5, abs(rho) <= 0.2)
        assert row["larger"] + row["smaller"] + row["neither"] == 1


def test_hw4_what_an_ally_buys_is_best_for_it(assignments):
    for row in rows(assignments, HW4, "ally"):
        y, a, q, buys = (Fraction(row[name]) for name in ("y", "a", "q", "buys"))

        def taste(amount, a=a, y=y, q=q):
            return float(a) * math.log(amount + q) + float(1 - a) * math.log(y - amount)

        assert taste(buys) > max(taste(buys - Fraction(1, 10)), taste(buys + Fraction(1, 10)))
        assert (row["alone"], row["whole"]) == (shown(a * y, 1), shown(max(a * y - q, 0), 1))
        assert row["swapped"] == shown(a * y - a * q, 1)
        free = Fraction(row["free"])
        assert a / free == pytest.approx(float((1 - a) / y), rel=1e-5)  # there the first unit is just not worth it
        assert row["times"] == shown(a * y * (1 - a), 1)


def energy(size, like, side):
    """All ordered pairs, as the source has it."""
    return sum(
        size[one] * size[other] * like[frozenset((one, other))]
        for one, other in permutations(size, 2)
        if (one in side) != (other in side)
    )


def test_hw4_energy_and_movers_by_brute_force(assignments):
    for row in rows(assignments, HW4, "land"):
        size = {name: row[name.lower()] for name in "PQRS"}
        like = {frozenset(pair.split(" and ")): value for pair, value in row["table"]}
        assert len(like) == 6
        now = energy(size, like, set("PQ"))
        everything = energy(size, like, set("P")) + energy(size, like, set("QRS"))
        assert everything % 2 == 0
        assert (row["energy"], row["once"] * 2, row["sign"]) == (now, now, -now)
        assert row["inside"] == 2 * sum(
            size[one] * size[other] * like[frozenset((one, other))] for one, other in ("PQ", "RS")
        )
        for name in "PQRS":
            moved = set("PQ") ^ {name}
            fall = now - energy(size, like, moved)  # a state moves if that lowers the energy of the whole
            assert row[f"c{name.lower()}"] == ("moves" if fall > 0 else "stays")
            assert fall == 2 * size[name] * (row[f"n{name.lower()}"] - row[f"f{name.lower()}"]) != 0


def test_hw4_unbalanced_triangles_are_those_that_no_two_camps_explain(assignments):
    for row in rows(assignments, HW4, "signs"):
        sign = {frozenset(pair.split(" and ")): value for pair, value in row["table"]}
        assert len(sign) == 10
        unbalanced = 0
        for three in combinations("PQRST", 3):
            camps = [{three[0]} | set(more) for size in range(3) for more in combinations(three[1:], size)]
            explained = any(
                all(
                    (sign[frozenset(pair)] > 0) == ((pair[0] in camp) == (pair[1] in camp))
                    for pair in combinations(three, 2)
                )
                for camp in camps
            )
            unbalanced += not explained
        assert (row["unbalanced"], row["balanced"]) == (unbalanced, 10 - unbalanced)
        assert row["hostile"] == sum(value < 0 for value in sign.values())


def test_hw4_the_triangles_of_1941(assignments):
    friends = {"UKG RUS", "GMY ITA", "GMY JPN", "ITA JPN", "RUS JPN"}
    names = {"Britain": "UKG", "Soviet Union": "RUS", "Germany": "GMY", "Italy": "ITA", "Japan": "JPN"}
    for item in assignments[HW4].question("hw4-triangles-of-1941").key.items:
        three = [code for name, code in names.items() if name in item.text]
        assert len(three) == 3
        hostile = sum(f"{a} {b}" not in friends and f"{b} {a}" not in friends for a, b in combinations(three, 2))
        assert item.category == ("unbalanced" if hostile % 2 else "balanced")


# -- final ------------------------------------------------------------------------------------------------------------


def test_final_concentration(assignments):
    for row in rows(assignments, FINAL, "powers"):
        held = [Fraction(row[f"p{n}"], 100) for n in range(1, 5)]
        assert sum(held) == 1
        # The distance from equality, in place of the formula with squares.
        spread = sum((one - Fraction(1, 4)) ** 2 for one in held) / Fraction(3, 4)
        assert near(row["con"], root(spread))
        squares = sum(one**2 for one in held)
        assert (row["inside"], row["squares"], row["rooted"]) == (
            shown(spread, 2),
            shown(squares, 2),
            shown(root(squares), 2),
        )


def test_final_threshold_and_the_least_ally(assignments):
    for row in rows(assignments, FINAL, "crisis"):
        assert_threshold(row)
        least = Fraction(row["least"])
        for shift, pays in ((Fraction(-1, 1000), True), (Fraction(1, 1000), False)):
            assert (worth({**row, "l": least + shift}, row["v"], True) > 0) is pays
        together = Fraction(row["a"] * row["v"], row["c1"])
        assert (row["all"], row["both"]) == (shown(together, 1), shown(together - row["a"], 1))


def test_final_helpers_by_going_through_all_who_may_come(assignments):
    for row in rows(assignments, FINAL, "body"):
        n, w, f = row["n"], Fraction(row["w"]), Fraction(row["f"])
        each = w / (1 + f * (n - 1))
        average = sum(come * math.comb(n, come) * each**come * (1 - each) ** (n - come) for come in range(n + 1))
        assert near(row["helpers"], average)
        assert (row["each"], row["naive"]) == (shown(each, 2), shown(n * w, 2))
        assert row["alln"] == shown(n * w / (1 + f * n), 2)


def test_final_change_of_frustration(assignments):
    for row in rows(assignments, FINAL, "move"):
        faces = {"before": [("r", "pr"), ("s", "ps")], "after": [("q", "pq")]}
        total = {when: sum(row[size] * row[like] for size, like in pairs) for when, pairs in faces.items()}
        assert (row["change"], row["turned"]) == (total["after"] - total["before"], total["before"] - total["after"])
        assert (row["now"], row["after"]) == (total["before"], total["after"])


def test_final_members_in_the_order_in_which_they_joined(assignments):
    joined = {row["name"]: row["joined"] for row in table("nato_members")}
    order = [item.text for item in assignments[FINAL].question("final-nato-in-order").key.items]
    dates = [joined["Germany" if name == "West Germany" else name] for name in order]
    assert dates == sorted(dates) and len(set(dates)) == 5


# -- own right options and boxes --------------------------------------------------------------------------------------


def test_every_student_has_exactly_one_right_option_and_every_option_is_right_for_somebody(questions):
    for name, draw, id, chosen in (
        (HW3, "crisis", "hw3-a-good-name", {"a", "c"}),
        (HW4, "burden", "hw4-what-rho-says", {"a", "b", "c"}),
    ):
        right = [[option.key for option in key.options if option.right] for key in questions(name, draw, id)]
        assert all(len(keys) == 1 for keys in right)
        assert {keys[0] for keys in right} == chosen


def test_no_box_of_an_own_match_is_right_for_everybody(questions):
    for name, draw, id in (
        (HW2, "five", "hw2-who-is-needed"),
        (HW3, "crisis", "hw3-three-prizes"),
        (HW3, "race", "hw3-settle-or-run-away"),
        (HW4, "land", "hw4-who-would-move"),
    ):
        keys = questions(name, draw, id)
        assert len({tuple(item.category for item in key.items) for key in keys}) >= 3
        for key in keys:
            assert check(key, {item.key: item.category for item in key.items}).state == "right"
