"""Searching as people type: without marks, with old or new tone placement, by abbreviations and places' names."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

STATUS = "#search-status"
KEP = "mo-hinh/thap-sang-thon-kep-1/"
LAND = "mo-hinh/hien-dat-lam-duong-na-sam/"


def search(page: Page, site: str, query: str, **filters: str) -> list[str]:
    """The addresses of all hits, in their order, of an address that asks."""
    page.goto(
        f"{site}tim-kiem/?q={quote(query)}" + "".join(f"&{key}={value}" for key, value in filters.items())
    )
    expect(page.locator(STATUS)).to_have_text(re.compile("kết quả"))
    return hits(page)


def type_anew(page: Page, query: str) -> list[str]:
    """The addresses of all hits, in their order, of words typed on the search page in place of others."""
    # Enter would ask once more, and the second answer could take the place of a list that is being read.
    page.locator("#tim-q").fill(query)
    # It names what the list is about, and comes after the list.
    expect(page.locator(STATUS)).to_contain_text(f"“{query}”")
    return hits(page)


def hits(page: Page) -> list[str]:
    """The addresses of all hits, the further ones asked for."""
    more = page.get_by_role("button", name="Xem thêm kết quả")
    while more.is_visible():
        before = page.locator("#results > li").count()
        more.click()
        expect(page.locator("#results > li").nth(before)).to_be_visible()
    links = page.locator("#results > li a[href]")
    return [urlsplit(str(links.nth(at).get_attribute("href"))).path for at in range(links.count())]


MEANT = {
    "Dân vận khéo": ("dan van kheo", "DVK", "dvk"),
    "hiến đất": ("hien dat",),
    "Đảng bộ": ("dang bo",),
    "đèn đường": ("den duong",),
    "hòa thuận": ("hoà thuận", "HOA THUAN"),
    "nông thôn mới": ("NTM",),
    "9.000 m²": ("9000 m2",),
    "đường điện": ("duong dien",),
}


def test_what_is_typed_finds_what_is_meant(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}tim-kiem/")
    for meant, spellings in MEANT.items():
        wanted = type_anew(page, meant)
        assert wanted, meant
        for typed in spellings:
            assert set(wanted) <= set(type_anew(page, typed)), typed


def test_a_place_is_found_by_its_name_then_and_now(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}tim-kiem/")
    for name in ("Hồng Giang", "hong giang", "phường Chũ", "Lục Ngạn", "tỉnh Bắc Ninh"):
        assert any(path.endswith(KEP) for path in type_anew(page, name)), name


def test_a_figure_is_found_however_it_is_written(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}tim-kiem/")
    for figure in ("9000", "9.000", "9.000 m2"):
        assert type_anew(page, figure)[0].endswith(LAND), figure


def test_hits_in_the_typed_marks_stand_before_others(page: Page, content_site: str) -> None:
    """Hòa Trạch and hòa thuận before hoa: both are found either way."""
    page.goto(f"{content_site}tim-kiem/")
    found = type_anew(page, "hòa")
    marked = [
        text.lower() for text in page.locator("#results > li").first.locator("mark").all_text_contents()
    ]
    assert "hòa" in marked or "hoà" in marked
    assert set(found) == set(type_anew(page, "hoa"))


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


def test_typing_searches_suggests_and_leads_into_the_hits_by_keys(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}tim-kiem/")
    words, hints = page.locator("#tim-q"), page.locator("#tim-thang [role=option]")
    words.press_sequentially("luc n", delay=30)
    expect(hints.first).to_contain_text("Huyện Lục Ngạn, tỉnh Bắc Giang", ignore_case=True)
    expect(words).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#results > li").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=luc"))
    words.press("ArrowDown")
    expect(hints.first).to_have_attribute("aria-selected", "true")
    expect(words).to_have_attribute("aria-activedescendant", str(hints.first.get_attribute("id")))
    words.press("Escape")
    expect(hints.first).to_be_hidden()
    words.press_sequentially("gan", delay=30)
    words.press("Enter")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d+ kết quả cho “luc ngan”$"))
    expect(hints.first).to_be_hidden()
    links = page.locator("#results .hit-title a")
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(words).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(words).to_be_focused()
    words.fill("luc ng")
    expect(hints.first).to_be_visible()
    words.press("ArrowDown")
    words.press("Enter")
    expect(page).to_have_url(re.compile(r"/dvk/dia-ban/huyen-luc-ngan-tinh-bac-giang/$"))


def test_a_slower_answer_to_an_earlier_question_is_dropped(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}tim-kiem/")
    page.locator("#tim-q").fill("hien dat")
    expect(page.locator("#results > li").first).to_be_visible()
    waiting: list[Route] = []
    page.route("**/pagefind/fragment/*", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright asks a bound method for itself
    page.locator("#tim-q").fill("wifi")
    page.wait_for_timeout(600)
    page.locator("#tim-q").fill("hien dat")
    expect(page.locator(STATUS)).to_contain_text("“hien dat”")
    for route in waiting:
        route.continue_()
    page.wait_for_timeout(300)
    expect(page.locator("#results > li").first).to_contain_text("hiến đất")
    expect(page.locator(STATUS)).to_contain_text("“hien dat”")


def test_the_best_hit_of_new_words_is_there_before_the_others_have_come(
    page: Page, content_site: str
) -> None:
    page.goto(f"{content_site}tim-kiem/?q=thap+sang")
    titles = page.locator("#results .hit-title a")
    expect(titles.nth(1)).to_be_visible()
    before = titles.all_inner_texts()
    held: list[Route] = []
    asked: list[str] = []

    def let_one_through(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.continue_()
        else:
            held.append(route)

    page.route("**/pagefind/fragment/*", let_one_through)
    page.locator("#tim-q").fill("hien dat")
    expect(titles.first).not_to_have_text(before[0])
    assert held
    assert titles.all_inner_texts()[1:] == before[1:]
    for route in held:
        route.continue_()
    expect(titles.nth(1)).not_to_have_text(before[1])
    assert not set(before) & set(titles.all_inner_texts())


def test_filters_narrow_the_hits_and_their_counts_follow_the_query(page: Page, content_site: str) -> None:
    everything = search(page, content_site, "hien dat")
    titles = page.locator("#results .hit-title").all_text_contents()
    ordered = page.evaluate("(titles) => titles.toSorted((a, b) => a.localeCompare(b, 'vi'))", titles)
    assert titles != ordered
    page.get_by_label("Xếp theo").select_option("title")
    expect(page.locator("#results .hit-title")).to_have_text([title.strip() for title in ordered])
    expect(page).to_have_url(re.compile("sort=title"))
    page.get_by_label("Xếp theo").select_option("relevance")
    page.locator(".filter-group summary", has_text="Loại trang").click()
    models = page.locator('.filter-option:has(input[name=kind][value="model"])')
    count = models.locator(".filter-count")
    expect(count).to_have_text(str(sum("/mo-hinh/" in path for path in everything)))
    models.click()
    expect(page.locator(STATUS)).to_have_text(f"{count.text_content()} kết quả cho “hien dat”")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["hien dat"], "kind": ["model"]}
    assert search(page, content_site, "hien dat", kind="model") == [
        path for path in everything if "/mo-hinh/" in path
    ]


def test_filters_alone_list_everything_that_has_them(page: Page, content_site: str) -> None:
    then = search(page, content_site, "", place="huyen-luc-ngan-tinh-bac-giang", kind="model")
    assert [path for path in then if path.endswith(KEP)]


def test_a_word_that_no_page_has_is_not_passed_over(page: Page, content_site: str) -> None:
    """Pagefind answers with the pages that have the other words and filters."""
    page.goto(f"{content_site}tim-kiem/?q=xyzxyz&kind=model")
    expect(page.locator(STATUS)).to_have_text("Không thấy kết quả nào cho “xyzxyz”")
    page.goto(f"{content_site}tim-kiem/?q=" + quote("hiến đất xyzxyz"))
    expect(page.locator(STATUS)).not_to_have_text(re.compile(r"^\d+ kết quả cho"))


def test_the_back_button_returns_to_the_search_before(page: Page, content_site: str) -> None:
    search(page, content_site, "hien dat")
    page.locator("#tim-q").fill("wifi")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("wifi")
    page.locator("#results a").first.click()
    page.go_back()
    expect(page.locator("#tim-q")).to_have_value("wifi")
    expect(page.locator("#results > li").first).to_be_visible()


def test_nothing_found_says_what_to_do(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}tim-kiem/?q=xyzxyz")
    expect(page.locator(STATUS)).to_have_text("Không thấy kết quả nào cho “xyzxyz”")
    expect(page.locator("#search-empty")).to_be_visible()
    expect(page.locator("#search-empty .newest a")).to_have_count(3)
    expect(page.locator("#results > li")).to_have_count(0)


def test_a_slip_of_the_finger_is_mended_and_said(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}tim-kiem/?q=hien+dta")
    expect(page.locator(STATUS)).to_have_text(
        re.compile(r"Không trang nào có “hien dta”; \d+ kết quả cho “hi[eế]n [dđ][aấ]t”")
    )
    expect(page.locator("#results > li").first.locator("mark").first).to_have_text(
        re.compile("hiến đất", re.IGNORECASE)
    )


def test_a_hit_says_that_a_model_ended(page: Page, example_site: str) -> None:
    search(page, example_site, "tuyen hoa kieu mau")
    hit = page.locator("#results > li", has=page.locator('a[href$="/tuyen-hoa-kieu-mau/"]'))
    expect(hit.locator(".ended:has(.icon)")).to_have_text("Đã thu hồi công nhận")
    expect(page.locator("#results .ended")).to_have_count(1)


def test_words_that_stand_apart_are_offered_as_such(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}tim-kiem/?q=" + quote("camera Kép 1"))
    expect(page.locator(STATUS)).to_contain_text("Không trang nào có đúng cụm")
    expect(page.locator("#results > li").first).to_be_visible()


def test_an_index_that_does_not_come_is_said_and_can_be_tried_again(
    page: Page, content_site: str, faults: list[str]
) -> None:
    page.route("**/pagefind/pagefind.js*", lambda route: route.abort())
    page.goto(f"{content_site}tim-kiem/?q=dvk")
    expect(page.locator("#search-failed")).to_be_visible()
    faults.clear()
    page.unroute("**/pagefind/pagefind.js*")
    page.locator("#search-retry").click()
    expect(page.locator("#results > li").first).to_be_visible()
    expect(page.locator("#search-failed")).to_be_hidden()


def test_a_link_to_hits_has_the_index_fetched_before_its_scripts_and_under_no_other_address(
    page: Page, content_site: str
) -> None:
    """What early.js names and what the scripts ask for later must not drift apart: it would be loaded twice."""
    page.goto(f"{content_site}tim-kiem/?q=dvk")
    expect(page.locator("#results > li").first).to_be_visible()
    ahead = page.locator('head link[href*="/pagefind/"]').evaluate_all(
        "(all) => all.map((link) => link.href)"
    )
    loaded = page.evaluate("() => performance.getEntriesByType('resource').map((entry) => entry.name)")
    opened = {name for name in loaded if re.search(r"/pagefind/[^/]+$", name)}
    assert len(ahead) == 4
    assert set(ahead) == opened
    page.goto(f"{content_site}tim-kiem/")
    expect(page.locator("#tim-q")).to_be_visible()
    expect(page.locator('head link[href*="/pagefind/"]')).to_have_count(0)


@pytest.mark.parametrize("file", ["wasm.unknown.pagefind", "*.pf_meta", "pagefind-entry.json*"])
def test_any_part_of_the_index_that_does_not_come_can_be_tried_again(
    page: Page, content_site: str, faults: list[str], file: str
) -> None:
    page.route(f"**/pagefind/{file}", lambda route: route.fulfill(status=503, body="mai"))
    page.goto(f"{content_site}tim-kiem/?q=dvk")
    expect(page.locator("#search-failed")).to_be_visible()
    faults.clear()
    page.unroute(f"**/pagefind/{file}")
    page.locator("#search-retry").click()
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
    title = page.request.get(f"{example_site}du-lieu/models.json").json()["models"][0]["title"]
    assert any("/mo-hinh/" in path for path in search(page, example_site, title))


def test_how_many_were_found_is_said_once(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}tim-kiem/")
    page.locator("#tim-q").fill("hien dat")
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
