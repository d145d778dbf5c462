"""The 21 places of the first models, and the traps of the rearrangement of 2025."""

import subprocess
import sys

import pytest

from lantoa.places import AmbiguousPlace, Gazetteer, OwnUnit, UnknownPlace
from lantoa.vietnamese.periods import Moment

GAZETTEER = Gazetteer()
BO_TRACH = "huyện Bố Trạch, tỉnh Quảng Bình"

MODELS = {
    "thôn Kép 1, xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang": "phường Chũ, tỉnh Bắc Ninh",
    "xã Hương Mai, thị xã Việt Yên, tỉnh Bắc Giang": "phường Tự Lạn, tỉnh Bắc Ninh",
    "xã An Thượng, huyện Yên Thế, tỉnh Bắc Giang": "xã Tam Tiến, tỉnh Bắc Ninh",
    BO_TRACH: "tỉnh Quảng Trị",
    f"xã Cự Nẫm, {BO_TRACH}": "xã Bố Trạch, tỉnh Quảng Trị",
    f"xã Lý Trạch, {BO_TRACH}": "xã Nam Trạch, tỉnh Quảng Trị",
    f"thôn Đại Nam 2, xã Đại Trạch, {BO_TRACH}": "xã Hoàn Lão, tỉnh Quảng Trị",
    f"xã Phúc Trạch, {BO_TRACH}": "xã Phong Nha, tỉnh Quảng Trị",
    f"xã Hòa Trạch, {BO_TRACH}": "xã Hoàn Lão, tỉnh Quảng Trị",
    f"thôn 3, xã Lâm Trạch, {BO_TRACH}": "xã Phong Nha, tỉnh Quảng Trị",
    f"thôn Thượng Đức, xã Đức Trạch, {BO_TRACH}": "xã Đông Trạch, tỉnh Quảng Trị",
    f"thôn Chày Lập, xã Phúc Trạch, {BO_TRACH}": "xã Phong Nha, tỉnh Quảng Trị",
    f"xã Thượng Trạch, {BO_TRACH}": "xã Thượng Trạch, tỉnh Quảng Trị",
    "thôn Khuổi Tẩu, xã Phúc Lộc, huyện Ba Bể, tỉnh Bắc Kạn": "xã Phúc Lộc, tỉnh Thái Nguyên",
    "thôn Nà Săm, xã Thượng Giáo, huyện Ba Bể, tỉnh Bắc Kạn": "xã Chợ Rã, tỉnh Thái Nguyên",
    "tổ dân vận Cung Nhượng 1, phường Thọ Xương, thành phố Bắc Giang, tỉnh Bắc Giang": (
        "phường Bắc Giang, tỉnh Bắc Ninh"
    ),
}


@pytest.mark.parametrize(("then", "now"), MODELS.items())
def test_the_places_of_the_first_models_and_what_they_are_today(then, now):
    address = GAZETTEER.resolve(then)
    assert address.full_name == then
    assert address.era == "then"
    assert address.today[0].full_name == now
    assert all(place.era == "now" for place in address.today)


def test_a_chain_goes_from_the_commune_up_to_the_province_as_it_was():
    address = GAZETTEER.resolve("thôn Kép 1, xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang")
    assert address.hamlet == "thôn Kép 1"
    assert [place.slug for place in address.chain] == [
        "xa-hong-giang-huyen-luc-ngan-tinh-bac-giang",
        "huyen-luc-ngan-tinh-bac-giang",
        "tinh-bac-giang",
    ]
    assert [place.level for place in address.chain] == ["commune", "district", "province"]
    assert [place.parent_slug for place in address.chain] == [*(p.slug for p in address.chain[1:]), None]
    assert [place.slug for place in address.today] == ["phuong-chu-tinh-bac-ninh", "tinh-bac-ninh"]


def test_a_commune_that_changed_twice_tells_both_steps():
    commune = GAZETTEER.resolve("xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang").chain[0]
    assert [(step.date, step.into, step.basis) for step in commune.steps] == [
        ("2025-01-01", ("phuong-hong-giang-thi-xa-chu-tinh-bac-giang",), ""),
        ("2025-07-01", ("phuong-chu-tinh-bac-ninh",), "Nghị quyết số 1658/NQ-UBTVQH15"),
    ]
    between = GAZETTEER.resolve("phường Hồng Giang, thị xã Chũ, tỉnh Bắc Giang").chain[0]
    assert between.steps == commune.steps[1:]
    assert between.slug != commune.slug


def test_an_earlier_merger_of_unknown_date_is_a_step_too():
    steps = GAZETTEER.resolve(f"xã Lý Trạch, {BO_TRACH}").chain[0].steps
    assert [(step.date, step.into) for step in steps] == [
        ("", ("xa-ly-nam-huyen-bo-trach-tinh-quang-binh",)),
        ("2025-07-01", ("xa-nam-trach-tinh-quang-tri",)),
    ]


