"""The words of a block with their links, images, bold and slanted words: the everyday part of Markdown's inline marks.

Like Python-Markdown, it takes images first, then links, then bare addresses, then stars, and puts a token into the
text for each one that it has taken.
"""

import re
from xml.etree.ElementTree import Element

from lantoa.prose.marks import BARE, IMAGE, LINK, address_of, image_element, link_element

_IMAGE, _LINK, _BARE = re.compile(IMAGE), re.compile(LINK), re.compile(BARE)
_STARS = re.compile(r"\*+")
_TOKEN = re.compile("\x02([0-9]+)\x03")


class Unusual(Exception):  # noqa: N818 (no error: Python-Markdown reads it)
    """A body holds what this reader leaves to Python-Markdown."""


def fill(element: Element, text: str) -> None:
    """Put a text with its marks into an element. Unusual when they may mean more than one thing."""
    if "*" in text or "[" in text or "://" in text:
        words = _Words()
        words.put(element, words.take_stars(words.take_links(text)))
    else:
        element.text = text


class _Words:
    def __init__(self) -> None:
        self._taken: list[Element] = []

    def take_links(self, text: str) -> str:
        if "[" in text:
            text = _LINK.sub(self._link, _IMAGE.sub(self._image, text) if "![" in text else text)
        return _BARE.sub(self._bare, text) if "://" in text else text

    def take_stars(self, text: str) -> str:
        """Two runs of the same one or two stars embrace words when neither has a space on their side."""
        runs = list(_STARS.finditer(text))
        if len(runs) % 2:
            raise Unusual
        parts, done = [], 0
        for opening, closing in zip(runs[::2], runs[1::2], strict=True):
            inner, size = text[opening.end() : closing.start()], len(opening[0])
            if size > 2 or size != len(closing[0]) or inner[0].isspace() or inner[-1].isspace():
                raise Unusual
            stressed = Element("strong" if size == 2 else "em")
            self.put(stressed, inner)
            parts += [text[done : opening.start()], self._token(stressed)]
            done = closing.end()
        return "".join([*parts, text[done:]])

    def put(self, element: Element, text: str) -> None:
        """The text becomes the element's, with the elements that its tokens stand for."""
        pieces = _TOKEN.split(text)
        element.text = pieces[0]
        for number, tail in zip(pieces[1::2], pieces[2::2], strict=True):
            child = self._taken[int(number)]
            child.tail = tail
            element.append(child)

    def _token(self, element: Element) -> str:
        self._taken.append(element)
        return f"\x02{len(self._taken) - 1}\x03"

    def _image(self, found: re.Match[str]) -> str:
        return self._token(image_element(found[1], found[2]))

    def _link(self, found: re.Match[str]) -> str:
        text, destination = found[1], found[2]
        if destination is None:
            return found[0]
        if "\x02" in found[0] or "[" in text:
            raise Unusual
        link = link_element(text, destination)
        if "*" in text:
            self.put(link, self.take_stars(text))
        return self._token(link)

    def _bare(self, found: re.Match[str]) -> str:
        address = address_of(found[0])
        if not address:
            raise Unusual
        link = Element("a", {"href": address})
        link.text = address
        return self._token(link) + found[0][len(address) :]
