"""Feeds and maps for machines: Atom, JSON Feed, sitemap and robots.txt.

Every date comes from the content, so the same content gives the same bytes.
"""

from collections.abc import Iterable

from lantoa.machine.feeds.atom import make_atom
from lantoa.machine.feeds.entries import NEWEST, newest_entries
from lantoa.machine.feeds.json_feed import make_json_feed
from lantoa.machine.feeds.sitemap import Listed, make_robots, make_sitemap
from lantoa.settings import SiteConfig
from lantoa.urls import feed_url, json_feed_url, robots_url
from lantoa.views import Page

__all__ = ["NEWEST", "make_feeds", "make_map"]


def make_feeds(pages: Iterable[Page], config: SiteConfig) -> dict[str, bytes]:
    """Both feeds by their URLs. Of the pages only the newest count; the others need not be given."""
    entries = newest_entries(pages)
    return {feed_url(): make_atom(entries, config), json_feed_url(): make_json_feed(entries, config)}


def make_map(pages: Iterable[Listed], config: SiteConfig) -> dict[str, bytes]:
    """The map of the site and robots.txt, which leads to it, by their URLs."""
    return {robots_url(): make_robots(config), **make_sitemap(pages, config)}
