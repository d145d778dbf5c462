"""The content model: one table for each kind of page. docs/cac-khoa.md explains every key to editors."""

from lantoa import records
from lantoa.reading.schema import parts
from lantoa.reading.schema import vocabulary as words
from lantoa.reading.schema.types import (
    Choice,
    Day,
    Field,
    Flag,
    ListOf,
    Place,
    Record,
    Reference,
    Span,
    Text,
    UrlPath,
    Whole,
)

LONGEST_SUMMARY = 300
"""Characters of a summary, written or taken from the first paragraph."""

_TEXTS = ListOf(parts.LINE)
_PROGRAMME = Reference("programme", "unknown-programme")

_TITLE = Field("title", parts.LINE, "Tên", required=True)
_PLACE = Field("place", Place(), "Địa bàn", required=True)
_PERIOD = Field("period", Span(), "Thời gian", required=True)
_SUMMARY = Field("summary", Text(longest=LONGEST_SUMMARY), "Tóm tắt")
_PHOTOS = Field("photos", ListOf(parts.PHOTO), "Ảnh")
_MEDIA = Field("media", ListOf(parts.MEDIUM), "Âm thanh, phim")
_SOURCES = Field("sources", ListOf(parts.SOURCE), "Nguồn")
_TAGS = Field("tags", ListOf(Text(addressed=True), commas=True), "Thẻ")
_ALIASES = Field("aliases", ListOf(UrlPath(), commas=True), "Địa chỉ cũ")
_DRAFT = Field("draft", Flag(), "Bản nháp")

MODEL = Record(
    records.Model,
    (
        _TITLE,
        Field("unit", Text(may_be_unknown=True, addressed=True), "Đơn vị thực hiện", required=True),
        Field("field", ListOf(parts.FIELD, commas=True), "Lĩnh vực", required=True),
        _PLACE,
        _PERIOD,
        _SUMMARY,
        Field("subject", Choice(words.SUBJECTS), "Chủ thể"),
        Field("person", parts.PERSON, "Cá nhân"),
        Field("partners", _TEXTS, "Đơn vị phối hợp"),
        Field("programme", _PROGRAMME, "Phong trào, đề án"),
        _TAGS,
        Field("events", ListOf(parts.EVENT), "Các mốc"),
        Field("results", ListOf(parts.RESULT), "Kết quả"),
        Field("costs", ListOf(parts.COST), "Chi phí"),
        Field("steps", ListOf(parts.STEP), "Các bước"),
        Field("conditions", _TEXTS, "Điều kiện"),
        Field("not_suitable", _TEXTS, "Khi nào không nên làm"),
        Field("difficulties", _TEXTS, "Khó khăn"),
        Field("lessons", _TEXTS, "Bài học"),
        Field("fit", parts.FIT, "Hợp với nơi nào"),
        Field("upkeep", Text(lines=True), "Duy trì"),
        Field("contact", parts.CONTACT, "Liên hệ"),
        Field("replicates", parts.MODEL_SLUG, "Làm theo mô hình"),
        Field("replications", ListOf(parts.REPLICATION), "Nơi làm theo"),
        _PHOTOS,
        _MEDIA,
        Field("documents", ListOf(parts.DOCUMENT), "Tài liệu"),
        Field("quotes", ListOf(parts.QUOTE), "Lời người trong cuộc"),
        _SOURCES,
        _ALIASES,
        Field("published", Day(), "Ngày đăng"),
        Field("updated", Day(), "Ngày cập nhật"),
        _DRAFT,
        Field("featured", Flag(), "Nêu ở trang chủ"),
    ),
    rules=("place-in-period", "updated-after-published", "events-in-period", "sources", "featured"),
)

NEWS = Record(
    records.News,
    (
        _TITLE,
        Field("date", Day(), "Ngày", required=True),
        _SUMMARY,
        _PHOTOS,
        Field("models", ListOf(parts.MODEL_SLUG, commas=True), "Mô hình được nhắc"),
        Field("programme", _PROGRAMME, "Phong trào, đề án"),
        _SOURCES,
        _MEDIA,
        _TAGS,
        _ALIASES,
        _DRAFT,
    ),
    rules=("sources",),
)

PROGRAMME = Record(
    records.Programme,
    (
        _TITLE,
        _PLACE,
        _PERIOD,
        Field("by", parts.LINE, "Cơ quan chủ trì"),
        Field("document", parts.LEGAL_DOCUMENT, "Văn bản"),
        Field("counts", ListOf(parts.COUNT), "Số liệu chính thức"),
        _SOURCES,
        _PHOTOS,
        _SUMMARY,
        _ALIASES,
        _DRAFT,
    ),
    rules=("place-in-period", "sources"),
)

PAGE = Record(
    records.StandingPage,
    (_TITLE, Field("menu", Whole(), "Thứ tự trong menu"), _SUMMARY, _ALIASES, _DRAFT),
)
