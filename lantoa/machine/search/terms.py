"""The terms under which Pagefind keeps a Vietnamese text; assets/js/vietnamese.js makes the same of a query.

Vietnamese has fewer than 3,000 syllables without their marks, each of them on a large part of all pages:
alone they rank badly and cost many bytes. So every pair of neighbours is a term, and every syllable besides:

    ǀduongǀ          a syllable without its marks, which every spelling of a query finds
    ǂd9u7o72ngǀ      the same with its marks as ASCII (VNI's digits), which a marked query finds first
    denǀduongǀ       a pair of neighbours in one clause, without marks
    ǁd9e2nǀd9u7o72ngǀ   and with them

    ǃfieldǀkinhǂteǀ  a filter's value, which a filtered query asks for besides

The bars are letters to Pagefind (U+01C0 to U+01C3), stand in no text, and end each part, so that no term is
by accident the beginning of another. A term counts once a page. On 20,000 pages, pairs lifted precision from
0.8 to 0.95 and cut what a first search downloads to a tenth.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from lantoa.vietnamese.text import clean, fold, syllables

Clause = tuple[str, ...]
Swaps = Mapping[str, Sequence[tuple[Clause, Clause]]]

END = "\u01c0"
ONE = "\u01c0"
ONE_MARKED = "\u01c2"
TWO_MARKED = "\u01c1"
FILTER = "\u01c3"

_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_VNI = _TONES | {"\u0302": "6", "\u031b": "7", "\u0306": "8"}
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?!\d|\.\d)")
_CLAUSE_END = re.compile(r"[;:!?…()\[\]\n]|\.(?!\d)")


def terms(text: str, synonyms: Mapping[str, str]) -> tuple[str, ...]:
    """The distinct terms of a text in the order in which it first gives them.

    `synonyms` maps an abbreviation to what it stands for; a text with either is found by both.
    """
    written_out, shortened = _swaps(synonyms)
    found: dict[str, None] = {}
    for clause in clauses(text):
        for spelling in dict.fromkeys((clause, _swap(clause, written_out), _swap(clause, shortened))):
            found.update(dict.fromkeys(_clause_terms(spelling)))
    return tuple(found)


def filter_term(key: str, value: str) -> str:
    """The term of a filter's value (a key or slug).

    Pagefind's own filters are written in another order at each run, so they would not give the same bytes.
    """
    return f"{FILTER}{key}{END}{value}{END}".replace("-", ONE_MARKED).replace("_", "")


def clauses(text: str) -> tuple[Clause, ...]:
    """The syllables of each clause.

    A full stop, a colon and a bracket end a clause; a comma, a dash and a quotation mark do not, since
    visitors leave them out ("văn hóa xã hội", "phòng cháy chữa cháy", mô hình "Dân vận khéo").
    `9.000` is one syllable `9000`, as visitors type it; `m²` is `m2`.
    """
    plain = unicodedata.normalize("NFKC", clean(text).replace("…", "\n"))
    plain = _GROUPED.sub(lambda number: number.group().replace(".", ""), plain)
    return tuple(found for part in _CLAUSE_END.split(plain) if (found := syllables(part)))


def _swaps(synonyms: Mapping[str, str]) -> tuple[Swaps, Swaps]:
    """What replaces what, from short to long and back."""
    pairs = [(syllables(short), syllables(long)) for short, long in synonyms.items()]
    pairs = [(short, long) for short, long in pairs if short and long]
    return _by_first(pairs), _by_first([(long, short) for short, long in pairs])


def _by_first(pairs: list[tuple[Clause, Clause]]) -> Swaps:
    swaps: dict[str, list[tuple[Clause, Clause]]] = {}
    # The longest first: a short one may be its beginning.
    for old, new in sorted(pairs, key=lambda pair: (-len(pair[0]), pair)):
        swaps.setdefault(old[0], []).append((old, new))
    return swaps


def _swap(clause: Clause, swaps: Swaps) -> Clause:
    made: list[str] = []
    at = 0
    while at < len(clause):
        known = swaps.get(clause[at], ())
        old, new = next(
            (pair for pair in known if clause[at : at + len(pair[0])] == pair[0]),
            (clause[at : at + 1], clause[at : at + 1]),
        )
        made.extend(new)
        at += len(old)
    return tuple(made)


def _clause_terms(clause: Clause) -> Iterator[str]:
    plain = [_fold(syllable) for syllable in clause]
    spelt = [spell(syllable) for syllable in clause]
    for at, syllable in enumerate(plain):
        yield f"{ONE}{syllable}{END}"
        if spelt[at] != syllable:
            yield f"{ONE_MARKED}{spelt[at]}{END}"
        if at == 0:
            continue
        yield f"{plain[at - 1]}{END}{syllable}{END}"
        if spelt[at - 1 : at + 1] != plain[at - 1 : at + 1]:
            yield f"{TWO_MARKED}{spelt[at - 1]}{END}{spelt[at]}{END}"


# Vietnamese has some 7,000 marked syllables; a site repeats them millions of times.
_fold = lru_cache(maxsize=1 << 14)(fold)


@lru_cache(maxsize=1 << 14)
def spell(syllable: str) -> str:
    """A lower-case syllable with its marks as the digits of VNI typing: `đường` → `d9u7o72ng`."""
    parts = unicodedata.normalize("NFD", syllable)
    return "".join("d9" if part == "đ" else _VNI.get(part, part) for part in parts)
