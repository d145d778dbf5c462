"""The index: packed records in, the files of the folder `pagefind/` out.

The files are Pagefind's (1.5), so its script reads them in a browser; we write them. Its own program asks 14 ms of a
page for what takes us one: it looks for words in a text, where a record brings its words along.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from lantoa.fingerprints import fingerprint
from lantoa.machine.search.chunks import Chunk, Span, chunk_size, make_chunks, make_table
from lantoa.machine.search.fragments import packed_file, packed_table
from lantoa.machine.search.names import Names
from lantoa.machine.search.pagefind import read_files
from lantoa.machine.search.postings import Entry, make_entries
from lantoa.machine.search.record import Packed
from lantoa.machine.search.shelves import SHELVES, SYLLABLES, Stacks
from lantoa.machine.search.vocabulary import Vocabulary

_VERSION = "3"
"""Of this room: it grows when the same records give other files."""

_ENTRY = "pagefind-entry.json"

Shelf = tuple[tuple[Chunk, ...], bytes]
"""The chunks of a shelf, and its vocabulary."""

Spread = Callable[[Callable[[int], Shelf], Iterable[int]], Iterable[Shelf]]
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
    stacks, pages, names = Stacks(), list[str](), Names()
    for url, names.language, fragment, excerpts, shelves in records:
        pages.append(names.name(fragment + excerpts, url.strip("/").rpartition("/")[2][:2]))
        stacks.add(shelves)
        yield f"fragment/{pages[-1]}.pf_fragment", fragment
        if excerpts:
            yield f"excerpt/{pages[-1]}.pf_excerpt", excerpts
    if pages:
        spans: list[Span] = []
        words = b""
        for chunks, told in spread(partial(make_shelf, stacks), range(SHELVES)):
            words += told
            for first, last, content in chunks:
                spans.append(Span(first, last, names.name(content, "")))
                yield f"index/{spans[-1].name}.pf_index", content
        table = packed_table(make_table(entry["version"], pages, spans))
        vocabulary = packed_file(words)
        name, file = names.name(table, "table"), f"{names.name(vocabulary, 'words')}.pf_words"
        yield f"pagefind.{name}.pf_meta", table
        yield file, vocabulary
        about = {"hash": name, "wasm": None, "page_count": len(pages), "words": file}
        entry["languages"] = {names.language: about}
    yield _ENTRY, json.dumps(entry, separators=(",", ":")).encode()


def make_shelf(stacks: Stacks, shelf: int) -> Shelf:
    """The chunks of one shelf of all pages."""
    vocabulary = Vocabulary()
    entries = make_entries(shelf, stacks.pages(shelf), stacks.count)
    chunks = make_chunks(_told(entries, shelf, vocabulary), chunk_size(stacks.size))
    return tuple(chunks), vocabulary.content()


def _told(entries: Iterable[Entry], shelf: int, vocabulary: Vocabulary) -> Iterator[Entry]:
    for entry in entries:
        if shelf == SYLLABLES:
            vocabulary.add(entry.term, entry.pages)
        yield entry
