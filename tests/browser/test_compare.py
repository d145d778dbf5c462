"""Models side by side, lifted from their own pages; and how they are chosen, in the lists and by name."""

import io
import re

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

KEP = "thap-sang-thon-kep-1"
PAIRS = "moi-xa-giup-moi-ban"


def picker(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Thêm mô hình")


def add(page: Page, typed: str, slug: str) -> None:
    """Type, and take the option of this model once it is offered."""
    picker(page).fill(typed)
    page.locator(f'[role="option"][data-slug="{slug}"]').click()
    expect(page).to_have_url(re.compile(rf"[=,]{slug}(,|$)"))


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
    expect(page.get_by_role("cell", name="Không ghi").first).to_be_visible()


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
    add(page, "thap sang kep", KEP)
    add(page, "mỗi xã giúp mỗi bản", PAIRS)
    expect(page).to_have_url(re.compile(rf"\?m={KEP},{PAIRS}$"))
    expect(heads(page)).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Bỏ khỏi bảng")).first.click()
    expect(page).to_have_url(re.compile(rf"\?m={PAIRS}$"))
    expect(heads(page)).to_have_count(1)
    page.go_back()
    expect(heads(page)).to_have_count(2)


def test_a_fifth_model_is_not_offered(page: Page, content_site: str) -> None:
    cards = page.request.get(f"{content_site}du-lieu/models.json").json()["models"]
    slugs = [card["slug"] for card in cards]
    page.goto(f"{content_site}so-sanh/?m=" + ",".join(slugs[:5]))
    expect(heads(page)).to_have_count(4)
    expect(picker(page)).to_be_disabled()
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
    cards = page.request.get(f"{example_site}du-lieu/models.json").json()["models"]
    slugs = [card["slug"] for card in cards]
    page.goto(f"{example_site}so-sanh/?m=" + ",".join(slugs[:3]))
    expect(heads(page)).to_have_count(min(3, len(slugs)))


@pytest.mark.phone
def test_a_full_record_does_not_widen_the_page_of_a_phone(page: Page, example_site: str) -> None:
    cards = page.request.get(f"{example_site}du-lieu/models.json").json()["models"]
    fullest = sorted(cards, key=lambda card: -card["completeness"])[:2]
    page.goto(f"{example_site}so-sanh/?m=" + ",".join(card["slug"] for card in fullest))
    expect(heads(page)).to_have_count(2)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360


def box(page: Page, slug: str) -> Locator:
    return page.locator(f'main input[data-compare-slug="{slug}"]').first


def test_models_are_chosen_in_lists_carried_along_and_compared(page: Page, example_site: str) -> None:
    tray = page.get_by_role("complementary", name="Mô hình đã chọn để so sánh")
    page.goto(f"{example_site}linh-vuc/kinh-te/")
    expect(tray).to_be_hidden()
    box(page, "vuon-rau-thon-mau").check()
    expect(tray).to_contain_text("Đã chọn 1/4")
    # Hits are made by a script; a page that is no model cannot be chosen.
    page.goto(f"{example_site}tim-kiem/?q=den duong")
    hit = page.locator("#results li[data-kind=model]", has_text="Thắp sáng").first
    hit.get_by_role("checkbox", name=re.compile("^So sánh: ")).check()
    expect(page.locator("#results li[data-kind=news] input")).to_have_count(0)
    # So are the cards of a filtered list.
    page.goto(f"{example_site}mo-hinh/?field=kinh-te")
    expect(page.locator("#so-ket-qua")).to_contain_text("khớp bộ lọc")
    expect(box(page, "vuon-rau-thon-mau")).to_be_checked()
    box(page, "vuon-rau-thon-mau").uncheck()
    # A model's own page, and models like it.
    page.goto(f"{example_site}mo-hinh/vuon-rau-thon-mau/")
    page.locator(".actions").get_by_role("checkbox").check()
    tray.get_by_role("link", name="So sánh 2 mô hình").click()
    expect(heads(page)).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Bỏ khỏi bảng")).first.click()
    expect(heads(page)).to_have_count(1)
    page.goto(example_site)
    expect(tray).to_contain_text("Đã chọn 1/4")
    tray.get_by_role("button", name="Bỏ hết").click()
    expect(tray).to_be_hidden()


def test_who_chooses_by_keyboard_finds_the_way_behind_the_box_and_a_fifth_is_refused(
    page: Page, example_site: str
) -> None:
    page.goto(f"{example_site}mo-hinh/")
    boxes = page.locator("#cards input[data-compare-slug]")
    for number in range(4):
        boxes.nth(number).focus()
        page.keyboard.press("Space")
    boxes.nth(4).focus()
    page.keyboard.press("Space")
    expect(boxes.nth(4)).not_to_be_checked()
    expect(page.locator("[data-announce]")).to_contain_text("chỉ xếp được bốn mô hình")
    tray = page.locator("#khay")
    tray.get_by_role("button", name=re.compile("^Bỏ: ")).first.focus()
    page.keyboard.press("Enter")
    expect(tray).to_contain_text("Đã chọn 3/4")
    expect(tray.get_by_role("button", name=re.compile("^Bỏ: ")).first).to_be_focused()
    expect(boxes.first).not_to_be_checked()
    boxes.nth(1).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heads(page)).to_have_count(3)


@pytest.mark.phone
def test_on_a_phone_the_tray_hides_nothing(page: Page, example_site: str) -> None:
    page.goto(f"{example_site}mo-hinh/")
    for number in range(2):
        page.locator("#cards input[data-compare-slug]").nth(number).check()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    # The end of the page stands above it, and so does what is entered by keyboard.
    page.keyboard.press("End")
    page.locator(".footer a").last.focus()
    page.wait_for_function(
        "() => document.activeElement.getBoundingClientRect().bottom"
        " <= document.getElementById('khay').getBoundingClientRect().top + 1"
    )


def test_without_scripts_nothing_can_be_chosen(plain_page: Page, example_site: str) -> None:
    plain_page.goto(f"{example_site}linh-vuc/kinh-te/")
    expect(plain_page.locator(".pick").first).to_be_hidden()
    expect(plain_page.locator("#khay")).to_be_hidden()


def test_on_paper_the_models_stand_side_by_side_on_a_sheet_that_lies(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}so-sanh/?m={KEP},{PAIRS}")
    expect(heads(page)).to_have_count(2)
    first = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages[0]
    assert [round(float(side) / 72 * 25.4) for side in first.mediabox[2:]] == [297, 210]
    # Letters of two font files stand apart in the text of a PDF.
    lines = ["".join(line.split()) for line in first.extract_text().splitlines()]
    assert not any("Thêmmôhình" in line for line in lines)
    titles = ["".join(title.split()) for title in heads(page).locator("a").all_inner_texts()]
    assert any(all(title[:10] in line for title in titles) for line in lines), lines
