import json
from dataclasses import replace
from xml.etree import ElementTree as Xml

import feedparser
import pytest

from lantoa.machine.feeds import make_feeds, make_map
from lantoa.machine.feeds.sitemap import make_sitemap
from lantoa.records import Event
from lantoa.vietnamese.periods import parse_moment, parse_period
from lantoa.views import NotFoundView, Page, Prose, RedirectView
from tests.unit.sample_views import PICTURE, config, model_page, news_page, standing_page

BASE = "https://example.org/dvk/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def atom(*pages: Page, base: str = BASE) -> feedparser.FeedParserDict:
    return feedparser.parse(make_feeds(pages, config(base))["/feed.xml"])


def items(*pages: Page, base: str = BASE) -> list[dict[str, object]]:
    return list(json.loads(make_feeds(pages, config(base))["/feed.json"])["items"])


def locations(content: bytes) -> list[str]:
    return [found.text or "" for found in Xml.fromstring(content).iter(f"{MAP}loc")]


def test_a_feed_reader_reads_the_feed_without_complaint() -> None:
    read = atom(model_page(), news_page(tags=("điện",)))
    assert not read.bozo
    assert (read.feed.title, read.feed.language) == ("Lan Tỏa", "vi")
    assert read.feed.updated == "2024-10-15T00:00:00+07:00"
    assert read.feed.author == "Ban Ví Dụ"
    assert [entry.link for entry in read.entries] == [f"{BASE}mo-hinh/duong-hoa/", f"{BASE}tin-tuc/tin/"]
    assert [entry.title for entry in read.entries] == ["Đường hoa", "Một tin"]
    assert [tag.term for tag in read.entries[1].tags] == ["điện"]


def test_an_identifier_comes_from_the_address_alone() -> None:
    (first,) = atom(model_page(updated="2024-10-15")).entries
    (later,) = atom(model_page(title="Tên mới", updated="2025-01-01")).entries
    assert first.id == later.id == "tag:example.org,2025:/dvk/mo-hinh/duong-hoa/"


def test_an_empty_site_has_a_valid_feed() -> None:
    read = atom()
    assert not read.bozo and read.feed.updated and not read.entries
    assert json.loads(make_feeds((), config())["/feed.json"])["items"] == []


def test_a_date_known_by_its_year_or_month_is_its_first_instant_in_vietnam() -> None:
    dated = [
        item["date_modified"]
        for item in items(model_page("a", updated="2024"), model_page("b", updated="2024-06~"))
    ]
    assert dated == ["2024-06-01T00:00:00+07:00", "2024-01-01T00:00:00+07:00"]


def test_a_model_without_a_date_of_its_page_takes_its_last_event_else_its_beginning() -> None:
    events = (
        Event("awarded", parse_moment("2023-11")),
        Event("registered", parse_moment("2022")),
        Event("started"),
    )
    with_events = model_page("a", updated="", events=events)
    without = model_page("b", updated="", period=parse_period("../2020"))
    dated = [item["date_modified"] for item in items(with_events, without)]
    assert dated == ["2023-11-01T00:00:00+07:00", "2020-01-01T00:00:00+07:00"]


def test_the_newest_thirty_come_first_whatever_the_order_of_pages() -> None:
    pages = tuple(news_page(f"tin-{day:02}", f"2024-01-{day:02}") for day in range(1, 32))
    feeds = make_feeds(pages, config())
    assert feeds == make_feeds(tuple(reversed(pages)), config())
    urls = [item["url"] for item in json.loads(feeds["/feed.json"])["items"]]
    assert len(urls) == 30
    assert (urls[0], urls[-1]) == (
        "https://example.org/tin-tuc/tin-31/",
        "https://example.org/tin-tuc/tin-02/",
    )


def test_the_bodies_of_older_pages_are_not_looked_at() -> None:
    class Unread(Prose):
        html = property(lambda _: pytest.fail("was looked at"))  # type: ignore[assignment]

    old = news_page("cu", "2020-01-05")
    pages = [news_page(f"tin-{day:02}", f"2024-01-{day:02}") for day in range(1, 31)]
    unread = replace(old, view=replace(old.view, prose=Unread.__new__(Unread)))
    assert len(json.loads(make_feeds((*pages, unread), config())["/feed.json"])["items"]) == 30


