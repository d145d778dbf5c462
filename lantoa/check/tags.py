"""HTML into opening tags with their places, as fast as the pages of a large site need it.

For what the generator wrote (attributes quoted, text escaped); the W3C checker of the tests reads the grammar.
"""

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Literal, NamedTuple, TypeVar

# What says nothing to any check is passed over in the expression, which is ten times as fast as a match for each.
_SILENT = (
    r'/|path d="[^"<>]*+" ?/>|time datetime="[^"<>]*+">'
    r'|meta (?:name|property)="(?!og:image"|og:url"|twitter:image")[^"<>&]*+" content="[^"<>]*+">'
    r'|svg class="[^"<>]*+" viewBox="[^"<>]*+" width="\d++" height="\d++" aria-hidden="true" focusable="false">'
    r'|(?:circle|rect|ellipse)(?: class="[^"<>]*+")?+(?: (?:[cr]?[xyr]|width|height|fill)="[^"<>]*+")*+ ?/?>'
    r"|(?:p(?:ath)?|li(?:ne)?|s(?:pan|vg|trong)|d(?:iv|t|d|l)|ul|ol|em|t(?:[dhr]|head|body)|article|nav|header)"
    r'(?: class="[^"<>]*+")?+(?: (?:aria-(?:hidden|label)|scope|colspan|data-[a-z]++)="[^"<>]*+")*+>'
)
_TOKEN = re.compile(rf"<(?!{_SILENT})(?:[a-zA-Z][^>]*+>|!--|[a-zA-Z])")
"""An opening tag, unless a value of it holds a ``>``; otherwise the beginning of something."""
_TAG = re.compile(r"""<(?P<name>[a-zA-Z][a-zA-Z0-9-]*+)[^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*>""")
_RAW = re.compile("<(script|style|textarea|title|template)\\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_ALWAYS = frozenset(
    {"html", "title", "h1", "h2", "h3", "h4", "h5", "h6", "img", "script", "style", "input", "select"}
    | {"textarea", "button", "label", "a", "area", "link", "meta", "source", "form", "base", "iframe"}
)
_TELLING = frozenset({"id", "href", "src", "poster", "data", "style", "popovertarget", "list"})
_RAW_NAMES = ("script", "style", "textarea", "title", "template")
_RAW_END = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in _RAW_NAMES}


class Tag(NamedTuple):
    """An opening tag, wherever it stands."""

    name: str
    attributes: Mapping[str, str]

    def get(self, attribute: str) -> str:
        """The value of an attribute, "" where it is not there."""
        return self.attributes.get(attribute, "")


T = TypeVar("T")
Read = Callable[[str, str], T | Literal[False] | None]
Placed = tuple[T, int, int, str]
"""What was read of a tag, the tag's start and end, and the inside of a script, style, title or textarea."""


def read_tags(html: str, read: Read[T]) -> tuple[list[Placed[T]], bool]:
    """What `read` makes of the opening tags in their order, and whether no tag, comment or script is left open.

    `read` gets a tag as it is written and its name, "" where it is for `read` to find out; its answers are those of
    `parse_tag`. It is not asked about what stands in comments, scripts and the like, nor in a template, which a
    script will finish.
    """
    placed: list[Placed[T]] = []
    is_whole, at = True, 0
    while at >= 0:
        for found in _TOKEN.finditer(html, at):
            tag = read(found[0], "")
            if tag:
                placed.append((tag, found.start(), found.end(), ""))
            elif tag is False:
                at, is_closed = _read_special(html, found.start(), read, placed)
                is_whole = is_whole and is_closed
                break
        else:
            at = -1
    return placed, is_whole


def _read_special(html: str, start: int, read: Read[T], placed: list[Placed[T]]) -> tuple[int, bool]:
    """What is no tag by itself: where to go on, and whether it has an end."""
    if html.startswith("<!--", start):
        end = html.find("-->", start + 4)
        return (end + 3, True) if end >= 0 else (start + 4, False)
    tag = _TAG.match(html, start)
    if tag is None:
        return start + 1, False
    raw = _RAW.match(html, start)
    closing = _RAW_END[raw[1].lower()].search(html, tag.end()) if raw else None
    name, inside, end = tag["name"], "", tag.end()
    if raw and closing:
        name, inside, end = raw[1], html[tag.end() : closing.start()], closing.end()
    if found := read(tag[0], name.lower()):
        placed.append((found, start, end, inside))
    return end, not raw or closing is not None


def parse_tag(written: str, name: str = "") -> Tag | Literal[False] | None:
    """A tag; None for one that no check asks about, False for what is no whole tag by itself.

    `name` is given where the inside of the element, which may end elsewhere, has been looked at.
    """
    if not name:
        whole = _TAG.fullmatch(written)
        if whole is None or _RAW.match(written):
            return False
        name = whole["name"].lower()
    attributes = _read_attributes(written[len(name) + 1 : -1])
    return Tag(name, attributes) if name in _ALWAYS or any(map(_is_telling, attributes)) else None


def _is_telling(attribute: str) -> bool:
    return attribute in _TELLING or attribute.startswith(("aria-", "on"))


def _read_attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found
