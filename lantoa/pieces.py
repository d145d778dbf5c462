"""A mapping by text, kept in many pieces: an edit reads and writes those in which something changed.

A piece holds the entries whose keys have one checksum, so it is the same on every machine.
"""

import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lantoa.store import Plain, Store

_IN_ONE = 48
"""Entries, about: a piece is read, checked and written whole."""

_NONE: object = object()


def cut(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The pieces of a mapping by their names: how many they are, and which of them."""
    count = _count(values)
    pieces: dict[str, dict[str, Any]] = {f"{count}/{number}": {} for number in range(count)}
    for key, value in values.items():
        pieces[_piece(key, count)][key] = value
    return pieces


def cut_changed(values: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, dict[str, Any]] | None:
    """The pieces that are no longer as they were: of other keys, or of other objects. None where all are cut anew."""
    count = _count(values)
    if count != _count(before):
        return None
    changed = {key for key, value in values.items() if before.get(key, _NONE) is not value}
    touched = {_piece(key, count) for key in (*changed, *(before.keys() - values.keys()))}
    pieces: dict[str, dict[str, Any]] = {piece: {} for piece in touched}
    for key, value in values.items() if touched else ():
        if (piece := _piece(key, count)) in touched:
            pieces[piece][key] = value
    return pieces


def read_pieces(
    store: Store, name: str, part: str, unpack: Callable[[Plain], Mapping[str, Any]]
) -> tuple[dict[str, Any], bool] | None:
    """The mapping whose pieces a build of that name left; None unless all of them are there.

    And whether it would be cut into as many again: where `unpack` left much out, `cut_changed` must not be asked.
    """
    found: dict[str, Any] = {}
    count, read = 0, 0
    for piece, packed in store.pieces(name, part):
        count = int(piece.split("/")[1])
        read += 1
        found.update(unpack(packed))
    return (found, _count(found) == count) if count and read == count else None


def every_piece(store: Store, part: str) -> Iterator[tuple[str, Plain]]:
    """Every piece of a part of what every kind of build knew last, by the name of the build."""
    for name, _ in store.states("head"):
        for _, packed in store.pieces(name, part):
            yield name, packed


def _count(values: Mapping[str, Any]) -> int:
    """How many pieces: a power of two, so that it seldom changes."""
    return 1 << (len(values) // _IN_ONE).bit_length()


def _piece(key: str, count: int) -> str:
    return f"{count}/{zlib.crc32(key.encode()) % count}"
