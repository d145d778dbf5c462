"""The tables of what stands inside pages: events, results, costs, photos, sources and the rest."""

from lantoa import records
from lantoa.reading.schema import vocabulary as words
from lantoa.reading.schema.types import (
    Choice,
    Day,
    Email,
    Field,
    Figure,
    File,
    Flag,
    Focus,
    ListOf,
    Place,
    Record,
    Reference,
    Span,
    Text,
    Url,
)

LINE = Text()
FIELD = Reference("field", "unknown-field")
MODEL_SLUG = Reference("model", "unknown-model")
_LEVEL = Reference("level", "unknown-level")
_SOURCE = Reference("source", "unknown-source")

PERSON = Record(
    records.Person,
    (Field("name", LINE, "Họ tên", required=True), Field("role", LINE, "Chức danh")),
    short="name",
)

EVENT = Record(
    records.Event,
    (
        Field("kind", Choice(words.EVENTS), "Việc", required=True),
        Field("date", Day(), "Ngày"),
        Field("level", _LEVEL, "Cấp"),
        Field("by", LINE, "Cơ quan"),
        Field("number", LINE, "Số văn bản"),
        Field("award", Choice(words.AWARDS), "Hình thức khen"),
        Field("note", LINE, "Ghi chú"),
    ),
    short="kind",
)

RESULT = Record(
    records.Result,
    (
        Field("label", LINE, "Kết quả", required=True),
        Field("value", Figure(), "Số liệu"),
        Field("unit", LINE, "Đơn vị tính"),
        Field("qualifier", Choice(words.QUALIFIERS), "Từ chỉ mức"),
        Field("of", Figure(), "Trên tổng số"),
        Field("scope", Choice(words.SCOPES), "Phạm vi"),
        Field("as_of", Day(), "Tính đến"),
        Field("before", Figure(), "Trước đó"),
        Field("context", Flag(), "Không phải kết quả riêng của mô hình"),
        Field("source", _SOURCE, "Nguồn"),
    ),
    short="label",
    rules=("quantity", "before"),
)

COST = Record(
    records.Cost,
    (
        Field("item", LINE, "Khoản chi", required=True),
        Field("amount", Figure(), "Số tiền hoặc số lượng"),
        Field("unit", LINE, "Đơn vị tính"),
        Field("phase", Choice(words.PHASES), "Giai đoạn"),
        Field("payer", LINE, "Ai chi"),
    ),
    short="item",
    rules=("amount",),
)

STEP = Record(
    records.Step,
    (
        Field("do", Text(lines=True), "Việc làm", required=True),
        Field("who", LINE, "Ai làm"),
        Field("when", LINE, "Khi nào"),
        Field("output", LINE, "Ra được gì"),
    ),
    short="do",
)

FIT = Record(
    records.Fit,
    (
        Field("days", Figure(unit="ngày"), "Số ngày đến kết quả đầu tiên"),
        Field("people", Figure(unit="người"), "Số người cần có"),
        Field("terrain", ListOf(Reference("terrain", "unknown-fit"), commas=True), "Địa bàn"),
        Field("needs", ListOf(Reference("needs", "unknown-fit"), commas=True), "Điều kiện cần"),
        Field("led_by", ListOf(Reference("led_by", "unknown-fit"), commas=True), "Ai chủ trì"),
    ),
)

CONTACT = Record(
    records.Contact,
    (
        Field("office", LINE, "Cơ quan, đơn vị"),
        Field("role", LINE, "Chức danh"),
        Field("phone", LINE, "Điện thoại"),
        Field("email", Email(), "Thư điện tử"),
        Field("address", LINE, "Địa chỉ"),
    ),
    short="office",
)

REPLICATION = Record(
    records.Replication,
    (
        Field("unit", LINE, "Đơn vị làm theo", required=True),
        Field("place", Place(), "Địa bàn"),
        Field("date", Span(), "Thời gian"),
        Field("changed", LINE, "Đã đổi gì"),
        Field("results", ListOf(RESULT), "Kết quả"),
        Field("model", MODEL_SLUG, "Trang mô hình"),
        Field("source", _SOURCE, "Nguồn"),
    ),
    short="unit",
    rules=("place-at-date",),
)

PHOTO = Record(
    records.Photo,
    (
        Field("file", File(), "Tệp ảnh", required=True, into="path"),
        Field("alt", LINE, "Mô tả cho người không nhìn thấy ảnh", required=True, missing="missing-alt"),
        Field("caption", LINE, "Chú thích"),
        Field("credit", LINE, "Tác giả ảnh"),
        Field("date", Day(), "Ngày chụp"),
        Field("focus", Focus(), "Điểm chính của ảnh"),
        Field("people", Choice(words.PEOPLE), "Người trong ảnh"),
        Field("children", Flag(), "Có trẻ em"),
        Field("consent", LINE, "Sự đồng ý của người trong ảnh"),
    ),
    short="file",
    rules=("consent", "alt", "credit"),
)

MEDIUM = Record(
    records.Medium,
    (
        Field("kind", Choice(words.MEDIA), "Loại", required=True),
        Field("file", File(), "Tệp", into="path"),
        Field("url", Url(), "Địa chỉ"),
        Field("title", LINE, "Tên", required=True),
        Field("transcript", Text(lines=True), "Lời"),
    ),
    rules=("file-or-url", "transcript"),
)

DOCUMENT = Record(
    records.Document,
    (
        Field("file", File(), "Tệp", into="path"),
        Field("url", Url(), "Địa chỉ"),
        Field("title", LINE, "Tên", required=True),
    ),
    rules=("file-or-url",),
)

QUOTE = Record(
    records.Quote,
    (
        Field("text", Text(lines=True), "Lời nói", required=True),
        Field("person", LINE, "Người nói"),
        Field("role", LINE, "Chức danh"),
    ),
    short="text",
)

SOURCE = Record(
    records.Source,
    (
        Field("id", LINE, "Tên ngắn để dẫn", required=True),
        Field("title", LINE, "Tên bài, tên văn bản", required=True),
        Field("publisher", LINE, "Nơi đăng, nơi ban hành"),
        Field("date", Day(), "Ngày"),
        Field("url", Url(), "Địa chỉ"),
    ),
)

COUNT = Record(
    records.Count,
    (
        Field("stage", Choice(words.STAGES), "Bước", required=True),
        Field("value", Figure(), "Số lượng", required=True),
        Field("qualifier", Choice(words.QUALIFIERS), "Từ chỉ mức"),
        Field("subject", Choice(words.SUBJECTS), "Đối tượng"),
        Field("field", FIELD, "Lĩnh vực"),
        Field("level", _LEVEL, "Cấp"),
    ),
    rules=("quantity",),
)

LEGAL_DOCUMENT = Record(
    records.LegalDocument,
    (
        Field("number", LINE, "Số hiệu"),
        Field("date", Day(), "Ngày ban hành"),
        Field("title", LINE, "Tên văn bản"),
    ),
    short="number",
)