@pytest.mark.parametrize("name", ["Ba Bể", "Bố Trạch", "Lục Ngạn", "Yên Thế", "Việt Yên"])
def test_an_old_district_is_not_the_commune_that_took_its_name(name):
    districts = {
        "Ba Bể": "huyện Ba Bể, tỉnh Bắc Kạn",
        "Bố Trạch": BO_TRACH,
        "Lục Ngạn": "huyện Lục Ngạn, tỉnh Bắc Giang",
        "Yên Thế": "huyện Yên Thế, tỉnh Bắc Giang",
        "Việt Yên": "thị xã Việt Yên, tỉnh Bắc Giang",
    }
    old = GAZETTEER.resolve(districts[name])
    heirs = [GAZETTEER.place(slug) for slug in old.chain[0].became]
    namesake = next(heir for heir in heirs if heir.name == name)
    assert namesake.era == "now"
    assert namesake.level == "commune"
    assert namesake.slug != old.chain[0].slug
    assert len(heirs) > 1
    assert old.ambiguous
    assert [place.level for place in old.today] == ["province"]


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("01912", "xã Thượng Giáo, huyện Ba Bể, tỉnh Bắc Kạn", "xã Chợ Rã, tỉnh Thái Nguyên"),
        ("19138", f"xã Phúc Trạch, {BO_TRACH}", "xã Phong Nha, tỉnh Quảng Trị"),
        ("19141", f"xã Cự Nẫm, {BO_TRACH}", "xã Bố Trạch, tỉnh Quảng Trị"),
    ],
)
def test_a_code_given_again_makes_two_places(code, old, new):
    then, now = GAZETTEER.resolve(old).chain[0], GAZETTEER.resolve(new).chain[0]
    assert then.code == now.code == code
    assert then.slug != now.slug
    assert then.became == (now.slug,)
    assert then.slug in now.was


def test_two_communes_that_differ_only_in_marks_are_two():
    old, new = (
        GAZETTEER.resolve(f"xã Đồng Trạch, {BO_TRACH}"),
        GAZETTEER.resolve("xã Đông Trạch, tỉnh Quảng Trị"),
    )
    assert old.chain[0].slug == "xa-dong-trach-huyen-bo-trach-tinh-quang-binh"
    assert new.chain[0].slug == "xa-dong-trach-tinh-quang-tri"
    assert old.chain[0].name == "Đồng Trạch"
    assert new.chain[0].name == "Đông Trạch"
    with pytest.raises(UnknownPlace):
        GAZETTEER.resolve(f"xã Đông Trạch, {BO_TRACH}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("xã Đồng Thành, huyện Yên Thành, tỉnh Nghệ An", "xã Đông Thành, huyện Yên Thành, tỉnh Nghệ An"),
        ("xã Sơn Hà, tỉnh Quảng Ngãi", "xã Sơn Hạ, tỉnh Quảng Ngãi"),
    ],
)
def test_marks_alone_within_one_parent_get_their_codes_into_both_slugs(one, other):
    places = [GAZETTEER.resolve(text).chain[0] for text in (one, other)]
    assert places[0].slug.removesuffix(places[0].code) == places[1].slug.removesuffix(places[1].code)
    for place in places:
        assert place.slug.endswith(f"-{place.code}")
        assert GAZETTEER.place(place.slug) == place


def test_a_divided_commune_has_several_heirs_and_no_single_one_today():
    address = GAZETTEER.resolve("phường Hà Cầu, quận Hà Đông, thành phố Hà Nội")
    assert len(address.chain[0].became) == 2
    assert address.ambiguous
    assert [place.slug for place in address.today] == ["thanh-pho-ha-noi"]
    for slug in address.chain[0].became:
        assert address.chain[0].slug in GAZETTEER.place(slug).was


