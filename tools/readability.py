"""How hard the prose of each lesson is to read: ``python tools/readability.py [--sentences N] [notebook ...]``.

Prints the Flesch-Kincaid grade of a lesson: 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid and
others 1975, "Derivation of New Readability Formulas", Research Branch Report 8-75), the years of schooling that a text
asks for. Counted is what a learner reads as prose: no code, no tables, no headings, no list of references. A short item
of a list counts as a sentence. Names count as they are, so that a lesson on Czechoslovakia is not made to look easy.

Syllables are groups of vowels, less silent endings: of single words wrong now and then, of a lesson near enough.
With ``--sentences`` the hardest sentences of each lesson are shown: what to mend first.
"""

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[1]
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEFT_OUT = ("read on", "sources", "references")
_ABBREVIATED = re.compile(r"\b(?:et al|cf|Mr|Dr|St|vol|pp?)\.|\b[A-Z]\.(?=[A-Z]\b)")
_CITED = re.compile(r"\s*\((?:[^()]*?\b1[5-9]\d\d|[^()]*?\b20\d\d)[a-z]?(?:[^()]*)\)")
# Endings that are not heard: "states" but not "forces", "looked" but not "needed", "state" but not "table", "league".
_SILENT = re.compile(
    r"(?<![scgxz])(?<!sh)(?<!ch)(?<![^aeiouy]l)es?$|(?<=[^s]s)e$|(?<=ss)e$|(?<=[cgxz])e$|(?<![td])ed$|(?<=g)ues?$"
)
# Two vowels that are said apart: "alliance", "period", "science", "theory", "area", "actual", "influence", "coalition".
_APART = re.compile(
    r"(?<![cts])ia|(?<![ctsgx])io|(?:(?<![ctf])|(?<=sc))ie(?=t|nc|nt)|(?<!p)eo|(?<=cr)ea(?=t)|[rd]ea$|rea(?=li)"
    r"|(?<![gq])ua(?=[lt])|(?<=fl)ue|oa(?=li)|[ey]ing|[^aeiou]ism|iu(?=[ms])"
)


@dataclass(frozen=True)
class Reading:
    """What was counted in a text."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def syllables(word: str) -> int:
    """Return about how many syllables a word has, at least one."""
    parts = re.split(r"['’-]", word.lower())
    return sum(_syllables(part) for part in parts if len(part) > 1) or 1


def _syllables(part: str) -> int:
    stem = _SILENT.sub("", part)
    return max(1, len(re.findall(r"[aeiouy]+", stem)) + len(_APART.findall(stem)))


def prose(path: Path) -> list[str]:
    """Return the sentences of a lesson that a learner reads as prose."""
    found: list[str] = []
    left_out = False
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type != "markdown":
            continue
        text = re.sub(r"```.*?```", "", cell.source, flags=re.S)
        for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)", text):
            if heading := re.match(r"#+ *(.+)", block):
                left_out = heading[1].lower().startswith(_LEFT_OUT)
                block = block[heading.end() :]
            if not left_out and not block.lstrip().startswith("|"):
                found += _sentences(block)
    return found


def _sentences(block: str) -> list[str]:
    text = re.sub(r"!?\[([^]]*)\]\([^)]*\)", r"\1", block)  # a link is its words
    text = re.sub(r"^\s*(?:[-*>]|\d+\.)\s+", "", text)
    text = _CITED.sub("", re.sub(r"[*_`]", "", " ".join(text.split())))
    text = _ABBREVIATED.sub(lambda match: match[0].replace(".", ""), text)
    pieces = re.split(r"(?<=[.!?])[\"”’)]*\s+", text)
    return [piece for piece in pieces if WORD.search(piece)]


def reading(sentences: list[str]) -> Reading:
    """Count the sentences, words and syllables of a text.

    Raises
    ------
    ValueError
        If there is no word in it.
    """
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    if not words:
        raise ValueError("There is no word to read in this text.")
    return Reading(len(sentences), len(words), sum(map(syllables, words)))


def lessons() -> list[Path]:
    """Return the notebooks of the lessons, in order."""
    return sorted((ROOT / "notebooks").glob("*.ipynb"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("notebooks", nargs="*", type=Path, default=lessons())
    parser.add_argument("--sentences", type=int, default=0, metavar="N", help="show the N hardest sentences")
    given = parser.parse_args()
    print(f"{'lesson':52} {'grade':>5} {'words':>6} {'a sentence':>10} {'syllables':>9}")
    for path in given.notebooks:
        text = prose(path)
        count = reading(text)
        line = f"{count.words:6} {count.words / count.sentences:10.1f} {count.syllables / count.words:9.2f}"
        print(f"{path.stem:52} {count.grade:5.1f} {line}")
        long = [one for one in text if len(WORD.findall(one)) > 8]
        for one in sorted(long, key=lambda one: -reading([one]).grade)[: given.sentences]:
            print(f"    {reading([one]).grade:4.1f}  {one}")
