"""What is already made, kept under .cache/ and found again by the content that it was made from.

    blobs/ab/abcd…     bytes, named by their own digest
    entries/12/12ef…   JSON: the blobs that one key stands for; written last: it never promises too much
    uses/000007        the kind of one build, and the keys that it used; what none of the last few used is pruned
    lock               shared while a build runs, exclusive while one prunes

Keys come from content, never from a clock, so that a fresh checkout finds what another machine made. Two
builds may share a folder: every file appears whole by a rename; at worst the work is done twice. A damaged
or missing file is a miss. A folder that cannot be written is read as far as it goes, and one warning says so.
An entry tells of each blob its digest, its size, and a checksum that is read off six times as fast as the digest.
"""

# Thousands are asked for at once, and a string costs a tenth of a Path.
# ruff: noqa: PTH116, PTH123

import contextlib
import fcntl
import itertools
import json
import os
import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from lantoa.errors import Position, Problem, warning
from lantoa.fingerprints import cache_key, digest_of, fingerprint

__all__ = ["Blob", "Cache", "cache_key", "fingerprint"]

KEPT_BUILDS = 5
"""An entry that none of the last five builds used is pruned."""

_TEMPORARY = ".new"
_counter = itertools.count()


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes in the cache: where, how many, their digest (`digest_of`) and checksum (CRC-32)."""

    file: str
    size: int
    digest: str
    checksum: int

    @property
    def path(self) -> Path:
        """Where they are."""
        return Path(self.file)


class Cache:
    """A store of named blobs by key, to be closed at the end. Threads may share it.

    Without a folder (`None`) it holds nothing and never fails.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[str] = set()
        self._fault = ""
        self._lock: int | None = None
        if folder is not None:
            self._open(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """A warning when something could not be kept: the build is right, only slower next time."""
        return (warning(Position(".cache"), "cache-unusable", reason=self._fault),) if self._fault else ()

    def find(self, key: str) -> Mapping[str, Blob] | None:
        """The blobs kept under a key, each checked to be there whole; None when one is missing or damaged."""
        if self._folder is None:
            return None
        blobs = _read_entry(self._folder, key)
        if blobs is not None:
            self._used.add(key)
        return blobs

    def get(self, key: str) -> Mapping[str, bytes] | None:
        """The bytes kept under a key, by name; None when something is missing or damaged."""
        blobs = self.find(key)
        if blobs is None:
            return None
        try:
            read = {name: blob.path.read_bytes() for name, blob in blobs.items()}
        except OSError:
            return None
        return read if all(digest_of(read[name]) == blob.digest for name, blob in blobs.items()) else None

    def path(self, key: str, name: str) -> Path | None:
        """The file of one blob, to link or copy without reading it; it must not be written to."""
        blob = (self.find(key) or {}).get(name)
        return blob.path if blob else None

    def use(self, key: str) -> None:
        """Count an entry as used by this build, though nobody looks at it."""
        self._used.add(key)

    def put(self, key: str, blobs: Mapping[str, bytes]) -> None:
        """Keep blobs under a key. What cannot be kept is left out, with a warning in `problems`."""
        if self._folder is None or self._fault:
            return
        try:
            _write_entry(self._folder, key, blobs)
        except OSError as fault:
            self._fault = fault.strerror or type(fault).__name__
        else:
            self._used.add(key)

    def prune(self, kept_builds: int = KEPT_BUILDS, kind: str = "") -> None:
        """At the end of a whole build of some kind: note what it used, remove what the last `kept_builds` did not use.

        A build that stopped early must not call this: what it did not reach would look unused. While another
        build runs nothing is removed; the next one that ends alone will.
        """
        if self._folder is None or self._lock is None or self._fault:
            return
        try:
            _write_uses(self._folder, kind, self._used)
            if _is_alone(self._lock):
                _prune(self._folder, _uses(self._folder)[-kept_builds:])
        except OSError as fault:
            self._fault = fault.strerror or type(fault).__name__

    def keep_last(self, kinds: Iterable[str]) -> None:
        """Remove all but what the last build of each of these kinds used. Only for whoever is `alone`."""
        if self._folder is not None and (self._folder / "uses").is_dir():
            last = {_kind(uses): uses for uses in _uses(self._folder)}
            _prune(self._folder, [last[kind] for kind in map(fingerprint, kinds) if kind in last])

    @property
    def alone(self) -> bool:
        """Whether no build uses the folder; none then begins to before `close`."""
        return self._lock is not None and _is_alone(self._lock)

    def close(self) -> None:
        """Let go of the folder, so that another build may prune it."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _open(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = os.open(folder / "lock", os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o666)
            fcntl.flock(self._lock, fcntl.LOCK_SH)
        except OSError as fault:
            self._fault = fault.strerror or type(fault).__name__


def _read_entry(folder: Path, key: str) -> Mapping[str, Blob] | None:
    try:
        with open(f"{folder}/entries/{key[:2]}/{key}", "rb", buffering=0) as entry:
            written = json.loads(entry.read())
        blobs = {
            name: Blob(f"{folder}/blobs/{digest[:2]}/{digest}", size, digest, checksum)
            for name, (digest, size, checksum) in written.items()
        }
        return blobs if all(os.stat(blob.file).st_size == blob.size for blob in blobs.values()) else None
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None


def _write_entry(folder: Path, key: str, blobs: Mapping[str, bytes]) -> None:
    listed = {}
    for name, content in sorted(blobs.items()):
        digest = digest_of(content)
        listed[name] = (digest, len(content), zlib.crc32(content))
        blob = _place(folder, "blobs", digest)
        if not _holds(blob, content):
            _write_whole(blob, content)
    _write_whole(_place(folder, "entries", key), json.dumps(listed).encode("ascii"))


def _holds(blob: Path, content: bytes) -> bool:
    try:
        return blob.read_bytes() == content
    except FileNotFoundError:
        return False


def _place(folder: Path, kind: str, name: str) -> Path:
    return folder / kind / name[:2] / name


def _write_whole(path: Path, content: bytes) -> None:
    """Write beside the file, then rename: a reader finds all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = _fresh(path)
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def _fresh(path: Path) -> Path:
    """A name beside a file that no other thread or build uses."""
    return path.with_name(f".{path.name}.{os.getpid()}-{next(_counter)}{_TEMPORARY}")


def _write_uses(folder: Path, kind: str, used: Iterable[str]) -> None:
    """List the keys of this build, below its kind, under the next free number."""
    (folder / "uses").mkdir(exist_ok=True)
    for number in itertools.count(max((int(path.name) for path in _uses(folder)), default=0) + 1):
        # Another build that ends at this moment may take the number first.
        with contextlib.suppress(FileExistsError), (folder / "uses" / f"{number:06}").open("x") as uses:
            uses.write("\n".join((fingerprint(kind), *sorted(used))))
            return


def _uses(folder: Path) -> list[Path]:
    numbered = (path for path in (folder / "uses").iterdir() if path.name.isdecimal())
    return sorted(numbered, key=lambda path: int(path.name))


def _is_alone(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _kind(uses: Path) -> str:
    return uses.read_text("ascii").partition("\n")[0]


def _prune(folder: Path, kept: Collection[Path]) -> None:
    """Remove entries that the builds of these lists did not use, blobs without one, files of a killed build."""
    for old in _uses(folder):
        if old not in kept:
            old.unlink(missing_ok=True)
    used = {key for path in kept for key in path.read_text("ascii").split()[1:]}
    wanted: set[Path] = set()
    for entry in (folder / "entries").glob("*/*"):
        blobs = _read_entry(folder, entry.name) if entry.name in used else None
        if blobs is None:
            entry.unlink(missing_ok=True)
        else:
            wanted.update(blob.path for blob in blobs.values())
    for blob in (folder / "blobs").glob("*/*"):
        if blob not in wanted:
            blob.unlink(missing_ok=True)
