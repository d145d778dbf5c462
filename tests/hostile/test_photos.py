"""Photos that were made to harm: refused at their place, or published as nothing but pixels."""

import io
import json
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from lantoa.errors import Severity, SiteError
from lantoa.pipeline import Options, build_site
from tests.conftest import model_page, write_site

MARK = b"<script>alert(document.domain)</script>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>" + MARK + b"</svg>"
AT = "content/models/a/index.md"


def photo(form: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((640, 480)).convert("RGB").save(out, form, **options)  # type: ignore[arg-type]
    return out.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and has a line of it."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(3 * width + 1)))
        + chunk(b"IEND", b"")
    )


def site_with(root: Path, written: str, files: dict[str, bytes]) -> Path:
    page = model_page(f"photos: [{{file: {json.dumps(written)}, alt: Cảnh làng, credit: Thôn}}]")
    return write_site(
        root, {AT: page, **{f"content/models/a/{name}": content for name, content in files.items()}}
    )


def codes(site: Path) -> list[tuple[str, int, int]]:
    with pytest.raises(SiteError) as stopped:
        build_site(Options(site, jobs=1, search=False))
    found = [one for one in stopped.value.problems if one.severity is Severity.ERROR]
    assert {one.at.file for one in found} == {AT}
    return [(one.code, one.at.line, one.at.column) for one in found]


BOMB = {
    "wide": png_of(60_000, 60_000),
    "long": png_of(1, 60_000),
    "thirty times too many": png_of(50_000, 40_000),
}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("bomb.png", BOMB["wide"], "photo-too-large"),
        ("bomb.png", BOMB["thirty times too many"], "photo-too-large"),
        ("line.png", BOMB["long"], "photo-too-narrow"),
        ("cut.jpg", photo()[:700], "photo-truncated"),
        ("nothing.jpg", b"", "photo-truncated"),
        ("drawing.svg", SVG, "photo-svg"),
        ("drawing.jpg", SVG, "photo-svg"),
        ("drawing.png", b"<?xml version='1.0'?>" + SVG, "photo-svg"),
        ("page.jpg", b"<!doctype html>" + MARK, "photo-unreadable"),
        ("paper.jpg", b"%PDF-1.7\n" + MARK, "photo-unreadable"),
        ("post.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id) (r) file", "photo-unreadable"),
        ("program.jpg", b"\x7fELF" + bytes(500), "photo-unreadable"),
        ("film.jpg", b"\x00\x00\x00\x18ftypisom" + bytes(500), "photo-video"),
    ],
)
def test_what_is_no_photo_is_refused_at_its_place(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    assert codes(site_with(tmp_path, name, {name: content})) == [(code, 7, 17)]


@pytest.mark.parametrize(
    "written",
    ["../../../../etc/passwd", "/etc/passwd", "/../site_config.yaml", "../../../secret.jpg", "file:///etc/passwd",
     "https://evil.example/x.jpg", "..\\..\\secret.jpg", "a\u0000.jpg", "%2e%2e/%2e%2e/secret.jpg", "a/" * 3000],
)  # fmt: skip
def test_a_photo_from_elsewhere_is_refused(tmp_path: Path, written: str) -> None:
    (tmp_path / "secret.jpg").write_bytes(photo())
    site = site_with(tmp_path / "site", written, {})
    assert [code in ("path-outside-site", "file-not-found") for code, _, _ in codes(site)] == [True]


def test_links_pipes_and_devices_are_no_photos(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(photo())
    for number, (make, code) in enumerate(
        (
            (lambda place: place.symlink_to(tmp_path / "secret.jpg"), "path-outside-site"),
            (lambda place: place.symlink_to("/dev/zero"), "path-outside-site"),
            (lambda place: place.symlink_to(place.name), "file-not-found"),
            (os.mkfifo, "file-not-found"),
            (Path.mkdir, "file-not-found"),
        )
    ):
        site = site_with(tmp_path / f"site{number}", "a.jpg", {})
        make(site / "content/models/a/a.jpg")
        assert codes(site) == [(code, 7, 17)]


@pytest.mark.parametrize("other", ["Canh.jpg", "canh.JPG", "CANH.jpg"])
def test_of_two_names_that_some_disks_take_for_one_neither_is_taken(tmp_path: Path, other: str) -> None:
    site = site_with(tmp_path, "canh.jpg", {"canh.jpg": photo(), other: photo(quality=50)})
    assert codes(site) == [("file-two-spellings", 7, 17)]


def test_marks_that_are_stored_in_two_ways_are_told_too(tmp_path: Path) -> None:
    site = site_with(tmp_path, "ngõ.jpg", {"ng\u00f5.jpg": photo(), "ngo\u0303.jpg": photo(quality=50)})
    assert codes(site) == [("file-two-spellings", 7, 17)]


def test_what_is_a_photo_and_something_else_is_published_as_pixels_alone(tmp_path: Path) -> None:
    archive = b"PK\x03\x04" + MARK
    exif = Image.Exif()
    exif[0x010E] = MARK.decode()
    both = {
        "behind.jpg": photo() + MARK + archive,
        "within.jpg": photo(comment=MARK, exif=exif),
        "before.png": photo("PNG").replace(b"IDAT", b"IDAT", 1) + SVG,
        "gif.gif": photo("GIF", comment=MARK),
        "webp.webp": photo("WEBP", exif=exif) + archive,
    }
    shown = ", ".join(f"{{file: {name}, alt: Cảnh làng, credit: Thôn}}" for name in both)
    files = {f"content/models/a/{name}": content for name, content in both.items()}
    site = write_site(tmp_path, {AT: model_page(f"photos: [{shown}]"), **files})
    build_site(Options(site, jobs=1, search=False))
    made = [path for path in (site / "public").rglob("*") if path.is_file()]
    assert len([path for path in made if path.parent.name == "anh"]) > 10
    assert [path for path in made if MARK in path.read_bytes() or b"PK\x03\x04" in path.read_bytes()] == []
