"""The Atom feed (RFC 4287)."""

from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

from lantoa.machine.feeds.entries import Entry, rfc3339
from lantoa.machine.feeds.links import absolute_html
from lantoa.settings import SiteConfig
from lantoa.urls import absolute, feed_url, home_url

_OWNED = "2025"
_NEVER = "1970-01-01T00:00:00+07:00"


def make_atom(entries: tuple[Entry, ...], config: SiteConfig) -> bytes:
    """The feed of these entries. Its identifiers stay for as long as the URLs do."""
    feed = Xml.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": config.language})
    _add(feed, "title", config.title)
    if config.tagline:
        _add(feed, "subtitle", config.tagline)
    _add(feed, "id", _tag(config, home_url()))
    _add(feed, "link", href=absolute(config.base_url, feed_url()), rel="self", type="application/atom+xml")
    _add(feed, "link", href=config.base_url, rel="alternate", type="text/html")
    _add(feed, "updated", rfc3339(entries[0].updated) if entries else _NEVER)
    _add(_add(feed, "author"), "name", config.organisation.name)
    _add(feed, "rights", config.licence.name)
    for entry in entries:
        feed.append(_entry(entry, config))
    return xml_bytes(feed)


def xml_bytes(root: Xml.Element) -> bytes:
    """A document on indented lines."""
    Xml.indent(root)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(entry: Entry, config: SiteConfig) -> Xml.Element:
    page = entry.page
    made = Xml.Element("entry")
    _add(made, "title", page.title)
    _add(made, "id", _tag(config, page.url))
    _add(made, "link", href=absolute(config.base_url, page.url), rel="alternate", type="text/html")
    if entry.published:
        _add(made, "published", rfc3339(entry.published))
    _add(made, "updated", rfc3339(entry.updated))
    for topic in entry.topics:
        _add(made, "category", term=topic)
    if page.description:
        _add(made, "summary", page.description)
    if entry.html:
        _add(made, "content", absolute_html(entry.html, page.url, config), type="html")
    return made


def _tag(config: SiteConfig, url: str) -> str:
    """A tag URI (RFC 4151); its year is one in which the site had its name, not the entry's."""
    parts = urlsplit(absolute(config.base_url, url))
    return f"tag:{parts.hostname},{_OWNED}:{parts.path}"


def _add(parent: Xml.Element, name: str, text: str = "", /, **attributes: str) -> Xml.Element:
    child = Xml.SubElement(parent, name, attributes)
    child.text = text or None
    return child
