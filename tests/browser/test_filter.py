"""Filtering the list of models: choices in the address, and without any the list as it was delivered."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

STATUS = "#so-ket-qua"


def cards(page: Page) -> Locator:
    return page.locator("#cards > li")


def count(page: Page) -> int:
    found = re.match(r"\d+", str(page.locator(STATUS).text_content()).strip())
    assert found
    return int(found[0])


def test_a_filtered_list_can_be_sent_by_its_address(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/?field=kinh-te")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d+ mô hình khớp bộ lọc$"))
    assert cards(page).count() == count(page)
    assert cards(page).locator('.fields a[href$="/linh-vuc/kinh-te/"]').count() == count(page)
    expect(page.get_by_label("Lĩnh vực")).to_have_value("kinh-te")


def test_choosing_narrows_the_list_and_writes_the_address(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/")
    everything = count(page)
    page.get_by_label("Năm").select_option("2024")
    expect(page).to_have_url(re.compile(r"/mo-hinh/\?year=2024$"))
    expect(page.locator(STATUS)).to_contain_text("khớp bộ lọc")
    of_the_year = count(page)
    assert 0 < of_the_year < everything
    page.get_by_label("Lĩnh vực").select_option(index=1)
    expect(page).to_have_url(re.compile(r"year=2024"))
    expect(page).to_have_url(re.compile(r"field="))
    assert count(page) <= of_the_year


@pytest.mark.parametrize("place", ["huyen-luc-ngan-tinh-bac-giang", "tinh-bac-giang", "tinh-bac-ninh"])
def test_a_model_passes_by_its_place_then_and_now(page: Page, content_site: str, place: str) -> None:
    page.goto(f"{content_site}mo-hinh/?place={place}")
    expect(page.locator('#cards a[href$="/thap-sang-thon-kep-1/"]').first).to_be_attached()
    expect(page.locator(STATUS)).to_contain_text("khớp bộ lọc")


def test_the_back_button_brings_back_the_list_as_it_was_delivered(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/")
    delivered = page.locator(STATUS).text_content()
    first = cards(page).first.text_content()
    page.get_by_label("Xếp theo").select_option("title")
    expect(page).to_have_url(re.compile("sort=title"))
    page.get_by_label("Năm").select_option("2024")
    expect(page.locator(STATUS)).to_contain_text("khớp")
    page.go_back()
    page.go_back()
    expect(page.locator(STATUS)).to_have_text(str(delivered))
    expect(page.get_by_label("Năm")).to_have_value("")
    assert cards(page).first.text_content() == first


def test_typed_words_need_no_marks(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/")
    page.get_by_label("Từ trong tên").press_sequentially("hien dat")
    expect(page.locator(STATUS)).to_contain_text("khớp bộ lọc")
    expect(cards(page).first).to_contain_text("hiến đất")
    expect(page).to_have_url(re.compile("q=hien"))


def test_nothing_left_says_what_to_do_and_can_be_undone(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/?q=xyzxyz")
    expect(page.locator(STATUS)).to_have_text("Không có mô hình nào khớp bộ lọc")
    page.locator("#filter-empty").get_by_role("button", name="Bỏ hết bộ lọc").click()
    expect(cards(page).first).to_be_visible()
    expect(page).to_have_url(re.compile(r"/mo-hinh/$"))
    expect(page.get_by_label("Từ trong tên")).to_be_focused()


def test_an_old_link_with_a_value_that_is_gone_shows_everything(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/?field=khong-co")
    expect(page.get_by_label("Lĩnh vực")).to_have_value("")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d+ mô hình$"))


def test_each_option_says_how_many_models_it_leaves(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/?year=2024")
    expect(page.locator(STATUS)).to_contain_text("khớp")
    options = page.get_by_label("Lĩnh vực").locator("option:not([value=''])")
    left = [str(text) for text in options.all_text_contents()]
    for at, text in enumerate(left):
        number = int(re.findall(r"\((\d+)\)", text)[-1])
        assert (options.nth(at).get_attribute("disabled") is not None) == (number == 0)
    assert any("(0)" not in text for text in left)


def test_sorting_by_title_follows_the_vietnamese_alphabet(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/?sort=title")
    expect(page.locator(STATUS)).to_contain_text("khớp")
    titles = cards(page).locator(".card-title").all_text_contents()
    ordered = page.evaluate("(titles) => [...titles].sort((a, b) => a.localeCompare(b, 'vi'))", titles)
    assert titles == ordered


def test_a_filter_from_a_further_page_starts_at_the_first(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/trang/2/")
    page.get_by_label("Năm").select_option("2024")
    expect(page).to_have_url(re.compile(r"/dvk/mo-hinh/\?year=2024$"))
    expect(page.locator(STATUS)).to_contain_text("khớp")


def test_an_index_that_does_not_come_leaves_the_list_and_says_so(
    page: Page, content_site: str, faults: list[str]
) -> None:
    page.route("**/mo-hinh/the.json", lambda route: route.abort())
    page.goto(f"{content_site}mo-hinh/?year=2024")
    expect(page.get_by_role("alert")).to_contain_text("Chưa tải được danh sách")
    expect(cards(page).first).to_be_visible()
    faults.clear()


def test_without_scripts_each_value_is_a_link_to_its_page(plain_page: Page, content_site: str) -> None:
    plain_page.goto(f"{content_site}mo-hinh/")
    expect(plain_page.locator("#filter-form")).to_be_hidden()
    plain_page.locator('#filter-plain a[href$="/linh-vuc/kinh-te/"]').click()
    expect(plain_page.get_by_role("heading", level=1)).to_contain_text("Kinh tế")


@pytest.mark.phone
def test_on_a_phone_the_filters_are_folded_until_asked_for(page: Page, content_site: str) -> None:
    page.goto(f"{content_site}mo-hinh/")
    expect(page.get_by_label("Lĩnh vực")).to_be_hidden()
    page.locator("summary", has_text="Bộ lọc").click()
    expect(page.get_by_label("Lĩnh vực")).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("order", ["complete", "followed", "title"])
def test_every_order_lists_every_model(page: Page, example_site: str, order: str) -> None:
    """The example has models without tags, figures, pictures and followers."""
    everything = page.request.get(f"{example_site}mo-hinh/the.json").json()["cards"]
    page.goto(f"{example_site}mo-hinh/?sort={order}")
    expect(page.locator(STATUS)).to_have_text(re.compile(rf"^{len(everything)} mô hình khớp"))
    more = page.get_by_role("button", name="Xem thêm mô hình")
    while more.is_visible():
        more.click()
    listed = [str(card.get_attribute("data-slug")) for card in cards(page).all()]
    assert sorted(listed) == sorted(card["slug"] for card in everything)
    if order == "complete":
        shares = {card["slug"]: card.get("complete", 0) for card in everything}
        assert [shares[slug] for slug in listed] == sorted(shares.values(), reverse=True)


@pytest.mark.phone
def test_on_a_phone_the_number_that_is_left_stays_in_sight_and_leads_to_the_list(
    page: Page, example_site: str
) -> None:
    page.goto(f"{example_site}mo-hinh/")
    page.locator(".filter-fold > summary").click()
    see = page.locator("#filter-see")
    expect(see).to_be_hidden()
    page.get_by_label("Lĩnh vực", exact=True).select_option("kinh-te")
    # Seen only once something is chosen, and so once the list has been counted anew.
    expect(see).to_be_visible()
    expect(see).to_have_text(f"Xem {count(page)} mô hình")
    expect(page.locator(STATUS)).not_to_be_in_viewport()
    expect(see).to_be_in_viewport(ratio=1)
    see.click()
    expect(page.locator(STATUS)).to_be_in_viewport()


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
