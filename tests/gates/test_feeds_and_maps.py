"""Feeds as a reader reads them, and the sitemap by its schema's rules."""

import json
import re
from pathlib import Path

import feedparser
from lxml import etree

from tests.sites import HOST

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
W3C_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?)?)?")


def site_folder(built: tuple[Path, str]) -> Path:
    return built[0] / built[1].strip("/")


def test_a_reader_takes_the_atom_feed_without_complaint(built):
    feed = feedparser.parse((site_folder(built) / "feed.xml").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert feed.entries
    for entry in feed.entries:
        assert entry.id and entry.title and entry.updated_parsed
        assert entry.link.startswith(f"{HOST}{built[1]}")
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_the_json_feed_holds_what_its_version_asks_for(built):
    feed = json.loads((site_folder(built) / "feed.json").read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] and feed["feed_url"] == f"{HOST}{built[1]}feed.json"
    assert all(
        item["id"] and item["url"] and (item.get("content_html") or item.get("content_text"))
        for item in feed["items"]
    )


def test_the_sitemap_names_pages_that_exist_each_once_with_true_dates(built):
    root = etree.parse(site_folder(built) / "sitemap.xml").getroot()
    assert root.tag == f"{SITEMAP}urlset"
    addresses = [found.text for found in root.iter(f"{SITEMAP}loc")]
    assert len(addresses) == len(set(addresses)) > 50
    for address in addresses:
        page = built[0] / address.removeprefix(HOST).lstrip("/") / "index.html"
        assert page.exists(), address
        assert 'name="robots" content="noindex"' not in page.read_text(encoding="utf-8")
    assert all(W3C_DATE.fullmatch(found.text) for found in root.iter(f"{SITEMAP}lastmod"))


def test_tables_open_in_a_spreadsheet_with_their_marks_and_lines_whole(built):
    for name in ("models.csv", "results.csv"):
        content = (site_folder(built) / "du-lieu" / name).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert b"\r\n" in content and b"\xc3\x83" not in content
