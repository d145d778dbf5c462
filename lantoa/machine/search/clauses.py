"""A text as syllables, with a break where a clause ends; assets/js/vietnamese.js reads a query so too."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from lantoa.vietnamese.text import canon_tone, clean

Clause = tuple[str, ...]

BREAK = ""
"""What stands between two clauses, where others have a syllable."""

_DOTTED = re.compile(r"\d+(?:\.\d+)+")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_CLAUSE_END = re.compile(r"[;:!?…()\[\]]|\.(?!\d)")
_SYLLABLE = re.compile(r"[^\W_]+")
_MEASURED = re.compile(r"(\d+)(m[23]?|km2?|cm|mm|ha|kg|g|l|tr|tỷ|triệu|đồng|đ|hộ)")


def syllables_of(text: str) -> list[str]:
    """The syllables of a text, lower case, with one placement of tone marks, and BREAK where a clause ends.

    A full stop, a colon and a bracket end a clause; a comma, a dash and a quotation mark do not, since
    visitors leave them out ("văn hóa xã hội", "phòng cháy chữa cháy", mô hình "Dân vận khéo").
    `9.000` is one syllable `9000`, as visitors type it; `m²` is `m2`, and `250km` two syllables.
    """
    return list(chain.from_iterable(map(_pieces, clean(text).replace("\n", " ; ").split())))


def clauses(syllables: list[str]) -> Iterator[Clause]:
    """The clauses between the breaks; empty ones are left out."""
    begin = 0
    for at, syllable in enumerate((*syllables, BREAK)):
        if syllable == BREAK:
            if at > begin:
                yield tuple(syllables[begin:at])
            begin = at + 1


# A site repeats some 20,000 words, with a comma or a full stop on them, millions of times.
@lru_cache(maxsize=1 << 16)
def _pieces(written: str) -> tuple[str, ...]:
    """The syllables and breaks of what stands between two spaces: "(9.000" → BREAK, "9000"."""
    plain = _DOTTED.sub(_ungrouped, unicodedata.normalize("NFKC", written.replace("…", ";")))
    first, *others = map(_parted, _CLAUSE_END.split(plain))
    return *first, *(piece for part in others for piece in (BREAK, *part))


def _parted(part: str) -> Iterator[str]:
    """Its syllables; a number that its unit hangs on is two."""
    for found in _SYLLABLE.findall(part.lower()):
        measured = _MEASURED.fullmatch(found)
        yield from map(canon_tone, measured.groups() if measured else (found,))


def _ungrouped(number: re.Match[str]) -> str:
    """`9.000` as `9000`; `1.5`, `22.10.2024` and what hangs on a word or another number stay as they are."""
    written, before = number.group(), number.string[number.start() - 1 : number.start()]
    hangs = before.isalnum() or (before and before in "_.,")
    return written if hangs or not _THOUSANDS.fullmatch(written) else written.replace(".", "")
