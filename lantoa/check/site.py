"""All files of a built site together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lantoa.check.addresses import Kind, read_address
from lantoa.check.asks import Given, ask
from lantoa.check.examine import examine, find_references, is_examined, place_faults
from lantoa.check.letters import read_text
from lantoa.check.links import severity_of
from lantoa.check.marks import Finding
from lantoa.check.pictures import Size, look_at_picture
from lantoa.check.references import Role
from lantoa.check.seen import Fault, Seen
from lantoa.errors import Position, Problem, Severity, problem
from lantoa.urls import output_path


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


def check_site(
    folder: Path, base_url: str, expected: Iterable[str] = (), name: str = "public"
) -> tuple[Problem, ...]:
    """What is wrong with a built site, each fault once with the number of files that show it (`pages`).

    `expected` are the URLs that were to be written; `name` is what problems call the folder. The work grows with
    the number of bytes of the site, and nothing is fetched from elsewhere.
    """
    site = open_published(folder, base_url, name)
    seen = {
        file: examine(file, site.read(file), base_url) for file in sorted(filter(is_examined, site.files))
    }
    return check_seen(seen, site, expected)


def open_published(folder: Path, base_url: str, name: str = "public") -> Published:
    """The files under a folder, hidden ones left out."""
    paths = (path for path in folder.rglob("*") if not path.name.startswith(".") and path.is_file())
    files = frozenset(path.relative_to(folder).as_posix() for path in paths)
    return Published(
        files,
        base_url,
        read=lambda file: (folder / file).read_bytes(),
        size_of=cache(lambda file: look_at_picture(folder / file)),
        name=name,
    )


def check_seen(
    seen: Mapping[str, Seen], site: Published, expected: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """What is wrong with a site, from what was seen in each of its files."""
    given = Given(site.files, seen, site.size_of)
    faults = [(file, fault) for file, some in seen.items() for fault in some.faults]
    faults += [
        (file, fault) for file in _find_asking(seen, given) for fault in find_lacking(file, site, given)
    ]
    return _together(site.name, faults, _missing_pages(site, expected))


def _find_asking(seen: Mapping[str, Seen], given: Given) -> list[str]:
    """The files that ask for something that is not there."""
    # Thousands of pages have the same masthead, which asks the same.
    stretches = {asks for some in seen.values() for asks in some.asks}
    asked: set[str] = set().union(*stretches)
    lacking = {one for one in asked - given.files if given.lacks(one)}
    if not lacking:
        return []
    asking = {asks for asks in stretches if not lacking.isdisjoint(asks)}
    return [file for file, some in seen.items() if not asking.isdisjoint(some.asks)]


def find_lacking(file: str, site: Published, given: Given) -> tuple[Fault, ...]:
    """What a file asks for that is not there, with the places."""
    text = read_text(site.read(file)) or ""
    return place_faults(text, _lacking(file, text, site.base_url, given))


def _lacking(file: str, text: str, base_url: str, given: Given) -> Iterator[tuple[Finding, int, Severity]]:
    for start, reference in find_references(file, text):
        address = read_address(reference.written, file, base_url)
        if address.kind is not Kind.INSIDE or not (found := given.lacks(ask(reference, address))):
            continue
        code, about = found
        if code == "built-broken-link" and reference.role is Role.PICTURE:
            code = "built-missing-picture"
        about = tuple(sorted((("target", reference.written), *about)))
        yield (code, about), start, severity_of(code, reference)


def _missing_pages(site: Published, expected: Iterable[str]) -> Iterator[Problem]:
    for url in expected:
        file = output_path(url).as_posix()
        if file not in site.files:
            yield problem(Position(f"{site.name}/{file}"), "built-missing-page", url=url)


def _together(
    name: str, faults: Iterable[tuple[str, Fault]], problems: Iterable[Problem]
) -> tuple[Problem, ...]:
    """One fault of a layout is on every page: it is told once, at the first of them."""
    groups: dict[Finding, list[Problem]] = {}
    for file, fault in faults:
        groups.setdefault((fault.code, fault.about), []).append(fault.problem(f"{name}/{file}"))
    for found in problems:
        groups.setdefault((found.code, found.about), []).append(found)
    return tuple(sorted(map(_one_of, groups.values())))


def _one_of(group: list[Problem]) -> Problem:
    first = min(group)
    pages = len({found.at.file for found in group})
    return Problem(first.at, first.code, tuple(sorted((*first.about, ("pages", str(pages))))), first.severity)
