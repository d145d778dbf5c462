"""What a photo is: its size, its format, and what to warn about; decoded small, and only once."""

import json
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

import PIL

from lantoa.cache import Cache, cache_key, fingerprint
from lantoa.media.photos.pixels import open_pixels

_SEEN_AT = 64
_VERSION = 2
_SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".jpe"),
    "MPO": (".jpg", ".jpeg", ".jpe", ".mpo"),
    "PNG": (".png", ".apng"),
    "WEBP": (".webp",),
    "GIF": (".gif",),
    "AVIF": (".avif",),
}


@dataclass(frozen=True, slots=True)
class Look:
    """`source` is the fingerprint of the file, `width` and `height` its upright size, `format` Pillow's name."""

    source: str
    width: int
    height: int
    format: str
    notes: tuple[str, ...] = ()


def look_at(content: bytes, cache: Cache) -> Look:
    """Look at a photo's bytes. Raises PhotoError, also for one cut short: all of it is decoded, but small."""
    source = fingerprint(content)
    key = cache_key("photo-look", source=source, version=_VERSION, pillow=PIL.__version__)
    seen = cache.get(key)
    if seen is not None:
        facts = json.loads(seen["look"])
        return Look(**{**facts, "notes": tuple(facts["notes"])})
    pixels = open_pixels(content, _SEEN_AT)
    look = Look(source, *pixels.full, pixels.format, pixels.notes)
    cache.put(key, {"look": json.dumps(asdict(look)).encode("ascii")})
    return look


def has_right_suffix(path: str, look: Look) -> bool:
    """Whether a file is named for what it is: a PNG called photo.jpg opens here but not everywhere."""
    return PurePosixPath(path).suffix.lower() in _SUFFIXES.get(look.format, ())
