"""A page of each kind of both sites, opened once and looked at in every way: axe-core (WCAG 2.2 A and AA), narrow and
wide, light, dark and in high contrast, enlarged four times, with text of twice the size, by keyboard, what moved
meanwhile, and what was asked of whom."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESK, PHONE, served, watch
from tests.sites import built_site
from tools.kinds import CONTENT, EXAMPLE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES = {"light": ("light", ""), "dark": ("dark", ""), "contrast": ("light", "contrast")}
"""Each with what the system asks for, and what the reader chose (`data-theme`), "" for nothing."""

KINDS = [
    pytest.param((site, kind), id=name, marks=pytest.mark.xdist_group(name))
    for site, kinds in (("example", EXAMPLE), ("content", CONTENT))
    for kind in kinds
    for name in (f"{site}-{kind}".replace(" ", "-"),)
]
"""All that is asked of one page is asked by one worker, which opens it once."""

PATHS = {"example": EXAMPLE, "content": CONTENT}
# What else axe tells (all that passes, with its place) takes it longer than to find what does not.
AXE = """(only) => axe.run({ runOnly: only, resultTypes: ["violations"] }).then(
  (result) => result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"""
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
EVERYTHING = {"type": "tag", "values": RULES}

# Words that a box cuts off, and boxes that stand out of the page on the right.
LOST = """() => {
  const lost = [];
  if (document.documentElement.scrollWidth > innerWidth + 1) lost.push(`page: ${document.documentElement.scrollWidth}`);
  for (const one of document.querySelectorAll("body *")) {
    const apart = ".offstage, .skip, svg, [hidden], dialog, .wide, pre, details:not([open]) > :not(summary)";
    if (one.closest(apart)) continue;
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    if (!box.width || style.visibility === "hidden" || style.clipPath !== "none") continue;
    const cuts = /hidden|clip/.test(style.overflowX + style.overflowY) && one.childNodes.length;
    if (cuts && style.textOverflow !== "ellipsis"
      && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) {
      lost.push(`cut: ${one.outerHTML.slice(0, 80)}`);
    }
    if (box.right > innerWidth + 1 && !one.closest(".compare-scroll, [tabindex='0']")) {
      lost.push(`outside: ${one.outerHTML.slice(0, 80)}`);
    }
  }
  return lost;
}"""

# Everything that can be acted on can be reached in the order of the page, and is seen to be reached.
UNSEEN = """() => {
  const faults = [];
  for (const one of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")) {
    if (one.matches("[tabindex='-1']") || one.disabled || !one.checkVisibility({ visibilityProperty: true })) continue;
    const said = one.outerHTML.slice(0, 90);
    if (one.tabIndex !== 0) faults.push(`out of order: ${said}`);
    one.focus({ preventScroll: true });
    const style = getComputedStyle(one);
    if (document.activeElement !== one) faults.push(`not reached: ${said}`);
    else if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push(`not seen: ${said}`);
  }
  return faults;
}"""

SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The addresses of both sites."""
    folders = {kind: built_site(kind, "/", tmp_path_factory) for kind in PATHS}
    with served(folders["example"]) as example, served(folders["content"]) as content:
        yield {"example": example, "content": content}


@pytest.fixture(scope="session")
def heard() -> list[str]:
    """What the browser complained of since a page was opened: a broken policy is an error in its console."""
    return []


@pytest.fixture(scope="session")
def asked() -> list[str]:
    """The addresses that were asked for since a page was opened."""
    return []


@pytest.fixture(scope="session")
def tab(chromium: Browser, heard: list[str], asked: list[str]) -> Iterator[Page]:
    """One page for all: opening a context costs more than most checks."""
    context = chromium.new_context(viewport=PHONE, locale="vi-VN", reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(SHIFTS)
    watch(page, heard)
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()


@pytest.fixture(scope="module", params=KINDS)
def opened(
    request: pytest.FixtureRequest,
    sites: dict[str, str],
    tab: Page,
    heard: list[str],
    asked: list[str],
) -> tuple[str, Page]:
    """The kind of a page, and the page, on a phone by day. Tests put back what they change."""
    site, kind = request.param
    tab.set_viewport_size(PHONE)
    tab.emulate_media(color_scheme="light")
    heard.clear()
    asked.clear()
    tab.goto(f"{sites[site]}/{PATHS[site][kind]}", wait_until="networkidle")
    return kind, tab


def test_nothing_moved_while_the_page_came(opened: tuple[str, Page]) -> None:
    # What stands before this test in the file has scrolled nothing: the whole shift is that of loading.
    assert opened[1].evaluate("() => window.shifted") < 0.001


def test_no_other_host_was_asked_and_no_policy_broken(
    opened: tuple[str, Page], heard: list[str], asked: list[str]
) -> None:
    assert len(asked) > 3
    assert {urlsplit(address).netloc for address in asked} == {urlsplit(opened[1].url).netloc}
    assert heard == []


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(opened: tuple[str, Page], axe: str, viewport: Any) -> None:
    page = opened[1]
    page.evaluate(axe)
    page.set_viewport_size(viewport)
    found = {}
    for place, (scheme, (system, chosen)) in enumerate(SCHEMES.items()):
        choose(page, system, chosen)
        # Only colours differ from one scheme to the next.
        found[scheme] = page.evaluate(AXE, COLOURS if place else EVERYTHING)
    choose(page, "light", "")
    page.set_viewport_size(PHONE)
    assert found == {scheme: [] for scheme in SCHEMES}


def choose(page: Page, system: str, chosen: str) -> None:
    page.emulate_media(color_scheme=system)  # type: ignore[arg-type]
    page.evaluate(
        "(name) => { if (name) document.documentElement.dataset.theme = name;"
        " else delete document.documentElement.dataset.theme; }",
        chosen,
    )


def test_nothing_is_lost_at_any_width_or_size_of_text(opened: tuple[str, Page]) -> None:
    page = opened[1]
    lost = {}
    # 320 × 256 is a window of 1280 × 1024 enlarged to 400 % (WCAG 1.4.10).
    for width, height in ((320, 256), (360, 740), (768, 900), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        lost[f"{width}"] = page.evaluate(LOST)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("() => { document.documentElement.style.fontSize = '212.5%'; }")
        lost[f"{width}, text 200 %"] = page.evaluate(LOST)
        page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
    page.set_viewport_size(PHONE)
    assert {way: faults for way, faults in lost.items() if faults} == {}


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_everything_is_reached_by_keyboard_and_seen(opened: tuple[str, Page], viewport: Any) -> None:
    page = opened[1]
    page.set_viewport_size(viewport)
    page.keyboard.press("Tab")  # From now on the browser takes the visitor for one with a keyboard.
    found = page.evaluate(UNSEEN)
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    page.set_viewport_size(PHONE)
    assert found == []


# What is chosen in a list to be compared.
CHOSEN = """() => localStorage.setItem('lantoa-compare /', JSON.stringify(
  { at: Date.now(), models: [{ slug: 'vuon-rau-thon-mau', title: 'Vườn rau' }] }))"""


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_the_tray_at_the_foot(
    sites: dict[str, str], chromium: Browser, axe: str, viewport: Any
) -> None:
    # By itself: what happens to lie half under it would be found too small.
    page = chromium.new_page(viewport=viewport, locale="vi-VN")
    page.goto(f"{sites['example']}/")
    page.evaluate(CHOSEN)
    page.reload(wait_until="networkidle")
    page.evaluate(axe)
    page.evaluate("() => { document.querySelector('.tray details').open = true; }")
    found = {}
    for scheme, (system, chosen) in SCHEMES.items():
        choose(page, system, chosen)
        found[scheme] = page.evaluate(AXE.replace("axe.run(", "axe.run('.tray', "), EVERYTHING)
    page.close()
    assert found == {scheme: [] for scheme in SCHEMES}


FAULTY = """<!doctype html><html lang="vi"><title>Thử</title><main><h1>Thử</h1><p style="color:#aaa">Mờ</p>
<img src="a.png"><a href="/" style="outline:0">một</a><a href="/" tabindex="3">hai</a>
<p style="height:1em;overflow:hidden">ba<br>bốn</p><p style="width:900px">năm</p></main></html>"""


def test_each_check_finds_a_planted_fault(chromium: Browser, axe: str) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.set_content(FAULTY)
    page.evaluate(axe)
    page.keyboard.press("Tab")
    found = " ".join([*page.evaluate(AXE, EVERYTHING), *page.evaluate(LOST), *page.evaluate(UNSEEN)])
    page.close()
    for fault in (
        "color-contrast",
        "image-alt",
        "not seen",
        "out of order",
        "cut: <p",
        "outside: <p",
        "page: ",
    ):
        assert fault in found
