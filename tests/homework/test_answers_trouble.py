"""Whatever happens to disk or process: nothing said to be saved is lost, and what could not be saved says so."""

import errno
import json
import os
import random
import signal
import subprocess
import sys
import textwrap
import time

import pytest
from progress_help import is_plain, no_rights

from course_utils.homework import Answers, answers_file, read_answers

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and rights of a Unix system")


def start(folder, script):
    """Run a script in a process of its own, in which `answers` are those of the folder."""
    opening = f"from course_utils.homework import Answers\nanswers = Answers({str(folder)!r})\n"
    program = opening + textwrap.dedent(script)
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)


def test_processes_that_write_at_once_lose_nothing(folder):
    script = """
    saved = [answers.set(f"NAME-{n}", n).ok for n in range(40)]
    while not answers.refresh().ok:
        pass
    print(sum(saved))
    """
    processes = [start(folder, script.replace("NAME", name)) for name in "abc"]
    for process in processes:
        assert process.communicate(timeout=60)[0].strip().isdigit()
        assert process.returncode == 0
    assert Answers(folder).all() == {f"{name}-{n}": n for name in "abc" for n in range(40)}


@posix
def test_a_process_killed_at_any_moment_loses_nothing_it_said_was_saved(folder):
    script = """
    for n in range(100_000):
        if answers.set(f"NAME-{n % 50}", [n, "long " * 400]).ok:
            print(n, flush=True)
    """
    for name in "abcdef":
        process = start(folder, script.replace("NAME", name))
        assert process.stdout
        said = [process.stdout.readline()]
        time.sleep(random.Random(name).uniform(0.005, 0.15))
        process.send_signal(signal.SIGKILL)
        said += [line for line in process.stdout if line.endswith("\n")]
        process.wait()
        last = int(said[-1])
        kept = Answers(folder)
        assert kept.get(f"{name}-{last % 50}")[0] in (last, last + 50)
        assert kept.notice == ""
        assert kept.set("after", name).ok
    assert not [path.name for path in folder.iterdir() if path.name.endswith(".part")], (
        "what a killed one left is swept"
    )


@posix
def test_a_read_only_folder_is_said_and_what_waits_is_saved_later(folder):
    answers = Answers(folder)
    answers.set("a", "before")
    with no_rights(folder):
        saved = answers.set("b", "during")
        assert not saved.ok and is_plain(saved.sentence)
        assert answers.all() == {"a": "before", "b": "during"}
        assert answers.unsaved == {"b"}
        assert answers.notice == saved.sentence
        assert not answers.refresh().ok
    assert answers.refresh().ok
    assert (answers.notice, answers.unsaved) == ("", frozenset())
    assert Answers(folder).all() == {"a": "before", "b": "during"}


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_full_disk_is_said_leaves_the_file_whole_and_is_tried_again(folder, step, monkeypatch):
    answers = Answers(folder)
    answers.set("a", "before")
    before = (folder / "answers.json").read_bytes()

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "write":
        monkeypatch.setattr(answers_file, "write", full)
    else:
        monkeypatch.setattr(os, step, full)
    saved = answers.set("b", "during")
    assert not saved.ok and "the disk is full" in saved.sentence and is_plain(saved.sentence)
    assert not answers.clear("a").ok
    assert (folder / "answers.json").read_bytes() == before
    assert answers.all() == {"b": "during"}
    monkeypatch.undo()
    assert answers.set("c", "after").ok
    assert Answers(folder).all() == {"b": "during", "c": "after"}
    assert not [path.name for path in folder.iterdir() if path.name.endswith(".part")]


