"""All checks of a built site together."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

from lantoa.check.built import Built, read_built
from lantoa.check.letters import find_wrong_letters, read_text
from lantoa.check.links import (
    Notes,
    Source,
    check_anchors,
    check_canonical,
    check_proportion,
    check_references,
)
from lantoa.check.outline import check_outline, read_ids
from lantoa.check.references import Reference, find_in_css, find_in_json, find_in_page, find_in_xml
from lantoa.check.tags import Tag, read_tags
from lantoa.errors import Problem, problem
from lantoa.urls import output_path

_READERS: dict[str, Callable[[str], Iterable[Reference]]] = {
    ".css": find_in_css,
    ".xml": find_in_xml,
    ".svg": find_in_xml,
    ".json": find_in_json,
    ".webmanifest": find_in_json,
    ".txt": lambda _text: (),
    ".csv": lambda _text: (),
}
_NOT_OURS = ("pagefind/",)
"""What other programs wrote: it must be there, but what is in it is theirs."""


def check_site(
    folder: Path, base_url: str, expected: Iterable[str] = (), name: str = "public"
) -> tuple[Problem, ...]:
    """What is wrong with a built site, each fault once with the number of files that show it (`pages`).

    `expected` are the URLs that were to be written; `name` is what problems call the folder. The work grows with
    the number of bytes of the site, and nothing is fetched from elsewhere.
    """
    built = read_built(folder, name, base_url)
    notes = Notes()
    found: list[Problem] = []
    for file in sorted(built.files):
        if not file.startswith(_NOT_OURS):
            found.extend(_check_file(built, file, notes))
    found.extend(check_anchors(notes))
    found.extend(_missing_pages(built, expected))
    return _together(found)


def _check_file(built: Built, file: str, notes: Notes) -> Iterator[Problem]:
    suffix = Path(file).suffix
    if suffix != ".html" and suffix not in _READERS:
        return
    text = read_text((built.folder / file).read_bytes())
    if text is None:
        yield problem(built.at(file), "built-bad-utf8")
        return
    source = Source(built, file, text)
    for code, offset, seen in find_wrong_letters(text):
        yield source.problem(offset, code, seen=seen)
    yield from (
        _check_page(source, notes) if suffix == ".html" else _check_data(source, _READERS[suffix], notes)
    )


def _check_data(
    source: Source, read: Callable[[str], Iterable[Reference]], notes: Notes
) -> Iterator[Problem]:
    try:
        references = tuple(read(source.text))
    except (ValueError, Xml.ParseError) as fault:
        yield source.problem(0, "built-bad-data", fault=str(fault))
        return
    yield from check_references(source, references, notes)


def _check_page(source: Source, notes: Notes) -> Iterator[Problem]:
    tags = tuple(read_tags(source.text))
    notes.ids[source.file] = read_ids(tags)
    for code, offset, about in check_outline(source.text, tags):
        yield source.problem(offset, code, **about)
    yield from check_references(source, find_in_page(tags), notes)
    for tag in tags:
        if tag.name == "img":
            yield from check_proportion(source, tag, notes)
        elif tag.name == "link" and tag.get("rel") == "canonical":
            yield from check_canonical(source, tag)
        elif tag.name == "script" and tag.get("type") == "application/ld+json":
            yield from _check_json_ld(source, tag)


def _check_json_ld(source: Source, tag: Tag) -> Iterator[Problem]:
    try:
        tuple(find_in_json(tag.text))
    except ValueError as fault:
        yield source.problem(tag.start, "built-bad-data", fault=str(fault))


def _missing_pages(built: Built, expected: Iterable[str]) -> Iterator[Problem]:
    for url in expected:
        file = output_path(url).as_posix()
        if file not in built.files:
            yield problem(built.at(file), "built-missing-page", url=url)


def _together(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """One fault of a layout is on every page: it is told once, at the first of them."""
    groups: dict[tuple[str, tuple[tuple[str, str], ...]], list[Problem]] = {}
    for found in problems:
        groups.setdefault((found.code, found.about), []).append(found)
    return tuple(sorted(map(_one_of, groups.values())))


def _one_of(group: list[Problem]) -> Problem:
    first = min(group)
    pages = len({found.at.file for found in group})
    return Problem(first.at, first.code, tuple(sorted((*first.about, ("pages", str(pages))))), first.severity)
