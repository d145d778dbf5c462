"""What a page, a stylesheet, a feed or a map points to."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import repeat
from typing import NamedTuple, cast

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


class Reference(NamedTuple):
    """An address as it is written.

    Of a picture, `width` is what a srcset says of it in pixels (0 for nothing), and `shape` the width and height of
    its img.
    """

    role: Role
    written: str
    width: int = 0
    shape: tuple[str, str] | None = None


Placed = tuple[int, Reference]
"""A reference and its offset in a file; 0 where a file has no places."""

_LOADING_RELS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"})
_ADDRESSES = {
    **dict.fromkeys(("a", "area"), (Role.LINK, "href")),
    **dict.fromkeys(("script", "audio", "video", "track", "iframe", "embed", "source"), (Role.LOADED, "src")),
    **dict.fromkeys(("use", "image"), (Role.LOADED, "href")),
    "form": (Role.OWN, "action"),
}
"""Elements whose address always plays the same part, and the attribute that holds it."""
_CARDS = frozenset({"og:image", "twitter:image"})
_REFRESH = re.compile(r"\s*\d+\s*[;,]\s*url\s*=\s*(.*)", re.IGNORECASE | re.DOTALL)
_COMMA = re.compile(r",(?=\s)")
_CSS_URL = re.compile(r"""url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^"'()\s]+))\s*\)""")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CITED = frozenset({"isBasedOn", "licence", "license", "source_url", "sources"})
"""Keys of JSON under which an editor's addresses stand; all others are made here."""
_HOLDERS = (dict, list)
_WHOLE = re.compile(r"https?://\S+$")
_HTML_ADDRESS = re.compile(r'\s(?:href|src)="([^"]*)"')


def find_in_tag(tag: Tag) -> list[Reference]:
    """Every address of an opening tag."""
    attributes = tag.attributes
    found = []
    role, key = _ADDRESSES.get(tag.name, (Role.LINK, ""))
    if key in attributes:
        found.append(Reference(role, attributes[key]))
    elif tag.name == "link" and "href" in attributes:
        found.append(Reference(_link_role(tag), attributes["href"]))
    elif tag.name == "img" and "src" in attributes:
        found.append(Reference(Role.PICTURE, attributes["src"], shape=_shape(tag)))
    elif tag.name == "meta":
        found += _in_meta(tag)
    if attributes.get("poster"):
        found.append(Reference(Role.PICTURE, attributes["poster"]))
    for key in ("srcset", "imagesrcset"):
        if key in attributes:
            found += _in_set(attributes[key])
    return found


def _shape(tag: Tag) -> tuple[str, str] | None:
    said = (tag.get("width"), tag.get("height"))
    return said if all(map(str.isdecimal, said)) else None


def _link_role(tag: Tag) -> Role:
    rels = set(tag.get("rel").lower().split())
    return Role.LOADED if rels & _LOADING_RELS else Role.OWN if "canonical" in rels else Role.LINK


def _in_meta(tag: Tag) -> Iterator[Reference]:
    if tag.get("property") in _CARDS or tag.get("name") in _CARDS:
        yield Reference(Role.PICTURE, tag.get("content"))
    elif tag.get("property") == "og:url":
        yield Reference(Role.OWN, tag.get("content"))
    elif tag.get("http-equiv").lower() == "refresh" and (found := _REFRESH.match(tag.get("content"))):
        yield Reference(Role.LINK, found[1].strip("'\" "))


def _in_set(written: str) -> Iterator[Reference]:
    """The candidates of a srcset: ``/a-400.avif 400w, /a-800.avif 800w``."""
    for candidate in filter(None, map(str.split, _COMMA.split(written))):
        width = candidate[1] if len(candidate) > 1 else ""
        size = int(width[:-1][:9]) if width.endswith("w") and width[:-1].isdecimal() else 0
        yield Reference(Role.PICTURE, candidate[0].rstrip(","), size)


def find_in_css(text: str) -> Iterator[Placed]:
    """Every ``url()`` of a stylesheet."""
    for found in _CSS_URL.finditer(_CSS_COMMENT.sub(lambda comment: " " * len(comment[0]), text)):
        yield found.start(), Reference(Role.LOADED, found[1] or found[2] or found[3] or "")


def find_in_json(text: str) -> Iterator[Placed]:
    """Every address of JSON-LD, of a feed or of open data. Raises ValueError where it is no JSON."""
    import json

    for role, url in _addresses(json.loads(text), Role.MADE):
        yield 0, Reference(role, url)


def find_in_xml(text: str) -> Iterator[Placed]:
    """Every address of a feed, a map or a drawing. Raises ValueError where it is not well-formed."""
    from xml.etree import ElementTree as Xml

    try:
        root = Xml.fromstring(text.encode())
    except Xml.ParseError as fault:
        raise ValueError(str(fault)) from fault
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name == "loc" and element.text:
            yield 0, Reference(Role.OWN, element.text)
        elif name == "link" and "href" in element.attrib:
            yield 0, Reference(Role.OWN, element.attrib["href"])
        elif name == "content" and element.text:
            for url in _in_html_text(element.text):
                yield 0, Reference(Role.LINK, url)


def _in_html_text(html: str) -> Iterator[str]:
    for found in _HTML_ADDRESS.finditer(html):
        yield found[1].replace("&amp;", "&")


def _addresses(value: object, role: Role) -> Iterator[tuple[Role, str]]:
    """The whole addresses in a JSON value. Templates (``…?q={q}``) and names of things (``@id``) are none."""
    rest: list[tuple[Role, object]] = [(role, [value])]
    while rest:
        role, value = rest.pop()
        items = value.items() if isinstance(value, dict) else zip(repeat(""), cast(list[object], value))
        for key, item in items:
            if isinstance(item, str):
                if key == "content_html":
                    yield from ((Role.LINK, url) for url in _in_html_text(item))
                elif item[:4] == "http" and key != "@id" and _WHOLE.match(item) and "{" not in item:
                    yield (Role.LINK if key in _CITED else role), item
            elif isinstance(item, _HOLDERS) and key != "@id":
                rest.append((Role.LINK if key in _CITED else role, item))
