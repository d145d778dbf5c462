"""Which pages a query finds, and which of them stand first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.search.ask import Answer, Query, ask
from lantoa.machine.search import SearchRecord
from lantoa.machine.search.words import words_of
from tests.scripts import needs_node
from tests.unit.joined import write_index

pytestmark = [needs_node, pytest.mark.xdist_group("search-order")]

FILLING = "Bà con trong thôn họp bàn rồi cùng làm, cuối năm xem lại việc đã xong."


def page(url: str, title: str, summary: str = "", facts: str = "", text: str = FILLING) -> SearchRecord:
    words = (words_of(each, {"DVK": "Dân vận khéo"}) for each in (title, summary, facts, text))
    shown = (("title", title), ("summary", summary))
    return SearchRecord(url, "vi", *words, shown, text)


# Their addresses are in another order than what is expected of them.
PAGES = (
    page("/a/", "Một việc khác", text=f"{FILLING} Thắp sáng đường quê."),
    page("/b/", "Một việc nữa", facts="chi bộ thắp sáng đường quê"),
    page("/c/", "Việc của thôn", summary="Thôn thắp sáng đường quê bằng tiền góp."),
    page("/d/", "Thắp sáng đường quê"),
    page("/e/", "Hoa hồng trước ngõ", summary="Trồng hoa hồng."),
    page("/f/", "Chuyện cũ", text=f"{FILLING} Hòa giải ở tổ."),
    page(
        "/g/",
        "Đèn đường",
        facts="xã Ví Dụ, huyện Thí Dụ",
        text=f"{FILLING} Kép 1 góp 9.000 m² và 3,8 tỷ đồng.",
    ),
    page("/h/", "Sổ tay", text="Đường làng. Quê hương. Sáng nay. Thắp hương."),
    page("/i/", "Tổ hòa giải nghe trước", text=f"{FILLING} Nhà văn hóa có wifi."),
    page("/j/", "Hiến đất", text="Hiến đất mở đường. Đường làm xong."),
    page("/k/", "Tiền", text="Hiến đất làm nhà. Tiền làm đường."),
    page("/l/", "Góp", text="Thôn vận động hiến đất làm đường trong năm."),
    page("/tin/m/", "Tin thắp sáng", text="Thắp sáng một ngõ."),
    page("/o/", "Mở sổ", text="Mở lòng. Hiến đất. Đường dài."),
    page("/n/", "Đương quê", text="Ông Đương về quê."),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("order")
    write_index((one.packed() for one in sorted(PAGES, key=lambda one: one.url)), folder)
    return folder


NEWS = [at for at, one in enumerate(sorted(PAGES, key=lambda one: one.url)) if "tin" in one.url]

QUERIES: dict[str, Query] = {
    text: (text, None)
    for text in (
        "thap sang duong que",
        "thắp sáng đường quê",
        "hòa",
        "hoa",
        "đương quê",
        "den duong vi du",
        "hien dat lam duong",
        '"hiến đất làm đường"',
        '"đất làm nhà"',
        '"làm hiến đất"',
        "thap sagn",
        "thapsang",
        "thaps sangs",
        "wif",
        "9000",
        "9 000 m2",
        "3,8 ty",
        "kep1",
        "đường của quê",
        "xyzxyz",
        "thắp sáng xyzxyz",
        "wify",
        "hoa giai nhge",
        "thap san",
        "dat hien",
        "hien dat mo duong",
    )
} | {
    "in news": ("thap sang", NEWS),
    "apart in news": ("thắp sáng đường quê", NEWS),
    "none": ("wifi", NEWS),
}


@pytest.fixture(scope="module")
def found(index: Path) -> Iterator[dict[str, Answer]]:
    yield dict(zip(QUERIES, ask(index, QUERIES.values()), strict=True))


def test_every_query_is_weighed_as_that_of_a_visitor_who_has_nothing_yet(found: dict[str, Answer]) -> None:
    for answer in found.values():
        read = " ".join(answer.first)
        assert "wasm" in read and ".pf_meta" in read and "entry.json" in read
        assert not answer.urls or ".pf_fragment" in read
        assert "wasm" not in " ".join(answer.second or ())


def test_title_stands_before_summary_before_facts_before_text(found: dict[str, Answer]) -> None:
    assert found["thap sang duong que"].urls[:4] == ("/d/", "/c/", "/b/", "/a/")
    assert found["thắp sáng đường quê"].urls[:4] == ("/d/", "/c/", "/b/", "/a/")


def test_pages_with_the_marks_as_typed_come_first_even_from_the_text(found: dict[str, Answer]) -> None:
    assert set(found["hòa"].urls) == set(found["hoa"].urls) == {"/e/", "/f/", "/i/"}
    assert found["hòa"].urls == ("/i/", "/f/", "/e/")
    assert found["đương quê"].urls[0] == "/n/"
    assert "/d/" in found["đương quê"].urls


def test_words_next_to_each_other_come_before_words_apart(found: dict[str, Answer]) -> None:
    assert found["den duong vi du"].urls == ("/g/",)
    assert found["den duong vi du"].apart
    assert "/h/" not in found["thap sang duong que"].urls


def test_where_few_have_the_words_together_those_that_have_them_apart_come_after(
    found: dict[str, Answer],
) -> None:
    assert found["hien dat mo duong"].urls == ("/j/", "/o/")
    assert not found["hien dat mo duong"].apart


def test_of_the_pages_that_have_all_pairs_those_that_say_the_whole_come_first(
    found: dict[str, Answer],
) -> None:
    assert found["hien dat lam duong"].urls[0] == "/l/"
    assert set(found["hien dat lam duong"].urls) >= {"/l/", "/k/"}


def test_a_quotation_is_found_only_where_it_stands_so(found: dict[str, Answer]) -> None:
    assert found['"hiến đất làm đường"'].urls == ("/l/",)
    assert found['"đất làm nhà"'].urls == ("/k/",)
    assert found['"làm hiến đất"'].urls == ()


def test_a_slip_is_mended_and_said(found: dict[str, Answer]) -> None:
    assert (found["thap sagn"].corrected, found["thap sagn"].apart) == ("thắp sáng", False)
    assert found["thap sagn"].urls[0] == "/d/"
    assert found["thapsang"].corrected == "thắp sáng"
    assert found["wify"].corrected == "wifi"
    assert found["hoa giai nhge"].corrected == "hoà giải nghe"
    assert found["hoa giai nhge"].urls[0] == "/i/"


def test_telex_is_read_and_said(found: dict[str, Answer]) -> None:
    assert found["thaps sangs"].corrected == "tháp sáng"
    assert found["thaps sangs"].urls[0] == "/d/"


def test_the_last_word_may_be_begun(found: dict[str, Answer]) -> None:
    assert found["wif"].urls == ("/i/",)
    assert found["thap san"].urls[0] == "/d/"
    assert not found["thap san"].corrected


@pytest.mark.parametrize("text", ["9000", "9 000 m2", "3,8 ty", "kep1"])
def test_numbers_are_found_however_they_are_written(found: dict[str, Answer], text: str) -> None:
    assert found[text].urls == ("/g/",)
    assert not found[text].corrected


def test_words_that_only_join_need_not_be_there(found: dict[str, Answer]) -> None:
    assert "/d/" in found["đường của quê"].urls


def test_some_words_are_better_than_nothing(found: dict[str, Answer]) -> None:
    assert found["thắp sáng xyzxyz"].apart
    assert "/d/" in found["thắp sáng xyzxyz"].urls
    assert "/j/" in found["dat hien"].urls


def test_nothing_is_nothing(found: dict[str, Answer]) -> None:
    assert found["xyzxyz"].urls == found["xyzxyz"].nearest == ()


def test_only_rows_among_those_asked_are_found_in_whatever_way(found: dict[str, Answer]) -> None:
    assert found["in news"].urls == ("/tin/m/",)
    assert found["apart in news"].urls == ("/tin/m/",)
    assert found["apart in news"].apart
    assert found["none"].urls == ()


def test_a_hit_reads_its_text_only_when_the_words_stand_nowhere_else(index: Path) -> None:
    head, deep = ask(index, [("chi bộ", None), ("9000", None)])
    assert not [name for name in head.first if name.endswith(".pf_excerpt")]
    assert [name for name in deep.first if name.endswith(".pf_excerpt")]


def test_the_words_of_the_site_are_read_only_for_a_slip(index: Path) -> None:
    sound, slip = ask(index, [("thap sang", None), ("thap sagn", None)])
    assert not [name for name in sound.first if name.endswith(".pf_words")]
    assert [name for name in slip.first if name.endswith(".pf_words")]
