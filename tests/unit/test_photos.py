"""Photos as phones, scanners and editors really make them."""

import io
import os
import struct
import warnings
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw

from lantoa.cache import Cache
from lantoa.errors import Position, Severity
from lantoa.media.photos import Album, Uses, make_photo, place_photos, plan_photos
from lantoa.media.photos import make_photos as make_orders
from lantoa.media.photos.orders import plan_orders
from lantoa.media.photos.pixels import open_pixels
from lantoa.output import open_stage, publish
from lantoa.records import Photo
from lantoa.settings import PhotoQuality, PhotoRecipe

AT = Position("content/models/a/index.md", 9, 11)


def scene(width=1000, height=600, mode="RGB") -> Image.Image:
    """Left half red, right half blue, a green corner at the top left: shows turns, mirrors and colours."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height), fill=(30, 30, 200))
    draw.rectangle((0, 0, width // 5, height // 5), fill=(30, 200, 30))
    return image.convert(mode)


def saved(image: Image.Image, form="JPEG", **options) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def write(root: Path, path: str, content: bytes) -> Photo:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)
    return Photo(path, "Con đường")


def plan(root: Path, *photos: Photo, **options):
    return plan_photos(root, [(photo.path, AT) for photo in photos], **options)


def codes(problems) -> list[str]:
    return [found.code for found in problems]


def near(colour, other, by=12) -> bool:
    return all(abs(one - two) <= by for one, two in zip(colour, other, strict=True))


def opened(root: Path, url: str) -> Image.Image:
    return Image.open(root / url.lstrip("/"))


# What pages are told. -----------------------------------------------------------------------------


def test_a_picture_has_urls_and_sizes_before_anything_is_made(tmp_path):
    photo = write(tmp_path, "content/models/a/Đường Quê.JPG", saved(scene(2000, 1200)))
    album, problems = plan(tmp_path, photo)
    picture = album.picture(photo)
    assert problems == ()
    assert [(made.width, made.height) for made in picture.avif] == [(480, 288), (800, 480), (1200, 720)]
    assert (picture.jpeg.width, picture.jpeg.height) == (800, 480)
    mark = picture.jpeg.url.split("-")[-2]
    assert picture.jpeg.url == f"/anh/duong-que-{mark}-800.jpg"
    assert [made.url for made in picture.avif] == [
        f"/anh/duong-que-{mark}-{w}.avif" for w in (480, 800, 1200)
    ]
    assert len(mark) == 10
    assert picture.alt == "Con đường"


def test_only_a_lead_photo_is_made_wide_and_only_where_it_leads(tmp_path):
    one = write(tmp_path, "one.jpg", saved(scene(2000, 1200)))
    two = write(tmp_path, "two.jpg", saved(scene(2100, 1200)))
    album, _ = plan(tmp_path, one, two, uses=Uses(leads={"one.jpg"}))
    assert album.picture(one, "lead").avif[-1].width == 1600
    assert album.picture(one).avif[-1].width == 1200
    assert album.picture(two, "lead").avif[-1].width == 1200
    made = [name for order in plan_orders(album) for name, _ in order.wanted]
    assert made.count("1600.avif") == 1


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (300, [300]),
        (480, [480]),
        (500, [480]),
        (700, [480, 700]),
        (800, [480, 800]),
        (1300, [480, 800, 1200]),
    ],
)
def test_a_photo_is_never_enlarged(tmp_path, width, expected):
    photo = write(tmp_path, "a.jpg", saved(scene(width, 240)))
    picture = plan(tmp_path, photo)[0].picture(photo)
    assert [made.width for made in picture.avif] == expected
    assert picture.jpeg.width == max(w for w in expected if w <= 800)


def test_a_photo_that_cannot_be_read_has_no_picture_and_a_lead_has_a_wide_one(tmp_path):
    good = write(tmp_path, "good.jpg", saved(scene(1700, 900)))
    bad = write(tmp_path, "bad.jpg", b"not a photo")
    album, problems = plan(tmp_path, bad, good, uses=Uses(leads={"good.jpg"}))
    assert album.picture(bad) is None
    assert album.picture(good, "lead").avif[-1].width == 1600
    assert codes(problems) == ["photo-unreadable"]
    assert (album.source("bad.jpg"), len(album.source("good.jpg"))) == ("", 32)


def make_photos(album: Album, stage, cache: Cache, jobs=1, progress=None):
    return make_orders(place_photos(album, stage, cache, jobs), album, stage, cache, jobs, progress)[1]


# What is made. ------------------------------------------------------------------------------------


def make(root: Path, album: Album, cache: Cache | None = None, jobs=2) -> Path:
    out = root / "public"
    with open_stage(out) as stage:
        assert make_photos(album, stage, cache or Cache(None), jobs) == ()
        publish(stage)
    return out


def test_every_picture_that_a_page_was_told_is_made_in_that_size(tmp_path):
    photo = write(tmp_path, "a.jpg", saved(scene(1700, 1020)))
    album, _ = plan(tmp_path, photo, uses=Uses(leads={"a.jpg"}))
    out = make(tmp_path, album)
    picture = album.picture(photo, "lead")
    for made, form in [*((made, "AVIF") for made in picture.avif), (picture.jpeg, "JPEG")]:
        with opened(out, made.url) as image:
            assert (image.format, image.size) == (form, (made.width, made.height))
    assert len(list((out / "anh").iterdir())) == 5
    with opened(out, picture.jpeg.url) as image:
        assert image.info.get("progressive")


def test_a_photo_on_two_pages_or_under_two_names_is_made_once(tmp_path, monkeypatch):
    content = saved(scene())
    one, two = write(tmp_path, "one.jpg", content), write(tmp_path, "two.jpg", content)
    calls = []
    monkeypatch.setattr(
        "lantoa.media.photos.make.make_photo", lambda *given: calls.append(1) or make_photo(*given)
    )
    album, _ = plan(tmp_path, one, one, two)
    out = make(tmp_path, album)
    assert calls == [1]
    assert {path.name.split("-")[0] for path in (out / "anh").iterdir()} == {"one", "two"}


def test_a_second_build_makes_nothing_and_leaves_the_same_bytes(tmp_path, monkeypatch):
    photo = write(tmp_path, "a.jpg", saved(scene()))
    with Cache(tmp_path / ".cache") as cache:
        album, _ = plan(tmp_path, photo, cache=cache)
        first = {path.name: path.read_bytes() for path in (make(tmp_path, album, cache) / "anh").iterdir()}
    for path in (tmp_path / "public" / "anh").iterdir():
        path.unlink()

    def refuse(*_):
        raise AssertionError("decoded again")

    monkeypatch.setattr("lantoa.media.photos.make.make_photo", refuse)
    monkeypatch.setattr("lantoa.media.photos.look.open_pixels", refuse)
    with Cache(tmp_path / ".cache") as cache:
        album, problems = plan(tmp_path, photo, cache=cache)
        again = {path.name: path.read_bytes() for path in (make(tmp_path, album, cache) / "anh").iterdir()}
    assert again == first
    assert problems == ()


def test_a_picture_damaged_in_the_cache_is_made_again_and_never_published(tmp_path):
    photo = write(tmp_path, "a.jpg", saved(scene()))
    with Cache(tmp_path / ".cache") as cache:
        album, _ = plan(tmp_path, photo, cache=cache)
        first = {path.name: path.read_bytes() for path in (make(tmp_path, album, cache) / "anh").iterdir()}
        for blob in (tmp_path / ".cache" / "blobs").glob("*/*"):
            blob.write_bytes(bytes(blob.stat().st_size))
        again = {path.name: path.read_bytes() for path in (make(tmp_path, album, cache) / "anh").iterdir()}
    assert again == first


def test_a_picture_that_the_stage_holds_is_not_copied_again(tmp_path, monkeypatch):
    photo = write(tmp_path, "a.jpg", saved(scene()))
    out, spare = tmp_path / "public", tmp_path / "kept" / "spare"

    def refuse(*_):
        raise AssertionError("copied again")

    with Cache(tmp_path / ".cache") as cache:
        album, _ = plan(tmp_path, photo, cache=cache)
        for _ in range(2):
            with open_stage(out, spare) as stage:
                make_photos(album, stage, cache)
                publish(stage)
        monkeypatch.setattr("lantoa.output.writing._make_file", refuse)
        with open_stage(out, spare) as stage:
            make_photos(album, stage, cache)
            assert {f"anh/{path.name}" for path in (out / "anh").iterdir()} == set(stage.wanted)


def test_warnings_come_again_from_the_cache(tmp_path):
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 17.0, 0.0), 3: "E", 4: (106.0, 11.0, 0.0)})
    photo = write(tmp_path, "a.jpg", saved(scene(), exif=exif))
    with Cache(tmp_path / ".cache") as cache:
        assert plan(tmp_path, photo, cache=cache) == plan(tmp_path, photo, cache=cache)
        assert codes(plan(tmp_path, photo, cache=cache)[1]) == ["photo-has-location"]


def test_the_number_of_workers_changes_no_byte(tmp_path):
    photos = [write(tmp_path, f"{n}.jpg", saved(scene(900 + n, 500))) for n in range(4)]
    album, _ = plan(tmp_path, *photos)
    made = []
    for jobs in (1, 4):
        make(tmp_path / str(jobs), album, jobs=jobs)
        made.append(
            {path.name: path.read_bytes() for path in (tmp_path / str(jobs) / "public/anh").iterdir()}
        )
    assert made[0] == made[1]


def test_progress_is_told_photo_by_photo(tmp_path):
    photos = [write(tmp_path, f"{n}.jpg", saved(scene(500 + n, 300))) for n in range(3)]
    heard = []
    album, _ = plan(tmp_path, *photos)
    with open_stage(tmp_path / "o") as stage:
        make_photos(album, stage, Cache(None), 2, lambda *steps: heard.append(steps))
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_a_photo_that_changes_during_the_build_is_a_problem(tmp_path):
    photo = write(tmp_path, "a.jpg", saved(scene()))
    album, _ = plan(tmp_path, photo)
    write(tmp_path, "a.jpg", saved(scene(700, 400)))
    with open_stage(tmp_path / "public") as stage:
        assert codes(make_photos(album, stage, Cache(None))) == ["photo-changed"]


# Turns and colours. -------------------------------------------------------------------------------


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_stands_upright(tmp_path, orientation):
    upright = scene(900, 600)
    methods = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(methods[orientation]) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = write(tmp_path, "a.jpg", saved(stored, exif=exif, quality=95))
    album, _ = plan(tmp_path, photo)
    picture = album.picture(photo)
    assert (picture.jpeg.width, picture.jpeg.height) == (800, 533)
    out = make(tmp_path, album)
    for url in (picture.jpeg.url, picture.avif[0].url):
        with opened(out, url) as image:
            made = image.convert("RGB")
            width, height = made.size
            assert near(made.getpixel((width // 20, height // 20)), (30, 200, 30), 25)
            assert near(made.getpixel((width // 20, height - 10)), (200, 30, 30), 25)
            assert near(made.getpixel((width - 10, height // 20)), (30, 30, 200), 25)
            assert image.getexif().get(0x0112) is None


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_a_senseless_orientation_is_ignored(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert open_pixels(saved(scene(600, 400), exif=exif), 300).image.size == (300, 200)


def wide_gamut_profile() -> bytes:
    """Display P3 without a file: the sRGB profile with the primaries of P3 put in its place."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    primaries = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    for entry in range(struct.unpack(">I", profile[128:132])[0]):
        tag, offset, _ = struct.unpack(">4sII", profile[132 + 12 * entry : 144 + 12 * entry])
        if tag in primaries:
            fixed = [round(value * 65536) for value in primaries[tag]]
            profile[offset + 8 : offset + 20] = struct.pack(">iii", *fixed)
    return bytes(profile.replace("sRGB".encode("utf-16-be"), "wide".encode("utf-16-be")))


