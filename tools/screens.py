"""Pictures of one page of each kind, for a person to look through: `make screens`.

    python -m tools.screens [--out DIR] [--built EXAMPLE CONTENT] [KIND …]

Builds the example and content/, opens each page in Chromium, 360 and 1280 pixels wide, light and dark, and prints it:
the PDF's pages become pictures too. DIR then holds every picture, index.html, which shows them side by side, and
sheet-N.png, the same as pictures. KIND is part of a page's name ("model", "home").
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Literal, NamedTuple

import pypdfium2
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, sync_playwright

from tools.kinds import CONTENT, EXAMPLE
from tools.prepare import ROOT, find_chromium
from tools.sites import build, served

WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
TALLEST = 14_000
"""Pixels: what stands below that on a page is left out of its picture, and the sheet says so."""

PRINTED = 4
"""Pages of paper that are shown."""

_ROW = 900
_NOTE = 26


class Shot(NamedTuple):
    """One picture: of which page, and in which way."""

    page: str
    way: str
    file: Path


def take(browser: Browser, address: str, name: str, out: Path) -> Iterator[Shot]:
    """All pictures of one page."""
    for scheme in SCHEMES:
        context = browser.new_context(color_scheme=scheme, locale="vi-VN")
        tab = context.new_page()
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 800})
            tab.goto(address, wait_until="networkidle")
            _load_all(tab)
            file = out / f"{name}-{width}-{scheme}.png"
            tall = min(TALLEST, int(tab.evaluate("document.documentElement.scrollHeight")))
            tab.screenshot(path=file, clip={"x": 0, "y": 0, "width": width, "height": tall}, full_page=True)
            yield Shot(name, f"{width} {scheme}", file)
        if scheme == "light":
            yield from _print(tab, name, out)
        context.close()


def _load_all(tab: Page) -> None:
    """Photos that wait until somebody comes near."""
    tab.evaluate("document.querySelectorAll('img[loading]').forEach((image) => { image.loading = 'eager'; })")
    tab.evaluate("Promise.allSettled([...document.images].map((image) => image.decode()))")


def _print(tab: Page, name: str, out: Path) -> Iterator[Shot]:
    with pypdfium2.PdfDocument(tab.pdf(prefer_css_page_size=True)) as printed:
        for number in range(min(PRINTED, len(printed))):
            file = out / f"{name}-print-{number + 1}.png"
            printed[number].render(scale=1.6).to_pil().save(file)
            yield Shot(name, f"print {number + 1}/{len(printed)}", file)


def write_index(shots: list[Shot], out: Path) -> None:
    """A page that shows all pictures, those of one page in a row."""
    rows = []
    for page in dict.fromkeys(shot.page for shot in shots):
        cells = "".join(
            f'<figure><a href="{shot.file.name}"><img src="{shot.file.name}" alt="" height="640" loading="lazy"></a>'
            f"<figcaption>{escape(shot.way)}</figcaption></figure>"
            for shot in shots
            if shot.page == page
        )
        rows.append(f'<h2>{escape(page)}</h2><div class="row">{cells}</div>')
    style = (
        "body{font:14px sans-serif;background:#777}.row{display:flex;gap:1rem;overflow:auto}figure{margin:0}"
    )
    text = f'<!doctype html><meta charset="utf-8"><title>Screens</title><style>{style}</style>{"".join(rows)}'
    (out / "index.html").write_text(text, encoding="utf-8")


def write_sheets(shots: list[Shot], out: Path, rows: int = 3) -> None:
    """The same as pictures, some pages each: every picture cut to what a row can show."""
    pages = list(dict.fromkeys(shot.page for shot in shots))
    for number, first in enumerate(range(0, len(pages), rows), start=1):
        strips = [
            _strip([shot for shot in shots if shot.page == page]) for page in pages[first : first + rows]
        ]
        sheet = Image.new(
            "RGB", (max(strip.width for strip in strips), sum(strip.height for strip in strips)), "#777"
        )
        top = 0
        for strip in strips:
            sheet.paste(strip, (0, top))
            top += strip.height
        sheet.save(out / f"sheet-{number}.png")


def _strip(shots: list[Shot]) -> Image.Image:
    small = []
    for shot in shots:
        with Image.open(shot.file) as image:
            width = 300 if "360" in shot.way else 560
            picture = image.convert("RGB").resize((width, round(image.height * width / image.width)))
            small.append((shot, picture.crop((0, 0, width, min(picture.height, _ROW)))))
    strip = Image.new("RGB", (sum(picture.width + 8 for _, picture in small), _ROW + _NOTE), "#777")
    left, pen = 0, ImageDraw.Draw(strip)
    for shot, picture in small:
        pen.text((left + 2, 6), f"{shot.page}: {shot.way}", fill="white")
        strip.paste(picture, (left, _NOTE))
        left += picture.width + 8
    return strip


def make_screens(out: Path, kinds: list[str], built: list[Path] | None = None) -> int:
    """All pictures of the kinds that one of the words names, of every kind without words: how many there are."""
    out.mkdir(parents=True, exist_ok=True)
    shots: list[Shot] = []
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        example, content = built or (
            build(ROOT / "examples/xa-vi-du", Path(scratch) / "example"),
            build(ROOT, Path(scratch) / "content"),
        )
        browser = driver.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for folder, pages, site in ((example, EXAMPLE, "example"), (content, CONTENT, "content")):
            with served(folder) as origin:
                for kind, page in pages.items():
                    name = f"{site}-{kind.replace(' ', '-')}"
                    if not kinds or any(word in name for word in kinds):
                        shots += take(browser, f"{origin}/{page}", name, out)
        browser.close()
    write_index(shots, out)
    write_sheets(shots, out)
    return len(shots)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tools.screens", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "test-artifacts/screens")
    parser.add_argument(
        "--built", type=Path, nargs=2, metavar=("EXAMPLE", "CONTENT"), help="sites that are built already"
    )
    parser.add_argument("kinds", nargs="*", metavar="KIND")
    given = parser.parse_args()
    count = make_screens(given.out, given.kinds, given.built)
    sys.stdout.write(f"{count} pictures: {given.out / 'index.html'}\n")
