"""Nothing of what a camera, a phone or a person wrote into a photo reaches the public.

The published files are walked here by the formats' own rules, byte by byte, and not by the library that wrote them:
whatever is neither picture nor its size is a fault.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from lantoa.media.photos import make_photo
from lantoa.pipeline import Options, build_site
from lantoa.settings import USUAL_RECIPE
from tests.conftest import CONFIG, model_page, write_site
from tests.unit.test_photos import saved, scene, wide_gamut_profile

pytestmark = pytest.mark.xdist_group("photo-metadata")

SECRET = b"SECRET"
HEIC = Path(__file__).parent / "photos" / "phone.heic"

# An independent reader of each format. ------------------------------------------------------------


def jpeg_parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The segments of a JPEG (ITU T.81, annex B), and whatever stands behind its end."""
    assert content[:2] == b"\xff\xd8"
    at = 2
    while content[at : at + 2] != b"\xff\xd9":
        marker, length = content[at : at + 2], int.from_bytes(content[at + 2 : at + 4], "big")
        assert marker[0] == 0xFF
        yield f"{marker[1]:02X}", content[at + 4 : at + 2 + length]
        at += 2 + length
        if marker[1] == 0xDA:
            while content[at] != 0xFF or content[at + 1] in (0x00, *range(0xD0, 0xD8)):
                at += 1
    if content[at + 2 :]:
        yield "tail", content[at + 2 :]


def box_parts(content: bytes, inside: str = "") -> Iterator[tuple[str, bytes]]:
    """The boxes of an ISO media file (ISO/IEC 14496-12), those of its metadata too."""
    at = 0
    while at < len(content):
        size, kind = struct.unpack(">I4s", content[at : at + 8])
        assert size >= 8
        assert at + size <= len(content)
        name, body = f"{inside}{kind.decode('latin-1')}", content[at + 8 : at + size]
        yield name, body
        skipped = {"meta": 4, "iinf": 6, "iprp": 0, "ipco": 0}.get(kind.decode("latin-1"))
        if skipped is not None:
            yield from box_parts(body[skipped:], f"{name}/")
        at += size


