"""Odd files that phones, presses and mischief made, and what becomes of each: what other tests of photos leave out."""

import io
import struct

import pytest
from PIL import Image, ImageCms, ImageFile, JpegImagePlugin

from lantoa.media.photos.pixels import open_pixels
from lantoa.records import Photo
from lantoa.report import report_text
from tests.sites import ROOT
from tests.unit.test_photo_kinds import HEIC, jpeg_of
from tests.unit.test_photos import AT, codes, near, plan, plan_photos, saved, scene, write

TURNED = b'<x:xmpmeta><rdf:Description tiff:Orientation="6"/></x:xmpmeta>'


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
def test_an_orientation_that_only_xmp_tells_is_followed(form):
    assert open_pixels(saved(scene(900, 600), form, xmp=TURNED), 300).full == (600, 900)


def test_an_orientation_in_the_xmp_of_a_png_is_followed():
    from PIL import PngImagePlugin

    about = PngImagePlugin.PngInfo()
    about.add_itxt("XML:com.adobe.xmp", TURNED.decode())
    assert open_pixels(saved(scene(900, 600), "PNG", pnginfo=about), 300).full == (600, 900)


# Colours. -----------------------------------------------------------------------------------------


def icc(kind: bytes, space: bytes, connection: bytes, tags: dict[bytes, bytes]) -> bytes:
    """A profile (ICC.1:2001-04) with those tags."""
    body, table = b"", b""
    for name, content in tags.items():
        padded = content + bytes(-len(content) % 4)
        table += name + struct.pack(">II", 132 + 12 * len(tags) + len(body), len(content))
        body += padded
    size = 132 + len(table) + len(body)
    light = struct.pack(">3i", *(round(value * 65536) for value in (0.9642, 1, 0.8249)))
    date = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head = struct.pack(">I4xI", size, 0x02400000) + kind + space + connection + date + b"acsp"
    return head + bytes(28) + light + bytes(48) + struct.pack(">I", len(tags)) + table + body


