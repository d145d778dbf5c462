"""Makes the pictures of an album, each once, and keeps them."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from typing import NamedTuple

from PIL import Image

from lantoa.cache import Blob, Cache
from lantoa.errors import Position, Problem
from lantoa.fingerprints import digest_of
from lantoa.media.photos.opening import PhotoError, read_photo
from lantoa.media.photos.orders import Order, plan_orders
from lantoa.media.photos.pixels import make_of_pixels
from lantoa.media.photos.plan import Album, fault_at
from lantoa.media.photos.savings import Vain, keep_vain, vain_forms
from lantoa.media.photos.workers import spread
from lantoa.output import Stage, Written, note_written, put_copy, site_path, write_file
from lantoa.settings import PhotoRecipe
from lantoa.workers import in_chunks
from lantoa.workers import spread as forked

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

    def make(image: Image.Image) -> dict[str, bytes]:
        try:
            return dict(_encoded(image, sizes, wanted, recipe))
        except MemoryError as fault:
            limit = f"{image.width * image.height // 1_000_000} MP"
            raise PhotoError("photo-too-large", limit=limit) from fault
        except (OSError, ValueError) as fault:
            raise PhotoError("photo-unreadable") from fault

    return make_of_pixels(content, sizes[0][0], make)


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


class Placed(NamedTuple):
    """Orders of which something is left to make; by source, the forms that are known to save nothing, none included."""

    left: tuple[Order, ...]
    vain: Mapping[str, Vain]


def place_photos(album: Album, stage: Stage, cache: Cache, jobs: int = 1) -> Placed:
    """Put every picture onto the stage that it or the cache holds. SiteError: output-unwritable."""
    left: list[Order] = []
    vain: dict[str, Vain] = {}

    def put(some: Sequence[Order]) -> list[_Put]:
        return [_put(order, album.recipe, stage, cache, vain.get(order.source)) for order in some]

    for orders in _parted(plan_orders(album)):
        # Processes: threads that copy thousands of small files wait for one another most of the time.
        done = chain.from_iterable(forked(put, in_chunks(orders, _TOGETHER), jobs))
        for order, one in zip(orders, done, strict=True):
            if not _note(one, order, album.recipe, stage, cache, vain):
                left.append(order)
    return Placed(tuple(left), vain)


def make_photos(
    placed: Placed,
    album: Album,
    stage: Stage,
    cache: Cache,
    jobs: int = 1,
    progress: Progress | None = None,
) -> tuple[Mapping[str, Vain], tuple[Problem, ...]]:
    """Make the pictures that are left, keep them, and put those onto the stage that it does not hold.

    What is known of forms then, as in `Placed`, and what is wrong: a photo that changed since it was planned, or that
    breaks when decoded whole. SiteError: output-unwritable.
    """
    vain = dict(placed.vain)

    def fill(order: Order) -> Problem | None:
        try:
            fresh = make_order(order, album, cache)
        except PhotoError as fault:
            return fault_at(fault, order.path, album.places.get(order.path, Position(order.path)))
        if order.usual:
            vain[order.source] = vain_forms({name: len(content) for name, content in fresh.items()})
        for name, made in order.published(vain.get(order.source)):
            if site_path(made.url) not in stage.wanted:
                write_file(stage, made.url, fresh[name])
        return None

    found: list[Problem] = []
    rounds = (spread(fill, orders, jobs) for orders in _parted(placed.left))
    for done, fault in enumerate(chain.from_iterable(rounds), start=1):
        found.extend([fault] if fault else [])
        if progress:
            progress(done, len(placed.left))
    return vain, tuple(sorted(found))


def _parted(orders: Iterable[Order]) -> tuple[list[Order], list[Order]]:
    """Those that show which forms save something, and those that come after them for that."""
    all_of_them = list(orders)
    return [order for order in all_of_them if order.usual], [
        order for order in all_of_them if not order.usual
    ]


def keep_photos(album: Album, cache: Cache, jobs: int, progress: Progress) -> None:
    """Make every picture of the album that the cache does not hold. A photo that cannot be made is passed over."""

    def keep(order: Order) -> None:
        with suppress(PhotoError):
            make_order(order, album, cache)

    left = [order for order in plan_orders(album) if cache.find(order.key(album.recipe)) is None]
    for done, _ in enumerate(spread(keep, left, jobs), start=1):
        progress(done, len(left))


def sizes_of(placed: Placed) -> dict[str, tuple[int, int]]:
    """The pictures that are left to make, by their paths in the public folder, with their sizes in pixels."""
    left = (order.published(placed.vain.get(order.source)) for order in placed.left)
    return {site_path(made.url): (made.width, made.height) for some in left for _, made in some}


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
    if order.usual:
        vain = vain_forms({name: len(made) for name, made in fresh.items()})
        keep_vain(order.source, album.recipe, vain, cache)
    cache.put(key, fresh)
    return fresh


class _Put(NamedTuple):
    """Pictures of an order that stand on the stage and are not noted yet. `vain` is None where nothing tells it."""

    key: str
    vain: Vain | None
    written: tuple[Written, ...]
    is_whole: bool


def _put(order: Order, recipe: PhotoRecipe, stage: Stage, cache: Cache, vain: Vain | None) -> _Put:
    """Put the pictures of an order onto the stage as far as they are kept."""
    key = order.key(recipe)
    blobs = cache.find(key)
    if blobs and order.usual:
        vain = vain_forms({name: blob.size for name, blob in blobs.items()})
    if not blobs or vain is None:
        return _Put(key, None, (), False)
    wanted = order.published(vain)
    put = [_put_one(made.url, blobs.get(name), stage) for name, made in wanted]
    return _Put(key, vain, tuple(one for one in put if one), all(put))


def _put_one(url: str, blob: Blob | None, stage: Stage) -> Written | None:
    return put_copy(stage, url, blob.file, blob.digest, blob.checksum) if blob else None


def _note(
    put: _Put, order: Order, recipe: PhotoRecipe, stage: Stage, cache: Cache, vain: dict[str, Vain]
) -> bool:
    """Note what a worker put onto the stage; whether it is all of the order."""
    # Also one that is made only later, while other builds prune what none of them used.
    cache.use(put.key)
    for written in put.written:
        note_written(stage, written)
    if order.usual and put.vain is not None:
        vain[order.source] = put.vain
        if put.vain != order.vain:
            keep_vain(order.source, recipe, put.vain, cache)
    return put.is_whole


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
