"""What headings and cells of registers mean, by tables of cases; what is unclear stays unread."""

import pytest

from lantoa.author import cells
from lantoa.author.headings import meaning_of
from lantoa.author.location import complete, surroundings
from lantoa.author.results import parse_result
from lantoa.author.table import Row
from lantoa.places import Gazetteer, UnknownPlace
from lantoa.settings import FieldOfWork

GAZETTEER = Gazetteer()
FIELDS = {
    key: FieldOfWork(key, name)
    for key, name in {
        "kinh-te": "Kinh tế",
        "van-hoa-xa-hoi": "Văn hóa – xã hội",
        "quoc-phong-an-ninh": "Quốc phòng – an ninh",
        "he-thong-chinh-tri": "Xây dựng hệ thống chính trị",
    }.items()
}
LEVELS = {"base": "cấp cơ sở", "commune": "cấp xã", "district": "cấp huyện", "province": "cấp tỉnh"}


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("STT", "number"),
        ("TT", "number"),
        ("Số TT", "number"),
        ("Tên mô hình", "title"),
        ("TÊN MÔ HÌNH, ĐIỂN HÌNH", "title"),
        ("Mô hình Dân vận khéo", "title"),
        ("Tên gọi mô hình", "title"),
        ("Đơn vị", "unit"),
        ("Đơn vị thực hiện", "unit"),
        ("Cơ quan, đơn vị chủ trì", "unit"),
        ("Tập thể, cá nhân thực hiện", "unit"),
        ("Đơn vị phối hợp", "partners"),
        ("Đơn vị tính", ""),
        ("Địa chỉ", "place"),
        ("Địa bàn thực hiện", "place"),
        ("Xã/phường", "commune"),
        ("Thôn, bản, TDP", "hamlet"),
        ("Huyện", "district"),
        ("Tỉnh", "province"),
        ("Lĩnh vực", "field"),
        ("Thuộc lĩnh vực", "field"),
        ("Tập thể/Cá nhân", "subject"),
        ("Tập thể", "is_collective"),
        ("Cá nhân", "is_individual"),
        ("Năm", "period"),
        ("Thời gian thực hiện", "period"),
        ("Giai đoạn", "period"),
        ("Năm công nhận", "recognised_date"),
        ("Cấp công nhận", "recognised_level"),
        ("Số Quyết định công nhận", "recognised_number"),
        ("Ngày đăng ký", "registered_date"),
        ("Kết quả", "results"),
        ("Kết quả, hiệu quả bước đầu", "results"),
        ("Kinh phí (triệu đồng)", "cost"),
        ("Người liên hệ", "contact"),
        ("Điện thoại", "phone"),
        ("Nội dung mô hình", "body"),
        ("Hình thức khen thưởng", "award"),
        ("Ghi chú", "note"),
        ("Số hộ tham gia", ""),
        ("Tie^u đề lạ", ""),
    ],
)
def test_headings_are_known_in_their_many_spellings(heading: str, meaning: str) -> None:
    assert meaning_of(heading) == meaning


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Kinh tế", ("kinh-te",)),
        ("Lĩnh vực kinh tế", ("kinh-te",)),
        ("I. LĨNH VỰC PHÁT TRIỂN KINH TẾ: 12 mô hình", ("kinh-te",)),
        ("Kinh tế (xây dựng hạ tầng)", ("kinh-te",)),
        ("Văn hoá - xã hội", ("van-hoa-xa-hoi",)),
        ("VH-XH", ("van-hoa-xa-hoi",)),
        ("Văn hóa, xã hội", ("van-hoa-xa-hoi",)),
        ("An ninh - quốc phòng", ("quoc-phong-an-ninh",)),
        ("QP-AN", ("quoc-phong-an-ninh",)),
        ("QPAN", ("quoc-phong-an-ninh",)),
        ("Hệ thống chính trị", ("he-thong-chinh-tri",)),
        ("HTCT", ("he-thong-chinh-tri",)),
        ("Kinh tế; QP-AN", ("kinh-te", "quoc-phong-an-ninh")),
        ("Kinh tế - xã hội", ()),
        ("Cải cách hành chính", ()),
        ("Kinh tế; việc lạ", ()),
        ("", ()),
    ],
)
def test_fields_are_known_by_name_initials_and_order_of_words(text: str, fields: tuple[str, ...]) -> None:
    assert cells.find_fields(text, FIELDS) == fields


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", "2024"),
        ("năm 2024", "2024"),
        ("2021-2023", "2021/2023"),
        ("Giai đoạn 2021 – 2025", "2021/2025"),
        ("từ tháng 6/2022 đến nay", "2022-06/.."),
        ("15/10/2024", "2024-10-15"),
        ("Quý I/2024", "2024-33"),
        ("30/02/2024", None),
        ("vụ hè", None),
    ],
)
def test_periods_are_read_or_left(text: str, period: str | None) -> None:
    assert cells.find_period(text) == period


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Tỉnh", "province"),
        ("Cấp tỉnh", "province"),
        ("cấp huyện", "district"),
        ("Xã", "commune"),
        ("cơ sở", "base"),
        ("Trung ương", None),
        ("", None),
        ("huyện, tỉnh", None),
    ],
)
def test_levels_are_those_of_the_site(text: str, level: str | None) -> None:
    assert cells.find_level(text, LEVELS) == level


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("150", "triệu đồng", "150 triệu đồng"),
        ("150 triệu", "", "150 triệu"),
        ("1,2 tỷ đồng", "", "1,2 tỷ đồng"),
        ("300", "1.000 đồng", "300 nghìn đồng"),
        ("150", "", None),
        ("150.000", "", None),
        ("xã hội hóa", "", None),
        ("1.5", "tỷ đồng", None),
    ],
)
def test_money_without_its_unit_is_not_guessed(text: str, unit: str, amount: str | None) -> None:
    assert cells.find_amount(text, unit) == amount


