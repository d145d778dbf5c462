"""The inks are legible: WCAG 2.2 AA for every pair that the stylesheets put together; AAA in high contrast."""

import re
from pathlib import Path

import pytest

from lantoa.reading.schema.vocabulary import ACCENTS as NAMES

BASE = Path(__file__).parents[2] / "assets" / "css" / "base.css"
FIELDS = ("rice", "plum", "indigo", "ochre", "teal", "ink")

# What text is set in, on which ground, and the least contrast (WCAG 1.4.3: 4.5; 1.4.11: 3 for edges of controls).
PAIRS = [
    *(
        (text, ground, 4.5)
        for text in ("ink", "soft", "act", "act-deep", *FIELDS)
        for ground in ("paper", "tint")
    ),
    *((field, f"{field}-tint", 4.5) for field in FIELDS),
    *((text, f"{field}-tint", 4.5) for text in ("ink", "soft", "act") for field in FIELDS),
    ("on-act", "act", 4.5),
    ("on-act", "act-deep", 4.5),
    ("edge", "paper", 3.0),
    ("edge", "tint", 3.0),
]


ACCENTS = BASE.with_name("accents.css")


def accents() -> dict[tuple[str, str], dict[str, str]]:
    """What each accent changes, by (its name, theme)."""
    rules = re.findall(r":root\.accent-(\w+)(\S.*?) \{([^}]*)\}", ACCENTS.read_text(encoding="utf-8"))
    themes = {
        ':not([data-theme="contrast"])': "light",
        ':not([data-theme="light"], [data-theme="contrast"])': "night",
        '[data-theme="dark"]': "dark",
    }
    return {
        (name, themes[after]): dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body))
        for name, after, body in rules
    }


def palettes() -> dict[str, dict[str, str]]:
    """The tokens by theme: "light", "dark" and "contrast" (chosen), "night" (asked for by the system)."""
    css = BASE.read_text(encoding="utf-8")
    starts = {
        "light": r":root \{",
        "night": r':root:not\(\[data-theme="light"\]\) \{',
        "dark": r':root\[data-theme="dark"\] \{',
        "contrast": r':root\[data-theme="contrast"\] \{',
    }
    blocks = {name: re.search(start + r"([^}]*)\}", css) for name, start in starts.items()}
    return {
        name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block[1]))
        for name, block in blocks.items()
        if block
    }


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2.2, definitions)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2, definitions)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_every_pair_is_legible(theme: str, text: str, ground: str, least: float) -> None:
    inks = palettes()[theme]
    assert contrast(inks[text], inks[ground]) >= least, f"--{text} on --{ground}, {theme}"


@pytest.mark.parametrize(("text", "ground"), [(text, ground) for text, ground, _ in PAIRS])
def test_in_high_contrast_every_word_and_every_edge_has_seven_to_one(text: str, ground: str) -> None:
    inks = palettes()["contrast"]
    assert contrast(inks[text], inks[ground]) >= 7, f"--{text} on --{ground}"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("accent", [name for name, _ in NAMES if name != "lacquer"])
def test_every_accent_is_legible(accent: str, theme: str) -> None:
    inks = palettes()[theme] | accents()[accent, theme]
    faint = [
        (text, ground)
        for text, ground, least in PAIRS
        if "act" in text and contrast(inks[text], inks[ground]) < least
    ]
    assert faint == []
    assert accents()[accent, "night"] == accents()[accent, "dark"]


def test_the_night_that_the_system_asks_for_is_the_night_that_a_reader_chooses() -> None:
    inks = palettes()
    assert inks["night"] == inks["dark"]


def test_night_gives_every_ink_anew() -> None:
    inks = palettes()
    assert inks["light"].keys() == inks["dark"].keys() == inks["contrast"].keys()


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
