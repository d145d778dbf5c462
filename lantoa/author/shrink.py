"""`photos shrink`: originals that are too large are written again, smaller, upright and without what a phone wrote
into them; a copy of each is kept where Git does not see it, until somebody deletes it."""

import io
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantoa.cache import Cache
from lantoa.errors import Position, Problem, problem
from lantoa.fingerprints import fingerprint
from lantoa.media.originals import PHOTO_SUFFIXES, is_oversize
from lantoa.media.photos.look import Look, look_at
from lantoa.media.photos.opening import PhotoError, read_photo
from lantoa.media.photos.pixels import open_pixels
from lantoa.media.photos.plan import fault_at
from lantoa.reading.schema.files import OPEN_FOLDERS

KEPT = ".originals"
"""The folder of copies, in the site's folder. Not below .cache/, which anybody may delete at any time."""

LONGEST = 4000
"""Pixels of the longer side afterwards: more than twice what any page shows, enough to print on A4."""

_QUALITY = 88
_WRITTEN: dict[str, tuple[str, dict[str, Any]]] = {
    "JPEG": ("JPEG", {"quality": _QUALITY, "optimize": True, "progressive": True}),
    "MPO": ("JPEG", {"quality": _QUALITY, "optimize": True, "progressive": True}),
    "PNG": ("PNG", {"optimize": True}),
    "WEBP": ("WEBP", {"quality": _QUALITY}),
    "AVIF": ("AVIF", {"quality": 75}),
}


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A photo as it was and as it is: bytes and pixels. `kept` is its copy, or "" where nothing was written."""

    path: str
    before: int
    after: int
    was: tuple[int, int]
    now: tuple[int, int]
    kept: str = ""


@dataclass(frozen=True, slots=True)
class ShrinkReport:
    """What was shrunk, how many photos were looked at, and what was wrong with some."""

    shrunk: tuple[Shrunk, ...]
    looked: int
    problems: tuple[Problem, ...]


def shrink_photos(root: Path, files: Sequence[Path] = (), dry_run: bool = False) -> ShrinkReport:
    """Shrink those of the photos that are too large: the ones named, or all of content/ and assets/.

    What cannot be shrunk is a problem and stays as it is; so does everything after a disk refused to be written to.
    """
    shrunk: list[Shrunk] = []
    problems: list[Problem] = []
    paths, astray = _paths(root, files)
    with Cache(root / ".cache") as cache:
        for path in paths:
            try:
                shrunk.extend(_shrink(root, path, cache, dry_run))
            except PhotoError as fault:
                problems.append(fault_at(fault, path, Position(path)))
            except OSError as fault:
                problems.append(
                    problem(
                        Position(path), "output-unwritable", reason=fault.strerror or type(fault).__name__
                    )
                )
                break
    return ShrinkReport(tuple(shrunk), len(paths), (*astray, *sorted(problems)))


def _paths(root: Path, files: Sequence[Path]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    if not files:
        return tuple(sorted(_photos(root))), ()
    found: dict[str, None] = {}
    astray: list[Problem] = []
    for file in files:
        # As a problem writes it, from the site's folder; or as a shell completes it, from where one stands.
        place = next((path for path in (root / file, file) if path.is_file()), None)
        path = _inside(root, place) if place else ""
        if path:
            found[path] = None
        else:
            code = "path-outside-site" if place else "file-not-found"
            astray.append(problem(Position(file.as_posix()), code, value=file, suggestion=""))
    return tuple(found), tuple(astray)


def _inside(root: Path, file: Path) -> str:
    """The path of a file from the site's folder; "" for one that is not below content/ or assets/."""
    real, home = file.resolve(), root.resolve()
    if not any(real.is_relative_to(home / folder) for folder in OPEN_FOLDERS):
        return ""
    return real.relative_to(home).as_posix()


def _photos(root: Path) -> Iterator[str]:
    for folder in OPEN_FOLDERS:
        for here, folders, names in os.walk(root / folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for path in (Path(here) / name for name in names if not name.startswith(".")):
                if path.suffix.lower() in PHOTO_SUFFIXES and path.is_file() and not path.is_symlink():
                    yield path.relative_to(root).as_posix()


def _shrink(root: Path, path: str, cache: Cache, dry_run: bool) -> Iterable[Shrunk]:
    content = read_photo(root, path)
    look = look_at(content, cache)
    if not is_oversize(len(content), look.width, look.height):
        return
    small, size = _made_small(content, look)
    if len(small) >= len(content):
        raise PhotoError("photo-not-smaller")
    kept = "" if dry_run else _keep(root, path, content)
    if not dry_run:
        _replace(root / path, small)
    yield Shrunk(path, len(content), len(small), (look.width, look.height), size, kept)


def _made_small(content: bytes, look: Look) -> tuple[bytes, tuple[int, int]]:
    if look.format not in _WRITTEN or "photo-animated" in look.notes:
        raise PhotoError("photo-not-shrinkable", format=look.format)
    form, options = _WRITTEN[look.format]
    scale = min(1.0, LONGEST / max(look.width, look.height))
    image = open_pixels(content, max(1, round(look.width * scale))).image
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue(), image.size


def _keep(root: Path, path: str, content: bytes) -> str:
    """Copy an original, and be sure that the copy is on the disk. Named by its bytes: none takes another's place."""
    folder = root / KEPT
    folder.mkdir(exist_ok=True)
    if not (folder / ".gitignore").exists():
        _replace(folder / ".gitignore", b"*\n")
    place = folder / path
    copy = place.with_name(f"{place.stem}-{fingerprint(content)[:10]}{place.suffix}")
    copy.parent.mkdir(parents=True, exist_ok=True)
    if not (copy.is_file() and copy.read_bytes() == content):
        _replace(copy, content)
    return copy.relative_to(root).as_posix()


def _replace(path: Path, content: bytes) -> None:
    """Put bytes in place of a file, wholly or not at all."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, fresh)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Wait until the names in a folder are on the disk too: a cut of power may then lose neither file."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
