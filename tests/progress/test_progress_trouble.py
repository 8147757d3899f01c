"""Whatever happens to disk or process: nothing acknowledged is lost, trouble is said in a sentence, work goes on."""

import json
import random
import signal
import sqlite3
import sys
import time
from pathlib import Path

import pytest
from progress_help import answers, attempt, is_plain, lines_of, no_rights

from course_utils.progress import Progress
from course_utils.progress.record import PATIENT

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and limits of a Unix system")


def test_processes_that_write_at_once_lose_nothing(start, folder, kind):
    script = """
    import json
    progress = Progress(folder)
    for n in range(40):
        saved = progress.record("01", "q", "attempt", {"answer": n, "from": "NAME"})
        print(json.dumps([n, saved.ok]))
    while not progress.flush().ok:
        pass
    """
    processes = [start(script.replace("NAME", name)) for name in ("a", "b", "c")]
    for process in processes:
        assert len(lines_of(process)) == 40
    events = Progress(folder).events()
    for name in ("a", "b", "c"):
        assert [event.data["answer"] for event in events if event.data["from"] == name] == list(range(40))


@posix
def test_a_process_killed_at_any_moment_loses_nothing_it_said_was_saved(start, folder):
    script = """
    progress = Progress(folder)
    for n in range(100_000):
        saved = progress.record("01", "q", "attempt", {"answer": n, "text": "long " * 400})
        if saved.ok:
            print(progress.events()[-1].id if n == 0 else list(progress._known)[-1], flush=True)
    """
    acknowledged = set()
    for seed in range(6):
        process = start(script)
        assert process.stdout
        acknowledged.add(process.stdout.readline().strip())
        time.sleep(random.Random(seed).uniform(0.005, 0.15))
        process.send_signal(signal.SIGKILL)
        acknowledged.update(line.strip() for line in process.stdout if line.endswith("\n"))
    progress = Progress(folder)
    kept = {event.id for event in progress.events()}
    assert len(acknowledged) > 6
    assert acknowledged <= kept
    assert progress.notice == ""
    assert attempt(progress, "after").ok


@posix
def test_a_process_killed_while_another_writes_does_not_hold_it_up(start, folder, progress):
    process = start("progress = Progress(folder)\nwhile True: progress.record('01', 'q', 'attempt', {'answer': 'x'})")
    while not progress.events():
        pass
    process.send_signal(signal.SIGSTOP)
    attempt(progress, "one")  # may have to wait in memory: the other may have been stopped in its writing
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert attempt(progress, "two").ok
    assert [answer for answer in answers(Progress(folder).events()) if answer != "x"] == ["one", "two"]


def test_a_place_that_is_no_folder_is_said_and_the_lesson_goes_on(kind, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    progress = Progress(tmp_path / "file" / "data")
    assert "cannot be used" in progress.notice and is_plain(progress.notice)
    saved = attempt(progress, "a", "right")
    assert not saved.ok and saved.sentence == progress.notice
    assert answers(progress.events()) == ["a"]
    assert progress.standing("01", ["q"]) == {"q": "first"}
    exported = progress.export(tmp_path / "mine.json")
    assert len(json.loads(exported.read_text())["events"]) == 1
    assert not progress.forget().sentence.startswith("Not all")
    attempt(progress, "b")
    (tmp_path / "file").unlink()  # the place becomes good again
    assert attempt(progress, "c").ok
    assert progress.notice == ""
    assert answers(Progress(tmp_path / "file" / "data").events()) == ["b", "c"]


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs the proc file system of Linux")
def test_a_file_system_that_takes_no_files_is_said(kind):
    progress = Progress("/proc/alliances-course")
    assert not attempt(progress, "a").ok
    assert answers(progress.events()) == ["a"]
    assert is_plain(progress.notice)


def test_a_read_only_record_can_still_be_read_and_what_is_new_is_kept_in_memory(progress, folder):
    attempt(progress, "before")
    with no_rights(folder):
        later = Progress(folder)
        assert "cannot be used" in later.notice
        assert not attempt(later, "during").ok
        assert answers(later.events()) == ["before", "during"]
        assert "cannot be used" in later.notice  # reading went well, saving did not
    assert attempt(later, "after").ok and later.notice == ""
    assert answers(Progress(folder).events()) == ["before", "during", "after"]


@posix
def test_a_full_disk_is_said_and_what_waited_is_saved_once_there_is_room(start, folder):
    script = """
    import json, resource
    progress = Progress(folder)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, hard))
    for n in range(60):
        saved = progress.record("01", "q", "attempt", {"answer": n, "text": "long " * 400})
        print(json.dumps([saved.ok, saved.sentence]))
    print(json.dumps([len(progress.events()), progress.notice]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    print(json.dumps([progress.record("01", "q", "attempt", {"answer": 60}).ok, progress.notice]))
    """
    *told, full, freed = lines_of(start(script))
    kept = [ok for ok, _ in told]
    assert kept[0] and not kept[-1] and kept == sorted(kept, reverse=True)
    assert all(is_plain(sentence) and "not being saved" in sentence for ok, sentence in told if not ok)
    assert full[0] == 60 and "not being saved" in full[1]
    assert freed == [True, ""]
    progress = Progress(folder)
    assert answers(progress.events()) == list(range(61))
    assert progress.notice == ""


@posix
def test_what_was_acknowledged_before_the_disk_was_full_outlasts_a_kill(start, folder):
    script = """
    import json, os, resource, signal
    progress = Progress(folder)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
    for n in range(60):
        saved = progress.record("01", "q", "attempt", {"answer": n, "text": "long " * 400})
        print(json.dumps([n, saved.ok]), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
    """
    out, _ = start(script).communicate(timeout=60)
    acknowledged = [n for n, ok in map(json.loads, out.splitlines()) if ok]
    assert 0 < len(acknowledged) < 60
    progress = Progress(folder)
    assert answers(progress.events()) == acknowledged
    assert progress.notice == ""


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_locked_record_keeps_the_learner_waiting_once_at_most(progress, folder, file):
    attempt(progress, "before")
    lock = sqlite3.connect(file, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    start = time.perf_counter()
    saved = attempt(progress, "during")
    assert time.perf_counter() - start < PATIENT + 1
    assert not saved.ok and "another notebook" in saved.sentence and is_plain(saved.sentence)
    start = time.perf_counter()
    assert not attempt(progress, "still").ok
    assert answers(progress.events()) == ["before", "during", "still"]
    assert time.perf_counter() - start < 1
    assert answers(Progress(folder).events()) == []  # one that starts now cannot see anything, and says so
    assert "another notebook" in Progress(folder).notice
    lock.execute("COMMIT")
    lock.close()
    assert attempt(progress, "after").ok and progress.notice == ""
    assert answers(Progress(folder).events()) == ["before", "during", "still", "after"]
