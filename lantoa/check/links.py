"""Whether what a file points to is there, and pictures are what the page says of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lantoa.check.built import Address, Built, Kind
from lantoa.check.outline import severity_of
from lantoa.check.pictures import Size, is_measured, read_picture_size
from lantoa.check.references import Reference, Role
from lantoa.check.tags import Tag
from lantoa.errors import Position, Problem, Severity

_FAULTS = {
    (Kind.EMPTY, False): "built-empty-link",
    (Kind.EMPTY, True): "built-empty-link",
    (Kind.OUTSIDE_BASE, False): "built-outside-base",
    (Kind.OUTSIDE_BASE, True): "built-outside-base",
    (Kind.UNSAFE, False): "built-unsafe-link",
    (Kind.UNSAFE, True): "built-unsafe-link",
    (Kind.CONTENT, False): "built-unsafe-link",
    (Kind.ELSEWHERE, True): "built-third-party",
}
"""What is wrong with an address by its kind and whether the page loads it (True) or only links to it."""


@dataclass(slots=True)
class Notes:
    """What is remembered from file to file: ids of pages, links to look up in them, addresses, sizes of pictures."""

    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    addresses: dict[str, Address] = field(default_factory=dict)
    anchors: list[tuple[Position, Address, str]] = field(default_factory=list)
    sizes: dict[str, Size | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that points to others, and its text."""

    built: Built
    file: str
    text: str

    def problem(self, offset: int, code: str, **about: str) -> Problem:
        """A problem at an offset of the file."""
        at = self.built.at(self.file, self.text, offset)
        return Problem(at, code, tuple(sorted(about.items())), severity_of(code))


def check_references(source: Source, references: Iterable[Reference], notes: Notes) -> Iterator[Problem]:
    """Every address leads to a file that was built, or to where it may."""
    for reference in dict.fromkeys(references):
        address = _read_address(source, reference.written, notes)
        if code := _fault(source.built, reference, address):
            found = source.problem(reference.start, code, target=reference.written)
            yield replace(found, severity=Severity.WARNING) if _is_cited(reference, code) else found
        elif address.kind is Kind.INSIDE and address.fragment:
            at = source.built.at(source.file, source.text, reference.start)
            notes.anchors.append((at, address, reference.written))
        elif address.kind is Kind.INSIDE and reference.role is Role.PICTURE and is_measured(address.file):
            yield from _check_picture(source, address.file, reference, notes)


def check_anchors(notes: Notes) -> Iterator[Problem]:
    """Every fragment names an id of its page; asked once all pages are known."""
    for at, address, written in notes.anchors:
        known = notes.ids.get(address.file)
        if known is not None and address.fragment not in known and address.fragment != "top":
            yield Problem(at, "built-broken-anchor", (("target", written),))


def check_proportion(source: Source, tag: Tag, notes: Notes) -> Iterator[Problem]:
    """The width and height of an img have the shape of its file, or the page would jump when it comes."""
    address = source.built.read_address(tag.get("src"), source.file)
    said = (tag.get("width"), tag.get("height"))
    if address.file not in source.built.files or not is_measured(address.file):
        return
    size = _size(source.built, address.file, notes)
    if size is None or not all(map(str.isdecimal, said)):
        return
    if abs(int(said[0]) * size[1] - int(said[1]) * size[0]) > max(size):
        about = {"target": tag.get("src"), "said": "×".join(said), "real": f"{size[0]}×{size[1]}"}
        yield source.problem(tag.start, "built-picture-size", **about)


def check_canonical(source: Source, tag: Tag) -> Iterator[Problem]:
    """A canonical address is whole and of this site."""
    address = source.built.read_address(tag.get("href"), source.file)
    if address.kind is not Kind.INSIDE or not tag.get("href").startswith(source.built.base_url):
        yield source.problem(tag.start, "built-canonical", target=tag.get("href"))


def _read_address(source: Source, written: str, notes: Notes) -> Address:
    """What an address means. One from the root means the same on every page, and every page has the same menu."""
    if not written.startswith("/"):
        return source.built.read_address(written, source.file)
    if written not in notes.addresses:
        notes.addresses[written] = source.built.read_address(written, source.file)
    return notes.addresses[written]


def _fault(built: Built, reference: Reference, address: Address) -> str:
    """The code of what is wrong with an address, "" when nothing is."""
    if address.kind is Kind.INSIDE and address.file not in built.files:
        return "built-missing-picture" if reference.role is Role.PICTURE else "built-broken-link"
    return _FAULTS.get((address.kind, reference.role not in (Role.LINK, Role.MADE)), "")


def _is_cited(reference: Reference, code: str) -> bool:
    """A whole address below the site's own: an editor cites what may stand there without having been built here."""
    return code == "built-broken-link" and reference.role is Role.LINK and "://" in reference.written


def _check_picture(source: Source, file: str, reference: Reference, notes: Notes) -> Iterator[Problem]:
    size = _size(source.built, file, notes)
    if size is None:
        yield source.problem(reference.start, "built-bad-picture", target=reference.written)
    elif reference.width and reference.width != size[0]:
        about = {"target": reference.written, "said": f"{reference.width}w", "real": f"{size[0]}w"}
        yield source.problem(reference.start, "built-picture-size", **about)


def _size(built: Built, file: str, notes: Notes) -> Size | None:
    if file not in notes.sizes:
        notes.sizes[file] = read_picture_size(built.folder / file)
    return notes.sizes[file]
