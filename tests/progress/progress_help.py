"""Small words for what the tests of the record do again and again."""

import json
import os
import stat
from contextlib import contextmanager

import pytest


@contextmanager
def no_rights(folder):
    """A folder in which nothing may be written or made, for root too (who gives up the right for the while)."""
    if not hasattr(os, "geteuid"):
        pytest.skip("This system has no such rights.")
    shut = [parent for parent in folder.parents if not parent.stat().st_mode & 0o001]  # pytest's own, for us alone
    if not all("pytest-" in str(path) for path in shut):
        pytest.skip("The folder for temporary files is shut to all other users.")
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir(), *shut)}
    files = list(folder.iterdir())
    was = os.geteuid()
    for path in shut:
        path.chmod(modes[path] | 0o011)
    for path in files:
        path.chmod(0o444)
    folder.chmod(0o555)
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        if was == 0:
            os.seteuid(was)
        for path, mode in modes.items():
            path.chmod(mode)


def answers(events):
    return [event.data["answer"] for event in events]


def attempt(progress, answer, state="wrong", question="q"):
    return progress.record("01", question, "attempt", {"state": state, "answer": answer})


def lines_of(process):
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return [json.loads(line) for line in out.splitlines()]


def is_plain(sentence):
    return sentence.endswith(".") and sentence[0].isupper() and "\n" not in sentence and "Error" not in sentence
