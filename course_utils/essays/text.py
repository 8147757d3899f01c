"""Text as it was typed, made plain without moving a letter: what is found in it can be quoted from the original."""

import re
import unicodedata
from functools import lru_cache

#: Only so much of a text is read: many times the two to eight sentences that are asked for.
LONGEST = 20_000
JOINT = "\x01"  # stands for a sign inside a word that is no letter: a soft hyphen, a combining accent
_LETTERS = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "ʼ": "'", "–": "—", "―": "—", "…": "."})
_MARKUP = (
    re.compile(r"<!--.*?-->", re.S),
    re.compile(r"<(script|style|template|title|noscript)\b.*?</\1\s*>", re.S),
    re.compile(r"<(\w+)\b[^<>]*(?:display:\s*none|hidden)[^<>]*>.*?</\1\s*>", re.S),
    re.compile(r"</?[a-z][^<>]{0,2000}>"),
    re.compile(r"<!?[a-z][^<>]{0,2000}$"),
    re.compile(r"&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});"),
    re.compile(r"https?://\S+|www\.\S+"),
    re.compile(r"\\[a-z]+\b|\]\([^()\s]{0,300}\)"),
    re.compile(r"[*_~#|<>{\[\\^=]+"),
)
_BLOCK = re.compile(r"</?(?:p|br|li|ul|ol|div|h[1-6]|tr|td)\b")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}|\b(?:vs|cf|approx|no|st|mr|dr)\.(?=\s)")


def plain(text: str) -> str:
    """Return the beginning of a text in small plain letters, markup blanked, each letter at its old place.

    Parameters
    ----------
    text : str
        Anything; only its first `LONGEST` characters are read.

    Returns
    -------
    str
        As long as what was read: ``plain(text)[i]`` stands for ``text[i]``.
    """
    text = text[:LONGEST]
    folded = text.lower() if text.isascii() else "".join(map(_letter, text))
    folded = re.sub(r"[\x00\x02-\x08\x0b-\x1f\x7f]", " ", folded).translate(_LETTERS)
    for markup in _MARKUP:
        folded = markup.sub(_blank, folded)
    folded = re.sub(r"[\]}]|'{3}", _stop, folded)
    return _INITIALS.sub(lambda found: found.group().replace(".", JOINT), folded)


def _stop(found: re.Match[str]) -> str:
    """What a bracket or a fence closes is a piece of its own."""
    return ".".ljust(len(found.group()))


def _blank(found: re.Match[str]) -> str:
    size = len(found.group())
    return "\n\n".ljust(size)[:size] if size > 2 and _BLOCK.match(found.group()) else " " * size


@lru_cache(4096)
def _letter(sign: str) -> str:
    """One character for one: without accents, small, and half a pair of surrogates as a blank."""
    kind = unicodedata.category(sign)
    if kind in ("Mn", "Me", "Cf"):
        return JOINT
    if kind in ("Cs", "Co", "Cn"):
        return " "
    base = unicodedata.normalize("NFKD", sign).lower()
    return base[0] if base else " "
