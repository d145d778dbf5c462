"""The search index: a query as people type it has the terms of the text that it means."""

import gzip
import json
import marshal
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pagefind_bin
import pytest

from lantoa.machine.facets import facet_line
from lantoa.machine.search import SearchFailed, SearchRecord, plan_record
from lantoa.machine.search.clauses import clauses, syllables_of
from lantoa.machine.search.terms import MARKS, Term, marks_of, pair_term, standing, syllable_term
from lantoa.machine.search.words import Words, words_of
from lantoa.vietnamese.text import fold
from lantoa.views import (
    GroupView,
    Link,
    Page,
    Pager,
    Picture,
    PlaceMark,
    Prose,
    Rendition,
    StandingView,
)
from tests.unit.joined import search_records, write_index
from tests.unit.sample_views import config, figure, model_page, news_page, standing_page

SYNONYMS = {"DVK": "Dân vận khéo", "QP-AN": "quốc phòng – an ninh", "PCCC": "phòng cháy, chữa cháy"}


def terms_of(words: Words) -> set[Term]:
    return {*map(pair_term, words.pairs), *map(syllable_term, words.syllables)}


def terms(text: str, synonyms: Mapping[str, str]) -> set[str]:
    return {term.plain for term in terms_of(words_of(text, synonyms))}


def planned(*pages: Page) -> list[SearchRecord]:
    return [record for page in pages if (record := plan_record(page, config()))]


def found_by(query: str, text: str) -> bool:
    """Whether the query has only terms that the text has: what the browser asks for."""
    wanted = {term for term in terms(query, {}) if "ǀ" in term[1:-1]} or terms(query, {})
    return wanted <= terms(text, SYNONYMS)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("dan van kheo", "Mô hình “Dân vận khéo”"),
        ("den duong", "Lắp đèn đường ở thôn"),
        ("hien dat", "Hiến đất làm đường"),
        ("dang bo", "Đảng bộ xã Ví Dụ"),
        ("ĐẢNG BỘ", "Đảng bộ xã Ví Dụ"),
        ("hoà thuận", "gia đình hòa thuận"),
        ("hòa thuận", "gia đình hoà thuận"),
        ("DVK", "phong trào Dân vận khéo"),
        ("dân vận khéo", "mô hình DVK năm 2024"),
        ("mô hình dân vận khéo", "mô hình DVK năm 2024"),
        ("an ninh quốc phòng an ninh", "giữ an ninh, QP-AN"),
        ("phòng cháy chữa cháy", "tổ PCCC"),
        ("phòng cháy chữa cháy", "phòng cháy, chữa cháy"),
        ("9000 m2", "hơn 9.000 m² đất"),
        ("9.000 m²", "hơn 9000 m2 đất"),
        ("22/28", "22/28 xã có sản phẩm"),
        ("3,8 tỷ", "trên 3,8 tỷ đồng"),
        ("đê điều", "Ðê điều"),
        ("250 km", "hơn 250km đường điện"),
        ("250km", "hơn 250 km đường điện"),
    ],
)
def test_a_query_as_people_type_it_finds_the_text(query: str, text: str) -> None:
    assert found_by(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("hien dat", "Thực hiện. Đạt chuẩn"),
        ("van dan", "Dân vận"),
        ("an", "anh em"),
        ("900", "9.000 m²"),
        ("1000", "1.0002"),
    ],
)
def test_words_that_only_happen_to_be_there_do_not_match(query: str, text: str) -> None:
    assert not found_by(query, text)


def test_a_word_in_other_marks_has_the_same_term_and_says_how_it_is_written() -> None:
    words = ("hòa", "hoa", "hoà", "hỏa")
    assert {syllable_term(word).plain for word in words} == {"ǀhoaǀ"}
    assert len({marks_of(word) for word in ("hoà", "hoa", "hoả")}) == 3
    assert pair_term("đèn đường").marks == marks_of("đèn") * MARKS + marks_of("đường")


