"""The words of a text are found quickly, and are those that reading it plainly finds."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lantoa.machine.search.terms import pair_terms, spell, syllable_terms
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
    return [found for part in parts if (found := syllables(part))]


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


def plain_terms(text: str, synonyms: Mapping[str, str]) -> set[str]:
    terms: set[str] = set()
    for clause in spellings(text, synonyms):
        ends = [
            (searched(fold(one)) + "ǀ", searched(spell(one)) + "ǀ", fold(one) != spell(one)) for one in clause
        ]
        for plain, marked, has_marks in ends:
            terms |= {f"ǀ{plain}", f"ǂ{marked}"} if has_marks else {f"ǀ{plain}"}
        for (one, marked_one, has), (other, marked_other, has_more) in pairwise(ends):
            terms.add(one + other)
            if has or has_more:
                terms.add(f"ǁ{marked_one}{marked_other}")
    return terms


def searched(spelling: str) -> str:
    parts = unicodedata.normalize("NFD", spelling)
    return "".join(part for part in parts if not unicodedata.category(part).startswith("M"))


def quick_terms(text: str, synonyms: Mapping[str, str]) -> set[str]:
    words = words_of(text, synonyms)
    pairs = {term for pair in words.pairs for term in pair_terms(pair)}
    return pairs | {term for one in words.syllables for term in syllable_terms(one)}


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