def test_wide_gamut_colours_are_converted_and_the_profile_dropped(tmp_path):
    photo = write(
        tmp_path,
        "a.png",
        saved(Image.new("RGB", (600, 400), (200, 80, 40)), "PNG", icc_profile=wide_gamut_profile()),
    )
    album, problems = plan(tmp_path, photo)
    assert problems == ()
    picture = album.picture(photo)
    out = make(tmp_path, album)
    for url in (picture.jpeg.url, picture.avif[0].url):
        with opened(out, url) as image:
            assert image.info.get("icc_profile") is None
            # The same light in sRGB is redder: Display P3 (200, 80, 40) is sRGB (215, 72, 22).
            assert near(image.convert("RGB").getpixel((300, 200)), (215, 72, 22), 6)


@pytest.mark.parametrize(
    "profile", [b"broken", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()]
)
def test_a_broken_or_foreign_profile_is_read_as_srgb_with_a_warning(tmp_path, profile):
    photo = write(
        tmp_path, "a.jpg", saved(Image.new("RGB", (600, 400), (200, 80, 40)), icc_profile=profile, quality=95)
    )
    _, problems = plan(tmp_path, photo)
    assert codes(problems) == ["photo-colours-guessed"]
    assert problems[0].severity is Severity.WARNING
    assert near(open_pixels((tmp_path / "a.jpg").read_bytes(), 400).image.getpixel((9, 9)), (200, 80, 40), 4)


