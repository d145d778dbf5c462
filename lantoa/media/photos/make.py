"""Makes the pictures of an album, each once, and keeps them."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import PIL
from PIL import Image, features

from lantoa.cache import Blob, Cache
from lantoa.errors import Position, Problem
from lantoa.fingerprints import cache_key, fingerprint
from lantoa.media.photos.opening import PhotoError, read_photo
from lantoa.media.photos.pixels import open_pixels, refusing_bombs
from lantoa.media.photos.plan import Album, Recipe, Shot, fault_at
from lantoa.media.photos.workers import spread
from lantoa.output import Stage, place_copy, write_file
from lantoa.views import Rendition

_VERSION = 1

Progress = Callable[[int, int], None]
"""Called after each photo: how many are done, of how many."""


@dataclass(frozen=True, slots=True)
class Order:
    """The pictures wanted of one source: where it lies, and each picture with its name in the cache."""

    path: str
    source: str
    wanted: tuple[tuple[str, Rendition], ...]


def make_photo(content: bytes, wanted: Mapping[str, tuple[int, int]], recipe: Recipe) -> dict[str, bytes]:
    """The bytes of a photo's pictures, from their names (ending in ".avif" or ".jpg") and sizes in pixels.

    Raises PhotoError. The same bytes on every machine with the same libraries. Nothing of the
    source's metadata stays.
    """
    sizes = sorted(set(wanted.values()), reverse=True)
    image = open_pixels(content, sizes[0][0]).image
    made: dict[str, bytes] = {}
    for size in sizes:
        # Each step starts from the one above: resizing from the source every time takes twice as long.
        image = image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)
        for name in sorted(name for name, other in wanted.items() if other == size):
            made[name] = _encode(image, name, recipe)
    return made


def make_photos(
    album: Album,
    stage: Stage,
    cache: Cache,
    jobs: int = 1,
    progress: Progress | None = None,
) -> tuple[Problem, ...]:
    """Put every picture of the album onto the stage, making those that neither it nor the cache holds.

    A photo that changed since it was planned, or that breaks when decoded whole, is a problem.
    SiteError: output-unwritable.
    """
    orders = plan_orders(album)
    found: list[Problem] = []
    with refusing_bombs():
        faults = spread(lambda order: _fill(order, album, stage, cache), orders, jobs)
        for done, fault in enumerate(faults, start=1):
            found.extend([fault] if fault else [])
            if progress:
                progress(done, len(orders))
    return tuple(sorted(found))


def plan_orders(album: Album) -> tuple[Order, ...]:
    """One order a source, however many photos have its bytes."""
    wanted: dict[str, dict[str, Rendition]] = {}
    paths: dict[str, str] = {}
    for path, shot in sorted(album.shots.items()):
        paths.setdefault(shot.look.source, path)
        for rendition in _renditions(shot, album.recipe):
            wanted.setdefault(shot.look.source, {})[rendition.url] = rendition
    return tuple(
        Order(path, source, tuple((_name(made), made) for _, made in sorted(wanted[source].items())))
        for source, path in paths.items()
    )


def _renditions(shot: Shot, recipe: Recipe) -> tuple[Rendition, ...]:
    return (*shot.renditions(recipe, shot.lead), shot.fallback(recipe))


def _name(rendition: Rendition) -> str:
    return f"{rendition.width}{Path(rendition.url).suffix}"


def _fill(order: Order, album: Album, stage: Stage, cache: Cache) -> Problem | None:
    sizes = {name: (made.width, made.height) for name, made in order.wanted}
    key = _key(order.source, sizes, album.recipe)
    blobs = cache.find(key) or {}
    left = [(name, made.url) for name, made in order.wanted if not _place(made.url, blobs.get(name), stage)]
    if not left:
        return None
    try:
        fresh = _make(order, sizes, album)
    except PhotoError as fault:
        return fault_at(fault, order.path, Position(order.path))
    cache.put(key, fresh)
    for name, url in left:
        write_file(stage, url, fresh[name])
    return None


def _place(url: str, blob: Blob | None, stage: Stage) -> bool:
    return blob is not None and place_copy(stage, url, blob.path, blob.digest)


def _make(order: Order, sizes: Mapping[str, tuple[int, int]], album: Album) -> dict[str, bytes]:
    content = read_photo(album.root, order.path)
    if fingerprint(content) != order.source:
        raise PhotoError("photo-changed")
    return make_photo(content, sizes, album.recipe)


def _key(source: str, sizes: Mapping[str, tuple[int, int]], recipe: Recipe) -> str:
    facts = {"sizes": sizes, "recipe": repr(recipe), "version": _VERSION}
    return cache_key("photo", source=source, pillow=PIL.__version__, avif=features.version("avif"), **facts)


def _encode(image: Image.Image, name: str, recipe: Recipe) -> bytes:
    out = io.BytesIO()
    if name.endswith(".avif"):
        # One thread a picture: the threads work on photos, and the bytes do not depend on how many there are.
        image.save(out, "AVIF", quality=recipe.avif_quality, speed=recipe.avif_speed, max_threads=1)
    else:
        image.save(out, "JPEG", quality=recipe.jpeg_quality, progressive=True, optimize=True)
    return out.getvalue()
