"""Pages into files, with everything that comes of a page at the same time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, NamedTuple, cast

from lantoa.cache import Cache
from lantoa.check import Ledger, Seen, examine, examine_page, sum_up
from lantoa.errors import Position, Problem, SiteError
from lantoa.fingerprints import digest_of, fingerprint
from lantoa.learn.shelf import Shelf
from lantoa.machine.exports import FILES, export_rows
from lantoa.machine.facets import facet_line
from lantoa.machine.search import plan_record
from lantoa.machine.search.record import digest as record_digest
from lantoa.media.cards import find_card, make_card, plan_card
from lantoa.media.photos import Album
from lantoa.media.photos.opening import PhotoError
from lantoa.media.photos.plan import fault_at
from lantoa.output import Stage, Written, keep_file, note_written, place_copy, put_file, site_path
from lantoa.pages.planned import Planned
from lantoa.pages.sums import Sums
from lantoa.render import Renderer, Used
from lantoa.render.answers import EMBLEM
from lantoa.render.offered import Note, Offered
from lantoa.settings import SiteConfig
from lantoa.store import Plain, Store
from lantoa.urls import data_url
from lantoa.views import ModelView, Page
from lantoa.workers import in_chunks, spread
from lantoa.write.made import Made, Questions

EXPORTED, EXAMINED = 0, 1
"""Of what is kept of a model for others: its rows of open data, and what the check saw there.

The last is by file, in the order of JOINED: packed, as if the model's part were the file.
"""

JOINED = tuple(map(data_url, FILES))
"""The files that hold something of every model."""

_CHUNK = 60


@dataclass(frozen=True, slots=True)
class Press:
    """What pages are made with.

    `code` is the fingerprint of the generator, `env` of the configuration too, `sight` of what decides what the check
    sees in a file, besides the file. `finds` says whether the site shall have a search index, now or later. `owed` are
    the pictures that the stage goes without for now, by path, with their sizes.
    """

    renderer: Renderer
    config: SiteConfig
    album: Album
    shelf: Shelf
    sums: Sums
    stage: Stage
    store: Store
    cache: Cache
    code: str
    env: str
    sight: str
    finds: bool
    owed: Mapping[str, tuple[int, int]] = field(default_factory=dict)


class Fresh(NamedTuple):
    """A page that was made just now: how it stands on the stage, and what it asked, which `made` does not say yet."""

    url: str
    made: Made
    used: Used
    written: Written


def keep_pages(
    press: Press, questions: Questions, pages: Iterable[Planned], before: Mapping[str, Made]
) -> dict[str, Made]:
    """The pages that are still good, put onto the stage as they were made, with their share pictures."""
    known = ((page, before[page.url]) for page in pages if page.url in before)
    outdated = questions.outdated(press.renderer.answer_key)
    good = {page.url: made for page, made in known if _is_good(press, page, made, outdated)}
    lost = place_cards(press, good.values())
    kept: dict[str, Made] = {}
    absent: dict[str, Made] = {}
    for url, made in good.items():
        if made.card and made.card[0] in lost:
            continue
        if keep_file(press.stage, made.path, made.digest):
            kept[url] = made
        else:
            absent[url] = made
    return kept | _bring_back(press, absent)


def _is_good(press: Press, page: Planned, made: Made, outdated: int) -> bool:
    return (
        (made.found is not None or not press.finds)
        and made.code == press.code
        and made.layout == press.renderer.layout_key(page.layout)
        and not made.used & outdated
        # Last, since totals may have to be added up for it.
        and made.shows == press.sums.shows(page)
    )


def _bring_back(press: Press, absent: Mapping[str, Made]) -> dict[str, Made]:
    """Pages that the stage does not hold, from the store: after a fresh checkout, or when somebody changed a file."""
    kept: dict[str, Made] = {}
    wanted: dict[str, list[str]] = {}
    for url, made in absent.items():
        wanted.setdefault(made.digest, []).append(url)
    for digest, html in press.store.each("html", wanted):
        if digest_of(html) != digest:
            continue
        for url in wanted[digest]:
            note_written(press.stage, put_file(press.stage, url, html))
            kept[url] = absent[url]
    return kept


def make_pages(
    press: Press, questions: Questions, pages: Sequence[Planned], jobs: int
) -> Iterator[tuple[Mapping[str, Made], Ledger]]:
    """Render pages and note them on the stage: some at a time, in their order, with the sum of what was seen in them.

    SiteError: a layout cannot be rendered.
    """
    chunks = in_chunks(pages, _CHUNK)
    if len(chunks) > 1 and jobs > 1:
        press.renderer.compile(sorted({page.layout for page in pages}))
    for fresh, ledger, news, problems in spread(lambda chunk: _make_chunk(press, chunk), chunks, jobs):
        if problems:
            raise SiteError(problems)
        press.sums.known.update(news)
        for one in fresh:
            note_written(press.stage, one.written)
        yield (
            {one.url: one.made._replace(used=questions.number(one.used)) for one in fresh},
            Ledger.unpacked(ledger),
        )


def _make_chunk(
    press: Press, pages: Sequence[Planned]
) -> tuple[list[Fresh], tuple[Any, ...], Mapping[str, str], tuple[Problem, ...]]:
    rows: dict[str, dict[str, Plain]] = {"html": {}, "found": {}, "facets": {}, "opened": {}, "seen": {}}
    seen: dict[str, Seen] = {}
    store = press.store.here()
    press.shelf.move_to(store)
    try:
        made = [_make(press, page, rows, seen) for page in pages]
    except SiteError as fault:
        return [], (), {}, fault.problems
    finally:
        press.shelf.move_to(press.store)
    for kind, values in rows.items():
        store.put(kind, values)
    return made, sum_up(seen).packed(), press.sums.news(), ()


def _make(press: Press, planned: Planned, rows: dict[str, dict[str, Plain]], seen: dict[str, Seen]) -> Fresh:
    asked: set[str] = set()
    # What comes of a page besides its HTML hangs on what it asked of the configuration too, and on no more of it.
    config = cast(SiteConfig, Offered("config", press.config, asked.add))
    page, card = _with_card(press, planned.make(), config, asked.add)
    rendered = press.renderer.render(page)
    html = rendered.html.encode()
    written = put_file(press.stage, page.url, html)
    rows["html"][written.digest] = html
    examined = seen[written.path] = examine_page(written.path, rendered.html, html, press.config.base_url)
    rows["seen"][seen_key(press.sight, written.path, written.digest)] = examined.packed()
    found = _find(page, config, rows) if press.finds else None
    opened = _open(press, page, config, rows["opened"])
    used = _together(rendered.used, frozenset(asked))
    made = Made(
        shows=press.sums.shows(planned),
        layout=press.renderer.layout_key(planned.layout),
        code=press.code,
        used=0,
        path=written.path,
        digest=written.digest,
        size=written.size,
        found=found,
        opened=opened,
        card=card,
    )
    return Fresh(page.url, made, used, written)


@lru_cache(maxsize=512)
def _together(used: Used, asked: frozenset[str]) -> Used:
    """Sorted; pages that asked the same share one tuple."""
    return tuple(sorted({*used, *asked}))


def seen_key(sight: str, path: str, digest: str) -> str:
    """The key in the store of what the check sees in a file; `sight` is the press's."""
    return fingerprint(sight, path, digest)