def test_cmyk_is_shown_with_a_warning(tmp_path):
    photo = write(tmp_path, "a.jpg", saved(scene(mode="CMYK"), quality=95))
    album, problems = plan(tmp_path, photo)
    assert codes(problems) == ["photo-colours-guessed"]
    with opened(make(tmp_path, album), album.picture(photo).jpeg.url) as image:
        assert image.mode == "RGB"
        assert near(image.getpixel((790, 10)), (30, 30, 200), 25)


def test_sixteen_bit_grey_is_not_clipped():
    grey = Image.new("I;16", (600, 400), 127 * 257)
    assert near(open_pixels(saved(grey, "PNG"), 400).image.getpixel((9, 9)), (127, 127, 127), 1)


def test_a_hidden_colour_does_not_show_through_a_palette():
    image = Image.new("P", (600, 400), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    ImageDraw.Draw(image).rectangle((300, 0, 600, 400), fill=1)
    pixels = open_pixels(saved(image, "PNG", transparency=0), 600).image
    assert pixels.getpixel((10, 10)) == (255, 255, 255)
    assert pixels.getpixel((590, 10)) == (0, 0, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "RGB"])
def test_every_mode_of_png_is_made(tmp_path, mode):
    photo = write(tmp_path, "a.png", saved(scene(mode=mode), "PNG"))
    album, problems = plan(tmp_path, photo)
    assert problems == ()
    with opened(make(tmp_path, album), album.picture(photo).avif[0].url) as image:
        assert image.mode == "RGB"


