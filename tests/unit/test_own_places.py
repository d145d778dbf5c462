"""Units that a site adds to the tables in site_config.yaml: read, refused at their place, and used by every page."""

import pytest

from lantoa.errors import ConfigError
from lantoa.places import Gazetteer, OwnUnit, find_own_faults
from lantoa.reading.config import parse_config
from tests.conftest import CONFIG, model_page, write_site
from tests.reading import read_content

PLACES = """\
places:
  - xã Mẫu Mới, tỉnh Giả Định
  - address: xã Ví Dụ, huyện Thí Dụ, tỉnh Giả Định
    became: xã Mẫu Mới, tỉnh Giả Định
    date: 2025-07-01
    basis: Nghị quyết ví dụ
"""


def places_of(text: str) -> tuple[OwnUnit, ...]:
    return parse_config(f"{CONFIG}{text}".encode()).places


def faults_of(text: str) -> list[tuple[str, str, str]]:
    with pytest.raises(ConfigError) as caught:
        places_of(text)
    return [(str(each.at), each.code, dict(each.about)["part"]) for each in caught.value.problems]


def test_a_site_says_its_own_places_in_its_configuration():
    assert places_of(PLACES) == (
        OwnUnit("xã Mẫu Mới, tỉnh Giả Định"),
        OwnUnit(
            "xã Ví Dụ, huyện Thí Dụ, tỉnh Giả Định",
            ("xã Mẫu Mới, tỉnh Giả Định",),
            "2025-07-01",
            "Nghị quyết ví dụ",
        ),
    )
    assert places_of("") == ()


def test_every_wrong_place_is_reported_where_it_stands():
    assert faults_of(
        """\
places:
  - Ví Dụ, tỉnh Giả Định
  - phường Chũ, tỉnh Bắc Ninh
  - xã Mẫu Mới, tỉnh Giả Định
  - xã Mẫu mới, tỉnh Giả Định
  - address: xã Cũ, huyện Thí Dụ, tỉnh Giả Định
    became: ["xã Mẫu Mới, tỉnh Giả Định", "xã Chưa Có, tỉnh Giả Định"]
  - {address: "xã Một, tỉnh Giả Định", became: "xã Hai, tỉnh Giả Định"}
  - {address: "xã Hai, tỉnh Giả Định", became: "xã Một, tỉnh Giả Định"}
"""
    ) == [
        ("site_config.yaml:8:5", "place-kind", "Ví Dụ"),
        ("site_config.yaml:9:5", "place-known", "phường Chũ"),
        ("site_config.yaml:11:5", "place-known", "xã Mẫu mới"),
        ("site_config.yaml:13:43", "unknown-place", "xã Chưa Có"),
        ("site_config.yaml:14:48", "place-circle", "xã Một, tỉnh Giả Định"),
        ("site_config.yaml:15:48", "place-circle", "xã Hai, tỉnh Giả Định"),
    ]


def test_content_may_stand_at_a_place_of_the_site(tmp_path):
    page = model_page().replace(
        "xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang", "xã Ví Dụ, huyện Thí Dụ, tỉnh Giả Định"
    )
    root = write_site(tmp_path, {"site_config.yaml": CONFIG + PLACES, "content/models/den.md": page})
    content, problems = read_content(root, parse_config((root / "site_config.yaml").read_bytes()))
    assert not problems
    assert [place.label for place in content.models[0].place.today] == ["xã Mẫu Mới", "tỉnh Giả Định"]


def test_a_unit_that_ended_before_the_tables_is_followed_to_today():
    old, heir = "xã Xưa, huyện Lục Ngạn, tỉnh Bắc Giang", "xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang"
    units = (OwnUnit(old, (heir,), "2019-12-01", "Nghị quyết ví dụ"),)
    assert not find_own_faults(units)
    address = Gazetteer(units).resolve(old, 2018)
    assert [place.label for place in address.today] == ["phường Chũ", "tỉnh Bắc Ninh"]
    first, *later = address.chain[0].steps
    assert (first.date, first.into) == ("2019-12-01", ("xa-hong-giang-huyen-luc-ngan-tinh-bac-giang",))
    assert tuple(later) == Gazetteer().resolve(heir).chain[0].steps


def test_own_units_know_what_they_were_and_their_district_what_it_became():
    gazetteer = Gazetteer(places_of(PLACES))
    assert gazetteer.place("xa-mau-moi-tinh-gia-dinh").was == ("xa-vi-du-huyen-thi-du-tinh-gia-dinh",)
    longer = Gazetteer(
        (
            *places_of(PLACES),
            OwnUnit("xã Xưa, tỉnh Giả Định", ("xã Ví Dụ, huyện Thí Dụ, tỉnh Giả Định",), "2020"),
        )
    )
    assert longer.place("xa-xua-tinh-gia-dinh").became == ("xa-mau-moi-tinh-gia-dinh",)
    assert longer.place("xa-mau-moi-tinh-gia-dinh") == gazetteer.place("xa-mau-moi-tinh-gia-dinh")
    district = gazetteer.place("huyen-thi-du-tinh-gia-dinh")
    assert (district.era, district.became) == ("then", ("xa-mau-moi-tinh-gia-dinh",))
