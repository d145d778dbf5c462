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
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

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


def read_record(trees: Path, tree: Path) -> Record | None:
    """The record of a tree; None when there is none, or a damaged one, or one of another umask."""
    try:
        record = _parse(*_read(trees, tree))
    except _UNREADABLE:
        return None
    return record if record.mask == umask() else None


def read_settled_folders(trees: Path, tree: Path) -> Mapping[str, Mark] | None:
    """The folders of a tree's record alone, which costs a tenth; None as `read_record`, and where one changed late."""
    try:
        content, since = _read(trees, tree)
        head, _, columns = content.partition(b"\n")
        version, mask, files, count, length = json.loads(head)
        if version != _VERSION or mask != umask():
            return None
        paths = columns[:length].rsplit(b"\0", count)[-count:] if count else []
        numbers = array("Q", columns[length + _DIGITS * files :])[3 * files :]
        names = [path.decode("utf-8", "surrogateescape") for path in paths]
        _stop_if_outside(names)
        marks = dict(zip(names, map(Mark._make, zip(numbers[::2], numbers[1::2], strict=True)), strict=True))
    except _UNREADABLE:
        return None
    return marks if all(mark.changed < since for mark in marks.values()) else None


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


def _read(trees: Path, tree: Path) -> tuple[bytes, int]:
    """What was written of a tree, and since when a change to it may bear an older ctime. One of _UNREADABLE."""
    with _place(trees, tree).open("rb") as file:
        written = os.fstat(file.fileno()).st_ctime_ns
        digest, _, content = file.read().partition(b"\n")
    if digest_of(content).encode() != digest:
        raise ValueError("damaged")
    return content, written - _TICK


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


def _parse(content: bytes, since: int) -> Record:
    """ValueError, TypeError or LookupError for what we have not written."""
    head, _, columns = content.partition(b"\n")
    version, mask, files, folders, length = json.loads(head)
    if version != _VERSION:
        raise ValueError("another version")
    paths = columns[:length].decode("utf-8", "surrogateescape").split("\0") if length else []
    _stop_if_outside(paths)
    start = length + _DIGITS * files
    digests = columns[length:start].decode("ascii")
    parts = [digests[at : at + _DIGITS] for at in range(0, len(digests), _DIGITS)]
    numbers = array("Q", columns[start:])
    of_files, of_folders = numbers[: 3 * files], numbers[3 * files :]
    held = map(Held._make, zip(parts, of_files[::3], of_files[1::3], of_files[2::3], strict=True))
    marks = map(Mark._make, zip(of_folders[::2], of_folders[1::2], strict=True))
    return Record(
        dict(zip(paths[:files], held, strict=True)),
        dict(zip(paths[files : files + folders], marks, strict=True)),
        mask,
        since,
    )


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