@pytest.mark.parametrize(
    ("form", "suffix"), [("WEBP", "webp"), ("GIF", "gif"), ("AVIF", "avif"), ("MPO", "jpg")]
)
def test_other_formats_are_opened(tmp_path, form, suffix):
    photo = write(tmp_path, f"a.{suffix}", saved(scene(), form))
    album, problems = plan(tmp_path, photo)
    assert problems == ()
    assert make(tmp_path, album)


# What must not get out. ---------------------------------------------------------------------------


def test_no_metadata_reaches_the_public(tmp_path):
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "SECRET-phone", "SECRET-name"
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 17.0, 0.0), 3: "E", 4: (106.0, 11.0, 0.0)})
    content = saved(scene(), exif=exif, comment="SECRET-comment", xmp=b"<x:xmpmeta>SECRET-xmp</x:xmpmeta>")
    assert content.count(b"SECRET") == 4
    photo = write(tmp_path, "a.jpg", content + b"<script>SECRET-tail</script>")
    album, problems = plan(tmp_path, photo)
    assert codes(problems) == ["photo-has-location"]
    assert problems[0].at == AT
    for path in (make(tmp_path, album) / "anh").iterdir():
        assert b"SECRET" not in path.read_bytes()
        assert b"Exif" not in path.read_bytes()
        with Image.open(path) as image:
            assert not {"comment", "exif", "xmp", "icc_profile"} & set(image.info)


