"""Makes a parsed body fit for its page: headings, links, images and tables."""

import posixpath
import re
from itertools import pairwise
from xml.etree.ElementTree import Element

from lantoa.errors import Problem, problem, warning
from lantoa.prose.links import LinkUse, resolve_link
from lantoa.prose.pictures import figure_element, lift_figures, picture_element
from lantoa.prose.places import Places
from lantoa.prose.surroundings import Enquiry
from lantoa.prose.tree import words_of
from lantoa.reading.schema.alts import is_file_name
from lantoa.reading.schema.files import Missing
from lantoa.records import Photo
from lantoa.vietnamese.text import slugify
from lantoa.views import Heading

_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ALIGN = re.compile(r"text-align: (left|center|right);")
_INLINE_PARENTS = frozenset({"a", "em", "strong", "h2", "h3", "h4", "h5", "h6", "sub", "sup", "del"})


class Finisher:
    """Changes the tree of one body in place, and collects its headings, links and problems."""

    def __init__(self, file: str, places: Places, enquiry: Enquiry) -> None:
        self._file = file
        self._places = places
        self._enquiry = enquiry
        self._around = enquiry.around
        self.headings: list[Heading] = []
        self.uses: list[LinkUse] = []
        self.problems: list[Problem] = []

    def finish(self, root: Element) -> None:
        """Finish the tree of the body."""
        self._finish_headings(root)
        if _has(root, "a") or _has(root, "img"):
            self._finish_targets(root)
        if _has(root, "table"):
            self._finish_tables(root)

    def _finish_headings(self, root: Element) -> None:
        """The page's title is its h1: a body that uses h1 itself moves down a level. Sets ids, finds gaps."""
        found = [element for element in root.iter() if element.tag in _LEVELS]
        shift = 1 if any(element.tag == "h1" for element in found) else 0
        taken = set(self._around.taken)
        for element in found:
            text, level = words_of(element), min(_LEVELS.index(element.tag) + 1 + shift, 6)
            anchor = _free(slugify(text)[:80].strip("-") or "muc", taken)
            element.tag = _LEVELS[level - 1]
            element.set("id", anchor)
            self.headings.append(Heading(anchor, text, level))
        self._find_gaps(shift)

    def _find_gaps(self, shift: int) -> None:
        levels = [heading.level for heading in self.headings]
        gaps = [(at, above) for at, (above, level) in enumerate(pairwise((1, *levels))) if level > above + 1]
        places = self._places.of_headings(heading.text for heading in self.headings) if gaps else ()
        for number, above in gaps:
            text, marks = self.headings[number].text, "#" * (above + 1 - shift)
            self.problems.append(problem(places[number], "heading-skipped", text=text, marks=marks))

    def _finish_targets(self, root: Element) -> None:
        for parent in [element for element in root.iter() if len(element)]:
            for child in list(parent):
                if child.tag == "a":
                    self._finish_link(child)
                elif child.tag == "img":
                    self._finish_image(parent, child)
        if _has(root, "figure"):
            lift_figures(root)

    def _finish_link(self, link: Element) -> None:
        written = link.attrib.pop("href", "")
        at = self._places.of_target(written.removeprefix("mailto:"))
        target = resolve_link(written, self._file, at, self._enquiry)
        self.problems.extend([target.problem] if target.problem else [])
        self.uses.extend([target.use] if target.use else [])
        if not words_of(link):
            self.problems.append(problem(at, "link-without-words", value=written))
        if not target.href:
            link.tag = "span"
            return
        link.set("href", target.href)
        if target.elsewhere:
            link.set("rel", "noopener")

    def _finish_image(self, parent: Element, image: Element) -> None:
        written, alt, caption = (image.attrib.pop(name, "") for name in ("src", "alt", "title"))
        at = self._places.of_target(written)
        if not alt:
            self.problems.append(problem(at, "missing-alt"))
        elif is_file_name(alt, written):
            self.problems.append(warning(at, "alt-is-file-name", value=alt))
        path = self._enquiry.file(posixpath.dirname(self._file), written)
        image.tag = "span"
        if isinstance(path, Missing):
            suggestion = ", ".join(path.suggestions)
            self.problems.append(problem(at, path.code, value=written, suggestion=suggestion))
            return
        picture = self._enquiry.picture(Photo(path, alt, caption))
        if picture is None:
            return
        shown = picture_element(picture, self._around.href)
        if parent.tag not in _INLINE_PARENTS:
            shown = figure_element(shown, caption)
        shown.tail = image.tail
        parent[list(parent).index(image)] = shown

    def _finish_tables(self, root: Element) -> None:
        """A wide table scrolls in a box of its own, which a keyboard can reach; cells align by class."""
        for cell in (*root.iter("th"), *root.iter("td")):
            aligned = _ALIGN.fullmatch(cell.attrib.pop("style", ""))
            if aligned and aligned.group(1) != "left":
                cell.set("class", aligned.group(1))
            if cell.tag == "th":
                cell.set("scope", "col")
        pairs = [(parent, child) for parent in root.iter() for child in parent if child.tag == "table"]
        for number, (parent, table) in enumerate(pairs, start=1):
            label = self._around.table_label.format(number=number)
            box = Element("div", {"class": "wide", "role": "region", "tabindex": "0", "aria-label": label})
            parent[list(parent).index(table)] = box
            box.append(table)
            box.tail, table.tail = table.tail, "\n"


def _has(root: Element, tag: str) -> bool:
    return next(root.iter(tag), None) is not None


def _free(wanted: str, taken: set[str]) -> str:
    """An id that the page does not have yet: "ket-qua", then "ket-qua-2"."""
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name
