"""The letters of a text file: UTF-8, composed (NFC), and not another encoding read as UTF-8."""

import re
import unicodedata
from collections.abc import Iterator

# Vietnamese UTF-8 read as Windows-1252 or Latin-1: "á»‡" for ệ, "Ä‘" for đ, "Æ°" for ư, "Ã¡" for á, "â€œ" for “.
_MOJIBAKE = re.compile(
    "á[º»][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|Ä[\u0082\u0083\u0090\u0091\u0192\u2018\u201a]|Æ[\u00a0°¡¯]"
    "|â€[\u0080-\u009f\u0153\u2018-\u201d\u2122¦]|Ã[\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u2030\u0160]|\ufffd"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")

# The same asked of the bytes that are no plain ASCII, ten times as fast: where none of these matches, none above does.
_PLAIN = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_CONTROLS = bytes([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xEF])
_SUSPECT_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
_SUSPECT_MOJIBAKE = re.compile(
    rb"\xc3(?:\xa1\xc2[\xba\xbb]|\x84[\xc2\xc6\xe2]|\x86\xc2[\xa0\xa1\xaf\xb0]|\xa2\xe2|\x83[\xc2\xc5\xe2])"
)
_MARKS = bytes([0xCC, 0xCD])
"""First bytes of U+0300 to U+037F, which are all that an ASCII letter composes with."""


def read_text(content: bytes) -> str | None:
    """The text of a file, a byte order mark at its start left out; None when it is not UTF-8."""
    try:
        return content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def find_wrong_letters(text: str, content: bytes) -> Iterator[tuple[str, int, str]]:
    """(code, offset, what is seen there) of the first of each kind, in the text of a file and its bytes."""
    rare = content.translate(None, _PLAIN)
    if _is_suspect(rare):
        yield from _find_foreign(text)
    if not _is_composed(rare) and not unicodedata.is_normalized("NFC", text):
        offset, seen = _first_not_composed(text)
        yield "built-not-nfc", offset, seen


def _is_suspect(rare: bytes) -> bool:
    return bool(
        len(rare.translate(None, _CONTROLS)) != len(rare)
        or _SUSPECT_CONTROL.search(rare)
        or _SUSPECT_MOJIBAKE.search(rare)
    )


def _is_composed(rare: bytes) -> bool:
    """Whether letters are surely composed; those beyond ASCII do not change when ASCII between them is left out."""
    return len(rare.translate(None, _MARKS)) == len(rare) and unicodedata.is_normalized("NFC", rare.decode())


def _find_foreign(text: str) -> Iterator[tuple[str, int, str]]:
    if found := _MOJIBAKE.search(text):
        yield "built-mojibake", found.start(), text[max(0, found.start() - 10) : found.end() + 10]
    elif found := _CONTROL.search(text):
        yield "built-control", found.start(), f"U+{ord(found[0]):04X}"


def _first_not_composed(text: str) -> tuple[int, str]:
    offset = 0
    for line in text.splitlines(keepends=True):
        if not unicodedata.is_normalized("NFC", line):
            return offset, unicodedata.normalize("NFC", line.strip())[:40]
        offset += len(line)
    return 0, ""
