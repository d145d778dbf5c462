"""What scripts add to every page, and that nothing breaks where a browser forbids it."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

MODEL = "mo-hinh/thap-sang-thon-kep-1/"

# What a live region says, one sentence after the other, as a screen reader would hear it.
HEAR = """(selector) => {
  window.heard = [];
  const line = document.querySelector(selector);
  new MutationObserver(() => { if (line.textContent) window.heard.push(line.textContent); })
    .observe(line, { childList: true, characterData: true, subtree: true });
}"""


# A tenth of a second on a slow phone, the first time.
COUNT_FORMATS = """
window.formats = 0;
const NumberFormat = Intl.NumberFormat;
Intl.NumberFormat = class extends NumberFormat {
  constructor(...given) { super(...given); window.formats += 1; }
};
"""


def test_the_theme_is_switched_and_remembered(page: Page, content_site: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(content_site)
    switch = page.locator("[data-theme-switch]")
    expect(switch).to_have_accessible_name("Đổi màu trang. Đang là nền sáng")
    switch.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    switch.click()
    expect(switch).to_have_accessible_name("Đổi màu trang. Đang là tương phản cao")
    expect(page.locator("[data-announce]")).to_have_text("Đang là tương phản cao")
    page.goto(f"{content_site}mo-hinh/")
    expect(page.locator("html")).to_have_attribute("data-theme", "contrast")
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    page.locator("[data-theme-switch]").click()
    expect(page.locator("html")).not_to_have_attribute("data-theme", re.compile("."))


def test_text_grows_and_shrinks_within_limits_and_is_remembered(page: Page, content_site: str) -> None:
    page.goto(content_site)
    size = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
    usual = page.evaluate(size)
    larger = page.locator('[data-text-step="1"]')
    larger.click()
    assert page.evaluate(size) > usual
    larger.click()
    expect(larger).to_have_attribute("aria-disabled", "true")
    most = page.evaluate(size)
    larger.click(force=True)
    assert page.evaluate(size) == most
    page.reload()
    assert page.evaluate(size) == most
    for _ in range(3):
        page.locator('[data-text-step="-1"]').click(force=True)
    assert page.evaluate(size) < usual


def test_the_link_is_copied_and_that_is_said(page: Page, context: BrowserContext, content_site: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(content_site + MODEL)
    button = page.locator("[data-copy]")
    said = str(button.get_attribute("data-copied"))
    # It stands there empty: what comes with its words is often not read out. Asked again, it is said again.
    expect(page.locator("[data-announce]")).to_have_text("")
    page.evaluate(HEAR, "[data-announce]")
    button.click()
    expect(page.locator("[data-announce]")).to_have_text(said)
    button.click()
    page.wait_for_function("() => window.heard.length > 1")
    assert page.evaluate("() => window.heard") == [said, said]
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == button.get_attribute("data-copy")
    assert copied.endswith(f"/dvk/{MODEL}")


def test_printing_is_offered(page: Page, content_site: str) -> None:
    page.add_init_script("window.print = () => { document.body.dataset.printed = 'yes'; };")
    page.goto(content_site + MODEL)
    page.locator("[data-print]").first.click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")


def test_sharing_is_offered_only_where_the_browser_can(page: Page, content_site: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'share', { value: undefined });")
    page.goto(content_site + MODEL)
    expect(page.locator("[data-copy]")).to_be_visible()
    expect(page.locator("[data-share]")).to_be_hidden()


def test_sharing_gives_title_and_address(page: Page, content_site: str) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'share',"
        " { value: async (what) => { document.body.dataset.shared = what.title + ' ' + what.url; } });"
    )
    page.goto(content_site + MODEL)
    page.locator("[data-share]").click()
    expect(page.locator("body")).to_have_attribute("data-shared", re.compile(rf".+ https?://.+/{MODEL}$"))


def test_a_browser_that_forbids_storage_still_switches(page: Page, content_site: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.emulate_media(color_scheme="light")
    page.goto(content_site)
    page.locator("[data-theme-switch]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize(
    "path", ["", "mo-hinh/", "mo-hinh/?year=2023", MODEL, "tim-kiem/", "tim-kiem/?q=den"]
)
def test_no_page_of_a_small_site_has_to_learn_how_numbers_are_written(
    page: Page, content_site: str, path: str
) -> None:
    page.add_init_script(COUNT_FORMATS)
    page.goto(content_site + path, wait_until="networkidle")
    assert page.evaluate("() => window.formats") == 0


def test_numbers_are_written_as_the_language_does(page: Page, content_site: str) -> None:
    page.add_init_script(COUNT_FORMATS)
    page.goto(content_site, wait_until="networkidle")
    source = page.locator("script[type=module]").first.get_attribute("src") or ""
    said = page.evaluate(
        """async (address) => {
          const { say } = await import(address);
          const values = { few: 999, many: 4742, more: 12345, part: 2.5, below: -1200, text: "2021" };
          return say("{few} | {many} | {more} | {part} | {below} | {text} | {none}", values);
        }""",
        source.replace("site.js", "words.js"),
    )
    assert said == "999 | 4.742 | 12.345 | 2,5 | -1.200 | 2021 | {none}"
    assert page.evaluate("() => window.formats") == 1


@pytest.mark.phone
def test_the_phone_menu_opens_and_closes(page: Page, content_site: str) -> None:
    page.goto(content_site)
    menu = page.locator("#trinh-don")
    expect(menu).to_be_hidden()
    page.locator(".menu-open").click()
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    page.locator(".menu-open").click()
    menu.get_by_role("link", name="Mô hình").first.click()
    expect(page).to_have_url(re.compile("/dvk/mo-hinh/$"))


def test_without_scripts_no_button_that_needs_them_is_shown(plain_page: Page, content_site: str) -> None:
    plain_page.goto(content_site + MODEL)
    for selector in (
        "[data-theme-switch]",
        "[data-text-step]",
        "[data-share]",
        "[data-copy]",
        "[data-print]",
    ):
        for button in plain_page.locator(selector).all():
            expect(button).to_be_hidden()
