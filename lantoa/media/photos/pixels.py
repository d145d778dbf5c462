"""Turns the bytes of a photo into upright sRGB pixels, or says why not.

What Pillow does with odd files was measured on 2,685 of them; each rule here answers one trap. Whatever it
raises becomes a PhotoError.
"""

import contextlib
import io
import struct
import warnings
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache as once

from PIL import Image, ImageCms

from lantoa.media.photos.apart import Alone, Pixels, decode_apart, make_apart
from lantoa.media.photos.bands import shrink
from lantoa.media.photos.opening import PhotoError
from lantoa.media.photos.room import Room
from lantoa.media.photos.scans import has_many_scans

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
"""What is opened at all; the rest of Pillow (EPS starts Ghostscript) is never asked. MPO opens as JPEG.

HEIF and TIFF are asked only for what says that it is one.
"""

MOST_PIXELS = {"JPEG": 120_000_000, "MPO": 120_000_000, "WEBP": 30_000_000}
"""A JPEG is decoded small by `draft`: phones make 108 megapixels. A WebP stands in memory four times."""

MOST_PIXELS_ELSE = 60_000_000
"""Any other format, and a JPEG that comes in layers, is decoded whole: 60 megapixels are 240 MB."""

_BYTES = {"WEBP": 16, "AVIF": 9, "HEIF": 9}
"""That a pixel takes where it is decoded whole, all that its library keeps beside it included; else four."""

MOST_ASPECT = 20
"""A longer strip would be of no use, and one of 1×4000 pixels costs gigabytes when resized."""

_ROOM = Room(320_000_000)

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = tuple(_TURNS[orientation] for orientation in (5, 6, 7, 8))
_PAPER = (255, 255, 255)
_HEIF = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1"})
_TIFF = (b"II*\0", b"MM\0*", b"II\0*", b"MM*\0", b"II+\0", b"MM\0+")
_STILL = frozenset({*_HEIF, b"avif", b"avis", b"crx "})
_DRAWN_SMALL = ("JPEG", "MPO")
_SERIES = ("MPO", "HEIF")
"""Formats in which a further picture is no next frame: a preview, a map of depth or brightness, a burst."""
_SMALLEST = 320
"""Pixels across: a phone shows a photo wider than that."""
_FAULTS = (
    *(OSError, ValueError, SyntaxError, LookupError, EOFError, ArithmeticError, TypeError, MemoryError),
    *(RuntimeError, AssertionError, AttributeError),
    *(struct.error, zlib.error, ImageCms.PyCMSError),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning),
)


@contextlib.contextmanager
def _refusing_bombs() -> Iterator[None]:
    """Pillow's bomb warning stops the photo that gave it. For the whole process, so only where one works apart."""
    usual = Image.MAX_IMAGE_PIXELS
    with warnings.catch_warnings():
        # What else it has to say of a file is either a fault soon, or nothing to an editor.
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        Image.MAX_IMAGE_PIXELS = max(MOST_PIXELS.values())
        try:
            yield
        finally:
            Image.MAX_IMAGE_PIXELS = usual


def open_pixels(content: bytes, width: int) -> Pixels:
    """Decode a photo to at most `width` pixels across, never larger than it is. Raises PhotoError.

    Animated pictures give their first frame; transparent ones stand on white.
    """
    return decode_apart(_opener(content, width), _ROOM.taken)


def make_of_pixels(
    content: bytes, width: int, make: Callable[[Image.Image], Mapping[str, bytes]]
) -> dict[str, bytes]:
    """The files that are made of a photo, by their names; `make` runs where it is decoded. Raises PhotoError."""
    opened = _opener(content, width)
    return make_apart(lambda alone: make(opened(alone).image), _ROOM.taken)


def _opener(content: bytes, width: int) -> Callable[[Alone], Pixels]:
    formats = _formats(content)
    (_load_heif if "HEIF" in formats else _load_all)()
    return lambda alone: _open(content, width, formats, alone)


def _formats(content: bytes) -> tuple[str, ...]:
    """Those that its bytes are tried as."""
    if _brand(content) in _HEIF:
        return "HEIF", "AVIF"
    return ("TIFF",) if content.startswith(_TIFF) else FORMATS


def _open(content: bytes, width: int, formats: tuple[str, ...], alone: Alone) -> Pixels:
    try:
        with _refusing_bombs(), Image.open(io.BytesIO(content), formats=formats) as source:
            _check_size(source)
            if "progressive" in source.info and has_many_scans(content):
                raise PhotoError("photo-unreadable")
            # From here on: asked for its EXIF, a PNG decodes all of itself.
            with alone(_needs(source, width)):
                return _decode(source, width)
    except _FAULTS as fault:
        raise _explain(content, fault) from fault


def _needs(source: Image.Image, width: int) -> int:
    """Bytes that its decoding takes, about."""
    pixels = source.width * source.height
    if source.format not in _DRAWN_SMALL:
        return pixels * _BYTES.get(str(source.format), 4)
    across, down = _scaled(source.size, width)
    # At most twice as wide and high as asked for; layers are numbers of 16 bits until the last of them has come.
    return 4 * min(pixels, 4 * across * down) + (6 * pixels if _is_layered(source) else 0)


def _is_layered(source: Image.Image) -> bool:
    """Whether it is a JPEG that comes in layers: all of it is in memory before anything is drawn."""
    return "progressive" in source.info


