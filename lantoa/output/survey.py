"""What stands in a tree: quickly by its record, or file by file where there is none.

No link is followed. Nothing is changed here but by `sweep`.
"""

# Paths come by the ten thousand, and a string costs a tenth of a Path.
# ruff: noqa: PTH108, PTH123

import os
import shutil
import stat
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from lantoa.output.held import Held, Mark, held_as, mark_of, stands_as
from lantoa.output.record import Record, umask

_CHUNK = 1 << 20
_NEVER = 1 << 63


@dataclass(frozen=True, slots=True)
class Survey:
    """What verifiably stands in a tree: files and folders by path ("" is the tree itself).

    `astray` are paths of what does not belong there: never written by us, or changed since.
    """

    files: Mapping[str, Held]
    folders: Mapping[str, Mark]
    astray: tuple[str, ...]


def survey_recorded(tree: Path, record: Record) -> Survey:
    """Compare a tree with its record, by what the disk says of each path; read what was touched. Raises OSError."""
    folders, astray = look_into_folders(tree, record.folders, record.files, record.since)
    astray += _take_out_unfit(tree, folders, record)
    files: dict[str, Held] = {}
    start = f"{tree}/"
    since = record.since
    for path, held in record.files.items():
        if path.rpartition("/")[0] not in folders:
            continue
        try:
            status = os.lstat(start + path)
        except FileNotFoundError:
            continue
        if held[3] < since and stands_as(held, status):
            files[path] = held
        elif _is_as_made(status, record.mask) and read_digest(start + path) == held[0]:
            files[path] = held_as(held[0], status)
        else:
            astray.append(path)
    return Survey(files, folders, tuple(astray))


def survey_whole(tree: Path, record: Record | None) -> Survey | None:
    """As `survey_recorded`, but None unless the tree holds all of its record and nothing else."""
    if record is None:
        return None
    try:
        found = survey_recorded(tree, record)
    except (OSError, ValueError):
        return None
    is_whole = len(found.files) == len(record.files) and len(found.folders) == len(record.folders) + 1
    return found if is_whole and not found.astray else None


def _take_out_unfit(tree: Path, folders: dict[str, Mark], record: Record) -> list[str]:
    """Folders that somebody closed to others, or took over; what is in them goes with them."""
    moved = [path for path, mark in folders.items() if path and record.folders[path] is not mark]
    unfit = [path for path in moved if not _is_as_made(os.lstat(f"{tree}/{path}"), record.mask)]
    for path in list(folders) if unfit else ():
        if path in unfit or (path and path.rpartition("/")[0] not in folders):
            del folders[path]
    return unfit


def look_into_folders(
    tree: Path, marks: Mapping[str, Mark], known: Container[str], since: int = _NEVER
) -> tuple[dict[str, Mark], list[str]]:
    """The folders of `marks` (sorted) that still stand, as they stand, and the paths in them that nobody knows.

    Only a folder whose mark moved (or that changed at `since` or later) is listed; the tree itself always is,
    since an exchange moves its mark.
    """
    folders = {"": mark_of(os.lstat(tree))}
    listed = [""]
    start = f"{tree}/"
    # A folder comes before what is in it: what lies behind a link, or in nothing, is never asked for.
    for path, mark in marks.items():
        if not path or path.rpartition("/")[0] not in folders:
            continue
        try:
            status = os.lstat(start + path)
        except FileNotFoundError:
            continue
        if not stat.S_ISDIR(status.st_mode):
            continue
        if status.st_ctime_ns == mark[1] and status.st_ino == mark[0] and mark[1] < since:
            folders[path] = mark
        else:
            folders[path] = mark_of(status)
            listed.append(path)
    return folders, [path for folder in listed for path in _astray_in(tree, folder, folders, known)]


def _astray_in(tree: Path, folder: str, folders: Container[str], known: Container[str]) -> Iterator[str]:
    with os.scandir(tree / folder) as entries:
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if path not in (folders if entry.is_dir(follow_symlinks=False) else known):
                yield path


def files_in(tree: Path, known: Container[str], folder: str = "") -> Iterator[str]:
    """The paths of all that is in a folder and below, links too, but for folders and what is known. Raises OSError."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        with os.scandir(tree / here) as entries:
            for entry in entries:
                path = f"{here}/{entry.name}" if here else entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif path not in known:
                    yield path


def survey_by_reading(tree: Path) -> Survey:
    """Read every file: for a tree whose record is lost. Raises OSError.

    What we would not have made so (a link, a device, a file of another owner or mode) is astray.
    """
    mask = umask()
    files: dict[str, Held] = {}
    folders: dict[str, Mark] = {"": mark_of(os.lstat(tree))}
    astray: list[str] = []
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(tree / folder) as entries:
            found = sorted((entry.name, entry.stat(follow_symlinks=False)) for entry in entries)
        for name, status in found:
            path = f"{folder}/{name}" if folder else name
            if not _is_as_made(status, mask):
                astray.append(path)
            elif stat.S_ISDIR(status.st_mode):
                folders[path] = mark_of(status)
                waiting.append(path)
            else:
                files[path] = held_as(read_digest(tree / path), status)
    return Survey(files, dict(sorted(folders.items())), tuple(astray))


def _is_as_made(status: os.stat_result, mask: int) -> bool:
    full = 0o777 if stat.S_ISDIR(status.st_mode) else 0o666
    is_plain = stat.S_ISDIR(status.st_mode) or stat.S_ISREG(status.st_mode)
    return is_plain and status.st_mode & 0o777 == full & ~mask and status.st_uid == os.geteuid()


def read_digest(path: str | Path) -> str:
    """The digest of a file's bytes; empty for what is not a plain file (a link is not followed)."""
    digest = blake2b(digest_size=16)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return ""
    with open(descriptor, "rb", buffering=0) as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return ""
        while content := file.read(_CHUNK):
            digest.update(content)
    return digest.hexdigest()


def sweep(tree: Path, paths: Iterable[str]) -> None:
    """Delete what stands at some paths of a tree: files, links themselves, folders with all that is in them."""
    for path in paths:
        found = f"{tree}/{path}"
        # What stood in a folder that was deleted before is gone with it.
        with suppress(FileNotFoundError):
            if stat.S_ISDIR(os.lstat(found).st_mode):
                shutil.rmtree(found)
            else:
                os.unlink(found)
