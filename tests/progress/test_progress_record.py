"""What is recorded is found again; how a learner stands follows from it; export and merge lose nothing."""

import json
import os
import sys
import time
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from progress_help import answers, attempt, no_rights

import course_utils.progress as package
from course_utils.progress import Progress, Saved, lines_store, open_progress, places
from course_utils.progress import event as event_module
from course_utils.progress.record import _stands

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=20)
shared_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)


def test_what_is_recorded_is_found_again_tomorrow(progress, folder):
    assert progress.record("01", "entente", "attempt", {"state": "wrong", "answer": "a"}) == Saved(True, "")
    assert progress.record("01", "entente", "hint").ok
    tomorrow = Progress(folder).events()
    assert [(e.lesson, e.question, e.kind, e.data) for e in tomorrow] == [
        ("01", "entente", "attempt", {"state": "wrong", "answer": "a"}),
        ("01", "entente", "hint", None),
    ]
    assert progress.events() == tomorrow
    assert progress.notice == ""


def test_events_have_an_id_of_their_own_and_the_time_in_utc(progress):
    before = datetime.now(UTC) - timedelta(seconds=1)
    progress.record("01", "", "visit")
    progress.record("01", "", "visit")
    first, second = progress.events()
    assert first.id != second.id and uuid.UUID(hex=first.id)
    at = datetime.fromisoformat(first.at)
    assert before < at < datetime.now(UTC) and at.utcoffset() == timedelta(0)


def test_events_of_one_lesson_or_question_can_be_asked_for(progress):
    for lesson, question in (("01", "a"), ("01", "b"), ("02", "a")):
        progress.record(lesson, question, "visit")
    assert len(progress.events("01")) == 2
    assert len(progress.events("01", "a")) == 1
    assert len(progress.events(question="a")) == 2
    assert progress.events("03") == ()


def test_order_is_the_order_of_keeping_though_the_clock_goes_back(progress, folder, monkeypatch):
    times = iter([datetime(2030, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)])

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return next(times)

    monkeypatch.setattr(event_module, "datetime", Clock)
    attempt(progress, "first", "wrong")
    attempt(progress, "second", "right")
    assert answers(Progress(folder).events()) == ["first", "second"]
    assert progress.standing("01", ["q"]) == {"q": "later"}


@shared_folder
@given(lesson=ANY_TEXT, question=ANY_TEXT, data=JSON)
def test_any_text_and_any_json_come_back_as_they_went(progress, folder, lesson, question, data):
    assert progress.record(lesson, question, "attempt", data).ok
    last = Progress(folder).events()[-1]
    assert (last.lesson, last.question, last.data) == (lesson, question, data)
    assert last == progress.events()[-1]


@pytest.mark.parametrize("data", [float("nan"), object(), {1j: 2}, b"bytes"])
def test_a_wrong_call_is_told_to_the_programmer(progress, data):
    with pytest.raises(ValueError, match="plain JSON"):
        progress.record("01", "q", "attempt", data)
    with pytest.raises(ValueError, match="one of attempt, draft, hint, reveal, review, visit, not 'guess'"):
        progress.record("01", "q", "guess")
    assert progress.events() == ()


@pytest.mark.parametrize(
    ("past", "standing"),
    [
        ([], "open"),
        ([("hint", None), ("visit", None)], "open"),
        ([("attempt", "unanswered"), ("attempt", "unreadable")], "open"),
        ([("attempt", "right")], "first"),
        ([("hint", None), ("attempt", "right")], "first"),
        ([("attempt", "unreadable"), ("attempt", "right"), ("attempt", "wrong")], "first"),
        ([("attempt", "wrong"), ("attempt", "right")], "later"),
        ([("attempt", "partial"), ("reveal", None), ("attempt", "right")], "later"),
        ([("reveal", None), ("attempt", "right")], "later"),
        ([("attempt", "right"), ("reveal", None)], "first"),
        ([("attempt", "wrong")], "tried"),
        ([("reveal", None)], "tried"),
        ([("attempt", "noted")], "tried"),
    ],
)
def test_the_standing_follows_from_the_past(progress, past, standing):
    for kind, state in past:
        progress.record("01", "q", kind, {"state": state, "answer": 1} if state else None)
        progress.record("02", "q", "attempt", {"state": "right"})  # of another lesson
    assert progress.standing("01", ["q", "never"]) == {"q": standing, "never": "open"}


