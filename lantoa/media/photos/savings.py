"""Which forms save nothing: a photo has no AVIF, or no WebP, when that is no smaller than its JPEG of the same width.

All of its widths go together: with some of them left a browser would take a blurred or a larger one, never the JPEG.
"""

from collections.abc import Mapping

from lantoa.cache import Cache, cache_key
from lantoa.media.photos.codecs import codec_versions
from lantoa.settings import PhotoRecipe

Vain = frozenset[str]
"""Suffixes: "avif", "webp"."""

NOTHING_VAIN: Vain = frozenset()
_NAME = "forms"


def vain_forms(sizes: Mapping[str, int]) -> Vain:
    """The forms that save nothing, of pictures made together: bytes by name ("800.jpg")."""
    parts = {name: name.rpartition(".") for name in sizes}
    jpegs = {width: sizes[name] for name, (width, _, form) in parts.items() if form == "jpg"}
    return frozenset(
        form
        for name, (width, _, form) in parts.items()
        if form != "jpg" and width in jpegs and sizes[name] >= jpegs[width]
    )


def find_vain(source: str, recipe: PhotoRecipe, cache: Cache) -> Vain:
    """The forms of a photo that are known to save nothing; none when nothing was made of it yet."""
    kept = cache.get(_key(source, recipe))
    return frozenset(kept[_NAME].decode("ascii").split()) if kept else NOTHING_VAIN


def keep_vain(source: str, recipe: PhotoRecipe, vain: Vain, cache: Cache) -> None:
    """Let the next build know it before it plans a page. Most photos have no such form, and no entry."""
    if vain:
        cache.put(_key(source, recipe), {_NAME: " ".join(sorted(vain)).encode("ascii")})


def _key(source: str, recipe: PhotoRecipe) -> str:
    return cache_key("photo-vain", source=source, recipe=repr(recipe), codecs=codec_versions())
