"""What is printed: the dossier of a model, and its poster, which is one sheet whatever the model says."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from lantoa.pipeline import Options, build_site
from tests.browser.conftest import served
from tests.conftest import model_page, write_site

pytestmark = pytest.mark.xdist_group("paper")

FULL = "mo-hinh/den-duong-thon-vi-du/"
LONG = "Bà con thôn Ví Dụ cùng nhau bàn bạc góp công góp của " * 3
FORTY = " ".join([*LONG.split()[:36], "ở", "cả", "bốn", "xóm"])
RESULTS = """results:
  - {label: Số hộ dân trong thôn đã tự nguyện hiến đất mở đường, value: 128, unit: hộ, qualifier: over}
  - {label: Chiều dài đường bê tông nội thôn làm xong trong năm, value: 2.450, unit: m}
  - {label: Tiền bà con đóng góp không kể ngày công, value: "3,8 tỷ đồng"}"""
PHOTO = "photos:\n  - {file: /anh.png, alt: Con đường thôn}"
CONTACT = "contact: {office: Văn phòng Đảng ủy xã Ví Dụ, role: Cán bộ dân vận, phone: 0200 000 000}"


def steps(count: int, words: int) -> str:
    text = " ".join(LONG.split()[:words])
    return "steps:\n" + "\n".join(f"  - do: {text} {number}" for number in range(1, count + 1))


def model(title: str, *parts: str) -> str:
    return model_page("\n".join(parts), title)


MODELS = {
    "bon-muoi-chu": model(FORTY, f"summary: {LONG + LONG}"[:300], RESULTS, steps(14, 30), CONTACT, PHOTO),
    "khong-anh": model(FORTY, f"summary: {LONG + LONG}"[:300], RESULTS, steps(20, 9), CONTACT),
    "muoi-buoc": model(
        "Thắp sáng đường quê thôn Ví Dụ xã Mẫu", f"summary: {LONG}"[:160], RESULTS, steps(10, 12), PHOTO
    ),
    "mot-chu": model("Đèn"),
    "it-buoc": model("Vườn rau sạch", steps(4, 8), PHOTO),
}


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Models that say as much as they may, or as little."""
    root = tmp_path_factory.mktemp("posters")
    picture = io.BytesIO()
    Image.new("RGB", (900, 600), "darkgreen").save(picture, "PNG")
    files = {f"content/models/{slug}.md": text for slug, text in MODELS.items()}
    build_site(Options(write_site(root, {**files, "assets/anh.png": picture.getvalue()})))
    with served(Path(root / "public")) as origin:
        yield f"{origin}/"


OVER = """() => [".poster", ".poster-steps"].map((part) => document.querySelector(part))
  .filter((part) => part && part.scrollHeight > part.clientHeight + 1).map((part) => part.className)"""


@pytest.mark.parametrize("slug", MODELS)
def test_a_poster_is_one_sheet_and_says_which_steps_are_not_on_it(page: Page, sheets: str, slug: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 1200})
    page.goto(f"{sheets}mo-hinh/{slug}/to-roi/", wait_until="networkidle")
    page.emulate_media(media="print")
    assert page.evaluate(OVER) == []
    (sheet,) = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))).pages
    assert [round(float(side) / 72 * 25.4) for side in sheet.mediabox[2:]] == [210, 297]
    said = page.locator(".poster-path li").count()
    left = page.locator(".poster-left").all_inner_texts()
    count = sum(int(number) for text in left for number in re.findall(r"\d+", text))
    assert said + count == MODELS[slug].count("- do:")
    assert f"/mo-hinh/{slug}/" in sheet.extract_text().replace("\n", "")
    for photo in page.locator(".poster-photo").all():
        box = photo.bounding_box()
        assert box and box["height"] > 130  # 35 mm


def test_a_poster_is_found_from_its_model_and_by_nobody_who_searches(page: Page, sheets: str) -> None:
    page.goto(f"{sheets}mo-hinh/it-buoc/")
    page.locator(".actions").get_by_role("link", name="Tờ rơi A4").click()
    expect(page.locator('meta[name="robots"]')).to_have_attribute("content", "noindex")
    expect(page.locator('link[rel="canonical"]')).to_have_attribute(
        "href", "https://example.org/mo-hinh/it-buoc/"
    )
    assert "to-roi" not in page.request.get(f"{sheets}sitemap.xml").text()


def test_the_home_page_is_two_sheets(page: Page, example_site: str) -> None:
    page.goto(example_site, wait_until="networkidle")
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 2


def test_a_dossier_holds_everything_with_addresses_page_numbers_and_a_code(
    page: Page, example_site: str
) -> None:
    page.goto(example_site + FULL, wait_until="networkidle")
    folded = page.locator(".player details p").first.text_content() or ""
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    # Letters of two font files stand apart in the text of a PDF.
    texts = ["".join(sheet.extract_text().split()) for sheet in pages]
    assert [f"{number}/{len(texts)}" in text for number, text in enumerate(texts, 1)] == [True] * len(texts)
    whole = "".join(texts)
    assert "".join(folded.split())[:60] in whole
    assert "Tìmkiếm" not in whole and "Đãchọn" not in whole
    page.emulate_media(media="print")
    expect(page.locator(".dossier-code .qr")).to_be_visible()
    # Every photo, however many.
    for photo in page.locator(".gallery img").all():
        expect(photo).to_be_visible()
    link = page.locator('.prose a[href^="http"], .downloads a[href^="http"]').first
    assert link.evaluate("(one) => getComputedStyle(one, '::after').content").startswith('" (http')
