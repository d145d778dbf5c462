"""A content file's two parts: the front matter between its `---` lines, and the Markdown below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lantoa.errors import Position, Problem, problem
from lantoa.reading.located import LMap, parse_yaml

LARGEST_FILE = 512 * 1024  # Python-Markdown needs minutes for some texts of a megabyte
LARGEST_HEAD = 64 * 1024  # the contract's keys of the longest model fit ten times
# Comments, headings, pictures, and signs that are no letter or digit. One at a time:
# Python 3.11.2, which Debian 12 has, goes astray in a possessive group that fails.
_NO_TEXT = r"^ {0,3}#[^\n]*$|!\[[^\[\]]*\]\([^()\n]*\)|[\W_]"
_AFTER_COMMENTS = re.compile(_NO_TEXT, re.MULTILINE)
_NO_TEXT_OR_COMMENT = re.compile(f"<!--.*?-->|{_NO_TEXT}", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r"-{3}[ \t]*(?=\n|\Z)")
# YAML counts these as line ends, and editors do not; Word and web pages leave them in pasted text.
_HIDDEN_LINE_ENDS = re.compile("[\u0085\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Written:
    """A content file as it was written. `body` begins on line `body_line` of the file; line ends are "\\n"."""

    head: LMap
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class Parts:
    """A content file cut in two, neither part read: the YAML from line 2, the Markdown from line `body_line`."""

    head: str
    body: str
    body_line: int


def parse_front_matter(raw: bytes, file: str) -> tuple[Written | None, tuple[Problem, ...]]:
    """A content file's parts; None where its front matter cannot be read, with the problems that say why."""
    parts, problems = split_parts(raw, file)
    if parts is None:
        return None, problems
    found, faults = parse_yaml(parts.head, file, first_line=2)
    return (Written(found, parts.body, parts.body_line) if found else None), (*problems, *faults)


def split_parts(raw: bytes, file: str) -> tuple[Parts | None, tuple[Problem, ...]]:
    """A content file's parts as text; None where there are no two, with the problem that says why."""
    text, problems = decode(raw, file)
    if text is None:
        return None, problems
    opening = _FENCE.match(text)
    if opening is None:
        return None, (*problems, problem(Position(file), "front-matter-missing"))
    closing = _closing(text, opening.end())
    if closing is None:
        return None, (*problems, problem(Position(file), "front-matter-open"))
    head = text[opening.end() + 1 : closing.start() - 1]
    if len(head) * 4 > LARGEST_HEAD and len(head.encode()) > LARGEST_HEAD:
        limit = LARGEST_HEAD // 1024
        return None, (*problems, problem(Position(file), "front-matter-too-large", limit=limit))
    return Parts(head, text[closing.end() + 1 :], text.count("\n", 0, closing.start()) + 2), problems


def _closing(text: str, start: int) -> re.Match[str] | None:
    """The first line after the opening one that is a fence."""
    at = text.find("\n---", start)
    while at >= 0:
        if found := _FENCE.match(text, at + 1):
            return found
        at = text.find("\n---", at + 1)
    return None


def has_text(body: str) -> bool:
    """Whether a body says anything beside headings, comments and pictures."""
    place, last = 0, body.rfind("-->")
    # Behind the last end of a comment, each beginning of one would be looked for to the end of the body.
    while skipped := (_NO_TEXT_OR_COMMENT if place < last else _AFTER_COMMENTS).match(body, place):
        place = skipped.end()
    return place < len(body)


def decode(raw: bytes, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """A text file's characters, lines ended by LF and no byte order mark, or why it is no text."""
    if len(raw) > LARGEST_FILE:
        return None, (problem(Position(file), "file-too-large", limit=LARGEST_FILE // 1024),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = _place_of_byte(raw, error.start, file)
        return None, (problem(at, "invalid-utf8", byte=f"{raw[error.start]:02X}"),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.replace("\n", " ").replace("\t", " ").isprintable():  # so no control is among them
        return text, ()
    text = _HIDDEN_LINE_ENDS.sub(" ", text)
    controls = tuple(_controls(text, file))
    return (None, controls) if controls else (text, ())


def _place_of_byte(raw: bytes, offset: int, file: str) -> Position:
    before = raw[:offset].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return _place(before, len(before), file)


def _place(text: str, offset: int, file: str) -> Position:
    return Position(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _controls(text: str, file: str) -> Iterator[Problem]:
    """The first character of each kind that must not be there."""
    seen = set()
    for match in _CONTROL.finditer(text):
        if match[0] not in seen:
            seen.add(match[0])
            yield problem(
                _place(text, match.start(), file), "control-character", character=f"U+{ord(match[0]):04X}"
            )
