"""A page of each kind as visitors meet it: narrow and wide, slow, dark, on paper, and in a browser without scripts."""

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect

from tests.browser.conftest import DESK, PHONE
from tools.kinds import EXAMPLE

FULL = "mo-hinh/den-duong-thon-vi-du/"
KINDS = EXAMPLE
# Those that scripts change, or that photos come to.
LIVELY = [
    "home",
    "browse",
    "browse filtered",
    "model",
    "news item",
    "search",
    "search with hits",
    "compare three",
]
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
LOADED = """() => {
  const sheets = [...document.querySelectorAll("link[rel=stylesheet]:not([media])")];
  return sheets.length > 1 && sheets.every(({ sheet }) => sheet);
}"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"


class Gate:
    """Holds requests until it is opened."""

    def __init__(self) -> None:
        self.held: list[Route] = []
        self.is_open = False

    def take(self, route: Route) -> None:
        if self.is_open:
            route.continue_()
        else:
            self.held.append(route)

    def open(self) -> None:
        self.is_open = True
        for route in self.held:
            route.continue_()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("kind", LIVELY)
def test_nothing_moves_when_scripts_come_after_the_page_is_seen(
    page: Page, example_site: str, kind: str, viewport: dict[str, int]
) -> None:
    page.set_viewport_size({"width": viewport["width"], "height": viewport["height"]})
    page.add_init_script(SHIFTS)
    gate = Gate()
    # early.js runs before anything is drawn, as it does for visitors.
    page.route(re.compile(r"/js-\w+/(?!early)"), gate.take)
    page.goto(example_site + KINDS[kind], wait_until="commit")
    page.wait_for_function(PAINTED)
    gate.open()
    page.wait_for_load_state("networkidle")
    page.evaluate(SETTLED)
    assert page.evaluate("() => window.shifted") <= 0.02


@pytest.mark.parametrize("kind", ["home", "browse", "model", "poster", "search with hits"])
def test_what_a_page_needs_is_asked_for_before_its_first_script_has_come(
    fresh_page: Page, example_site: str, kind: str
) -> None:
    """Nothing looks ahead for it: see parts/head.html."""
    gate = Gate()
    fresh_page.route(re.compile(r"/early\.js"), gate.take)
    fresh_page.goto(example_site + KINDS[kind], wait_until="commit")
    # No frame is drawn meanwhile in which it could be looked for.
    fresh_page.wait_for_function(LOADED, polling=50)
    assert gate.held
    gate.open()
    fresh_page.wait_for_load_state("load")


# Kilobytes that a page costs without its photos, compressed as a server sends them: of all, of scripts, of HTML.
BUDGETS = {
    "home": (75, 6, 11),
    # Of the scripts of search and browse, what only filters or slips need comes later.
    "browse": (88, 16, 13),
    # The fullest page that there is: twenty photos in as many widths stand in its HTML, though none is weighed.
    "model": (88, 7, 21),
    "model with a long title": (77, 6, 12),
    "news item": (74, 7, 9),
    "search": (91, 22, 9),
    "statistics": (72, 6, 9),
}


@pytest.mark.phone
@pytest.mark.parametrize("kind", BUDGETS)
def test_a_page_without_its_photos_stays_within_its_bytes(
    fresh_page: Page, example_site: str, kind: str
) -> None:
    spent: Counter[str] = Counter()
    finished: list[Request] = []

    def keep(request: Request) -> None:
        finished.append(request)

    fresh_page.on("requestfinished", keep)
    fresh_page.goto(example_site + KINDS[kind], wait_until="networkidle")
    fresh_page.evaluate("() => document.fonts.ready.then(() => null)")
    # Not while they arrive: asking for a body then holds up the others.
    for request in finished:
        body = request.response().body()
        packed = body if request.resource_type == "font" else gzip.compress(body, 9)
        spent[request.resource_type] += len(packed)
    whole, scripts, html = (budget * 1000 for budget in BUDGETS[kind])
    parts = {part: spent[part] for part in ("document", "stylesheet", "script", "font")}
    assert all(parts.values())
    assert sum(parts.values()) <= whole, parts
    assert parts["script"] <= scripts, parts
    assert parts["document"] <= html, parts


def test_no_page_of_the_content_breaks_its_policy(page: Page, content_site: str) -> None:
    """What breaks it is an error in the console, which the page tells; tests/gates visits the example's pages."""
    page.goto(content_site)
    kinds = "header a[href], main a[href], footer a[href]"
    links = page.locator(kinds).evaluate_all("(all) => all.map((link) => link.href.split('#')[0])")
    ours = sorted(
        {link for link in links if link.startswith(content_site) and not link.endswith((".xml", ".json"))}
    )
    assert len(ours) > 12
    for address in ours:
        page.goto(address)


