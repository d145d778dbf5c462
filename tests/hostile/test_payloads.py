"""What editors write never runs for visitors: every payload in every text of every kind of page, built and seen."""

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from playwright.sync_api import Browser, Page

from lantoa.pipeline import Options, build_site
from lantoa.policy import site_headers
from lantoa.vietnamese.text import clean
from tests.browser.conftest import served
from tests.conftest import model_page, write_site
from tests.hostile.payloads import LINKS, TEXTS
from tests.hostile.site import chunks, write_hostile_site

pytestmark = pytest.mark.xdist_group("hostile")

# What the layouts write; whatever else stands on a page was written by somebody else.
TAGS = frozenset(
    "html head meta title link script body a header div button svg img span form label input nav ul li main ol p h1 h2"
    " h3 h4 h5 h6 footer section article dl dt dd time address figure figcaption picture source table caption thead"
    " tbody tr th td details summary template noscript select option blockquote cite em strong sup sub br hr code pre"
    " small aside i b abbr kbd dialog fieldset legend"
    " path circle rect line polyline polygon ellipse g text use defs symbol desc".split()
)
ADDRESSES = {
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "xlink:href",
    "background",
    "cite",
    "ping",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a server would serve: the hostile site stands in it under /dvk/."""
    root = write_hostile_site(tmp_path_factory.mktemp("hostile"))
    served_folder = root.parent / "served"
    build_site(Options(root, out=served_folder / "dvk", jobs=1))
    return served_folder


class Residue(HTMLParser):
    """What a browser could run, load or be led by, beside what the layouts write themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.blocks: list[str] = []
        self._is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
        self.found += [
            f"{tag} {name}" for name in given if name.startswith("on") or name in ("style", "srcdoc")
        ]
        self.found += [
            f"{tag} {name}={given[name]}" for name in ADDRESSES & set(given) if not is_ours(given[name])
        ]
        if tag == "meta" and given.get("http-equiv", "Content-Security-Policy") != "Content-Security-Policy":
            self.found.append(f"meta {given}")
        self._is_data = tag == "script"
        if tag == "script" and not given.get("src", "/dvk/assets/js").startswith("/dvk/assets/js"):
            self.found.append(f"script {given}")
        if (
            tag == "script"
            and "src" not in given
            and given.get("type") not in ("application/json", "application/ld+json")
        ):
            self.found.append(f"script {given}")

    def handle_endtag(self, tag: str) -> None:
        self._is_data = False

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.blocks.append(data)


def is_ours(address: str) -> bool:
    """Of the site itself, or where the content may lead; nothing that a browser would read otherwise."""
    return address.startswith(
        (
            "/dvk/",
            "#",
            "?",
            "tel:",
            "mailto:",
            "https://example.org/",
            "https://example.vn/",
            "http://evil",
            "https://",
        )
    ) and not address.startswith(("/dvk//", "/dvk/\\"))


def residue(html: str) -> Residue:
    parser = Residue()
    parser.feed(html)
    parser.close()
    return parser


def pages(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")


def test_no_page_holds_more_than_the_layouts_write(site: Path) -> None:
    found = {name: residue(html).found for name, html in pages(site)}
    assert len(found) > 40
    assert {name: what for name, what in found.items() if what} == {}


def test_data_in_pages_is_whole_and_cannot_end_its_element(site: Path) -> None:
    blocks = [block for _, html in pages(site) for block in residue(html).blocks]
    assert len(blocks) > 40
    assert [block for block in blocks if "<" in block] == []
    for block in blocks:
        json.loads(block)


@pytest.mark.parametrize("chunk", chunks(), ids=lambda chunk: f"chunk-{chunk.number}")
def test_a_title_is_shown_as_it_was_written(site: Path, chunk) -> None:
    html = (site / f"dvk/mo-hinh/x-{chunk.number}/index.html").read_text(encoding="utf-8")
    assert " ".join(heading(html).split()) == " ".join(clean(chunk.text).split())


def heading(html: str) -> str:
    class First(HTMLParser):
        text, is_open = "", False

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.is_open |= tag == "h1"

        def handle_endtag(self, tag: str) -> None:
            self.is_open &= tag != "h1"

        def handle_data(self, data: str) -> None:
            self.text += data if self.is_open else ""

    parser = First()
    parser.feed(html)
    return parser.text


def test_no_cell_of_open_data_begins_as_a_formula(site: Path) -> None:
    cells = 0
    for path in sorted((site / "dvk/du-lieu").glob("*.csv")):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")):
            cells += len(row)
            assert [
                cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", *"＝＋－＠"))
            ] == []
    assert cells > 150


def test_json_and_xml_are_whole_and_say_what_was_written(site: Path) -> None:
    models = json.loads((site / "dvk/du-lieu/models.json").read_text(encoding="utf-8"))["models"]
    titles = {" ".join(clean(chunk.text).split()) for chunk in chunks()}
    assert {" ".join(model["title"].split()) for model in models} == titles
    feed = json.loads((site / "dvk/feed.json").read_text(encoding="utf-8"))
    assert [residue(item["content_html"]).found for item in feed["items"] if "content_html" in item] == [
        [] for item in feed["items"] if "content_html" in item
    ]
    for path in sorted(site.rglob("*.xml")):
        root = Xml.parse(path).getroot()
        assert {element.tag.rpartition("}")[2] for element in root.iter()} <= XML, path
        texts = [element.text or "" for element in root.iter() if element.get("type") == "html"]
        assert [residue(text).found for text in texts] == [[] for _ in texts]


XML = set(
    "feed title subtitle id link updated author name rights entry published category summary content".split()
)
XML |= {"urlset", "url", "loc", "lastmod", "sitemapindex", "sitemap"}


# Addresses. -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("link", LINKS)
def test_no_field_takes_an_address_that_leads_elsewhere_than_it_says(tmp_path: Path, link: str) -> None:
    from lantoa.reading.config import load_config
    from tests.reading import read_content

    written = json.dumps(link)
    keys = (
        f"sources: [{{id: a, title: b, url: {written}}}]\ndocuments: [{{title: a, url: {written}}}]\n"
        f"media: [{{kind: audio, title: a, transcript: b, url: {written}}}]\ncontact: {{email: {written}}}\n"
        f"aliases: [{written}]"
    )
    root = write_site(tmp_path, {"content/models/a.md": model_page(keys)})
    codes = [found.code for found in read_content(root, load_config(root))[1]]
    assert codes.count("bad-url") == 3
    assert "bad-email" in codes
    assert "bad-alias" in codes


# In a browser. ----------------------------------------------------------------------------------------------------

SEEN = """
window.seen = [];
const see = (event) => seen.push(`${event.violatedDirective} ${event.blockedURI}`);
addEventListener("securitypolicyviolation", see, true);
"""


def look(page: Page, address: str, faults: list[str]) -> None:
    page.goto(address, wait_until="load")
    page.evaluate("() => new Promise((done) => setTimeout(done, 0))")
    faults += [f"{address}: {seen}" for seen in page.evaluate("() => window.seen")]


def watch(page: Page, faults: list[str]) -> None:
    page.add_init_script(SEEN)
    page.on("dialog", lambda dialog: (faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: said.type == "error" and faults.append(said.text))
    page.on("popup", lambda popup: faults.append(f"popup {popup.url}"))
    page.on("request", lambda request: "//127.0.0.1:" in request.url or faults.append(f"asked {request.url}"))


@pytest.mark.browser
def test_nothing_runs_loads_or_breaks_the_policy_in_a_browser(chromium: Browser, site: Path) -> None:
    faults: list[str] = []
    with served(site) as origin:
        page = chromium.new_page()
        watch(page, faults)
        for name in few_of_each_kind(site):
            look(page, f"{origin}/{name.removesuffix('index.html')}", faults)
        for query in (
            "tim-kiem/?q=script",
            "tim-kiem/?q=%3Cimg%20src%20onerror%3Dalert(1)%3E",
            "mo-hinh/?q=alert",
        ):
            page.goto(f"{origin}/dvk/{query}", wait_until="networkidle")
            faults += page.evaluate("() => window.seen")
        page.goto(f"{origin}/dvk/so-sanh/?m=x-0,x-1,x-2", wait_until="networkidle")
        assert page.locator("#compare-table > thead th[scope=col]").count() == 3
        faults += page.evaluate("() => window.seen")
        page.close()
        # The watch sees what it shall see: with a page that holds a payload, and one whose policy is broken.
        assert faults == []
        assert planted(chromium, origin, "<img src=x onerror=alert(1)>", with_policy=False) >= {"dialog 1"}
        broken = planted(
            chromium, origin, "<script>alert(1)</script><img src=https://evil.example/>", with_policy=True
        )
    assert {"script-src-elem inline", "img-src https://evil.example/"} <= broken


def few_of_each_kind(site: Path) -> list[str]:
    """Every page that content makes, and of the lists that are made of it two of each kind."""
    names = [name for name, _ in pages(site)]
    own = [name for name in names if "/x-" in name]
    lists: dict[str, list[str]] = {}
    for name in sorted(set(names) - set(own)):
        lists.setdefault(name.split("/")[1], []).append(name)
    return [*own, *(name for some in lists.values() for name in some[:2])]


def planted(chromium: Browser, origin: str, payload: str, with_policy: bool) -> set[str]:
    faults: list[str] = []
    page = chromium.new_page()
    watch(page, faults)
    headers = (
        {**site_headers(), "Content-Type": "text/html"} if with_policy else {"Content-Type": "text/html"}
    )
    page.route("**/planted/", lambda route: route.fulfill(body=f"<!doctype html>{payload}", headers=headers))
    look(page, f"{origin}/planted/", faults)
    page.close()
    return {fault.rpartition("planted/: ")[2] for fault in faults}


def test_there_are_payloads_of_every_kind() -> None:
    assert len(set(TEXTS)) == len(TEXTS) > 190
