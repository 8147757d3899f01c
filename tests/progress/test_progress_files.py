"""A corrupt, torn, newer or vanished file: it is put aside or left alone, never deleted, and the work goes on."""

import os
import sqlite3
import time

import pytest
from progress_help import answers, attempt, is_plain, lines_of

from course_utils.progress import Progress


def spoil(file, how):
    content = bytearray(file.read_bytes())
    if how == "not ours":
        content = bytearray(b"A letter to a friend, kept under an unlucky name.\n" * 200)
    elif how == "overwritten start":
        content[:200] = b"\x00" * 100 + b"\xff" * 100
    elif how == "overwritten middle":
        middle = len(content) // 2
        content[middle : middle + 4000] = b"\xaa" * 4000
    elif how == "cut":
        del content[len(content) // 2 :]
    file.write_bytes(content)
    return bytes(content)


@pytest.mark.parametrize("how", ["not ours", "overwritten start", "overwritten middle"])
def test_a_corrupt_file_is_put_aside_under_a_dated_name_and_the_lesson_goes_on(progress, folder, file, how):
    for n in range(60):
        attempt(progress, f"{n} " + "long " * 100)
    spoilt = spoil(file, how)
    later = Progress(folder)
    assert "put aside as 'progress.unreadable-2" in later.notice and is_plain(later.notice)
    assert attempt(later, "after").ok
    aside = [path for path in folder.iterdir() if ".unreadable-" in path.name]
    assert [path.read_bytes() for path in aside] == [spoilt]
    assert answers(Progress(folder).events())[-1] == "after"
    assert Progress(folder).notice == ""


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_database_cut_in_half_is_put_aside_and_its_beginning_taken_over(progress, folder, file):
    for n in range(300):
        attempt(progress, n)
    spoil(file, "cut")
    later = Progress(folder)
    assert "put aside" in later.notice
    saved = answers(later.events())
    assert saved == list(range(len(saved)))
    assert attempt(later, "after").ok


def test_a_file_that_is_spoilt_under_a_running_notebook_is_written_anew_from_memory(progress, folder, file):
    for n in range(30):
        attempt(progress, n)
    spoil(file, "not ours")
    assert attempt(progress, 30).ok
    assert answers(progress.events()) == list(range(31))
    assert answers(Progress(folder).events()) == list(range(31))
    assert "put aside" in progress.notice


def test_what_can_be_read_of_a_damaged_file_is_taken_over(folder, kind, file):
    progress = Progress(folder)
    for n in range(200):
        attempt(progress, n)
    spoil(file, "overwritten middle")
    saved = answers(Progress(folder).events())
    assert 50 < len(saved) < 200 and saved == sorted(saved)


def test_two_notebooks_that_meet_a_corrupt_file_put_it_aside_once(start, folder, file):
    folder.mkdir()
    file.write_text("rubbish " * 1000)
    script = """
    import json
    progress = Progress(folder)
    for n in range(20):
        print(json.dumps(progress.record("01", "q", "attempt", {"answer": n}).ok))
    """
    processes = [start(script) for _ in range(3)]
    assert all(lines_of(process) == [True] * 20 for process in processes)
    assert sorted(answers(Progress(folder).events())) == sorted(list(range(20)) * 3)
    assert len([path for path in folder.iterdir() if ".unreadable-" in path.name]) == 1


@pytest.mark.parametrize("kind", ["lines"], indirect=True)
def test_a_torn_last_line_is_passed_over_at_every_point_of_tearing(progress, folder, file):
    attempt(progress, {"deep": {"a": "b"}})
    whole = file.read_bytes()
    attempt(progress, {"deep": {"a": "b"}})
    both = file.read_bytes()
    for end in range(len(whole), len(both) - 2):
        file.write_bytes(both[:end])
        later = Progress(folder)
        assert len(later.events()) == 1
        assert attempt(later, "next").ok
        assert len(Progress(folder).events()) == 2
        assert file.read_bytes().startswith(both[:end])  # the torn piece is still there
        assert Progress(folder).notice == ""


def make_newer(file):
    if file.suffix == ".sqlite":
        connection = sqlite3.connect(file)
        connection.execute("PRAGMA user_version = 2")
        connection.execute("ALTER TABLE events RENAME TO happenings")
        connection.commit()
        connection.close()
    else:
        file.write_bytes(file.read_bytes() + b'\n{"v":2,"what":"something new"}\n')
    return file.read_bytes()


def test_a_newer_record_is_left_untouched_and_a_file_of_our_own_is_used(kind, folder, file):
    if kind == "lines":
        import course_utils.progress.lines_store  # noqa: F401
    attempt(Progress(folder), "old")
    newer = make_newer(file)
    for answers_so_far in (["a"], ["a", "a"]):
        progress = Progress(folder)
        assert "update the course" in progress.notice and is_plain(progress.notice)
        assert attempt(progress, "a").ok
        assert answers(progress.events()) == answers_so_far
    assert file.read_bytes() == newer
    assert f"progress.v1{file.suffix}" in os.listdir(folder)
    forgotten = progress.forget()
    assert forgotten.ok and "newer version" in forgotten.sentence
    assert file.read_bytes() == newer and Progress(folder).events() == ()


def test_a_record_that_becomes_newer_under_a_running_notebook_is_left_alone(progress, file):
    attempt(progress, "old")
    newer = make_newer(file)
    assert progress.events() is not None
    assert attempt(progress, "a").ok
    assert "a" in answers(progress.events())
    assert file.read_bytes() == newer


def test_nothing_is_added_to_a_file_that_has_become_newer_since_it_was_written(progress, folder, file):
    attempt(progress, "old")
    newer = make_newer(file)
    assert attempt(progress, "a").ok and "update the course" in progress.notice
    assert file.read_bytes() == newer
    assert answers(Progress(folder).events()) == ["a"]


def test_what_was_kept_beside_a_newer_record_is_taken_in_when_that_is_gone(folder, file, kind):
    attempt(Progress(folder), "old")
    make_newer(file)
    attempt(Progress(folder), "beside")
    file.unlink()
    assert answers(Progress(folder).events()) == ["beside"]


def test_a_folder_removed_under_a_running_notebook_is_made_again(progress, folder, file):
    attempt(progress, "a")
    file.unlink()
    folder.rmdir()
    assert attempt(progress, "b").ok
    assert answers(Progress(folder).events()) == ["b"]


def test_an_event_is_saved_in_a_few_milliseconds(progress):
    times = []
    for n in range(30):
        start = time.perf_counter()
        attempt(progress, n)
        times.append(time.perf_counter() - start)
    assert sorted(times)[15] < 0.1
