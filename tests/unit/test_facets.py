"""By what pages are filtered and sorted: a page's line, the table of all lines, the orders, the suggestions."""

import json
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from lantoa import records
from lantoa.machine.facets import Line, facet_line, make_hints, make_orders, make_table, unit_kind
from lantoa.machine.facets.line import COSTS, DAYS, days, setup_cost
from lantoa.vietnamese.figures import Quantity
from lantoa.views import Completeness, Link, Page, PlaceMark
from tests.unit.sample_views import model_page, news_page, standing_page

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def line_of(page: Page) -> Line:
    line = facet_line(page)
    assert line is not None
    return line


def numbers(digits: str, count: int) -> list[int]:
    width = len(digits) // count
    values = [0] * count
    for at, digit in enumerate(digits):
        values[at // width] = values[at // width] * 64 + DIGITS.index(digit)
    return values


def rows_of(column: dict[str, Any], rows: int) -> list[list[int]]:
    """The numbers of each row's values, however the column is written."""
    if "codes" in column:
        return [column["sets"][code] for code in numbers(column["codes"], rows)]
    digits = iter(column["lists"])
    found = []
    for _ in range(rows):
        count = DIGITS.index(next(digits))
        found.append(numbers("".join(islice(digits, 2 * count)), count) if count else [])
    return found


def values_of(lines: list[Line], facet: str) -> list[set[Any]]:
    """What a browser reads of a facet: each row's values, with all that stands above them."""
    files = make_table(lines)
    table = json.loads(files["table.json"])
    column = json.loads(files[f"{facet}.json"]) if f"{facet}.json" in files else table["columns"][facet]
    above = column.get("above", [-1] * len(column["values"]))

    def up(number: int) -> set[int]:
        return set() if number < 0 else {number, *up(above[number])}

    return [
        {column["values"][one] or column["names"][one] for number in row for one in up(number)}
        for row in rows_of(column, table["rows"])
    ]


def money(amount: int | None, unit: str = "đồng", phase: str = "setup", **more: str) -> records.Cost:
    quantity = None if amount is None else Quantity(Decimal(amount), unit, **more)
    return records.Cost("Khoản", quantity, phase)


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("Thôn Nà Săm, xã Thượng Giáo", "residents"),
        ("Cán bộ và nhân dân thôn Thượng Đức, xã Đức Trạch", "residents"),
        ("Tổ dân phố 2, thị trấn Thí Dụ", "residents"),
        ("Bản Mường, xã Mẫu", "residents"),
        ("Ban phát triển thôn Thử", "residents"),
        ("Chi bộ thôn Kép 1", "party"),
        ("Khối Dân vận Đảng ủy xã Hòa Trạch", "party"),
        ("Ban Dân vận Huyện ủy Bố Trạch", "party"),
        ("Hội Liên hiệp Phụ nữ huyện Bố Trạch", "associations"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã Phúc Trạch", "associations"),
        ("Ban công tác Mặt trận thôn Minh Họa", "associations"),
        ("Ủy ban nhân dân xã Đại Trạch", "government"),
        ("Uỷ ban nhân dân xã Mẫu", "government"),
        ("Xã Hương Mai", "government"),
        ("Phòng Nông nghiệp huyện Bố Trạch", "agency"),
        ("Công an huyện Bố Trạch", "armed"),
        ("Ban Chỉ huy Quân sự xã Mẫu", "armed"),
        ("Trường Phổ thông Trung học Mẫu", "school"),
        ("Hợp tác xã Ví Dụ", "business"),
        ("Hộ ông Nguyễn Văn Mẫu", "household"),
        ("Nhóm bạn đọc", "other"),
        ("", "other"),
    ],
)
def test_the_kind_of_a_unit_is_told_from_the_first_word_that_tells(unit: str, kind: str) -> None:
    assert unit_kind(unit) == kind


@pytest.mark.parametrize(
    ("costs", "sum_"),
    [
        ([], None),
        ([money(2_400_000), money(50_000, "đồng/lần", "upkeep")], 2_400_000),
        ([money(12_345_678), money(1)], 12_345_679),
        ([money(650_000), money(100, "công")], 650_000),
        ([money(0)], 0),
        ([money(100, "công")], None),
        ([money(650_000), money(None)], None),
        ([money(185_000, "đồng/hộ")], None),
        ([money(1_000_000, qualifier="order")], None),
        ([money(50_000, phase="upkeep")], None),
    ],
)
def test_a_setup_cost_is_known_only_where_all_of_it_is_told(
    costs: list[records.Cost], sum_: int | None
) -> None:
    assert setup_cost(costs) == sum_


