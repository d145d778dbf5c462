"""Which pages have a term, as Pagefind reads it: a shelf of all pages becomes sorted entries.

An entry of Pagefind 1.5 is [term, pages, spellings]; a page [how many further on, places, places in metadata]. Instead
of the places of a term stands what it is there (`terms.standing`), once for each way in which the page writes it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from operator import sub
from typing import NamedTuple

from lantoa.machine.search import cbor
from lantoa.machine.search.shelves import CLASSES, FILTERS, SYLLABLES, boards
from lantoa.machine.search.terms import Term, pair_term, rarity, standing, syllable_term

_TERMS: Mapping[int, Callable[[str], Term]] = {
    SYLLABLES: syllable_term,
    FILTERS: lambda term: Term(term, 0),
}

Marks = Sequence[int]
"""Numbers of pages, of `count`, in their order; to each is added `count` times the class of the word there."""


class Entry(NamedTuple):
    """A term, its bytes, and how many pages have it."""

    term: str
    content: bytes
    pages: int


def make_entries(shelf: int, pages: Iterable[bytes], count: int) -> Iterator[Entry]:
    """The entries of a shelf, sorted by their terms. `pages` are the shelves of all `count` pages."""
    found = _gather(pages, count)
    by_term: defaultdict[str, list[tuple[int, bytes]]] = defaultdict(list)
    term_of = _TERMS.get(shelf, pair_term)
    for word in found:
        plain, marks = term_of(word.decode())
        by_term[plain].append((marks, word))
    steps = _steps(count)
    for plain in sorted(by_term):
        spellings = [(marks, found.pop(word)) for marks, word in by_term.pop(plain)]
        here = _one_spelling if len(spellings) == 1 else _many_spellings
        number, postings = here(plain, spellings, steps)
        yield Entry(plain, b"".join((b"\x83", cbor.text(plain), postings, _NOTHING)), number)


_NOTHING = cbor.array(0)


@lru_cache(maxsize=1)
def _steps(count: int) -> tuple[bytes, ...]:
    """How a page begins that is so many further on."""
    return tuple(cbor.array(3) + cbor.number(step) for step in range(count))


def _gather(pages: Iterable[bytes], count: int) -> dict[bytes, list[int]]:
    """The pages that have each word."""
    found: defaultdict[bytes, list[int]] = defaultdict(list)
    for number, shelf in enumerate(pages):
        for level, words in boards(shelf):
            mark = number + level * count
            for word in words:
                found[word].append(mark)
    return dict(found)


def _one_spelling(
    plain: str, spellings: Sequence[tuple[int, Marks]], steps: Sequence[bytes]
) -> tuple[int, bytes]:
    """The pages of a term that all of them write in one way: nearly all terms."""
    [(written, marks)] = spellings
    count = len(steps)
    said = standing(plain, rarity(len(marks), count)) | written << 2
    places = [_places((said | level,)) for level in range(CLASSES)]
    if max(marks) < count:
        found = map(steps.__getitem__, map(sub, marks, chain((0,), marks)))
        return len(marks), cbor.array(len(marks)) + places[0].join(found) + places[0]
    pages = [mark % count for mark in marks]
    found = map(steps.__getitem__, map(sub, pages, chain((0,), pages)))
    tails = (places[mark // count] for mark in marks)
    return len(marks), cbor.array(len(marks)) + b"".join(chain.from_iterable(zip(found, tails, strict=True)))


def _many_spellings(
    plain: str, spellings: Sequence[tuple[int, Marks]], steps: Sequence[bytes]
) -> tuple[int, bytes]:
    count = len(steps)
    written: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for spelt, marks in spellings:
        for mark in marks:
            level, page = divmod(mark, count)
            # Two words may differ by what is no mark of Vietnamese.
            written[page][spelt] = max(level, written[page].get(spelt, 0))
    said = standing(plain, rarity(len(written), count))
    pages = sorted(written)
    found = [cbor.array(len(pages))]
    for before, page in pairwise((0, *pages)):
        here = sorted(said | spelt << 2 | level for spelt, level in written[page].items())
        found += (steps[page - before], _many_places(tuple(here)))
    return len(pages), b"".join(found)


def _places(places: tuple[int, ...]) -> bytes:
    """Places in ascending order, each but the first as how far it is from the one before; and none in metadata."""
    apart = map(sub, places, (0, *places))
    return b"".join((cbor.array(len(places)), *map(cbor.number, apart), _NOTHING))


_many_places = lru_cache(maxsize=1 << 12)(_places)
