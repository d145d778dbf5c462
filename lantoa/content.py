"""Reads content/: every file becomes a record, and every problem of every file is found in one run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantoa.addresses import check_addresses
from lantoa.config import FIT_KINDS
from lantoa.drafts import check_drafts, drop_drafts
from lantoa.errors import Position, Problem, problem
from lantoa.folders import PageFile, check_slugs, read_page_files
from lantoa.front_matter import has_text, parse_front_matter
from lantoa.located import LMap, LText
from lantoa.places import Gazetteer
from lantoa.records import Content
from lantoa.references import Slugs, check_references
from lantoa.schema import tables
from lantoa.schema.files import SiteFiles
from lantoa.schema.read import read_record
from lantoa.schema.reading import Known, Reading, folder_of
from lantoa.schema.types import Record
from lantoa.schema.vocabulary import YES
from lantoa.settings import SiteConfig
from lantoa.text import clean

TABLES: Mapping[str, Record] = {
    "models": tables.MODEL,
    "news": tables.NEWS,
    "programmes": tables.PROGRAMME,
    "pages": tables.PAGE,
}


def read_content(root: Path, config: SiteConfig, drafts: bool = False) -> tuple[Content, tuple[Problem, ...]]:
    """Everything under content/ of the site in a folder, and the problems of all its files, sorted.

    With errors among them the content is incomplete and must not be published. Drafts are work in progress: unless
    `drafts` asks for them, they are left out and so are their problems, and references to them (with a warning).
    """
    files, problems = read_page_files(root)
    reader = _Reader(root, SiteFiles(root), Gazetteer(config.places), known_keys(config))
    read = tuple(each for each in map(reader.read, files) if drafts or not each.is_draft)
    content = _gathered(read)
    slugs = Slugs.of(files)
    found = {
        *problems,
        *check_slugs(files),
        *(fault for each in read for fault in each.problems),
        *check_references(content, slugs),
        *check_addresses(content, config),
    }
    hidden = slugs.without(Slugs.of(each.page for each in read))
    return drop_drafts(content, hidden), tuple(sorted({*found, *check_drafts(content, hidden)}))


def known_keys(config: SiteConfig) -> Known:
    """The keys that site_config.yaml defines, by what refers to them."""
    return {
        "field": {key: field.name for key, field in config.fields.items()},
        "level": config.levels,
        **{kind: config.fit.get(kind, {}) for kind in FIT_KINDS},
    }


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of one file: None for the entry where it cannot be made."""

    page: PageFile
    entry: Any
    positions: Mapping[str, Position]
    problems: tuple[Problem, ...]
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class _Reader:
    root: Path
    files: SiteFiles
    gazetteer: Gazetteer
    known: Known

    def read(self, page: PageFile) -> _Read:
        """One page's record, with its problems."""
        try:
            raw = (self.root / page.file).read_bytes()
        except OSError as error:
            unread = problem(Position(page.file), "file-unreadable", reason=error.strerror)
            return _Read(page, None, {}, (unread,))
        written, problems = parse_front_matter(raw, page.file)
        if written is None:
            return _Read(page, None, {}, problems)
        reading = Reading(
            page.file, folder_of(page.file), self.files, self.gazetteer, self.known, list(problems)
        )
        body = clean(written.body).strip("\n")
        # Empty lines above the text are cut, so that it begins where a problem in it is reported.
        above = len(written.body) - len(written.body.lstrip("\n"))
        entry = read_record(
            TABLES[page.kind],
            written.head,
            "",
            reading,
            slug=page.name,
            file=page.file,
            body=body,
            body_line=written.body_line + above,
        )
        if page.kind != "programmes" and not has_text(body):
            reading.problems.append(problem(Position(page.file, written.body_line), "empty-body"))
        is_draft = _is_draft(written.head)
        return _Read(page, entry, reading.positions, tuple(reading.problems), is_draft)


def _is_draft(head: LMap) -> bool:
    """Whether a page says so, even where nothing else in it can be read."""
    written = head.get("draft")
    return isinstance(written, LText) and written.value.strip().lower() in YES


def _gathered(read: Iterable[_Read]) -> Content:
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
