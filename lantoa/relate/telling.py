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
    known = _EVERYWHERE.union(map(" ".join, pairwise(syllables(place))))
    texts = [(text, list(map(" ".join, pairwise(text)))) for text in (syllables(title), syllables(summary))]
    telling = frozenset(pair for text, pairs in texts for pair in _telling(text, pairs, known))
    runs = (run for _, pairs in texts for run in _runs(pairs, telling))
    return "\n\n".join((*runs, *(MARK + tag for tag in tags)))


def _telling(text: tuple[str, ...], pairs: list[str], known: frozenset[str]) -> Iterator[str]:
    """The telling pairs. One that is cut across a known one ("cao chất" of "nâng cao chất lượng") is no word."""
    names = [len(word) > 1 and word not in _EMPTY and word.isalpha() for word in text]
    cut = {place + step for place, pair in enumerate(pairs) if pair in known for step in (-1, 0, 1)}
    for place, pair in enumerate(pairs):
        if names[place] and names[place + 1] and place not in cut:
            yield pair


def _runs(pairs: list[str], telling: frozenset[str]) -> Iterator[str]:
    """Telling pairs that run on from one to the next ("thắp sáng", "sáng đường")."""
    run: list[str] = []
    for pair in (*pairs, ""):
        if pair in telling:
            run.append(pair)
        elif run:
            yield "\n".join(run)
            run = []
