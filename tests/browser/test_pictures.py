"""Photos on the pages: as wide as they say, the first one first, cut around what matters, whole on a click."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect

from lantoa.pipeline import Options, build_site
from tests.browser.conftest import served
from tests.conftest import model_page, write_site

pytestmark = pytest.mark.xdist_group("pictures")

NEWS = "---\ntitle: Bàn giao\ndate: 2024-05-06\nphotos:\n{photos}---\n\nBà con bàn giao đường.\n"
PROGRAMME = (
    "---\ntitle: Phong trào\nplace: tỉnh Bắc Ninh\nperiod: 2024\nphotos:\n{photos}---\n\nPhong trào.\n"
)
CHAPTERS = """steps:
  - do: Họp dân
costs:
  - item: Đèn
    amount: 3 triệu đồng
conditions:
  - Có điện
lessons:
  - Họp trước
upkeep: Tổ tự quản lo.
"""
SAID = """source => {
    for (const part of source.sizes.split(/, /)) {
        const found = part.match(/^(\\([^)]*\\)) (.*)$/);
        if (found && !matchMedia(found[1]).matches) continue;
        const rule = document.createElement("div");
        rule.style.cssText = `position: absolute; width: ${found ? found[2] : part}`;
        document.body.append(rule);
        const width = rule.getBoundingClientRect().width;
        rule.remove();
        return width;
    }
}"""
NEEDED = """source => {
    const image = source.parentElement.querySelector("img");
    const box = image.getBoundingClientRect();
    const across = (box.height * image.width) / image.height;
    const shape = image.getAttribute("width") / image.getAttribute("height");
    return getComputedStyle(image).objectFit === "cover" ? Math.max(box.width, box.height * shape) : box.width;
}"""


def listed(names: list[str]) -> str:
    said = (
        "    alt: Con đường có đèn\n    focus: 0.3 0.6\n    caption: Đêm đầu tiên\n    credit: Người Chụp\n"
    )
    return "".join(f"  - file: {name}\n{said}" for name in names)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("pictures")
    names = [f"{number}.jpg" for number in range(7)]
    folders = ("models/thap-sang", "models/dai", "news/ban-giao", "programmes/phong-trao")
    page = model_page(
        f"programme: phong-trao\nphotos:\n{listed(names)}", body="Đoạn đầu.\n\n![Con đường](body.jpg)"
    )
    write_site(
        root,
        {
            "content/models/thap-sang/index.md": page,
            "content/models/dai/index.md": model_page(
                f"{CHAPTERS}photos:\n{listed(names[:3])}",
                title="Có mục lục",
                body="Đoạn đầu.\n\n![Con đường](body.jpg)",
            ),
            "content/models/khac.md": model_page(title="Một mô hình khác"),
            "content/news/ban-giao/index.md": NEWS.format(photos=listed(names[:4])),
            "content/programmes/phong-trao/index.md": PROGRAMME.format(photos=listed(names[:4])),
        },
    )
    for place, name in enumerate((*names, "body.jpg")):
        out = io.BytesIO()
        image = Image.new("RGB", (2600, 1734), (60 + 20 * place, 110, 70))
        ImageDraw.Draw(image).ellipse((600, 900, 1000, 1200), fill=(250, 240, 200))
        image.save(out, "JPEG")
        for folder in folders:
            (root / "content" / folder / name).write_bytes(out.getvalue())
    for folder in folders[2:]:
        (root / "content" / folder / "body.jpg").unlink()
    build_site(Options(root, search=False))
    with served(Path(root) / "public") as url:
        yield url


PAGES = (
    "/",
    "/mo-hinh/",
    "/mo-hinh/thap-sang/",
    "/mo-hinh/dai/",
    "/tin-tuc/",
    "/tin-tuc/ban-giao/",
    "/phong-trao/phong-trao/",
)


@pytest.fixture
def at(site: str, chromium: Browser) -> Iterator[tuple[str, Browser]]:
    yield site, chromium


@pytest.mark.parametrize(
    ("width", "pages"),
    [(360, PAGES), (768, PAGES), (1024, ("/mo-hinh/thap-sang/", "/mo-hinh/dai/")), (1440, PAGES)],
)
def test_every_picture_is_as_wide_as_it_says(at, width, pages):
    url, chromium = at
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    wrong, count = [], 0
    each = f"[...document.querySelectorAll('picture source')].map(one => [({SAID})(one), ({NEEDED})(one)])"
    for path in pages:
        page.goto(f"{url}{path}")
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        shown = [(said, needed) for said, needed in page.evaluate(each) if needed]
        count += len(shown)
        wrong += [
            (path, round(said), round(needed)) for said, needed in shown if abs(said - needed) > 0.06 * needed
        ]
    context.close()
    assert count > 10
    assert sorted(set(wrong)) == []


def test_the_first_picture_is_fetched_first_and_those_below_when_they_come_near(at):
    url, chromium = at
    page = chromium.new_page()
    for path in (page for page in PAGES if page.count("/") > 2):
        page.goto(f"{url}{path}")
        images = page.locator("main img").all()
        eager = [image.get_attribute("fetchpriority") for image in images]
        assert eager[0] == "high", path
        assert set(eager[1:]) <= {None}
        assert images[0].get_attribute("loading") is None
        assert {image.get_attribute("loading") for image in images[1:]} <= {"lazy"}
    page.close()


def test_nothing_moves_when_pictures_come(at):
    url, chromium = at
    context = chromium.new_context()
    page: Page = context.new_page()
    page.goto(f"{url}/mo-hinh/thap-sang/", wait_until="domcontentloaded")
    shift = """() => new Promise(done => {
        let sum = 0;
        new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
            .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 800);
    })"""
    assert page.evaluate(shift) < 0.01
    context.close()


def test_a_crop_keeps_what_the_focus_names_and_a_tone_waits_for_it(at):
    url, chromium = at
    page = chromium.new_page()
    refused = []
    page.on(
        "console",
        lambda message: refused.append(message.text) if "Content Security" in message.text else None,
    )
    page.goto(f"{url}/mo-hinh/thap-sang/")
    image = page.locator(".model-photo img")
    style = "image => [getComputedStyle(image).objectPosition, getComputedStyle(image).backgroundColor]"
    position, colour = image.evaluate(style)
    assert position == "30% 60%"
    assert colour in ("rgb(85, 68, 51)", "rgb(102, 119, 85)", "rgb(51, 68, 34)", "rgb(85, 85, 85)")
    body = page.locator(".prose img")
    assert body.evaluate(style)[0] == "50% 50%"
    assert "tone-" in body.get_attribute("class")
    assert refused == []
    page.close()


def test_without_scripts_a_picture_of_the_gallery_opens_whole(at):
    url, chromium = at
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{url}/mo-hinh/thap-sang/")
    assert page.locator(".gallery a.picture-whole").count() == 6
    expect(page.locator("dialog")).to_be_hidden()
    page.locator(".gallery a.picture-whole").first.click()
    page.wait_for_url("**/anh/*-2400.jpg")
    context.close()


def test_photos_open_beside_each_other_and_the_focus_comes_back(at):
    url, chromium = at
    page = chromium.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{url}/mo-hinh/thap-sang/")
    viewer, count = page.locator("dialog.viewer"), page.locator("[data-count]")
    # The first photo and the one in the text come before those of the gallery.
    opener = page.locator(".gallery a.picture-whole").first
    opener.focus()
    page.keyboard.press("Enter")
    expect(viewer).to_be_visible()
    expect(count).to_have_text("Ảnh 3 trên 8")
    shown = viewer.locator("li").nth(2).locator("img")
    assert "-2400.jpg" in shown.get_attribute("src")
    page.keyboard.press("ArrowRight")
    expect(count).to_have_text("Ảnh 4 trên 8")
    page.keyboard.press("End")
    expect(count).to_have_text("Ảnh 8 trên 8")
    onward = viewer.get_by_role("button", name="Ảnh sau")
    expect(onward).to_have_attribute("aria-disabled", "true")
    onward.click(force=True)
    expect(count).to_have_text("Ảnh 8 trên 8")
    viewer.get_by_role("button", name="Ảnh trước").click()
    expect(count).to_have_text("Ảnh 7 trên 8")
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(opener).to_be_focused()
    page.close()


def test_the_first_photo_opens_too_and_a_finger_turns_the_strip(at):
    url, chromium = at
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(f"{url}/mo-hinh/thap-sang/")
    page.locator(".model-photo button.picture-whole").tap()
    count, strip = page.locator("[data-count]"), page.locator("[data-strip]")
    expect(count).to_have_text("Ảnh 1 trên 8")
    # A phone is sent what its window needs, not the largest file.
    assert page.locator("dialog li img").nth(1).get_attribute("src").endswith("-800.jpg")
    assert "2400" not in page.locator("dialog li img").first.evaluate("(image) => image.currentSrc")
    strip.evaluate("(strip) => strip.scrollBy({ left: 200, behavior: 'instant' })")
    expect(count).to_have_text("Ảnh 2 trên 8")
    expect(page.locator("dialog figcaption").first).to_contain_text("Đêm đầu tiên")
    expect(page.locator("dialog figcaption").first).to_contain_text("Người Chụp")
    page.locator("dialog").get_by_role("button", name="Đóng").tap()
    expect(page.locator("dialog")).to_be_hidden()
    context.close()