def test_marks_tell_all_spellings_of_a_syllable_apart() -> None:
    vowels = ("a", "ă", "â", "uo", "uô", "ươ", "uơ", "ưo", "e", "ê", "ua", "ưa", "uâ", "uă", "iê", "ie")
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    spelt = {
        unicodedata.normalize("NFC", onset + vowel + tone)
        for onset in "dđ"
        for vowel in vowels
        for tone in tones
    }
    assert len({(fold(word), marks_of(word)) for word in spelt}) == len(spelt)
    assert all(marks_of(word) < MARKS for word in spelt)
    assert marks_of("wifi") == 0


def test_a_clause_ends_at_a_full_stop_but_not_in_a_number() -> None:
    assert tuple(clauses(syllables_of("Góp 1.250.000 đồng. Xong"))) == (("góp", "1250000", "đồng"), ("xong",))


def test_what_every_page_says_of_a_term_leaves_room_for_its_marks_and_class() -> None:
    for rarity in range(8):
        said = standing("denǀduongǀ", rarity)
        assert said & 0x7FFF == 0 and said >> 15 & 7 == rarity and said < 2**31
    assert standing("denǀduongǀ", 0) != standing("ǀdenǀ", 0)


def place_page(url: str, name: str, page: int = 1) -> Page:
    view = GroupView("place", name, "", (), 0, Pager(page, 2, "", "", ()), (), ())
    return Page(url, "group.html", name, "", view)


def moved_model() -> Page:
    page = model_page(figures=(figure(1, "Đất hiến", "9000", "m²", qualifier="over"),), tags=("hien-dat",))
    then = (Link("/dia-ban/xa-cu/", "xã Cũ"), Link("/dia-ban/tinh-xua/", "tỉnh Xưa"))
    place = PlaceMark(
        "thôn Ví Dụ", then, (Link("/dia-ban/xa-moi/", "xã Mới"), Link("/dia-ban/tinh-nay/", "tỉnh Nay"))
    )
    card = replace(page.view.card, place=place, figure=page.view.figures[0])
    return replace(page, view=replace(page.view, card=card))


def test_a_model_is_found_by_its_places_then_and_now() -> None:
    [record] = planned(moved_model())
    facts = {term.plain for term in terms_of(record.facts)}
    assert {"xaǀcuǀ", "tinhǀxuaǀ", "xaǀmoiǀ", "tinhǀnayǀ"} <= facts
    assert {"cuǀxuaǀ", "moiǀnayǀ"} <= facts, "as people say it, without the kinds of units"
    line = facet_line(moved_model())
    assert line and line[1]["place"] == ("xa-cu", "tinh-xua", "xa-moi", "tinh-nay")


def test_a_hit_shows_its_figure_in_parts_and_its_place_in_words() -> None:
    [record] = planned(moved_model())
    shown = dict(record.shown)
    assert (shown["qualifier"], shown["number"], shown["measure"], shown["label"]) == (
        "hơn",
        "9.000",
        "m²",
        "Đất hiến",
    )
    assert (shown["place"], shown["now"]) == ("thôn Ví Dụ, xã Cũ, tỉnh Xưa", "xã Mới, tỉnh Nay")


