"""Dates as people write them in Vietnamese, and the EDTF that was meant: proposals for an error's hint."""

import re
from datetime import date

from lantoa.vietnamese.text import clean, fold

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that a date of this site can lie in; anything else is a slip of the keyboard."""

_DAY = (
    r"(?:ngay\s*)?(?P<d>\d{1,2})(?:\s*[/.-]\s*|\s*thang\s*)(?P<dm>\d{1,2})"
    r"(?:\s*[/.-]\s*|\s*nam\s*)(?P<dy>\d{4})"
)
_MONTH = r"(?:thang\s*)?(?P<m>\d{1,2})(?:\s*[/.-]\s*|\s*nam\s*)(?P<y>\d{4})"
_BACKWARDS = r"(?P<y>\d{4})\s*[/.-]\s*(?P<m>\d{1,2})(?:\s*[/.-]\s*(?P<d>\d{1,2}))?"
_YEAR = r"(?:nam\s*)?(?P<y>\d{4})"
_WRITTEN = tuple(re.compile(form) for form in (_DAY, _MONTH, _BACKWARDS, _YEAR))
_ABOUT = re.compile(r"^(?:khoang|chung|dau|giua|cuoi)\s+|\s*[?~]$")
_QUARTER = re.compile(r"quy\s*(?P<q>iv|i{1,3}|[1-4])\s*(?:[/.-]|nam)?\s*(?P<y>\d{4})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_UNTIL_NOW = re.compile(r"\s*(?:den|toi|[-–/])\s*(?:hien nay|nay|bay gio)$|\s*[/–-]$")
_BETWEEN = re.compile(
    r"\s+(?:den|toi)\s+|\s*[–—]\s*|\s+-\s+|(?<=\d{4})\s*/\s*(?=\d{4}$)|(?<=^\d{4})-(?=\d{4}$)"
)
_UNTIL = re.compile(r"(?:den|truoc)\s+(.+)")


def propose_moment(text: str) -> str:
    """``ngày 05 tháng 8 năm 2023``, ``5/8/2023`` → ``2023-08-05``, ``khoảng 2023`` → ``2023~``; or empty."""
    plain = fold(clean(text)).strip()
    about = "~" if _ABOUT.search(plain) else ""
    plain = _ABOUT.sub("", plain)
    for form in _WRITTEN:
        if found := form.fullmatch(plain):
            parts = {key[-1]: int(value) for key, value in found.groupdict().items() if value}
            moment = _edtf(**parts)
            return moment and moment + about
    return ""


def _edtf(y: int, m: int = 0, d: int = 0) -> str:
    """Empty when the calendar does not have the day."""
    try:
        date(y, m or 1, d or 1)
    except ValueError:
        return ""
    if not FIRST_YEAR <= y <= LAST_YEAR:
        return ""
    return f"{y:04d}" + (f"-{m:02d}" if m else "") + (f"-{d:02d}" if d else "")


def propose_period(text: str) -> str:
    """``từ tháng 6/2022 đến nay`` → ``2022-06/..``; ``2021 - 2023`` → ``2021/2023``; else empty."""
    plain = fold(clean(text)).strip()
    if moment := propose_moment(plain):
        return moment
    if quarter := _QUARTER.fullmatch(plain):
        return f"{quarter['y']}-{32 + (_ROMAN.get(quarter['q']) or int(quarter['q']))}"
    if until := _UNTIL.fullmatch(plain):
        return _joined("..", propose_moment(until[1]))
    start = plain.removeprefix("tu ")
    if ongoing := _UNTIL_NOW.search(start):
        return _joined(propose_moment(start[: ongoing.start()]), "..")
    between = _BETWEEN.split(start)
    if len(between) == 2:
        return _joined(propose_moment(between[0]), propose_moment(between[1]))
    return _joined(propose_moment(start), "..") if start != plain else ""


def _joined(start: str, end: str) -> str:
    """The interval, when both sides are known and in order."""
    in_order = start and end and (".." in (start, end) or start.rstrip("~") <= end.rstrip("~"))
    return f"{start}/{end}" if in_order else ""
