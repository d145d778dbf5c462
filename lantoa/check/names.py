"""Whether an element says what it is."""

import re
from html import unescape

_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_TEXT = re.compile(r">\s*+\w")
"""A word behind a tag, as behind an icon: the usual case, and quickly found."""
_NAMED = re.compile(r"""\s(?:alt|aria-label|title)\s*=\s*(?:"[^"]*\S[^"]*"|'[^']*\S[^']*')|<title\b""")


def has_name(html: str, start: int, end: int) -> bool:
    """Whether the inside of an element, from `start` to `end`, names it: by text, or a picture's alt."""
    inside = html[start:end]
    if _TEXT.search(inside) and "<!--" not in inside:
        return True
    return bool(_NAMED.search(inside)) or bool(unescape(_MARKUP.sub("", inside)).strip())
