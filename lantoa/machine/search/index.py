"""The index: packed records in, the files of the folder `pagefind/` out.

The files are Pagefind's (1.5), so its script reads them in a browser; we write them. Its own program asks 14 ms of a
page for what takes us one: it looks for words in a text, where a record brings its words along.
"""

import json
from collections.abc import Iterable, Iterator

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

File = tuple[str, bytes]
"""A file of the index by its name in `pagefind/`."""


def index_key(digests: Iterable[str], pagefind: str) -> str:
    """All that the index depends on: its records, sorted by URL, this code, and the version of Pagefind."""
    return fingerprint(_VERSION, pagefind, *digests)


def make_index(records: Iterable[Packed]) -> Iterator[File]:
    """The files of the index. `records` have one language and are sorted by URL. Raises SearchFailed."""
    index = Index()
    for record in records:
        yield from page_files(index.add(record), record)
    yield from index.files(make_shelf(index.stacks, shelf) for shelf in range(SHELVES))


class Index:
    """Pages, added one after the other in the order of their URLs, and then the files that hold something of all.

    A page's words stay, on the `stacks`; what a hit shows of it does not. SearchFailed: Pagefind's files are not there.
    """

    def __init__(self) -> None:
        self._pagefinds = read_files()
        self._entry = json.loads(self._pagefinds.pop(_ENTRY))
        self.stacks = Stacks()
        self._pages: list[str] = []
        self._names = Names()

    def add(self, record: Packed) -> str:
        """The name of the next page, for `page_files`. All pages have the same language."""
        url, self._names.language, fragment, excerpts, shelves = record
        self._pages.append(self._names.name(fragment + excerpts, url.strip("/").rpartition("/")[2][:2]))
        self.stacks.add(shelves)
        return self._pages[-1]

    def files(self, shelves: Iterable[Shelf]) -> Iterator[File]:
        """All files but those of the pages; `shelves` are what `make_shelf` makes of every shelf, in their order."""
        yield from self._pagefinds.items()
        if self._pages:
            yield from self._joined(shelves)
        yield _ENTRY, json.dumps(self._entry, separators=(",", ":")).encode()

    def _joined(self, shelves: Iterable[Shelf]) -> Iterator[File]:
        spans: list[Span] = []
        words = b""
        for chunks, told in shelves:
            words += told
            for first, last, content in chunks:
                spans.append(Span(first, last, self._names.name(content, "")))
                yield f"index/{spans[-1].name}.pf_index", content
        table = packed_table(make_table(self._entry["version"], self._pages, spans))
        vocabulary = packed_file(words)
        name, file = self._names.name(table, "table"), f"{self._names.name(vocabulary, 'words')}.pf_words"
        yield f"pagefind.{name}.pf_meta", table
        yield file, vocabulary
        about = {"hash": name, "wasm": None, "page_count": len(self._pages), "words": file}
        self._entry["languages"] = {self._names.language: about}


def page_files(name: str, record: Packed) -> Iterator[File]:
    """What a hit shows of a page: its fragment, and its excerpts if there are any."""
    _, _, fragment, excerpts, _ = record
    yield f"fragment/{name}.pf_fragment", fragment
    if excerpts:
        yield f"excerpt/{name}.pf_excerpt", excerpts


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
