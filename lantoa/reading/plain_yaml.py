"""The YAML that nearly every page is written in, read line by line: three times as quick as the C parser's events.

Each line is a comment, `key: value`, `key:`, `- value` or `- key: value`, indented by spaces. A value is on one line:
bare, in quotes without escapes, or a list of bare words in brackets. Whatever else a text holds, and whatever may be
wrong in it, is left to the parser: `parse_plain` gives the same nodes as that would, or none.
"""

import re

from lantoa.reading.marks import Mark, mark_of
from lantoa.reading.nodes import DEEPEST, NOT_WRITTEN, LList, LMap, LText, Node

_KEY = r"[^\W\d][\w-]{0,60}"
# A bare value begins with no sign that means something to YAML, and has neither ": " nor " #" in it.
_BARE = r"[^ \n\-?:,\[\]{}#&*!|>'\"%@`][^:#\n]*(?:(?::(?=[^ \n])|(?<! )#)[^:#\n]*)*(?<! )"
_LIST = r"\[[^\n\[\]{}:#\"'?&*!|>%@`]*\]"
_QUOTED = r"\"[^\"\\\n]*\"|'[^'\n]*'"
_ROW = re.compile(
    rf"^(?: *(?:#[^\n]*)?|( *)(- )?(?:({_KEY}):(?: (?=[^ \n])|$))?({_BARE}|{_LIST}|{_QUOTED}|))$",
    re.MULTILINE,
)
_EMPTY = ("", "", "", "")
_MARKED = "[\"'"
_Row = tuple[Mark, int, str, str, str]
"""The mark of the line's beginning, its indent, its dash, key and value."""


def parse_plain(text: str, first_line: int = 1) -> LMap | None:
    """The map in a text whose first line is line `first_line` of its file; None where it is not that plain."""
    if not text.replace("\n", " ").isprintable():
        return None
    found = _ROW.findall(text)
    if len(found) != text.count("\n") + 1:  # a row for every line, or one of them is something else
        return None
    line, step = mark_of(first_line, 0), mark_of(1, 0)
    rows = [
        (line + number * step, len(row[0]), row[1], row[2], row[3])
        for number, row in enumerate(found)
        if row != _EMPTY
    ]
    try:
        return _Rows(rows).document()
    except _NotPlainError:
        return None


class _NotPlainError(Exception):
    """The text is for the parser."""


class _Rows:
    """One pass over the rows of a text."""

    __slots__ = ("_at", "_rows")

    def __init__(self, rows: list[_Row]) -> None:
        self._rows = rows
        self._at = 0

    def document(self) -> LMap:
        if not self._rows or self._rows[0][1]:
            raise _NotPlainError
        made = self._map(0, 0)
        if self._at < len(self._rows):
            raise _NotPlainError
        return made

    def _map(self, indent: int, depth: int) -> LMap:
        if depth == DEEPEST:
            raise _NotPlainError
        rows = self._rows
        entries: dict[str, tuple[LText, Node]] = {}
        start = rows[self._at][0] + indent + 1
        while self._at < len(rows):
            line, here, dash, key, value = rows[self._at]
            if here != indent:
                break
            if dash or not key or key in entries or key in NOT_WRITTEN:
                raise _NotPlainError
            self._at += 1
            mark = line + indent + 1
            after = mark + len(key) + 1
            if not value:
                entries[key] = LText(key, mark), self._below(indent, depth + 1, after)
            elif value[0] in _MARKED or value in NOT_WRITTEN:
                entries[key] = LText(key, mark), _value(value, after + 1)
            else:
                entries[key] = LText(key, mark), LText(value, after + 1)
        self._leave(indent)
        return LMap(tuple(entries.values()), start)

    def _below(self, indent: int, depth: int, nothing: Mark) -> Node:
        """What stands under a key that has no value on its line. Dashes may stand right under the key."""
        if self._at == len(self._rows):
            return LText("", nothing)
        _, here, dash, _, _ = self._rows[self._at]
        if dash and here >= indent:
            return self._list(here, depth)
        return self._map(here, depth) if here > indent else LText("", nothing)

    def _list(self, indent: int, depth: int) -> LList:
        if depth == DEEPEST:
            raise _NotPlainError
        rows = self._rows
        items: list[Node] = []
        start = rows[self._at][0] + indent + 1
        while self._at < len(rows):
            line, here, dash, key, value = rows[self._at]
            if here != indent or not dash:
                break
            if key:  # a map that begins behind the dash
                rows[self._at] = line, indent + 2, "", key, value
                items.append(self._map(indent + 2, depth + 1))
            elif value:
                self._at += 1
                items.append(_value(value, line + indent + 3))
            else:
                raise _NotPlainError
        self._leave(indent)
        return LList(tuple(items), start)

    def _leave(self, indent: int) -> None:
        """What follows a value on lines of its own, further in, goes on with it."""
        if self._at < len(self._rows) and self._rows[self._at][1] > indent:
            raise _NotPlainError


def _value(value: str, mark: Mark) -> Node:
    first = value[0]
    if first == "[":
        return _bracketed(value, mark)
    if first in "\"'":
        return LText(value[1:-1], mark)
    return LText("" if value in NOT_WRITTEN else value, mark)


def _bracketed(value: str, mark: Mark) -> LList:
    items: list[Node] = []
    at = mark + 1
    for piece in value[1:-1].split(",") if value[1:-1].strip() else ():
        word = piece.strip()
        if not word or word[0] == "-":
            raise _NotPlainError
        indent = len(piece) - len(piece.lstrip())
        items.append(LText("" if word in NOT_WRITTEN else word, at + indent))
        at += len(piece) + 1
    return LList(tuple(items), mark)
