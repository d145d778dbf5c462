"""What editors keep: photos too large for a repository, kept twice, or shown by nobody."""

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from lantoa.errors import Position, Problem, warning
from lantoa.media.attachments import Named, Seen
from lantoa.media.photos import Album

MOST_BYTES = 12_000_000
MOST_PIXELS = 6000
"""Along the longer side. What is shown is a quarter as wide; the rest makes every copy of a repository larger."""

PHOTO_SUFFIXES = frozenset(
    (
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".mpo",
        ".png",
        ".webp",
        ".gif",
        ".avif",
        ".heic",
        ".heif",
        ".tif",
        ".tiff",
    )
)


def check_originals(named: Iterable[Named], album: Album, seen: Mapping[str, Seen]) -> Iterator[Problem]:
    """Warnings of the photos that pages show, each where its file is named first."""
    places: dict[str, Position] = {}
    for one in sorted(named, key=lambda each: each.at):
        if one.path in album.shots:
            places.setdefault(one.path, one.at)
    first: dict[str, str] = {}
    for path, at in sorted(places.items()):
        look, content = album.shots[path].look, seen.get(path)
        if content and is_oversize(content.size, look.width, look.height):
            megabytes, pixels = round(content.size / 1_000_000, 1), f"{look.width}×{look.height}"
            yield warning(at, "photo-oversize", path=path, size=f"{megabytes:g}", pixels=pixels)
        if (other := first.setdefault(album.source(path), path)) != path:
            yield warning(at, "photo-twice", path=path, other=other, proposal=_written(other, at.file))


def check_unused(seen: Iterable[str], used: Collection[str]) -> Iterator[Problem]:
    """Warnings of the photos under content/ that no page names, of all files of the site."""
    for path in seen:
        if path.startswith("content/") and path not in used and _is_photo(path):
            yield warning(Position(path), "photo-unused", path=path)


def is_oversize(size: int, width: int, height: int) -> bool:
    """Whether a photo of so many bytes, and of that size in pixels, is too large for a repository."""
    return size > MOST_BYTES or max(width, height) > MOST_PIXELS


def _is_photo(path: str) -> bool:
    hidden = any(step.startswith(".") for step in path.split("/"))
    return not hidden and PurePosixPath(path).suffix.lower() in PHOTO_SUFFIXES


def _written(path: str, page: str) -> str:
    """A file as a page names it: relative to the page's folder, or from assets/ with a "/"."""
    if path.startswith("assets/"):
        return path.removeprefix("assets")
    return posixpath.relpath(path, posixpath.dirname(page))
