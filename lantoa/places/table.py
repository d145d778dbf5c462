"""The packaged tables: the units of today, of 30 June 2025, and those that ended shortly before.

A build meets few provinces, so a province's rows are read when first asked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from lantoa.places.names import LEVELS, name_key
from lantoa.vietnamese.text import slugify

_HERE = Path(__file__).parent
_DEPTHS = tuple(LEVELS)
_LABEL = re.compile(f"({'|'.join(kind.capitalize() for kinds in LEVELS.values() for kind in kinds)}) (.+)")


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A line of a table; ``into`` are the codes of its last column. Equal only to itself.

    ``full_name`` is ``xã Lý Trạch, huyện Bố Trạch, tỉnh Quảng Bình``, ``slug`` its slug, ``key`` its name key and
    ``key_slug`` the slug of that.
    """

    level: str
    code: str
    kind: str
    name: str
    parent: "Row | None"
    into: tuple[str, ...]
    full_name: str
    slug: str
    key: str
    key_slug: str

    @property
    def label(self) -> str:
        """``xã Lý Trạch``."""
        return f"{self.kind} {self.name}"


@cache
def read_blocks(table: str) -> dict[str, str]:
    """Province code → the text of its rows, the province's own first."""
    text = (_HERE / f"{table}.tsv").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[^\t\n])", re.sub(r"(?m)^#.*\n", "", text))
    return {block.partition("\t")[0]: block for block in blocks if block}


@cache
def read_province(table: str, code: str) -> Row | None:
    """The province's own row."""
    block = read_blocks(table).get(code)
    return next(_rows(block.partition("\n")[0])) if block else None


@cache
def read_rows(table: str, code: str) -> tuple[Row, ...]:
    """The rows under a province, each parent before its children; empty when the table does not have it."""
    block = read_blocks(table).get(code, "")
    return tuple(_rows(block.partition("\n")[2], read_province(table, code)))


def _rows(block: str, province: Row | None = None) -> Iterator[Row]:
    district: Row | None = None
    for line in block.splitlines():
        bare = line.lstrip("\t")
        level = _DEPTHS[len(line) - len(bare)]
        code, label, *into = bare.split("\t")
        kind, name = _split_label(label)
        parent = (district or province) if level == "commune" else province
        heirs = tuple(into[0].split()) if into else ()
        row = Row(level, code, kind, name, parent, heirs, *_full_names(f"{kind} {name}", parent))
        district = row if level == "district" else district
        yield row


def _full_names(label: str, parent: Row | None) -> tuple[str, str, str, str]:
    slug, key, key_slug = _names(label)
    if parent is None:
        return label, slug, key, key_slug
    return (
        f"{label}, {parent.full_name}",
        f"{slug}-{parent.slug}",
        f"{key}, {parent.key}",
        f"{key_slug}-{parent.key_slug}",
    )


def _names(label: str) -> tuple[str, str, str]:
    key = name_key(label)
    slug = slugify(label)
    return slug, key, slug if key == label.lower() else slugify(key)


@lru_cache(maxsize=2**14)
def _split_label(label: str) -> tuple[str, str]:
    found = _LABEL.fullmatch(label)
    if not found:
        raise ValueError(f"a table holds {label!r}, which is no unit; make the tables again")
    return found[1].lower(), found[2]


@cache
def read_steps() -> dict[str, tuple[str, str]]:
    """Slug → (date, legal basis): what is known beyond the tables."""
    text = (_HERE / "steps.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {slug: (date, basis) for slug, date, basis in lines}