@pytest.mark.parametrize(
    ("text", "part", "suggestion"),
    [
        (f"xã Không Có, {BO_TRACH}", "xã Không Có", None),
        ("xã Không Có, tỉnh Quảng Trị", "xã Không Có", None),
        (f"xã Cự Nậm, {BO_TRACH}", "xã Cự Nậm", f"xã Cự Nẫm, {BO_TRACH}"),
        ("huyện Bố Trach, tỉnh Quảng Bình", "huyện Bố Trach", BO_TRACH),
        (BO_TRACH.replace("Bình", "Trị"), "huyện Bố Trạch", BO_TRACH),
        ("huyện Bố Trạch", "huyện Bố Trạch", BO_TRACH),
        ("thôn 3, xã Lâm Trạch", "xã Lâm Trạch", f"thôn 3, xã Lâm Trạch, {BO_TRACH}"),
        ("tỉnh Bắc Dang", "tỉnh Bắc Dang", "tỉnh Bắc Giang"),
        (
            "xã Hồng Giang, thị xã Chũ, tỉnh Bắc Giang",
            "xã Hồng Giang",
            "phường Hồng Giang, thị xã Chũ, tỉnh Bắc Giang",
        ),
        ("phường Chũ, tỉnh Bắc Giang", "phường Chũ", "phường Chũ, thị xã Chũ, tỉnh Bắc Giang"),
        ("thôn 3, huyện Bố Trạch, tỉnh Quảng Bình", "thôn 3", None),
        ("", "", None),
    ],
)
def test_an_unknown_part_is_an_error_with_suggestions_and_never_its_province(text, part, suggestion):
    with pytest.raises(UnknownPlace) as caught:
        GAZETTEER.resolve(text)
    assert caught.value.part == part
    assert suggestion is None or suggestion in caught.value.suggestions


@pytest.mark.parametrize(
    ("when", "slug"),
    [
        (None, "tinh-bac-ninh"),
        (2024, "tinh-bac-ninh-truoc-2025"),
        (2025, "tinh-bac-ninh-truoc-2025"),
        (Moment(2025, 6), "tinh-bac-ninh-truoc-2025"),
        (Moment(2025, 7), "tinh-bac-ninh"),
        (2026, "tinh-bac-ninh"),
    ],
)
def test_the_time_decides_between_an_old_province_and_the_new_one_of_its_name(when, slug):
    address = GAZETTEER.resolve("tỉnh Bắc Ninh", when)
    assert address.chain[0].slug == slug
    assert [place.slug for place in address.today] == ["tinh-bac-ninh"]
    assert not address.ambiguous


def test_words_that_leave_no_choice_beat_the_time():
    assert GAZETTEER.resolve("phường Chũ, tỉnh Bắc Ninh", 2020).era == "now"
    assert GAZETTEER.resolve("tỉnh Quảng Bình", 2026).era == "then"
    assert (
        GAZETTEER.resolve("huyện Yên Phong, tỉnh Bắc Ninh", 2026).chain[-1].slug == "tinh-bac-ninh-truoc-2025"
    )


def test_the_time_decides_for_a_name_without_its_kind():
    assert GAZETTEER.resolve("Yên Phong, Bắc Ninh", 2020).chain[0].kind == "huyện"
    assert GAZETTEER.resolve("Yên Phong, Bắc Ninh").chain[0].kind == "xã"


def test_a_new_province_knows_what_it_was_made_of():
    province = GAZETTEER.place("tinh-bac-ninh")
    assert province.was == ("tinh-bac-giang", "tinh-bac-ninh-truoc-2025")
    for slug in province.was:
        assert GAZETTEER.place(slug).became == ("tinh-bac-ninh",)


def test_a_province_that_nothing_joined_is_one_place_in_both_eras():
    address = GAZETTEER.resolve("tỉnh Cao Bằng", 2020)
    assert address.chain == address.today
    assert address.chain[0].slug == "tinh-cao-bang"
    district = GAZETTEER.resolve("huyện Hà Quảng, tỉnh Cao Bằng")
    assert district.chain[1] == address.chain[0]
    assert district.era == "then"


def test_a_ward_of_today_knows_the_communes_that_went_into_it():
    ward = GAZETTEER.place("phuong-chu-tinh-bac-ninh")
    assert "phuong-hong-giang-thi-xa-chu-tinh-bac-giang" in ward.was
    assert ward.parent_slug == "tinh-bac-ninh"
    assert ward.label == "phường Chũ"


def test_a_district_that_ended_before_2025_is_known_with_its_heirs():
    district = GAZETTEER.resolve("huyện Việt Yên, tỉnh Bắc Giang").chain[0]
    assert district.steps[0].into == ("thi-xa-viet-yen-tinh-bac-giang",)
    assert "phuong-tu-lan-tinh-bac-ninh" in district.became


def test_an_old_district_counts_the_communes_that_left_it_before_it_ended():
    assert "phuong-chu-tinh-bac-ninh" in GAZETTEER.place("huyen-luc-ngan-tinh-bac-giang").became


@pytest.mark.parametrize(
    "typed",
    [
        "Thôn Kép 1, Xã Hồng Giang, Huyện Lục Ngạn, Tỉnh Bắc Giang",
        "thôn Kép 1,  xã Hồng Giang , Lục Ngạn, Bắc Giang",
        "thôn Kép 1, X. Hồng Giang, H. Lục Ngạn, T. Bắc Giang",
        "thôn Kép 1, xã Hô\u0300ng Giang, huyện Lục Ngạn, tỉnh Bắc Giang",
    ],
)
def test_an_address_may_be_typed_in_several_ways(typed):
    wanted = GAZETTEER.resolve("thôn Kép 1, xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang")
    assert GAZETTEER.resolve(typed).chain == wanted.chain


