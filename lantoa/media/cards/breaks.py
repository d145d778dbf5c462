"""Where a line of Vietnamese may end: between words, but not inside a name, a date or a pair that is read as one."""

import re
from functools import lru_cache
from itertools import pairwise
from math import inf

_PAIRS = frozenset(
    "dân vận|vận động|nhân dân|mô hình|xây dựng|nông thôn|kiểu mẫu|đồng bào|phong trào|tham gia|tuyên truyền|"
    "môi trường|an ninh|trật tự|chính trị|kinh tế|văn hóa|xã hội|hệ thống|quốc phòng|cán bộ|đảng viên|chi bộ|đảng bộ|"
    "đảng ủy|đoàn viên|hội viên|phụ nữ|thanh niên|mặt trận|tổ quốc|chuyển đổi|thực hiện|phát triển|bảo vệ|giữ gìn|"
    "vệ sinh|kinh phí|chương trình|cấp ủy|thắp sáng|tự quản|hòa giải|dân cư|gia đình|nhà nước|hành chính|cải cách|"
    "dự án|giải phóng|mặt bằng|cộng đồng|yêu thương|kết nối|sản phẩm|du lịch|dược liệu|cây trồng|tích cực".split(
        "|"
    )
)
"""Two syllables that are one word, the commonest of titles in this field."""

_LEANS_FORWARD = frozenset(
    "và của ở về với các những để có cho trên từ đến do bằng là tại vì không một năm số tháng ngày thôn xóm bản xã "
    "phường huyện tỉnh tổ khu hơn gần khoảng".split()
)
"""Words that are read with what follows."""

_CLOSES = re.compile(r"[,;:.!?…)”»]$")
_DASHES = ("-", "–", "—", "·", "/")
_FORBIDDEN = 9.0
_IN_QUOTES = 1.0
_ORPHAN = 0.4
_LONGEST_QUOTE = 5
"""Words: what is longer is a sentence, and may be broken."""


@lru_cache(maxsize=2**12)
def cost_of_break(before: str, after: str) -> float:
    """How bad it is to end a line between two words: 0 after a comma, 9 before a dash."""
    if after.startswith(_DASHES):
        return _FORBIDDEN
    if _CLOSES.search(before) or before in _DASHES:
        return 0.0
    one, two = before.lstrip("“‘(\"'"), after.rstrip("”’)\"',.;:!?…")
    if f"{one} {two}".lower() in _PAIRS:
        return 0.5
    if two[:1].isdigit() and one.lower() in _LEANS_FORWARD:
        return 1.0
    if one[:1].isupper() and (two[:1].isupper() or two[:1].isdigit()):
        return 1.0
    return 0.35 if one.lower() in _LEANS_FORWARD else 0.15 if one[-1:].isdigit() else 0.05


def break_lines(
    words: tuple[str, ...], widths: tuple[float, ...], space: float, width: float
) -> tuple[str, ...]:
    """As few lines as the width allows, of about one length, each ended where it hurts least.

    A word that is wider than `width` stands on a line of its own.
    """
    count = len(fill_lines(words, widths, space, width))
    if count < 2:
        return (" ".join(words),) if words else ()
    best, ends = _best_ends(_costs(words), widths, space, width, count)
    if best == inf:  # only words wider than a line
        return fill_lines(words, widths, space, width)
    starts = (0, *ends)
    return tuple(" ".join(words[start:end]) for start, end in zip(starts, (*ends, len(words)), strict=True))


def _costs(words: tuple[str, ...]) -> list[float]:
    """How bad it is to begin a line with each word, the first one too. A last word alone is an orphan."""
    costs = [0.0, *(cost_of_break(one, two) for one, two in pairwise(words))]
    costs[-1] += _ORPHAN
    for opened in (place for place, word in enumerate(words) if word.startswith("“")):
        closed = next((place for place in range(opened, len(words)) if "”" in words[place]), opened)
        if closed - opened < _LONGEST_QUOTE:
            for place in range(opened + 1, closed + 1):
                costs[place] += _IN_QUOTES
    return costs


def _best_ends(
    costs: list[float], widths: tuple[float, ...], space: float, width: float, count: int
) -> tuple[float, tuple[int, ...]]:
    """The cheapest ends of all lines but the last: (cost, the index of the word that begins each next line).

    `costs` are those of beginning a line with each word. What a line wants counts squared, so that two lines of one
    length are better than a long and a short one.
    """
    reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number in range(count):
        is_last = number == count - 1
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in reached.items():
            wide = -space
            for end in range(start + 1, len(widths) + 1):
                wide += space + widths[end - 1]
                if wide > width:
                    break
                if is_last != (end == len(widths)):
                    continue
                more = cost + ((width - wide) / width) ** 2
                more += 0.0 if is_last else costs[end]
                if end not in found or more < found[end][0]:
                    found[end] = (more, ends if is_last else (*ends, end))
        reached = found
    return reached.get(len(widths), (inf, ()))


def fill_lines(
    words: tuple[str, ...], widths: tuple[float, ...], space: float, width: float
) -> tuple[str, ...]:
    """As much on each line as it holds."""
    lines: list[list[str]] = []
    reached = 0.0
    for word, wide in zip(words, widths, strict=True):
        if lines and reached + space + wide <= width:
            lines[-1].append(word)
            reached += space + wide
        else:
            lines.append([word])
            reached = wide
    return tuple(" ".join(line) for line in lines)
