"""Every row of what phones, scanners and mischief hand in, with what becomes of it."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from lantoa.cache import Cache
from lantoa.errors import Severity
from lantoa.media.photos import make_photo
from lantoa.media.photos.opening import PhotoError
from lantoa.media.photos.pixels import _refusing_bombs, open_pixels
from lantoa.records import Photo
from lantoa.settings import USUAL_RECIPE
from tests.unit.test_photos import codes, near, plan, saved, scene, wide_gamut_profile, write

HEIC = Path(__file__).parent / "photos" / "phone.heic"


def jpeg_of(content: bytes, width: int = 400) -> Image.Image:
    size = open_pixels(content, width).image.size
    return Image.open(io.BytesIO(make_photo(content, {"a.jpg": size}, USUAL_RECIPE)["a.jpg"]))


# Taken. -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.jpg", "a.JPG", "a.jpeg", "a.jfif", "a.JFIF"])
def test_every_usual_suffix_of_a_jpeg_is_right(tmp_path, name):
    assert plan(tmp_path, write(tmp_path, name, saved(scene())))[1] == ()


@pytest.mark.parametrize("compression", [None, "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"])
def test_a_tiff_is_taken_however_it_is_packed(tmp_path, compression):
    photo = write(tmp_path, "a.tif", saved(scene(), "TIFF", compression=compression))
    album, problems = plan(tmp_path, photo)
    assert problems == ()
    assert album.shots["a.tif"].look.format == "TIFF"
    made = jpeg_of((tmp_path / "a.tif").read_bytes())
    assert near(made.getpixel((20, 20)), (30, 200, 30), 25)
    assert near(made.getpixel((390, 20)), (30, 30, 200), 25)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_tiff_stands_upright_once(orientation):
    stored = scene(900, 600)
    exif = Image.Exif()
    exif[0x0112] = orientation
    turned = open_pixels(saved(stored, "TIFF", exif=exif), 300)
    plain = open_pixels(saved(stored, "JPEG", exif=exif, quality=95), 300)
    assert turned.full == plain.full == ((600, 900) if orientation > 4 else (900, 600))
    for place in ((15, 15), (285, 15), (15, turned.image.height - 15)):
        assert near(turned.image.getpixel(place), plain.image.getpixel(place), 25)


@pytest.mark.parametrize(
    ("mode", "value", "shown"),
    [("I;16", 127 * 257, 127), ("F", 0.5, 127), ("F", 127.0, 127), ("F", 127 * 257.0, 127), ("L", 127, 127)],
)
def test_the_numbers_of_scanners_become_greys(mode, value, shown):
    grey = Image.new(mode, (600, 400), value)
    assert near(open_pixels(saved(grey, "TIFF"), 400).image.getpixel((9, 9)), (shown,) * 3, 1)


def test_sixteen_bits_a_colour_become_eight():
    rows = b"".join(b"\0" + struct.pack(">HHH", 200 * 257, 80 * 257, 40 * 257) * 400 for _ in range(300))

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", 400, 300, 16, 2, 0, 0, 0)
    png = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
    assert near(open_pixels(png, 400).image.getpixel((9, 9)), (200, 80, 40), 1)


def test_a_scan_of_several_pages_shows_its_first_with_a_warning(tmp_path):
    content = saved(scene(), "TIFF", save_all=True, append_images=[Image.new("RGB", (1000, 600), "white")])
    assert codes(plan(tmp_path, write(tmp_path, "a.tiff", content))[1]) == ["photo-animated"]
    assert near(jpeg_of(content).getpixel((20, 20)), (30, 200, 30), 25)


def test_a_photo_of_an_iphone_is_taken_upright_in_its_right_colours(tmp_path):
    photo = write(tmp_path, "IMG_0001.HEIC", HEIC.read_bytes())
    album, problems = plan(tmp_path, photo)
    assert codes(problems) == []
    look = album.shots[photo.path].look
    assert (look.format, look.width, look.height) == ("HEIF", 480, 640)
    made = jpeg_of(HEIC.read_bytes(), 480)
    assert made.size == (480, 640)
    assert near(made.getpixel((240, 60)), (200, 30, 30), 30)
    assert near(made.getpixel((240, 580)), (30, 30, 200), 30)


def test_a_heic_that_is_named_jpg_is_taken_with_a_warning(tmp_path):
    problems = plan(tmp_path, write(tmp_path, "a.jpg", HEIC.read_bytes()))[1]
    assert codes(problems) == ["photo-wrong-suffix"]
    assert dict(problems[0].about)["format"] == "HEIF"


def test_only_a_heic_has_its_decoder_loaded():
    from subprocess import run
    from sys import executable

    code = (
        "import sys, io; from PIL import Image; from lantoa.media.photos.pixels import open_pixels;"
        "b = io.BytesIO(); Image.new('RGB', (400, 300)).save(b, 'JPEG'); open_pixels(b.getvalue(), 64);"
        "assert 'pi_heif' not in sys.modules and 'HEIF' not in Image.OPEN"
    )
    run([executable, "-c", code], check=True)


def test_a_mirrored_png_is_turned_by_its_exif():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert open_pixels(saved(scene(900, 600), "PNG", exif=exif), 300).full == (600, 900)


def test_a_profile_in_a_grey_photo_of_colours_is_guessed(tmp_path):
    grey = Image.new("L", (600, 400), 127)
    photo = write(tmp_path, "a.jpg", saved(grey, icc_profile=wide_gamut_profile()))
    assert codes(plan(tmp_path, photo)[1]) == ["photo-colours-guessed"]


@pytest.mark.parametrize("size", [(20000, 1600), (1600, 20000)])
def test_a_huge_panorama_is_made_within_the_widths(tmp_path, size):
    photo = write(tmp_path, "a.jpg", saved(Image.new("RGB", size, (90, 120, 60)), quality=60))
    album, problems = plan(tmp_path, photo)
    assert problems == ()
    assert album.picture(photo).avif[-1].width <= 1200


def test_a_phone_of_108_megapixels_is_taken(tmp_path):
    photo = write(tmp_path, "a.jpg", saved(Image.new("L", (12000, 9000), 128), quality=20))
    album, problems = plan(tmp_path, photo)
    assert problems == ()
    assert album.picture(photo).avif[-1].width == 1200


def test_what_stands_behind_a_photo_does_not_come_along(tmp_path):
    content = saved(scene()) + b"<script>alert(1)</script>" + bytes(200)
    assert plan(tmp_path, write(tmp_path, "a.jpg", content))[1] == ()
    assert (
        b"script"
        not in make_photo(content, {"a.jpg": (400, 240), "a.avif": (400, 240)}, USUAL_RECIPE)["a.jpg"]
    )


# Taken with a warning. ----------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "expected"), [(319, ["photo-small"]), (320, []), (4, ["photo-small"])])
def test_a_photo_narrower_than_a_phone_is_a_warning(tmp_path, width, expected):
    problems = plan(tmp_path, write(tmp_path, "a.jpg", saved(scene(width, 60 if width > 4 else 4))))[1]
    assert codes(problems) == expected
    assert all(problem.severity is Severity.WARNING for problem in problems)


# Refused. -----------------------------------------------------------------------------------------


def test_a_heic_that_is_cut_short_is_refused(tmp_path):
    content = HEIC.read_bytes()
    for part in (40, len(content) // 2, len(content) - 200):
        problems = plan(tmp_path, write(tmp_path, "a.heic", content[:part]))[1]
        assert codes(problems)[0] in ("photo-truncated", "photo-heic")
        assert problems[0].severity is Severity.ERROR


@pytest.mark.parametrize("form", ["TIFF", "GIF", "WEBP", "PNG", "AVIF", "JPEG"])
@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_photo_that_is_cut_short_is_never_half_grey(tmp_path, form, share):
    content = saved(scene(), form, **({"compression": "tiff_lzw"} if form == "TIFF" else {}))
    photo = write(tmp_path, "a.jpg", content[: int(len(content) * share)])
    album, problems = plan(tmp_path, photo)
    assert not album.shots
    assert problems[0].code in ("photo-truncated", "photo-unreadable")


def test_a_text_chunk_that_unpacks_to_gigabytes_is_refused():
    bomb = zlib.compress(bytes(80_000_000), 9)

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    png = saved(scene(400, 300), "PNG")
    with pytest.raises(PhotoError):
        open_pixels(png[:33] + chunk(b"zTXt", b"a\0\0" + bomb) + png[33:], 64)


def test_a_postscript_file_is_not_given_to_ghostscript(monkeypatch):
    from PIL import EpsImagePlugin

    monkeypatch.setattr(EpsImagePlugin, "Ghostscript", lambda *_, **__: pytest.fail("was started"))
    with pytest.raises(PhotoError):
        open_pixels(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n%%EndComments\nshowpage\n", 64)


def test_limits_hold_again_after_the_work():
    usual = Image.MAX_IMAGE_PIXELS
    with _refusing_bombs():
        assert Image.MAX_IMAGE_PIXELS == 120_000_000
    assert usual == Image.MAX_IMAGE_PIXELS


def test_a_jpeg_beyond_every_phone_is_refused_before_it_is_decoded(tmp_path):
    head = bytearray(saved(Image.new("L", (64, 64), 128)))
    frame = head.index(b"\xff\xc0")
    for width in (12000, 16000, 60000):
        head[frame + 5 : frame + 9] = struct.pack(">HH", 12000, width)
        photo = write(tmp_path, "a.jpg", bytes(head))
        found = plan(tmp_path, photo)[1]
        assert codes(found) == ["photo-too-large"]
        assert dict(found[0].about)["limit"] == "120 MP"


def test_two_files_whose_names_differ_by_the_storing_of_marks_are_refused(tmp_path):
    write(tmp_path, "a\u0309nh.jpg", saved(scene()))
    write(tmp_path, "ảnh.jpg", saved(scene(900, 500)))
    assert codes(plan(tmp_path, Photo("ảnh.jpg", "x"))[1]) == ["photo-two-spellings"]


def test_a_name_of_many_signs_never_reaches_an_address(tmp_path):
    photo = write(tmp_path, "a b#?%\"'\u202e Ơ.jpg", saved(scene()))
    album, problems = plan(tmp_path, photo)
    assert problems == ()
    assert album.picture(photo).jpeg.url.startswith("/anh/a-b-o-")


def test_a_photo_is_looked_at_without_reading_it_when_its_digest_is_known(tmp_path, monkeypatch):
    photo = write(tmp_path, "a.jpg", saved(scene()))
    with Cache(tmp_path / ".cache") as cache:
        album, _ = plan(tmp_path, photo, cache=cache)
        digests = {"a.jpg": album.source("a.jpg")}
        monkeypatch.setattr("lantoa.media.photos.plan.read_photo", lambda *_: pytest.fail("was read"))
        assert plan(tmp_path, photo, cache=cache, digests=digests)[0] == album
        # A known digest opens no way out of the site.
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "a.jpg").symlink_to(tmp_path / "a.jpg")
        assert codes(plan(tmp_path / "site", photo, cache=cache, digests=digests)[1]) == ["path-outside-site"]


# Small pictures of things that are no photographs. ------------------------------------------------


def drawings() -> dict[str, Image.Image]:
    import random

    text = Image.new("RGB", (800, 533), "white")
    draw = ImageDraw.Draw(text)
    for line in range(0, 533, 14):
        draw.text((5, line), "Bảng số liệu, chữ nhỏ 0123456789 " * 4, fill="black")
    noise = Image.frombytes("RGB", (800, 533), random.Random(1).randbytes(800 * 533 * 3))
    return {"text": text, "noise": noise, "grey": noise.convert("L"), "flat": Image.new("RGB", (320, 200), "red"),
            "tiny": scene(40, 30)}  # fmt: skip


@pytest.mark.parametrize("name", ["text", "noise", "grey", "flat", "tiny"])
def test_avif_is_smaller_than_a_jpeg_as_wide_even_of_what_is_no_photograph(name):
    content = saved(drawings()[name], "PNG")
    size = open_pixels(content, 800).image.size
    made = make_photo(content, {"a.avif": size, "a.jpg": size}, USUAL_RECIPE)
    assert len(made["a.avif"]) < len(made["a.jpg"])
