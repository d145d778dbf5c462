"""The table of site_config.yaml: everything that a province changes."""

from dataclasses import replace

from lantoa import settings
from lantoa.places import OwnUnit
from lantoa.reading.schema import vocabulary as words
from lantoa.reading.schema.types import (
    Choice,
    Day,
    Email,
    Field,
    Flag,
    Link,
    ListOf,
    MapOf,
    Record,
    Text,
    Url,
    Whole,
)
from lantoa.vietnamese.periods import Moment

_LINE = Text()
_NAMES = MapOf(Text(), slugs=False)

ORGANISATION = Record(
    settings.Organisation,
    (
        Field("name", _LINE, "Tên cơ quan", required=True),
        Field("short", _LINE, "Tên gọn"),
        Field("parent", _LINE, "Cơ quan cấp trên"),
    ),
    short="name",
)

OFFICE = Record(
    settings.Office,
    (
        Field("office", _LINE, "Cơ quan"),
        Field("address", _LINE, "Địa chỉ"),
        Field("phone", _LINE, "Điện thoại"),
        Field("email", Email(), "Thư điện tử"),
    ),
    short="office",
)

LICENCE = Record(
    settings.Licence,
    (Field("name", _LINE, "Tên giấy phép", required=True), Field("url", Url(), "Địa chỉ", required=True)),
)

FIELD_OF_WORK = Record(
    settings.FieldOfWork,
    (
        Field("name", _LINE, "Tên lĩnh vực", required=True),
        Field("description", _LINE, "Giới thiệu"),
        Field("colour", Choice(words.COLOURS), "Màu"),
        Field("icon", _LINE, "Hình vẽ"),
    ),
    short="name",
)

# A site names the levels in its own words; which levels there are is the contract's, since status depends on it.
LEVEL_NAMES = Record(dict, tuple(Field(key, _LINE, name) for key, name in words.LEVELS["vi"].items()))

FIT_VOCABULARY = Record(
    dict,
    (
        Field("terrain", _NAMES, "Địa bàn"),
        Field("needs", _NAMES, "Điều kiện cần"),
        Field("led_by", _NAMES, "Ai chủ trì"),
    ),
)


def _own_unit(
    address: str, became: tuple[str, ...] = (), date: Moment | None = None, basis: str = ""
) -> OwnUnit:
    return OwnUnit(address, became, date.edtf if date else "", basis)


OWN_UNIT = Record(
    _own_unit,
    (
        Field("address", _LINE, "Địa bàn, từ đơn vị đó đến tỉnh", required=True),
        Field("became", ListOf(_LINE), "Nay là"),
        Field("date", Day(), "Từ ngày"),
        Field("basis", _LINE, "Theo văn bản"),
    ),
    short="address",
)

_QUALITY = Whole(least=1, most=100)

PHOTO_QUALITY = Record(
    settings.PhotoQuality,
    (
        Field("avif", _QUALITY, "AVIF"),
        Field("jpeg", _QUALITY, "JPEG"),
        Field("webp", _QUALITY, "WebP"),
    ),
)


def _recipe(widths: tuple[int, ...] = (), **others: object) -> settings.PhotoRecipe:
    usual = settings.PhotoRecipe()
    given: dict[str, object] = {**others, "widths": tuple(sorted(set(widths))) or usual.widths}
    return replace(usual, **given)  # type: ignore[arg-type]


PHOTO_RECIPE = Record(
    _recipe,
    (
        Field("widths", ListOf(Whole(least=160, most=3000), commas=True), "Các bề rộng"),
        Field("lead", Whole(least=160, most=4000), "Bề rộng ảnh đầu bài"),
        Field("full", Whole(least=160, most=6000), "Bề rộng ảnh xem lớn"),
        Field("webp", Flag(), "Làm thêm WebP"),
        Field("avif_speed", Whole(least=4, most=10), "Tốc độ nén AVIF"),
        Field("quality", PHOTO_QUALITY, "Chất lượng"),
    ),
)

SITE = Record(
    dict,
    (
        Field("title", _LINE, "Tên trang", required=True),
        Field("tagline", _LINE, "Câu giới thiệu"),
        Field("description", _LINE, "Mô tả"),
        Field("language", Choice(words.LANGUAGES), "Ngôn ngữ"),
        Field("emblem", _LINE, "Biểu trưng"),
        Field("accent", Choice(words.ACCENTS), "Màu của những gì bấm được"),
        Field("base_url", Url(), "Địa chỉ của trang", required=True),
        Field("organisation", ORGANISATION, "Cơ quan chủ quản", required=True),
        Field("contact", OFFICE, "Liên hệ"),
        Field("editor", _LINE, "Người chịu trách nhiệm nội dung"),
        Field("feedback", Link(), "Địa chỉ góp ý"),
        Field("licence", LICENCE, "Giấy phép"),
        Field("fields", MapOf(FIELD_OF_WORK), "Các lĩnh vực", required=True),
        Field("levels", LEVEL_NAMES, "Các cấp"),
        Field("fit", FIT_VOCABULARY, "Từ để nói mô hình hợp với nơi nào"),
        Field("synonyms", _NAMES, "Chữ viết tắt"),
        Field("places", ListOf(OWN_UNIT), "Địa bàn danh mục chưa có"),
        Field("models_per_page", Whole(least=1, most=200), "Số mô hình một trang"),
        Field("news_per_page", Whole(least=1, most=200), "Số tin một trang"),
        Field("featured", Whole(most=24), "Số mô hình nêu ở trang chủ"),
        Field("photos", PHOTO_RECIPE, "Ảnh"),
        Field("share_pictures", Flag(), "Ảnh để chia sẻ"),
        Field("posters", Flag(), "Tờ rơi và mã QR"),
        Field("share", ListOf(Choice(words.SHARES), commas=True), "Nút chia sẻ"),
    ),
)
