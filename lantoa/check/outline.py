"""One page by itself: title, language, headings, ids, and whether every link, picture and field says what it is."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lantoa.check.tags import Tag, closing, has_name
from lantoa.errors import Severity

Finding = tuple[str, int, dict[str, str]]
"""(code, offset, what it is about)"""

WARNINGS = frozenset({"built-heading-skipped", "built-no-label"})
"""Codes that a layout of a province's own must not be stopped for."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNLABELLED = frozenset({"hidden", "submit", "button", "reset", "image"})
_ID_LISTS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers")
_IDS = ("for", "list", "popovertarget", "aria-activedescendant")
_DATA_SCRIPTS = frozenset({"application/ld+json", "application/json", "importmap", "speculationrules"})


def severity_of(code: str) -> Severity:
    """Whether a finding stops the build."""
    return Severity.WARNING if code in WARNINGS else Severity.ERROR


def read_ids(tags: tuple[Tag, ...]) -> frozenset[str]:
    """What fragments of this page may name."""
    return frozenset(tag.get("id") for tag in tags if tag.get("id"))


def check_outline(html: str, tags: tuple[Tag, ...]) -> Iterator[Finding]:
    """Everything that one page shows by itself."""
    yield from _check_head(html, tags)
    if not any(tag.name == "meta" and tag.get("http-equiv").lower() == "refresh" for tag in tags):
        yield from _check_headings(tags)
    yield from _check_ids(tags)
    yield from _check_names(html, tags)
    yield from _check_labels(html, tags)
    for tag in tags:
        yield from _check_code(tag)


def _check_head(html: str, tags: tuple[Tag, ...]) -> Iterator[Finding]:
    if not html.lstrip()[:15].lower().startswith("<!doctype html>"):
        yield "built-no-doctype", 0, {}
    root = next((tag for tag in tags if tag.name == "html"), None)
    if root is None or not root.get("lang"):
        yield "built-no-language", root.start if root else 0, {}
    head = html.find("<body")
    titles = [tag for tag in tags if tag.name == "title" and tag.start < (head if head >= 0 else len(html))]
    if len(titles) != 1 or not titles[0].text.strip():
        yield "built-no-title", titles[0].start if titles else 0, {"count": str(len(titles))}


def _check_headings(tags: tuple[Tag, ...]) -> Iterator[Finding]:
    headings = [tag for tag in tags if tag.name in _HEADINGS]
    first = [tag for tag in headings if tag.name == "h1"]
    if len(first) != 1:
        yield "built-one-h1", first[1].start if first else 0, {"count": str(len(first))}
    for before, after in pairwise(headings):
        if int(after.name[1]) > int(before.name[1]) + 1:
            yield "built-heading-skipped", after.start, {"before": before.name, "after": after.name}


def _check_ids(tags: tuple[Tag, ...]) -> Iterator[Finding]:
    counts = Counter(tag.get("id") for tag in tags if "id" in tag.attributes)
    again = [tag for tag in reversed(tags) if counts[tag.get("id")] > 1]
    for tag in {tag.get("id"): tag for tag in again}.values():
        yield "built-duplicate-id", tag.start, {"id": tag.get("id")}
    for tag in tags:
        lists = [name for key in _ID_LISTS for name in tag.get(key).split()]
        for name in (*lists, *(tag.get(key) for key in _IDS if key in tag.attributes)):
            if name not in counts:
                yield "built-broken-anchor", tag.start, {"target": f"#{name}"}


def _check_names(html: str, tags: tuple[Tag, ...]) -> Iterator[Finding]:
    for tag in tags:
        if tag.name in {"a", "button"} and (tag.name == "button" or "href" in tag.attributes):
            if not has_name(html, tag):
                yield "built-silent-link", tag.start, {"target": tag.get("href")}
        elif tag.name == "img":
            if "alt" not in tag.attributes:
                yield "built-no-alt", tag.start, {"target": tag.get("src")}
            if not (tag.get("width").isdecimal() and tag.get("height").isdecimal()):
                yield "built-no-size", tag.start, {"target": tag.get("src")}


def _check_labels(html: str, tags: tuple[Tag, ...]) -> Iterator[Finding]:
    labels = [tag for tag in tags if tag.name == "label"]
    spans = [(tag.start, closing(html, tag)) for tag in labels]
    named = {tag.get("for") for tag in labels}
    for tag in tags:
        if tag.name not in {"input", "select", "textarea"} or tag.get("type").lower() in _UNLABELLED:
            continue
        own = tag.get("aria-label") or tag.get("aria-labelledby") or tag.get("title")
        if not own and tag.get("id") not in named and not any(a < tag.start < b for a, b in spans):
            yield "built-no-label", tag.start, {"field": tag.get("name") or tag.name}


def _check_code(tag: Tag) -> Iterator[Finding]:
    """What the content security policy of the pages would block."""
    is_data = tag.get("type").lower() in _DATA_SCRIPTS
    if (tag.name == "script" and "src" not in tag.attributes and not is_data) or tag.name == "style":
        yield "built-inline-code", tag.start, {"found": f"<{tag.name}>"}
    for name in tag.attributes:
        if name == "style" or (name.startswith("on") and name.isalpha()):
            yield "built-inline-code", tag.start, {"found": f"{name}="}
