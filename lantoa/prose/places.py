"""Where in its file a piece of a body stands. Markdown keeps no positions, so pieces are found again by their text."""

import bisect
import re
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

from lantoa.errors import Position
from lantoa.vietnamese.text import slugify

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t#]*$|^(?=\S)(.+)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_MARKS = re.compile(r"\]\([^)\n]*\)|<[^>\n]*>")


class Places:
    """Answers in the order of the text: asked twice for the same words, it tells the second place where they stand."""

    def __init__(self, body: str, file: str, first_line: int) -> None:
        self._body = body
        self._file = file
        self._first_line = first_line
        self._next: dict[str, int] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate([len(line) + 1 for line in self._body.split("\n")], initial=0))

    def at(self, offset: int) -> Position:
        """The place of a character of the body."""
        line = bisect.bisect_right(self._starts, offset) - 1
        return Position(self._file, self._first_line + line, offset - self._starts[line] + 1)

    def of(self, *spellings: str) -> Position:
        """The next place of the first spelling that still occurs; the beginning of the body when none does."""
        for text in filter(None, spellings):
            found = self._body.find(text, self._next.get(text, 0))
            if found >= 0:
                self._next[text] = found + len(text)
                return self.at(found)
        return self.at(0)

    def of_target(self, written: str) -> Position:
        """The next place of a link's or an image's target, in its brackets or on its own."""
        for opening in ("](", "](<", "<", ""):
            text = opening + written
            found = self._body.find(text, self._next.get(text, 0)) if text else -1
            if found >= 0:
                self._next[text] = found + len(text)
                return self.at(found + len(opening))
        return self.at(0)

    def of_headings(self, texts: Iterable[str]) -> tuple[Position, ...]:
        """The place of each heading, in order, by its words; of the next one at all when none has quite the same."""
        found, passed, places = _headings_of(self._body), 0, []
        for text in texts:
            wanted, rest = slugify(text), found[passed:]
            number = next((number for number, (_, slug) in enumerate(rest) if slug == wanted), 0)
            passed += number + 1
            places.append(self.at(rest[number][0] if rest else 0))
        return tuple(places)


def _headings_of(body: str) -> tuple[tuple[int, str], ...]:
    found = ((heading.start(), heading.group(1) or heading.group(2)) for heading in _HEADING.finditer(body))
    return tuple((start, slugify(_MARKS.sub("", words))) for start, words in found)
