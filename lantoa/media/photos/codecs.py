"""Which libraries decide the bytes of a picture: with another one, what was made before is not found again."""

from functools import cache as once
from importlib.metadata import PackageNotFoundError, version

import PIL
from PIL import features

_DECODING = 2
"""To be raised when photos are decoded in another way."""

_LIBRARIES = ("avif", "webp", "libjpeg_turbo", "littlecms2", "libtiff", "zlib")


@once
def codec_versions() -> str:
    """Pillow, the libraries inside it, those that make AVIF, what reads HEIF, and how they are used to decode."""
    found = {name: features.version(name) for name in _LIBRARIES}
    return repr((PIL.__version__, sorted(found.items()), _inside_avif(), _heif(), _DECODING))


def _inside_avif() -> str:
    try:
        from PIL import _avif
    except ImportError:
        return ""
    return str(_avif.codec_versions())


def _heif() -> str:
    # Its number alone: it takes a while to load, and few sites have a photo for it.
    try:
        return version("pi-heif")
    except PackageNotFoundError:
        return ""
