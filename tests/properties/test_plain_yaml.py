"""A plain text is read as the C parser reads it, to the column; whatever that refuses is not read as plain."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lantoa.reading.front_matter import split_parts
from lantoa.reading.nodes import DEEPEST
from lantoa.reading.plain_yaml import parse_plain
from lantoa.reading.yaml_events import parse_events

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("content/*/**/*.md"), *ROOT.glob("examples/*/content/**/*.md")])
WORDS = [*"a b null Null ~ no 12:30 05/08 1.5 -5 - -- --- ... ... ' \" # #a a#b a: :a a:b [ ] { }".split()]
WORDS += [
    "Đường sáng",
    "“a”",
    "hơn 3 km",
    "a, b",
    "[a, b]",
    "[a,b ,  c]",
    "[]",
    "[ ]",
    "[a,]",
    "[-1]",
    "[a: b]",
    "[a b",
]
WORDS += [
    '"a: b"',
    '"a',
    '"a" b',
    '""',
    "'a ''b'",
    "'#'",
    "? a",
    "?",
    "a?",
    "!a",
    "&a",
    "*a",
    "|",
    ">",
    "%a",
    "@",
    "`",
]
WORDS += [
    "",
    " ",
    "a ",
    " a",
    "a  b",
    "\t",
    "\u00a0",
    "\u200b",
    "\u2028",
    "https://a.vn/b?c#d",
    "(a)",
    "=",
    "<<",
    "a\\b",
]
WORDS += ['"\\n"', "a\\b", "null ", "a #b", "a:", "a :b", "a : b", "🌾 a", "o\u0300"]
KEYS = ["a", "b", "c", "null", "Null", "a b", "a-b", "_", "1", '"a"', "<<", "đ", "", "-", "a" * 61, "a" * 62]
LINES = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "", "  ", "  ", "    ", " ", "   ", "\t", "      "]),
    st.sampled_from(["", "", "- ", "-", "-  ", "- - "]),
    st.sampled_from(["", *(f"{key}:" for key in KEYS), *(f"{key}: " for key in KEYS), "a:  ", "a:\t"]),
    st.one_of(st.sampled_from(WORDS), st.text(max_size=4)),
)
GOOD_LINES = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "  ", "    "]),
    st.sampled_from(["", "- "]),
    st.sampled_from(["", "a:", "b:", "c:", "d: ", "e: ", "f: "]),
    st.sampled_from(["", "x", "x y", "[x, y]", '"x: y"', "# x"]),
)
TEXTS = st.one_of(st.lists(LINES, max_size=7), st.lists(GOOD_LINES, max_size=9)).map("\n".join)


def assert_the_same(text: str, first_line: int = 1) -> None:
    plain = parse_plain(text, first_line)
    if plain is not None:
        assert parse_events(text, "a.md", first_line) == (plain, ())


@settings(max_examples=1000, deadline=None)
@given(TEXTS)
@example("a:\n- x\nb: y")
@example("a:\n  - x\n - y")
@example("a:\n    b: x\n  c: y")
@example("- a: x\n  b: y")
@example("a: x\n  y")
@example("a: x\n  b: y")
@example("a: x\n\n\nb: y\n")
@example("a:\n\nb:\n   \nc:")
@example("a:\n  - b:\n    c: x\n  - b: y")
@example("a:\n  - b:\n      - x\n    c: y")
@example("a:\n  - b:\n    - x\n    c: y")
@example("a:\n  - b:\n  - c: x\n  - d")
@example("# x\na: b\n  # c\n# d\nc:\n # e\n  - f\n#g")
@example("a:\n# b\n  c\n")
@example("a: b\n# c\n  d\n")
@example("a: b\n\n  # c\n  d: e\n")
def test_what_is_plain_is_what_the_parser_says(text: str) -> None:
    assert_the_same(text)


@pytest.mark.parametrize(
    "lead", ["", "a: ", "- ", "a:\n  - ", "a:\n- ", "a:\n  - b: ", "a: x\n  ", "a: [x, ", "a: [", "a: '"]
)
def test_every_word_at_every_place(lead: str) -> None:
    for word, tail in product(WORDS, ["", "\nb: x", "\n  x", "]", "\n- y", "\n  - y", " x", ": x", ",", "'"]):
        assert_the_same(f"{lead}{word}{tail}")


@pytest.mark.parametrize("first", ["a: ", "- ", "a:\n  - "])
def test_every_character_at_the_beginning_and_within(first: str) -> None:
    for code in (*range(0x20, 0x7F), *range(0x7F, 0x2100, 7), 0x85, 0xA0, 0xFEFF, 0xFFFE, 0x1F33E):
        for value in (chr(code), f"{chr(code)}a", f"a{chr(code)}b", f"a {chr(code)} b", f"a{chr(code)}"):
            assert_the_same(f"{first}{value}")
            assert_the_same(f"{first}[{value}]")


def test_most_pages_are_plain_and_are_what_the_parser_says() -> None:
    plain = 0
    for page in PAGES:
        parts, _ = split_parts(page.read_bytes(), "a.md")
        assert parts is not None
        assert_the_same(parts.head, 2)
        plain += parse_plain(parts.head) is not None
    assert plain > 0.7 * len(PAGES) > 30


def test_what_is_deeper_than_allowed_is_left_to_the_parser() -> None:
    def nested(depth: int) -> str:
        return "\n".join(f"{'  ' * level}a:" for level in range(depth))

    assert parse_plain(nested(DEEPEST)) is not None
    assert parse_plain(nested(DEEPEST + 1)) is None
    assert_the_same(nested(DEEPEST))


def test_the_lines_count_from_where_the_text_begins() -> None:
    assert_the_same("a: x\nb:\n  - c: [y, z]\n", 7)
