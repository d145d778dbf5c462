"""Rows that are no models: sections ("I. Lĩnh vực kinh tế"), totals, signatures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lantoa.author.headings import Layout
from lantoa.author.table import Row
from lantoa.vietnamese.text import fold

_ROMAN = re.compile(r"[IVX]+")
_LETTER = re.compile(r"[A-ZĐ]")
_NUMBERED = re.compile(r"(?:(?P<roman>[IVX]+)|(?P<letter>[A-ZĐ]))\s*[.)\-–/:]\s*(?P<text>.+)", re.DOTALL)
_TOTAL = re.compile(r"(tong|cong)(?: (cong|so|the))?\b(?!\s*dan).*")
_SIGNATURE = re.compile(
    r"(nguoi lap|noi nhan|tm\b|t/m|kt\b|k/t|ngay .* thang|thu truong|bi thu|chu tich|truong ban|xac nhan|\(ky).*"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A model's row, and the names of the sections that it stands in, the widest first."""

    row: Row
    sections: tuple[str, ...]


def find_entries(layout: Layout) -> Iterator[Entry]:
    """The rows that hold models (or should), each with its sections; rows that go on a model are joined to it."""
    stack: list[tuple[str, str]] = []
    waiting: Entry | None = None
    for row in layout.rows:
        if waiting and _goes_on(row, layout):
            waiting = Entry(waiting.row.joined_by(row), waiting.sections)
            continue
        if waiting:
            yield waiting
        waiting = None
        if section := _section(row, layout):
            stack = [*_above(stack, section[0]), section]
        elif not _is_nothing(row, layout):
            waiting = Entry(row, tuple(text for _, text in stack))
    if waiting:
        yield waiting


def _above(stack: list[tuple[str, str]], style: str) -> list[tuple[str, str]]:
    """The sections that a new one of this style of numbering stands in."""
    styles = [each for each, _ in stack]
    return stack[: styles.index(style)] if style in styles else stack


def _goes_on(row: Row, layout: Layout) -> bool:
    """Whether the title is merged with the row above."""
    title = layout.column("title")
    return title is not None and title.index in row.from_above and title.index not in row.from_left


def _section(row: Row, layout: Layout) -> tuple[str, str] | None:
    """(style of numbering, name) of a section's row."""
    own = {column: text for column, text in row.texts.items() if column not in row.from_left}
    number = layout.column("number")
    first = own.get(number.index, "").strip(". )") if number else ""
    if len(own) == 2 and (style := _style(first)):
        return style, next(text for column, text in own.items() if not number or column != number.index)
    if len(own) != 1:
        return None
    text = next(iter(own.values()))
    if _is_total(text):
        return None
    if found := _NUMBERED.fullmatch(text):
        return ("roman" if found["roman"] else "letter"), found["text"]
    is_wide = bool(row.from_left)
    stands_in_number = number is not None and number.index in own and not text.strip("().").isdecimal()
    is_named = fold(text).startswith(("linh vuc", "tap the", "ca nhan"))
    return ("bare", text) if is_wide or stands_in_number or is_named else None


def _style(number: str) -> str:
    return "roman" if _ROMAN.fullmatch(number) else "letter" if _LETTER.fullmatch(number) else ""


def _is_total(text: str) -> bool:
    return bool(_TOTAL.fullmatch(" ".join(fold(text).split())))


def _is_nothing(row: Row, layout: Layout) -> bool:
    """Totals, signatures, repeated headings, and rows that hold nothing but their number."""
    number, title = layout.column("number"), layout.column("title")
    own = {column: text for column, text in row.texts.items() if column not in row.from_left}
    told = {column: text for column, text in own.items() if not number or column != number.index}
    name = own.get(title.index, "") if title else ""
    if not told or (name and name == layout.heading.texts.get(title.index if title else -1)):
        return True
    first = next(iter(own.values()))
    has_number = number is not None and number.index in own
    if _is_total(first) or (_is_total(name) and not (has_number and first.strip(".").isdecimal())):
        return True
    return not has_number and len(told) <= 2 and any(_SIGNATURE.match(fold(text)) for text in told.values())
