"""The preview in a browser: a build that was published loads the page again, one that failed says why, as text."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from lantoa.errors import Position, problem, warning
from lantoa.serve.answers import PreviewServer
from lantoa.serve.bulletin import Bulletin

PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Thử</title>
<link rel="icon" href="/icon.svg">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src 'self'; style-src 'self'">
</head><body><h1>{}</h1></body></html>
"""
WRONG = problem(Position("content/models/a.md", 7, 10), "unknown-field", value="<img src=x onerror=alert(1)>")


@pytest.fixture
def public(tmp_path: Path) -> Path:
    (tmp_path / "public").mkdir()
    write(tmp_path / "public", "Bản một")
    return tmp_path / "public"


@pytest.fixture
def bulletin() -> Bulletin:
    bulletin = Bulletin()
    bulletin.post((), is_published=True)
    return bulletin


@pytest.fixture
def preview(public: Path, bulletin: Bulletin) -> Iterator[str]:
    with PreviewServer(public, 0, "/", "vi", bulletin) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.url
        server.shutdown()


def write(public: Path, heading: str) -> None:
    (public / "index.html").write_text(PAGE.format(heading), encoding="utf-8")
    (public / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")


def test_a_published_build_shows_by_itself(
    page: Page, preview: str, public: Path, bulletin: Bulletin
) -> None:
    page.goto(preview)
    expect(page.get_by_role("heading", name="Bản một")).to_be_visible()
    write(public, "Bản hai")
    bulletin.post((), is_published=True)
    expect(page.get_by_role("heading", name="Bản hai")).to_be_visible()


def test_a_failed_build_says_why_and_keeps_the_page(
    page: Page, preview: str, public: Path, bulletin: Bulletin
) -> None:
    page.goto(preview)
    page.evaluate("window.stays = true")
    bulletin.post((WRONG,), is_published=False)
    panel = page.get_by_role("region", name="Chưa dựng lại được")
    expect(panel).to_contain_text("content/models/a.md:7:10")
    expect(panel).to_contain_text("<img src=x onerror=alert(1)>")
    assert panel.locator("img").count() == 0
    assert page.evaluate("window.stays") is True
    expect(panel).to_have_css("position", "fixed")


def test_a_mended_fault_takes_the_panel_away(page: Page, preview: str, bulletin: Bulletin) -> None:
    page.goto(preview)
    bulletin.post((WRONG,), is_published=False)
    expect(page.locator("#lantoa-panel")).to_be_visible()
    bulletin.post((), is_published=True)
    expect(page.locator("#lantoa-panel")).to_have_count(0)


def test_a_warning_can_be_put_away(page: Page, preview: str, bulletin: Bulletin) -> None:
    bulletin.post(
        (warning(Position("content/models/a.md"), "output-leftover", folder="x", reason="y"),), True
    )
    page.goto(preview)
    page.get_by_role("button", name="Đóng").click()
    expect(page.locator("#lantoa-panel")).to_have_count(0)
