from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.vietnamese.figures import (
    QUALIFIERS,
    AmbiguousNumber,
    BadNumber,
    Parts,
    Quantity,
    format_number,
    format_quantity,
    parse_number,
    parse_quantity,
    parse_unit,
    quantity_parts,
)

D = Decimal

NUMBERS = {
    "0": "0",
    "12": "12",
    "9.000": "9000",
    "1.234.567": "1234567",
    "85,16": "85.16",
    "0,125": "0.125",
    "1.234,567": "1234.567",
    "1234,567": "1234.567",
    "3,8 tỷ": "3800000000",
    "3,8 tỉ": "3800000000",
    "200 nghìn": "200000",
    "200 ngàn": "200000",
    "5 vạn": "50000",
    "59,7 triệu": "59700000",
    "2 nghìn tỷ": "2000000000000",
    "1 tỷ 200 triệu": "1200000000",
    "-5": "-5",
    "+20": "20",
    "3,8 TỶ": "3800000000",
}


@pytest.mark.parametrize(("text", "value"), NUMBERS.items())
def test_vietnamese_numbers_are_read(text, value):
    assert parse_number(text) == D(value)
    assert str(parse_number(text)) == value


@pytest.mark.parametrize(
    ("text", "proposals"),
    [
        ("1.5", ("1,5",)),
        ("12.34", ("12,34",)),
        ("0.5", ("0,5",)),
        ("9,000", ("9.000", "9")),
        ("9,250", ("9.250", "9,25")),
        ("9,125", ("9.125",)),
        ("1,234,567", ("1.234.567",)),
        ("1,234.5", ("1.234,5",)),
        ("1.5 tỷ", ("1,5",)),
    ],
)
def test_a_number_that_reads_in_two_ways_is_refused_with_what_to_write(text, proposals):
    with pytest.raises(AmbiguousNumber) as caught:
        parse_number(text)
    assert caught.value.proposals == proposals


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mười",
        "12a",
        "1..2",
        "1.2.3",
        "9.00,5",
        "0912345678",
        "05",
        "5 5",
        "200 triệu 1 tỷ",
        "1" * 19,
        "3 tỷ 5",
    ],
)
def test_anything_else_is_no_number(text):
    with pytest.raises(BadNumber):
        parse_number(text)


QUANTITIES = {
    "gần 3 tỷ đồng": Quantity(D(3_000_000_000), "đồng", "nearly"),
    "hơn 9.000 m²": Quantity(D(9000), "m²", "over"),
    "hơn 250 km": Quantity(D(250), "km", "over"),
    "22/28": Quantity(D(22), of=D(28)),
    "22/28 xã, thị trấn": Quantity(D(22), "xã, thị trấn", of=D(28)),
    "8/8 nhà văn hóa": Quantity(D(8), "nhà văn hóa", of=D(8)),
    "hàng vạn ngày công": Quantity(D(10_000), "ngày công", "order"),
    "hàng trăm triệu đồng": Quantity(D(100_000_000), "đồng", "order"),
    "hơn 3,8 tỷ đồng": Quantity(D(3_800_000_000), "đồng", "over"),
    "85,16%": Quantity(D("85.16"), "%"),
    "0,81 điểm %": Quantity(D("0.81"), "điểm %"),
    "522 ý kiến": Quantity(D(522), "ý kiến"),
    "59,7 triệu đồng/người": Quantity(D(59_700_000), "đồng/người"),
    "85.000 đồng": Quantity(D(85_000), "đồng"),
    "khoảng 40 hộ": Quantity(D(40), "hộ", "about"),
    "tối đa 30 ngày": Quantity(D(30), "ngày", "up_to"),
    "2.707": Quantity(D(2707)),
}
"""What is written as it is read."""

OTHER_SPELLINGS = {
    "trên 3,8 tỷ đồng": "hơn 3,8 tỷ đồng",
    "hơn 9.000 m2": "hơn 9.000 m²",
    "hơn 200 nghìn m2": "hơn 200.000 m²",
    "Gần 3 tỉ đồng.": "gần 3 tỷ đồng",
    "+20 km": "20 km",
    "5 %": "5%",
    "1.250.000 VNĐ": "1,25 triệu đồng",
    "500.000đ": "500.000 đồng",
    "xấp xỉ 40 hộ": "khoảng 40 hộ",
    "1 tỷ 200 triệu đồng": "1,2 tỷ đồng",
    "hàng chục nghìn lượt người": "hàng vạn lượt người",
    "1.812.345.678 đồng": "1.812.345.678 đồng",
    "12.500 tỷ đồng": "12.500 tỷ đồng",
}