def press_profile(lab: tuple[int, int, int]) -> bytes:
    """The profile of a press that prints one colour, whatever its inks, and with black nothing else."""
    light, *rest = lab
    colour = struct.pack(">3H", light * 0xFF00 // 100, *((value + 128) * 256 for value in rest))
    black = struct.pack(">3H", 0, 128 * 256, 128 * 256)
    ramp = struct.pack(">2H", 0, 0xFFFF)
    matrix = struct.pack(">9i", *(65536 if place % 4 == 0 else 0 for place in range(9)))
    table = b"mft2" + bytes(4) + bytes((4, 3, 2, 0)) + matrix + struct.pack(">2H", 2, 2)
    return icc(b"prtr", b"CMYK", b"Lab ", {b"A2B0": table + ramp * 4 + (colour + black) * 8 + ramp * 3})


def grey_profile() -> bytes:
    return icc(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": b"curv" + struct.pack(">4xIH", 1, 0x0100)})


def test_inks_are_shown_as_their_profile_says(tmp_path):
    content = saved(scene(mode="CMYK"), quality=95, icc_profile=press_profile((60, 40, 20)))
    assert plan(tmp_path, write(tmp_path, "a.jpg", content))[1] == ()
    # Lab (60, 40, 20) in the light of a press is sRGB (214, 114, 112).
    assert near(jpeg_of(content).getpixel((200, 120)), (214, 114, 112), 4)


def test_a_profile_of_greys_in_a_photo_of_colours_is_guessed(tmp_path):
    colours = Image.new("RGB", (600, 400), (200, 80, 40))
    content = saved(colours, icc_profile=grey_profile(), quality=95)
    assert codes(plan(tmp_path, write(tmp_path, "a.jpg", content))[1]) == ["photo-colours-guessed"]
    assert near(open_pixels(content, 400).image.getpixel((9, 9)), (200, 80, 40), 4)


def test_a_profile_of_greys_is_followed_in_a_grey_photo():
    # With as much light for each step, the middle step is brighter than sRGB's.
    pixels = open_pixels(saved(Image.new("L", (600, 400), 127), icc_profile=grey_profile(), quality=95), 400)
    assert near(pixels.image.getpixel((9, 9)), (187, 187, 187), 3)
    assert pixels.notes == ()


def test_the_wide_colours_of_an_iphone_become_srgb():
    import pi_heif

    stored = pi_heif.open_heif(HEIC, convert_hdr_to_8bit=True)
    plain = Image.frombytes("RGB", stored.size, bytes(stored.data), "raw", "RGB", stored.stride)
    given = io.BytesIO(stored.info["icc_profile"])
    told = ImageCms.profileToProfile(plain, ImageCms.ImageCmsProfile(given), ImageCms.createProfile("sRGB"))
    shown = open_pixels(HEIC.read_bytes(), 480).image
    place = (240, 60)
    assert near(shown.getpixel(place), told.getpixel(place), 3)
    assert not near(shown.getpixel(place), plain.getpixel(place), 6)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
@pytest.mark.parametrize("width", [400, 90])
def test_what_shines_through_stands_on_white(mode, width):
    image = Image.new("RGBA", (400, 300), (200, 0, 0, 0))
    image.paste((40, 40, 40, 255), (0, 0, 200, 300))
    shown = open_pixels(saved(image.convert(mode), "TIFF" if mode == "PA" else "PNG"), width).image
    assert near(shown.getpixel((9, 9)), (40, 40, 40), 2)
    assert shown.getpixel((width - 9, 9)) == (255, 255, 255)


def test_a_half_transparent_colour_is_half_white():
    image = Image.new("RGBA", (400, 300), (200, 0, 0, 128))
    for width in (400, 90):
        assert near(open_pixels(saved(image, "PNG"), width).image.getpixel((9, 9)), (227, 127, 127), 2)


# JPEGs that hold more than one picture. -----------------------------------------------------------


@pytest.fixture
def drafted(monkeypatch) -> list[tuple[int, int]]:
    """The sizes to which JPEGs were decoded."""
    sizes = []
    load = JpegImagePlugin.JpegImageFile.load

    def note(image):
        sizes.append(image.size)
        return load(image)

    monkeypatch.setattr(JpegImagePlugin.JpegImageFile, "load", note)
    return sizes


@pytest.mark.parametrize("name", ["a.jpg", "a.mpo"])
def test_a_camera_s_photo_with_a_preview_behind_it_is_decoded_small_without_a_warning(
    tmp_path, drafted, name
):
    preview = Image.new("RGB", (160, 120), "white")
    content = saved(scene(2400, 1600), "MPO", save_all=True, append_images=[preview])
    album, problems = plan(tmp_path, write(tmp_path, name, content))
    assert problems == ()
    assert album.shots[name].look.format == "MPO"
    drafted.clear()
    assert near(jpeg_of(content, 300).getpixel((290, 10)), (30, 30, 200), 25)
    assert max(drafted) == (300, 200)


def test_a_photo_with_a_map_of_its_brightness_is_its_plain_picture(tmp_path):
    brightness = Image.new("L", (500, 300), 250).convert("RGB")
    packet = b'<x xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"/>'
    content = saved(scene(), "MPO", save_all=True, append_images=[brightness], xmp=packet)
    assert b"hdrgm" in content
    assert plan(tmp_path, write(tmp_path, "a.jpg", content))[1] == ()
    made = jpeg_of(content)
    assert near(made.getpixel((20, 20)), (30, 200, 30), 25)
    assert getattr(made, "n_frames", 1) == 1


# Damage. ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("per_mille", [1, 10, 250, 500, 750, 990])
def test_a_jpeg_of_which_a_part_is_missing_is_refused_however_small_the_part(tmp_path, per_mille):
    content = saved(scene(2000, 1200), quality=95)
    problems = plan(tmp_path, write(tmp_path, "a.jpg", content[: len(content) * per_mille // 1000]))[1]
    assert codes(problems)[0] in ("photo-truncated", "photo-unreadable")
    assert not ImageFile.LOAD_TRUNCATED_IMAGES


def test_damage_in_the_middle_cannot_be_seen_which_the_handbook_says(tmp_path):
    content = bytearray(saved(scene(2000, 1200), quality=95))
    middle = len(content) // 2
    content[middle : middle + 40] = bytes(40)
    album, problems = plan(tmp_path, write(tmp_path, "a.jpg", bytes(content)))
    assert problems == ()
    assert album.shots
    assert "Ảnh hỏng ở giữa" in (ROOT / "docs/photos.md").read_text(encoding="utf-8")


def test_a_name_that_could_forge_a_line_of_the_report_is_told_without_doing_so(tmp_path):
    name = "a\nfalse.md:1:1: error[x]: y\u202egpj.jpg"
    write(tmp_path, name, b"not a photo")
    problems = plan_photos(tmp_path, [(Photo(name, "x").path, AT)])[1]
    assert codes(problems) == ["photo-unreadable"]
    said = report_text(problems, "vi")
    assert said.count("\n") == 2
    assert "\u202e" not in said
    assert "\\u202e" in said


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_a_huge_panorama_of_any_kind_is_made_within_the_widths(tmp_path, form):
    content = saved(Image.new("L", (20_000, 1000), 120), form)
    album, problems = plan(tmp_path, photo := write(tmp_path, f"a.{form.lower()}", content))
    assert problems == ()
    assert album.picture(photo).avif[-1].width == 1200


@pytest.mark.parametrize(
    ("form", "before", "sides", "limit"),
    [
        ("JPEG", b"\xff\xc2", ">HH", "60 MP"),
        ("WEBP", b"\x9d\x01\x2a", "<HH", "30 MP"),
    ],
)
def test_what_must_stand_in_memory_whole_has_a_smaller_limit(tmp_path, form, before, sides, limit):
    head = bytearray(
        saved(Image.new("L", (64, 64), 128), form, **({"progressive": True} if form == "JPEG" else {}))
    )
    place = head.index(before) + len(before) + (3 if form == "JPEG" else 0)
    head[place : place + 4] = struct.pack(sides, 8001, 8001)
    found = plan(tmp_path, write(tmp_path, "a.jpg", bytes(head)))[1]
    assert codes(found) == ["photo-too-large"]
    assert dict(found[0].about)["limit"] == limit
