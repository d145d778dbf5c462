"""Turns the bytes of a photo into upright sRGB pixels, or says why not.

What Pillow does with odd files was measured on 2,685 of them; each rule here answers one trap. Whatever it
raises becomes a PhotoError.
"""

import contextlib
import io
import struct
import threading
import warnings
import zlib
from collections.abc import Iterator
from functools import cache as once

from PIL import Image, ImageCms

from lantoa.media.photos.apart import Alone, Pixels, decode_apart
from lantoa.media.photos.opening import PhotoError
from lantoa.media.photos.scans import has_many_scans

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "TIFF")
"""What is opened at all; the rest of Pillow (EPS starts Ghostscript) is never asked. MPO opens as JPEG.

HEIF is asked for what says that it is one, and only then is its decoder loaded, to work in a process of its own.
"""

MOST_PIXELS = {"JPEG": 120_000_000, "MPO": 120_000_000}
"""A JPEG is decoded small by `draft`: phones make 108 megapixels."""

MOST_PIXELS_ELSE = 60_000_000
"""Any other format is decoded whole: 60 megapixels are 240 MB."""

MOST_ASPECT = 20
"""A longer strip would be of no use, and one of 1×4000 pixels costs gigabytes when resized."""

_LARGE = 40_000_000
_ALONE = threading.Lock()
"""Held while one of so many pixels is decoded: two at once would take all the memory of a small machine."""

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
_STILL = frozenset({*_HEIF, b"avif", b"avis", b"crx "})
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
def refusing_bombs() -> Iterator[None]:
    """Around all work with photos, threads included: Pillow's bomb warning stops the photo that gave it."""
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
    if _brand(content) not in _HEIF:
        return _open(content, width, FORMATS, _alone)
    _load_heif()
    return decode_apart(lambda alone: _open(content, width, (*FORMATS, "HEIF"), alone), _alone)


def _open(content: bytes, width: int, formats: tuple[str, ...], alone: Alone) -> Pixels:
    try:
        with Image.open(io.BytesIO(content), formats=formats) as source:
            _check_size(source)
            if "progressive" in source.info and has_many_scans(content):
                raise PhotoError("photo-unreadable")
            # From here on: asked for its EXIF, a PNG decodes all of itself.
            with alone(source.width * source.height):
                return _decode(source, width)
    except _FAULTS as fault:
        raise _explain(content, fault) from fault


def _alone(size: int) -> contextlib.AbstractContextManager[object]:
    return _ALONE if size > _LARGE else contextlib.nullcontext()


def _brand(content: bytes) -> bytes:
    """The kind of an ISO media file (ISO/IEC 14496-12): a photo, or a film; empty for anything else."""
    return content[8:12] if content[4:8] == b"ftyp" else b""


@once
def _load_heif() -> None:
    import pi_heif

    # Here and not in each process, which would wait for ever for a module that another thread is just importing.
    Image.init()
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
    if source.format in ("JPEG", "MPO"):
        source.draft(None, stored)
    source.load()
    small = _plain(source).resize(stored, Image.Resampling.LANCZOS)
    image, true_colours = _to_srgb(_opaque(small), profile)
    image = image.transpose(turn) if turn is not None else image
    # Pillow writes a JPEG comment and a PNG profile again unless they are taken out.
    image.info = {}
    guessed = () if true_colours else ("photo-colours-guessed",)
    return Pixels(image, full, str(source.format), (*notes, *guessed))


def _check_size(source: Image.Image) -> None:
    width, height = source.size
    limit = MOST_PIXELS.get(str(source.format), MOST_PIXELS_ELSE)
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


def _plain(image: Image.Image) -> Image.Image:
    """Eight bits a channel in L, RGB, CMYK, or RGBA where something shines through."""
    if image.mode.startswith("I"):
        # `convert("L")` would clip: nearly every 16-bit value is above 255.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode == "F":
        # A TIFF of a scanner or a scientist: shares of one, or numbers of 8 or 16 bits.
        most = max(float(extreme) for extreme in image.getextrema())  # type: ignore[arg-type]
        step = 255 if most <= 1 else 1 if most <= 255 else 1 / 257
        return image.point(lambda value: value * step).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _opaque(image: Image.Image) -> Image.Image:
    """The image on white paper; by now it is small."""
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGBA", image.size, (*_PAPER, 255))
    return Image.alpha_composite(ground, image).convert("RGB")


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
