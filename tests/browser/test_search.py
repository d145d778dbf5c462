"""Searching as people type: without marks, with old or new tone placement, by abbreviations and places' names."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

KEP = "mo-hinh/thap-sang-thon-kep-1/"
LAND = "mo-hinh/hien-dat-lam-duong-na-sam/"


def search(page: Page, site: str, query: str, **filters: str) -> list[str]:
    """The addresses of all hits, in their order."""
    page.goto(
        f"{site}tim-kiem/?q={quote(query)}" + "".join(f"&{key}={value}" for key, value in filters.items())
    )
    expect(page.get_by_role("status").first).to_have_text(re.compile("kết quả"))
    more = page.get_by_role("button", name="Xem thêm kết quả")
    while more.is_visible():
        before = page.locator("#results > li").count()
        more.click()
        expect(page.locator("#results > li").nth(before)).to_be_visible()
    links = page.locator("#results > li a[href]")
    return [urlsplit(str(links.nth(at).get_attribute("href"))).path for at in range(links.count())]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dan van kheo", "Dân vận khéo"),
        ("DVK", "Dân vận khéo"),
        ("dvk", "Dân vận khéo"),
        ("hien dat", "hiến đất"),
        ("dang bo", "Đảng bộ"),
        ("den duong", "đèn đường"),
        ("hoà thuận", "hòa thuận"),
        ("HOA THUAN", "hòa thuận"),
        ("NTM", "nông thôn mới"),
        ("9000 m2", "9.000 m²"),
        ("duong dien", "đường điện"),
    ],
)
def test_what_is_typed_finds_what_is_meant(page: Page, content_site: str, typed: str, meant: str) -> None:
    wanted = search(page, content_site, meant)
    assert wanted
    assert set(wanted) <= set(search(page, content_site, typed))


@pytest.mark.parametrize("name", ["Hồng Giang", "hong giang", "phường Chũ", "Lục Ngạn", "tỉnh Bắc Ninh"])
def test_a_place_is_found_by_its_name_then_and_now(page: Page, content_site: str, name: str) -> None:
    assert any(path.endswith(KEP) for path in search(page, content_site, name))


@pytest.mark.parametrize("figure", ["9000", "9.000", "9.000 m2"])
def test_a_figure_is_found_however_it_is_written(page: Page, content_site: str, figure: str) -> None:
    assert search(page, content_site, figure)[0].endswith(LAND)


def test_hits_in_the_typed_marks_stand_before_others(page: Page, content_site: str) -> None:
    """Hòa Trạch and hòa thuận before hoa: both are found either way."""
    search(page, content_site, "hòa")
    marked = [
        text.lower() for text in page.locator("#results > li").first.locator("mark").all_text_contents()
    ]
    assert "hòa" in marked or "hoà" in marked
    assert set(search(page, content_site, "hòa")) == set(search(page, content_site, "hoa"))


def test_a_hit_marks_the_words_that_were_meant_and_keeps_its_spelling(page: Page, content_site: str) -> None:
    search(page, content_site, "hien dat lam duong")
    first = page.locator("#results > li").first
    expect(first.locator("mark").first).to_have_text(re.compile("hiến đất làm đường", re.IGNORECASE))
    expect(first).to_contain_text("Mô hình")
    expect(first).to_contain_text("xã Thượng Giáo")
    expect(first).to_contain_text("nay là xã Chợ Rã")
    expect(first).to_contain_text("hơn 9.000 m²")


def test_every_hit_has_one_link_that_stays_under_the_base_path(page: Page, content_site: str) -> None:
    paths = search(page, content_site, "hien dat")
    assert len(paths) == page.locator("#results > li").count()
    assert all(path.startswith("/dvk/") for path in paths)
    page.locator("#results a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("hiến đất")


def test_typing_searches_and_writes_the_address(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}tim-kiem/")
    page.get_by_role("searchbox").press_sequentially("hien d")
    expect(page.locator("#results > li").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=hien"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_have_text(re.compile(r"\d+ kết quả cho “hien d”"))


def test_filters_narrow_the_hits_and_stand_in_the_address(page: Page, content_site: str) -> None:
    everything = search(page, content_site, "hien dat")
    page.locator("summary", has_text="Bộ lọc").click()
    page.get_by_label("Loại trang").select_option("model")
    expect(page.get_by_role("status").first).not_to_have_text(re.compile(rf"^{len(everything)} "))
    assert parse_qs(urlsplit(page.url).query) == {"q": ["hien dat"], "kind": ["model"]}
    models = search(page, content_site, "hien dat", kind="model")
    assert models
    assert all("/mo-hinh/" in path for path in models)
    assert set(models) < set(everything)


def test_filters_alone_list_everything_that_has_them(page: Page, content_site: str) -> None:
    then = search(page, content_site, "", place="huyen-luc-ngan-tinh-bac-giang", kind="model")
    assert [path for path in then if path.endswith(KEP)]


def test_a_word_that_no_page_has_is_not_passed_over(page: Page, content_site: str) -> None:
    """Pagefind answers with the pages that have the other words and filters."""
    page.goto(f"{content_site}tim-kiem/?q=xyzxyz&kind=model")
    expect(page.get_by_role("status").first).to_have_text("Không thấy kết quả nào cho “xyzxyz”")
    page.goto(f"{content_site}tim-kiem/?q=" + quote("hiến đất xyzxyz"))
    expect(page.get_by_role("status").first).not_to_have_text(re.compile(r"^\d+ kết quả cho"))


def test_the_back_button_returns_to_the_search_before(page: Page, content_site: str) -> None:
    search(page, content_site, "hien dat")
    page.get_by_role("searchbox").fill("wifi")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("wifi")
    page.locator("#results a").first.click()
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("wifi")
    expect(page.locator("#results > li").first).to_be_visible()


def test_nothing_found_says_what_to_do(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}tim-kiem/?q=xyzxyz")
    expect(page.get_by_role("status").first).to_have_text("Không thấy kết quả nào cho “xyzxyz”")
    expect(page.locator("#search-empty")).to_be_visible()
    expect(page.locator("#results > li")).to_have_count(0)


def test_words_that_stand_apart_are_offered_as_such(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}tim-kiem/?q=" + quote("camera Kép 1"))
    expect(page.get_by_role("status").first).to_contain_text("Không trang nào có đúng cụm")
    expect(page.locator("#results > li").first).to_be_visible()


def test_an_index_that_does_not_come_is_said_and_can_be_tried_again(
    page: Page, content_site: str, faults: list[str]
) -> None:
    page.route("**/pagefind/pagefind.js", lambda route: route.abort())
    page.goto(f"{content_site}tim-kiem/?q=dvk")
    expect(page.locator("#search-failed")).to_be_visible()
    faults.clear()
    page.unroute("**/pagefind/pagefind.js")
    page.reload()
    expect(page.locator("#results > li").first).to_be_visible()


def test_the_page_says_that_searching_needs_scripts_and_offers_other_ways(
    plain_page: Page, content_site: str
) -> None:
    plain_page.goto(f"{content_site}tim-kiem/")
    expect(plain_page.locator("noscript p")).to_contain_text("cần JavaScript")
    expect(plain_page.locator('noscript a[href$="/linh-vuc/"]')).to_be_visible()
    expect(plain_page.locator("#search-form")).to_be_hidden()


@pytest.mark.phone
def test_nothing_stands_over_the_edge_of_a_phone(page: Page, content_site: str) -> None:
    search(page, content_site, "hien dat")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360


def test_a_site_at_the_root_of_its_host_searches_too(page: Page, example_site: str) -> None:
    title = page.request.get(f"{example_site}mo-hinh/the.json").json()["cards"][0]["title"]
    assert any("/mo-hinh/" in path for path in search(page, example_site, title))


def test_how_many_were_found_is_said_once(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}tim-kiem/")
    page.get_by_role("searchbox").fill("hien dat")
    status = page.locator("#search-status")
    expect(status).to_contain_text("“hien dat”")
    said = status.text_content()
    page.evaluate(
        """() => new MutationObserver(() => { document.body.dataset.again = "yes"; })
          .observe(document.getElementById("search-status"), { childList: true, characterData: true, subtree: true })"""
    )
    page.locator("#results").evaluate("(list) => { list.firstElementChild.dataset.old = 'yes'; }")
    page.keyboard.press("Enter")
    expect(page.locator("#results [data-old]")).to_have_count(0)
    expect(status).to_have_text(str(said))
    expect(page.locator("body")).not_to_have_attribute("data-again", "yes")
