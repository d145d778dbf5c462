"""Every code is said in both languages, documented, and shown by a test."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from lantoa.catalogue import LANGUAGES, describe, load_catalogue
from lantoa.errors import Position, problem

ROOT = Path(__file__).parents[2]
DOCUMENTED = re.compile(r"^### `([a-z0-9-]+)`", re.MULTILINE)
NAMED_CODE = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"')


def codes(language: str = "vi") -> set[str]:
    return set(load_catalogue(language).entries)


def codes_in_source() -> Iterator[tuple[str, str]]:
    """Codes that are written out where a problem is made: problem(at, "code"), scope.refuse(key, "code") …"""
    for path in sorted((ROOT / "lantoa").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(
                getattr(call, "func", None), "id", getattr(getattr(call, "func", None), "attr", "")
            )
            if isinstance(call, ast.Call) and name in ("problem", "warning"):
                yield from (
                    (path.name, each.value) for each in call.args[1:2] if isinstance(each, ast.Constant)
                )
            if isinstance(call, ast.Call) and name in ("refuse", "warn"):
                texts = [each.value for each in call.args[:2] if isinstance(each, ast.Constant)]
                yield from ((path.name, text) for text in texts if "-" in text)


def test_both_languages_say_the_same_codes() -> None:
    assert codes("vi") == codes("en")


def test_every_code_that_the_generator_uses_has_its_sentence() -> None:
    assert {(file, code) for file, code in codes_in_source() if code not in codes()} == set()


def test_every_sentence_belongs_to_a_code_that_is_used() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "lantoa").rglob("*.py"))
    assert codes() - set(NAMED_CODE.findall(source)) == set()


def test_every_code_is_documented_with_an_example_and_its_cure() -> None:
    text = (ROOT / "docs" / "ma-loi.md").read_text(encoding="utf-8")
    assert set(DOCUMENTED.findall(text)) == codes()
    for section in re.split(r"(?m)^#{2,3} ", text):
        if code := re.match(r"`([a-z0-9-]+)`", section):
            assert "**Ví dụ**:" in section, code[1]
            assert "**Cách sửa**:" in section, code[1]


def test_every_code_is_shown_by_a_test() -> None:
    files = [path for path in (ROOT / "tests").rglob("*") if path.suffix in (".py", ".txt")]
    shown = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert {code for code in codes() if not re.search(rf"(?<![\w-]){code}(?![\w-])", shown)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_fill_in_only_what_both_languages_know(language: str) -> None:
    catalogue = load_catalogue(language)
    for code, entry in catalogue.entries.items():
        assert set(entry) <= {"message", "hint"}, code
        for sentence in entry.values():
            for _, name, spec, _ in string.Formatter().parse(sentence):
                assert name is None or name.isidentifier(), (code, sentence)
                assert spec in (None, "", "word") or spec in catalogue.phrases, (code, spec)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_code_stands_twice_in_a_file(language: str) -> None:
    text = (ROOT / "lantoa" / "messages" / f"{language}.yaml").read_text(encoding="utf-8")
    written = re.findall(r"(?m)^    ([a-z0-9-]+):$", text)
    assert sorted(written) == sorted(set(written))
    sections = yaml.safe_load(text)["problems"]
    assert len(written) == sum(len(section) for section in sections.values())


def test_a_code_can_be_said_without_anything_that_it_is_about() -> None:
    for language in LANGUAGES:
        for code in codes():
            assert describe(problem(Position("a.md"), code), language).message


def test_a_language_that_is_not_spoken_gets_vietnamese() -> None:
    assert describe(problem(Position("a.md"), "empty-body"), "fr") == describe(
        problem(Position("a.md"), "empty-body"), "vi"
    )
