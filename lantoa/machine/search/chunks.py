"""The files of an index: chunks of entries, and the table that leads to them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from lantoa.fingerprints import digest_of
from lantoa.machine.search import cbor
from lantoa.machine.search.fragments import packed_file
from lantoa.machine.search.postings import META_FIELDS
from lantoa.machine.search.terms import BARS

_CHUNK = 60_000
"""Bytes of entries in a chunk before it is packed: a query loads one for each of its terms."""


class Span(NamedTuple):
    """Where a chunk's entries stand among all: its first and last term, and its name."""

    first: str
    last: str
    name: str


Chunk = tuple[Span, bytes]
"""A file of entries."""


def make_chunks(entries: Iterable[tuple[str, bytes]], language: str) -> Iterator[Chunk]:
    """Sorted entries of a shelf in files. None holds two kinds of terms: others' would stand between them."""
    for _, alike in groupby(entries, key=lambda entry: entry[0][0] if entry[0][0] in BARS else ""):
        terms: list[str] = []
        held: list[bytes] = []
        size = 0
        for term, entry in alike:
            terms.append(term)
            held.append(entry)
            size += len(entry)
            if size >= _CHUNK:
                yield _chunk(terms, held, language)
                terms, held, size = [], [], 0
        if held:
            yield _chunk(terms, held, language)


def make_table(version: str, pages: Iterable[tuple[str, int]], chunks: Iterable[Span]) -> bytes:
    """The table of all pages (name of the fragment, length) and chunks, which a first search loads."""
    found = [cbor.array(2) + cbor.text(name) + cbor.number(length) for name, length in pages]
    spans = [cbor.array(3) + b"".join(map(cbor.text, span)) for span in _shortened(sorted(chunks))]
    fields = [cbor.text(field) for field in META_FIELDS]
    none = cbor.array(0)
    return b"".join(
        (b"\x86", cbor.text(version), *_array(found), *_array(spans), none, none, *_array(fields))
    )


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


def _chunk(terms: Sequence[str], entries: Sequence[bytes], language: str) -> Chunk:
    content = b"".join((b"\x81", *_array(entries)))
    name = f"{language}_{digest_of(content)[:10]}"
    return Span(terms[0], terms[-1], name), packed_file(content)


def _array(members: Sequence[bytes]) -> tuple[bytes, ...]:
    return cbor.array(len(members)), *members
