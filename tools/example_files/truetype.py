"""What a PDF must know of a TrueType font: which glyph draws a letter, and how wide it is (OpenType 1.9)."""

import struct
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Font:
    """A font: its bytes, glyphs by code point, widths by glyph in thousandths of the type size, and its box."""

    content: bytes
    glyphs: dict[int, int]
    widths: tuple[int, ...]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int


def read_font(path: Path) -> Font:
    """Read a font that has a Unicode table of format 4. KeyError where it has none."""
    content = path.read_bytes()
    tables = _tables(content)
    units = _unpack(">H", content, tables["head"] + 18)[0]
    box = _unpack(">4h", content, tables["head"] + 36)
    ascent, descent = _unpack(">2h", content, tables["hhea"] + 4)
    count = _unpack(">H", content, tables["hhea"] + 34)[0]
    advances = _unpack(f">{count * 2}H", content, tables["hmtx"])[::2]
    scaled = tuple(round(1000 * advance / units) for advance in advances)
    left, bottom, right, top = (round(1000 * edge / units) for edge in box)
    glyphs = _glyphs(content, tables["cmap"])
    return Font(
        content,
        glyphs,
        scaled,
        (left, bottom, right, top),
        round(1000 * ascent / units),
        round(1000 * descent / units),
    )


def _unpack(form: str, content: bytes, offset: int) -> tuple[int, ...]:
    return struct.unpack_from(form, content, offset)


def _tables(content: bytes) -> dict[str, int]:
    count = _unpack(">H", content, 4)[0]
    rows = (struct.unpack_from(">4sLLL", content, 12 + 16 * row) for row in range(count))
    return {tag.decode(): offset for tag, _, offset, _ in rows}


def _glyphs(content: bytes, cmap: int) -> dict[int, int]:
    count = _unpack(">H", content, cmap + 2)[0]
    kinds = (_unpack(">HHL", content, cmap + 4 + 8 * row) for row in range(count))
    found = {(platform, encoding): cmap + offset for platform, encoding, offset in kinds}
    return _format_4(content, found[3, 1])


def _format_4(content: bytes, at: int) -> dict[int, int]:
    """Segments of code points; an offset of 0 adds `delta`, another points into the glyph list behind it."""
    count = _unpack(">H", content, at + 6)[0] // 2
    ends = _unpack(f">{count}H", content, at + 14)
    starts = _unpack(f">{count}H", content, at + 16 + 2 * count)
    deltas = _unpack(f">{count}h", content, at + 16 + 4 * count)
    offsets_at = at + 16 + 6 * count
    offsets = _unpack(f">{count}H", content, offsets_at)
    glyphs: dict[int, int] = {}
    for index, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            place = offsets_at + 2 * index + offset + 2 * (code - start)
            glyph = code if not offset else _unpack(">H", content, place)[0]
            glyphs[code] = (glyph + delta) % 65536
    return glyphs
