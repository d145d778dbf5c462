"""Every page by keyboard: past the header at once or step by step, the menu of a phone, folded parts."""

import pytest
from playwright.sync_api import Page, expect

MODEL = "mo-hinh/den-duong-thon-vi-du/"
FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  return {
    inside: one.closest("header, main, footer")?.localName ?? "",
    text: one.innerText || one.ariaLabel || one.name,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""


def test_the_first_stop_leads_past_the_header(page: Page, example_site: str) -> None:
    page.goto(example_site + MODEL)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_stop_from_the_header_into_the_content_is_seen(
    page: Page, example_site: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(example_site + MODEL)
    stops = []
    while not (stops and stops[-1]["inside"] == "main") and len(stops) < 40:
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    assert [stop["inside"] for stop in stops] == ["", *["header"] * (len(stops) - 2), "main"]
    assert [stop["text"] for stop in stops if not (stop["ring"] and stop["seen"])] == []
    assert len(stops) > 10


@pytest.mark.phone
def test_the_menu_of_a_phone_opens_by_key_and_gives_the_focus_back(page: Page, example_site: str) -> None:
    page.goto(example_site)
    opener = page.get_by_role("button", name="Mục lục")
    link = page.locator("#trinh-don").get_by_role("link", name="Mô hình", exact=True)
    expect(link).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('#trinh-don') !== null")
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(opener).to_be_focused()


@pytest.mark.phone
def test_the_menu_of_a_phone_works_without_scripts(plain_page: Page, example_site: str) -> None:
    plain_page.goto(example_site)
    menu = plain_page.locator("#trinh-don")
    link = menu.get_by_role("link", name="Mô hình", exact=True)
    expect(link).to_be_hidden()
    plain_page.get_by_role("button", name="Mục lục").click()
    expect(link).to_be_visible()
    expect(link).to_be_in_viewport()
    menu.get_by_role("button", name="Đóng").click()
    expect(link).to_be_hidden()
    plain_page.get_by_role("button", name="Mục lục").click()
    link.click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Mô hình")


def test_more_photos_unfold_by_key(page: Page, example_site: str) -> None:
    page.goto(example_site + MODEL)
    more = page.locator(".more-photos")
    expect(more.locator("img").first).to_be_hidden()
    more.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(more.locator("img").first).to_be_visible()


def test_models_are_compared_by_key_alone(page: Page, example_site: str) -> None:
    page.goto(f"{example_site}so-sanh/")
    picker = page.get_by_role("combobox", name="Thêm mô hình")
    heads = page.locator("#compare-table > thead th")
    picker.focus()
    for count in (1, 2):
        page.keyboard.type("den")
        options = page.get_by_role("option")
        expect(options.first).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(options.first).to_have_attribute("aria-selected", "true")
        expect(picker).to_have_attribute("aria-activedescendant", "compare-found-0")
        page.keyboard.press("Enter")
        expect(heads).to_have_count(count)
    page.keyboard.type("den")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    heads.first.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(heads).to_have_count(1)
    expect(picker).to_be_focused()


def test_a_stroke_leads_to_the_search_field_of_any_page_and_escape_back(
    page: Page, example_site: str
) -> None:
    page.goto(example_site + MODEL)
    field, link = page.locator("#tim-nhanh"), page.locator(".crumbs a").first
    link.focus()
    page.keyboard.press("Control+/")
    expect(link).to_be_focused()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("1/2")
    expect(field).to_have_value("1/2")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    # It can be switched off, and stays so.
    page.locator("[data-keys-switch]").click()
    page.reload()
    page.keyboard.press("/")
    expect(field).not_to_be_focused()
    page.locator("[data-keys-switch]").click()
    page.goto(example_site)
    page.keyboard.press("/")
    expect(page.locator("#tim-lon")).to_be_focused()


@pytest.mark.phone
def test_on_a_phone_the_search_field_opens_in_the_head(
    page: Page, plain_page: Page, example_site: str
) -> None:
    page.goto(example_site + MODEL)
    opener, field = page.locator(".masthead-find"), page.locator("#tim-nhanh")
    expect(field).to_be_hidden()
    opener.click()
    expect(field).to_be_focused()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    page.keyboard.type("den")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{example_site}tim-kiem/?q=den")
    page.wait_for_load_state("networkidle")
    # Without scripts it is a link.
    plain_page.goto(example_site + MODEL)
    plain_page.locator(".masthead-find").click()
    expect(plain_page).to_have_url(f"{example_site}tim-kiem/")
