"""What a page, a stylesheet, a feed or a map points to."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from xml.etree import ElementTree as Xml

from lantoa.check.tags import Tag


class Role(StrEnum):
    """What is asked of an address: a link may lead elsewhere, what a page loads may not.

    A link may be an editor's; one that is `MADE` is the generator's own.
    """

    LINK = "link"
    MADE = "made"
    PICTURE = "picture"
    LOADED = "loaded"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as it is written, at an offset of its file. `width` is what a srcset says of it, 0 for nothing."""

    role: Role
    written: str
    start: int
    width: int = 0


_LOADING_RELS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"})
_LOADED = {"script": "src", "audio": "src", "video": "src", "track": "src", "iframe": "src", "embed": "src"}
_CARDS = frozenset({"og:image", "twitter:image"})
_REFRESH = re.compile(r"\s*\d+\s*[;,]\s*url\s*=\s*(.*)", re.IGNORECASE | re.DOTALL)
_CSS_URL = re.compile(r"""url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^"'()\s]+))\s*\)""")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CITED = frozenset({"isBasedOn", "licence", "license", "source_url", "sources"})
"""Keys of JSON under which an editor's addresses stand; all others are made here."""
_HTML_ADDRESS = re.compile(r'\s(?:href|src)="([^"]*)"')


def find_in_page(tags: tuple[Tag, ...]) -> Iterator[Reference]:
    """Every address of a page."""
    for tag in tags:
        yield from _in_tag(tag)
        for key in ("srcset", "imagesrcset"):
            if key in tag.attributes:
                yield from _in_set(tag.get(key), tag.start)
        if tag.name == "script" and tag.get("type") == "application/ld+json":
            yield from _in_json_text(tag)


def _in_tag(tag: Tag) -> Iterator[Reference]:
    if tag.name in {"a", "area"} and "href" in tag.attributes:
        yield Reference(Role.LINK, tag.get("href"), tag.start)
    elif tag.name == "link" and "href" in tag.attributes:
        yield Reference(_link_role(tag), tag.get("href"), tag.start)
    elif tag.name in {"img", "source"} and "src" in tag.attributes:
        picture = tag.name == "img"
        yield Reference(Role.PICTURE if picture else Role.LOADED, tag.get("src"), tag.start)
    elif tag.name in _LOADED and "src" in tag.attributes:
        yield Reference(Role.LOADED, tag.get("src"), tag.start)
    elif tag.name == "form" and "action" in tag.attributes:
        yield Reference(Role.OWN, tag.get("action"), tag.start)
    elif tag.name in {"use", "image"} and "href" in tag.attributes:
        yield Reference(Role.LOADED, tag.get("href"), tag.start)
    elif tag.name == "meta":
        yield from _in_meta(tag)
    if tag.get("poster"):
        yield Reference(Role.PICTURE, tag.get("poster"), tag.start)


def _link_role(tag: Tag) -> Role:
    rels = set(tag.get("rel").lower().split())
    return Role.LOADED if rels & _LOADING_RELS else Role.OWN if "canonical" in rels else Role.LINK


def _in_meta(tag: Tag) -> Iterator[Reference]:
    if tag.get("property") in _CARDS or tag.get("name") in _CARDS:
        yield Reference(Role.PICTURE, tag.get("content"), tag.start)
    elif tag.get("property") == "og:url":
        yield Reference(Role.OWN, tag.get("content"), tag.start)
    elif tag.get("http-equiv").lower() == "refresh" and (found := _REFRESH.match(tag.get("content"))):
        yield Reference(Role.LINK, found[1].strip("'\" "), tag.start)


def _in_set(written: str, start: int) -> Iterator[Reference]:
    """The candidates of a srcset: ``/a-400.avif 400w, /a-800.avif 800w``."""
    for candidate in filter(None, (part.split() for part in re.split(r",(?=\s)", written))):
        width = candidate[1] if len(candidate) > 1 else ""
        size = int(width[:-1]) if re.fullmatch(r"\d+w", width) else 0
        yield Reference(Role.PICTURE, candidate[0].rstrip(","), start, size)


def _in_json_text(tag: Tag) -> Iterator[Reference]:
    try:
        loaded = json.loads(tag.text)
    except ValueError:
        return
    yield from (Reference(role, url, tag.start) for role, url in _addresses(loaded, Role.MADE))


def find_in_css(text: str) -> Iterator[Reference]:
    """Every ``url()`` of a stylesheet."""
    for found in _CSS_URL.finditer(_CSS_COMMENT.sub(lambda comment: " " * len(comment[0]), text)):
        yield Reference(Role.LOADED, found[1] or found[2] or found[3] or "", found.start())


def find_in_json(text: str) -> Iterator[Reference]:
    """Every address of a feed or of open data. Raises ValueError where it is no JSON."""
    for role, url in _addresses(json.loads(text), Role.MADE):
        yield Reference(role, url, 0)


def find_in_xml(text: str) -> Iterator[Reference]:
    """Every address of a feed, a map or a drawing. Raises ParseError where it is not well-formed."""
    for element in Xml.fromstring(text.encode()).iter():
        name = str(element.tag).rpartition("}")[2]
        if name == "loc" and element.text:
            yield Reference(Role.OWN, element.text, 0)
        elif name == "link" and "href" in element.attrib:
            yield Reference(Role.OWN, element.attrib["href"], 0)
        elif name == "content" and element.text:
            yield from _in_html_text(element.text)


def _in_html_text(html: str) -> Iterator[Reference]:
    for found in _HTML_ADDRESS.finditer(html):
        yield Reference(Role.LINK, found[1].replace("&amp;", "&"), 0)


def _addresses(value: object, role: Role) -> Iterator[tuple[Role, str]]:
    """The whole addresses in a JSON value. Templates (``…?q={q}``) and names of things (``@id``) are none."""
    if isinstance(value, str):
        if re.match(r"https?://\S+$", value) and "{" not in value:
            yield role, value
    elif isinstance(value, list):
        for item in value:
            yield from _addresses(item, role)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "content_html" and isinstance(item, str):
                yield from ((Role.LINK, found.written) for found in _in_html_text(item))
            elif key != "@id":
                yield from _addresses(item, Role.LINK if key in _CITED else role)
