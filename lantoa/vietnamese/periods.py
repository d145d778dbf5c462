"""Dates and periods of the precision that is known: ISO 8601-2 (EDTF) in files, Vietnamese on pages.

``2024``, ``2022-06``, ``2023-10-15``, ``2021/2023``, ``2022-06/..`` (still going on), ``../2023``, ``2023~``
(about), ``2024-34`` (second quarter).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lantoa.vietnamese.text import clean
from lantoa.vietnamese.written_dates import FIRST_YEAR, LAST_YEAR, propose_moment, propose_period


class PeriodError(ValueError):
    """A text that is no date or period. ``proposal`` is what was probably meant, in EDTF, or empty."""

    def __init__(self, text: str, proposal: str = "") -> None:
        super().__init__(f"{text!r} is not a date or period" + (f"; {proposal!r} is" if proposal else ""))
        self.text = text
        self.proposal = proposal


class BadPeriod(PeriodError):  # noqa: N818 - named for what the editor wrote
    """Not EDTF: ``05/08/2023`` (proposal ``2023-08-05``), ``mùa hè``."""


class ImpossibleDate(PeriodError):  # noqa: N818 - as above
    """In form, but not in the calendar (31 February), or a period that ends before it starts."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, a month or a day. Raises ImpossibleDate when the calendar does not have it.

    Moments sort by their first day, the wider one first: 2024, 2024-01, 2024-01-01.
    """

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise ImpossibleDate(self.edtf) from error
        if self.day and not self.month:
            raise ImpossibleDate(f"{self.year:04d}-??-{self.day:02d}")

    @property
    def precision(self) -> str:
        """``year``, ``month`` or ``day``."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def edtf(self) -> str:
        """As it is written in files."""
        smaller = "".join(f"-{part:02d}" for part in (self.month, self.day) if part is not None)
        return f"{self.year:04d}{smaller}" + ("~" if self.approximate else "")

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def end(self) -> date:
        """The last day."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __lt__(self, other: "Moment") -> bool:
        """By first day, then the wider one, then the certain one."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[date, int, bool]:
        return self.start, -self.end.toordinal(), self.approximate


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` to ``end``; one of them may be open. ``ongoing``: no end yet. ``text`` is its EDTF."""

    start: Moment | None
    end: Moment | None
    ongoing: bool = False
    text: str = ""

    @property
    def first(self) -> date:
        """The first day; of a period with an open start, the first day of its end."""
        return (self.start or self._closed_end).start

    @property
    def last(self) -> date:
        """The last day that is known; of an ongoing period, the last day of its start."""
        return (self.end or self.start or self._closed_end).end

    @property
    def _closed_end(self) -> Moment:
        if self.end is None:
            raise ValueError("a period needs a start or an end")
        return self.end

    def __lt__(self, other: "Period") -> bool:
        """By first day, then last day, then text."""
        return (self.first, self.last, self.text) < (other.first, other.last, other.text)


_MOMENT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)")
_QUARTER = re.compile(r"(\d{4})-3([3-6])")


@lru_cache(maxsize=2**12)
def parse_moment(text: str) -> Moment:
    """``2024``, ``2022-06``, ``2023-10-15``; with ``~`` for about. Raises BadPeriod or ImpossibleDate."""
    text = clean(text).strip()
    found = _MOMENT.fullmatch(text)
    if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        raise BadPeriod(text, propose_moment(text))
    year, month, day = (int(part) if part else None for part in found.groups()[:3])
    if month == 0 or day == 0:
        raise ImpossibleDate(text)
    return Moment(year or 0, month, day, bool(found[4]))


@lru_cache(maxsize=2**12)
def parse_period(text: str) -> Period:
    """A moment, a quarter, or two moments with ``/`` between; ``..`` is an open side.

    Raises BadPeriod for what is not EDTF, ImpossibleDate for 31 February or an end before the start; both
    with a ``proposal`` where one can be made.
    """
    text = clean(text).strip()
    if quarter := _QUARTER.fullmatch(text):
        year, last = int(quarter[1]), int(quarter[2]) * 3 - 6
        return Period(Moment(year, last - 2), Moment(year, last), text=text)
    start, slash, end = text.partition("/")
    if not slash and _MOMENT.fullmatch(text):
        moment = parse_moment(text)
        return Period(moment, moment, text=text)
    if not slash or "/" in end or not all(_is_side(side) for side in (start, end)) or start == end == "..":
        raise BadPeriod(text, propose_period(text))
    return _interval(start, end, text)


def _is_side(text: str) -> bool:
    return text == ".." or bool(_MOMENT.fullmatch(text))


def _interval(start: str, end: str, text: str) -> Period:
    first = None if start == ".." else parse_moment(start)
    last = None if end == ".." else parse_moment(end)
    if first and last and last.end < first.start:
        raise ImpossibleDate(text, f"{end}/{start}")
    return Period(first, last, ongoing=last is None, text=text)


_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_QUARTERS = ("I", "II", "III", "IV")


def format_moment(moment: Moment, lang: str = "vi", long: bool = False) -> str:
    """``15/10/2024``, ``tháng 6/2022``, ``năm 2024``; long: ``ngày 05 tháng 8 năm 2023``.

    The long form puts a zero before days 1–9 and months 1–2 only (Nghị định 30/2020/NĐ-CP).
    """
    if lang == "en":
        words = _english(moment)
    elif not moment.month:
        words = f"năm {moment.year}"
    elif not moment.day:
        words = (
            f"tháng {_official(moment.month)} năm {moment.year}"
            if long
            else f"tháng {moment.month}/{moment.year}"
        )
    elif long:
        words = f"ngày {moment.day:02d} tháng {_official(moment.month)} năm {moment.year}"
    else:
        words = f"{moment.day:02d}/{moment.month:02d}/{moment.year}"
    return (("about " if lang == "en" else "khoảng ") if moment.approximate else "") + words


def _official(month: int) -> str:
    return f"{month:02d}" if month <= 2 else str(month)


def _english(moment: Moment) -> str:
    month = _ENGLISH_MONTHS[moment.month - 1] if moment.month else ""
    return " ".join(str(part) for part in (moment.day, month, moment.year) if part)


def format_period(period: Period, lang: str = "vi") -> str:
    """``năm 2024``, ``2021–2023``, ``từ tháng 6/2022 đến nay``, ``đến năm 2023``, ``quý II/2024``."""
    start, end = period.start, period.end
    if start and start == end:
        return format_moment(start, lang)
    if quarter := _quarter(period):
        return (
            f"Q{quarter} {period.first.year}"
            if lang == "en"
            else f"quý {_QUARTERS[quarter - 1]}/{period.first.year}"
        )
    if (
        start
        and end
        and start.precision == end.precision == "year"
        and not (start.approximate or end.approximate)
    ):
        return f"{start.year}–{end.year}"
    from_word, to_word, now = ("from", "to", "now") if lang == "en" else ("từ", "đến", "nay")
    first = f"{from_word} {_in_sentence(start, lang)} " if start else ""
    last = f"{to_word} {_in_sentence(end, lang) if end else now}"
    return first + last


def _in_sentence(moment: Moment, lang: str) -> str:
    is_day = moment.precision == "day" and lang == "vi" and not moment.approximate
    return ("ngày " if is_day else "") + format_moment(moment, lang)


def _quarter(period: Period) -> int:
    """1 to 4 when the period is a whole quarter written by its months, else 0."""
    start, end = period.start, period.end
    if not (start and end and start.precision == end.precision == "month" and start.year == end.year):
        return 0
    first, last = start.month or 0, end.month or 0
    return (
        last // 3 if last % 3 == 0 and last - first == 2 and not (start.approximate or end.approximate) else 0
    )


def years(period: Period, upto: int) -> tuple[int, ...]:
    """The years that a period touches, ascending.

    An ongoing period counts from its start to ``upto``, the last year that the site knows anything about (the
    caller passes it: no clock here); one with an open start counts only its end.
    """
    first, last = period.first.year, max(period.last.year, upto if period.ongoing else 0)
    return tuple(range(first, last + 1))
