"""A fragment: what a hit shows of its page, which a browser asks for when it shows the hit.

The text from which a hit shows what was looked for is ten times as long, so it is a file of its own, which is asked for
only when the words stand nowhere else.
"""

import json
import zlib
from collections.abc import Mapping

_MAGIC = b"pagefind_dcd"
"""What Pagefind's script looks for at the beginning of each file that it has unpacked."""

_GZIP = 16
"""Added to the width of zlib's window for gzip's head, which then says no time and no name."""

_LEVEL, _WINDOW = 4, 15
"""Of packing: level 9 takes three times as long for the chunks of an index and saves a twenty-fifth of them."""


def make_fragment(url: str, shown: Mapping[str, str], has_excerpts: bool) -> bytes:
    """The file of a page's fragment; it says whether there is one of excerpts."""
    record = {
        "anchors": [],
        "excerpts": has_excerpts,
        "content": "",
        "filters": {},
        "meta": dict(shown),
        "url": url,
        "word_count": 1,
    }
    return packed_file(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode())


def packed_table(content: bytes) -> bytes:
    """The same for the table of pages. Its lines are alike but for a few digits of chance: what looks back far for
    them finds some, which cost more than they save.
    """
    return packed_file(content, 9, 9)


def packed_file(content: bytes, level: int = _LEVEL, window: int = _WINDOW) -> bytes:
    """A file as Pagefind's script unpacks it; the same content gives the same bytes."""
    packer = zlib.compressobj(level, zlib.DEFLATED, _GZIP + window)
    return packer.compress(_MAGIC + content) + packer.flush()
