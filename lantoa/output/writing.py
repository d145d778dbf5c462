"""Files onto a stage: written, copied, or kept as they stand there from an earlier build."""

# Paths come by the ten thousand, and a string costs a tenth of a Path.
# ruff: noqa: PTH102, PTH108, PTH123

import os
import re
import shutil
import stat
import zlib
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from lantoa.errors import SiteError, problem
from lantoa.fingerprints import digest_of
from lantoa.output.faults import output_position, unwritable
from lantoa.output.held import Written, folder_of, held_as
from lantoa.output.stage import Stage
from lantoa.urls import output_path

_CHUNK = 1 << 20
_PLAIN = re.compile(r"/(?:[a-z0-9-]++/)*+([a-z0-9-]++\.[a-z0-9]++)?")
"""URLs with nothing to decode, to resolve or to refuse, as those of all pages and pictures are."""


def write_file(stage: Stage, url: str, content: bytes) -> Written:
    """Put what a URL shows ("/mo-hinh/x/" → mo-hinh/x/index.html) onto the stage, and note it as wanted.

    Nothing is written where the stage holds these bytes already.
    UnsafePathError for a URL outside the site. SiteError: output-twice (two sources for one URL),
    output-unwritable (a full disk, a read-only folder).
    """
    _stop_if_wanted(stage, site_path(url))
    written = put_file(stage, url, content)
    note_written(stage, written)
    return written


def put_file(stage: Stage, url: str, content: bytes) -> Written:
    """As `write_file`, but noted nowhere: for a forked worker, whose parent hands the result to `note_written`."""
    path = site_path(url)
    digest = digest_of(content)
    held = stage.holds.get(path)
    if held is not None and held.digest == digest:
        return Written(path, *held)
    return _make_file(stage, path, lambda file: _write(file, content, digest))


def note_written(stage: Stage, written: Written) -> None:
    """Note a file that a worker put onto the stage as wanted. SiteError: output-twice."""
    _stop_if_wanted(stage, written.path)
    stage.wanted[written.path] = written.held


def keep_file(stage: Stage, path: str, digest: str) -> bool:
    """Note a file as wanted as it stands on the stage; False when it does not stand there with that digest.

    `path` is the one of `Written`. SiteError: output-twice.
    """
    held = stage.holds.get(path)
    if held is None or held.digest != digest:
        return False
    _stop_if_wanted(stage, path)
    stage.wanted[path] = held
    return True


def place_copy(stage: Stage, url: str, source: str | Path, digest: str, checksum: int | None = None) -> bool:
    """Put a copy of a file with that digest onto the stage, unless it holds it already, and note it as wanted.

    A link would be cheaper, but whoever works on a published file in place would then change the source.
    False, and nothing noted, when the source is missing or its bytes are others: by the `checksum` (CRC-32) where
    that is known of the bytes with that digest, or else by the digest. SiteError: output-twice, output-unwritable.
    """
    _stop_if_wanted(stage, site_path(url))
    written = put_copy(stage, url, source, digest, checksum)
    if written is not None:
        note_written(stage, written)
    return written is not None


def put_copy(
    stage: Stage, url: str, source: str | Path, digest: str, checksum: int | None = None
) -> Written | None:
    """As `place_copy`, but noted nowhere: for a forked worker, whose parent hands the result to `note_written`."""
    path = site_path(url)
    held = stage.holds.get(path)
    if held is not None and held.digest == digest:
        return Written(path, *held)
    try:
        origin = os.open(source, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        status = os.fstat(origin)
        if not stat.S_ISREG(status.st_mode):
            return None
        written = _make_file(stage, path, lambda file: _copy(origin, file, status.st_size, digest, checksum))
    finally:
        os.close(origin)
    if written.digest == digest:
        return written
    os.unlink(f"{stage.folder}/{path}")
    return None


def site_path(url: str) -> str:
    """The path of `Written` that a URL is written to. UnsafePathError for a URL outside the site."""
    if plain := _PLAIN.fullmatch(url):
        return url[1:] if plain[1] else f"{url[1:]}index.html"
    return output_path(url).as_posix()


def _stop_if_wanted(stage: Stage, path: str) -> None:
    if path in stage.wanted:
        raise twice(stage, path)


def twice(stage: Stage, path: str) -> SiteError:
    """output-twice at a path of the site."""
    at = output_position(stage.public, stage.public / path)
    return SiteError([problem(at, "output-twice", url=f"/{path}".removesuffix("index.html"))])


def _make_file(stage: Stage, path: str, fill: Callable[[BinaryIO], str]) -> Written:
    """A new file at a path, never in place of the bytes that stood there: those may have another name elsewhere.

    `fill` returns the digest of what it wrote.
    """
    try:
        _make_way(stage, path)
        with open(f"{stage.folder}/{path}", "xb", buffering=0) as file:
            digest = fill(file)
            return Written(path, *held_as(digest, os.fstat(file.fileno())))
    except FileExistsError:
        raise twice(stage, path) from None
    except OSError as fault:
        raise unwritable(stage.public, stage.public / path, fault) from fault


def _make_way(stage: Stage, path: str) -> None:
    if (folder := folder_of(path)) not in stage.made:
        _make_folder(stage, folder)
    if path in stage.holds:
        with suppress(FileNotFoundError):
            os.unlink(f"{stage.folder}/{path}")
    elif path in stage.folders and not any(other.startswith(f"{path}/") for other in stage.wanted):
        shutil.rmtree(f"{stage.folder}/{path}", ignore_errors=True)


def _make_folder(stage: Stage, folder: str) -> None:
    if (above := folder_of(folder)) and above not in stage.made:
        _make_folder(stage, above)
    if folder in stage.holds and folder not in stage.wanted:
        # A file of an earlier build gives way to a folder of this one.
        with suppress(FileNotFoundError):
            os.unlink(f"{stage.folder}/{folder}")
    with suppress(FileExistsError):
        os.mkdir(f"{stage.folder}/{folder}")
    stage.made.add(folder)


def _write(file: BinaryIO, content: bytes, digest: str) -> str:
    left = memoryview(content)
    while left:
        left = left[file.write(left) :]
    return digest


def _copy(origin: int, file: BinaryIO, size: int, digest: str, checksum: int | None) -> str:
    """The digest of what was copied; where a checksum is known, an empty one for other bytes than those."""
    found, summed = blake2b(digest_size=16), 0
    # No more is asked for than there is: a buffer of a megabyte costs more than most pictures.
    ahead = min(_CHUNK, size + 1)
    is_more = True
    while is_more:
        chunk = os.read(origin, ahead)
        if checksum is None:
            found.update(chunk)
        else:
            summed = zlib.crc32(chunk, summed)
        _write(file, chunk, "")
        is_more = len(chunk) == ahead
    if checksum is None:
        return found.hexdigest()
    return digest if summed == checksum else ""
