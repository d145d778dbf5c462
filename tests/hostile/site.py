"""A site in which every text of every kind of page is hostile: whatever key the tables learn, it is filled too."""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from lantoa import records
from lantoa.errors import has_errors
from lantoa.media.photos import Album
from lantoa.prose import Surroundings, render_prose
from lantoa.reading.schema import parts, tables, types
from lantoa.reading.schema.files import Missing
from lantoa.vietnamese.text import clean
from tests.conftest import write_site
from tests.hostile.payloads import TEXTS

CONFIG = """\
title: Dân vận khéo xã Thử
base_url: https://example.org/dvk/
organisation: Đảng ủy xã Thử
share_pictures: no
share: [zalo, facebook]
fields:
  kinh-te: Kinh tế
fit:
  terrain: {dong-bang: Đồng bằng}
  needs: {tien: Có tiền}
  led_by: {chi-bo: Chi bộ}
"""
PLACE = "thôn Kép 1, xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang"
PHOTO = "x' onerror='alert(1)' y=\".png"
PAPER = '"><script>alert(1)<.txt'
_AT_ONCE = 26
"""Payloads in one text; they are escaped as a whole, so that none of them can hide another."""

_KINDS = {"models": tables.MODEL, "news": tables.NEWS, "programmes": tables.PROGRAMME, "pages": tables.PAGE}
ELSEWHERE = Surroundings(
    pages={},
    album=Album(Path("nowhere"), {}),
    find_file=lambda folder, written: Missing("file-not-found"),
    attachments={},
    href=lambda url: url,
)


@dataclass(frozen=True)
class Chunk:
    """The payloads of one page of each kind."""

    number: int
    payloads: Sequence[str]

    @property
    def text(self) -> str:
        return " ".join(self.payloads)


def chunks() -> list[Chunk]:
    return [
        Chunk(start // _AT_ONCE, TEXTS[start : start + _AT_ONCE]) for start in range(0, len(TEXTS), _AT_ONCE)
    ]


def write_hostile_site(root: Path) -> Path:
    picture = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(picture, "PNG")
    files: dict[str, str | bytes] = {"site_config.yaml": CONFIG}
    for chunk in chunks():
        for kind, table in _KINDS.items():
            folder = f"content/{kind}/x-{chunk.number}"
            files[f"{folder}/index.md"] = _page(table, chunk)
            files[f"{folder}/{PHOTO}"] = picture.getvalue()
            files[f"{folder}/{PAPER}"] = "Biểu mẫu <b>họp</b> thôn.\n"
    return write_site(root, files)


def _page(table: types.Record, chunk: Chunk) -> str:
    # JSON is YAML, and escapes what a front matter may not hold as it is.
    written = (
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in _written(table, chunk).items()
    )
    return "---\n" + "\n".join(written) + f"\n---\n\nLời mở đầu.\n\n{_body(chunk)}\n"


def _body(chunk: Chunk) -> str:
    """Each payload that a body may have, on its own and in several places of Markdown."""
    frames = ("{}", "- một {} hai", "| {} |\n|---|\n| b |")
    texts = [frame.format(payload.replace("\f", " ")) for payload in chunk.payloads for frame in frames]
    return "\n\n## Mục\n\n" + "\n\n".join(filter(_is_allowed, texts))


def _is_allowed(body: str) -> bool:
    told = render_prose(f"## Mục\n\n{body}", "content/models/x/index.md", 1, ELSEWHERE)
    return not has_errors(told.problems)


def _written(table: types.Record, chunk: Chunk) -> dict[str, Any]:
    """Every key of a record with a value; of a file and an address, which exclude each other, the one or the other."""
    left_out = {"aliases", "replicates", "draft", *_LEFT_OUT.get(table.make, ())}
    return {
        field.key: PAPER
        if table is parts.DOCUMENT and field.key == "file"
        else _value(field, field.type, chunk)
        for field in table.fields
        if field.key not in left_out
    }


def _value(field: types.Field, kind: types.Type, chunk: Chunk) -> Any:
    match kind:
        case types.ListOf(item=types.Text(addressed=True)):
            found: Any = [f"a {payload}" for payload in chunk.payloads[:3]]
        case types.ListOf():
            found = [_value(field, kind.item, chunk)]
        case types.Record():
            found = _written(kind, chunk)
        case types.Text():
            found = chunk.payloads[0] if field.key == "id" else _text(kind, chunk)
        case types.Reference():
            found = _known(chunk)[kind.to]
        case types.Choice():
            found = kind.words[0][0]
        case _:
            found = _OTHERS.get(field.key, _PLAIN[type(kind)])
    return found


def _known(chunk: Chunk) -> dict[str, str]:
    fit = {"terrain": "dong-bang", "needs": "tien", "led_by": "chi-bo"}
    own = {"model": "x-0", "programme": f"x-{chunk.number}", "source": chunk.payloads[0]}
    return {"field": "kinh-te", "level": "province", **own, **fit}


_PLAIN = {
    types.Url: "https://example.vn/?a=1&b='%22",
    types.Email: "a'b@example.vn",
    types.Link: "https://example.vn/",
    types.File: PHOTO,
    types.Flag: "no",
    types.Whole: "1",
    types.Day: "2024-05-06",
    types.Span: "2024",
    types.Place: PLACE,
    types.Figure: "5",
    types.Focus: "50% 30%",
}
_OTHERS = {"featured": "yes"}
_LEFT_OUT = {records.Medium: ("file",), records.Document: ("url",), records.Replication: ("model",)}


def _text(kind: types.Text, chunk: Chunk) -> str:
    longest = 150 if kind.addressed else kind.longest
    if not longest:
        return chunk.text
    return next(text for text in _shorter(chunk) if len(text) <= longest)


def _shorter(chunk: Chunk) -> Iterator[str]:
    for count in range(len(chunk.payloads), 0, -1):
        yield clean(" ".join(chunk.payloads[-count:]))
