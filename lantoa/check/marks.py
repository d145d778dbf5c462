"""What one opening tag says, wherever it stands. Most tags of a site stand on many of its pages: each is read once."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from lantoa.check.addresses import Kind, read_far_address
from lantoa.check.asks import ask
from lantoa.check.links import fault_of
from lantoa.check.references import Reference, Role, find_in_json, find_in_tag
from lantoa.check.tags import Tag, parse_tag

About = tuple[tuple[str, str], ...]
Finding = tuple[str, About]
"""A code, and what it is about."""

_ID_LISTS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers")
_IDS = ("for", "list", "popovertarget", "aria-activedescendant")
_PLAIN_LINK = re.compile(
    r'<a(?: class="[^"<>&]*+")?+ href="([^"<>&]*+)"(?: rel="[^"<>&]*+")?+(?: target="_blank")?+>'
)
"""Links of which nothing matters but where they lead, as most are."""
_NAMING = ("aria-label", "aria-labelledby", "title")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PLACED = _HEADINGS | {"html", "title", "label", "input", "select", "textarea", "script"}
"""Elements that matter by where they stand."""
_DATA_SCRIPTS = frozenset({"application/ld+json", "application/json", "importmap", "speculationrules"})


class Mark(NamedTuple):
    """A tag, and what follows from it alone. (A tuple: a site has a million, and this is made faster than a class.)

    `asks` are for addresses that mean the same in every file, `near` those that do not. `names` are the ids of other
    elements that it needs. It `asks_name` when only its inside can say what it is. `says_more`: not only its asks and
    its name matter.
    """

    tag: Tag
    id: str | None
    asks: tuple[str, ...]
    near: tuple[Reference, ...]
    names: tuple[str, ...]
    findings: tuple[Finding, ...]
    asks_name: bool
    is_heading: bool
    says_more: bool


@lru_cache(maxsize=8192)
def read_mark(base_url: str, written: str, name: str) -> Mark | Literal[False] | None:
    """What a tag says; None and False as of `parse_tag`."""
    if link := _PLAIN_LINK.fullmatch(written):
        asks, near, findings = read_references((Reference(Role.LINK, link[1]),), base_url)
        says_more = bool(near or findings)
        return Mark(Tag("a", {"href": link[1]}), None, asks, near, (), findings, True, False, says_more)
    tag = parse_tag(written, name)
    if not tag:
        return tag
    asks, near, findings = read_references(find_in_tag(tag), base_url)
    findings += (*_check_code(tag), *_check_own(tag, base_url))
    own, names, asks_name = tag.attributes.get("id"), _names(tag), _asks_name(tag)
    is_placed = tag.name in _PLACED or "http-equiv" in tag.attributes
    says_more = is_placed or own is not None or bool(near or names or findings)
    if not (says_more or asks or asks_name):
        return None
    return Mark(tag, own, asks, near, names, findings, asks_name, tag.name in _HEADINGS, says_more)


def read_references(
    references: Iterable[Reference], base_url: str
) -> tuple[tuple[str, ...], tuple[Reference, ...], tuple[Finding, ...]]:
    """What is asked of the site, the addresses that only the file itself can tell, and what is wrong with others."""
    asks, near, findings = [], [], []
    for reference in references:
        address = read_far_address(reference.written, base_url)
        if address is None:
            near.append(reference)
        elif address.kind is Kind.INSIDE:
            asks.append(ask(reference, address))
        elif code := fault_of(reference, address):
            findings.append((code, (("target", reference.written),)))
    return tuple(asks), tuple(near), tuple(findings)


def is_json_ld(tag: Tag) -> bool:
    """Whether a script holds JSON-LD."""
    return tag.name == "script" and tag.get("type") == "application/ld+json"


def read_json_ld(text: str, base_url: str) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """What the JSON-LD of a page asks of the site, and what is wrong with it."""
    try:
        asks, _, findings = read_references((found for _, found in find_in_json(text)), base_url)
    except ValueError as fault:
        return (), (("built-bad-data", (("fault", str(fault)),)),)
    return asks, findings


def _asks_name(tag: Tag) -> bool:
    return (tag.name == "button" or (tag.name == "a" and "href" in tag.attributes)) and not any(
        tag.get(key).strip() for key in _NAMING if key in tag.attributes
    )


def _names(tag: Tag) -> tuple[str, ...]:
    if tag.attributes.keys().isdisjoint(_ID_LISTS + _IDS):
        return ()
    lists = [name for key in _ID_LISTS for name in tag.get(key).split()]
    return (*lists, *(tag.get(key) for key in _IDS if key in tag.attributes))


def _check_code(tag: Tag) -> list[Finding]:
    """What the content security policy of the pages would block."""
    found = [name for name in tag.attributes if name == "style" or (name[:2] == "on" and name.isalpha())]
    blocked = [f"{name}=" for name in found]
    if tag.name == "style" or (tag.name == "script" and "src" not in tag.attributes and not _is_data(tag)):
        blocked.append(f"<{tag.name}>")
    return [("built-inline-code", (("found", code),)) for code in blocked]


def _is_data(script: Tag) -> bool:
    return script.get("type").lower() in _DATA_SCRIPTS


def _check_own(tag: Tag, base_url: str) -> Iterator[Finding]:
    """A picture has a text and a size; a canonical address is whole and of this site."""
    if tag.name == "img":
        about = (("target", tag.get("src")),)
        if "alt" not in tag.attributes:
            yield "built-no-alt", about
        if not (tag.get("width").isdecimal() and tag.get("height").isdecimal()):
            yield "built-no-size", about
    elif tag.name == "link" and tag.get("rel") == "canonical" and not tag.get("href").startswith(base_url):
        yield "built-canonical", (("target", tag.get("href")),)
