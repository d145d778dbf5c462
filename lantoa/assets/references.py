"""What an asset names of others: ``url("../fonts/x.woff2")`` in CSS, ``import "./y.js"`` in a script."""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

_CSS = re.compile(
    r"""url\(\s*(?:"(?P<a>[^"\n]*)"|'(?P<b>[^'\n]*)'|(?P<c>[^"'()\s]+))\s*\)"""
    r"""|@import\s+(?:"(?P<d>[^"\n]*)"|'(?P<e>[^'\n]*)')"""
)
_JS = re.compile(
    r"""(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew\s+URL\(\s*)(?:"(?P<a>\.\.?/[^"\n]+)"|'(?P<b>\.\.?/[^'\n]+)')"""
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PATTERNS = {".css": _CSS, ".js": _JS, ".mjs": _JS}
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#|$")


@dataclass(frozen=True, slots=True)
class Reference:
    """The asset that another one names ("fonts/x.woff2"), and where (offsets in the text)."""

    target: str
    suffix: str
    start: int
    end: int


def find_references(name: str, text: str) -> Iterator[Reference]:
    """The relative references of a stylesheet or script, in their order; none in other assets."""
    pattern = _PATTERNS.get(posixpath.splitext(name)[1])
    if pattern is None:
        return
    for found in pattern.finditer(_COMMENT.sub(lambda comment: " " * len(comment[0]), text)):
        group = next(group for group, value in found.groupdict().items() if value is not None)
        if not _ELSEWHERE.match(found[group]):
            path, suffix = re.fullmatch(r"([^?#]*)(.*)", found[group], re.DOTALL).groups()  # type: ignore[union-attr]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
            yield Reference(target, suffix, *found.span(group))


def rewrite_references(name: str, text: str, rename: Callable[[str], str | None]) -> str:
    """The text with ``rename`` of each target in its place, None to leave it; a suffix (``#x``) stays."""
    pieces, at = [], 0
    for reference in find_references(name, text):
        if (renamed := rename(reference.target)) is not None:
            pieces += [text[at : reference.start], renamed, reference.suffix]
            at = reference.end
    return "".join((*pieces, text[at:]))
