"""Telling terms: tags, and pairs of neighbouring syllables that name a subject ("thắp sáng"): one alone says little."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from lantoa.vietnamese.text import syllables

# Grammar words, and the words that every text of the movement has: a pair with one of them names no subject.
_EMPTY = frozenset(
    "và các của là đã được trong cho với những một đến từ theo tại ở về khi để cùng con sẽ này do trên dưới tham gia "
    "mô hình nhân dân vận động xây dựng thực hiện khu xã thôn huyện tỉnh phường khéo gần hơn cán bộ đảng viên đoàn "
    "hội chi ủy".split()
)
_EVERYWHERE = frozenset(
    (
        "chính quyền",
        "chính trị",
        "chất lượng",
        "nâng cao",
        "hiệu quả",
        "tổ chức",
        "đơn vị",
        "cơ quan",
        "địa phương",
    )
)


MARK = "#"
"""What a tag has before it, which no word has."""


def tell(title: str, summary: str, place: str, tags: Iterable[str]) -> str:
    """The telling pairs of a title and a summary in their order, then the tags' slugs, marked: a line each.

    An empty line parts what is apart. Two models of one place share its name, which says where and not what: pairs of
    `place` are left out.
    """
    texts = (syllables(title), syllables(summary))
    known = _EVERYWHERE.union(map(" ".join, pairwise(syllables(place))))
    telling = frozenset(pair for text in texts for pair in _pairs(text, known))
    runs = (run for text in texts for run in _runs(text, telling))
    return "\n\n".join((*runs, *(MARK + tag for tag in tags)))


def _pairs(text: tuple[str, ...], known: frozenset[str]) -> Iterator[str]:
    """The telling pairs. One that is cut across a known one ("cao chất" of "nâng cao chất lượng") is no word."""
    pairs = [f"{left} {right}" for left, right in pairwise(text)]
    for place, (left, right) in enumerate(pairwise(text)):
        telling = (left + right).isalpha() and len(left) > 1 < len(right)
        around = pairs[max(0, place - 1) : place + 2]
        if telling and not _EMPTY.intersection((left, right)) and not known.intersection(around):
            yield pairs[place]


def _runs(text: tuple[str, ...], telling: frozenset[str]) -> Iterator[str]:
    """Telling pairs that run on from one to the next ("thắp sáng", "sáng đường")."""
    run: list[str] = []
    for pair in (*map(" ".join, pairwise(text)), ""):
        if pair in telling:
            run.append(pair)
        elif run:
            yield "\n".join(run)
            run = []
