"""What stands in the store of a file: what was read of it, and its body as HTML."""

from collections.abc import Mapping
from dataclasses import fields

from lantoa.errors import Position
from lantoa.fingerprints import fingerprint
from lantoa.reading.file_read import FileRead
from lantoa.reading.packing import ENTRIES, Packed, Unpacker, pack_read
from lantoa.records import Entry
from lantoa.views import Heading, Prose

_PAGE, _ENTRY, _UNMADE = 0, 2, 4
"""Places in what `pack_read` makes."""

_BODY: Mapping[str, int] = {
    kind: [field.name for field in fields(cls)].index("body") for kind, cls in ENTRIES.items()
}
_UNMADE_BODY = 2


def pack_row(read: FileRead) -> Packed:
    """The row of a file."""
    return pack_read(read)


def unpack_entry(row: Packed, unpacker: Unpacker) -> Entry:
    """The record of a file that made one."""
    return unpacker.entry(row[_PAGE][0], row[_ENTRY])


def unpack_body(row: Packed) -> str:
    """The Markdown, also below a front matter that made no record: its problems are told in the same run."""
    if row[_ENTRY] is not None:
        return str(row[_ENTRY][_BODY[row[_PAGE][0]]])
    return str(row[_UNMADE][_UNMADE_BODY]) if row[_UNMADE] is not None else ""


def unpack_positions(row: Packed, unpacker: Unpacker) -> Mapping[str, Position]:
    """The path of each value of a file → where it stands."""
    return unpacker.read(row).positions


def entry_key(row: Packed) -> str:
    """The fingerprint of a record without its body, and so without where that stands: a moved line changes no page."""
    if row[_ENTRY] is None:
        return ""
    body = _BODY[row[_PAGE][0]]
    # `body_line` stands after `body`.
    return fingerprint(repr((*row[_ENTRY][:body], *row[_ENTRY][body + 2 :])))


def pack_prose(prose: Prose) -> Packed:
    """A body's HTML with its headings."""
    return prose.html, tuple((each.anchor, each.text, each.level) for each in prose.headings)


def unpack_prose(row: Packed) -> Prose:
    """The HTML that was packed."""
    html, headings = row
    return Prose(html, tuple(Heading(*each) for each in headings))
