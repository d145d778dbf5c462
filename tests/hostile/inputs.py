"""Files that no editor means to write, each with the first problem that they give: its code, line and column."""

from collections.abc import Mapping
from typing import NamedTuple

from tests.conftest import model_page

Place = tuple[str, int, int]
NOTHING: Place = ("", 0, 0)


class Input(NamedTuple):
    content: bytes
    first: Place


def _head(keys: str, body: str = "Bà con góp tiền lắp đèn.") -> bytes:
    return model_page(keys, body=body).encode()


def _body(body: str | bytes) -> bytes:
    before, after = model_page(body="@@").encode().split(b"@@")
    return before + (body.encode() if isinstance(body, str) else body) + after


_BOMB = "summary: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
_MERGE = "summary: &a {x: 1}\n" + "".join(f"k{n}: &k{n} {{<<: [*a, *a, *a, *a]}}\n" for n in range(200))
_LINES = [f"Dòng {number} của một bài viết.\r\n" for number in range(40)]

YAML: Mapping[str, Input] = {
    "alias-bomb": Input(_head(_BOMB), ("wrong-type", 7, 10)),
    "merge-bomb": Input(_head(_MERGE), ("wrong-type", 7, 10)),
    "alias-to-itself": Input(_head("tags: &a [*a]"), ("yaml-anchor", 7, 7)),
    "tag": Input(_head("tags: !!python/object/apply:os.system ['id']"), ("yaml-anchor", 7, 7)),
    "flow-10000-deep": Input(_head("tags: " + "[" * 10_000), ("yaml-syntax", 7, 1006)),
    "map-10000-deep": Input(_head("tags: " + "{a: " * 10_000), ("yaml-depth", 7, 67)),
    "closed-10000-deep": Input(_head("tags: " + "[" * 10_000 + "]" * 10_000), ("yaml-syntax", 7, 1006)),
    "block-1000-deep": Input(_head("\n".join(" " * n + "a:" for n in range(300))), ("yaml-depth", 23, 17)),
    "dashes-10000-deep": Input(_head("tags:\n  " + "- " * 10_000 + "a"), ("yaml-depth", 8, 33)),
    "question-marks": Input(_head("? " * 5_000 + "a"), ("yaml-depth", 7, 33)),
    "quote-never-closed": Input(_head('summary: "a' + "\nb" * 5_000), ("yaml-quotes", 7, 10)),
    "block-never-indented": Input(_head("summary: |\n" * 2_000), ("duplicate-key", 8, 1)),
    "same-key-2000-times": Input(_head("summary: a\n" * 2_000), ("duplicate-key", 8, 1)),
    "unknown-key-of-60000-letters": Input(_head("k" * 60_000 + ": a"), ("yaml-indent", 7, 60_001)),
    "2000-unknown-keys": Input(_head("\n".join(f"k{n}: a" for n in range(2_000))), ("unknown-key", 7, 1)),
    "text-of-60000-letters": Input(_head("summary: " + "a" * 60_000), ("too-long", 7, 10)),
    "number-of-5000-digits": Input(
        _head("results: [{label: a, value: " + "9" * 5_000 + "}]"), ("bad-number", 7, 29)
    ),
    "surrogate-in-an-escape": Input(_head('summary: "\\ud800"'), ("yaml-quotes", 7, 10)),
    "nul-in-an-escape": Input(
        _head('photos: [{file: "a\\0b.jpg", alt: a, credit: b}]'), ("file-not-found", 7, 17)
    ),
    "tabs-for-indent": Input(_head("results:\n\t- label: a"), ("yaml-tab", 8, 1)),
    "date-that-is-none": Input(_head("published: 2024-02-31"), ("impossible-date", 7, 12)),
    "year-of-5000-digits": Input(_head("published: " + "9" * 5_000), ("bad-date", 7, 12)),
    "address-of-nothing": Input(_head("aliases: ['http://[']"), ("bad-alias", 7, 11)),
    "address-of-2000-steps": Input(_head("aliases: [" + "/a" * 2_000 + "/]"), ("bad-alias", 7, 11)),
    "name-of-1000-letters": Input(_head("tags: [" + "chiếu sáng " * 100 + "]"), ("too-long", 7, 8)),
    "front-matter-of-100-kilobytes": Input(
        _head("summary: " + "a" * 100_000), ("front-matter-too-large", 1, 1)
    ),
    "front-matter-never-closed": Input(b"---\n" + b"a: b\n" * 10_000, ("front-matter-open", 1, 1)),
    "no-front-matter": Input("Một bài.\n".encode(), ("front-matter-missing", 1, 1)),
    "nothing": Input(b"", ("front-matter-missing", 1, 1)),
}