def test_a_location_in_xmp_alone_is_found(tmp_path):
    photo = write(tmp_path, "a.jpg", saved(scene(), xmp=b'<x exif:GPSLatitude="21,17N"/>'))
    assert codes(plan(tmp_path, photo)[1]) == ["photo-has-location"]


def test_an_empty_location_block_is_no_location(tmp_path):
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({0: b"\x02\x03\x00\x00"})
    photo = write(tmp_path, "a.jpg", saved(scene(), exif=exif))
    assert plan(tmp_path, photo)[1] == ()


# What is refused, or taken with a warning. --------------------------------------------------------


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is that large and holds next to nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(64)
JPEG = saved(scene(), quality=90)
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\nshowpage\n"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "photo-truncated"),
        (JPEG[: len(JPEG) // 2], "photo-truncated"),
        (JPEG[: len(JPEG) * 99 // 100], "photo-truncated"),
        (b"<html>not a photo</html>", "photo-unreadable"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "photo-svg"),
        (b'<?xml version="1.0"?>\n<!-- by hand -->\n<svg/>', "photo-svg"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom", "photo-video"),
        (b"\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00qt  ", "photo-video"),
        (b"\x1aE\xdf\xa3" + bytes(60), "photo-video"),
        (b"RIFF\x00\x00\x00\x00AVI LIST" + bytes(60), "photo-video"),
        (b"OggS" + bytes(60), "photo-video"),
        (EPS, "photo-unreadable"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n", "photo-lfs-pointer"),
        (HEIC, "photo-heic"),
        (png_of(9000, 9000), "photo-too-large"),
        (png_of(12000, 12000), "photo-too-large"),
        (png_of(30000, 30000), "photo-too-large"),
        (png_of(1, 4000), "photo-too-narrow"),
        (saved(scene(4200, 200)), "photo-too-narrow"),
        (png_of(100, 100), "photo-truncated"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "photo-unreadable"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "photo-unreadable"),
        (b"GIF89a" + bytes(5), "photo-unreadable"),
    ],
)
def test_a_file_that_is_no_usable_photo_is_refused_with_its_reason(tmp_path, content, code):
    photo = write(tmp_path, "a.jpg", content)
    album, problems = plan(tmp_path, photo)
    assert codes(problems) == [code]
    assert problems[0].at == AT
    assert problems[0].severity is Severity.ERROR
    assert dict(problems[0].about)["path"] == "a.jpg"
    assert album.shots == {}


def test_a_panorama_within_the_limit_is_made(tmp_path):
    photo = write(tmp_path, "a.jpg", saved(scene(4000, 200)))
    album, problems = plan(tmp_path, photo)
    assert problems == ()
    assert [(made.width, made.height) for made in album.picture(photo).avif] == [
        (480, 24),
        (800, 40),
        (1200, 60),
    ]
    make(tmp_path, album)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_a_moving_picture_stands_still_with_a_warning(tmp_path, form):
    content = saved(scene(), form, save_all=True, append_images=[Image.new("RGB", (1000, 600), "white")])
    photo = write(tmp_path, f"a.{form.lower()}", content)
    album, problems = plan(tmp_path, photo)
    assert codes(problems) == ["photo-animated"]
    with opened(make(tmp_path, album), album.picture(photo).jpeg.url) as image:
        assert near(image.getpixel((10, 470)), (200, 30, 30), 30)


def test_a_wrong_suffix_is_taken_with_a_warning_that_names_the_format(tmp_path):
    photo = write(tmp_path, "a.jpg", saved(scene(), "PNG"))
    album, problems = plan(tmp_path, photo)
    assert codes(problems) == ["photo-wrong-suffix"]
    assert dict(problems[0].about) == {"path": "a.jpg", "format": "PNG"}
    assert album.picture(photo) is not None


def test_a_missing_file_is_told_at_each_place_that_names_it(tmp_path):
    other = Position("content/news/b.md", 4, 3)
    photos = [("no.jpg", AT), ("no.jpg", other), ("a\0b.jpg", AT)]
    found = plan_photos(tmp_path, photos)[1]
    assert codes(found) == ["file-not-found"] * 3
    assert {problem.at for problem in found} == {AT, other}


def test_a_pipe_a_folder_and_a_device_do_not_hold_the_build(tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "loop.jpg").symlink_to("loop.jpg")
    photos = [Photo(name, "x") for name in ("pipe.jpg", "folder.jpg", "loop.jpg")]
    assert set(codes(plan(tmp_path, *photos)[1])) == {"photo-unreadable"}


def test_a_link_out_of_the_site_is_refused_and_one_inside_is_followed(tmp_path):
    root = tmp_path / "site"
    write(tmp_path, "secret.jpg", saved(scene()))
    inside = write(root, "content/a.jpg", saved(scene()))
    (root / "content" / "out.jpg").symlink_to(tmp_path / "secret.jpg")
    (root / "content" / "in.jpg").symlink_to("a.jpg")
    album, problems = plan(root, inside, Photo("content/out.jpg", "x"), Photo("content/in.jpg", "x"))
    assert codes(problems) == ["path-outside-site"]
    assert sorted(album.shots) == ["content/a.jpg", "content/in.jpg"]
    assert codes(plan(root, Photo("../secret.jpg", "x"))[1]) == ["path-outside-site"]


def test_a_name_stored_with_marks_apart_is_found(tmp_path):
    (tmp_path / "a\u0309nh.jpg").write_bytes(saved(scene()))
    assert plan(tmp_path, Photo("ảnh.jpg", "x"))[1] == ()


def test_a_file_larger_than_any_camera_makes_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("lantoa.media.photos.opening.MOST_BYTES", 1000)
    photo = write(tmp_path, "a.jpg", saved(scene()))
    assert codes(plan(tmp_path, photo)[1]) == ["photo-too-large"]


def test_a_large_jpeg_is_taken_and_leaves_no_warning(tmp_path):
    photo = write(tmp_path, "a.jpg", saved(Image.new("L", (9000, 9000), 128), quality=30))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        album, problems = plan(tmp_path, photo)
    assert problems == ()
    assert album.picture(photo).avif[-1].width == 1200


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_any_cut_or_flipped_byte_gives_pixels_or_a_problem(tmp_path, form):
    content = saved(scene(120, 80), form)
    for place in range(0, len(content), max(1, len(content) // 40)):
        broken = bytearray(content)
        broken[place] ^= 0xFF
        for number, damaged in enumerate((bytes(broken), content[:place])):
            photo = write(tmp_path, f"{place}-{number}.jpg", damaged)
            album, problems = plan(tmp_path, photo)
            assert bool(album.shots) or problems[0].severity is Severity.ERROR


def test_the_recipe_is_part_of_the_url(tmp_path):
    photo = write(tmp_path, "a.jpg", saved(scene()))
    album, _ = plan(tmp_path, photo)
    other = Album(tmp_path, album.shots, PhotoRecipe(quality=PhotoQuality(jpeg=80)))
    assert other.picture(photo).jpeg.url != album.picture(photo).jpeg.url
