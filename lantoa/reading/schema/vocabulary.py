"""The fixed words of the content model, each with its meaning in Vietnamese.

docs/cac-khoa.md explains the words to editors; the meanings serve suggestions, and forms later. What the public
reads is in the layouts.
"""

from collections.abc import Mapping

from lantoa.reading.schema.types import Words

SUBJECTS: Words = (("collective", "tập thể"), ("individual", "cá nhân"), ("household", "hộ gia đình"))
EVENTS: Words = (
    ("registered", "đăng ký"),
    ("appraised", "thẩm định"),
    ("approved", "phê duyệt"),
    ("started", "bắt đầu"),
    ("reviewed", "sơ kết"),
    ("recognised", "công nhận"),
    ("awarded", "khen thưởng"),
    ("stopped", "dừng"),
    ("revoked", "thu hồi"),
)
AWARDS: Words = (
    ("commendation", "biểu dương"),
    ("certificate", "giấy chứng nhận"),
    ("merit_certificate", "giấy khen"),
    ("diploma_of_merit", "bằng khen"),
    ("emulation_flag", "cờ thi đua"),
)
QUALIFIERS: Words = (
    ("over", "hơn"),
    ("nearly", "gần"),
    ("about", "khoảng"),
    ("up_to", "tối đa"),
    ("order", "hàng"),
)
SCOPES: Words = (
    ("model", "mô hình"),
    ("hamlet", "thôn"),
    ("commune", "xã"),
    ("district", "huyện"),
    ("province", "tỉnh"),
)
PHASES: Words = (("setup", "ban đầu"), ("upkeep", "duy trì"))
PEOPLE: Words = (("none", "không có người"), ("crowd", "đông người"), ("identifiable", "nhận ra được"))
MEDIA: Words = (("audio", "âm thanh"), ("video", "hình"))
STAGES: Words = (
    ("registered", "đăng ký"),
    ("appraised", "thẩm định"),
    ("recognised", "công nhận"),
    ("exemplary", "tiêu biểu"),
    ("awarded", "khen thưởng"),
    ("maintained", "duy trì"),
)
COLOURS: Words = (
    ("rice", "xanh lúa"),
    ("plum", "tím mận"),
    ("indigo", "chàm"),
    ("ochre", "vàng đất"),
    ("teal", "xanh cổ vịt"),
    ("ink", "mực"),
)
ACCENTS: Words = (
    ("lacquer", "đỏ son"),
    ("river", "xanh sông"),
    ("forest", "xanh rừng"),
    ("lotus", "hồng sen"),
)
LANGUAGES: Words = (("vi", "tiếng Việt"), ("en", "tiếng Anh"))
SHARES: Words = (("zalo", "Zalo"), ("facebook", "Facebook"))

LEVELS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "base": "cấp cơ sở",
        "commune": "cấp xã",
        "district": "cấp huyện",
        "province": "cấp tỉnh",
        "central": "cấp Trung ương",
    },
    "en": {
        "base": "grassroots level",
        "commune": "commune level",
        "district": "district level",
        "province": "province level",
        "central": "central level",
    },
}
"""The levels of a site whose configuration names none, from the lowest."""

UNKNOWN = frozenset({"chưa rõ", "unknown"})
"""What an editor writes where the source does not tell."""
YES = frozenset({"true", "có", "yes"})
NO = frozenset({"false", "không", "no"})
