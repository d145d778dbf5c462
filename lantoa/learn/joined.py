"""What is wrong between files, once every file has been read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantoa.errors import Problem
from lantoa.learn.leaf import Look
from lantoa.reading.addresses import check_addresses
from lantoa.reading.drafts import check_drafts
from lantoa.reading.folders import PageFile, check_slugs
from lantoa.reading.outline import At
from lantoa.reading.references import Slugs, check_references
from lantoa.settings import SiteConfig


@dataclass(frozen=True, slots=True)
class Joined:
    """The files that are shown, the drafts that are not, and the slugs of these, which nothing published may name."""

    shown: tuple[Look, ...]
    drafts: tuple[PageFile, ...]
    hidden: Slugs


def part_drafts(files: Sequence[PageFile], looks: Sequence[Look], drafts: bool) -> Joined:
    """Drafts are work in progress: unless `drafts` asks for them, they are left out, and so are their problems."""
    shown = tuple(look for look in looks if drafts or not look.is_draft)
    pages = frozenset(look.page for look in shown)
    left_out = tuple(file for file in files if file not in pages)
    hidden = Slugs.of(files).without(Slugs.of(look.page for look in shown))
    return Joined(shown, left_out, hidden)


def check_joined(files: Sequence[PageFile], joined: Joined, config: SiteConfig, at: At) -> Iterator[Problem]:
    """Problems between files: slugs, references, aliases, references to drafts that are left out."""
    outlines = [look.outline for look in joined.shown if look.outline]
    outlines.sort(key=lambda outline: (outline.slug, outline.file))
    yield from check_slugs(tuple(files))
    named = (name for look in joined.shown for name in look.named)
    yield from check_references(outlines, Slugs.of(files), named, at)
    yield from check_addresses(outlines, config, at)
    yield from check_drafts(outlines, joined.hidden, at)