def _brand(content: bytes) -> bytes:
    """The kind of an ISO media file (ISO/IEC 14496-12): a photo, or a film; empty for anything else."""
    return content[8:12] if content[4:8] == b"ftyp" else b""


@once
def _load_all() -> None:
    """Here and not in each process, which would wait for ever for a module that another thread is just importing."""
    Image.init()


@once
def _load_heif() -> None:
    import pi_heif

    _load_all()
    pi_heif.register_heif_opener(thumbnails=False)


def _decode(source: Image.Image, width: int) -> Pixels:
    exif = source.getexif()
    # Pillow turns a TIFF itself, and libheif a HEIF.
    turn = None if source.format in ("TIFF", "HEIF") else _TURNS.get(exif.get(_ORIENTATION, 1))
    full = source.size[::-1] if turn in _ON_ITS_SIDE else source.size
    upright = _scaled(full, width)
    stored = upright[::-1] if turn in _ON_ITS_SIDE else upright
    notes = (*_notes(source, exif), *(("photo-small",) if full[0] < _SMALLEST else ()))
    profile = source.info.get("icc_profile")
    if source.format in _DRAWN_SMALL:
        source.draft(None, stored)
    source.load()
    image, true_colours = _to_srgb(shrink(source, stored, _plainer(source)), profile)
    image = image.transpose(turn) if turn is not None else image
    # Pillow writes a JPEG comment and a PNG profile again unless they are taken out.
    image.info = {}
    guessed = () if true_colours else ("photo-colours-guessed",)
    return Pixels(image, full, str(source.format), (*notes, *guessed))


def _check_size(source: Image.Image) -> None:
    width, height = source.size
    limit = MOST_PIXELS_ELSE if _is_layered(source) else MOST_PIXELS.get(str(source.format), MOST_PIXELS_ELSE)
    if width * height > limit:
        raise PhotoError("photo-too-large", limit=f"{limit // 1_000_000} MP")
    if not width or not height or max(width, height) > MOST_ASPECT * min(width, height):
        raise PhotoError("photo-too-narrow", limit=f"{MOST_ASPECT}:1", size=f"{width}×{height}")


def _scaled(full: tuple[int, int], width: int) -> tuple[int, int]:
    across = min(width, full[0])
    return across, max(1, round(full[1] * across / full[0]))


def _notes(source: Image.Image, exif: Image.Exif) -> tuple[str, ...]:
    notes = []
    if getattr(source, "is_animated", False) and source.format not in _SERIES:
        notes.append("photo-animated")
    packet = source.info.get("xmp") or b""
    in_packet = "GPSLatitude" in (packet.decode("latin-1") if isinstance(packet, bytes) else str(packet))
    # 1 to 4 are latitude and longitude with their hemispheres; some phones write an empty GPS block.
    if in_packet or any(exif.get_ifd(0x8825).get(tag) for tag in (2, 4)):
        notes.append("photo-has-location")
    return tuple(notes)


def _plainer(whole: Image.Image) -> Callable[[Image.Image], Image.Image]:
    """What makes of any part of an image one of eight bits a channel: L, RGB or CMYK, on white paper."""
    if whole.mode == "F":
        # A TIFF of a scanner or a scientist: shares of one, or numbers of 8 or 16 bits.
        most = max(float(extreme) for extreme in whole.getextrema())  # type: ignore[arg-type]
        step = 255 if most <= 1 else 1 if most <= 255 else 1 / 257
        return lambda part: part.point(lambda value: value * step).convert("L")
    return _plain


def _plain(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        # `convert("L")` would clip: nearly every 16-bit value is above 255.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.has_transparency_data:
        ground = Image.new("RGBA", image.size, (*_PAPER, 255))
        return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _to_srgb(image: Image.Image, profile: object) -> tuple[Image.Image, bool]:
    """The image in sRGB, and whether its colours are known, not guessed (as for CMYK without a profile)."""
    if not profile or not isinstance(profile, bytes):
        return image.convert("RGB"), image.mode != "CMYK"
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if given.profile.xcolor_space.strip() != {"L": "GRAY"}.get(image.mode, image.mode):
            return image.convert("RGB"), False
        if "sRGB" in (given.profile.profile_description or ""):
            return image.convert("RGB"), True
        converted = ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (OSError, ValueError, TypeError, ImageCms.PyCMSError):
        return image.convert("RGB"), False
    return (converted, True) if converted is not None else (image.convert("RGB"), False)


def _explain(content: bytes, fault: Exception) -> PhotoError:
    if isinstance(fault, Image.DecompressionBombError | Image.DecompressionBombWarning | MemoryError):
        return PhotoError("photo-too-large", limit=f"{MOST_PIXELS['JPEG'] // 1_000_000} MP")
    if content.startswith(b"version https://git-lfs.github.com/spec/"):
        return PhotoError("photo-lfs-pointer")
    if b"<svg" in content[:1024].lower():
        return PhotoError("photo-svg")
    if _is_film(content):
        return PhotoError("photo-video")
    if not content or "truncated" in str(fault) or "end of file" in str(fault).lower():
        return PhotoError("photo-truncated")
    return PhotoError("photo-heic" if _brand(content) in _HEIF else "photo-unreadable")


def _is_film(content: bytes) -> bool:
    """MP4, MOV, 3GP; WebM and Matroska; AVI; Ogg."""
    brand = _brand(content)
    return (
        bool(brand and brand not in _STILL)
        or content.startswith((b"\x1aE\xdf\xa3", b"OggS"))
        or (content.startswith(b"RIFF") and content[8:12] == b"AVI ")
    )
