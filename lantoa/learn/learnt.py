"""Everything that is read of a site."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from lantoa import urls
from lantoa.cache import Cache
from lantoa.errors import Problem, refused
from lantoa.fingerprints import fingerprint
from lantoa.learn.first import Reading, read_looks
from lantoa.learn.leaf import Leaf, Look, Telling
from lantoa.learn.shelf import Shelf
from lantoa.learn.telling import Teller, read_tellings
from lantoa.media.attachments import Attachment, Named, Seen, plan_attachments
from lantoa.media.originals import check_originals, check_unused
from lantoa.media.photos import Album, Uses, Vain, plan_photos
from lantoa.overrides import own_and_generators
from lantoa.pages.material import Keys
from lantoa.pages.planned import shown
from lantoa.places import Gazetteer
from lantoa.prose import LinkUse, Surroundings, is_current, surroundings_key
from lantoa.reading.config import config_key
from lantoa.reading.file_read import Reader, known_keys
from lantoa.reading.folders import PageFile, read_page_files
from lantoa.reading.joined import Joined, check_joined, part_drafts
from lantoa.reading.outline import Outline
from lantoa.reading.packing import Unpacker
from lantoa.reading.references import Slugs
from lantoa.reading.schema.files import SiteFiles
from lantoa.reading.schema.files import is_current as has_same_files
from lantoa.records import News, Programme, StandingPage
from lantoa.relate.brief import Brief
from lantoa.relate.spread import check_spread
from lantoa.settings import SiteConfig
from lantoa.sources import Sources
from lantoa.store import Store
from lantoa.words import Words, load_words

_ID = re.compile(r'\bid="([^"{}]+)"')


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be read, and what is known of it: from the build before by source file, of its photos by digest."""

    root: Path
    config: SiteConfig
    drafts: bool
    jobs: int
    cache: Cache
    store: Store
    sources: Sources
    before: Mapping[str, Leaf]
    vain: Mapping[str, Vain] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Learnt:
    """Everything read, and every problem found on the way.

    `models` are in short, by slug; whole records and bodies are on the `shelf`. `addresses` gives the URL of every page
    file, readable or not; `unread` is the front matter that made no record; `drafts` are the URLs of the drafts that
    are left out. `keys`, `summaries` and `leaves` are by source file. `read` counts the files that were read anew;
    `reading` and `teller` are what they were read with.
    """

    config: SiteConfig
    words: Words
    models: tuple[Brief, ...]
    news: tuple[News, ...]
    programmes: tuple[Programme, ...]
    pages: tuple[StandingPage, ...]
    outlines: tuple[Outline, ...]
    shelf: Shelf
    leaves: Mapping[str, Leaf]
    addresses: Mapping[str, str]
    unread: str
    drafts: frozenset[str]
    keys: Mapping[str, Keys]
    summaries: Mapping[str, str]
    links: tuple[LinkUse, ...]
    album: Album
    attachments: Mapping[str, Attachment]
    problems: tuple[Problem, ...]
    read: int
    reading: Reading
    teller: Teller


def learn(task: Task) -> Learnt:
    """Read a site's folder. Problems come with what was read."""
    config = task.config
    layouts = own_and_generators(task.root, "layouts")
    words = load_words(layouts, config.language)
    files, strays = read_page_files(task.root)
    gazetteer, found = Gazetteer(config.places), SiteFiles(task.root)
    unpacker = Unpacker(gazetteer)
    reading = Reading(task.root, found, Reader(found, gazetteer, known_keys(config)), _reading_key(task))
    looks, read = _looks(task, reading, files)
    joined = part_drafts(files, looks, task.drafts)
    album, unreadable = _album(task, joined)
    named = tuple(_attached(joined.shown))
    attachments, refused = plan_attachments(task.root, named, _seen(named, task.sources), task.cache)
    addresses, hidden = _addresses(look.page for look in joined.shown), _addresses(joined.drafts)
    around = Surroundings(
        pages={**addresses, **hidden},
        album=album,
        find_file=found.find,
        attachments={one.path: _url(attachments.get(one.path)) for one in named},
        href=partial(urls.join_base, config.base_path),
        table_label=words("page.table", number="{number}"),
        taken=_ids_of(layouts),
    )
    teller = Teller(around, unpacker, fingerprint(task.sources.code, surroundings_key(around)))
    leaves = _leaves(task, joined.shown, teller)
    shelf = Shelf(task.store, leaves, unpacker, joined.hidden)
    models = tuple(sorted(_briefs(leaves.values(), joined), key=lambda brief: (brief.slug, brief.file)))
    told = [leaf.telling for leaf in leaves.values() if leaf.telling]
    return Learnt(
        config=config,
        words=words,
        models=models,
        news=shelf.every(News, _files_of("news", joined)),
        programmes=shelf.every(Programme, _files_of("programmes", joined)),
        pages=shelf.every(StandingPage, _files_of("pages", joined)),
        outlines=joined.outlines,
        shelf=shelf,
        leaves=leaves,
        addresses=addresses,
        unread="\n".join(look.head for look in joined.shown if look.head),
        drafts=frozenset(hidden.values()),
        keys={leaf.look.page.file: _keys(leaf, album, attachments) for leaf in leaves.values()},
        summaries={file: leaf.telling.summary for file, leaf in leaves.items() if leaf.telling},
        links=tuple(use for telling in told for use in telling.uses),
        album=album,
        attachments=attachments,
        problems=(
            *strays,
            *(problem for look in joined.shown for problem in look.problems),
            *check_joined(files, joined, config, shelf.at),
            *unreadable,
            *refused,
            *_check_originals(task.sources, looks, joined, album),
            *(problem for telling in told for problem in telling.problems),
            *check_spread(models, shelf.at),
        ),
        read=read,
        reading=reading,
        teller=teller,
    )


