"""The layouts hold together: every word, icon and asset that they name is there, and nothing that the CSP forbids."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantoa.words import load_words

ROOT = Path(__file__).parents[2]
LAYOUTS = sorted((ROOT / "layouts").rglob("*.html"))
LANGUAGES = ("vi", "en")


def named(pattern: str) -> Iterator[tuple[str, str]]:
    """(layout, what it names) for every match of a pattern with one group."""
    for layout in LAYOUTS:
        for found in re.finditer(pattern, layout.read_text(encoding="utf-8")):
            yield layout.name, found[1]


def places(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", sentence))


def keys(language: str) -> set[str]:
    """The keys of a language, a plural's `one` and `other` being one key."""
    entries = load_words((ROOT / "layouts",), language).entries
    return {re.sub(r"\.(one|other)$", "", key) for key in entries}


def test_both_languages_say_everything() -> None:
    assert keys("vi") == keys("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_a_layout_names_is_written(language: str) -> None:
    words = load_words((ROOT / "layouts",), language)
    assert [use for use in named(r'\bt\("([\w.]+)"[,)]') if not words.has(use[1])] == []


def test_a_sentence_has_the_same_places_in_both_languages() -> None:
    vietnamese, english = (load_words((ROOT / "layouts",), language).entries for language in LANGUAGES)
    for key, sentence in vietnamese.items():
        other = english.get(key) or english[f"{key}.other"]
        assert places(other) <= places(sentence) | {"count", "n"}, key


def test_every_icon_that_a_layout_names_is_drawn() -> None:
    assert [
        use for use in named(r'icon\("([\w-]+)"') if not (ROOT / f"assets/icons/{use[1]}.svg").is_file()
    ] == []


def test_every_asset_that_a_layout_names_is_there() -> None:
    assert [use for use in named(r'"([\w/.-]+)"\|asset') if not (ROOT / "assets" / use[1]).is_file()] == []


def imported(name: str) -> set[str]:
    """A script and all that it imports before it runs."""
    found: set[str] = set()
    wanted = [name]
    while wanted:
        if (one := wanted.pop()) not in found:
            found.add(one)
            script = (ROOT / f"assets/js/{one}.js").read_text(encoding="utf-8")
            wanted += re.findall(r'from "\./([\w-]+)\.js"', script)
    return found


# Who comes to the search page asks at once; the list only once somebody types.
@pytest.mark.parametrize(("page", "later"), [("browse", []), ("search", ["query"])])
def test_a_list_is_loaded_together_with_all_that_it_imports(page: str, later: list[str]) -> None:
    layout = (ROOT / f"layouts/{page}.html").read_text(encoding="utf-8")
    [names] = re.findall(r'for name in (\[.*\]) %}\s*<link rel="modulepreload"', layout)
    alone = re.findall(r'<script type="module" async src="{{ "js/(\w+).js"', layout)
    needed = set.union(*map(imported, [page, *later])) - {page, *alone}
    assert json.loads(names) == sorted(needed)


@pytest.mark.parametrize(
    "forbidden", [r"\s(style)=", r"\s(on\w+)=", r"<(style)\b", r"<(script)>", r"(javascript):"]
)
def test_nothing_is_inline_that_the_content_security_policy_forbids(forbidden: str) -> None:
    assert list(named(forbidden)) == []


@pytest.mark.parametrize(
    "name",
    ["base", "site", "home", "model", "charts", "tools", "listing", "compare", "poster", "print"],
)
def test_stylesheets_draw_no_letters_closer_and_shout_at_nobody(name: str) -> None:
    css = (ROOT / f"assets/css/{name}.css").read_text(encoding="utf-8")
    assert "letter-spacing: -" not in css
    shouting = [
        rule
        for rule in re.findall(r"([^{}]+)\{[^{}]*text-transform: uppercase", css)
        if "first-letter" not in rule
    ]
    assert shouting == []


@pytest.mark.parametrize(
    "extra",
    [
        ("home", "charts", "print"),
        ("model", "print"),
        ("tools", "compare", "print"),
        ("tools", "listing", "print"),
    ],
)
def test_no_page_loads_more_than_54_kilobytes_of_style(extra: tuple[str, ...]) -> None:
    sheets = ("base", "site", *extra)
    assert sum((ROOT / f"assets/css/{name}.css").stat().st_size for name in sheets) < 54_000
