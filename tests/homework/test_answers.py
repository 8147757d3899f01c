"""Answers in one file: mixed question by question, found again, and refused when they are not answers."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.homework import Answers, read_answers
from course_utils.homework.answers_file import LARGEST, parse

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(), part, max_size=3),
    max_leaves=5,
)


def content(**changes):
    entry = {"answer": "paper", "at": "2026-11-01T10:00:00+00:00"}
    whole = {"format": 1, "assignment": "small", "student": "Max", "answers": {"small-single": entry}} | changes
    return json.dumps(whole).encode()


class TestFile:
    def test_nothing_is_written_before_there_is_something_to_keep(self, folder):
        answers = Answers(folder)
        assert (answers.all(), answers.student, answers.notice) == ({}, "", "")
        assert not (folder / "answers.json").exists()

    def test_each_answer_is_in_the_file_when_it_is_said_to_be_saved(self, folder):
        answers = Answers(folder)
        for id, answer in {"a": "x", "b": ["x", "y"], "c": {"x": "y"}, "d": "0.5", "e": "“Über” 李雷\nend"}.items():
            assert answers.set(id, answer).ok
            assert read_answers(folder / "answers.json")["answers"][id]["answer"] == answer
        assert answers.set_student("  Zoë   Åberg ").ok
        whole = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
        assert list(whole) == ["format", "assignment", "student", "answers"]
        assert (whole["format"], whole["assignment"], whole["student"]) == (1, "small", "Zoë Åberg")
        assert "Über" in (folder / "answers.json").read_text(encoding="utf-8"), "people can read it"
        assert sorted(path.name for path in folder.iterdir()) == [".answers.lock", "answers.json", "questions.json"]

    def test_a_new_kernel_finds_everything_again(self, folder):
        before = Answers(folder)
        before.set_student("Max")
        before.set("a", "x")
        after = Answers(folder)
        assert (after.student, after.all(), after.at("a")) == ("Max", {"a": "x"}, before.at("a"))

    def test_clear_takes_an_answer_away_for_good(self, folder):
        answers = Answers(folder)
        answers.set("a", "x")
        assert answers.clear("a").ok
        assert answers.get("a") is None
        assert read_answers(folder / "answers.json")["answers"] == {}
        assert answers.clear("a").ok

    def test_the_same_answer_again_keeps_its_time(self, folder):
        answers = Answers(folder)
        answers.set("a", "x")
        at = answers.at("a")
        answers.set("a", "x")
        assert answers.at("a") == at

    def test_half_a_pair_of_characters_is_kept(self, folder):
        assert Answers(folder).set("a", "half \ud83d of a face").ok
        assert Answers(folder).get("a") == "half \ud83d of a face"

    @given(answer=JSON, id=st.text(max_size=20))
    def test_whatever_is_set_is_found_again(self, tmp_path_factory, answer, id):
        folder = tmp_path_factory.mktemp("any")
        assert Answers(folder, "small").set(id, answer).ok
        assert json.dumps(Answers(folder, "small").get(id)) == json.dumps(answer)

    @pytest.mark.parametrize("answer", [float("nan"), object(), {1, 2}, "x" * 300_000, [[[[[[[[[[1]]]]]]]]]]])
    def test_what_is_no_answer_is_refused_with_a_sentence(self, folder, answer):
        with pytest.raises(ValueError, match=r"This answer .*\.$"):
            Answers(folder).set("a", answer)

    @pytest.mark.parametrize("name", ["", "  ", "\u200b", "...", "x" * 81])
    def test_what_is_no_name_is_refused_with_a_sentence(self, folder, name):
        with pytest.raises(ValueError, match=r"name.*\.$"):
            Answers(folder).set_student(name)


class TestTwoNotebooks:
    def test_they_mix_question_by_question_and_the_later_answer_stays(self, folder):
        first, second = Answers(folder), Answers(folder)
        first.set("a", "of the first")
        second.set("b", "of the second")
        second.set("a", "of the second")
        first.set("c", "of the first")
        everything = {"a": "of the second", "b": "of the second", "c": "of the first"}
        assert first.all() == everything
        assert second.refresh().ok
        assert second.all() == everything

    def test_what_one_clears_is_gone_for_the_other_and_comes_back_with_no_later_save(self, folder):
        first = Answers(folder)
        first.set("a", "x")
        second = Answers(folder)
        second.clear("a")
        first.set("b", "y")
        assert first.all() == {"b": "y"}

    def test_a_name_given_in_one_is_the_others_too(self, folder):
        first, second = Answers(folder), Answers(folder)
        first.set_student("Max")
        second.set("a", "x")
        assert second.student == "Max"


class TestReading:
    def test_the_form_is_given_back_and_nothing_else(self):
        found = parse(content(colour="red"))
        assert list(found) == ["format", "assignment", "student", "answers"]

    def test_a_mark_at_the_beginning_from_an_editor_is_no_damage(self):
        assert parse(b"\xef\xbb\xbf" + content())["student"] == "Max"

    @pytest.mark.parametrize(
        "damage",
        [
            b"",
            b"[]",
            b"null",
            b"{}",
            b"\xff\xfe\x00",
            b"[" * 100_000,
            b'{"a":' * 100_000,
            content()[:-10],
            content(format="1"),
            content(format=True),
            content(format=0),
            content(student=None),
            content(student="x" * 201),
            content(assignment=["small"]),
            content(answers=[]),
            content(answers={"a": "x"}),
            content(answers={"a": {"answer": "x"}}),
            content(answers={"a": {"answer": "x", "at": "yesterday"}}),
            content(answers={"a": {"answer": "x", "at": 5}}),
            content(answers={"a": {"answer": [[[[[[[[[1]]]]]]]]], "at": "2026-11-01"}}),
            content(student="Max").replace(b'"paper"', b"NaN"),
            content(student="Max").replace(b'"paper"', b"1e999"),
            content(student="Max").replace(b'"paper"', b"1" * 5000),
            content(student="Max") + b" " * LARGEST,
        ],
        ids=range(24),
    )
    def test_anything_else_is_refused_with_a_sentence(self, tmp_path, damage):
        (tmp_path / "answers.json").write_bytes(damage)
        with pytest.raises(ValueError, match=r"^answers.json [^\n]*\.$"):
            read_answers(tmp_path / "answers.json")

    def test_a_missing_file_is_said_in_a_sentence(self, tmp_path):
        with pytest.raises(ValueError, match="could not be read"):
            read_answers(tmp_path / "answers.json")

    @given(whole=JSON, cut=st.integers(0, 200))
    def test_no_json_and_no_torn_file_crashes_it(self, whole, cut):
        for bytes_ in (json.dumps(whole).encode(), content(answers=whole), content(student=whole), content()[:cut]):
            with suppress(ValueError):
                assert parse(bytes_)["format"] == 1
