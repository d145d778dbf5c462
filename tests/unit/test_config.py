from dataclasses import replace
from pathlib import Path

import pytest

from lantoa.errors import ConfigError, Position
from lantoa.places import OwnUnit
from lantoa.reading.config import config_key, load_config, parse_config, with_base_url
from lantoa.reading.schema.vocabulary import COLOURS
from tests.conftest import CONFIG, write_site


def faults(raw: bytes) -> list[tuple[str, int, int]]:
    with pytest.raises(ConfigError) as caught:
        parse_config(raw)
    return [(found.code, found.at.line, found.at.column) for found in caught.value.problems]


def test_a_small_configuration_gets_sensible_defaults(tmp_path: Path) -> None:
    config = load_config(write_site(tmp_path, {}))
    assert (config.title, config.language, config.organisation.name) == (
        "Dân vận khéo xã Thử",
        "vi",
        "Đảng ủy xã Thử",
    )
    assert (config.base_url, config.base_path) == ("https://example.org/", "/")
    assert list(config.fields) == ["kinh-te", "van-hoa"]
    assert config.fields["van-hoa"].name == "Văn hóa – xã hội"
    assert list(config.levels) == ["base", "commune", "district", "province", "central"]
    assert config.fit == {"terrain": {}, "needs": {}, "led_by": {}}
    assert config.licence.name == "CC BY 4.0"


def test_the_default_levels_are_in_the_language_of_the_site() -> None:
    assert parse_config(f"{CONFIG}language: en\n".encode()).levels["province"] == "province level"


def test_fields_keep_the_order_in_which_they_were_written() -> None:
    raw = (
        CONFIG.replace("  kinh-te: Kinh tế\n", "")
        + "  an-ninh: {name: An ninh, colour: indigo, icon: shield}\n"
    )
    config = parse_config(raw.encode())
    assert list(config.fields) == ["van-hoa", "an-ninh"]
    assert (config.fields["an-ninh"].key, config.fields["an-ninh"].icon) == ("an-ninh", "shield")


@pytest.mark.parametrize(
    ("address", "base_url", "base_path"),
    [
        ("https://example.org", "https://example.org/", "/"),
        ("https://example.org/dvk", "https://example.org/dvk/", "/dvk/"),
        ("http://127.0.0.1:8000/dvk//", "http://127.0.0.1:8000/dvk/", "/dvk/"),
        ("https://example.org//dvk//a", "https://example.org/dvk/a/", "/dvk/a/"),
    ],
)
def test_the_command_line_may_put_the_site_elsewhere(
    tmp_path: Path, address: str, base_url: str, base_path: str
) -> None:
    config = load_config(write_site(tmp_path, {}), address)
    assert (config.base_url, config.base_path) == (base_url, base_path)


@pytest.mark.parametrize(
    "address",
    [
        *("", "example.org", "ftp://example.org/", "https://example.org/?a=1", "https:///dvk/", "https://["),
        *(
            "https://example.org:x/",
            "https://example.org/đường/",
            "https://example.org/a b/",
            "https://a.vn/../b/",
        ),
    ],
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ConfigError) as caught:
        with_base_url(parse_config(CONFIG.encode()), address)
    assert [found.code for found in caught.value.problems] == ["bad-base-url"]


def test_a_folder_without_configuration_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert [(found.code, found.at) for found in caught.value.problems] == [
        ("config-missing", Position("site_config.yaml"))
    ]


def test_all_faults_are_reported_at_once_at_their_place() -> None:
    raw = b"title: A\nbase_url: example.org\norganisation: {short: X}\nfields:\n  A: B\ntema: blue\n"
    assert faults(raw) == [
        ("bad-url", 2, 11),
        ("missing-key", 3, 15),
        ("bad-key", 5, 3),
        ("unknown-key", 6, 1),
    ]


def test_a_configuration_that_is_no_yaml_is_placed(tmp_path: Path) -> None:
    assert faults("title: Dân vận: khéo\n".encode()) == [("yaml-colon", 1, 15)]
    assert faults(b"- a\n") == [("not-a-map", 1, 1)]
    assert faults(b"title: \xff\n") == [("invalid-utf8", 1, 8)]