@pytest.mark.parametrize(
    ("typed", "full_name"),
    [
        (f"xã Hoà Trạch, {BO_TRACH}", f"xã Hòa Trạch, {BO_TRACH}"),
        ("TX. Việt Yên, Bắc Giang", "thị xã Việt Yên, tỉnh Bắc Giang"),
        ("TP Hà Nội", "thành phố Hà Nội"),
        ("phường 05, quận Gò Vấp, TP. Hồ Chí Minh", "phường 5, quận Gò Vấp, thành phố Hồ Chí Minh"),
        ("tỉnh Bà Rịa – Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
        ("đặc khu Phú Quốc, tỉnh An Giang", "đặc khu Phú Quốc, tỉnh An Giang"),
        ("huyện Cồn Cỏ, tỉnh Quảng Trị", "huyện Cồn Cỏ, tỉnh Quảng Trị"),
    ],
)
def test_the_full_name_is_in_the_gazetteers_spelling(typed, full_name):
    assert GAZETTEER.resolve(typed).full_name == full_name


def test_a_name_without_its_kind_that_several_bear_is_ambiguous():
    with pytest.raises(AmbiguousPlace) as caught:
        GAZETTEER.resolve("Cao Lãnh, tỉnh Đồng Tháp", 2020)
    assert set(caught.value.suggestions) == {
        "huyện Cao Lãnh, tỉnh Đồng Tháp",
        "thành phố Cao Lãnh, tỉnh Đồng Tháp",
    }


def test_a_hamlet_may_have_several_parts():
    address = GAZETTEER.resolve("tổ 3, khu phố 1, phường Chũ, tỉnh Bắc Ninh")
    assert address.hamlet == "tổ 3, khu phố 1"


def test_an_unknown_slug_is_a_key_error():
    for slug in ("xa-khong-co-tinh-bac-ninh", "x", ""):
        with pytest.raises(KeyError):
            GAZETTEER.place(slug)


def test_a_site_may_add_its_own_units():
    gazetteer = Gazetteer(
        (
            OwnUnit("xã Ví Dụ, tỉnh Tưởng Tượng"),
            OwnUnit(
                "xã Cũ Ví Dụ, huyện Mẫu, tỉnh Tưởng Tượng", ("xã Ví Dụ, tỉnh Tưởng Tượng",), "2025-07-01"
            ),
            OwnUnit("xã Thêm Sau, tỉnh Bắc Ninh"),
        )
    )
    now = gazetteer.resolve("thôn Một, xã Ví Dụ, tỉnh Tưởng Tượng")
    then = gazetteer.resolve("xã Cũ Ví Dụ, huyện Mẫu, tỉnh Tưởng Tượng")
    assert [place.slug for place in now.chain] == ["xa-vi-du-tinh-tuong-tuong", "tinh-tuong-tuong"]
    assert (now.hamlet, now.era, then.era) == ("thôn Một", "now", "then")
    assert then.today == now.chain
    assert gazetteer.resolve("xã Thêm Sau, tỉnh Bắc Ninh").chain[1] == GAZETTEER.place("tinh-bac-ninh")
    assert gazetteer.place("huyen-mau-tinh-tuong-tuong").level == "district"


@pytest.mark.parametrize(
    "unit", [OwnUnit("Ví Dụ, tỉnh Tưởng Tượng"), OwnUnit("xã A, tỉnh Mẫu", ("xã Chưa Có, tỉnh Mẫu",))]
)
def test_an_own_unit_that_makes_no_sense_is_refused(unit):
    with pytest.raises(UnknownPlace):
        Gazetteer((unit,))


def test_an_own_unit_never_replaces_one_of_the_tables():
    assert Gazetteer((OwnUnit("phường Chũ, tỉnh Bắc Ninh"),)).place(
        "phuong-chu-tinh-bac-ninh"
    ) == GAZETTEER.place("phuong-chu-tinh-bac-ninh")


def test_importing_and_making_a_gazetteer_reads_no_table():
    code = (
        "from lantoa.places import Gazetteer; Gazetteer();"
        "from lantoa.places.table import read_blocks; print(read_blocks.cache_info().currsize)"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "0"


def test_an_address_without_its_province_is_completed_also_for_a_unit_that_ended_before_the_reform():
    with pytest.raises(UnknownPlace) as fault:
        Gazetteer().resolve("xã Hồng Giang")
    assert "xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang" in fault.value.suggestions
