"""An assignment is read from its source or from what was released, and what is released tells nothing of the key."""

import json
import re
from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.homework import normalised, own, page_for, publish, question_for, read
from course_utils.homework.reading import read_source
from course_utils.homework.released import read_released
from course_utils.questions import check

NAMES = st.text(st.sampled_from("aeiouäöüéèñçå bcdfghjklmnpqrstvwxyz-'"), min_size=1, max_size=30)


class TestSource:
    def test_it_is_read_whole(self, small):
        assert (small.name, small.title, small.due.year) == ("small", "A small homework", 2099)
        assert [exercise.kind for exercise in small.questions] == [
            "single",
            "multiple",
            "match",
            "order",
            "numeric",
            "text",
        ]
        assert sum(exercise.points for exercise in small.questions) == 100
        assert small.question("small-number").draws == ("case",)

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("points = 20", "points = 19", "must add up to 100; they make 96"),
            ("points = 20", 'points = "20"', "write a whole number from 1 to 100"),
            ('part = "Figures"', "", "field 'part'"),
            ("{case.year}", "{case.yaer}", "did you mean 'year'?"),
            ("{case.year}", "{cause.year}", "There is no draw 'cause' here; did you mean 'case'?"),
            ("power in {case.year}?", "power of {case.con}?", "{case.con} is hidden"),
            ('columns = [{ key = "year",', 'columns = [{ key = "con",', "'con' is hidden, so it cannot be shown"),
            ("con = 0.417", "con = 4.17", "row 3 of 'case', question 'small-number', field 'number.value'"),
            ("con = 0.417", 'con = "much"', "row 3 of 'case', question 'small-number', field 'number.value'"),
            (", con = 0.417", "", "every row must have the same fields"),
            ('["France", 0.04]', '["France"]', "write pairs of a name and a number"),
            ("due = 2099-12-01T18:00:00+01:00", "due = 2099-12-01", "write day, time and time zone"),
            ('assignment = "small"', 'assignment = "../small"', "name of the assignment's folder"),
            ('id = "small-words"', 'id = "small-order"', "more than one is 'small-order'"),
            ('kind = "text"', 'kind = "test"', "did you mean 'text'?"),
            ('title = "A small homework"', 'title = "A small homework"\ncolour = "red"', "field 'colour'"),
            ('assignment = "small"', "assignment =", "this is not TOML"),
        ],
    )
    def test_a_defect_is_named_by_file_question_and_field(self, source, old, new, said):
        assert old in source
        with pytest.raises(ValueError, match="questions.toml") as problem:
            read_source(source.replace(old, new))
        assert said in str(problem.value)

    def test_a_folder_without_questions_is_said_in_a_sentence(self, tmp_path):
        with pytest.raises(ValueError, match="put the file questions.json back"):
            read(tmp_path)


class TestRelease:
    def test_it_holds_no_part_of_the_key(self, small):
        text = json.dumps(publish(small))
        secrets = ["secret", "0.242", "0.341", "0.417", "0.9421", "leeds2002", "tolerance", "right", "category"]
        assert [secret for secret in secrets if secret in text.replace("categories", "")] == []
        assert "0.25" in text, "what is shown of a draw is in it"

    @given(st.integers(0, 2**40))
    def test_whatever_the_key_says_none_of_it_is_released(self, source, seed):
        words = [f"key{seed:x}x{n}y" for n in range(source.count("secret"))]
        left = iter(words)
        released = json.dumps(publish(read_source(re.sub(r"secret[-a-z0-9]*", lambda _: next(left), source))))
        assert [word for word in words if word in released] == []

    def test_it_reads_back_as_the_same_assignment_without_a_key(self, small):
        again = read_released(json.dumps(publish(small)))
        assert (again.name, again.title, again.due) == (small.name, small.title, small.due)
        assert [dict(exercise.public) for exercise in again.questions] == [
            dict(exercise.public) for exercise in small.questions
        ]
        assert all(exercise.key is None and exercise.block is None for exercise in again.questions)
        with pytest.raises(ValueError, match="holds? no key|is not in what students receive"):
            question_for(again, "small-number", "Max")

    def test_a_deadline_given_at_release_counts_and_needs_a_time_zone(self, small):
        due = datetime(2030, 1, 2, 3, 4, tzinfo=UTC)
        assert read_released(json.dumps(publish(small, due))).due == due
        with pytest.raises(ValueError, match="time zone"):
            publish(small, datetime(2030, 1, 2))

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda part: (
                st.lists(part) | st.dictionaries(st.sampled_from(["format", "draws", "questions", "due"]), part)
            ),
            max_leaves=6,
        )
    )
    def test_anything_else_is_refused_with_a_sentence(self, whole):
        with pytest.raises(ValueError, match="questions.json"):
            read_released(json.dumps(whole))

    @given(st.integers(0, 2000))
    def test_a_torn_file_is_refused_with_a_sentence(self, small, length):
        text = json.dumps(publish(small))
        with pytest.raises(ValueError, match="questions.json.*your answers are in another file"):
            read_released(text[: length % len(text)])

    @pytest.mark.parametrize("field", ["id", "prompt", "kind", "points", "part", "draws", "options", "form"])
    def test_a_question_that_lacks_a_field_is_refused_with_a_sentence(self, small, field):
        whole = publish(small)
        del whole["questions"][0][field]
        with pytest.raises(ValueError, match="not whole"):
            read_released(json.dumps(whole))


