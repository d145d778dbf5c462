"""What a photo is: its size, its format, its tone, and what to warn about; decoded small, and only once."""

import json
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from lantoa.cache import Cache, cache_key
from lantoa.fingerprints import digest_of
from lantoa.media.photos.codecs import codec_versions
from lantoa.media.photos.pixels import open_pixels
from lantoa.media.photos.tones import tone_of

_SEEN_AT = 64
_VERSION = 3
_SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "MPO": (".jpg", ".jpeg", ".jpe", ".mpo"),
    "PNG": (".png", ".apng"),
    "WEBP": (".webp",),
    "GIF": (".gif",),
    "AVIF": (".avif",),
    "TIFF": (".tif", ".tiff"),
    "HEIF": (".heic", ".heif", ".hif"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """`source` is the digest of the file, `width` and `height` its upright size, `format` Pillow's name.

    `tone` is the name of the colour that stands in its place until it has come.
    """

    source: str
    width: int
    height: int
    format: str
    notes: tuple[str, ...] = ()
    tone: str = ""


def look_at(content: bytes, cache: Cache) -> Look:
    """Look at a photo's bytes. Raises PhotoError, also for one cut short: all of it is decoded, but small."""
    source = digest_of(content)
    seen = find_look(source, cache)
    if seen is not None:
        return seen
    pixels = open_pixels(content, _SEEN_AT)
    look = Look(source, *pixels.full, pixels.format, pixels.notes, tone_of(pixels.image))
    cache.put(_key(source), {"look": json.dumps(asdict(look)).encode("ascii")})
    return look


def find_look(source: str, cache: Cache) -> Look | None:
    """What was seen in the photo with that digest; None when nobody looked at it yet."""
    seen = cache.get(_key(source))
    if seen is None:
        return None
    facts = json.loads(seen["look"])
    return Look(**{**facts, "notes": tuple(facts["notes"])})


def _key(source: str) -> str:
    return cache_key("photo-look", source=source, version=_VERSION, codecs=codec_versions())


def has_right_suffix(path: str, look: Look) -> bool:
    """Whether a file is named for what it is: a PNG called photo.jpg opens here but not everywhere."""
    return PurePosixPath(path).suffix.lower() in _SUFFIXES.get(look.format, ())