def test_what_waits_gives_way_to_what_another_notebook_saved_later(folder, monkeypatch):
    first, second = Answers(folder), Answers(folder)
    with monkeypatch.context() as patch:
        patch.setattr(answers_file, "write", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
        assert not first.set("a", "earlier, not saved").ok
        assert not first.set("b", "earlier, not saved").ok
    time.sleep(0.002)
    assert second.set("a", "later, saved").ok
    assert first.refresh().ok
    assert first.all() == second.all() | {"b": "earlier, not saved"}
    assert first.get("a") == "later, saved"


@posix
def test_a_notebook_that_keeps_the_file_is_waited_for_and_then_said(folder, monkeypatch):
    monkeypatch.setattr(answers_file, "_PATIENCE", 0.05)
    answers = Answers(folder)
    with answers_file.locked(folder):
        saved = answers.set("a", "x")
    assert not saved.ok and "another notebook" in saved.sentence
    assert answers.refresh().ok
    assert Answers(folder).get("a") == "x"


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[]", b'{"format": "one"}'])
def test_a_damaged_file_is_put_aside_and_what_the_notebook_knows_is_written_anew(folder, damage):
    answers = Answers(folder)
    answers.set("a", "known")
    (folder / "answers.json").write_bytes(damage)
    assert answers.set("b", "new").ok
    assert read_answers(folder / "answers.json")["answers"].keys() == {"a", "b"}
    (aside,) = folder.glob("answers.unreadable-*.json")
    assert aside.read_bytes() == damage
    assert aside.name in answers.notice and is_plain(answers.notice)


def test_of_a_damaged_file_the_sound_answers_are_kept(folder):
    answers = Answers(folder)
    answers.set("a", "sound")
    answers.set("b", "spoilt")
    whole = json.loads((folder / "answers.json").read_text())
    whole["answers"]["b"] = "spoilt by hand"
    (folder / "answers.json").write_text(json.dumps(whole))
    after = Answers(folder)
    assert after.all() == {"a": "sound"}
    assert "put aside" in after.notice
    assert Answers(folder).all() == {"a": "sound"}, "and are in the file again"


def test_two_notebooks_that_meet_a_damaged_file_put_it_aside_once(folder):
    first, second = Answers(folder), Answers(folder)
    first.set("a", "x")
    second.refresh()
    (folder / "answers.json").write_bytes(b"{")
    first.refresh()
    second.refresh()
    assert len(list(folder.glob("answers.unreadable-*"))) == 1
    assert first.all() == second.all() == {"a": "x"}


def test_a_newer_file_is_left_as_it_is_and_said(folder):
    newer = json.dumps({"format": 2, "whatever": "it holds"}).encode()
    (folder / "answers.json").write_bytes(newer)
    answers = Answers(folder)
    saved = answers.set("a", "x")
    assert not saved.ok and "newer version" in saved.sentence and "Not saved" in saved.sentence
    assert answers.get("a") == "x"
    assert (folder / "answers.json").read_bytes() == newer
    assert len(list(folder.glob("answers*"))) == 1


def test_the_answers_of_another_homework_are_put_aside_whole(folder):
    Answers(folder, "hw1").set("a", "of hw1")
    answers = Answers(folder)
    assert answers.set("b", "of small").ok
    assert Answers(folder).all() == {"b": "of small"}
    (aside,) = folder.glob("answers.other-homework-*.json")
    assert read_answers(aside)["answers"]["a"]["answer"] == "of hw1"
    assert "'hw1'" in answers.notice


def test_a_file_that_has_gone_is_written_again(folder):
    answers = Answers(folder)
    answers.set("a", "x")
    (folder / "answers.json").unlink()
    assert answers.refresh().ok
    assert read_answers(folder / "answers.json")["answers"]["a"]["answer"] == "x"


def test_a_folder_that_has_gone_is_said_and_nothing_raises(folder):
    answers = Answers(folder)
    answers.set("a", "x")
    folder.rename(folder.with_name("elsewhere"))
    saved = answers.set("b", "y")
    assert not saved.ok and is_plain(saved.sentence)
    assert answers.all() == {"a": "x", "b": "y"}
    folder.with_name("elsewhere").rename(folder)
    assert answers.refresh().ok
    assert Answers(folder).all() == {"a": "x", "b": "y"}


def test_answers_that_wait_when_the_kernel_is_shut_down_are_tried_once_more(folder):
    script = """
    from course_utils.homework import answers_file
    write = answers_file.write
    def full(*_):
        raise OSError(28, "full")
    answers_file.write = full
    assert not answers.set("a", "x").ok
    answers_file.write = write
    """
    process = start(folder, script)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert Answers(folder).get("a") == "x"
