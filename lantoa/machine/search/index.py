"""The index: packed records in, the files of the folder `pagefind/` out.

The files are Pagefind's (1.5), so its script reads them in a browser; we write them. Its own program asks 14 ms of a
page for what takes us one: it looks for words in a text, where a record brings its words along.
"""

import json
from collections.abc import Callable, Container, Iterable, Iterator
from functools import partial

from lantoa.fingerprints import digest_of, fingerprint
from lantoa.machine.search.chunks import Chunk, Span, make_chunks, make_table
from lantoa.machine.search.fragments import packed_file
from lantoa.machine.search.pagefind import read_files
from lantoa.machine.search.postings import make_entries
from lantoa.machine.search.record import Packed
from lantoa.machine.search.shelves import SHELVES, Stacks

_VERSION = "1"
"""Of this room: it grows when the same records give other files."""

_ENTRY = "pagefind-entry.json"
_SHORTEST = 7

Spread = Callable[[Callable[[int], tuple[Chunk, ...]], Iterable[int]], Iterable[tuple[Chunk, ...]]]
"""How work is spread: what `map` does, in its order."""


def index_key(digests: Iterable[str], pagefind: str) -> str:
    """All that the index depends on: its records, sorted by URL, this code, and the version of Pagefind."""
    return fingerprint(_VERSION, pagefind, *digests)


def make_index(records: Iterable[Packed], spread: Spread = map) -> Iterator[tuple[str, bytes]]:
    """The files of the index by their names in `pagefind/`. `records` have one language and are sorted by URL.

    They are taken one after the other and not kept: a page's words stay, its fragment does not. `spread` may work on
    several shelves at once, in forked processes too. Raises SearchFailed.
    """
    files = read_files()
    entry = json.loads(files.pop(_ENTRY))
    yield from files.items()
    stacks, pages, language = Stacks(), dict[str, int](), ""
    for _, language, length, fragment, shelves in records:
        name = _short_name(digest_of(fragment), pages)
        pages[name] = length
        stacks.add(shelves)
        yield f"fragment/{language}_{name}.pf_fragment", fragment
    if pages:
        spans: list[Span] = []
        for chunks in spread(partial(make_shelf, stacks, language), range(SHELVES)):
            spans.extend(span for span, _ in chunks)
            yield from ((f"index/{span.name}.pf_index", content) for span, content in chunks)
        lengths = ((f"{language}_{name}", length) for name, length in pages.items())
        table = make_table(entry["version"], lengths, spans)
        name = f"{language}_{digest_of(table)[:10]}"
        yield f"pagefind.{name}.pf_meta", packed_file(table)
        entry["languages"] = {language: {"hash": name, "wasm": None, "page_count": len(pages)}}
    yield _ENTRY, json.dumps(entry, separators=(",", ":")).encode()


def make_shelf(stacks: Stacks, language: str, shelf: int) -> tuple[Chunk, ...]:
    """The chunks of one shelf of all pages."""
    entries = make_entries(shelf, stacks.pages(shelf), stacks.count)
    return tuple(make_chunks(entries, language))


def _short_name(digest: str, taken: Container[str]) -> str:
    """A name as short as tells it from those taken: the table that every first search loads has them all."""
    return next(
        digest[:length] for length in range(_SHORTEST, len(digest) + 1) if digest[:length] not in taken
    )