@given(past=st.lists(st.sampled_from(["right", "wrong", "partial", "noted", "reveal"])))
def test_a_right_answer_is_never_taken_away_again(past):
    order = {"open": 0, "tried": 1, "later": 2, "first": 2}
    grades = [order[_stands(past[:n])] for n in range(len(past) + 1)]
    assert grades == sorted(grades)


def test_data_of_another_make_does_not_upset_the_standing(progress):
    for data in (None, 3, "right", ["right"], {"state": ["right"]}, {}):
        progress.record("01", "q", "attempt", data)
    assert progress.standing("01", ["q"]) == {"q": "open"}


def test_export_and_merge_carry_everything_over_once(progress, tmp_path, kind):
    for answer in ("a", "b", "\ud83d é <b>"):
        attempt(progress, answer)
    exported = progress.export(tmp_path / "mine.json")
    other = Progress(tmp_path / "other")
    attempt(other, "own")
    assert other.merge(exported) == 3
    assert other.merge(exported) == 0
    assert answers(Progress(tmp_path / "other").events()) == ["own", "a", "b", "\ud83d é <b>"]
    assert progress.merge(exported) == 0
    content = json.loads(exported.read_text("ascii"))
    assert (content["format"], content["version"]) == ("alliances-course-progress", 1)


def test_merging_back_and_forth_gives_the_same_events_in_both(progress, tmp_path):
    other = Progress(tmp_path / "other")
    attempt(progress, "here")
    attempt(other, "there")
    other.merge(progress.export(tmp_path / "a.json"))
    progress.merge(other.export(tmp_path / "b.json"))
    assert set(answers(progress.events())) == set(answers(other.events())) == {"here", "there"}


def export_with(tmp_path, **changes):
    path = tmp_path / "file.json"
    event = {"id": "a" * 32, "at": "2026-01-01T00:00:00+00:00", "lesson": "01", "question": "q", "kind": "hint"}
    good = {"format": "alliances-course-progress", "version": 1, "events": [event]}
    path.write_text(json.dumps(good | changes))
    return path, event


def test_a_foreign_newer_or_damaged_file_is_refused_with_a_sentence_and_changes_nothing(progress, tmp_path):
    attempt(progress, "mine")
    path, event = export_with(tmp_path)
    for content in (b"", b"\xff\xfe", b"[]", b"{}", b"null", b'{"format": "other"}', b"[" * 100_000):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=r"'file\.json' does not hold progress of this course"):
            progress.merge(path)
    for changes, told in (
        ({"version": 2}, "update the course"),
        ({"version": "1"}, "does not hold progress"),
        ({"events": {}}, "does not hold progress"),
        ({"events": [event, {}]}, "nothing was taken"),
        ({"events": [event, event | {"id": "x"}]}, "nothing was taken"),
        ({"events": [event, event | {"kind": "delete"}]}, "nothing was taken"),
        ({"events": [event, event | {"at": "yesterday"}]}, "nothing was taken"),
        ({"events": [event, event | {"data": float("inf")}]}, "nothing was taken"),
    ):
        path, _ = export_with(tmp_path, **changes)
        with pytest.raises(ValueError, match=told):
            progress.merge(path)
    with pytest.raises(ValueError, match="could not be read"):
        progress.merge(tmp_path / "nowhere.json")
    with pytest.raises(ValueError, match="could not be read"):
        progress.merge(tmp_path)
    assert answers(progress.events()) == ["mine"]
    path, _ = export_with(tmp_path)
    assert progress.merge(path) == 1


def test_an_export_is_whole_or_not_there(progress, tmp_path):
    attempt(progress, "a")
    with pytest.raises(ValueError, match="choose another place"):
        progress.export(tmp_path / "no such folder" / "mine.json")
    with pytest.raises(ValueError, match="choose another place"):
        progress.export(tmp_path)  # a folder
    room = tmp_path / "room"
    room.mkdir()
    old = room / "mine.json"
    old.write_text("old")
    with no_rights(room), pytest.raises(ValueError, match="choose another place"):
        progress.export(old)
    assert old.read_text() == "old"
    progress.export(old)
    assert [path.name for path in room.iterdir()] == ["mine.json"]