def _find(page: Page, config: SiteConfig, rows: dict[str, dict[str, Plain]]) -> str:
    """What search takes from a page, and by what it can be filtered, kept under the fingerprint of both."""
    record, line = plan_record(page, config), facet_line(page)
    if record is None or line is None:
        return ""
    packed = record.packed()
    key = fingerprint(record_digest(packed), repr(line))
    rows["found"][key], rows["facets"][key] = packed, line
    return key


def _open(press: Press, page: Page, config: SiteConfig, rows: dict[str, Plain]) -> str:
    """What open data takes from a model's page, kept under its fingerprint."""
    if not isinstance(page.view, ModelView):
        return ""
    exported = export_rows(page, config)
    key = fingerprint(press.sight, *exported)
    examined = [
        examine(site_path(url), part, press.config.base_url).packed()
        for url, part in zip(JOINED, exported, strict=True)
    ]
    rows[key] = (exported, examined)
    return key


def _with_card(
    press: Press, page: Page, config: SiteConfig, note: Note
) -> tuple[Page, tuple[str, str, str] | tuple[()]]:
    """The page with the URL of its share picture, which is drawn unless it was before.

    SiteError: its photo is not what it was a moment ago. Without it the picture would be of another site.
    """
    card = plan_card(page, press.album, config, press.renderer.answers.emblem())
    if card is None:
        return page, ()
    note(EMBLEM)
    try:
        key, digest = make_card(card, press.album, press.cache)
    except PhotoError as fault:
        photo = card.values.picture
        at = press.album.places.get(photo, Position(photo))
        raise SiteError([fault_at(fault, photo, at)]) from fault
    return replace(page, card=card.url), (card.url, key, digest)


def place_cards(press: Press, made: Iterable[Made]) -> frozenset[str]:
    """Put the share pictures of pages onto the stage: the URLs of those that the cache has lost."""
    lost = set()
    for card in sorted({each.card for each in made if each.card}):
        url, key, digest = card
        path = site_path(url)
        held = press.stage.wanted.get(path)
        # Pages with the same words share a picture, which one that was kept has brought along.
        if (held and held.digest == digest) or keep_file(press.stage, path, digest):
            press.cache.use(key)
        elif (kept := find_card(key, press.cache)) is None or not place_copy(press.stage, url, kept, digest):
            lost.add(url)
    return frozenset(lost)
