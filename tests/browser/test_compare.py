"""Models side by side, lifted from their own pages."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

KEP = "thap-sang-thon-kep-1"
PAIRS = "moi-xa-giup-moi-ban"


def heads(page: Page) -> Locator:
    """The models of the table; a model's costs are a table of their own inside it."""
    return page.locator("#compare-table > thead th")


def test_the_models_of_the_address_stand_side_by_side(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}so-sanh/?m={KEP},{PAIRS}")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Đang so sánh 2 mô hình")
    expect(heads(page)).to_have_count(2)
    expect(heads(page).first.get_by_role("link")).to_have_attribute(
        "href", re.compile(rf"/dvk/mo-hinh/{KEP}/$")
    )
    results = page.get_by_role("row", name=re.compile("^Kết quả"))
    expect(results).to_contain_text("camera")
    expect(results).to_contain_text("công trình")


def test_what_a_model_does_not_say_is_said_to_be_unknown(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}so-sanh/?m={KEP},{PAIRS}")
    expect(page.get_by_role("cell", name="Chưa có thông tin").first).to_be_visible()


def test_no_identifier_stands_twice_and_links_lead_to_the_model(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}so-sanh/?m={KEP},{PAIRS}")
    expect(heads(page)).to_have_count(2)
    twice = """() => { const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
        return ids.filter((id, at) => ids.indexOf(id) !== at); }"""
    assert page.evaluate(twice) == []
    inner = page.locator('#compare-table a[href^="#"]')
    expect(inner).to_have_count(0)
    expect(page.locator('#compare-table a[href*="#nguon-"]').first).to_have_attribute(
        "href", re.compile(r"/dvk/mo-hinh/[a-z0-9-]+/#nguon-\d+$")
    )


def test_models_are_added_and_taken_away_in_the_address(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}so-sanh/")
    expect(page.locator("#compare-empty")).to_be_visible()
    for slug in (KEP, PAIRS):
        page.get_by_label("Thêm mô hình").select_option(slug)
        page.get_by_role("button", name="Đưa vào bảng").click()
        expect(page).to_have_url(re.compile(slug))
    expect(page).to_have_url(re.compile(rf"\?m={KEP},{PAIRS}$"))
    expect(heads(page)).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Bỏ khỏi bảng")).first.click()
    expect(page).to_have_url(re.compile(rf"\?m={PAIRS}$"))
    expect(heads(page)).to_have_count(1)
    page.go_back()
    expect(heads(page)).to_have_count(2)


def test_a_fifth_model_is_not_offered(page: Page, content_site: str) -> None:
    cards = page.request.get(f"{content_site}mo-hinh/the.json").json()["cards"]
    slugs = [card["slug"] for card in cards]
    page.goto(f"{content_site}so-sanh/?m=" + ",".join(slugs[:5]))
    expect(heads(page)).to_have_count(4)
    expect(page.get_by_label("Thêm mô hình")).to_be_disabled()
    expect(page.get_by_text("Bảng đã có bốn mô hình")).to_be_visible()


def test_a_model_that_is_not_there_is_named(page: Page, content_site: str, faults: list[str]) -> None:
    page.goto(f"{content_site}so-sanh/?m={KEP},khong-co")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(
        "Đang so sánh 1 mô hình Không có mô hình “khong-co”."
    )
    faults.clear()


def test_the_page_says_that_comparing_needs_scripts(plain_page: Page, content_site: str) -> None:
    plain_page.goto(f"{content_site}so-sanh/?m={KEP},{PAIRS}")
    expect(plain_page.locator("noscript p")).to_contain_text("cần JavaScript")
    expect(plain_page.locator("#compare-form")).to_be_hidden()


@pytest.mark.phone
def test_on_a_phone_the_table_scrolls_in_its_box_and_keeps_its_row_names(
    page: Page, content_site: str
) -> None:
    page.goto(f"{content_site}so-sanh/?m={KEP},{PAIRS}")
    expect(heads(page)).to_have_count(2)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    name = page.get_by_role("rowheader").first
    before = name.bounding_box()
    page.locator("#compare-box").evaluate("(box) => { box.scrollLeft = 200; }")
    after = name.bounding_box()
    assert before
    assert after
    assert abs(before["x"] - after["x"]) < 1


def test_the_example_site_compares_at_the_root(page: Page, example_site: str) -> None:
    cards = page.request.get(f"{example_site}mo-hinh/the.json").json()["cards"]
    slugs = [card["slug"] for card in cards]
    page.goto(f"{example_site}so-sanh/?m=" + ",".join(slugs[:3]))
    expect(heads(page)).to_have_count(min(3, len(slugs)))


@pytest.mark.phone
def test_a_full_record_does_not_widen_the_page_of_a_phone(page: Page, example_site: str) -> None:
    cards = page.request.get(f"{example_site}mo-hinh/the.json").json()["cards"]
    fullest = sorted(cards, key=lambda card: -card.get("complete", 0))[:2]
    page.goto(f"{example_site}so-sanh/?m=" + ",".join(card["slug"] for card in fullest))
    expect(heads(page)).to_have_count(2)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
