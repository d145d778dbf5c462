"""axe-core finds no violation on a page of each kind, on a phone and on a desk, light, dark and in high contrast."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import DESK, PHONE, served
from tests.sites import built_site

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "home": "",
    "browse": "mo-hinh/",
    "filtered": "mo-hinh/?cost=10000000&without=dat&unknown=1&place=huyen-thi-du-tinh-minh-hoa",
    "model": "mo-hinh/den-duong-thon-vi-du/",
    "poster": "mo-hinh/den-duong-thon-vi-du/to-roi/",
    "field": "linh-vuc/kinh-te/",
    "fields": "linh-vuc/",
    "places": "dia-ban/",
    "units": "don-vi/",
    "years": "nam/",
    "tags": "chu-de/",
    "programmes": "phong-trao/",
    "news": "tin-tuc/",
    "news item": "tin-tuc/hoi-nghi-chia-se/",
    "search": "tim-kiem/",
    "hits": "tim-kiem/?q=den&field=kinh-te",
    "statistics": "thong-ke/",
    "replication": "nhan-rong/",
    "compare": "so-sanh/",
    "compared": "so-sanh/?m=den-duong-thon-vi-du,den-duong-thon-mau",
    "data": "du-lieu/",
    "not found": "404.html",
}
CHOSEN = """localStorage.setItem('lantoa-compare /', JSON.stringify(
    { at: Date.now(), models: [{ slug: 'vuon-rau-thon-mau', title: 'Vườn rau' }] }))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory):
    folder = built_site("example", "/", tmp_path_factory)
    with served(folder) as origin:
        yield folder, f"{origin}/"


def first_under(folder: Path, name: str) -> str:
    """The first page of a kind, such as one place."""
    return f"{name}/{sorted(path.name for path in (folder / name).iterdir() if path.is_dir())[0]}/"


def violations(browser: Browser, axe: str, url: str, viewport: dict[str, int], scheme: str) -> list[str]:
    asked = scheme if scheme in ("light", "dark") else "light"
    context = browser.new_context(viewport=viewport, color_scheme=asked, locale="vi-VN")
    context.add_init_script(f"localStorage.setItem('lantoa-theme', '{scheme if scheme != asked else ''}')")
    # What is chosen in a list is shown at the foot of every page.
    context.add_init_script(CHOSEN)
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    page.evaluate(axe)
    found = page.evaluate(
        "rules => axe.run({runOnly: rules})"
        ".then(r => r.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html}`)))",
        RULES,
    )
    context.close()
    return found


@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark"), (PHONE, "contrast")],
    ids=["phone-light", "phone-dark", "desk-light", "desk-dark", "phone-contrast"],
)
def test_axe_finds_nothing_on_a_page_of_each_kind(chromium, axe, site, viewport, scheme):
    folder, origin = site
    more = {kind: first_under(folder, kind) for kind in ("dia-ban", "don-vi", "nam", "chu-de", "phong-trao")}
    found = {
        kind: violations(chromium, axe, origin + path, viewport, scheme)
        for kind, path in {**PAGES, **more}.items()
    }
    assert {kind: faults for kind, faults in found.items() if faults} == {}


def test_axe_finds_a_planted_fault(chromium, axe, tmp_path):
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="vi"><title>Thử</title><main><h1>Thử</h1><p style="color:#aaa">Mờ</p>'
        '<img src="a.png"></main></html>',
        encoding="utf-8",
    )
    with served(tmp_path) as origin:
        found = " ".join(violations(chromium, axe, f"{origin}/", DESK, "light"))
    assert "color-contrast" in found and "image-alt" in found
