"""Files that are made of all pages: each is made anew only when something that it holds changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import nsmallest
from itertools import chain, islice
from typing import Any

from lantoa.check import Seen, examine, examine_parts
from lantoa.fingerprints import digest_of, fingerprint
from lantoa.machine.exports import join_exports
from lantoa.machine.facets import make_hints, make_orders, make_table
from lantoa.machine.feeds import NEWEST, make_feeds, make_map
from lantoa.machine.search import SHELVES, Index, index_key, make_shelf, page_files
from lantoa.output import (
    Stage,
    Written,
    keep_file,
    note_written,
    place_copy,
    put_file,
    site_path,
    write_file,
)
from lantoa.pages.planned import Planned
from lantoa.policy import headers_file, headers_url
from lantoa.relate.order import backwards
from lantoa.store import Plain
from lantoa.urls import facets_url
from lantoa.views import Page
from lantoa.workers import in_chunks, spread
from lantoa.write.made import Made
from lantoa.write.press import EXAMINED, EXPORTED, JOINED, Press, seen_key

_TOLD = 50
_CHUNK = 50
File = tuple[str, bytes] | Written
"""What a URL shows, or a file that stands on the stage already and is not noted yet."""

Files = Iterable[File]
Group = tuple[str, tuple[tuple[str, str], ...]]
"""What one join gave: the fingerprint of what it holds, and its files as (path, digest)."""


@dataclass(frozen=True, slots=True)
class Joins:
    """The joins of a build by name, how many were made anew, and what the check saw in some of their files by path."""

    groups: Mapping[str, Group]
    fresh: int
    seen: Mapping[str, Seen] = field(default_factory=dict)


def write_joins(
    press: Press, pages: Sequence[Planned], made: Mapping[str, Made], before: Mapping[str, Group]
) -> Joins:
    """Feeds, the map of the site, headers and open data onto the stage."""
    desk, config = _Desk(press, before), press.config
    newest = _newest(pages)
    desk.join(
        "feeds",
        fingerprint(press.env, *(part for page in newest for part in (page.url, page.shows))),
        lambda: make_feeds([_with_card(page, made) for page in newest], config).items(),
    )
    listed = [page for page in pages if page.listed]
    dates = [page.updated.edtf if page.updated else "" for page in listed]
    desk.join(
        "map",
        fingerprint(press.env, *(page.url for page in listed), *dates),
        lambda: make_map(listed, config).items(),
    )
    desk.join("headers", press.env, lambda: [(headers_url(), headers_file(config.base_path))])
    # By slug, and so without the slash behind it: "a" stands before "a-b".
    models = sorted((page for page in pages if page.order is not None), key=lambda page: page.url.rstrip("/"))
    opened = [made[page.url].opened for page in models]
    desk.join(
        "data",
        fingerprint(press.env, *opened),
        lambda: _data(desk, opened),
    )
    return Joins(desk.groups, desk.fresh, desk.seen)


def write_search(
    press: Press,
    pages: Sequence[Planned],
    made: Mapping[str, Made],
    before: Mapping[str, Group],
    jobs: int,
    count: Callable[[int, int], None],
) -> Joins:
    """The search index onto the stage. SearchFailed when it cannot be made."""
    found = _found(pages, made)
    desk = _Desk(press, before)
    desk.join(
        "search",
        _search_key(found, press.code),
        lambda: chain(_index(press, list(found), jobs, count), _facets(press, found)),
    )
    return Joins(desk.groups, desk.fresh)


def keep_search(
    press: Press, pages: Sequence[Planned], made: Mapping[str, Made], before: Mapping[str, Group]
) -> Joins:
    """Whatever index is there, whole, though it may be that of an earlier build: then its key is empty."""
    desk = _Desk(press, before)
    desk.join("search", _search_key(_found(pages, made), press.code), lambda: ())
    if not desk.fresh:
        return Joins(desk.groups, 0)
    stage = press.stage
    held = tuple((path, one.digest) for path, one in stage.holds.items() if path.startswith("pagefind/"))
    if held:
        return Joins({"search": ("", tuple(one for one in held if keep_file(stage, *one)))}, 0)
    # Of two trees that take turns only one has an index yet.
    known = before["search"][1] if "search" in before else ()
    copied = tuple(one for one in known if place_copy(stage, f"/{one[0]}", stage.public / one[0], one[1]))
    return Joins({"search": ("", copied)}, 0)


@dataclass(slots=True)
class _Desk:
    press: Press
    before: Mapping[str, Group]
    groups: dict[str, Group] = field(default_factory=dict)
    seen: dict[str, Seen] = field(default_factory=dict)
    fresh: int = 0

    def join(self, name: str, key: str, make: Callable[[], Files]) -> None:
        """Keep a join's files as they stand on the stage, or make them."""
        known = self.before.get(name)
        if known and known[0] == key and self._keep(known[1]):
            self.groups[name] = known
            return
        self.fresh += 1
        written = [self._write(file) for file in make()]
        self.press.store.put(
            "seen",
            {
                seen_key(self.press.sight, one.path, one.digest): self.seen[one.path].packed()
                for one in written
                if one.path in self.seen
            },
        )
        self.groups[name] = (key, tuple((one.path, one.digest) for one in written))

    def _write(self, file: File) -> Written:
        if not isinstance(file, Written):
            return write_file(self.press.stage, *file)
        note_written(self.press.stage, file)
        return file

    def see(self, empty: Mapping[str, bytes], rows: Sequence[Plain]) -> None:
        """What the check sees in files of all models: in each without models, and in the parts of the models."""
        for url, content in empty.items():
            path, number = site_path(url), JOINED.index(url)
            head = examine(path, content, self.press.config.base_url)
            parts = (Seen.unpacked(row[EXAMINED][number]) for row in rows)
            if seen := examine_parts((head, *parts)):
                self.seen[path] = seen

    def _keep(self, files: tuple[tuple[str, str], ...]) -> bool:
        holds = self.press.stage.holds
        if any(path not in holds or holds[path].digest != digest for path, digest in files):
            return False
        return all(keep_file(self.press.stage, path, digest) for path, digest in files)