BYTES: Mapping[str, Input] = {
    "50-megabytes": Input(_body("a" * 50_000_000), ("file-too-large", 1, 1)),
    "50-megabytes-of-nul": Input(bytes(50_000_000), ("file-too-large", 1, 1)),
    "a-photo": Input(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(2_000), ("invalid-utf8", 1, 1)),
    "a-program": Input(b"\x7fELF" + bytes(range(256)) * 4, ("invalid-utf8", 3, 115)),
    "a-zip": Input(b"PK\x03\x04" + bytes(100), ("control-character", 1, 3)),
    "nul": Input(_body("a\0b"), ("control-character", 8, 2)),
    "escape": Input(_body("a\x1b[31mb"), ("control-character", 8, 2)),
    "surrogate": Input(_body(b"a\xed\xa0\x80b"), ("invalid-utf8", 8, 2)),
    "half-a-letter": Input(_body(b"ab\xe1\xbb"), ("invalid-utf8", 8, 3)),
    "overlong": Input(_body(b"ab\xc0\xafc"), ("invalid-utf8", 8, 3)),
    "beyond-unicode": Input(_body(b"abc\xf7\xbf\xbf\xbf"), ("invalid-utf8", 8, 4)),
    "windows-1258": Input(_body(b"Ng\xf5 s\xe1ch"), ("invalid-utf8", 8, 3)),
    "utf-16": Input(_body("").decode().encode("utf-16"), ("invalid-utf8", 1, 1)),
    "utf-16-without-mark": Input(_body("").decode().encode("utf-16-le"), ("invalid-utf8", 2, 20)),
    "utf-32": Input(_body("").decode().encode("utf-32"), ("invalid-utf8", 1, 1)),
    "not-a-letter": Input(_body("a\ufffeb"), ("control-character", 8, 2)),
}

HARMLESS: Mapping[str, bytes] = {
    "byte-order-mark": b"\xef\xbb\xbf" + _body("Một bài."),
    "lines-of-windows": _body("".join(_LINES)).replace(b"\n", b"\r\n").replace(b"\r\r", b"\r"),
    "lines-of-old-macs": _body("Một bài.\n\nHai.").replace(b"\n", b"\r"),
    "tabs-in-a-text": _body("Một\tbài.\n\n\tthụt vào"),
    "bidirectional-overrides": _body("Một \u202ebài\u202c \u2066viết\u2069."),
    "letters-without-width": _body("Một\u200b bài\ufeff vi\u00adết."),
    "line-ends-of-word": _body("Một\u2028bài\u2029viết\u0085."),
    "marks-without-a-letter": _body("a" + "\u0301" * 2_000),
    "letters-of-every-plane": _body("\U0001f33e \U00020000 \U000e0041 \U0010fffd"),
}
"""Read as what they mean; what cannot be seen is left out."""

BODIES: Mapping[str, Input] = {
    "cdata": Input(_body("<![CDATA[" * 20_000), ("body-too-complex", 8, 1)),
    "brackets": Input(_body("a [" * 100_000), ("body-too-complex", 8, 1)),
    "links": Input(_body("[a](" * 40_000), ("body-too-complex", 8, 1)),
    "pictures": Input(_body("a ![" * 40_000), ("body-too-complex", 8, 1)),
    "tags": Input(_body("<a <b" * 40_000), ("body-too-complex", 8, 1)),
    "stars": Input(_body("*a**b" * 40_000), ("body-too-complex", 8, 1)),
    "addresses": Input(_body("https://a.vn/(" * 30_000), ("body-too-complex", 8, 1)),
    "quotes": Input(_body("> " * 100_000 + "a"), ("body-too-complex", 8, 1)),
    "lists-in-lists": Input(
        _body("\n".join("    " * n + "- a" for n in range(100))), ("body-too-complex", 29, 1)
    ),
    "entries": Input(_body("1. a\n\n" * 20_000), ("body-too-complex", 6_008, 1)),
    "rules": Input(_body("a\n---\n" * 40_000), ("body-too-complex", 4_009, 1)),
    "lines": Input(_body("a\n" * 200_000), ("body-too-complex", 20_008, 1)),
}
