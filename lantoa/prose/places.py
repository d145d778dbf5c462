"""Where in its file a piece of a body stands. Markdown keeps no positions, so pieces are found again by their text."""

import bisect
import re

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
        self._starts = [0, *(found.end() for found in re.finditer("\n", body))]
        self._next: dict[str, int] = {}
        self._headings = _headings_of(body)
        self._passed = 0

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

    def of_heading(self, text: str) -> Position:
        """The place of the next heading with these words; of the next one at all when none has quite the same."""
        wanted, rest = slugify(text), self._headings[self._passed :]
        number = next((number for number, (_, slug) in enumerate(rest) if slug == wanted), 0)
        self._passed += number + 1
        return self.at(rest[number][0]) if rest else self.at(0)


def _headings_of(body: str) -> tuple[tuple[int, str], ...]:
    found = ((heading.start(), heading.group(1) or heading.group(2)) for heading in _HEADING.finditer(body))
    return tuple((start, slugify(_MARKS.sub("", words))) for start, words in found)