def _data(desk: _Desk, opened: Sequence[str]) -> Files:
    rows = list(desk.press.store.need_each("opened", opened))
    desk.see(join_exports((), desk.press.config), rows)
    return join_exports([row[EXPORTED] for row in rows], desk.press.config).items()


def _with_card(page: Planned, made: Mapping[str, Made]) -> Page:
    card = made[page.url].card
    return replace(page.make(), card=card[0] if card else "")


def _newest(pages: Iterable[Planned]) -> list[Planned]:
    """The newest models and news, as the feeds order them."""
    dated = ((page.dated.start.toordinal(), page) for page in pages if page.dated is not None)
    return [page for _, page in nsmallest(NEWEST, dated, key=lambda pair: (-pair[0], pair[1].url))]


def _found(pages: Iterable[Planned], made: Mapping[str, Made]) -> dict[str, str]:
    """The keys in the store of what search has of the pages, in the order of the index; what sorts the newest first."""
    return {found: _newest_first(page) for page in pages if (found := made[page.url].found)}


def _newest_first(page: Planned) -> str:
    """Models stand as lists show them, and so by their dates; other pages with a date before the models of that day."""
    return f"{backwards(page.updated)} {page.order if page.order is not None else -1:9d} {page.url}"


def _search_key(found: Mapping[str, str], code: str) -> str:
    return fingerprint(index_key(found, code), *found.values())


def _facets(press: Press, found: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The table that filters read, the orders of its rows, and what is suggested while somebody types."""
    lines = list(press.store.need_each("facets", list(found)))
    files = {**make_table(lines), **make_orders(lines, list(found.values())), "hints.json": make_hints(lines)}
    for name, content in files.items():
        yield facets_url(name), content


@dataclass(frozen=True, slots=True)
class _Hit:
    """What a hit shows of a page: the name of its files, and the key of its record in the store."""

    name: str
    key: str


def _index(
    press: Press, found: Sequence[str], jobs: int, count: Callable[[int, int], None]
) -> Iterator[File]:
    """The files of the index, those that hold something of all pages first: they take the longest to make."""
    index = Index()
    hits = []
    for number, (key, record) in enumerate(zip(found, press.store.need_each("found", found), strict=True)):
        name = index.add(record)
        kept = [_kept(press.stage, *file) for file in page_files(name, record)]
        if all(kept):
            yield from filter(None, kept)
        else:
            hits.append(_Hit(name, key))
        if number % _TOLD == 0:
            count(number, len(found))

    def work(part: Sequence[int | _Hit]) -> Any:  # noqa: ANN401 - a shelf, or files
        shelf = part[0]
        if isinstance(shelf, int):
            return make_shelf(index.stacks, shelf)
        return _write_hits(press, [hit for hit in part if isinstance(hit, _Hit)])

    # Of no pages there are no shelves either.
    shelves = range(SHELVES if found else 0)
    parts: list[Sequence[int | _Hit]] = [*in_chunks(shelves, 1), *in_chunks(hits, _CHUNK)]
    made = spread(work, parts, jobs)
    for name, content in index.files(islice(made, len(shelves))):
        yield _index_url(name), content
    yield from chain.from_iterable(made)


def _write_hits(press: Press, hits: Sequence[_Hit]) -> list[Written]:
    records = press.store.here().need_each("found", [hit.key for hit in hits])
    return [
        put_file(press.stage, _index_url(name), content)
        for hit, record in zip(hits, records, strict=True)
        for name, content in page_files(hit.name, record)
    ]


def _kept(stage: Stage, name: str, content: bytes) -> Written | None:
    """A file of the index that the stage holds already."""
    path = site_path(_index_url(name))
    held = stage.holds.get(path)
    return Written(path, *held) if held is not None and held.digest == digest_of(content) else None


def _index_url(name: str) -> str:
    return f"/pagefind/{name}"