def test_a_record_shows_all_that_a_card_of_a_list_needs() -> None:
    avif = tuple(Rendition(f"/anh/a-{width}.avif", width, width // 2) for width in (320, 640, 960))
    picture = Picture(avif, Rendition("/anh/a-960.jpg", 960, 480), "Một con đường", focus=(0.2, 0.5))
    [record] = planned(model_page(pictures=(picture,)))
    assert dict(record.shown) | {"title": "", "place": "", "summary": ""} == {
        "kind": "model",
        "title": "",
        "summary": "",
        "unit": "Chi hội Ví Dụ",
        "place": "",
        "fields": "kinh-te",
        "period": "từ tháng 6/2022 đến nay",
        "status": "recognised",
        "level": "commune",
        "followed": "2",
        "jpeg": "/anh/a-960.jpg",
        "avif": "/anh/a-640.avif",
        "size": "960x480",
        "looks": "focus-x2",
    }


def test_the_words_of_a_body_are_found_and_its_tags_are_not() -> None:
    [record] = planned(model_page(html="<p>Thắp <b>sáng</b></p><p>Đường làng</p>"))
    assert "thắp sáng" in record.text.pairs
    assert "b" not in record.text.syllables


def test_every_kind_of_page_that_people_look_for_is_found_once_in_the_order_of_urls() -> None:
    about = standing_page()
    browse = replace(about, url="/thong-ke/", view=None)
    pages = (
        place_page("/dia-ban/xa/", "xã Cũ"),
        place_page("/dia-ban/xa/trang/2/", "xã Cũ", 2),
        news_page(),
        about,
    )
    records = search_records((model_page(), browse, *pages), config())
    assert [url for url, *_ in records] == [
        "/dia-ban/xa/",
        "/gioi-thieu/",
        "/mo-hinh/duong-hoa/",
        "/tin-tuc/tin/",
    ]
    kinds = [dict(record.shown)["kind"] for record in planned(model_page(), *pages)]
    assert kinds == ["model", "place", "news", "page"]


@pytest.mark.parametrize(("models", "found"), [(2, False), (3, True)])
def test_a_unit_of_a_few_models_is_found_by_those_alone(models: int, found: bool) -> None:
    view = GroupView("unit", "Chi bộ thôn", "", (), models, Pager(1, 1, "", "", ()), (), ())
    page = Page("/don-vi/chi-bo-thon/", "group.html", "Chi bộ thôn", "", view)
    assert bool(planned(page)) == found


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def shown_in(folder: Path) -> list[dict[str, str]]:
    fragments = sorted((folder / "pagefind/fragment").iterdir())
    texts = [gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd") for file in fragments]
    return [json.loads(text)["meta"] for text in texts]


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    records = tuple(search_records((model_page(), news_page(), standing_page()), config()))
    write_index(records, tmp_path / "one")
    write_index(marshal.loads(marshal.dumps(records)), tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert "pagefind/pagefind.js" in files(tmp_path / "one")
    assert not [name for name in files(tmp_path / "one") if "-ui." in name]


def test_a_hit_shows_the_title_as_it_was_written(tmp_path: Path) -> None:
    write_index(search_records((model_page(title="Đường hoa hòa thuận"),), config()), tmp_path)
    [shown] = shown_in(tmp_path)
    assert shown["title"] == "Đường hoa hòa thuận"
    assert shown["kind"] == "model"


def test_what_a_hit_shows_anew_gets_a_new_name(tmp_path: Path) -> None:
    """A browser keeps a file by its name; the same terms with another spelling must not be read from there."""
    for folder, text in (("one", "Hòa thuận"), ("two", "Hoà thuận")):
        page = standing_page(title=text, view=StandingView(Prose(f"<p>{text}</p>")))
        write_index(search_records((page,), config()), tmp_path / folder)
    one, two = (set(files(tmp_path / folder / "pagefind/fragment")) for folder in ("one", "two"))
    assert not one & two


def test_no_record_at_all_still_gives_a_search_that_finds_nothing(tmp_path: Path) -> None:
    write_index((), tmp_path)
    assert (tmp_path / "pagefind/pagefind.js").is_file()


def test_a_failure_says_what_pagefind_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\necho 'no room left for the index' >&2\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: broken)
    with pytest.raises(SearchFailed, match="no room left for the index"):
        write_index(search_records((model_page(),), config()), tmp_path / "out")


def test_every_file_of_the_index_is_whole(tmp_path: Path) -> None:
    write_index(search_records((model_page(),), config()), tmp_path)
    assert all(files(tmp_path).values())