@pytest.fixture(params=[(PHONE, 3), (PHONE, 2), (DESK, 1)], ids=["sharp-phone", "phone", "desk"])
def screen(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    viewport, ratio = request.param
    context = chromium.new_context(viewport=viewport, device_scale_factor=ratio)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["", FULL, "tin-tuc/hoi-nghi-chia-se/"])
def test_the_first_photo_comes_at_once_and_no_larger_than_it_is_shown(
    screen: Page, example_site: str, path: str
) -> None:
    screen.goto(example_site + path, wait_until="networkidle")
    photo = screen.locator("main picture img").first
    assert photo.get_attribute("loading") != "lazy"
    assert photo.get_attribute("fetchpriority") == "high"
    shown = photo.evaluate("(image) => Math.round(image.clientWidth * devicePixelRatio)")
    chosen = int(re.findall(r"-(\d+)\.\w+$", str(photo.evaluate("(image) => image.currentSrc")))[0])
    offered = re.findall(r" (\d+)w", str(photo.locator("xpath=../source[1]").get_attribute("srcset")))
    enough = [width for width in sorted(map(int, offered)) if width >= shown * 0.95]
    assert chosen == (enough[0] if enough else max(map(int, offered)))


def test_later_photos_wait_until_they_are_near(page: Page, example_site: str) -> None:
    page.goto(example_site + FULL)
    later = page.locator("main picture img").all()[1:]
    assert len(later) > 15
    assert {image.get_attribute("loading") for image in later} == {"lazy"}


def test_every_kind_can_be_read_without_scripts(plain_page: Page, example_site: str) -> None:
    for kind, path in KINDS.items():
        plain_page.goto(example_site + path)
        expect(plain_page.get_by_role("heading", level=1), kind).to_be_visible()
        assert len(plain_page.locator("main").inner_text()) > 120, kind
        assert plain_page.locator("main a:visible").count() > 1, kind


@pytest.mark.parametrize("path", ["tim-kiem/?q=den", "so-sanh/?m=den-duong-thon-mau"])
def test_what_needs_scripts_says_so_and_leads_elsewhere(
    plain_page: Page, example_site: str, path: str
) -> None:
    plain_page.goto(example_site + path)
    told = plain_page.locator("main .empty:visible")
    expect(told).to_contain_text("cần JavaScript")
    expect(told.get_by_role("link", name="Danh sách tất cả mô hình")).to_be_visible()
    assert plain_page.locator("main :is(input, select, button):visible").count() == 0


LIGHT = """(element) => {
  const channels = getComputedStyle(element)[%s].match(/[\\d.]+/g).slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
}"""


def brightness(element: Locator, of: str) -> float:
    """Relative luminance of WCAG: 0 black, 1 white."""
    return float(element.evaluate(LIGHT % repr(of)))


