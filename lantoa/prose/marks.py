"""The marks of links and images in a body, and what stands in their brackets.

Each pattern reads a character once, and begins with a letter that is quickly looked for. What Python-Markdown has for
links and images is quadratic in the brackets.
"""

import html
import re
from xml.etree.ElementTree import Element

_TEXT = r"((?:[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*))"
_DESTINATION = r"\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)"
IMAGE = rf"!\[([^\[\]]*)\]{_DESTINATION}"
LINK = rf"\[(?<!!\[){_TEXT}\](?:{_DESTINATION}|\[([^\[\]\n]*)\])?"
BARE = r"(?<![\w/@.:])https?://[^\s<>\[\]()\"'\x02\x03]*(?:\([^\s<>\[\]()\"'\x02\x03]*\)[^\s<>\[\]()\"'\x02\x03]*)*"
ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"

_TITLED = re.compile(r"(.*?)\s+\"(.*)\"", re.DOTALL)
_ENTITY = re.compile(ENTITY)


def split_destination(written: str) -> tuple[str, str]:
    """What stands in the brackets of a link or an image: its target and its title."""
    found = _TITLED.fullmatch(written.strip()) if '"' in written else None
    target, title = (found.group(1), found.group(2)) if found else (written.strip(), "")
    return target.removeprefix("<").removesuffix(">").strip(), title.strip()


def read_entities(written: str) -> str:
    """What `&amp;` and the like stand for; "&copy=1" in an address is no entity, though HTML would read one."""
    return _ENTITY.sub(lambda found: html.unescape(found.group()), written) if "&" in written else written


def image_element(alt: str, destination: str) -> Element:
    """An image as it was written: its target in `src`, its title in `title`."""
    target, title = split_destination(destination)
    attributes = {"src": target, "alt": " ".join(read_entities(alt).split()), "title": read_entities(title)}
    return Element("img", attributes)


def link_element(text: str, destination: str) -> Element:
    """A link as it was written: its target in `href`."""
    link = Element("a", {"href": split_destination(destination)[0]})
    link.text = text
    return link


def address_of(found: str) -> str:
    """The address in what `BARE` matched: a full stop after it is not part of it; "" for a scheme alone."""
    address = found.rstrip(".,;:!?…*_~")
    return address if len(address) > len("https://") else ""
