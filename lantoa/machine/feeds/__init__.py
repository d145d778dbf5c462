"""Feeds and maps for machines: Atom, JSON Feed, sitemap and robots.txt.

Every date comes from the content, so the same content gives the same bytes.
"""

from lantoa.machine.feeds.atom import make_atom
from lantoa.machine.feeds.entries import newest_entries
from lantoa.machine.feeds.json_feed import make_json_feed
from lantoa.machine.feeds.sitemap import make_robots, make_sitemap
from lantoa.settings import SiteConfig
from lantoa.urls import feed_url, json_feed_url, robots_url
from lantoa.views import Page

__all__ = ["make_feeds"]


def make_feeds(pages: tuple[Page, ...], config: SiteConfig) -> dict[str, bytes]:
    """Every feed and map by its URL."""
    entries = newest_entries(pages)
    return {
        feed_url(): make_atom(entries, config),
        json_feed_url(): make_json_feed(entries, config),
        robots_url(): make_robots(config),
        **make_sitemap(pages, config),
    }
