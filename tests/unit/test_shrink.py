"""`photos shrink`: smaller originals, and no moment at which one could be lost."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from lantoa.author import KEPT, shrink, shrink_photos
from lantoa.media import originals

PHOTO = "content/models/den/anh.jpg"


def noise(size: tuple[int, int], form: str = "JPEG", turned: bool = False, **options: object) -> bytes:
    """A photo that compresses badly, with the place where it was taken."""
    small = Image.effect_noise((size[0] // 10, size[1] // 10), 60).convert("RGB")
    image, out = small.resize(size, Image.Resampling.BICUBIC), io.BytesIO()
    exif = image.getexif()
    exif.get_ifd(0x8825).update({2: (21.0, 1.0, 2.0), 4: (105.0, 1.0, 2.0)})
    exif[0x0112] = 6 if turned else 1
    image.save(out, form, exif=exif, **options)
    return out.getvalue()


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(originals, "MOST_PIXELS", 600)
    monkeypatch.setattr(shrink, "LONGEST", 400)


def put(root: Path, content: bytes, path: str = PHOTO) -> Path:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)
    return root / path


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_is_written_smaller_upright_and_without_its_place(tmp_path: Path, form: str) -> None:
    path = put(tmp_path, before := noise((800, 500), form, turned=True))
    path.chmod(0o640)
    (one,) = shrink_photos(tmp_path).shrunk
    with Image.open(path) as image:
        assert (image.format, image.size) == (form, (250, 400))
        assert not dict(image.getexif()) and not image.info.get("exif")
    assert (one.path, one.was, one.now) == (PHOTO, (500, 800), (250, 400))
    assert (one.before, one.after) == (len(before), path.stat().st_size)
    assert path.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / one.kept).read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir()) == ["anh.jpg"]


def test_copies_are_hidden_from_git_and_never_take_each_others_place(tmp_path: Path) -> None:
    first = noise((800, 500))
    put(tmp_path, first)
    shrink_photos(tmp_path)
    put(tmp_path, second := noise((900, 500)))
    shrink_photos(tmp_path)
    copies = {path.read_bytes() for path in (tmp_path / KEPT / "content/models/den").iterdir()}
    assert copies == {first, second}
    assert (tmp_path / KEPT / ".gitignore").read_text() == "*\n"


def test_a_photo_that_is_small_enough_stays_and_a_second_run_does_nothing(tmp_path: Path) -> None:
    put(tmp_path, noise((600, 500)), "assets/anh/vua.jpg")
    put(tmp_path, noise((800, 500)))
    report = shrink_photos(tmp_path)
    assert ([one.path for one in report.shrunk], report.looked) == ([PHOTO], 2)
    again = shrink_photos(tmp_path)
    assert (again.shrunk, again.problems) == ((), ())


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    path = put(tmp_path, before := noise((800, 500)))
    (one,) = shrink_photos(tmp_path, dry_run=True).shrunk
    assert one.kept == "" and one.after < one.before
    assert path.read_bytes() == before and not (tmp_path / KEPT).exists()


def test_files_are_named_from_the_site_or_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "trang"
    put(site, noise((800, 500)))
    put(site, noise((800, 500)), "content/models/den/khac.jpg")
    put(tmp_path, noise((800, 500)), "ngoai.jpg")
    monkeypatch.chdir(tmp_path)
    files = [Path(PHOTO), Path("trang") / PHOTO, Path("ngoai.jpg"), Path("khong.jpg")]
    report = shrink_photos(site, files)
    assert [one.path for one in report.shrunk] == [PHOTO]
    assert [(one.code, one.at.file) for one in report.problems] == [
        ("path-outside-site", "ngoai.jpg"),
        ("file-not-found", "khong.jpg"),
    ]


def test_what_cannot_be_shrunk_is_told_and_stays(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("1", (800, 500)).save(out, "PNG", optimize=True)
    files = {
        "content/a.gif": noise((800, 500), "GIF"),
        "content/b.jpg": noise((800, 500))[:2000],
        "content/c.png": out.getvalue(),
        "content/d.jpg": b"no photo",
    }
    for path, content in files.items():
        put(tmp_path, content, path)
    report = shrink_photos(tmp_path)
    assert [(one.at.file, one.code) for one in report.problems] == [
        ("content/a.gif", "photo-not-shrinkable"),
        ("content/b.jpg", "photo-truncated"),
        ("content/c.png", "photo-not-smaller"),
        ("content/d.jpg", "photo-unreadable"),
    ]
    assert {path: (tmp_path / path).read_bytes() for path in files} == files


def failing(real: Callable[..., object], number: int, fault: BaseException) -> Callable[..., object]:
    """The call that fails at its n-th time."""
    left = [number]

    def call(*arguments: object, **options: object) -> object:
        left[0] -= 1
        if left[0] == 0:
            raise fault
        return real(*arguments, **options)

    return call


@pytest.mark.parametrize(
    "fault", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "stopped"]
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("number", range(1, 7))
def test_whatever_fails_at_whatever_step_the_original_is_there_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, fault: BaseException
) -> None:
    path = put(tmp_path, before := noise((800, 500)))
    shrink_photos(tmp_path, dry_run=True)  # the cache knows the photo: what fails now is ours
    with monkeypatch.context() as patch:
        if step == "fsync":
            patch.setattr(os, "fsync", failing(os.fsync, number, fault))
        else:
            patch.setattr(Path, "replace", failing(Path.replace, number, fault))
        try:
            report = shrink_photos(tmp_path)
        except KeyboardInterrupt:
            report = None
    copies = [each for each in (tmp_path / KEPT).rglob("*.jpg") if not each.name.startswith(".")]
    assert before in [each.read_bytes() for each in (path, *copies)]
    with Image.open(path) as image:
        image.load()
    assert [each.name for each in path.parent.iterdir()] == ["anh.jpg"]
    if path.read_bytes() == before and report is not None:
        assert [one.code for one in report.problems] == ["output-unwritable"]
    assert shrink_photos(tmp_path).problems == ()
    assert path.read_bytes() != before


def test_a_full_disk_leaves_the_photos_behind_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        put(tmp_path, noise((800, 500)), f"content/{name}.jpg")
    shrink_photos(tmp_path, dry_run=True)
    monkeypatch.setattr(os, "fsync", failing(os.fsync, 9, OSError(28, "No space left on device")))
    report = shrink_photos(tmp_path)
    assert [one.path for one in report.shrunk] == ["content/a.jpg"]
    assert [one.at.file for one in report.problems] == ["content/b.jpg"]