class TestOwnFigures:
    @pytest.mark.parametrize(
        "same", ["Zoë Åberg", "zoë åberg", " ZOË  ÅBERG ", "Zoe\u0308 A\u030aberg", "Zoë\u00a0Åberg"]
    )
    def test_case_spaces_and_the_composition_of_accents_make_no_difference(self, small, same):
        assert own(small, same) == own(small, "Zoë Åberg")

    @given(NAMES)
    def test_a_name_typed_another_way_gives_the_same_row(self, small, name):
        assert normalised(name.upper()) == normalised(name) == normalised(normalised(name))
        assert own(small, f"  {name.title()} ") == own(small, name)

    @given(st.text())
    def test_any_text_gives_a_row(self, small, name):
        assert own(small, name)["case"]["year"] in (1871, 1913, 1938)

    def test_rows_are_handed_out_evenly(self, small):
        count = Counter(own(small, f"Student {n}")["case"]["year"] for n in range(3000))
        assert all(900 < times < 1100 for times in count.values())  # 1000 each, give or take four standard deviations

    def test_source_and_release_give_the_same_row_but_for_what_is_hidden(self, small):
        released = read_released(json.dumps(publish(small)))
        for name in ("Max", "Zoë", "李雷"):
            row = own(small, name)["case"]
            assert own(released, name)["case"] == {key: row[key] for key in ("year", "hegemon", "table")}

    @pytest.mark.parametrize("student", ["Max", "Zoë Åberg", "Anna"])
    def test_the_key_holds_the_students_own_number_and_no_other(self, small, student):
        row, asked = own(small, student)["case"], question_for(small, "small-number", student)
        assert (asked.number.value, asked.number.mistakes[0].value) == (row["con"], row["slip"])
        assert asked.prompt == f"How concentrated was power in {row['year']}?"
        assert asked.model_answer == f"secret-model: {row['con']} in {row['year']}."
        assert check(asked, str(row["con"])).state == "right"
        other = next(one["con"] for one in small.draw("case").rows if one["con"] != row["con"])
        assert check(asked, str(other)).state == "wrong"

    def test_a_page_shows_the_students_figures_and_dots_as_long_as_there_is_no_name(self, small):
        assert page_for(small, "small-number", "Max")["prompt"].endswith(f"{own(small, 'Max')['case']['year']}?")
        assert page_for(small, "small-number", " ")["prompt"] == "How concentrated was power in …?"
        assert small.question("small-number").public["prompt"] == "How concentrated was power in {case.year}?"

    def test_categories_and_right_flags_may_be_a_students_own(self, source):
        text = source.replace("con = 0.242", 'con = 0.242, box = "offence", it = false, no = true')
        text = text.replace("con = 0.341", 'con = 0.341, box = "defence", it = true, no = false')
        text = text.replace("con = 0.417", 'con = 0.417, box = "defence", it = true, no = false')
        text = text.replace('hidden = ["con"', 'hidden = ["box", "it", "no", "con"')
        text = text.replace(
            'text = "Help if attacked", category = "defence"', 'text = "In {case.year}", category = "{case.box}"'
        )
        text = text.replace('text = "A treaty", right = true', 'text = "A treaty", right = "{case.it}"')
        text = text.replace('text = "Much power", right = false', 'text = "Much power", right = "{case.no}"')
        assignment = read_source(text)
        assert "box" not in json.dumps(publish(assignment))
        for student in ("Max", "Zoë Åberg", "Anna", "Bo"):
            row = own(assignment, student)["case"]
            asked = question_for(assignment, "small-groups", student)
            assert (asked.items[0].category, asked.items[0].text) == (row["box"], f"In {row['year']}")
            assert question_for(assignment, "small-single", student).options[0].right is row["it"]

    def test_an_exact_decimal_stays_exact(self, small):
        assert question_for(small, "small-number", "Max").number.value.__class__ is Decimal
