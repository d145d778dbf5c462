"""What is wrong between files, once every file has been read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from lantoa.errors import Problem
from lantoa.reading.addresses import check_addresses
from lantoa.reading.drafts import check_drafts
from lantoa.reading.folders import PageFile, check_slugs
from lantoa.reading.outline import At, Outline
from lantoa.reading.references import Slugs, check_references
from lantoa.reading.schema.reading import Named
from lantoa.settings import SiteConfig


class Read(Protocol):
    """What is looked at of a file that was read, whoever keeps how much of it."""

    @property
    def page(self) -> PageFile:
        """The file."""

    @property
    def is_draft(self) -> bool:
        """Whether it says so."""

    @property
    def named(self) -> tuple[Named, ...]:
        """The pages that it refers to."""

    @property
    def outline(self) -> Outline | None:
        """What it says of others; None where it made no record."""


File = TypeVar("File", bound=Read)


@dataclass(frozen=True, slots=True)
class Joined(Generic[File]):
    """The files that are shown, the drafts that are not, and the slugs of these, which nothing published may name."""

    shown: tuple[File, ...]
    drafts: tuple[PageFile, ...]
    hidden: Slugs

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """Those of the files that are shown and made a record."""
        return tuple(file.outline for file in self.shown if file.outline)


def part_drafts(files: Sequence[PageFile], reads: Sequence[File], drafts: bool) -> Joined[File]:
    """Drafts are work in progress: unless `drafts` asks for them, they are left out, and so are their problems."""
    shown = tuple(read for read in reads if drafts or not read.is_draft)
    pages = frozenset(read.page for read in shown)
    left_out = tuple(file for file in files if file not in pages)
    hidden = Slugs.of(files).without(Slugs.of(read.page for read in shown))
    return Joined(shown, left_out, hidden)


def check_joined(
    files: Sequence[PageFile], joined: Joined[File], config: SiteConfig, at: At
) -> Iterator[Problem]:
    """Problems between files: slugs, references, aliases, references to drafts that are left out."""
    outlines = sorted(joined.outlines, key=lambda outline: (outline.slug, outline.file))
    yield from check_slugs(tuple(files))
    named = (name for read in joined.shown for name in read.named)
    yield from check_references(outlines, Slugs.of(files), named, at)
    yield from check_addresses(outlines, config, at)
    yield from check_drafts(outlines, joined.hidden, at)
