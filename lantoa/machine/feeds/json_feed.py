"""The JSON feed (version 1.1, jsonfeed.org/version/1.1)."""

import json

from lantoa.machine.feeds.entries import Entry, rfc3339
from lantoa.machine.feeds.links import absolute_html
from lantoa.settings import SiteConfig
from lantoa.urls import absolute, json_feed_url


def make_json_feed(entries: tuple[Entry, ...], config: SiteConfig) -> bytes:
    """The feed of these entries."""
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": config.title,
        "home_page_url": config.base_url,
        "feed_url": absolute(config.base_url, json_feed_url()),
        "description": config.description or config.tagline,
        "language": config.language,
        "authors": [{"name": config.organisation.name, "url": config.base_url}],
        "items": [_item(entry, config) for entry in entries],
    }
    return json.dumps(_written(feed), ensure_ascii=False, indent=2).encode() + b"\n"


def _item(entry: Entry, config: SiteConfig) -> dict[str, object]:
    page = entry.page
    url = absolute(config.base_url, page.url)
    picture = entry.picture.jpeg.url if entry.picture else page.card
    item: dict[str, object] = {
        "id": url,
        "url": url,
        "title": page.title,
        # Either content_html or content_text must be there.
        "content_html": absolute_html(entry.html, page.url, config),
        "content_text": "" if entry.html else page.description or page.title,
        "summary": page.description,
        "image": absolute(config.base_url, picture) if picture else "",
        "date_published": rfc3339(entry.published) if entry.published else "",
        "date_modified": rfc3339(entry.updated),
        "tags": list(entry.topics),
    }
    return _written(item)


def _written(members: dict[str, object]) -> dict[str, object]:
    """Without the members that have nothing to say; a feed without items keeps its list."""
    return {key: value for key, value in members.items() if value or key == "items"}
