"""What a site is made from: every source file by the fingerprint of its bytes.

A file is read only when it may have changed. It surely has not when its size, inode and time of change are those of
an earlier look, and the last change was well before that look (the rule of Git's index). The times are no part of any
key: on another machine, or after a fresh checkout, every file is read once.
"""

# Files come by the ten thousand, and a string costs a tenth of a Path.
# ruff: noqa: PTH112, PTH116, PTH123, PTH208

import hashlib
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import lantoa
from lantoa.fingerprints import fingerprint
from lantoa.overrides import own_and_generators

FOLDERS = ("content", "assets", "layouts")
CONFIG = "site_config.yaml"
_CODE = "generator/lantoa"

_SETTLED = 2_000_000_000
"""Nanoseconds after which a change is sure to have another time: some file systems count whole seconds."""

_LIBRARIES = frozenset(
    {
        *("jinja2", "markdown", "markupsafe", "nh3", "pagefind_bin", "pi_heif", "pillow", "pypdf", "pyyaml"),
        *("rjsmin", "tinytag"),
    }
)
"""Distributions whose version decides bytes of the site."""

Look = tuple[int, int, int, str]
"""Of a file: its size, inode, time of change (ns, 0 when it may change again unseen), fingerprint."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Every source file by its path relative to the site's folder, sorted, with its fingerprint.

    The generator itself stands under `generator/`, its layouts and assets too. `looks` spare the next build the
    reading; `read` counts the files that this one had to read. `running` is the generator that a long process runs.
    """

    digests: Mapping[str, str]
    looks: Mapping[str, Look]
    read: int
    running: Mapping[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The fingerprint of the generator and of the libraries whose version decides bytes of the site."""
        code = self.under(_CODE)
        return fingerprint(*_flat(code), *_versions(), sys.version)

    @property
    def key(self) -> str:
        """One fingerprint of all that decides a site."""
        return fingerprint(*_flat(self.digests), *_versions(), sys.version)

    def under(self, *folders: str) -> dict[str, str]:
        """The files below some folders."""
        starts = tuple(f"{folder}/" for folder in folders)
        return {path: digest for path, digest in self.digests.items() if path.startswith(starts)}


def read_sources(root: Path, before: Mapping[str, Look], running: Mapping[str, str] | None = None) -> Sources:
    """Look at every source file of a site. What cannot be read has a fingerprint of its own, and a problem later.

    `running` is what `read_generator` said when this process began: it goes on with that, whatever is installed.
    """
    found = _look_at(_files(root), before)
    if running is None:
        return found
    others = {name: digest for name, digest in found.digests.items() if not name.startswith(f"{_CODE}/")}
    return replace(found, digests=dict(sorted({**others, **running}.items())), running=running)


def read_generator(before: Mapping[str, Look]) -> Mapping[str, str]:
    """The files of the generator with their fingerprints."""
    return _look_at(_below(str(Path(lantoa.__file__).parent), _CODE, ()), before).digests


def _look_at(files: Iterable[tuple[str, str]], before: Mapping[str, Look]) -> Sources:
    digests: dict[str, str] = {}
    looks: dict[str, Look] = {}
    read = 0
    for name, path in sorted(files):
        now = time.time_ns()
        try:
            about = os.stat(path)
            known = before.get(name)
            if known and known[:3] == (about.st_size, about.st_ino, about.st_ctime_ns):
                digest = known[3]
            else:
                digest = _digest(path)
                read += 1
        except OSError as fault:
            digests[name] = f"unreadable {fault.errno}"
            continue
        settled = about.st_ctime_ns if abs(now - about.st_ctime_ns) > _SETTLED else 0
        digests[name] = digest
        looks[name] = (about.st_size, about.st_ino, settled, digest)
    return Sources(digests, looks, read)


def _flat(digests: Mapping[str, str]) -> Iterator[str]:
    for path, digest in digests.items():
        yield path
        yield digest


def has_changed(root: Path, sources: Sources) -> bool:
    """Whether a source changed since it was looked at: what was built meanwhile may be of neither version."""
    return read_sources(root, sources.looks, sources.running or None).digests != sources.digests


def _files(root: Path) -> Iterator[tuple[str, str]]:
    if (root / CONFIG).is_file():
        yield CONFIG, str(root / CONFIG)
    for folder in FOLDERS:
        yield from _below(str(root / folder), folder, ())
        ours = own_and_generators(root, folder)[0] if folder != "content" else None
        if ours and ours.resolve() != (root / folder).resolve():
            yield from _below(str(ours), f"generator/{folder}", ())
    yield from _below(str(Path(lantoa.__file__).parent), _CODE, ())


def _below(folder: str, name: str, above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The files under a folder. A link is followed, but not into a folder that it stands in."""
    real = os.path.realpath(folder)
    if real in above or not os.path.isdir(folder):
        return
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name == "__pycache__":
            continue
        try:
            is_folder, is_file = entry.is_dir(), entry.is_file()
        except OSError:  # a link to itself
            continue
        if is_folder:
            yield from _below(entry.path, f"{name}/{entry.name}", (*above, real))
        elif is_file:
            yield f"{name}/{entry.name}", entry.path


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        about = hashlib.blake2b(digest_size=16)
        while piece := file.read(1 << 20):
            about.update(piece)
    return about.hexdigest()


@cache
def _versions() -> tuple[str, ...]:
    """`markdown-3.11.3.dist-info` and so on: the names of their folders, which are cheaper to read than to ask for."""
    found = set()
    for folder in filter(os.path.isdir, sys.path):
        for name in os.listdir(folder):
            if name.endswith(".dist-info") and name.partition("-")[0].lower() in _LIBRARIES:
                found.add(name.lower())
    return tuple(sorted(found))
