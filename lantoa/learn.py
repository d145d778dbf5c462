"""The first third of a build: everything that is read, from the configuration to the photos' headers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import lantoa
from lantoa.attachments import Attachment, plan_attachments
from lantoa.cache import Cache
from lantoa.config import load_config
from lantoa.content import read_content
from lantoa.errors import Position, Problem
from lantoa.photos import Album, plan_photos
from lantoa.prose import LinkUse, read_prose
from lantoa.records import Content, Entry, Model, News, Photo, Programme
from lantoa.relate.spread import check_spread
from lantoa.settings import SiteConfig
from lantoa.text import excerpt
from lantoa.views import Prose
from lantoa.words import Words, load_words

SUMMARY = 300
"""The most characters of a summary, written or taken from the first paragraph (CONTRACT §3)."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """Everything read, and every problem found on the way. `prose` and `summaries` are by source file."""

    config: SiteConfig
    words: Words
    content: Content
    prose: Mapping[str, Prose]
    summaries: Mapping[str, str]
    links: tuple[LinkUse, ...]
    album: Album
    attachments: Mapping[str, Attachment]
    problems: tuple[Problem, ...]


def learn(root: Path, base_url: str | None, drafts: bool, cache: Cache, jobs: int) -> Learnt:
    """Read a site's folder. ConfigError when its configuration is wrong; other problems come with what was read."""
    config = load_config(root, base_url)
    words = load_words(own_and_generators(root, "layouts"), config.language)
    content, problems = read_content(root, config, drafts)
    album, unreadable = plan_photos(root, _photos(content), _leads(content), cache, jobs)
    attachments, refused = plan_attachments(root, content)
    told = read_prose(root, content, config, album)
    return Learnt(
        config=config,
        words=words,
        content=content,
        prose=told.prose,
        summaries={entry.file: _summary(entry, told.first_paragraphs) for entry in entries(content)},
        links=told.links,
        album=told.album,
        attachments=attachments,
        problems=(*problems, *unreadable, *refused, *told.problems, *check_spread(content)),
    )


def own_and_generators(root: Path, name: str) -> tuple[Path, ...]:
    """The generator's folder of that name and the site's own, which overrides it file by file."""
    package = Path(lantoa.__file__).parent
    installed = package / {"assets": "static"}.get(name, name)
    ours = installed if installed.is_dir() else package.parent / name
    own = root / name
    return (ours, own) if own.is_dir() and own.resolve() != ours.resolve() else (ours,)


def entries(content: Content) -> tuple[Entry, ...]:
    """Everything that has a page of its own."""
    return (*content.models, *content.news, *content.programmes, *content.pages)


def _summary(entry: Entry, first_paragraphs: Mapping[str, str]) -> str:
    return entry.summary or excerpt(first_paragraphs.get(entry.file, ""), SUMMARY)


def _photos(content: Content) -> Iterator[tuple[Photo, Position]]:
    """Every photo of the front matter, with the place of its name."""
    for entry in entries(content):
        if isinstance(entry, Model | News | Programme):
            for number, photo in enumerate(entry.photos):
                yield photo, content.at(entry.file, f"photos.{number}.file")


def _leads(content: Content) -> frozenset[str]:
    """The first photo of each page, which is shown wide."""
    with_photos = (*content.models, *content.news, *content.programmes)
    return frozenset(entry.photos[0].path for entry in with_photos if entry.photos)
