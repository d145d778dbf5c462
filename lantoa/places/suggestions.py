"""What an editor may have meant by a place that does not exist."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from lantoa.places.names import name_key, split_kind
from lantoa.places.shelves import Shelf
from lantoa.places.table import Row, read_blocks, read_province, read_rows
from lantoa.places.units import Place
from lantoa.vietnamese.text import nearest


def suggest_province(part: str) -> tuple[str, ...]:
    """The nearest names of provinces, of both eras."""
    rows = (read_province(table, code) for table in ("now", "then") for code in read_blocks(table))
    return nearest(part, [row.label for row in rows if row])


def suggest_child(shelf: Shelf, parent: Place, part: str) -> tuple[str, ...]:
    """Units of that name in the province, else in another, then the nearest names under the same parent."""
    kind, name = split_kind(part)
    namesakes = sorted(p.full_name for p in shelf.places.values() if name_key(p.name) == name_key(name))
    if not any(full_name.startswith(kind) for full_name in namesakes):
        namesakes = [*suggest_address((part,)), *namesakes]
    siblings = {p.name: p.full_name for p in shelf.places.values() if p.parent_slug == parent.slug}
    return tuple(dict.fromkeys([*namesakes, *(siblings[near] for near in nearest(name, siblings))]))[:3]


def suggest_address(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Full addresses for one without its province: "huyện Bố Trạch" → "huyện Bố Trạch, tỉnh Quảng Bình"."""
    kind, name = split_kind(parts[-1])
    wanted = name_key(name)
    rows = (row for row in _rows_by_name().get(wanted, ()) if kind in ("", row.kind))
    found = sorted({row.full_name for row in rows})[:3]
    return tuple(", ".join((*parts[:-1], address)) for address in found)


@cache
def _rows_by_name() -> Mapping[str, tuple[Row, ...]]:
    """All units by their names: a register of a thousand rows asks a thousand times."""
    found: dict[str, list[Row]] = defaultdict(list)
    for table in ("now", "then", "earlier"):
        for code in sorted(read_blocks(table)):
            for row in read_rows(table, code):
                found[name_key(row.name)].append(row)
    return {name: tuple(rows) for name, rows in found.items()}
