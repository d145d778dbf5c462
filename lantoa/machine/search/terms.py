"""The terms under which the index keeps a word, and what it says of each; assets/js/terms.js makes them of a query.

Vietnamese has fewer than 3,000 syllables without their marks, each of them on a large part of all pages:
alone they rank badly and cost many bytes. So every pair of neighbours is a term, and every syllable besides:

    ǀduongǀ               a syllable without its marks
    denǀduongǀ            a pair of neighbours in one clause

The bar is a letter to Pagefind (U+01C0), stands in no text, and ends each part, so that no term is by accident the
beginning of another. On 20,000 pages, pairs lifted precision from 0.8 to 0.95 and cut what a first search downloads
to a tenth.

Where a word stands on a page nobody asks. In the place that Pagefind keeps for that stands, in 31 bits, what a query
must know to rank its hits in one go (`standing`).
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from lantoa.vietnamese.text import fold

END = "\u01c0"
ONE = "\u01c0"

_TONES = {"\u0301": 1, "\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5}
_CIRCUMFLEX, _HORN, _BREVE = "\u0302", "\u031b", "\u0306"
MARKS = 72
"""How many ways there are to mark a syllable: with or without đ, six tones, six kinds of vowels."""

RAREST = 7


class Term(NamedTuple):
    """A term, and the marks with which the word is written on a page: a number below MARKS²."""

    plain: str
    marks: int


def syllable_term(syllable: str) -> Term:
    """The term of a lower-case syllable."""
    plain, marks = _end(syllable)
    return Term(ONE + plain, marks)


def pair_term(pair: str) -> Term:
    """The term of two neighbours ("đèn đường")."""
    one, other = map(_end, pair.split(" "))
    return Term(one[0] + other[0], one[1] * MARKS + other[1])


def standing(plain: str, rarity: int) -> int:
    """What every page says of a term: the term, by 13 bits of its CRC-32, and how rare it is (0 to RAREST).

    Marks and field are added to it: 13 bits, then 2. Pagefind passes over a term that no page has and answers with the
    pages that have the others: by these bits a query knows what it found.
    """
    return (crc32(plain.encode()) & 0x1FFF) << 18 | rarity << 15


def rarity(pages: int, count: int) -> int:
    """How rare a term is that so many of all pages have: 0 on more than half, one more each time that halves."""
    return min(RAREST, (count // pages).bit_length() - 1)


@lru_cache(maxsize=1 << 15)
def marks_of(syllable: str) -> int:
    """The marks of a lower-case syllable as a number below MARKS, 0 for none; with its letters it says the spelling."""
    parts = unicodedata.normalize("NFD", syllable)
    tone = next((_TONES[part] for part in parts if part in _TONES), 0)
    return tone * 12 + ("đ" in parts) * 6 + _vowel(parts)


def _vowel(parts: str) -> int:
    """0 plain, 1 â ê ô, 2 ă, 3 ư, 4 ơ, 5 ươ."""
    if _CIRCUMFLEX in parts:
        return 1
    if _BREVE in parts:
        return 2
    return 3 * ("u" + _HORN in parts) + 4 * ("o" + _HORN in parts) - 2 * (parts.count(_HORN) > 1)


# Vietnamese has some 7,000 marked syllables; a site repeats them millions of times.
@lru_cache(maxsize=1 << 15)
def _end(syllable: str) -> tuple[str, int]:
    """A syllable without its marks, ended, and its marks."""
    return _searched(fold(syllable)) + END, marks_of(syllable)


def _searched(spelling: str) -> str:
    """As Pagefind turns a query: decomposed, without the marks of scripts that we do not fold."""
    parts = unicodedata.normalize("NFD", spelling)
    return "".join(part for part in parts if not unicodedata.category(part).startswith("M"))