def riff_parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The chunks of a WebP (RFC 9649)."""
    assert (content[:4], content[8:12]) == (b"RIFF", b"WEBP")
    assert int.from_bytes(content[4:8], "little") + 8 == len(content)
    at = 12
    while at < len(content):
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        yield content[at : at + 4].decode("latin-1"), content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def faults_in(name: str, content: bytes) -> list[str]:
    """What a published picture holds besides a picture."""
    if name.endswith(".jpg"):
        # JFIF, tables, frame, scans, restart interval: no APP1 (EXIF, XMP), APP2 (ICC, MPF), APP13, COM.
        allowed = {"E0", "DB", "C0", "C2", "C4", "DA", "DD"}
        found = [part for part, body in jpeg_parts(content) if part not in allowed]
        return found + [part for part, body in jpeg_parts(content) if part == "E0" and len(body) != 14]
    if name.endswith(".webp"):
        return [part for part, _ in riff_parts(content) if part not in ("VP8 ", "VP8L")]
    found = []
    for part, body in box_parts(content):
        kind = part.rpartition("/")[2]
        is_item = kind == "infe" and body[8:12] != b"av01"
        is_profile = kind == "colr" and body[:4] != b"nclx"
        found += (
            [part]
            if kind in ("Exif", "xml ", "uuid", "udta", "free", "skip") or is_item or is_profile
            else []
        )
    return found


# What photos come with. ---------------------------------------------------------------------------


def exif() -> Image.Exif:
    written = Image.Exif()
    written[0x010F], written[0x0110], written[0x013B] = "SECRET-maker", "SECRET-phone", "SECRET-artist"
    written[0x8298], written[0x0131], written[0x9C9C] = "SECRET-rights", "SECRET-program", b"S\0E\0C\0"
    written[0x0112] = 1
    written.get_ifd(0x8769).update({0xA431: "SECRET-serial", 0xA430: "SECRET-owner", 0x927C: b"SECRET-note"})
    written.get_ifd(0x8825).update(
        {1: "N", 2: (21.0, 17.0, 0.0), 3: "E", 4: (106.0, 11.0, 0.0), 29: "2024:10:15"}
    )
    return written


def jpeg(width: int, height: int) -> bytes:
    image = scene(width, height)
    thumbnail = saved(scene(160, 120), comment=SECRET)
    profile = wide_gamut_profile().replace("wide".encode("utf-16-be"), "SECR".encode("utf-16-be"))
    content = saved(
        image,
        exif=exif(),
        comment="SECRET-comment",
        xmp=b"<x>SECRET-xmp</x>",
        icc_profile=profile,
        quality=90,
    )
    # IPTC, a thumbnail of its own, and what apps leave behind the end.
    iptc = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\x10\x1c\x02P\0\nSECRET-by!\0" + thumbnail
    return (
        content[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc + content[2:] + b"SECRET-tail"
    )


def png() -> bytes:
    about = PngImagePlugin.PngInfo()
    about.add_text("Author", "SECRET-text")
    about.add_itxt("XML:com.adobe.xmp", "<x>SECRET-itxt</x>")
    about.add_text("Comment", "SECRET-packed", zip=True)
    return saved(scene(900, 500, "RGBA"), "PNG", pnginfo=about, exif=exif(), icc_profile=wide_gamut_profile())


def webp() -> bytes:
    return saved(
        scene(900, 500), "WEBP", exif=exif(), xmp=b"<x>SECRET-xmp</x>", icc_profile=wide_gamut_profile()
    )


def gif() -> bytes:
    return saved(scene(900, 500, "P"), "GIF", comment=b"SECRET-comment")


def tiff() -> bytes:
    return saved(scene(900, 500), "TIFF", exif=exif(), icc_profile=wide_gamut_profile())


def avif() -> bytes:
    return saved(
        scene(900, 500), "AVIF", exif=exif(), xmp=b"<x>SECRET-xmp</x>", icc_profile=wide_gamut_profile()
    )


PHOTOS = {
    "a.jpg": jpeg(2500, 1500),
    "b.jpg": jpeg(2600, 1500),
    "c.png": png(),
    "d.webp": webp(),
    "e.gif": gif(),
    "f.tif": tiff(),
    "g.avif": avif(),
    "h.heic": HEIC.read_bytes(),
}


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("site")
    named = "".join(f"  - file: {name}\n    alt: Con đường có đèn\n" for name in PHOTOS)
    page = model_page(f"photos:\n{named}")
    config = f"{CONFIG}\nphotos:\n  webp: yes\n"
    write_site(root, {"content/models/thap-sang/index.md": page, "site_config.yaml": config})
    for name, content in PHOTOS.items():
        (root / "content/models/thap-sang" / name).write_bytes(content)
    build_site(Options(root, search=False))
    return root / "public"


def test_the_photos_do_carry_what_must_not_get_out():
    for name, content in PHOTOS.items():
        packed = zlib.decompress(content[content.index(b"zTXtComment") + 13 :]) if name == "c.png" else b""
        assert SECRET in content + packed or name == "h.heic", name
    assert SECRET in exif().tobytes()


def test_every_format_is_published(published):
    names = [path.name for path in (published / "anh").glob("*.*")]
    for letter in "abcdefgh":
        kinds = {name.rpartition(".")[2] for name in names if name.startswith(f"{letter}-")}
        # A form that saves nothing beside the JPEG is not published.
        assert {"jpg"} <= kinds <= {"jpg", "avif", "webp"} and len(kinds) > 1, letter
    assert any(name.endswith(".webp") for name in names)
    assert any(name.startswith("a-") and name.endswith("-1600.avif") for name in names)
    assert any(name.startswith("b-") and name.endswith("-2400.jpg") for name in names)


def test_no_published_picture_holds_anything_but_a_picture(published):
    pictures = sorted(path for path in (published / "anh").rglob("*") if path.is_file())
    assert len(pictures) > 50
    for path in pictures:
        assert faults_in(path.name, path.read_bytes()) == [], path.name


def test_no_published_file_of_any_kind_holds_a_word_of_it(published):
    for path in published.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert SECRET not in content, path
            assert "SECR".encode("utf-16-be") not in content, path
            assert b"Exif\0" not in content, path


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.jpg", {"comment": b"x"}),
        ("a.jpg", {"exif": exif()}),
        ("a.jpg", {"xmp": b"<x/>"}),
        ("a.jpg", {"icc_profile": wide_gamut_profile()}),
        ("a.webp", {"exif": exif()}),
        ("a.webp", {"xmp": b"<x/>"}),
        ("a.webp", {"icc_profile": wide_gamut_profile()}),
        ("a.avif", {"exif": exif()}),
        ("a.avif", {"xmp": b"<x/>"}),
        ("a.avif", {"icc_profile": wide_gamut_profile()}),
    ],
)
def test_the_reader_finds_what_is_planted(name, options):
    form = {"jpg": "JPEG", "webp": "WEBP", "avif": "AVIF"}[name.partition(".")[2]]
    clean = make_photo(saved(scene()), {name: (500, 300)}, USUAL_RECIPE)[name]
    assert faults_in(name, clean) == []
    with Image.open(io.BytesIO(clean)) as image:
        assert faults_in(name, saved(image.convert("RGB"), form, **options))
    if name == "a.jpg":
        assert faults_in(name, clean + b"tail") == ["tail"]
