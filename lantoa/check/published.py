"""A built site as the check finds it."""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lantoa.check.addresses import Kind, read_address
from lantoa.check.asks import Given, ask
from lantoa.check.examine import find_references, place_faults
from lantoa.check.letters import read_text
from lantoa.check.links import severity_of
from lantoa.check.marks import Finding
from lantoa.check.pictures import Size, look_at_picture
from lantoa.check.references import Role
from lantoa.check.seen import Fault
from lantoa.errors import Severity


@dataclass(frozen=True, slots=True)
class Published:
    """A built site: its files, how their bytes are read, and how the size of a picture is found (None: not whole).

    `base_url` ends with a slash; problems call the folder `name`. A file is read again only when it asks for what is
    not there, to tell the place.
    """

    files: Set[str]
    base_url: str
    read: Callable[[str], bytes]
    size_of: Callable[[str], Size | None]
    name: str = "public"


def open_published(folder: Path, base_url: str, name: str = "public") -> Published:
    """The files under a folder, hidden ones left out."""
    paths = (path for path in folder.rglob("*") if not path.name.startswith(".") and path.is_file())
    return Published(
        frozenset(path.relative_to(folder).as_posix() for path in paths),
        base_url,
        read=lambda file: (folder / file).read_bytes(),
        size_of=cache(lambda file: look_at_picture(folder / file)),
        name=name,
    )


def find_lacking(file: str, site: Published, given: Given) -> tuple[Fault, ...]:
    """What a file asks for that is not there, with the places."""
    text = read_text(site.read(file)) or ""
    return place_faults(text, _lacking(file, text, site.base_url, given))


def _lacking(file: str, text: str, base_url: str, given: Given) -> Iterator[tuple[Finding, int, Severity]]:
    asked = set().union(*given.seen[file].asks)
    for start, reference in find_references(file, text):
        address = read_address(reference.written, file, base_url)
        wanted = ask(reference, address) if address.kind is Kind.INSIDE else ""
        # What a page asks of itself was answered when it was examined.
        if wanted not in asked or not (found := given.lacks(wanted)):
            continue
        code, about = found
        if code == "built-broken-link" and reference.role is Role.PICTURE:
            code = "built-missing-picture"
        about = tuple(sorted((("target", reference.written), *about)))
        yield (code, about), start, severity_of(code, reference)