@pytest.mark.parametrize("kind", ["home", "model", "search", "statistics"])
def test_the_dark_theme_is_dark_and_its_photos_are_dimmed(page: Page, example_site: str, kind: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(example_site + KINDS[kind])
    body = page.locator("body")
    assert brightness(body, "backgroundColor") < 0.03
    assert brightness(page.locator("footer"), "backgroundColor") < 0.03
    assert brightness(body, "color") > 0.6
    for photo in page.locator("main picture img").all()[:1]:
        assert "brightness" in photo.evaluate("(image) => getComputedStyle(image).filter")
    page.emulate_media(color_scheme="light")
    assert brightness(body, "backgroundColor") > 0.9


def test_text_size_stays_from_page_to_page_and_is_there_before_anything_is_drawn(
    page: Page, example_site: str
) -> None:
    page.goto(example_site)
    page.locator('[data-text-step="1"]').click()
    # Without the module that has the buttons, so that only what runs before the first drawing can set it.
    page.route("**/site.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(example_site + FULL)
    expect(page.locator("html")).to_have_attribute("data-text", "large")


def test_paper_has_the_record_and_not_the_tools(page: Page, example_site: str) -> None:
    page.goto(example_site + FULL)
    page.emulate_media(media="print")
    for tool in page.locator(
        "header.masthead, nav, .share, .actions, .permalink, .footer-links, .after"
    ).all():
        expect(tool).to_be_hidden()
    expect(page.locator(".print-head")).to_contain_text("Khối Dân vận xã Ví Dụ")
    expect(page.locator(".print-url")).to_have_text(re.compile(rf"^https?://.+/{FULL}$"))
    expect(page.locator("#nguon .only-print").first).to_contain_text("https://")
    for part in ("h1", ".facts", ".path", ".figures", ".costs", "#nguon", ".footer-title"):
        expect(page.locator(part).first).to_be_visible()
    assert (
        page.locator(".path > li").first.evaluate("(step) => getComputedStyle(step).breakInside") == "avoid"
    )


def test_paper_is_white_even_for_those_who_read_in_the_dark(page: Page, example_site: str) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(example_site + FULL)
    assert brightness(page.locator("body"), "backgroundColor") == 1
    assert brightness(page.locator("h1"), "color") == 0


@pytest.mark.parametrize(("network", "name"), [("zalo.me", "u"), ("www.facebook.com", "u")])
def test_a_page_is_shared_by_its_whole_address(
    page: Page, content_site: str, network: str, name: str
) -> None:
    page.goto(f"{content_site}mo-hinh/thap-sang-thon-kep-1/")
    canonical = page.locator('link[rel="canonical"]').get_attribute("href")
    link = page.locator(f'.share a[href*="{network}"]')
    target = urlsplit(str(link.get_attribute("href")))
    assert (target.scheme, target.netloc) == ("https", network)
    assert parse_qs(target.query)[name] == [canonical]
    assert "://" not in target.query
    assert str(canonical).startswith("https://example.org/dvk/mo-hinh/")
    assert "noopener" in str(link.get_attribute("rel"))


CARDS = """() => [...document.querySelectorAll("#cards > li")].map((card) => {
  const text = (part) => [...card.querySelectorAll(part)].map((one) => one.innerText.replace(/\\s+/g, " ").trim());
  const wide = (part) => Math.round(card.querySelector(part)?.getBoundingClientRect().width ?? 0);
  return [card.dataset.slug, text(".field"), text(".card-title"), text(".card-facts > li"), text(".best"),
    wide(".row-picture"), wide(".row-motif"), wide(".row-figure"), card.querySelectorAll(".icon, .motif").length];
})"""


def test_a_card_made_by_a_script_is_the_card_that_was_delivered(page: Page, example_site: str) -> None:
    page.goto(f"{example_site}mo-hinh/")
    delivered = {card[0]: card for card in page.evaluate(CARDS)}
    page.goto(f"{example_site}mo-hinh/?sort=title")
    expect(page.locator("#so-ket-qua")).to_contain_text("khớp bộ lọc")
    made = {card[0]: card for card in page.evaluate(CARDS)}
    # Sorted by their names, others may stand among the first.
    both = delivered.keys() & made.keys()
    assert len(both) > 4
    assert {slug: made[slug] for slug in both} == {slug: delivered[slug] for slug in both}