def test_only_listed_models_and_news_are_in_the_feed() -> None:
    assert items(standing_page(), replace(news_page(), listed=False)) == []


def test_addresses_in_a_feed_are_whole() -> None:
    html = (
        '<p><a href="/tin-tuc/x/?a=1&amp;b=2">x</a> <a href="#cuoi">y</a> <a href="/dvk/mo-hinh/">m</a>'
        '<a href="mailto:a@example.org">@</a>'
        '<img srcset="/anh/a.avif 400w, /anh/b.avif 800w" src="/anh/a.jpg" alt="">'
    )
    (item,) = items(model_page(html=html))
    assert item["content_html"] == (
        f'<p><a href="{BASE}tin-tuc/x/?a=1&amp;b=2">x</a> <a href="{BASE}mo-hinh/duong-hoa/#cuoi">y</a>'
        f' <a href="{BASE}mo-hinh/">m</a><a href="mailto:a@example.org">@</a>'
        f'<img srcset="{BASE}anh/a.avif 400w, {BASE}anh/b.avif 800w" src="{BASE}anh/a.jpg" alt="">'
    )
    (entry,) = atom(model_page(html=html)).entries
    assert f"{BASE}tin-tuc/x/" in entry.content[0].value


def test_a_json_item_has_its_picture_and_a_text_where_there_is_no_body() -> None:
    (item,) = items(
        model_page(html="", pictures=(PICTURE,), published=parse_moment("2024-10-01"), tags=("hoa",))
    )
    assert item["image"] == f"{BASE}anh/a-800.jpg"
    assert (item["content_text"], "content_html" in item) == ("Tóm tắt", False)
    assert item["date_published"] == "2024-10-01T00:00:00+07:00"
    assert item["tags"] == ["Kinh tế", "hoa"]


def test_letters_that_xml_keeps_for_itself_are_escaped() -> None:
    assert not atom(model_page(title="A & B <c>")).bozo
    assert b"A &amp; B &lt;c&gt;" in make_feeds((model_page(title="A & B <c>"),), config())["/feed.xml"]


def test_the_map_names_every_listed_page_and_its_day_where_it_is_known() -> None:
    pages = (
        standing_page("/b/", updated=parse_moment("2024-10-15")),
        standing_page("/a/", updated=parse_moment("2024-10")),
        standing_page("/hidden/", listed=False),
        Page("/404.html", "not_found.html", "", "", NotFoundView(), listed=False),
        Page("/old/", "redirect.html", "", "", RedirectView("/a/"), listed=False),
    )
    content = make_map(pages, config(BASE))["/sitemap.xml"]
    assert locations(content) == [f"{BASE}a/", f"{BASE}b/"]
    assert [day.text for day in Xml.fromstring(content).iter(f"{MAP}lastmod")] == ["2024-10-15"]


def test_a_map_that_is_too_long_or_too_large_is_parted() -> None:
    pages = tuple(standing_page(f"/{number}/") for number in range(5))
    by_count = make_sitemap(pages, config(BASE), most_urls=2)
    assert list(by_count) == ["/sitemap.xml", "/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]
    assert locations(by_count["/sitemap.xml"]) == [f"{BASE}sitemap-{part}.xml" for part in (1, 2, 3)]
    assert locations(by_count["/sitemap-3.xml"]) == [f"{BASE}4/"]
    by_size = make_sitemap(pages, config(BASE), most_bytes=120)
    assert [len(locations(content)) for url, content in by_size.items() if url != "/sitemap.xml"] == [2, 2, 1]


def test_robots_may_read_everything_and_find_the_map() -> None:
    robots = make_map((), config(BASE))["/robots.txt"].decode().splitlines()
    assert robots == ["User-agent: *", "Allow: /", "", f"Sitemap: {BASE}sitemap.xml"]
