"""HTML into opening tags with their places, as fast as the pages of a large site need it.

For what the generator wrote (attributes quoted, text escaped); the W3C checker of the tests reads the grammar.
"""

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import NamedTuple, TypeVar

_ATTRIBUTES = r"""[^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+"""
_TOKEN = re.compile(
    rf"<(?:(?:(?P<raw>(?i:script|style|textarea|title|template))\b|[a-zA-Z][a-zA-Z0-9-]*+){_ATTRIBUTES}>"
    rf"|(?P<comment>!--)|(?P<unfinished>[a-zA-Z]))"
)
_NAME = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_ALWAYS = frozenset(
    {"html", "title", "h1", "h2", "h3", "h4", "h5", "h6", "img", "script", "style", "input", "select"}
    | {"textarea", "button", "label", "a", "area", "link", "source", "form", "base", "iframe"}
)
_TELLING = re.compile(r"""\b(?:id|href|src|poster|data|style|on[a-z]+|aria-[a-z]+|popovertarget|list)\s*=""")
_TELLING_META = re.compile(r"(?:og|twitter):|refresh|style|\bon|&", re.IGNORECASE)
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
Placed = tuple[T, int, int, str]
"""What was read of a tag, the tag's start and end, and the inside of a script, style, title or textarea."""


def read_tags(html: str, read: Callable[[str, str], T | None]) -> tuple[list[Placed[T]], bool]:
    """What `read` makes of the opening tags in their order, and whether no tag, comment or script is left open.

    `read` gets a whole tag as it is written and, of an element whose inside is no markup, its name. It is not asked
    about what stands in comments, scripts and the like, nor in a template, which a script will finish.
    """
    placed: list[Placed[T]] = []
    is_whole, at = True, 0
    while at >= 0:
        for found in _TOKEN.finditer(html, at):
            if found.lastgroup is None:
                if (tag := read(found[0], "")) is not None:
                    placed.append((tag, found.start(), found.end(), ""))
                continue
            inside, end = _inside(html, found)
            name = (found["raw"] or "").lower() if end >= 0 else ""
            if found["raw"] and not found["unfinished"] and (tag := read(found[0], name)) is not None:
                placed.append((tag, found.start(), max(end, found.end()), inside))
            is_whole = is_whole and end >= 0
            if end >= 0:
                at = end
                break
        else:
            at = -1
    return placed, is_whole


def _inside(html: str, found: re.Match[str]) -> tuple[str, int]:
    """The inside of a comment or of an element without markup, and the offset behind it; -1 where it has no end."""
    if found["comment"]:
        end = html.find("-->", found.end())
        return "", end + 3 if end >= 0 else -1
    if not found["unfinished"] and (closed := _RAW_END[found["raw"].lower()].search(html, found.end())):
        return html[found.end() : closed.start()], closed.end()
    return "", -1


def parse_tag(written: str, raw: str = "") -> Tag | None:
    """A tag that a check may want to see. `raw` is its name where its inside is no markup."""
    name = raw or _NAME.match(written)[1].lower()  # type: ignore[index]  # a token begins with a name
    rest = written[len(name) + 1 : -1]
    if name in _ALWAYS or _TELLING.search(rest) or (name == "meta" and _TELLING_META.search(rest)):
        return Tag(name, _read_attributes(rest))
    return None


def _read_attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found
