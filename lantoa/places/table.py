"""The packaged tables: the units of today, of 30 June 2025, and those that ended shortly before.

A build meets few provinces, so a province's rows are read when first asked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lantoa.places.names import LEVELS

_DEPTHS = tuple(LEVELS)
_LABEL = re.compile(f"({'|'.join(kind.capitalize() for kinds in LEVELS.values() for kind in kinds)}) (.+)")


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A line of a table; ``into`` are the codes of its last column. Equal only to itself."""

    level: str
    code: str
    kind: str
    name: str
    parent: "Row | None"
    into: tuple[str, ...]

    @property
    def label(self) -> str:
        """``xã Lý Trạch``."""
        return f"{self.kind} {self.name}"

    @property
    def chain(self) -> tuple["Row", ...]:
        """From this row up to its province."""
        return (self, *(self.parent.chain if self.parent else ()))

    @property
    def full_name(self) -> str:
        """``xã Lý Trạch, huyện Bố Trạch, tỉnh Quảng Bình``."""
        return ", ".join(row.label for row in self.chain)


@cache
def read_blocks(table: str) -> dict[str, str]:
    """Province code → the text of its rows, the province's own first."""
    text = files("lantoa.places").joinpath(f"{table}.tsv").read_text(encoding="utf-8")
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
        row = Row(level, code, kind, name, parent, tuple(into[0].split()) if into else ())
        district = row if level == "district" else district
        yield row


def _split_label(label: str) -> tuple[str, str]:
    found = _LABEL.fullmatch(label)
    if not found:
        raise ValueError(f"a table holds {label!r}, which is no unit; make the tables again")
    return found[1].lower(), found[2]


@cache
def read_steps() -> dict[str, tuple[str, str]]:
    """Slug → (date, legal basis): what is known beyond the tables."""
    text = files("lantoa.places").joinpath("steps.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {slug: (date, basis) for slug, date, basis in lines}
