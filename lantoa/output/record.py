"""What we know of a tree, kept beside the spare and named by the tree's inode, which no exchange changes.

A tree without a record is dirty: somebody was killed while changing it, or it is not ours. A record is deleted
before the first change and written, whole, after the last.

    trees/lock       held by the build that changes the spare
    trees/123456     the record of the tree whose folder has this inode

A record is a line with the digest of what follows, a line of JSON with its lengths, and columns: paths, digests,
numbers in the machine's order of bytes. It never leaves the machine, and is read several times as fast as rows.
"""

import json
import os
import re
from array import array
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lantoa.fingerprints import digest_of
from lantoa.output.held import Held, Mark

_VERSION = 1
_KEPT = 4
_TEMPORARY = ".new"
_DIGITS = 32
_UNREADABLE = (OSError, ValueError, TypeError, LookupError, RecursionError)
_OUTSIDE = re.compile("//|/\0|/[.][.]?[/\0]")
_TICK = 20_000_000
"""Nanoseconds in which two changes may get one ctime (a tick of the kernel is at most 10 ms)."""


@dataclass(frozen=True, slots=True)
class Record:
    """The files and folders of a tree by path. `mask` is the umask that they were made with.

    What changed at `since` (ns) or later was touched so shortly before the record was written that a further
    change could bear the same ctime.
    """

    files: Mapping[str, Held]
    folders: Mapping[str, Mark]
    mask: int
    since: int = 0


class _Columns(NamedTuple):
    """A record as it is written: how many files and folders, and for each its path, digest and numbers.

    `since` is that of the Record.
    """

    files: int
    folders: int
    paths: bytes
    digests: bytes
    numbers: bytes
    since: int


def read_record(trees: Path, tree: Path) -> Record | None:
    """The record of a tree; None when there is none, or a damaged one, or one of another umask."""
    try:
        columns = _read(trees, tree)
        paths = _paths(columns.paths, columns.files + columns.folders)
        files = dict(zip(paths[: columns.files], _helds(columns), strict=True))
        folders = dict(zip(paths[columns.files :], _marks(columns), strict=True))
    except _UNREADABLE:
        return None
    return Record(files, folders, umask(), columns.since)


def read_settled_folders(trees: Path, tree: Path) -> Mapping[str, Mark] | None:
    """The folders of a tree's record alone, which costs a tenth; None as `read_record`, and where one changed late."""
    try:
        columns = _read(trees, tree)
        paths = _paths(columns.paths, columns.folders)
        folders = dict(zip(paths, _marks(columns), strict=True))
    except _UNREADABLE:
        return None
    return folders if all(mark.changed < columns.since for mark in folders.values()) else None


def write_record(trees: Path, tree: Path, files: Mapping[str, Held], folders: Mapping[str, Mark]) -> None:
    """Say that a tree holds exactly this. Raises OSError: the tree then stays dirty."""
    place = _place(trees, tree)
    content = _render(files, folders)
    fresh = place.with_name(f".{place.name}{_TEMPORARY}")
    fresh.write_bytes(digest_of(content).encode() + b"\n" + content)
    fresh.replace(place)
    _prune(trees)


def forget_record(trees: Path, tree: Path) -> None:
    """Say that a tree is about to change. Raises OSError."""
    _place(trees, tree).unlink(missing_ok=True)


def umask() -> int:
    """The process's mask of new files' modes."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _read(trees: Path, tree: Path) -> _Columns:
    """The record of a tree, not yet taken apart. One of _UNREADABLE, for one of another umask too."""
    with _place(trees, tree).open("rb") as file:
        written = os.fstat(file.fileno()).st_ctime_ns
        digest, _, content = file.read().partition(b"\n")
    if digest_of(content).encode() != digest:
        raise ValueError("damaged")
    head, _, rest = content.partition(b"\n")
    version, mask, files, folders, length = json.loads(head)
    if version != _VERSION or mask != umask():
        raise ValueError("another version, or another umask")
    numbers = length + _DIGITS * files
    return _Columns(files, folders, rest[:length], rest[length:numbers], rest[numbers:], written - _TICK)


def _place(trees: Path, tree: Path) -> Path:
    return trees / str(os.lstat(tree).st_ino)


def _render(files: Mapping[str, Held], folders: Mapping[str, Mark]) -> bytes:
    paths = "\0".join((*files, *folders)).encode("utf-8", "surrogateescape")
    head = (_VERSION, umask(), len(files), len(folders), len(paths))
    rows = files.values()
    numbers = array("Q", (number for held in rows for number in held[1:]))
    numbers.extend(number for mark in folders.values() for number in mark)
    digests = "".join([held[0] for held in rows]).encode("ascii")
    return b"".join((json.dumps(head).encode("ascii"), b"\n", paths, digests, numbers.tobytes()))


def _paths(column: bytes, count: int) -> list[str]:
    """The last ones, so many."""
    paths = column.decode("utf-8", "surrogateescape").rsplit("\0", count)[-count:] if count else []
    _stop_if_outside(paths)
    return paths


def _helds(columns: _Columns) -> Iterator[Held]:
    digests = columns.digests.decode("ascii")
    parts = [digests[at : at + _DIGITS] for at in range(0, len(digests), _DIGITS)]
    numbers = array("Q", columns.numbers)[: 3 * columns.files]
    return map(Held._make, zip(parts, numbers[::3], numbers[1::3], numbers[2::3], strict=True))


def _marks(columns: _Columns) -> Iterator[Mark]:
    numbers = array("Q", columns.numbers)[3 * columns.files :]
    return map(Mark._make, zip(numbers[::2], numbers[1::2], strict=True))


def _stop_if_outside(paths: list[str]) -> None:
    """A record lies in a cache that anybody may have handed on: no path in it may lead out of the tree."""
    if _OUTSIDE.search("\0/".join(("", *paths, ""))):
        raise ValueError("a path out of the tree")


def _prune(trees: Path) -> None:
    """Trees come and go (another --out, a spare thrown away); the records of the last few stay.

    So do those go that a full disk or a kill left half written: whoever writes one has the spare to himself.
    """
    with suppress(OSError):
        for half in trees.glob(f".*{_TEMPORARY}"):
            half.unlink(missing_ok=True)
        records = sorted(
            (path for path in trees.iterdir() if path.name.isdecimal()),
            key=lambda path: path.stat().st_mtime_ns,
        )
        for old in records[:-_KEPT]:
            old.unlink(missing_ok=True)
