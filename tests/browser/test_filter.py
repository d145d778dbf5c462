"""Filtering the list of models: choices in the address, counts that follow, and without any the list as delivered."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.written import Model, count, fit, models, setup_cost, values

STATUS = "#so-ket-qua"


def cards(page: Page) -> Locator:
    return page.locator("#cards > li")


def option(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f'.filter-option:has(input[name="{facet}"][value="{value}"])')


def open_group(page: Page, title: str) -> None:
    group = page.locator("#bo-loc .filter-group", has=page.locator("summary", has_text=title)).first
    if group.get_attribute("open") is None:
        group.locator("summary").click()


def counts(page: Page, facet: str) -> dict[str, int]:
    """What each option of a filter says that it would leave."""
    labels = page.locator(f".filter-option:has(input[name='{facet}'])")
    expect(labels.first.locator(".filter-count")).not_to_be_empty()
    return {
        str(label.locator("input").get_attribute("value")): int(
            str(label.locator(".filter-count").text_content())
        )
        for label in labels.all()
    }


def of_field(site: str, key: str) -> list[Model]:
    return [model for model in models(site) if key in values(model, "field")]


def slugs(page: Page) -> set[str]:
    return {str(card.get_attribute("data-slug")) for card in cards(page).all()}


def test_a_filtered_list_can_be_sent_by_its_address(page: Page, content_site: str) -> None:
    wanted = of_field("content", "kinh-te")
    page.goto(f"{content_site}mo-hinh/?field=kinh-te")
    expect(page.locator(STATUS)).to_have_text(f"{len(wanted)} mô hình khớp bộ lọc")
    assert slugs(page) == {model["slug"] for model in wanted}
    expect(cards(page).locator('.fields a[href$="/linh-vuc/kinh-te/"]')).to_have_count(len(wanted))
    expect(option(page, "field", "kinh-te").locator("input")).to_be_checked()
    expect(page.locator(".chip")).to_have_text(re.compile("Lĩnh vực:.*Kinh tế"))
    expect(page.locator(".pager")).to_be_hidden()


def test_each_option_says_how_many_it_would_leave_beside_the_other_filters(
    page: Page, example_site: str
) -> None:
    """Of one filter any value is enough; "the record has" wants all that is chosen."""
    all_models = models("example")
    page.goto(f"{example_site}mo-hinh/?led_by=chi-bo&led_by=thon&has=costs")
    led = [model for model in all_models if {"chi-bo", "thon"} & set(fit(model, "led_by"))]
    both = [model for model in led if model.get("costs")]
    expect(page.locator(STATUS)).to_have_text(f"{len(both)} mô hình khớp bộ lọc")
    for key, found in counts(page, "field").items():
        assert found == count(model for model in both if key in values(model, "field")), key
    costly = [model for model in all_models if model.get("costs")]
    for key, found in counts(page, "led_by").items():
        assert found == count(model for model in costly if key in fit(model, "led_by")), key
    assert counts(page, "has")["steps"] == count(model for model in both if model.get("steps"))
    assert counts(page, "subject") == {
        key: count(model for model in both if model.get("subject", "collective") == key)
        for key in ("collective", "individual", "household")
    }


def test_choosing_and_removing_by_keyboard_alone(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/")
    delivered = str(page.locator(STATUS).text_content())
    first = cards(page).first.text_content()
    option(page, "field", "kinh-te").locator("input").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"/mo-hinh/\?field=kinh-te$"))
    expect(page.locator(STATUS)).to_contain_text("khớp bộ lọc")
    expect(option(page, "field", "kinh-te").locator("input")).to_be_focused()
    page.locator(".chip").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/mo-hinh/$"))
    expect(page.locator(STATUS)).to_have_text(delivered)
    expect(page.locator("#loc-q")).to_be_focused()
    assert cards(page).first.text_content() == first


def test_the_back_button_brings_back_each_list_before(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/")
    delivered = str(page.locator(STATUS).text_content())
    page.get_by_label("Xếp theo").select_option("title")
    expect(page).to_have_url(re.compile("sort=title"))
    expect(page.locator(STATUS)).to_contain_text("khớp")
    titles = cards(page).locator(".card-title").all_text_contents()
    ordered = page.evaluate("(titles) => [...titles].sort((a, b) => a.localeCompare(b, 'vi'))", titles)
    assert titles == ordered
    option(page, "field", "kinh-te").click()
    expect(page.locator(".chip")).to_have_count(1)
    page.go_back()
    expect(page.locator(".chip")).to_have_count(0)
    expect(page.get_by_label("Xếp theo")).to_have_value("title")
    page.go_back()
    expect(page.locator(STATUS)).to_have_text(delivered)
    expect(page.get_by_label("Xếp theo")).to_have_value("newest")


def test_a_model_passes_by_its_place_then_and_now_and_a_place_is_found_by_typing(
    page: Page, content_site: str
) -> None:
    for place in ("huyen-luc-ngan-tinh-bac-giang", "tinh-bac-giang", "tinh-bac-ninh"):
        page.goto(f"{content_site}mo-hinh/?place={place}")
        expect(page.locator(STATUS)).to_contain_text("khớp bộ lọc")
        expect(page.locator('#cards a[href$="/thap-sang-thon-kep-1/"]').first).to_be_attached()
    open_group(page, "Địa bàn")
    page.locator("#loc-place").fill("hong giang")
    listed = page.locator("[data-facet=place] .filter-option")
    expect(listed).to_have_count(1)
    expect(listed).to_contain_text("xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang")
    listed.click()
    expect(page).to_have_url(re.compile("place=xa-hong-giang-huyen-luc-ngan-tinh-bac-giang"))


def test_typed_words_and_filters_together(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/")
    page.locator("#loc-q").press_sequentially("hien dat")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d+ mô hình cho “hien dat”$"))
    expect(cards(page).first).to_contain_text("hiến đất")
    expect(page).to_have_url(re.compile("q=hien"))
    left = counts(page, "field")["kinh-te"]
    option(page, "field", "kinh-te").click()
    expect(page.locator(STATUS)).to_have_text(f"{left} mô hình cho “hien dat”")


def test_nothing_left_says_what_to_do_and_can_be_undone(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/?q=xyzxyz")
    expect(page.locator(STATUS)).to_have_text("Không thấy mô hình nào cho “xyzxyz”")
    page.locator("#filter-empty").get_by_role("button", name="Bỏ hết bộ lọc").click()
    expect(cards(page).first).to_be_visible()
    expect(page).to_have_url(re.compile(r"/mo-hinh/$"))
    expect(page.locator("#loc-q")).to_be_focused()


def test_an_old_link_with_a_value_that_is_gone_shows_everything(page: Page, content_site: str) -> None:
    for address in ("field=khong-co", "place=xa-khong-co"):
        page.goto(f"{content_site}mo-hinh/?{address}")
        expect(page.locator(STATUS)).to_have_text(re.compile(rf"^{len(models('content'))} mô hình( khớp|$)"))
        expect(page.locator(".chip")).to_have_count(0)


def test_a_filter_from_a_further_page_starts_at_the_first(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/trang/2/")
    option(page, "field", "kinh-te").click()
    expect(page).to_have_url(re.compile(r"/dvk/mo-hinh/\?field=kinh-te$"))
    expect(page.locator(STATUS)).to_contain_text("khớp")


def test_a_table_that_does_not_come_leaves_the_list_and_says_so(
    page: Page, content_site: str, faults: list[str]
) -> None:
    page.route("**/pagefind/facets/*", lambda route: route.abort())
    page.goto(f"{content_site}mo-hinh/?field=kinh-te")
    expect(page.get_by_role("alert")).to_contain_text("Chưa tải được danh sách")
    expect(cards(page).first).to_be_visible()
    faults.clear()


def test_nothing_is_loaded_before_somebody_filters(page: Page, content_site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{content_site}mo-hinh/", wait_until="networkidle")
    page.goto(f"{content_site}tim-kiem/?q=hien+dat", wait_until="networkidle")
    expect(page.locator("#results > li").first).to_be_visible()
    assert [url for url in asked if "/pagefind/" in url]
    assert [url for url in asked if "/facets/" in url] == []


def test_without_scripts_each_value_is_a_link_to_its_page(plain_page: Page, content_site: str) -> None:
    plain_page.goto(f"{content_site}mo-hinh/")
    expect(plain_page.locator("#filter-form")).to_be_hidden()
    expect(plain_page.locator("#bo-loc")).to_be_hidden()
    plain_page.locator('#filter-plain a[href$="/linh-vuc/kinh-te/"]').click()
    expect(plain_page.get_by_role("heading", level=1)).to_contain_text("Kinh tế")


@pytest.mark.phone
def test_on_a_phone_the_filters_are_a_sheet(page: Page, example_site: str) -> None:
    page.goto(f"{example_site}mo-hinh/")
    opener = page.locator(".filters-open")
    expect(option(page, "field", "kinh-te")).to_be_hidden()
    opener.click()
    expect(page.locator("[data-see]")).to_be_hidden()
    option(page, "field", "kinh-te").click()
    see = page.locator("[data-see]")
    expect(see).to_have_text(f"Xem {len(of_field('example', 'kinh-te'))} mô hình")
    expect(see).to_be_in_viewport(ratio=1)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    see.click()
    expect(page.locator("#bo-loc")).to_be_hidden()
    expect(opener).to_contain_text("(1)")
    expect(page.locator(STATUS)).to_be_in_viewport()
    opener.click()
    page.keyboard.press("Escape")
    expect(page.locator("#bo-loc")).to_be_hidden()
    expect(opener).to_be_focused()


@pytest.mark.parametrize("order", ["complete", "followed"])
def test_every_order_lists_every_model(page: Page, example_site: str, order: str) -> None:
    """The example has models without tags, figures, pictures and followers."""
    page.goto(f"{example_site}mo-hinh/?sort={order}")
    expect(page.locator(STATUS)).to_contain_text("khớp")
    more = page.get_by_role("button", name="Xem thêm mô hình")
    while more.is_visible():
        before = cards(page).count()
        more.click()
        expect(cards(page).nth(before)).to_be_visible()
    data = page.request.get(f"{example_site}du-lieu/models.json").json()["models"]
    told = {model["slug"]: model["completeness" if order == "complete" else "followers"] for model in data}
    listed = [str(card.get_attribute("data-slug")) for card in cards(page).all()]
    assert sorted(listed) == sorted(told)
    assert [told[slug] for slug in listed] == sorted(told.values(), reverse=True)


def test_what_fits_is_honest_about_models_that_do_not_say(page: Page, example_site: str) -> None:
    all_models = models("example")
    page.goto(f"{example_site}mo-hinh/")
    open_group(page, "Hợp với nơi tôi")
    page.get_by_label("Chi phí ban đầu").select_option("10000000")
    sums = {model["slug"]: setup_cost(model) for model in all_models}
    cheap = {slug for slug, sum_ in sums.items() if sum_ is not None and sum_ <= 10_000_000}
    silent = {slug for slug, sum_ in sums.items() if sum_ is None}
    assert cheap and silent
    expect(page.locator(STATUS)).to_have_text(f"{len(cheap)} mô hình khớp bộ lọc")
    assert slugs(page) == cheap
    unsaid = page.locator("[data-unsaid]")
    expect(unsaid).to_contain_text(f"{len(silent)} mô hình khớp mọi điều khác nhưng không ghi chi phí")
    unsaid.get_by_role("button", name="Xem cả các mô hình này").click()
    expect(page).to_have_url(re.compile("cost=10000000&unknown=1"))
    expect(page.locator(STATUS)).to_have_text(f"{len(cheap | silent)} mô hình khớp bộ lọc")
    marked = cards(page).locator(".unsaid-here")
    expect(marked).to_have_text(["Chưa ghi chi phí"] * len(silent))
    option(page, "without", "dat").click()
    allowed = [model for model in all_models if "dat" not in fit(model, "needs")]
    expect(page.locator(STATUS)).to_have_text(
        f"{count(model for model in allowed if model['slug'] in cheap | silent)} mô hình khớp bộ lọc"
    )


def test_a_model_that_ended_is_marked_wherever_it_is_listed(page: Page, example_site: str) -> None:
    """By the server and by the script alike: an icon and words under its title, and only there."""
    for url in ("linh-vuc/van-hoa-xa-hoi/", "mo-hinh/?status=revoked"):
        page.goto(example_site + url)
        row = page.locator(".row", has=page.locator('a[href$="/tuyen-hoa-kieu-mau/"]')).first
        expect(row.locator("h2, h3").locator("xpath=following-sibling::*[1]")).to_have_class("ended")
        expect(row.locator(".ended:has(.icon)")).to_have_text("Đã thu hồi công nhận")
        expect(row.locator(".card-when")).not_to_contain_text("thu hồi")
    page.goto(f"{example_site}mo-hinh/?status=recognised")
    expect(page.locator(STATUS)).to_contain_text("khớp")
    expect(page.locator(".ended")).to_have_count(0)
