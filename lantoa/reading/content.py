"""Reads content/: every file becomes a record, and every problem of every file is found in one run."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantoa.errors import Problem
from lantoa.reading.addresses import check_addresses
from lantoa.reading.drafts import check_drafts, drop_drafts
from lantoa.reading.file_read import TABLES, FileRead, Reader, Unmade, known_keys, read_one, unreadable
from lantoa.reading.folders import PageFile, check_slugs, read_page_files
from lantoa.reading.outline import outline_of
from lantoa.reading.references import Slugs, check_references
from lantoa.reading.schema.files import SiteFiles
from lantoa.records import Content, Entry
from lantoa.settings import SiteConfig

__all__ = ["TABLES", "Found", "Unmade", "gather", "known_keys", "read_content", "read_pages"]


@dataclass(frozen=True, slots=True)
class Found:
    """What stands under content/: `pages` are all files but the `drafts` left out, most in `content` or `unmade`."""

    content: Content
    unmade: tuple[Unmade, ...]
    pages: tuple[PageFile, ...]
    drafts: tuple[PageFile, ...]
    problems: tuple[Problem, ...]


def read_content(root: Path, config: SiteConfig, drafts: bool = False) -> tuple[Content, tuple[Problem, ...]]:
    """The records of `read_pages`, and the problems of all files."""
    found = read_pages(root, config, drafts)
    return found.content, found.problems


def read_pages(root: Path, config: SiteConfig, drafts: bool = False) -> Found:
    """Everything under content/ of the site in a folder: `gather` of `read_one` of each of its files."""
    files, strays = read_page_files(root)
    reader = Reader.of(SiteFiles(root), config)
    return gather((_read(root, page, reader) for page in files), strays, config, drafts)


def _read(root: Path, page: PageFile, reader: Reader) -> FileRead:
    try:
        raw = (root / page.file).read_bytes()
    except OSError as fault:
        return unreadable(page, fault)
    return read_one(page, raw, reader)


def gather(
    reads: Iterable[FileRead], strays: Iterable[Problem], config: SiteConfig, drafts: bool = False
) -> Found:
    """What all files of a site are together, and their problems with `strays`, sorted.

    `reads` are of every page file, in the order of `read_page_files`. With errors among the problems the content is
    incomplete and must not be published. Drafts are work in progress: unless `drafts` asks for them, they are left
    out and so are their problems, and references to them (with a warning).
    """
    every = tuple(reads)
    files = tuple(each.page for each in every)
    read = tuple(each for each in every if drafts or not each.is_draft)
    content, slugs = _gathered(read), Slugs.of(files)
    outlines = [outline_of(each) for each in entries_of(content)]
    found = {
        *strays,
        *check_slugs(files),
        *(fault for each in read for fault in each.problems),
        *check_references(outlines, slugs, (name for each in read for name in each.named), content.at),
        *check_addresses(outlines, config, content.at),
    }
    pages = tuple(each.page for each in read)
    shown = frozenset(pages)
    hidden = slugs.without(Slugs.of(pages))
    return Found(
        drop_drafts(content, hidden),
        tuple(each.unmade for each in read if each.unmade),
        pages,
        tuple(file for file in files if file not in shown),
        tuple(sorted({*found, *check_drafts(outlines, hidden, content.at)})),
    )


def _gathered(read: Iterable[FileRead]) -> Content:
    made = [each for each in read if each.entry is not None]
    return Content(
        models=_of_kind(made, "models"),
        news=_of_kind(made, "news"),
        programmes=_of_kind(made, "programmes"),
        pages=_of_kind(made, "pages"),
        positions={each.page.file: each.positions for each in made},
    )


def _of_kind(made: Iterable[FileRead], kind: str) -> tuple[Any, ...]:
    entries: list[Any] = [each.entry for each in made if each.page.kind == kind]
    return tuple(sorted(entries, key=lambda entry: (entry.slug, entry.file)))


def entries_of(content: Content) -> tuple[Entry, ...]:
    """Everything that has a page of its own."""
    return (*content.models, *content.news, *content.programmes, *content.pages)
