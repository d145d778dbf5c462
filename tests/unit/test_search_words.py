"""The words of a text are found quickly, and are those that reading it plainly finds."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lantoa.machine.search.terms import MARKS, Term, marks_of, pair_term, syllable_term
from lantoa.machine.search.words import words_of
from lantoa.vietnamese.text import clean, fold, syllables

SYNONYMS = {"DVK": "Dân vận khéo", "QP-AN": "quốc phòng – an ninh", "ho a": "oà", "a": "b c", "b": "a"}
LETTERS = (
    "aáàảoòóeẻuùýyhmKgĐđÐbcOÒTQU0123 .,;:!?()[]_-–…²½\r\n\u0301\u200b\u00adıİßøöñﬁΑΣς日本Ⅳ\u2028´\u00a0’'ʼ"
)

texts = some.text(some.sampled_from(LETTERS), max_size=30) | some.text(max_size=30)


def plain_clauses(text: str) -> list[tuple[str, ...]]:
    """The rule as it reads: the whole text is mended, then parted into clauses, and those into syllables."""
    plain = unicodedata.normalize("NFKC", clean(text).replace("…", "\n"))
    grouped = r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?!\d|\.\d)"
    plain = re.sub(grouped, lambda number: number.group().replace(".", ""), plain)
    parts = re.split(r"[;:!?…()\[\]\n]|\.(?!\d)", plain)
    measured = [[each for one in syllables(part) for each in parted(one)] for part in parts]
    return [tuple(part) for part in measured if part]


def parted(syllable: str) -> tuple[str, ...]:
    """A number that its unit hangs on is two."""
    found = re.fullmatch(r"(\d+)(m[23]?|km2?|cm|mm|ha|kg|g|l|tr|tỷ|triệu|đồng|đ|hộ)", syllable)
    return found.groups() if found else (syllable,)


def swapped(clause: tuple[str, ...], swaps: Mapping[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    made: list[str] = []
    at = 0
    while at < len(clause):
        known = [old for old in swaps if clause[at : at + len(old)] == old]
        old = min(known, key=lambda old: (-len(old), old), default=clause[at : at + 1])
        made.extend(swaps.get(old, old))
        at += len(old)
    return tuple(made)


def spellings(text: str, synonyms: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    pairs = [(syllables(short), syllables(long)) for short, long in synonyms.items()]
    longer, shorter = dict(pairs), {long: short for short, long in reversed(pairs)}
    for clause in plain_clauses(text):
        yield from (clause, swapped(clause, longer), swapped(clause, shorter))


def plain_terms(text: str, synonyms: Mapping[str, str]) -> set[Term]:
    terms: set[Term] = set()
    for clause in spellings(text, synonyms):
        ends = [(searched(fold(one)) + "ǀ", marks_of(one)) for one in clause]
        terms |= {Term(f"ǀ{plain}", marks) for plain, marks in ends}
        terms |= {Term(one[0] + other[0], one[1] * MARKS + other[1]) for one, other in pairwise(ends)}
    return terms


def searched(spelling: str) -> str:
    parts = unicodedata.normalize("NFD", spelling)
    return "".join(part for part in parts if not unicodedata.category(part).startswith("M"))


def quick_terms(text: str, synonyms: Mapping[str, str]) -> set[Term]:
    words = words_of(text, synonyms)
    return {*map(pair_term, words.pairs), *map(syllable_term, words.syllables)}


@given(texts)
def test_any_text_has_the_terms_that_reading_it_plainly_finds(text: str) -> None:
    assert quick_terms(text, SYNONYMS) == plain_terms(text, SYNONYMS)


@pytest.mark.parametrize(
    "text",
    [
        "phong trào Dân vận khéo, DVK; QP-AN (quốc phòng, an ninh)",
        "hơn 9.000 m², 1.250.000 đồng. 1.0002 22.10.2024 a9.000 (9.000) ,9.000 1.5",
        "Đường\nlàng… hoà thuận. Hòa\r\nthuận!",
        "",
        " . ; ",
    ],
)
def test_a_text_of_ours_has_them_too(text: str) -> None:
    assert quick_terms(text, SYNONYMS) == plain_terms(text, SYNONYMS)


def test_a_word_comes_once_in_the_order_of_the_text() -> None:
    words = words_of("Đèn đường, đèn đường; làng", {})
    assert words.syllables == ("đèn", "đường", "làng")
    assert words.pairs == ("đèn đường", "đường đèn")