def test_forget_removes_every_event_from_the_disk_and_says_so(progress, folder, file):
    attempt(progress, "very-secret-answer")
    (folder / "progress.unreadable-2026-01-01T000000Z.jsonl").write_text("very-secret-answer")
    (folder / "mine.json").write_text("the learner's own file")
    done = progress.forget()
    assert done.ok and "is removed" in done.sentence
    assert progress.events() == Progress(folder).events() == ()
    assert not any(b"very-secret-answer" in path.read_bytes() for path in folder.iterdir())
    assert {path.name for path in folder.iterdir()} == {file.name, "mine.json"}
    attempt(progress, "afresh")
    assert answers(Progress(folder).events()) == ["afresh"]


def test_another_notebook_sees_that_all_is_forgotten(progress, folder):
    other = Progress(folder)
    attempt(other, "a")
    assert answers(progress.events()) == ["a"]
    progress.forget()
    assert other.events() == ()


def test_forget_says_if_it_could_not(progress, folder):
    attempt(progress, "a")
    with no_rights(folder):
        done = progress.forget()
    assert not done.ok and "try again later" in done.sentence
    assert answers(progress.events()) == ["a"]


def test_what_was_kept_without_sqlite_is_there_when_sqlite_is(folder, monkeypatch):
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "sqlite3", None)
        attempt(Progress(folder), "without")
    attempt(Progress(folder), "with")
    assert answers(Progress(folder).events()) == ["without", "with"]
    assert Progress(folder).forget().ok
    assert Progress(folder).events() == ()


def test_one_process_has_one_record_where_the_environment_says(tmp_path, monkeypatch):
    monkeypatch.setattr(package, "_open", {})
    monkeypatch.setenv("ALLIANCES_DATA_DIR", str(tmp_path / "chosen"))
    mine = open_progress()
    assert open_progress() is mine
    attempt(mine, "a")
    assert answers(Progress(tmp_path / "chosen").events()) == ["a"]


def test_the_usual_place_is_the_user_s_data_folder(monkeypatch):
    platformdirs = pytest.importorskip("platformdirs")
    monkeypatch.delenv("ALLIANCES_DATA_DIR", raising=False)
    assert places.default_folder() == Path(platformdirs.user_data_dir("alliances-course"))
    monkeypatch.setenv("ALLIANCES_DATA_DIR", " ")
    assert places.default_folder() == Path(platformdirs.user_data_dir("alliances-course"))


def test_in_a_browser_tab_lines_are_kept_on_the_drive_that_outlives_the_tab(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(places, "_DRIVE", tmp_path)
    monkeypatch.delenv("ALLIANCES_DATA_DIR", raising=False)
    folder = places.default_folder()
    assert folder == tmp_path / "alliances-course"
    attempt(Progress(folder), "a")
    assert os.listdir(folder) == ["progress.jsonl"]
    assert answers(Progress(folder).events()) == ["a"]


def test_where_looking_is_slow_one_s_own_answers_show_at_once_and_those_of_another_tab_after_a_rest(
    tmp_path, monkeypatch
):
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    monkeypatch.setattr(lines_store, "_REST", 0.2)
    here, there = Progress(tmp_path), Progress(tmp_path)
    assert here.events() == there.events() == ()
    attempt(there, "a")
    assert answers(there.events()) == ["a"]
    attempt(here, "b")  # added to what the other tab wrote, not over it
    assert answers(here.events()) == ["a", "b"]
    time.sleep(0.25)
    assert answers(there.events()) == ["a", "b"]


def test_the_record_needs_neither_widgets_nor_sqlite_to_be_imported(start):
    process = start("print([name for name in ('sqlite3', 'ipywidgets', 'platformdirs') if sys.modules.get(name)])")
    out, err = process.communicate(timeout=60)
    assert (out.strip(), err) == ("[]", "")
