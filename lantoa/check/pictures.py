"""Picture files, by reading their heads: whole, and how large."""

import os
import struct
from pathlib import Path
from typing import BinaryIO

Size = tuple[int, int]

_HEAD = 16384
_SHORTEST = 32
_SUFFIXES = (".avif", ".jpg", ".jpeg", ".png", ".webp", ".gif")


def is_measured(file: str) -> bool:
    """Whether pictures of this kind have a size to read; an SVG has none of its own."""
    return file.lower().endswith(_SUFFIXES)


def look_at_picture(path: Path) -> Size | None:
    """Width and height in pixels of a JPEG, PNG, AVIF, WebP or GIF; None when it is no whole picture."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        length = os.fstat(stream.fileno()).st_size
        for at, signature, read in _KINDS:
            if length >= _SHORTEST and head.startswith(signature, at):
                return read(stream, head, length)
    return None


def _tail(stream: BinaryIO, length: int, size: int) -> bytes:
    stream.seek(max(0, length - size))
    return stream.read(size)


def _jpeg_size(stream: BinaryIO, _head: bytes, length: int) -> Size | None:
    """The frame header (ITU T.81, B.2.2), behind however many segments stand before it."""
    if _tail(stream, length, 2) != b"\xff\xd9":
        return None
    stream.seek(2)
    while (marker := stream.read(4)) and len(marker) == 4 and marker[0] == 0xFF:
        if 0xC0 <= marker[1] <= 0xCF and marker[1] not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">xHH", stream.read(5))
            return width, height
        stream.seek(int.from_bytes(marker[2:], "big") - 2, os.SEEK_CUR)
    return None


def _png_size(stream: BinaryIO, head: bytes, length: int) -> Size | None:
    width, height = struct.unpack(">II", head[16:24])
    return (width, height) if b"IEND" in _tail(stream, length, 12) else None


def _gif_size(stream: BinaryIO, head: bytes, length: int) -> Size | None:
    width, height = struct.unpack("<HH", head[6:10])
    return (width, height) if _tail(stream, length, 1) == b";" else None


def _avif_size(stream: BinaryIO, head: bytes, length: int) -> Size | None:
    """The largest image of the file: `ispe` boxes tell the sizes (ISO/IEC 23008-12), those of tiles too."""
    sizes = []
    at = head.find(b"ispe")
    while 0 <= at <= len(head) - 16:
        width, height = struct.unpack(">II", head[at + 8 : at + 16])
        sizes.append((width * height, (width, height)))
        at = head.find(b"ispe", at + 4)
    return max(sizes)[1] if sizes and _boxes_are_whole(stream, length) else None


def _boxes_are_whole(stream: BinaryIO, length: int) -> bool:
    """Whether the boxes of an ISO media file (ISO/IEC 14496-12) end where the file does."""
    at = 0
    while at < length:
        stream.seek(at)
        size = int.from_bytes(stream.read(4), "big")
        if 0 < size < 8:
            return False
        at = length if size == 0 else at + size
    return at == length


def _webp_size(_stream: BinaryIO, head: bytes, length: int) -> Size | None:
    """RFC 9649: extended, lossless and lossy files."""
    kind, size = head[12:16], int.from_bytes(head[4:8], "little")
    if size + 8 > length:
        return None
    if kind == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    width, height = struct.unpack("<HH", head[26:30])
    return width & 0x3FFF, height & 0x3FFF


_KINDS = (
    (0, b"\xff\xd8", _jpeg_size),
    (0, b"\x89PNG\r\n\x1a\n", _png_size),
    (4, b"ftyp", _avif_size),
    (8, b"WEBP", _webp_size),
    (0, b"GIF8", _gif_size),
)
