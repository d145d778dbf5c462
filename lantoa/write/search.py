"""The search index onto the stage: its files by all cores, and what filters read beside it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from lantoa.fingerprints import digest_of, fingerprint
from lantoa.machine.facets import make_hints, make_orders, make_table
from lantoa.machine.search import SHELVES, Index, index_key, make_shelf, page_files
from lantoa.output import Stage, Written, keep_file, place_copy, put_file, site_path
from lantoa.pages.planned import Planned
from lantoa.relate.order import backwards
from lantoa.urls import facets_url
from lantoa.workers import in_chunks, spread
from lantoa.write.joining import File, Group, Joining, Joins
from lantoa.write.made import Made
from lantoa.write.press import Press

_TOLD = 50
_CHUNK = 50


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
    joining = Joining(press, before)
    joining.join(
        "search",
        _search_key(found, press.code),
        lambda: chain(_index(press, list(found), jobs, count), _facets(press, found)),
    )
    return Joins(joining.groups, joining.fresh)


def keep_search(
    press: Press, pages: Sequence[Planned], made: Mapping[str, Made], before: Mapping[str, Group]
) -> Joins:
    """Whatever index is there, whole, though it may be that of an earlier build: then its key is empty."""
    joining = Joining(press, before)
    joining.join("search", _search_key(_found(pages, made), press.code), lambda: ())
    if not joining.fresh:
        return Joins(joining.groups, 0)
    stage = press.stage
    held = tuple((path, one.digest) for path, one in stage.holds.items() if path.startswith("pagefind/"))
    if held:
        return Joins({"search": ("", tuple(one for one in held if keep_file(stage, *one)))}, 0)
    # Of two trees that take turns only one has an index yet.
    known = before["search"][1] if "search" in before else ()
    copied = tuple(one for one in known if place_copy(stage, f"/{one[0]}", stage.public / one[0], one[1]))
    return Joins({"search": ("", copied)}, 0)


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
