"""The Markdown that editors may write: Python-Markdown with tables, without raw HTML.

Raw HTML is not parsed at all. Tags that HTML knows are dropped and told, comments are dropped, anything else in angle
brackets is text. Own patterns for images, links and addresses read each character once; the ones they replace are
quadratic in the number of brackets.
"""

import html
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from lantoa.prose.marks import BARE, ENTITY, IMAGE, LINK, address_of, image_element, link_element
from lantoa.prose.tags import HIDDEN, KNOWN
from lantoa.prose.tree import write_html

_MAIL = r"<([\w.+-]+@[\w-]+(?:\.[\w-]+)+)>"
_SMALL = r"<(su[bp])>([^<>]{1,80})</\1>"
_TAG = r"<(?:/?([A-Za-z][A-Za-z0-9]*)(?=[\s/>])[^<>]*|[!?][^<>]*)>"
_HIDDEN_OPENING = re.compile(rf"<!--|<({'|'.join(sorted(HIDDEN))})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_SIGN = re.compile(r"[`\\\[<&*_]")
"""With "://" and two spaces before a line end: what every inline pattern begins with."""
_HASHTAG = re.compile(r"(?=#{1,6}[^#\s])")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:[ \t]+(\S+)(?:[ \t]+\"([^\"\n]*)\")?[ \t]*$")

Drop = Callable[[str], None]
"""Called with the text of each tag that is dropped."""


def parse_markdown(body: str, drop: Drop, finish: Callable[[Element], None]) -> str:
    """The HTML of a body. `finish` may change the parsed tree; it is not sanitised yet.

    An `a` carries what was written as its target in `href`, an `img` its title in `title`.
    """
    return markdown_parser(drop, finish).convert(body)


def markdown_parser(drop: Drop, finish: Callable[[Element], None]) -> Markdown:
    """A parser for one body: it keeps what it read, and after a fault it would go on in the middle of a list."""
    parser = Markdown(extensions=["tables", "sane_lists", _Prose(drop, finish)])
    parser.serializer = write_html
    return parser


class _Prose(Extension):
    def __init__(self, drop: Drop, finish: Callable[[Element], None]) -> None:
        super().__init__()
        self._drop = drop
        self._finish = finish

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(_Hidden(md, self._drop), "hidden", 20)
        md.preprocessors.register(_Lines(md), "lines", 15)
        md.parser.blockprocessors.deregister("reference")
        for name in ("reference", "image_reference", "short_reference", "short_image_ref"):
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(_Link(LINK, md), "link", 160)
        md.inlinePatterns.register(_Image(IMAGE, md), "image_link", 165)
        md.inlinePatterns.register(_Mail(_MAIL, md), "automail", 110)
        md.inlinePatterns.register(_Small(_SMALL, md), "small", 95)
        md.inlinePatterns.register(_Tag(_TAG, md, self._drop), "html", 90)
        md.inlinePatterns.register(_Bare(BARE, md), "bare", 85)
        md.inlinePatterns.register(_Entity(ENTITY, md), "entity", 80)
        md.treeprocessors.register(_Unmarked(md), "unmarked", 30)
        md.treeprocessors.register(_Finish(md, self._finish), "finish", -10)


class _Hidden(Preprocessor):
    """Takes out comments, and elements whose content is no text (scripts, styles, films) together with it."""

    def __init__(self, md: Markdown, drop: Drop) -> None:
        super().__init__(md)
        self._drop = drop

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        kept, done, unclosed = [], 0, set[str]()
        for found in _HIDDEN_OPENING.finditer(text):
            name = (found.group(1) or "!--").lower()
            if found.start() < done or name in unclosed or _is_code(text, found.start()):
                continue
            end = _closing(text, name, found.end())
            if end < 0:
                unclosed.add(name)
                continue
            if name != "!--":
                self._drop(found.group())
            kept.append(text[done : found.start()])
            done = end
        return ("".join(kept) + text[done:]).split("\n")


def _closing(text: str, name: str, start: int) -> int:
    """Where an element ends that is taken out whole; -1 when it never does."""
    if name == "!--":
        end = text.find("-->", start)
        return end + 3 if end >= 0 else -1
    found = re.compile(rf"</{name}\s{{0,9}}>", re.IGNORECASE).search(text, start)
    return found.end() if found else -1


def _is_code(text: str, offset: int) -> bool:
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return line.startswith(("    ", "\t")) or line.count("`") % 2 == 1


class _Lines(Preprocessor):
    """Takes out definitions of reference links, and keeps a "#hashtag" at the start of a line from being a heading."""

    def run(self, lines: list[str]) -> list[str]:
        kept = []
        for line in lines:
            defined = _DEFINITION.match(line)
            if defined:
                self.md.references[_label(defined.group(1))] = (defined.group(2), defined.group(3) or "")
            else:
                kept.append(f"\\{line}" if _HASHTAG.match(line) else line)
        return kept


def _label(written: str) -> str:
    return " ".join(written.split()).casefold()


Answer = tuple[Element | str | None, int | None, int | None]
_NO: Answer = (None, None, None)


class _Image(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> Answer:  # type: ignore[override]  # noqa: ARG002, N802
        return image_element(m.group(1), m.group(2)), m.start(), m.end()


class _Link(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> Answer:  # type: ignore[override]  # noqa: ARG002, N802
        text, destination, label = m.group(1), m.group(2), m.group(3)
        if destination is None:
            known = self.md.references.get(_label(label or text))
            if known is None:
                return _NO
            destination = known[0]
        return link_element(text, destination), m.start(), m.end()


class _Bare(InlineProcessor):
    """An address in running text becomes a link; a full stop after it is not part of it."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> Answer:  # type: ignore[override]  # noqa: ARG002, N802
        address = address_of(m.group())
        link = Element("a", {"href": address})
        link.text = AtomicString(address)
        return (link, m.start(), m.start() + len(address)) if address else _NO


class _Mail(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> Answer:  # type: ignore[override]  # noqa: ARG002, N802
        link = Element("a")
        link.set("href", f"mailto:{m.group(1)}")
        link.text = AtomicString(m.group(1))
        return link, m.start(), m.end()


class _Small(InlineProcessor):
    """m<sup>2</sup> and CO<sub>2</sub> are how people write units."""

    def handleMatch(self, m: re.Match[str], data: str) -> Answer:  # type: ignore[override]  # noqa: ARG002, N802
        small = Element(m.group(1))
        small.text = m.group(2)
        return small, m.start(), m.end()


class _Tag(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, drop: Drop) -> None:
        super().__init__(pattern, md)
        self._drop = drop

    def handleMatch(self, m: re.Match[str], data: str) -> Answer:  # type: ignore[override]  # noqa: ARG002, N802
        name = (m.group(1) or "").lower()
        if name == "br":
            return Element("br"), m.start(), m.end()
        if name and name not in KNOWN:
            return _NO
        if not m.group().startswith(("</", "<!--")):
            self._drop(m.group())
        return "", m.start(), m.end()


class _Entity(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> Answer:  # type: ignore[override]  # noqa: ARG002, N802
        return AtomicString(html.unescape(m.group())), m.start(), m.end()


class _Unmarked(Treeprocessor):
    """Spares texts in which no inline pattern can find anything the search for each of them."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            text = element.text
            if text and not _SIGN.search(text) and "://" not in text and "  \n" not in text:
                element.text = AtomicString(text)


class _Finish(Treeprocessor):
    def __init__(self, md: Markdown, finish: Callable[[Element], None]) -> None:
        super().__init__(md)
        self._finish = finish

    def run(self, root: Element) -> None:
        self._finish(root)
