"""Everything under content/ as whole records, of whose files a build keeps no more than it needs at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantoa.errors import Position, Problem, nearest_place
from lantoa.reading.drafts import model_without, news_without
from lantoa.reading.file_read import FileRead, Reader, Unmade, read_one, unreadable
from lantoa.reading.folders import PageFile, read_page_files
from lantoa.reading.joined import check_joined, part_drafts
from lantoa.reading.references import Slugs
from lantoa.reading.schema.files import SiteFiles
from lantoa.records import Model, News, Programme, StandingPage
from lantoa.settings import SiteConfig


@dataclass(frozen=True, slots=True)
class Content:
    """Everything under content/, sorted by slug, and where each value stands: by file, then by its path."""

    models: tuple[Model, ...]
    news: tuple[News, ...]
    programmes: tuple[Programme, ...]
    pages: tuple[StandingPage, ...]
    positions: Mapping[str, Mapping[str, Position]]

    def at(self, file: str, path: str = "") -> Position:
        """The place of a value; of the nearest value around it where it was not written."""
        return nearest_place(self.positions.get(file, {}), file, path)


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


def gather(
    reads: Iterable[FileRead], strays: Iterable[Problem], config: SiteConfig, drafts: bool = False
) -> Found:
    """What all files of a site are together, and their problems with `strays`, sorted."""
    every = tuple(reads)
    files = tuple(each.page for each in every)
    joined = part_drafts(files, every, drafts)
    content = _gathered(joined.shown)
    own = (fault for each in joined.shown for fault in each.problems)
    problems = {*strays, *own, *check_joined(files, joined, config, content.at)}
    return Found(
        _without(content, joined.hidden),
        tuple(each.unmade for each in joined.shown if each.unmade),
        tuple(each.page for each in joined.shown),
        joined.drafts,
        tuple(sorted(problems)),
    )


def _read(root: Path, page: PageFile, reader: Reader) -> FileRead:
    try:
        raw = (root / page.file).read_bytes()
    except OSError as fault:
        return unreadable(page, fault)
    return read_one(page, raw, reader)


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


def _without(content: Content, hidden: Slugs) -> Content:
    return Content(
        tuple(model_without(model, hidden) for model in content.models),
        tuple(news_without(news, hidden) for news in content.news),
        content.programmes,
        content.pages,
        content.positions,
    )
