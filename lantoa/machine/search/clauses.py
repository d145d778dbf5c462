"""A text as clauses of syllables, as a query is read too."""

import re
import unicodedata
from functools import lru_cache

from lantoa.vietnamese.text import canon_tone, clean

Clause = tuple[str, ...]

_DOTTED = re.compile(r"\d+(?:\.\d+)+")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_CLAUSE_END = re.compile(r"[;:!?…()\[\]\n]|\.(?!\d)")
_SYLLABLE = re.compile(r"[^\W_]+")


def clauses(text: str) -> tuple[Clause, ...]:
    """The syllables of each clause, lower case, with one placement of tone marks.

    A full stop, a colon and a bracket end a clause; a comma, a dash and a quotation mark do not, since
    visitors leave them out ("văn hóa xã hội", "phòng cháy chữa cháy", mô hình "Dân vận khéo").
    `9.000` is one syllable `9000`, as visitors type it; `m²` is `m2`.
    """
    plain = unicodedata.normalize("NFKC", clean(text).replace("…", "\n"))
    parts = _CLAUSE_END.split(_DOTTED.sub(_ungrouped, plain))
    return tuple(tuple(map(_placed, found)) for part in parts if (found := _SYLLABLE.findall(part.lower())))


def _ungrouped(number: re.Match[str]) -> str:
    """`9.000` as `9000`; `1.5`, `22.10.2024` and what hangs on a word or another number stay as they are."""
    written, before = number.group(), number.string[number.start() - 1 : number.start()]
    hangs = before.isalnum() or (before and before in "_.,")
    return written if hangs or not _THOUSANDS.fullmatch(written) else written.replace(".", "")


_placed = lru_cache(maxsize=1 << 15)(canon_tone)
