"""What stands in the store of a file: its front matter and its body (the HTML)."""
# TEMPORARY: pickles, until the packers of reading and prose are there.

import pickle
from collections.abc import Mapping
from typing import Any

from lantoa.errors import Position
from lantoa.places import Gazetteer
from lantoa.records import Entry
from lantoa.views import Prose


def pack_read(entry: Entry | None, positions: Mapping[str, Position], body: str) -> Any:
    return pickle.dumps(entry), pickle.dumps(dict(positions)), body


def unpack_entry(row: Any, gazetteer: Gazetteer) -> Entry:
    return pickle.loads(row[0])


def unpack_body(row: Any) -> str:
    return row[2]


def unpack_positions(row: Any, file: str) -> Mapping[str, Position]:
    return pickle.loads(row[1])


def pack_prose(prose: Prose) -> Any:
    return pickle.dumps(prose)


def unpack_prose(row: Any) -> Prose:
    return pickle.loads(row)
