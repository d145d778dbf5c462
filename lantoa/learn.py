"""The first third of a build: everything that is read, from the configuration to the bodies' HTML."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lantoa import urls
from lantoa.cache import Cache
from lantoa.errors import Position, Problem
from lantoa.media.attachments import Attachment, Named, named_files, plan_attachments
from lantoa.media.photos import Album, plan_photos
from lantoa.overrides import own_and_generators
from lantoa.pages.plan import entries
from lantoa.prose import LinkUse, Surroundings, files_in, first_paragraph, photos_in, render_prose
from lantoa.reading.config import load_config
from lantoa.reading.content import Found, read_pages
from lantoa.reading.folders import PageFile
from lantoa.reading.schema.files import SiteFiles
from lantoa.reading.schema.tables import LONGEST_SUMMARY
from lantoa.records import Content, Entry, Model, News, Photo, Programme
from lantoa.relate.spread import check_spread
from lantoa.settings import SiteConfig
from lantoa.vietnamese.text import excerpt
from lantoa.views import Prose
from lantoa.words import Words, load_words

_ID = re.compile(r'\bid="([^"{}]+)"')


@dataclass(frozen=True, slots=True)
class Learnt:
    """Everything read, and every problem found on the way. `prose` and `summaries` are by source file.

    `addresses` gives the URL of every page file, readable or not; `unread` is the front matter that made no record;
    `drafts` are the URLs of the drafts that are left out.
    """

    config: SiteConfig
    words: Words
    content: Content
    addresses: Mapping[str, str]
    unread: str
    drafts: frozenset[str]
    prose: Mapping[str, Prose]
    summaries: Mapping[str, str]
    links: tuple[LinkUse, ...]
    album: Album
    attachments: Mapping[str, Attachment]
    problems: tuple[Problem, ...]


def learn(root: Path, base_url: str | None, drafts: bool, cache: Cache, jobs: int) -> Learnt:
    """Read a site's folder. ConfigError when its configuration is wrong; other problems come with what was read."""
    config = load_config(root, base_url)
    layouts = own_and_generators(root, "layouts")
    words = load_words(layouts, config.language)
    found = read_pages(root, config, drafts)
    content, bodies, files = found.content, _bodies(found), SiteFiles(root)
    addresses, hidden = _addresses(found.pages), _addresses(found.drafts)
    album, unreadable = plan_photos(root, _photos(content, bodies, files), _leads(content), cache, jobs)
    attachments, refused = plan_attachments(root, (*named_files(content), *_linked_files(bodies, files)))
    around = Surroundings(
        pages={**addresses, **hidden},
        album=album,
        find_file=files.find,
        attachments={path: attachment.url for path, attachment in attachments.items()},
        href=partial(urls.join_base, config.base_path),
        table_label=words("page.table", number="{number}"),
        taken=_ids_of(layouts),
    )
    told = {body.file: render_prose(body.text, body.file, body.line, around) for body in bodies}
    faults = [fault for each in told.values() for fault in each.problems]
    return Learnt(
        config=config,
        words=words,
        content=content,
        addresses=addresses,
        unread="\n".join(page.head for page in found.unmade),
        drafts=frozenset(hidden.values()),
        prose={file: each.prose for file, each in told.items()},
        summaries={entry.file: _summary(entry, told[entry.file].prose) for entry in entries(content)},
        links=tuple(use for each in told.values() for use in each.uses),
        album=album,
        attachments=attachments,
        problems=(*found.problems, *unreadable, *refused, *faults, *check_spread(content)),
    )


def _addresses(pages: Iterable[PageFile]) -> dict[str, str]:
    return {page.file: urls.page_url(page.kind, page.name) for page in pages}


@dataclass(frozen=True, slots=True)
class _Body:
    """A page's Markdown, which begins on a line of its file."""

    text: str
    file: str
    line: int


def _bodies(found: Found) -> tuple[_Body, ...]:
    """Every body, also below a front matter that made no record: its problems are told in the same run."""
    return (
        *(_Body(entry.body, entry.file, entry.body_line) for entry in entries(found.content)),
        *(_Body(unmade.body, unmade.page.file, unmade.body_line) for unmade in found.unmade),
    )


def _ids_of(layouts: tuple[Path, ...]) -> frozenset[str]:
    """The ids that the layouts write themselves, which no heading of a body may repeat."""
    files = sorted(path for folder in layouts for path in folder.rglob("*.html"))
    # One that is not UTF-8 is told when it is rendered.
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in files)
    return frozenset(found for text in texts for found in _ID.findall(text))


def _summary(entry: Entry, prose: Prose) -> str:
    return entry.summary or excerpt(first_paragraph(prose.html), LONGEST_SUMMARY)


def _photos(
    content: Content, bodies: tuple[_Body, ...], files: SiteFiles
) -> Iterator[tuple[Photo, Position]]:
    """Every photo of the front matter and of the bodies, with the place of its name."""
    for entry in entries(content):
        if isinstance(entry, Model | News | Programme):
            for number, photo in enumerate(entry.photos):
                yield photo, content.at(entry.file, f"photos.{number}.file")
    for body in bodies:
        yield from photos_in(body.text, body.file, body.line, files.find)


def _linked_files(bodies: tuple[_Body, ...], files: SiteFiles) -> Iterator[Named]:
    """Every file that a body links to."""
    for body in bodies:
        for path, at in files_in(body.text, body.file, body.line, files.find):
            yield Named(path, at)


def _leads(content: Content) -> frozenset[str]:
    """The first photo of each page, which is shown wide."""
    with_photos: tuple[Model | News | Programme, ...] = (*content.models, *content.news, *content.programmes)
    return frozenset(entry.photos[0].path for entry in with_photos if entry.photos)
