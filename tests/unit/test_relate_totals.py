from decimal import Decimal

import pytest

from lantoa.relate.totals import plan_totals, totals_key
from tests.making import make_brief, make_result

HONG_GIANG = "xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang"


def totals(*models):
    return [
        (t.label, t.quantity.value, t.quantity.unit, t.quantity.qualifier, t.models)
        for t in plan_totals(models)
    ]


def test_figures_with_one_label_and_unit_are_added_whatever_their_capitals():
    a = make_brief("a", results=(make_result("Đất hiến", 9000, "m2"),))
    b = make_brief("b", results=(make_result("đất hiến", 500, "m2"),))
    assert totals(a, b) == [("Đất hiến", Decimal(9500), "m2", "", ("a", "b"))]


def test_different_units_are_different_totals():
    a = make_brief("a", results=(make_result("Đất hiến", 9000, "m2"),))
    b = make_brief("b", results=(make_result("Đất hiến", 5, "ha"),))
    assert len(totals(a, b)) == 2


@pytest.mark.parametrize(
    "result",
    [
        make_result("Nhà văn hóa", 8, "nhà văn hóa", of=8),
        make_result("Hài lòng", "85.16", "%"),
        make_result("Ngày công", 10000, "ngày công", "order"),
        make_result("Ngày công", 300, "ngày công", context=True),
    ],
    ids=["ratio", "percent", "order of magnitude", "context"],
)
def test_what_cannot_be_added_is_left_out(result):
    assert totals(make_brief("a", results=(result,))) == []


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("over", "", "over"),
        ("over", "over", "over"),
        ("nearly", "", "nearly"),
        ("over", "nearly", "about"),
        ("", "", ""),
    ],
)
def test_a_qualifier_survives_the_sum(first, second, both):
    a = make_brief("a", results=(make_result("Đường", 250, "km", first),))
    b = make_brief("b", results=(make_result("Đường", 20, "km", second),))
    assert totals(a, b)[0][1:4] == (Decimal(270), "km", both)


def test_a_districts_figure_stands_for_those_of_its_hamlets():
    hamlet = make_brief("thon", results=(make_result("Đường", 2, "km"),))
    commune = make_brief("xa", place=HONG_GIANG, results=(make_result("Đường", 20, "km", scope="commune"),))
    district = make_brief(
        "huyen", place=HONG_GIANG, results=(make_result("Đường", 250, "km", scope="district"),)
    )
    elsewhere = make_brief(
        "khac",
        place="thôn Nà Săm, xã Thượng Giáo, huyện Ba Bể, tỉnh Bắc Kạn",
        results=(make_result("Đường", 1, "km"),),
    )
    assert totals(hamlet, commune, district, elsewhere)[0][1::3] == (Decimal(251), ("huyen", "khac"))


def test_of_several_readings_of_one_model_the_last_counts():
    model = make_brief(
        "a", results=(make_result("Ý kiến", 100, as_of="2023"), make_result("Ý kiến", 522, as_of="2024"))
    )
    assert totals(model)[0][1] == Decimal(522)


def test_two_models_that_report_one_communes_whole_figure_are_counted_once():
    early = make_brief(
        "a", place=HONG_GIANG, results=(make_result("Đường", 20, "km", scope="commune", as_of="2023"),)
    )
    late = make_brief(
        "b", place=HONG_GIANG, results=(make_result("Đường", 18, "km", scope="commune", as_of="2024"),)
    )
    assert totals(early, late)[0][1::3] == (Decimal(18), ("b",))


def test_the_key_of_totals_changes_with_a_figure_a_title_and_a_member_and_with_nothing_else():
    figure = make_result("Đường", 20, "km")
    models = (make_brief("a", results=(figure,)), make_brief("b", results=(figure,)), make_brief("c"))
    same = (make_brief("a", results=(figure,), body="Khác.", tags=("đường",)), *models[1:2])
    assert totals_key(models) == totals_key(same)
    others = [
        (make_brief("a", results=(make_result("Đường", 21, "km"),)), models[1]),
        (make_brief("a", results=(figure,), title="Khác"), models[1]),
        models[:1],
        models[::-1],
    ]
    assert len({totals_key(models), *map(totals_key, others)}) == 5


def test_a_total_of_fewer_models_than_asked_for_is_left_out():
    road, land = make_result("Đường", 20, "km"), make_result("Đất", 9, "m2")
    whole = make_result("Đường", 300, "km", scope="province")
    models = (make_brief("a", results=(road, land)), make_brief("b", results=(road,)))
    assert [total.label for total in plan_totals(models, 2)] == ["Đường"]
    assert plan_totals((*models, make_brief("c", results=(whole,))), 2) == ()
