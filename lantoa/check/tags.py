"""HTML into tags with their places, as fast as the pages of a large site need it.

For what the generator wrote (attributes quoted, text escaped); the W3C checker of the tests reads the grammar.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

_ATTRIBUTES = r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+"""
_TOKEN = re.compile(
    rf"<!--.*?-->"
    rf"|<(?P<raw>script|style|textarea|title|template)\b(?P<with>{_ATTRIBUTES})>(?P<text>.*?)</(?P=raw)\s*>"
    rf"|<(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<attributes>{_ATTRIBUTES})>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_ALWAYS = frozenset(
    {"html", "title", "h1", "h2", "h3", "h4", "h5", "h6", "img", "script", "style", "input", "select"}
    | {"textarea", "button", "label", "a", "area", "link", "meta", "source", "form", "base", "iframe"}
)
_TELLING = re.compile(r"""\b(?:id|href|src|poster|data|style|on[a-z]+|aria-[a-z]+|popovertarget|list)\s*=""")
_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_NAMED = re.compile(r"""\s(?:alt|aria-label|title)\s*=\s*(?:"[^"]*\S[^"]*"|'[^']*\S[^']*')|<title\b""")


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening tag: `start` and `end` are its offsets, `text` the inside of a script, style, title or textarea."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int
    text: str = ""

    def get(self, attribute: str) -> str:
        """The value of an attribute, "" where it is not there."""
        return self.attributes.get(attribute, "")


def read_tags(html: str) -> Iterator[Tag]:
    """The opening tags that a check may want to see, in their order; what a template holds a script will finish."""
    for found in _TOKEN.finditer(html):
        name = found["raw"] or found["name"]
        if name is None:
            continue
        written = found["with"] if found["raw"] else found["attributes"]
        name = name.lower()
        if name in _ALWAYS or (written and _TELLING.search(written)):
            yield Tag(name, _read_attributes(written), *found.span(), found["text"] or "")


def has_name(html: str, tag: Tag) -> bool:
    """Whether an element says what it is: by text in it, a picture's alt, or a label."""
    if tag.get("aria-label").strip() or tag.get("aria-labelledby").strip() or tag.get("title").strip():
        return True
    inside = html[tag.end : closing(html, tag)]
    return bool(_NAMED.search(inside)) or bool(unescape(_MARKUP.sub("", inside)).strip())


def closing(html: str, tag: Tag) -> int:
    """The offset of the end tag of an element that cannot hold another of its kind."""
    end = html.find(f"</{tag.name}", tag.end)
    return end if end >= 0 else len(html)


def _read_attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found
