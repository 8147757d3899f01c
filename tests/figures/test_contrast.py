"""Every text colour of the course stands out from what it is written on (WCAG 2.2, AA), in light and in dark."""

import re
from itertools import product
from pathlib import Path

import pytest

from course_utils.figures import theme

PAGES = {"light": ("#ffffff",), "dark": (theme.DARK[theme.PAPER], "#111111", "#212121")}  # ours, JupyterLab's own two
WORDS = ("INK", "MUTED", "GOOD", "BAD", "ACCENT", "SIDE_A")
FILLED = (("ON_A", "SIDE_A"), ("ON_B", "SIDE_B"), ("ON_NEITHER", "NEITHER"), ("PAPER", "INK"))
STATIC = Path(theme.__file__).parents[1] / "widgets" / "static"


def brightness(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def shade(name: str, look: str) -> str:
    light = getattr(theme, name)
    return light if look == "light" else theme.DARK[light]


def test_black_on_white_has_the_contrast_that_the_standard_gives():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("look", "name"), product(PAGES, WORDS))
def test_words_stand_out_from_the_page(look, name):
    for page in PAGES[look]:
        assert contrast(shade(name, look), page) >= 4.5, page


@pytest.mark.parametrize(("look", "pair"), product(PAGES, FILLED))
def test_words_stand_out_from_the_bar_or_button_they_are_written_on(look, pair):
    words, fill = (shade(name, look) for name in pair)
    assert contrast(words, fill) >= 4.5


@pytest.mark.parametrize("sheet", sorted(STATIC.glob("*.css")), ids=lambda sheet: sheet.name)
def test_no_words_are_made_paler_than_their_colour(sheet):
    faded = [rule for rule in sheet.read_text(encoding="utf-8").splitlines() if re.search(r"opacity: 0?\.\d", rule)]
    assert not faded, "choose 'muted' instead: it keeps the contrast"
