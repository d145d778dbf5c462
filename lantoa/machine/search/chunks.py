"""The files of an index: chunks of entries, and the table that leads to them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from math import isqrt
from typing import NamedTuple

from lantoa.machine.search import cbor
from lantoa.machine.search.fragments import packed_file
from lantoa.machine.search.postings import Entry
from lantoa.machine.search.terms import ONE

_LEAST, _MOST = 8_000, 120_000


def chunk_size(words: int) -> int:
    """Bytes of entries in a chunk before it is packed, for a site with so many bytes of words.

    A query loads a chunk for each of its terms, and the table with a line for every chunk: both are small when they
    grow with the root of all that there is. By this rule chunks are packed to 4 kB on 1,000 pages, 17 kB on 20,000.
    """
    return min(_MOST, max(_LEAST, 9 * isqrt(words) // 2))


class Chunk(NamedTuple):
    """A file of entries, with its first and its last term."""

    first: str
    last: str
    content: bytes


class Span(NamedTuple):
    """Where a chunk's entries stand among all: its first and last term, and its name."""

    first: str
    last: str
    name: str


def make_chunks(entries: Iterable[Entry], most: int) -> Iterator[Chunk]:
    """Sorted entries of a shelf in files of about `most` bytes, none over the terms of syllables, which another has."""
    for _, alike in groupby(entries, key=lambda entry: entry.term[0] > ONE):
        held: list[Entry] = []
        size = 0
        for entry in alike:
            held.append(entry)
            size += len(entry.content)
            if size >= most:
                yield _chunk(held)
                held, size = [], 0
        if held:
            yield _chunk(held)


def make_table(version: str, pages: Iterable[str], chunks: Iterable[Span]) -> bytes:
    """The table of all pages (the names of their fragments) and chunks, which a first search loads.

    Pagefind weighs hits by the lengths of their pages, which would be most of the table: to it all have the same.
    """
    length = cbor.number(1)
    found = [b"".join((cbor.array(2), cbor.text(name), length)) for name in pages]
    spans = [cbor.array(3) + b"".join(map(cbor.text, span)) for span in _shortened(sorted(chunks))]
    none = cbor.array(0)
    return b"".join((b"\x86", cbor.text(version), *_array(found), *_array(spans), none, none, none))


def _shortened(spans: Sequence[Span]) -> Iterator[Span]:
    """The same with their terms as short as tells neighbours apart."""
    first = spans[0].first if spans else ""
    for span, following in zip_longest(spans, spans[1:]):
        if following is None:
            yield Span(first, span.last, span.name)
            return
        length = _shared(span.last, following.first) + 1
        # Cut short, the last may come before the first.
        yield Span(first, span.last[:length] if span.last[:length] >= first else span.last, span.name)
        first = following.first[:length]


def _shared(one: str, other: str) -> int:
    """How many characters two terms begin with alike."""
    return next(at for at, pair in enumerate(zip_longest(one, other)) if pair[0] != pair[1])


def _chunk(entries: Sequence[Entry]) -> Chunk:
    content = b"".join((b"\x81", *_array([entry.content for entry in entries])))
    return Chunk(entries[0].term, entries[-1].term, packed_file(content))


def _array(members: Sequence[bytes]) -> tuple[bytes, ...]:
    return cbor.array(len(members)), *members
