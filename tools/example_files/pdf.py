"""Lines of text → a PDF of one A4 page, with its font inside and its words selectable (ISO 32000-1)."""

import zlib
from collections.abc import Iterable
from pathlib import Path

from tools.example_files.truetype import Font, read_font

_WIDTH, _HEIGHT, _MARGIN = 595, 842, 64


def make_pdf(lines: Iterable[tuple[int, int, str]], font_file: Path) -> bytes:
    """Lines as (size, space to the next one, text), in points. KeyError for a letter that the font lacks."""
    written = tuple(lines)
    font = read_font(font_file)
    used = {letter: font.glyphs[ord(letter)] for letter in sorted({*"".join(text for _, _, text in written)})}
    widths = " ".join(
        f"{glyph} [{font.widths[min(glyph, len(font.widths) - 1)]}]" for glyph in sorted(used.values())
    )
    title = written[0][2].encode("utf-16-be").hex().upper()
    return _file(
        (
            b"<< /Type /Catalog /Pages 2 0 R /Lang (vi-VN) /ViewerPreferences << /DisplayDocTitle true >> >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>".encode(),
            _stream(_content(written, used)),
            b"<< /Type /Font /Subtype /Type0 /BaseFont /BeVietnamPro-Medium /Encoding /Identity-H "
            b"/DescendantFonts [6 0 R] /ToUnicode 9 0 R >>",
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /BeVietnamPro-Medium /CIDToGIDMap /Identity "
            b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R "
            + f"/DW 600 /W [{widths}] >>".encode(),
            _descriptor(font),
            _stream(font.content, f"/Length1 {len(font.content)}"),
            _stream(_to_unicode(used)),
            f"<< /Title <FEFF{title}> >>".encode(),
        )
    )


def _content(lines: Iterable[tuple[int, int, str]], used: dict[str, int]) -> bytes:
    place = _HEIGHT - _MARGIN - 20
    drawn = []
    for size, below, text in lines:
        glyphs = "".join(f"{used[letter]:04X}" for letter in text)
        drawn.append(f"BT /F1 {size} Tf {_MARGIN} {place} Td <{glyphs}> Tj ET")
        place -= below
    return "\n".join(drawn).encode()


def _to_unicode(used: dict[str, int]) -> bytes:
    """So that text can be copied and read aloud. At most 100 pairs stand in one block."""
    pairs = [f"<{glyph:04X}> <{ord(letter):04X}>" for letter, glyph in used.items()]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Words def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\nendcmap\nend\nend"
    ).encode()


def _descriptor(font: Font) -> bytes:
    box = " ".join(map(str, font.box))
    return (
        "<< /Type /FontDescriptor /FontName /BeVietnamPro-Medium /Flags 32 /ItalicAngle 0 /StemV 90 /CapHeight 700 "
        f"/FontBBox [{box}] /Ascent {font.ascent} /Descent {font.descent} /FontFile2 8 0 R >>"
    ).encode()


def _stream(content: bytes, about: str = "") -> bytes:
    packed = zlib.compress(content, 9)
    return (
        f"<< /Length {len(packed)} /Filter /FlateDecode {about} >>\nstream\n".encode()
        + packed
        + b"\nendstream"
    )


def _file(objects: tuple[bytes, ...]) -> bytes:
    """The objects with the table of where each begins. No date and no random id: the same words, the same bytes."""
    made = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(made)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    made += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode()
    return bytes(made + f"startxref\n{table}\n%%EOF\n".encode())
