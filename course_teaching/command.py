"""The command ``alliances``: one sub-command a step of the homework, each in a module of its own.

A module of `COMMANDS` has `arguments(parser)`, which adds what it takes, and `run(given)`, which does the step, prints
plain sentences and returns None. It raises ValueError or OSError with a sentence where the teacher has to do something.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import PurePosixPath

COMMANDS = {
    "check": ("course_teaching.check", "see whether an assignment fits together before it is released"),
    "release": ("course_teaching.release", "make what students receive"),
    "roster": ("course_teaching.roster", "read the class list of Canvas, Moodle or a table of your own"),
    "student-copy": ("course_teaching.student_copy", "pack the course for students, without the key"),
    "collect": ("course_teaching.collect", "fetch submissions from the exchange, or from a folder or zip of uploads"),
    "autograde": ("course_teaching.autograde", "mark everything but the essays"),
    "essays": ("course_teaching.essays", "write the essays into a table to mark by hand, and read the marks back"),
    "feedback": ("course_teaching.feedback", "make the pages that go back to the students"),
    "export": ("course_teaching.export", "write the marks for Canvas, Moodle or a table"),
    "report": ("course_teaching.report", "make the report on the class, one page"),
    "forget": ("course_teaching.forget", "take out a wrong id or a student who left, keeping the work aside"),
    "questions": ("course_teaching.exports.questions", "see whether the questions are in order, or preview one"),
    "anki": ("course_teaching.exports.anki", "take the questions and the glossary to Anki"),
    "moodle": ("course_teaching.exports.moodle", "take the questions to Moodle"),
    "canvas": ("course_teaching.exports.canvas", "take the questions to Canvas"),
    "sheet": ("course_teaching.exports.sheet", "print the questions, with or without the key"),
}

_INSTALL = "uv sync --extra teach"


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words of the command line say; return 0, or 1 after a sentence that says what to do."""
    parser = argparse.ArgumentParser(
        prog="alliances", description="Homework of the course: set, collect, mark, return."
    )
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    for name, (_, purpose) in COMMANDS.items():
        steps.add_parser(name, help=purpose, add_help=False)
    words = list(sys.argv[1:] if words is None else words)
    step = parser.parse_args(words[:1]).step
    module, purpose = COMMANDS[step]
    own = argparse.ArgumentParser(prog=f"alliances {step}", description=f"{purpose[0].upper()}{purpose[1:]}.")
    try:
        command = import_module(module)
        command.arguments(own)
        command.run(_by_name(own.parse_args(words[1:])))
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing.startswith("course_"):  # a fault of ours
            raise
        print(f"This step needs {missing}, which is not installed yet. Run this first: {_INSTALL}", file=sys.stderr)
        return 1
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _by_name(given: argparse.Namespace) -> argparse.Namespace:
    """Let an assignment be named by its folder too, as the Tab key writes it: "exercises/NAME/" is NAME."""
    match getattr(given, "name", None):
        case str(name):
            given.name = plain_name(name)
        case list(names):
            given.name = [plain_name(name) for name in names]
    return given


def plain_name(folder: str) -> str:
    """Return the last part of a path, whichever way its slashes lean; a name stays as it is."""
    return PurePosixPath(folder.replace("\\", "/")).name or folder
