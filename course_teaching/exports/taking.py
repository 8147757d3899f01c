"""What the steps `anki`, `moodle`, `canvas` and `sheet` share: which questions, into which file."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from course_teaching.exports.choosing import Selection, choose

Write = Callable[[Selection, Path], tuple[str, ...]]


def choice(parser: ArgumentParser) -> None:
    """Add the words that say which questions: the whole bank, a lesson, or an assignment."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--lesson", default="", metavar="NN", help="only the questions of this lesson, such as 02")
    which.add_argument("--homework", default="", metavar="NAME", help="the questions of an assignment instead")


def step(ending: str, write: Write) -> tuple[Callable[[ArgumentParser], None], Callable[[Namespace], None]]:
    """Make the `arguments` and `run` that the command line looks for.

    Parameters
    ----------
    ending : how the name of the file must end, such as ".apkg": nothing else can then be written over by mistake.
    write : writes a selection to a file and returns sentences for the teacher.
    """

    def arguments(parser: ArgumentParser) -> None:
        choice(parser)
        parser.add_argument("out", metavar="OUT", help=f"the file to write; its name ends in {ending}")

    def run(given: Namespace) -> None:
        save(given, ending, write)

    return arguments, run


def save(given: Namespace, ending: str, write: Write) -> None:
    """Choose what the command line says, write it, and tell the teacher.

    Raises
    ------
    ValueError
        If the name of the file has another ending, or there are no such questions.
    OSError
        If the file cannot be written.
    """
    out = Path(given.out)
    if out.suffix.lower() != ending:
        raise ValueError(f"Name a file that ends in {ending}, such as {out.stem or 'alliances'}{ending}.")
    if not out.parent.is_dir():
        raise ValueError(f"There is no folder {out.parent} to write into: make it first.")
    chosen = choose(given.lesson, given.homework)
    for sentence in (*write(chosen, out), *chosen.notes):
        print(sentence)
    print(f"Written: {out}")