def test_the_limits_are_those_that_the_layout_offers() -> None:
    layout = (Path(__file__).parents[2] / "layouts/parts/filter_panel.html").read_text(encoding="utf-8")
    millions = ", ".join(str(cost // 1_000_000) for cost in COSTS[1:-1])
    assert f"[{millions}]" in layout and f'value="{COSTS[-1]}"' in layout and 'value="0"' in layout
    assert f"[{', '.join(map(str, DAYS))}]" in layout


@pytest.mark.parametrize(
    ("said", "count"),
    [(None, None), (("30", "ngày"), 30), (("3", "tháng"), 90), (("1.5", "tuần"), 11), (("5", "người"), None)],
)
def test_days_are_days_in_whatever_unit_they_were_said(
    said: tuple[str, str] | None, count: int | None
) -> None:
    assert days(Quantity(Decimal(said[0]), said[1]) if said else None) == count


def test_the_line_of_a_model_says_by_what_it_is_found() -> None:
    page = model_page(
        costs=(money(3_200_000),),
        fit=records.Fit(Quantity(Decimal(30), "ngày"), terrain=("highland",), led_by=("women",)),
        tags=("Đường làng",),
        subject="household",
    )
    parts = Completeness((("steps", False), ("costs", True), ("photos", False)), 50, "steps")
    _, values, names = line_of(replace(page, view=replace(page.view, completeness=parts)))
    assert values == {
        "kind": ("model",),
        "field": ("kinh-te",),
        "place": ("xa", "tinh"),
        "unit": ("associations",),
        "level": ("commune",),
        "status": ("recognised",),
        "subject": ("household",),
        "has": ("costs", "replicated"),
        "tag": ("Đường làng",),
        "cost": (5_000_000,),
        "days": (30,),
        "led_by": ("women",),
        "terrain": ("highland",),
        "complete": (50,),
        "followed": (2,),
    }
    assert names["place"] == {"xa": ("xã Ví Dụ", "tinh"), "tinh": ("tỉnh Ví Dụ", "")}
    assert names["by"] == {"chi-hoi-vi-du": ("Chi hội Ví Dụ", "")}


def test_a_place_stands_once_and_brings_along_what_is_above_it_then_and_now() -> None:
    page = model_page()
    now = (Link("/dia-ban/xa-moi-tinh-moi/", "xã Mới"), Link("/dia-ban/tinh-moi/", "tỉnh Mới"))
    place = replace(page.view.card.place, now=now)
    there = replace(page, view=replace(page.view, card=replace(page.view.card, place=place)))
    lines = [line_of(standing_page()), line_of(there)]
    column = json.loads(make_table(lines)["place.json"])
    assert [len(one) for one in column["sets"]] == [0, 2]
    # "tinh-moi" and "xa-moi-tinh-moi" are the slugs of their names, and so left to the browser.
    assert values_of(lines, "place") == [set(), {"xa", "tinh", "xã Mới", "tỉnh Mới"}]


def test_a_row_for_every_page_in_the_order_given() -> None:
    lines = [line_of(page) for page in (standing_page(), model_page("a"), news_page(), model_page("b"))]
    assert values_of(lines, "kind") == [{"page"}, {"model"}, {"news"}, {"model"}]
    assert values_of(lines, "year") == [set(), set(), {"2024"}, set()]
    assert make_table(lines) == make_table(lines)
    assert make_table([])["table.json"] == b'{"rows":0,"columns":{}}'
    # A site without topics has the file all the same.
    assert json.loads(make_table(lines)["tag.json"]) == {"values": [], "sets": [[]], "codes": "AAAA"}


def test_many_sets_are_written_row_by_row() -> None:
    lines: list[Line] = [
        (
            str(number),
            {"kind": ("model",), "needs": tuple(sorted({f"n{number % 90:02}", f"m{number // 90:02}"}))},
            {},
        )
        for number in range(5_000)
    ]
    assert "lists" in json.loads(make_table(lines)["table.json"])["columns"]["needs"]
    assert values_of(lines, "needs") == [set(values["needs"]) for _, values, _ in lines]


def test_only_the_topics_of_most_pages_can_be_chosen() -> None:
    lines: list[Line] = [
        (
            "",
            {"tag": (f"t{number:03}", "hay-gap")},
            {"tag": {f"t{number:03}": ("Ít", ""), "hay-gap": ("Hay", "")}},
        )
        for number in range(400)
    ]
    column = json.loads(make_table(lines)["tag.json"])
    assert len(column["values"]) == 300
    assert "hay-gap" in column["values"]


def test_orders_are_the_rank_of_each_row() -> None:
    titles = ("Đèn đường", "Cây xanh", "Ấm áp", "Dân vận", "An toàn")
    lines = [line_of(model_page(str(number), title)) for number, title in enumerate(titles)]
    orders = make_orders(lines, ["c", "b", "e", "a", "d"])
    assert numbers(orders["name.txt"].decode(), 5) == [4, 2, 1, 3, 0]
    assert numbers(orders["newest.txt"].decode(), 5) == [2, 1, 4, 0, 3]
    many = make_orders([line_of(model_page())] * 65, range(65))["newest.txt"].decode()
    assert numbers(many, 65) == list(range(65))


def test_suggestions_are_fields_places_and_units_those_with_most_models_first() -> None:
    page = model_page()
    other = replace(page.view.card, place=PlaceMark("", (Link("/dia-ban/tinh/", "tỉnh Ví Dụ"),)))
    lines = [line_of(news_page()), line_of(page), line_of(replace(page, view=replace(page.view, card=other)))]
    assert json.loads(make_hints(lines)) == [
        ["field", "Kinh tế", "", 2],
        ["place", "tỉnh Ví Dụ", "tinh", 2],
        ["place", "xã Ví Dụ, tỉnh Ví Dụ", "xa", 1],
        ["unit", "Chi hội Ví Dụ", "", 2],
    ]