def test_synonyms_may_be_any_abbreviation() -> None:
    raw = f"{CONFIG}synonyms:\n  DVK: Dân vận khéo\n  QP-AN: quốc phòng, an ninh\n"
    assert parse_config(raw.encode()).synonyms == {"DVK": "Dân vận khéo", "QP-AN": "quốc phòng, an ninh"}


def test_an_address_with_a_query_is_refused_where_it_stands() -> None:
    assert faults(CONFIG.replace("https://example.org/", "https://example.org/?a=1").encode()) == [
        ("bad-base-url", 2, 11)
    ]


def test_an_address_of_the_command_line_is_refused_by_the_name_of_its_option() -> None:
    with pytest.raises(ConfigError) as caught:
        with_base_url(parse_config(CONFIG.encode()), "example.org")
    assert str(caught.value.problems[0].at) == "--base-url:1:1"


def test_a_site_may_name_some_levels_and_keeps_the_others() -> None:
    levels = parse_config(f"{CONFIG}levels: {{province: cấp tỉnh}}\n".encode()).levels
    assert list(levels) == ["base", "commune", "district", "province", "central"]
    assert (levels["province"], levels["commune"]) == ("cấp tỉnh", "cấp xã")


def test_a_level_that_the_contract_does_not_know_is_refused() -> None:
    assert faults(f"{CONFIG}levels: {{hamlet: cấp thôn}}\n".encode()) == [("unknown-key", 7, 10)]


def test_an_icon_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    named = CONFIG.replace("kinh-te: Kinh tế", "kinh-te: {name: Kinh tế, icon: sprouts}")
    with pytest.raises(ConfigError) as caught:
        load_config(write_site(tmp_path, {"site_config.yaml": named}))
    found = caught.value.problems[0]
    assert (found.code, found.at.line, found.at.column) == ("missing-asset", 5, 34)
    assert dict(found.about)["nearest"] == "sprout"


def test_a_field_may_take_an_icon_of_the_sites_own(tmp_path: Path) -> None:
    named = CONFIG.replace("kinh-te: Kinh tế", "kinh-te: {name: Kinh tế, icon: lua}")
    site = write_site(tmp_path, {"site_config.yaml": named, "assets/icons/lua.svg": "<svg></svg>"})
    assert load_config(site).fields["kinh-te"].icon == "lua"


def test_a_field_takes_a_colour_of_the_palette() -> None:
    named = CONFIG.replace("kinh-te: Kinh tế", "kinh-te: {name: Kinh tế, colour: tím}")
    assert faults(named.encode()) == [("bad-choice", 5, 36)]


@pytest.mark.parametrize("colour", [name for name, _ in COLOURS])
def test_every_colour_of_a_field_is_in_the_stylesheet(colour: str) -> None:
    base = Path(__file__).parents[2] / "assets/css/base.css"
    assert f".mark-{colour}" in base.read_text(encoding="utf-8")


def test_the_key_of_a_configuration_changes_with_what_reading_depends_on_and_not_with_its_address() -> None:
    config = parse_config(CONFIG.encode())
    assert config_key(with_base_url(config, "https://khac.example/a/")) == config_key(config)
    assert config_key(replace(config, fields={})) != config_key(config)
    assert config_key(replace(config, places=(OwnUnit("xã Ví Dụ, tỉnh Minh Họa"),))) != config_key(config)
    assert config_key(parse_config(CONFIG.encode())) == config_key(config)


@pytest.mark.parametrize(
    ("written", "content", "code"),
    [
        ("img/dau.png", b"\x89PNG\r\n\x1a\n...", ""),
        ("img/dau.png", b"<svg/>", "emblem-not-png"),
        ("img/khac.png", b"", "missing-asset"),
        ("../dau.png", b"", "missing-asset"),
    ],
)
def test_an_emblem_is_a_png_among_the_assets(tmp_path, written, content, code):
    write_site(tmp_path, {"site_config.yaml": f"{CONFIG}emblem: {written}\n", "assets/img/dau.png": content})
    (tmp_path / "dau.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    found = []
    try:
        assert load_config(tmp_path).emblem == written
    except ConfigError as error:
        found = [(each.code, each.at.line) for each in error.problems]
    assert found == ([(code, 1 + CONFIG.count("\n"))] if code else [])