@pytest.mark.parametrize(
    ("item", "heading", "unit", "values"),
    [
        ("Đất hiến: hơn 9.000 m2", "Kết quả", "", {"label": "Đất hiến", "value": "hơn 9.000 m2"}),
        ("250 km", "Kết quả", "", {"label": "Kết quả", "value": "250 km"}),
        ("9000", "Đất hiến", "m2", {"label": "Đất hiến", "value": "9000 m2"}),
        ("8/8 nhà văn hóa", "Kết quả", "", {"label": "Kết quả", "value": "8/8 nhà văn hóa"}),
        ("85,16%", "Kết quả", "", {"label": "Kết quả", "value": "85,16%"}),
        ("45", "Kết quả", "", {"label": "45"}),
        ("Vận động 45 hộ hiến đất", "Kết quả", "", {"label": "Vận động 45 hộ hiến đất"}),
        (
            "Hỗ trợ: 3 hộ nghèo, 2 hộ cận nghèo",
            "Kết quả",
            "",
            {"label": "Hỗ trợ: 3 hộ nghèo, 2 hộ cận nghèo"},
        ),
    ],
)
def test_results_become_figures_only_where_they_are_one(
    item: str, heading: str, unit: str, values: dict[str, str]
) -> None:
    assert parse_result(item, heading, unit) == (values, ())


def test_an_ambiguous_result_stays_text_and_proposes_spellings() -> None:
    assert parse_result("Đường: 1.5 km", "Kết quả", "") == ({"label": "Đường: 1.5 km"}, ("1,5 km",))


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("0912 345 678", {"phone": "0912 345 678"}),
        ("Trưởng thôn, ĐT: 0912.345.678", {"role": "Trưởng thôn", "phone": "0912.345.678"}),
        ("Văn phòng Đảng ủy xã", {"office": "Văn phòng Đảng ủy xã"}),
        ("Bí thư chi bộ - thon@example.org", {"role": "Bí thư chi bộ", "email": "thon@example.org"}),
        ("Nguyễn Văn Ví, 0912 345 678", None),
        ("Trưởng thôn Nguyễn Văn Ví", None),
    ],
)
def test_a_person_s_name_is_not_made_a_contact(text: str, contact: dict[str, str] | None) -> None:
    assert cells.find_contact(text) == contact


def test_lists_lose_their_bullets_and_nothing_else() -> None:
    listed = "- Họp dân; bàn kỹ\n+ Góp công\n1. Làm 2.5 km\n• Giữ"
    assert list(cells.items_of(listed)) == ["Họp dân", "bàn kỹ", "Góp công", "Làm 2.5 km", "Giữ"]


AROUND = ("huyện Lục Ngạn, tỉnh Bắc Giang", "tỉnh Bắc Giang")


@pytest.mark.parametrize(
    ("text", "around", "whole"),
    [
        ("xã Hồng Giang", AROUND, "xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang"),
        ("Thôn Kép 1 - xã Hồng Giang", AROUND, "Thôn Kép 1, xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang"),
        ("huyện Yên Thế", AROUND, "huyện Yên Thế, tỉnh Bắc Giang"),
        ("xã Hồng Giang, H. Lục Ngạn", (), "xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang"),
        ("xã Hồng Giang, huyện Lục Ngạn", (), "xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang"),
    ],
)
def test_addresses_are_completed_from_the_register(text: str, around: tuple[str, ...], whole: str) -> None:
    assert complete(text, None, around, GAZETTEER).text == whole


@pytest.mark.parametrize(
    "text", ["xã Hồng Giang", "xã Tân Tiến", "xã Không Có, huyện Lục Ngạn", "Hồng Giang"]
)
def test_a_commune_is_never_completed_from_the_whole_country(text: str) -> None:
    with pytest.raises(UnknownPlace):
        complete(text, None, (), GAZETTEER)


@pytest.mark.parametrize("text", ["huyện Châu Thành", "thị trấn Châu Thành, huyện Châu Thành"])
def test_a_district_with_namesakes_is_not_completed(text: str) -> None:
    with pytest.raises(UnknownPlace):
        complete(text, None, (), GAZETTEER)


def test_a_misspelt_address_is_not_silently_mended() -> None:
    with pytest.raises(UnknownPlace):
        complete("xã Hồng Giàng, tỉnh Bắc Giang", None, (), GAZETTEER)


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("DANH SÁCH MÔ HÌNH HUYỆN LỤC NGẠN NĂM 2024", ("huyện Lục Ngạn, tỉnh Bắc Giang",)),
        ("BAN DÂN VẬN TỈNH ỦY BẮC GIANG", ()),
        (
            "Mô hình của huyện Bố Trạch, tỉnh Quảng Bình",
            ("huyện Bố Trạch, tỉnh Quảng Bình", "tỉnh Quảng Bình"),
        ),
        ("Sổ theo dõi", ()),
    ],
)
def test_the_title_of_a_register_says_where_it_is_from(above: str, found: tuple[str, ...]) -> None:
    assert surroundings((Row("so.csv", 1, {0: above}),), GAZETTEER) == found
