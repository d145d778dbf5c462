"""The map of the site for search engines (sitemaps.org), and robots.txt."""

from collections.abc import Iterable
from typing import Protocol
from xml.sax.saxutils import escape

from lantoa.settings import SiteConfig
from lantoa.urls import absolute, sitemap_url
from lantoa.vietnamese.periods import Moment

MOST_URLS = 50_000
MOST_BYTES = 50_000_000
"""What one file may hold (sitemaps.org allows 52,428,800 bytes)."""

_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<{} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


class Listed(Protocol):
    """What the map needs of a page: its URL, whether robots shall find it, the last date that its content gives."""

    @property
    def url(self) -> str:
        """Site-relative."""

    @property
    def listed(self) -> bool:
        """False for a page that is none of the site's own: a redirect, an error page."""

    @property
    def updated(self) -> Moment | None:
        """None where the content gives no date."""


def make_sitemap(
    pages: Iterable[Listed], config: SiteConfig, most_urls: int = MOST_URLS, most_bytes: int = MOST_BYTES
) -> dict[str, bytes]:
    """/sitemap.xml by its URL; when one file cannot hold the site, an index with /sitemap-1.xml and so on."""
    listed = sorted((page for page in pages if page.listed), key=lambda page: page.url)
    parts = _parts([_entry(page, config) for page in listed], most_urls, most_bytes)
    if len(parts) == 1:
        return {sitemap_url(): _file("urlset", parts[0])}
    urls = [sitemap_url(number) for number in range(1, len(parts) + 1)]
    index = [f"<sitemap><loc>{escape(absolute(config.base_url, url))}</loc></sitemap>\n" for url in urls]
    files = {url: _file("urlset", part) for url, part in zip(urls, parts, strict=True)}
    return {sitemap_url(): _file("sitemapindex", index), **files}


def make_robots(config: SiteConfig) -> bytes:
    """Everybody may read everything, and here is the map."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {absolute(config.base_url, sitemap_url())}\n".encode()


def _entry(page: Listed, config: SiteConfig) -> str:
    # Only a whole day: the schema of sitemaps.org knows no year or month alone.
    day = page.updated if page.updated and page.updated.precision == "day" else None
    changed = f"<lastmod>{day.start.isoformat()}</lastmod>" if day else ""
    return f"<url><loc>{escape(absolute(config.base_url, page.url))}</loc>{changed}</url>\n"


def _parts(entries: list[str], most_urls: int, most_bytes: int) -> list[list[str]]:
    """The entries in as few files as may hold them, in their order."""
    parts: list[list[str]] = [[]]
    size = 0
    for entry in entries:
        length = len(entry.encode())
        if parts[-1] and (len(parts[-1]) == most_urls or size + length > most_bytes):
            parts.append([])
            size = 0
        parts[-1].append(entry)
        size += length
    return parts


def _file(kind: str, entries: list[str]) -> bytes:
    return f"{_OPEN.format(kind)}{''.join(entries)}</{kind}>\n".encode()
