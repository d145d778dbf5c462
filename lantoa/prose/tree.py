"""The parsed tree of a body as HTML, and its words."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

_VOID = frozenset({"br", "hr", "img", "source"})


def write_html(element: Element) -> str:
    """A tree as HTML. Unlike Python-Markdown's own, it never takes "&lt;" in a text for markup already written."""
    parts: list[str] = []
    _write(element, parts)
    return "".join(parts)


def inner_html(root: Element) -> str:
    """The HTML of what stands in an element, without space around it."""
    parts = [_escaped(root.text or "")]
    for child in root:
        _write(child, parts)
    return "".join(parts).strip()


def _write(element: Element, parts: list[str]) -> None:
    tag, text, tail = element.tag, element.text, element.tail
    parts.append(f"<{tag}{_attributes(element)}>" if element.keys() else f"<{tag}>")
    if text:
        parts.append(_code(text) if tag == "code" else _escaped(text))
    for child in element:
        _write(child, parts)
    if tag not in _VOID:
        parts.append(f"</{tag}>")
    if tail:
        parts.append(tail if tail == "\n" else _escaped(tail))


def _attributes(element: Element) -> str:
    return "".join([f' {name}="{_quoted(value)}"' for name, value in element.items()])


def _code(text: str) -> str:
    """Python-Markdown has escaped the text of code, and of nothing else."""
    return _escaped(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(value: str) -> str:
    return _escaped(value).replace('"', "&quot;").replace("'", "&#x27;")


def words_of(element: Element) -> str:
    """The text of an element on one line, images by their alt."""
    if not len(element) and element.tag != "img":
        return " ".join((element.text or "").split())
    pieces: Sequence[str] = [
        *((element.get("alt", ""),) if element.tag == "img" else ()),
        element.text or "",
        *(words_of(child) + (child.tail or "") for child in element),
    ]
    return " ".join("".join(pieces).split())
