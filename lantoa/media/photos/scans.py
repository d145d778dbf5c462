"""How many times a JPEG goes over its picture: each time takes a moment, and a small file may ask for a million.

ITU-T T.81, annex B: a scan begins with the marker SOS; what stands in it holds no other marker than RST.
"""

import re

MOST_SCANS = 100
"""Cameras and programs write up to fifteen; 100 over 60 megapixels take some ten seconds."""

_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_ALONE = frozenset({0x01, 0xD8, *range(0xD0, 0xD8)})
"""Markers without a length: TEM, SOI, RST."""
_SOS, _EOI = 0xDA, 0xD9


def has_many_scans(content: bytes) -> bool:
    """Whether the first picture of a JPEG has more scans than anybody writes. What follows it does not count."""
    at = scans = 0
    while scans <= MOST_SCANS:
        marker = _MARKER.search(content, at)
        if marker is None or marker[1][0] == _EOI:
            return False
        at = marker.end()
        if marker[1][0] not in _ALONE:
            scans += marker[1][0] == _SOS
            at += int.from_bytes(content[at : at + 2])
    return True
