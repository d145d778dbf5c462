"""Reads a .csv as Excel and older Vietnamese programs write it: four encodings, three separators."""

import csv
import io
from collections.abc import Iterator

from lantoa.author.table import Row, Table, cell_text
from lantoa.errors import Position, SiteError, problem

SEPARATORS = (",", ";", "\t")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_csv(raw: bytes, file: str, separator: str) -> Table:
    """The rows of the bytes of a file; `line` is the line of the file on which a row begins.

    SiteError register-unreadable when it is no such text.
    """
    return Table(tuple(_rows(_decoded(raw, file), file, separator)))


def _decoded(raw: bytes, file: str) -> str:
    """UTF-8 and UTF-16, with or without a mark, else Windows-1258, the Vietnamese code page of Windows."""
    if raw.startswith(_UTF16):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in raw[:200]:
        encodings = ("utf-16-le",)
    else:
        encodings = ("utf-8-sig", "cp1258")
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SiteError([problem(Position(file), "register-unreadable", reason="UTF-8, UTF-16, Windows-1258")])


def _rows(text: str, file: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    try:
        for cells in reader:
            texts = {column: shown for column, cell in enumerate(cells) if (shown := cell_text(cell))}
            if texts and not (line == 1 and cells[0].startswith("sep=")):
                yield Row(file, line, texts)
            line = reader.line_num + 1
    except csv.Error as fault:
        raise SiteError([problem(Position(file, line), "register-unreadable", reason=fault)]) from fault
