"""Reads content/: every file becomes a record, and every problem of every file is found in one run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lantoa.errors import Position, Problem, problem
from lantoa.places import Gazetteer
from lantoa.reading.addresses import check_addresses
from lantoa.reading.config import FIT_KINDS
from lantoa.reading.drafts import check_drafts, drop_drafts
from lantoa.reading.folders import PageFile, check_slugs, read_page_files
from lantoa.reading.front_matter import Parts, has_text, split_parts
from lantoa.reading.located import LMap, LText, parse_yaml
from lantoa.reading.outline import outline_of
from lantoa.reading.references import Slugs, check_references
from lantoa.reading.schema import tables
from lantoa.reading.schema.files import SiteFiles
from lantoa.reading.schema.read import read_record
from lantoa.reading.schema.reading import Known, Named, Reading, folder_of
from lantoa.reading.schema.types import Record
from lantoa.reading.schema.vocabulary import YES
from lantoa.records import Content, Entry
from lantoa.settings import SiteConfig
from lantoa.vietnamese.text import clean

TABLES: Mapping[str, Record] = {
    "models": tables.MODEL,
    "news": tables.NEWS,
    "programmes": tables.PROGRAMME,
    "pages": tables.PAGE,
}


@dataclass(frozen=True, slots=True)
class Unmade:
    """A page whose front matter made no record. Its text is checked all the same, and it still has its address."""

    page: PageFile
    head: str
    body: str
    body_line: int


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
    """Everything under content/ of the site in a folder, and the problems of all its files, sorted.

    With errors among them the content is incomplete and must not be published. Drafts are work in progress: unless
    `drafts` asks for them, they are left out and so are their problems, and references to them (with a warning).
    """
    files, problems = read_page_files(root)
    reader = Reader(root, SiteFiles(root), Gazetteer(config.places), known_keys(config))
    read = tuple(each for each in map(reader.read, files) if drafts or not each.is_draft)
    content = _gathered(read)
    slugs = Slugs.of(files)
    outlines = [outline_of(each) for each in entries_of(content)]
    found = {
        *problems,
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


def known_keys(config: SiteConfig) -> Known:
    """The keys that site_config.yaml defines, by what refers to them."""
    return {
        "field": {key: field.name for key, field in config.fields.items()},
        "level": config.levels,
        **{kind: config.fit.get(kind, {}) for kind in FIT_KINDS},
    }


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of one file: `entry` is None where no record can be made."""

    page: PageFile
    problems: tuple[Problem, ...]
    entry: Any = None
    positions: Mapping[str, Position] = field(default_factory=dict)
    unmade: Unmade | None = None
    named: tuple[Named, ...] = ()
    is_draft: bool = False

    def at(self, path: str) -> Position:
        """The place of a value; of the nearest value around it where it was not written."""
        while path and path not in self.positions:
            path = path.rpartition(".")[0]
        return self.positions.get(path, Position(self.page.file))


@dataclass(frozen=True, slots=True)
class Reader:
    root: Path
    files: SiteFiles
    gazetteer: Gazetteer
    known: Known

    def read(self, page: PageFile) -> FileRead:
        """One page's record, with its problems."""
        try:
            raw = (self.root / page.file).read_bytes()
        except OSError as error:
            return FileRead(page, (problem(Position(page.file), "file-unreadable", reason=error.strerror),))
        parts, problems = split_parts(raw, page.file)
        if parts is None:
            return FileRead(page, problems)
        head, faults = parse_yaml(parts.head, page.file, first_line=2)
        body, body_line = _trimmed(parts)
        found = [*problems, *faults]
        if page.kind != "programmes" and not has_text(body):
            found.append(problem(Position(page.file, parts.body_line), "empty-body"))
        reading = Reading(page.file, folder_of(page.file), self.files, self.gazetteer, self.known, found)
        given = {"slug": page.name, "file": page.file, "body": body, "body_line": body_line}
        entry = read_record(TABLES[page.kind], head, "", reading, **given) if head else None
        unmade = None if entry else Unmade(page, parts.head, body, body_line)
        is_draft = head is not None and _is_draft(head)
        named = tuple(name for name in reading.named if name.to in ("model", "programme"))
        return FileRead(page, tuple(reading.problems), entry, reading.positions, unmade, named, is_draft)


def entries_of(content: Content) -> tuple[Entry, ...]:
    """Everything that has a page of its own."""
    return (*content.models, *content.news, *content.programmes, *content.pages)


def _trimmed(parts: Parts) -> tuple[str, int]:
    """The body without empty lines above it, and its first line: where a problem in it is reported."""
    above = len(parts.body) - len(parts.body.lstrip("\n"))
    return clean(parts.body).strip("\n"), parts.body_line + above


def _is_draft(head: LMap) -> bool:
    """Whether a page says so, even where nothing else in it can be read."""
    written = head.get("draft")
    return isinstance(written, LText) and written.value.strip().lower() in YES


def _gathered(read: Iterable[FileRead]) -> Content:
    made = [each for each in read if each.entry is not None]
    return Content(
        models=_sorted(each.entry for each in made if each.page.kind == "models"),
        news=_sorted(each.entry for each in made if each.page.kind == "news"),
        programmes=_sorted(each.entry for each in made if each.page.kind == "programmes"),
        pages=_sorted(each.entry for each in made if each.page.kind == "pages"),
        positions={each.page.file: each.positions for each in made},
    )


def _sorted(entries: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.slug, entry.file)))
