"""Makes the pictures of an album, each once, and keeps them."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

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
from lantoa.workers import in_chunks

_TOGETHER = 50

Progress = Callable[[int, int], None]
"""Called after each decoding: how many are done, of how many that must be."""


def make_photo(
    content: bytes, wanted: Mapping[str, tuple[int, int]], recipe: PhotoRecipe
) -> dict[str, bytes]:
    """The bytes of a photo's pictures, from their names (ending in ".avif", ".webp" or ".jpg") and sizes in pixels.

    Raises PhotoError, also for a size that an encoder refuses. The same bytes on every machine with the same
    libraries. Nothing of the source's metadata stays.
    """
    sizes = sorted(set(wanted.values()), reverse=True)
    image = open_pixels(content, sizes[0][0]).image
    try:
        return dict(_encoded(image, sizes, wanted, recipe))
    except MemoryError as fault:
        raise PhotoError("photo-too-large", limit=f"{image.width * image.height // 1_000_000} MP") from fault
    except (OSError, ValueError) as fault:
        raise PhotoError("photo-unreadable") from fault


def _encoded(
    image: Image.Image,
    sizes: Sequence[tuple[int, int]],
    wanted: Mapping[str, tuple[int, int]],
    recipe: PhotoRecipe,
) -> Iterator[tuple[str, bytes]]:
    for size in sizes:
        # Each step starts from the one above: resizing from the source every time takes twice as long.
        image = image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)
        for name in sorted(name for name, other in wanted.items() if other == size):
            yield name, _encode(image, name, recipe)


def place_photos(album: Album, stage: Stage, cache: Cache, jobs: int = 1) -> tuple[Order, ...]:
    """Put every picture onto the stage that it or the cache holds: the orders of which something is left to make.

    SiteError: output-unwritable.
    """

    def place(some: Sequence[Order]) -> list[Order]:
        return [order for order in some if not _place(order, album.recipe, stage, cache)]

    # A copy is quickly made, so that handing each to a thread would take as long again.
    left = spread(place, in_chunks(plan_orders(album), _TOGETHER), jobs)
    return tuple(order for some in left for order in some)


def make_photos(
    orders: Sequence[Order],
    album: Album,
    stage: Stage,
    cache: Cache,
    jobs: int = 1,
    progress: Progress | None = None,
) -> tuple[Problem, ...]:
    """Make the pictures of some orders, keep them, and put those onto the stage that it does not hold.

    A photo that changed since it was planned, or that breaks when decoded whole, is a problem.
    SiteError: output-unwritable.
    """

    def fill(order: Order) -> Problem | None:
        try:
            fresh = make_order(order, album, cache)
        except PhotoError as fault:
            return fault_at(fault, order.path, album.places.get(order.path, Position(order.path)))
        for name, made in order.wanted:
            if site_path(made.url) not in stage.wanted:
                write_file(stage, made.url, fresh[name])
        return None

    found: list[Problem] = []
    with refusing_bombs():
        for done, fault in enumerate(spread(fill, orders, jobs), start=1):
            found.extend([fault] if fault else [])
            if progress:
                progress(done, len(orders))
    return tuple(sorted(found))


def keep_photos(album: Album, cache: Cache, jobs: int, progress: Progress) -> None:
    """Make every picture of the album that the cache does not hold. A photo that cannot be made is passed over."""

    def keep(order: Order) -> None:
        with suppress(PhotoError):
            make_order(order, album, cache)

    left = [order for order in plan_orders(album) if cache.find(order.key(album.recipe)) is None]
    with refusing_bombs():
        for done, _ in enumerate(spread(keep, left, jobs), start=1):
            progress(done, len(left))


def sizes_of(orders: Iterable[Order]) -> dict[str, tuple[int, int]]:
    """The pictures of some orders, by their paths in the public folder, with their sizes in pixels."""
    return {site_path(made.url): (made.width, made.height) for order in orders for _, made in order.wanted}


def make_order(order: Order, album: Album, cache: Cache) -> dict[str, bytes]:
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


def _place(order: Order, recipe: PhotoRecipe, stage: Stage, cache: Cache) -> bool:
    """Put the pictures of an order onto the stage as far as they are kept; whether that is all of them."""
    key = order.key(recipe)
    # Also one that is made only later, while other builds prune what none of them used.
    cache.use(key)
    blobs = cache.find(key) or {}
    left = [made.url for name, made in order.wanted if not _place_one(made.url, blobs.get(name), stage)]
    return not left


def _place_one(url: str, blob: Blob | None, stage: Stage) -> bool:
    return blob is not None and place_copy(stage, url, blob.path, blob.digest)


def _encode(image: Image.Image, name: str, recipe: PhotoRecipe) -> bytes:
    out, quality = io.BytesIO(), recipe.quality
    if name.endswith(".avif"):
        # One thread a picture: the threads work on photos, and the bytes do not depend on how many there are.
        image.save(out, "AVIF", quality=quality.avif, speed=recipe.avif_speed, max_threads=1)
    elif name.endswith(".webp"):
        image.save(out, "WEBP", quality=quality.webp, method=4)
    else:
        image.save(out, "JPEG", quality=quality.jpeg, progressive=True, optimize=True)
    return out.getvalue()
