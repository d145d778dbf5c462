"""What is told of the photos that editors keep: too large, twice, shown by nobody, said by nothing but a name."""

import io
from pathlib import Path

import pytest
from PIL import Image

from lantoa.errors import Problem, Severity
from lantoa.media import originals
from lantoa.pipeline import Options, check_site_folder
from lantoa.reading.schema.alts import is_file_name
from tests.conftest import model_page, write_site

PAGE = "content/models/den/index.md"


def jpeg(width: int = 640, height: int = 480, shade: int = 90) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (shade, 90, 60)).save(out, "JPEG")
    return out.getvalue()


def photo(file: str, more: str = "credit: Nguyễn Văn Mẫu", alt: str = "Bà con dựng cột đèn") -> str:
    return f"  - {{file: {file}, alt: {alt}{', ' + more if more else ''}}}\n"


def found(root: Path, files: dict[str, str | bytes], drafts: bool = False) -> tuple[Problem, ...]:
    write_site(root, {"site_config.yaml": CONFIG, **files})
    return check_site_folder(Options(root, drafts=drafts, jobs=1))


CONFIG = """\
title: Dân vận khéo xã Thử
base_url: https://example.org/
organisation: Đảng ủy xã Thử
share_pictures: no
fields: {kinh-te: Kinh tế}
"""


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    assert {one.severity for one in problems} <= {Severity.WARNING}
    return [(one.code, str(one.at)) for one in problems]


def test_a_cared_for_photo_has_no_warning(tmp_path: Path) -> None:
    page = model_page(f"photos:\n{photo('a.jpg')}", body="Kể.\n\n![Cột đèn ở ngõ](b.jpg)")
    assert (
        found(
            tmp_path,
            {PAGE: page, "content/models/den/a.jpg": jpeg(), "content/models/den/b.jpg": jpeg(shade=8)},
        )
        == ()
    )


def test_a_photo_that_is_too_wide_or_too_heavy_is_told_once_where_it_is_named_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(originals, "MOST_BYTES", 200_000)
    page = model_page(
        f"photos:\n{photo('rong.jpg')}{photo('nang.jpg')}{photo('vua.jpg')}",
        body="Kể.\n\n![Ngõ xa](rong.jpg)",
    )
    files = {
        "content/models/den/rong.jpg": jpeg(400, 6001),
        "content/models/den/nang.jpg": jpeg(shade=1) + bytes(200_000),
        "content/models/den/vua.jpg": jpeg(6000, 400, shade=2),
    }
    problems = found(tmp_path, {PAGE: page, **files})
    assert told(problems) == [("photo-oversize", f"{PAGE}:8:12"), ("photo-oversize", f"{PAGE}:9:12")]
    assert [dict(one.about)["pixels"] for one in problems] == ["400×6001", "640×480"]


def test_the_same_photo_under_two_names_is_told_with_what_to_write(tmp_path: Path) -> None:
    other = "content/news/tin/index.md"
    news = f"---\ntitle: Đóng điện\ndate: 2024-05-01\nphotos:\n{photo('b.jpg')}---\nKể.\n"
    files = {PAGE: model_page(f"photos:\n{photo('a.jpg')}"), other: news}
    problems = found(
        tmp_path, {**files, "content/models/den/a.jpg": jpeg(), "content/news/tin/b.jpg": jpeg()}
    )
    assert told(problems) == [("photo-twice", f"{other}:5:12")]
    proposal = dict(problems[0].about)["proposal"]
    assert proposal == "../../models/den/a.jpg"
    (tmp_path / "content/news/tin/b.jpg").unlink()
    assert found(tmp_path, {other: news.replace("b.jpg", proposal)}) == ()


def test_a_photo_of_the_assets_is_proposed_as_pages_write_it(tmp_path: Path) -> None:
    page = model_page(f"photos:\n{photo('/anh/a.jpg')}{photo('b.jpg')}")
    problems = found(tmp_path, {PAGE: page, "assets/anh/a.jpg": jpeg(), "content/models/den/b.jpg": jpeg()})
    assert [dict(one.about)["proposal"] for one in problems] == ["/anh/a.jpg"]


def test_a_photo_that_no_page_names_is_told_at_the_file(tmp_path: Path) -> None:
    files = {
        "content/models/den/thua.JPG": jpeg(),
        "content/models/lac.heic": b"x",
        "content/models/den/.an.jpg": b"x",
        "content/models/den/bang.csv": b"a",
        "assets/anh/nen.jpg": jpeg(shade=3),
    }
    problems = found(tmp_path, {PAGE: model_page(), **files})
    assert told(problems) == [
        ("photo-unused", "content/models/den/thua.JPG:1:1"),
        ("photo-unused", "content/models/lac.heic:1:1"),
    ]


def test_a_photo_of_a_draft_is_not_unused(tmp_path: Path) -> None:
    files = {
        PAGE: model_page(),
        "content/models/nhap/index.md": model_page(f"draft: true\nphotos:\n{photo('a.jpg')}", title="Nháp"),
        "content/models/nhap/a.jpg": jpeg(),
    }
    assert found(tmp_path, files) == ()


def test_while_a_page_cannot_be_read_nothing_is_called_unused(tmp_path: Path) -> None:
    files = {PAGE: "---\ntitle: [\n---\n", "content/models/den/a.jpg": jpeg()}
    write_site(tmp_path, {"site_config.yaml": CONFIG, **files})
    codes = {one.code for one in check_site_folder(Options(tmp_path, jobs=1))}
    assert codes and "photo-unused" not in codes


def test_a_photo_without_credit_and_one_said_by_its_file_name_are_told(tmp_path: Path) -> None:
    page = model_page(f"photos:\n{photo('a.jpg', '', 'IMG_1234')}", body="Kể.\n\n![anh 1.jpg](b.jpg)")
    files = {"content/models/den/a.jpg": jpeg(), "content/models/den/b.jpg": jpeg(shade=4)}
    assert told(found(tmp_path, {PAGE: page, **files})) == [
        ("photo-no-credit", f"{PAGE}:8:5"),
        ("alt-is-file-name", f"{PAGE}:8:24"),
        ("alt-is-file-name", f"{PAGE}:12:14"),
    ]


@pytest.mark.parametrize(
    "alt",
    [
        "IMG_1234",
        "img-20230405-wa0001",
        "DSC00042",
        "DSCN0042",
        "anh 1.jpg",
        "Ảnh 2",
        "hình (3)",
        "canh-1",
        "20230405_101500",
        "PXL_20230405_101500",
        "Screenshot_2023-10-10-08-00-00_Zalo",
        "photo.HEIC",
        "1",
        "z4567890123456",
        "a-b",
    ],
)
def test_names_that_devices_give_describe_nothing(alt: str) -> None:
    assert is_file_name(alt, "x/a-b.jpg")


@pytest.mark.parametrize(
    "alt",
    [
        "Ngõ",
        "Cột đèn",
        "Ảnh Bác Hồ",
        "Ảnh chụp năm 2023",
        "12 hộ dân hiến đất",
        "Hình ảnh thôn 3 trước khi làm đường",
        "Thôn 3",
        "Cảnh đồng lúa",
        "Ảnh 1: bà con dọn vệ sinh",
        "Z30 và bộ đội",
    ],
)
def test_words_describe(alt: str) -> None:
    assert not is_file_name(alt, "Ngõ.jpg")
    assert not is_file_name(alt, "cot-den.jpg")
