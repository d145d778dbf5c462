"""Makes the pictures of an album, each once, and keeps them."""

import io
from collections.abc import Callable, Mapping

from PIL import Image

from lantoa.cache import Blob, Cache
from lantoa.errors import Position, Problem
from lantoa.fingerprints import digest_of
from lantoa.media.photos.opening import PhotoError, read_photo
from lantoa.media.photos.orders import Order, plan_orders
from lantoa.media.photos.pixels import open_pixels, refusing_bombs
from lantoa.media.photos.plan import Album, fault_at
from lantoa.media.photos.workers import spread
from lantoa.output import Stage, place_copy, site_path, write_file
from lantoa.settings import PhotoRecipe

_SPEED = 9
"""Of AVIF's encoder: 6, its usual one, takes eight times as long for a tenth of the bytes."""

Progress = Callable[[int, int], None]
"""Called after each decoding: how many are done, of how many that must be."""


def make_photo(
    content: bytes, wanted: Mapping[str, tuple[int, int]], recipe: PhotoRecipe
) -> dict[str, bytes]:
    """The bytes of a photo's pictures, from their names (ending in ".avif", ".webp" or ".jpg") and sizes in pixels.

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
    left = place_known(album, stage, cache, jobs)
    found: list[Problem] = []
    with refusing_bombs():
        faults = spread(lambda order: _fill(order, album, stage, cache), left, jobs)
        for done, fault in enumerate(faults, start=1):
            found.extend([fault] if fault else [])
            if progress:
                progress(done, len(left))
    return tuple(sorted(found))


def place_known(album: Album, stage: Stage, cache: Cache, jobs: int = 1) -> tuple[Order, ...]:
    """Put every picture onto the stage that it or the cache holds: the orders of which something is left to make."""
    orders = plan_orders(album)
    whole = spread(lambda order: not _place(order, album.recipe, stage, cache), orders, jobs)
    return tuple(order for order, is_whole in zip(orders, whole, strict=True) if not is_whole)


def order_photo(order: Order, album: Album, cache: Cache) -> dict[str, bytes]:
    """The pictures of an order by name, from the cache or made now and kept. Raises PhotoError."""
    key = order.key(album.recipe)
    known = cache.get(key)
    if known is not None:
        return dict(known)
    content = read_photo(album.root, order.path)
    if digest_of(content) != order.source:
        raise PhotoError("photo-changed")
    fresh = make_photo(content, order.sizes, album.recipe)
    cache.put(key, fresh)
    return fresh


def _place(order: Order, recipe: PhotoRecipe, stage: Stage, cache: Cache) -> list[str]:
    """The URLs of those pictures that are left to make."""
    blobs = cache.find(order.key(recipe)) or {}
    return [made.url for name, made in order.wanted if not _place_one(made.url, blobs.get(name), stage)]


def _place_one(url: str, blob: Blob | None, stage: Stage) -> bool:
    return blob is not None and place_copy(stage, url, blob.path, blob.digest)


def _fill(order: Order, album: Album, stage: Stage, cache: Cache) -> Problem | None:
    try:
        fresh = order_photo(order, album, cache)
    except PhotoError as fault:
        return fault_at(fault, order.path, album.places.get(order.path, Position(order.path)))
    for name, made in order.wanted:
        if site_path(made.url) not in stage.wanted:
            write_file(stage, made.url, fresh[name])
    return None


def _encode(image: Image.Image, name: str, recipe: PhotoRecipe) -> bytes:
    out, quality = io.BytesIO(), recipe.quality
    if name.endswith(".avif"):
        # One thread a picture: the threads work on photos, and the bytes do not depend on how many there are.
        image.save(out, "AVIF", quality=quality.avif, speed=_SPEED, max_threads=1)
    elif name.endswith(".webp"):
        image.save(out, "WEBP", quality=quality.webp, method=4)
    else:
        image.save(out, "JPEG", quality=quality.jpeg, progressive=True, optimize=True)
    return out.getvalue()
