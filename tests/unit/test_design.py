"""docs/design.md and the stylesheets say the same: every custom property is explained, with the value that it has."""

import re
from pathlib import Path

import pytest

from tests.unit.test_palette import accents, contrast, palettes

ROOT = Path(__file__).parents[2]
TOLD = (ROOT / "docs/design.md").read_text(encoding="utf-8")
SHEETS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "assets/css").glob("*.css")}
ROWS = {row[0]: row for row in (line.strip("| ").split(" | ") for line in TOLD.splitlines() if "| `" in line)}


def declared() -> set[str]:
    return {name for text in SHEETS.values() for name in re.findall(r"(--[\w-]+):", text)}


def test_every_custom_property_is_explained_and_none_that_is_gone() -> None:
    assert {name.strip("`") for name in ROWS if name.startswith("`--")} == declared()


def test_every_custom_property_that_is_used_is_declared() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "assets/js").glob("*.js"))
    used = {name for text in SHEETS.values() for name in re.findall(r"var\((--[\w-]+)", text)}
    assert used - declared() - set(re.findall(r"\"(--[\w-]+)\"", scripts)) == set()


def test_the_values_that_are_told_are_those_of_the_stylesheet() -> None:
    root = re.search(r":root \{([^}]*)\}", SHEETS["base.css"])
    assert root
    values = dict(re.findall(r"(--[\w-]+): ([^;]+);", root[1]))
    told = {name: row[-1].strip("`") for name, row in ROWS.items() if len(row) == 3}
    wrong = {name: value for name, value in told.items() if values.get(name.strip("`")) != value}
    assert told and wrong == {}


def test_the_colours_and_their_contrast_that_are_told_are_true() -> None:
    light, dark = palettes()["light"], palettes()["dark"]
    colours = {
        name.strip("`-"): row for name, row in ROWS.items() if len(row) == 6 and name.startswith("`--")
    }
    assert set(colours) == set(light)
    for name, row in colours.items():
        for inks, value, ratio in ((light, row[2], row[3]), (dark, row[4], row[5])):
            assert value == f"`{inks[name]}`", name
            ground = "act" if name == "on-act" else "paper"
            one, other = (name.removesuffix("-tint"), name) if name.endswith("-tint") else (name, ground)
            if ratio != "–":
                assert ratio == f"{contrast(inks[one], inks[other]):.1f}".replace(".", ","), name


@pytest.mark.parametrize(("theme", "column"), [("light", 2), ("dark", 4)])
def test_the_accents_that_are_told_are_true(theme: str, column: int) -> None:
    told = {
        name.strip("`"): row for name, row in ROWS.items() if len(row) == 6 and not name.startswith("`--")
    }
    names = {name for name, _ in accents()}
    assert set(told) == names
    for name in names:
        inks = accents()[name, theme]
        assert told[name][column] == f"`{inks['act']}`, `{inks['act-deep']}`"
