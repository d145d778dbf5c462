"""Images of a body as figures, the same as those of the page around it (layouts/parts/picture.html)."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from lantoa.views import Picture

SIZES = "(min-width: 44em) 40rem, calc(100vw - 2rem)"
"""A body is as wide as its measure, or as a phone."""


def picture_element(picture: Picture, href: Callable[[str], str]) -> Element:
    """A photo in every width that was planned."""
    element = Element("picture")
    for form, renditions in (("avif", picture.avif), ("webp", picture.webp)):
        if renditions:
            widths = ", ".join(f"{href(made.url)} {made.width}w" for made in renditions)
            SubElement(element, "source", {"type": f"image/{form}", "srcset": widths, "sizes": SIZES})
    size = {"width": str(picture.jpeg.width), "height": str(picture.jpeg.height)}
    looks = {"class": picture.classes} if picture.classes else {}
    lazy = {"loading": "lazy", "decoding": "async"}
    SubElement(element, "img", {"src": href(picture.jpeg.url), **size, "alt": picture.alt, **looks, **lazy})
    return element


def figure_element(picture: Element, caption: str) -> Element:
    """A picture with its caption."""
    figure = Element("figure", {"class": "picture"})
    figure.append(picture)
    if caption:
        SubElement(figure, "figcaption").text = caption
    return figure


def lift_figures(root: Element) -> None:
    """Put the figures of each paragraph behind it: a paragraph cannot hold one. An emptied paragraph goes."""
    for parent in list(root.iter()):
        for paragraph in [child for child in parent if child.tag == "p"]:
            figures = [child for child in paragraph if child.tag == "figure"]
            if figures:
                _lift(parent, paragraph, figures)


def _lift(parent: Element, paragraph: Element, figures: list[Element]) -> None:
    place = list(parent).index(paragraph) + 1
    for figure in reversed(figures):
        _take_out(paragraph, figure)
        figure.tail = "\n"
        parent.insert(place, figure)
    if not len(paragraph) and not (paragraph.text or "").strip():
        parent.remove(paragraph)


def _take_out(parent: Element, child: Element) -> None:
    """Remove an element, keeping the text that follows it."""
    before = list(parent).index(child) - 1
    if before >= 0:
        parent[before].tail = (parent[before].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)
