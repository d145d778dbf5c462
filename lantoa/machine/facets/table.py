"""The table of facets: a column a facet, a row a page, in the order of the search index; and the orders of its rows.

    table.json              {"rows": N, "columns": {FACET: COLUMN}}
    place.json, tag.json    COLUMN    apart, since they grow with the site
    COLUMN                  {"values": [KEY …], "names": [NAME …], "above": [NUMBER …], "sets": [[NUMBER …] …],
                            "codes": "…"}

A row's code is the number of a set of values, in base 64, most significant digit first; all codes of a column are as
long. Where there are too many sets for two digits, "lists" stands for both: each row's number of values, in one digit,
then the values in two. Sets hold no value that stands above another of theirs: whoever has a commune has its province.
A place whose key is the slug of its address has "" for it. Keys of facets are those of the address of a filtered page.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lantoa.machine.facets.line import Line, Value, full_name
from lantoa.vietnamese.text import slugify

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BASE = len(_DIGITS)

APART = ("place", "tag")
"""The facets that have a file of their own: it comes when somebody opens their list, or their filter is used."""

_MOST = {"tag": 300}
"""So many values can be chosen, those that most pages have: the number of topics must not grow with the site."""


def make_table(lines: Iterable[Line]) -> dict[str, bytes]:
    """The files of pages with these lines, in their order: JSON in UTF-8. The same lines give the same bytes."""
    columns: defaultdict[str, _Column] = defaultdict(_Column)
    rows = 0
    for _, values, names in lines:
        for key, found in values.items():
            columns[key].add(rows, found, names.get(key, {}))
        rows += 1
    apart = {f"{key}.json": _json(columns.pop(key, _Column()).packed(rows, _MOST.get(key))) for key in APART}
    made = {key: columns[key].packed(rows, None) for key in sorted(columns)}
    return {"table.json": _json({"rows": rows, "columns": made}), **apart}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def make_orders(lines: Iterable[Line], newest: Sequence[object]) -> dict[str, bytes]:
    """The files name.txt and newest.txt: the rank of each row by name and by date, as digits that are all as long.

    `newest` has a key for each line that sorts the newest first.
    """
    titles = [title for title, _, _ in lines]
    return {"name.txt": _ranks(titles), "newest.txt": _ranks(newest)}


def _ranks(keys: Sequence[object]) -> bytes:
    ordered = sorted(range(len(keys)), key=keys.__getitem__)  # type: ignore[arg-type]
    ranks = [0] * len(keys)
    for rank, row in enumerate(ordered):
        ranks[row] = rank
    return _encode(ranks, _width(len(keys))).encode()


@dataclass(slots=True)
class _Column:
    """A facet: the number of each row's values among all that were met together, 0 for none; and names."""

    met: dict[tuple[Value, ...], int] = field(default_factory=lambda: {(): 0})
    codes: list[int] = field(default_factory=list)
    names: dict[Value, tuple[str, str]] = field(default_factory=dict)

    def add(self, row: int, values: tuple[Value, ...], names: Mapping[Value, tuple[str, str]]) -> None:
        self._reach(row)
        self.codes.append(self.met.setdefault(values, len(self.met)))
        for key, name in names.items():
            self.names.setdefault(key, name)

    def packed(self, rows: int, most: int | None) -> dict[str, object]:
        self._reach(rows)
        keys = self._keys(most)
        number = {key: place for place, key in enumerate(keys)}
        packed: dict[str, object] = {"values": [self._short(key) for key in keys]}
        if self.names:
            packed["names"] = [self.names[key][0] for key in keys]
        if any(above for _, above in self.names.values()):
            packed["above"] = [number.get(self.names[key][1], -1) for key in keys]
        return packed | _pack_codes([self._lowest(values, number) for values in self.met], self.codes)

    def _reach(self, row: int) -> None:
        self.codes.extend([0] * (row - len(self.codes)))

    def _keys(self, most: int | None) -> list[Value]:
        """Sorted; only those that most rows have, where they would be too many."""
        often = Counter(self.codes)
        counts = Counter[Value]()
        for values, code in self.met.items():
            for value in values:
                counts[value] += often[code]
        kept = sorted(counts, key=lambda value: (-counts[value], str(value)))[:most]
        return sorted(kept, key=lambda value: (isinstance(value, str), value))

    def _lowest(self, values: tuple[Value, ...], number: Mapping[Value, int]) -> tuple[int, ...]:
        above = {self.names[value][1] for value in values if value in self.names}
        return tuple(sorted(number[value] for value in values if value in number and value not in above))

    def _short(self, key: Value) -> Value:
        return "" if key in self.names and slugify(full_name(self.names, key)) == key else key


def _pack_codes(sets: Sequence[tuple[int, ...]], codes: Sequence[int]) -> dict[str, object]:
    if len(sets) <= _BASE**2:
        return {"sets": sets, "codes": _encode(codes, _width(len(sets)))}
    written = [_encode([len(one)], 1) + _encode(one, 2) for one in sets]
    return {"lists": "".join(written[code] for code in codes)}


def _width(count: int) -> int:
    """How many digits the numbers below `count` need."""
    width = 1
    while _BASE**width < count:
        width += 1
    return width


def _encode(numbers: Iterable[int], width: int) -> str:
    powers = [_BASE**place for place in reversed(range(width))]
    return "".join(_DIGITS[number // power % _BASE] for number in numbers for power in powers)