def _looks(task: Task, reading: Reading, files: Sequence[PageFile]) -> tuple[tuple[Look, ...], int]:
    """The first look at every page file, from the build before where nothing of it changed; how many were read."""
    keys = {page: reading.key(page, task.sources.digests.get(page.file, "")) for page in files}
    before = {page: task.before[page.file].look for page in files if page.file in task.before}
    known = {
        page: look
        for page, look in before.items()
        if look.key == keys[page] and has_same_files(look.asked, reading.files)
    }
    stale = [page for page in files if page not in known]
    fresh = {look.page: look for look in read_looks(reading, stale, task.store, task.jobs)}
    return tuple(known.get(page) or fresh[page] for page in files), len(stale)


def _reading_key(task: Task) -> str:
    """What decides a record besides its own file and the files that it names."""
    return fingerprint(task.sources.code, config_key(task.config))


def _leaves(task: Task, looks: Sequence[Look], teller: Teller) -> dict[str, Leaf]:
    known: dict[str, Telling] = {}
    for look in looks:
        before = task.before.get(look.page.file)
        told = before.telling if before else None
        if (
            told
            and told.key == teller.key(look)
            and told.asked is not None
            and is_current(told.asked, teller.around)
        ):
            known[look.page.file] = told
    stale = [look for look in looks if look.page.file not in known and (look.outline or look.head)]
    made = zip(stale, read_tellings(teller, stale, task.store, task.jobs), strict=True)
    fresh = {look.page.file: telling for look, telling in made}
    return {
        look.page.file: _leaf(task, look, known.get(look.page.file) or fresh.get(look.page.file))
        for look in looks
    }


def _leaf(task: Task, look: Look, telling: Telling | None) -> Leaf:
    """The leaf of the build before where nothing of it is new, so that it is seen to be the same."""
    before = task.before.get(look.page.file)
    return before if before and before.look is look and before.telling is telling else Leaf(look, telling)


def _album(task: Task, joined: Joined[Look]) -> tuple[Album, tuple[Problem, ...]]:
    """Every photo of the front matter and of the bodies. The first of a page is shown wide, the others in a gallery."""
    uses = Uses(
        leads=frozenset(look.photos[0][0] for look in joined.shown if look.led),
        gallery=frozenset(path for look in joined.shown for path, _ in look.photos[1 : look.led]),
    )
    named = (placed for look in joined.shown for placed in look.photos)
    recipe, digests = task.config.photos, task.sources.digests
    return plan_photos(task.root, named, uses, task.cache, task.jobs, recipe, digests, task.vain)


def _check_originals(
    sources: Sources, looks: Iterable[Look], joined: Joined[Look], album: Album
) -> Iterable[Problem]:
    shown = [Named(path, at) for look in joined.shown for path, at in look.photos]
    yield from check_originals(shown, album, _seen(shown, sources))
    pages = tuple(looks)
    # A page that made no record may name any photo; a draft shows its own later.
    if all(look.outline for look in pages):
        yield from check_unused(sources.digests, {path for look in pages for path, _ in look.photos})


def _attached(looks: Iterable[Look]) -> Iterable[Named]:
    return (Named(path, at) for look in looks for path, at in look.files)


def _url(attachment: Attachment | None) -> str:
    return attachment.offered.url if attachment else ""


def _seen(named: Iterable[Named], sources: Sources) -> dict[str, Seen]:
    looks = {one.path: sources.looks[one.path] for one in named if one.path in sources.looks}
    return {path: Seen(size, digest) for path, (size, _, _, digest) in looks.items()}


def _briefs(leaves: Iterable[Leaf], joined: Joined[Look]) -> Iterable[Brief]:
    for leaf in leaves:
        if leaf.telling and leaf.telling.brief:
            yield brief_without(leaf.telling.brief, joined.hidden)


def brief_without(brief: Brief, hidden: Slugs) -> Brief:
    """A model in short without references to drafts. A replication stays: that it happened is public."""
    if not hidden:
        return brief
    return replace(
        brief,
        programme="" if brief.programme in hidden.programmes else brief.programme,
        replicates="" if brief.replicates in hidden.models else brief.replicates,
        followers=tuple("" if slug in hidden.models else slug for slug in brief.followers),
    )


def _files_of(kind: str, joined: Joined[Look]) -> list[str]:
    """The files of one kind that made a record, by slug."""
    outlines = [outline for outline in joined.outlines if outline.kind == kind]
    return [outline.file for outline in sorted(outlines, key=lambda each: (each.slug, each.file))]


def _keys(leaf: Leaf, album: Album, attachments: Mapping[str, Attachment]) -> Keys:
    look = leaf.look
    pictures = [album.key(path) for path, _ in look.photos]
    files = [attachments[path].offered for path, _ in look.files if path in attachments]
    told = leaf.telling.shown if leaf.telling else ""
    return Keys(shown(look.shown, told, pictures, files), look.tree, look.shown)


def _addresses(pages: Iterable[PageFile]) -> dict[str, str]:
    return {page.file: urls.page_url(page.kind, page.name) for page in pages}


def _ids_of(layouts: tuple[Path, ...]) -> frozenset[str]:
    """The ids that the layouts write themselves, which no heading of a body may repeat."""
    # One that is not UTF-8 is told when it is rendered.
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in _layouts(layouts))
    return frozenset(found for text in texts for found in _ID.findall(text))


def _layouts(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        for here, _, names in os.walk(folder, onerror=refused):
            yield from (Path(here) / name for name in names if name.endswith(".html"))