@pytest.mark.parametrize(("text", "quantity"), QUANTITIES.items())
def test_figures_are_read_and_written_back(text, quantity):
    assert parse_quantity(text) == quantity
    assert format_quantity(quantity) == text


@pytest.mark.parametrize(("text", "written"), OTHER_SPELLINGS.items())
def test_other_spellings_are_written_in_one(text, written):
    quantity = parse_quantity(text)
    assert quantity is not None
    assert format_quantity(quantity) == written
    assert parse_quantity(written) == quantity


@pytest.mark.parametrize(
    "text",
    [
        "",
        "đường sáng, sạch",
        "3 camera và 20 km đường",
        "15/10/2024",
        "05/08",
        "12:30",
        "0912345678",
        "22/0",
        "Năm 2024",
        "5 hộ (2 hộ nghèo)",
        "7 ngày đêm không nghỉ làm xong con đường",
        "hàng triệu tỷ đồng",
    ],
)
def test_a_text_that_is_not_one_figure_stays_text(text):
    assert parse_quantity(text) is None


def test_an_ambiguous_number_in_a_figure_is_not_passed_over():
    with pytest.raises(AmbiguousNumber):
        parse_quantity("hơn 1.5 km")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("hơn 250 km", Parts("hơn", "250", "km")),
        ("gần 3 tỷ đồng", Parts("gần", "3", "tỷ đồng")),
        ("8/8 nhà văn hóa", Parts("", "8/8", "nhà văn hóa")),
        ("hàng vạn ngày công", Parts("hàng", "vạn", "ngày công")),
    ],
)
def test_parts_for_large_numerals(text, parts):
    quantity = parse_quantity(text)
    assert quantity is not None
    assert quantity_parts(quantity) == parts


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("gần 3 tỷ đồng", "nearly 3 billion đồng"),
        ("hơn 9.000 m²", "over 9,000 m²"),
        ("85,16%", "85.16%"),
        ("tối đa 30 ngày", "up to 30 ngày"),
        ("hàng vạn ngày công", "tens of thousands of ngày công"),
    ],
)
def test_figures_in_english(text, english):
    quantity = parse_quantity(text)
    assert quantity is not None
    assert format_quantity(quantity, "en") == english


def test_every_qualifier_has_words_in_both_languages():
    for qualifier in QUALIFIERS:
        quantity = Quantity(D(10_000), "hộ", qualifier)
        assert format_quantity(quantity) != format_quantity(Quantity(D(10_000), "hộ"))
        assert format_quantity(quantity, "en") != format_quantity(Quantity(D(10_000), "hộ"), "en")


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("m2", "m²"),
        ("km2", "km²"),
        ("m3", "m³"),
        ("VNĐ", "đồng"),
        ("OCOP2", "OCOP2"),
        (" ngày  công ", "ngày công"),
    ],
)
def test_a_unit_has_one_spelling(typed, unit):
    assert parse_unit(typed) == unit


@given(st.integers(-(10**15), 10**15))
def test_any_whole_number_comes_back(number):
    assert parse_number(format_number(D(number))) == number


@given(st.integers(0, 10**9), st.sampled_from([1, 2, 4, 5]))
def test_any_decimal_comes_back(number, places):
    value = D(number).scaleb(-places)
    assert parse_number(format_number(value)) == value


@given(
    st.integers(1, 10**13),
    st.sampled_from(["đồng", "m²", "ngày công", "%", "đồng/người", ""]),
    st.sampled_from(["", "over", "nearly", "about", "up_to"]),
)
def test_any_figure_comes_back_or_is_refused_as_ambiguous(value, unit, qualifier):
    quantity = Quantity(D(value), unit, qualifier)
    written = format_quantity(quantity)
    try:
        assert parse_quantity(written) == quantity
    except AmbiguousNumber:
        # "1,234 tỷ đồng" is what a newspaper prints; an editor is still asked which of the two was meant.
        assert unit.startswith("đồng")
